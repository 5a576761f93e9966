"""The words of the help pages: the English as the commands have it, and the Chinese of each."""

from __future__ import annotations

from typing import Final

# Two calls a command (and of the tool without one), and what each does.
EXAMPLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "": (
        ("zzf compare", "then and now"),
        ("zzf search 600亿", "what is 60 billion"),
    ),
    "themes": (
        ("zzf themes", "the themes and how much they hold"),
        ("zzf themes -f csv -o themes.csv", "for a spreadsheet"),
    ),
    "list": (
        ("zzf list city --unit km2", "areas in the city's theme"),
        ("zzf list --hedged --sort -value", "hedged figures, largest first"),
    ),
    "show": (
        ("zzf show built-up-area", "a card"),
        ("zzf show built-up-area -L both", "in both languages"),
    ),
    "get": (
        ("zzf get --value urbanisation-rate", "the number alone"),
        ("zzf get - < keys.txt", "keys from a file"),
    ),
    "search": (
        ("zzf search 常住人口", "by words"),
        ('zzf search "60 billion"', "by a number"),
    ),
    "compare": (
        ("zzf compare city", "one theme, 1978 and 2017"),
        ("zzf compare --all", "every before and after"),
    ),
    "cite": (
        ("zzf cite foreign-trade@2017", "in the style of the language"),
        ("zzf cite foreign-trade -s bibtex", "for a bibliography"),
    ),
    "quote": (
        ("zzf quote academicians --article a.txt", "the sentence"),
        ("zzf quote academicians --json", "its place (with _ARTICLE set)"),
    ),
    "verify": (
        ("zzf verify --article article.txt", "every locator"),
        ("zzf verify --article a.html --json", "for a script"),
    ),
    "audit": (
        ("zzf audit", "all claims"),
        ("zzf audit --reading customary", "hedges as usually understood"),
    ),
    "check": (
        ("zzf check facts.yaml", "a base of your own"),
        ("zzf check facts.yaml -f json", "for a script"),
    ),
    "export": (
        ("zzf export -o facts.sqlite", "a database"),
        ("zzf export -f csv-excel -o facts.csv", "for a spreadsheet"),
    ),
    "schema": (
        ("zzf schema -o facts.schema.json", "for an editor"),
        ("zzf schema | jq .title", "in a pipe"),
    ),
}

CHINESE: Final[dict[str, str]] = {
    # What the pages are made of.
    "Usage": "用法",
    "Options": "选项",
    "Commands": "命令",
    "Examples": "示例",
    "Options of all commands, explained by `zhuzhou-facts --help`": (
        "各命令共有的选项，见 zhuzhou-facts --help"
    ),
    "Show this message and exit.": "显示本帮助。",
    "Install completion for the current shell.": "为当前 shell 安装补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前 shell 的补全脚本，可复制或修改。"
    ),
    # The commands.
    "Look up figures from one source, told truly: with hedge, bounds and where they stand.": (
        "查询同一来源的数字，如实转述：带约数、界限和出处。"
    ),
    "List the themes, in the source's order.": "列出各主题，依原文次序。",
    "List facts as rows, one a figure.": "逐行列出条目，一个数字一行。",
    "By theme, kind, tag, time and unit; sorted by any field.": (
        "按主题、类别、标签、时间、单位筛选，按任一字段排序。"
    ),
    "Show everything about a fact.": "显示一个条目的一切。",
    "Its figures with their bounds, what follows from them, where it stands, what to mind.": (
        "数字及其界限、由此推算的数、出处、注意事项。"
    ),
    "Get values for scripts, by key.": "按键取值，供脚本使用。",
    "In a pipe: key, value, unit and the number as written, parted by tabs.": (
        "在管道中：键、数值、单位、原文写法，以制表符分隔。"
    ),
    "Find facts by words in Chinese or English, or by a number.": (
        "用中文、英文词语或数字查找条目。"
    ),
    (
        'Best first. 402.15, 21.9亿, "60 billion" and 65.7% find the figures that they are, and '
        "those that round to them."
    ): '最相关的在前。402.15、21.9亿、"60 billion"、65.7% 可查到相等的数和四舍五入后相等的数。',
    "Put then and now side by side.": "今昔对照。",
    "The change, the multiple with its bounds, the growth a year, and what to mind.": (
        "变化、倍数及其界限、年均增长、注意事项。"
    ),
    "Cite figures, in ten styles.": "引用数字，十种格式。",
    "The reference, the statement, and where it stands.": "参考文献、所述内容、出处。",
    "Show the sentence in your own copy.": "显示您手头原文中的句子。",
    "The figure is marked; -f json gives W3C selectors.": "标出数字；-f json 给出 W3C 选择器。",
    "Hold every locator against your own copy.": "用您手头的原文核对每处出处。",
    "Then it says which numbers of the copy no fact covers.": "并指出原文中哪些数字没有条目。",
    "Recompute the source's own arithmetic.": "重算原文自身的算术。",
    "Each claim agrees with the printed figures, disagrees, or cannot be told.": (
        "每个说法与所印数字相合、不合或不能判定。"
    ),
    "Say what is wrong with a fact base.": "检查事实库有何不妥。",
    "Every problem at once: file, line, fact, and how to mend it.": (
        "一次列出所有问题：文件、行、条目、如何修改。"
    ),
    "Write the whole fact base.": "导出整个事实库。",
    "A SQLite file is also what --facts reads.": "SQLite 文件也可由 --facts 读取。",
    "Print the JSON Schema of the fact base.": "输出事实库的 JSON Schema。",
    "For completion in editors and for validators.": "供编辑器补全和校验工具使用。",
    # The options and arguments of all commands.
    "Language of output [default: the locale's].": "输出语言〔默认随系统〕。",
    "Numbers as written, in 万/亿, or in million/billion.": (
        "数字照原文（source）、用万/亿（zh）或用 million/billion（intl）。"
    ),
    "How hedges bound [default: strict].": "约数的界限如何理解〔默认 strict，严格〕。",
    "Another fact base (YAML, or SQLite as exported).": "另一个事实库（YAML，或导出的 SQLite）。",
    "Colour [default: auto].": "颜色〔默认 auto，自动〕。",
    "Draw with ASCII alone.": "只用 ASCII 字符画表。",
    "No notes, only errors.": "不显示附注，只显示错误。",
    "Do not show long output in a pager.": "输出再长也不分页。",
    "Show tool, data version and SHA-256 of the facts.": "显示工具与数据的版本、事实库的 SHA-256。",
    "Format of rows [default: table on a terminal, else plain].": (
        "行的格式〔默认：终端上为 table，否则为 plain〕。"
    ),
    "The same as -f json.": "同 -f json。",
    "Save a picture: FILE.svg or FILE.html.": "存为图：FILE.svg 或 FILE.html。",
    "Only these fields.": "只要这些字段。",
    "Write to a file.": "写入文件。",
    # Those of single commands.
    "Only these themes.": "只要这些主题。",
    "Only this kind.": "只要这一类别。",
    "Only with this tag.": "只要有此标签的。",
    "Only of this time.": "只要这一时间的。",
    "Only in this unit.": "只要这一单位的。",
    "Only hedged figures.": "只要非确数。",
    "Derived figures too.": "也列推算的数。",
    "Sort by a field; -FIELD: down.": "按字段排序；-FIELD 为降序。",
    "At most so many rows.": "最多若干行。",
    "Facts, by id or key.": "条目，用标识或键。",
    "ID or ID@WHEN; - reads keys, one a line.": "ID 或 ID@WHEN；- 从标准输入逐行读取。",
    "The bare number alone.": "只要数字本身。",
    "With --value: hedged and derived numbers too.": "与 --value 合用：约数和推算的数也要。",
    "Words, or a number.": "词语或数字。",
    "One of the words is enough.": "有一个词即可。",
    "Say why each was found.": "说明为何查到。",
    "Only these.": "只要这些。",
    "The earlier time.": "较早的时间。",
    "The later time.": "较晚的时间。",
    "Every other before/after pair as well.": "也列其他每一对前后数字。",
    "ID or ID@WHEN.": "ID 或 ID@WHEN。",
    "Style [default: by language].": "格式〔默认随语言〕。",
    "When you read it: YYYY-MM-DD.": "您查阅的日期：YYYY-MM-DD。",
    "Your copy of the source: text or HTML; - is standard input.": (
        "您手头的原文：文本或 HTML；- 为标准输入。"
    ),
    "A fact base [default: the one in use].": "事实库〔默认：正在用的〕。",
    "Format [default: by the file's ending, else json].": "格式〔默认看文件后缀，否则 json〕。",
    # What the examples do.
    "then and now": "今昔对照",
    "what is 60 billion": "哪个数是600亿",
    "the themes and how much they hold": "各主题及其条数",
    "for a spreadsheet": "供电子表格用",
    "areas in the city's theme": "城市主题中的面积",
    "hedged figures, largest first": "非确数，从大到小",
    "a card": "一张卡片",
    "in both languages": "中英文并列",
    "the number alone": "只要数字",
    "keys from a file": "从文件读键",
    "by words": "按词语",
    "by a number": "按数字",
    "one theme, 1978 and 2017": "一个主题，1978年和2017年",
    "every before and after": "每一对前后数字",
    "in the style of the language": "用该语言惯用的格式",
    "for a bibliography": "供文献库用",
    "the sentence": "原句",
    "its place (with _ARTICLE set)": ("其位置（已设 _ARTICLE）"),
    "every locator": "每处出处",
    "for a script": "供脚本用",
    "all claims": "所有说法",
    "hedges as usually understood": "约数照习惯理解",
    "a base of your own": "您自己的事实库",
    "a database": "数据库",
    "for an editor": "供编辑器用",
    "in a pipe": "在管道中",
}


def in_language(english: str, lang: str) -> str:
    """Return words of a help page in `zh`, in `en`, or for `both` the Chinese and the English."""
    chinese = CHINESE.get(english, english)
    if lang == "both":
        return " ".join(dict.fromkeys((chinese, english)))
    return chinese if lang == "zh" else english
