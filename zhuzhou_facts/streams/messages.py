"""What the tool says beside the data, notes and errors: the Chinese of each English message.

Messages are made in English, in every layer, as they are in the library's exceptions; the one
writer to standard error tells them in the reader's language. `{said…}` stands for words that are
themselves told; any other name for data, which stays as it is.
"""

from __future__ import annotations

from typing import Final

from zhuzhou_facts.streams.catalogue import Catalogue

MESSAGES: Final[dict[str, str]] = {
    "zhuzhou-facts: {said}": "zhuzhou-facts: {said}",
    # The call.
    "{said}; see {command} --help": "{said}；见 {command} --help",
    "No such command {name}. Did you mean {near}?": "没有命令 {name}；是不是 {near}？",
    "No such command {name}": "没有命令 {name}",
    "No such option: {name} (Possible options: {near})": "没有选项 {name}；是不是 {near}？",
    "No such option: {name}": "没有选项 {name}",
    "Option {name} requires an argument": "选项 {name} 后面要有值",
    "Option {name} does not take a value": "选项 {name} 不带值",
    "Got unexpected extra argument(s) ({words})": "多余的参数：{words}",
    "Invalid value for {name}: {said}": "{name} 的值不对：{said}",
    "{value} is not one of {choices}": "{value} 不在其列：{choices}",
    "{option} takes a whole number from 0 to {most}, not {text}": (
        "{option} 的值应为 0 到 {most} 的整数，而不是 {text}"
    ),
    "{variable} is {value}, not one of {choices}": "{variable} 为 {value}，不在其列：{choices}",
    "{command} needs a KEY, such as those that `zhuzhou-facts list` prints": (
        "{command} 要有键（KEY），如 `zhuzhou-facts list` 所列"
    ),
    "{command} needs an ID, such as those that `zhuzhou-facts list` prints": (
        "{command} 要有标识（ID），如 `zhuzhou-facts list` 所列"
    ),
    "get needs a KEY, or - to read keys from standard input": (
        "get 要有键（KEY），或用 - 从标准输入读取"
    ),
    "search needs a QUERY: words, or a number": "search 要有查询内容：词语或数字",
    "--bare goes with --value": "--bare 与 --value 合用",
    "--value prints the bare number; it goes with no --json and no --fields": (
        "--value 只输出数字，不与 --json、--fields 合用"
    ),
    "--value prints the bare number; there is nothing to --save": (
        "--value 只输出数字，没有可用 --save 保存的图"
    ),
    "--save draws a picture: its FILE ends in .svg or .html": (
        "--save 画图：文件名须以 .svg 或 .html 结尾"
    ),
    "--save draws a picture; it goes with no other format and no --output": (
        "--save 画图，不与其他格式或 --output 合用"
    ),
    "{command} draws nothing that --save could save": "{command} 没有可用 --save 保存的图",
    "--fields names none; the fields are {fields}": "--fields 没有写字段；字段有 {fields}",
    "no field {name}; the fields are {fields}": "没有字段 {name}；字段有 {fields}",
    "--accessed {text} is no day; write it as {day}": "--accessed {text} 不是日期；请写作 {day}",
    "{text} is no date; write YYYY-MM-DD, YYYY-MM or YYYY": (
        "{text} 不是日期；请写作 YYYY-MM-DD、YYYY-MM 或 YYYY"
    ),
    "--article FILE is needed: your own copy of the source (or set ZHUZHOU_FACTS_ARTICLE)": (
        "要有 --article FILE：您手头的原文（或设 ZHUZHOU_FACTS_ARTICLE）"
    ),
    "a SQLite file is nothing to look at; name one with -o FILE": (
        "SQLite 文件不宜在终端上看；请用 -o FILE 写入文件"
    ),
    "{format} is drawn for a terminal; there is no text of it": "{format} 只为终端而画，没有文本",
    # Looking up.
    "nothing found for {query}": "没有查到 {query}",
    "nothing found": "没有查到",
    "{count} of {all} rows": "{all} 行中的 {count} 行",
    "{count} rows": "{count} 行",
    "{key} has {count} figures; name one of {keys}": "{key} 有 {count} 个数；请写明 {keys} 之一",
    "{key} has bounds but no value; use -f json": "{key} 有界限而没有值；请用 -f json",
    "{key} is derived, not stated; --bare prints it all the same": (
        "{key} 是推算的，原文没有写；用 --bare 仍可输出"
    ),
    "{key} is derived, not written: {formula}": "{key} 是推算的，原文没有写：{formula}",
    "{key} has no figure": "{key} 没有数字",
    "{key} is hedged ({written}); --bare prints it all the same": (
        "{key} 不是确数（{written}）；用 --bare 仍可输出"
    ),
    "standard input, line {line}: not UTF-8; the line is left out": (
        "标准输入第 {line} 行：不是 UTF-8；略去这一行"
    ),
    # Computing.
    "nothing to compare between {start} and {end}; {said}": (
        "{start} 与 {end} 之间没有可比的；{said}"
    ),
    "no fact has figures of two times": "没有哪个条目有两个时间的数",
    "there is {pairs} …; see --all": "有 {pairs} …；见 --all",
    "there is {pairs}": "有 {pairs}",
    "{count} claims: {agree} agree, {disagree} disagree, {open} cannot be told": (
        "{count} 个说法：{agree} 个相合，{disagree} 个不合，{open} 个不能判定"
    ),
    # The source.
    "the source has no {said}; none is made up": "来源没有{said}；不予杜撰",
    "URL": "网址",
    "author": "作者",
    "container-title": "所在刊物",
    "issued": "日期",
    "publisher": "出版者",
    "{key} is missing in {copy}": "{key} 不在 {copy} 中",
    "{key} is ambiguous in {copy}": "{key} 在 {copy} 中不止一处",
    "{count} locators: {said}": "{count} 处出处：{said}",
    "{count} exact": "{count} 处逐字相同",
    "{count} normalised": "{count} 处规范后相同",
    "{count} moved": "{count} 处移位",
    "{count} missing": "{count} 处没有找到",
    "{count} ambiguous": "{count} 处不止一处相同",
    "none": "无",
    (
        "no fact covers {text} (section {section} paragraph {paragraph}, "
        "characters {start} to {end})"
    ): "没有条目涉及 {text}（第 {section} 部分第 {paragraph} 段，第 {start} 至 {end} 字符）",
    "every number of the copy is covered": "原文中每个数字都有条目",
    # Files.
    "{path}: {facts} facts, {figures} figures: sound": (
        "{path}：{facts} 个条目，{figures} 个数：无误"
    ),
    "1 problem": "1 个问题",
    "… and {count} more: see zhuzhou-facts check": "… 另有 {count} 个：见 zhuzhou-facts check",
    "{count} problems": "{count} 个问题",
    "{name}: no compiled fact base: {error}; compile it again": (
        "{name}：不是编译过的事实库：{error}；请重新编译"
    ),
    "{name}: compiled in version {its}, not {ours}; compile it again": (
        "{name}：编译的版本是 {its}，不是 {ours}；请重新编译"
    ),
    "{name}: damaged; compile it again": "{name}：已损坏；请重新编译",
    "{name}: its document is no fact base of this version; compile it again": (
        "{name}：其中没有本版本的事实库；请重新编译"
    ),
    "{name}: larger than {limit} MiB; name a smaller file": (
        "{name}：大于 {limit} MiB；请用小些的文件"
    ),
    "{name}: larger than {limit} MiB; give less": "{name}：大于 {limit} MiB；请少给一些",
    "{name}: nothing comes out of this pipe; write into it first": (
        "{name}：管道里没有内容；请先写入"
    ),
    "{name}: larger than {limit} MiB and not compiled; name a smaller file": (
        "{name}：大于 {limit} MiB，又没有编译；请用小些的文件"
    ),
    "cannot make {folder}: {said}": "不能建立 {folder}：{said}",
    "{name}: is a folder; name a file in it": "{name}：是文件夹；请写明其中的文件",
    "{name}: is no regular file; name a file, or - for standard input": (
        "{name}：不是普通文件；请写明文件，或用 - 表示标准输入"
    ),
    "{name}: {said}; name a file that can be read": "{name}：{said}；请用可以读取的文件",
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "No space left on device": "磁盘已满",
    "standard input: is closed; name a file": "标准输入已关闭；请写明文件",
    "standard input: {error}; name a file": "标准输入：{error}；请写明文件",
    "{name}, line {line}, column {column}: {said}; save the copy as UTF-8": (
        "{name} 第 {line} 行第 {column} 列：{said}；请存为 UTF-8"
    ),
    "byte {byte} is not {encoding}": "字节 {byte} 不是 {encoding}",
    "a NUL character, so this is no text": "有 NUL 字符，不是文本",
    "{place}: not UTF-8; it looks like {encoding}; save it as UTF-8": (
        "{place}：不是 UTF-8，像是 {encoding}；请存为 UTF-8"
    ),
    "{place}: not UTF-8; save it as UTF-8": "{place}：不是 UTF-8；请存为 UTF-8",
    "cannot write to standard output: {said}": "不能写到标准输出：{said}",
    "cannot write {name}: {said}": "不能写入 {name}：{said}",
    "internal fault: {error}; please report it with the command that you ran": (
        "内部故障：{error}；请连同所用的命令报告"
    ),
    # Last, because others begin as these do.
    "no {key}; the nearest: {near}": "没有 {key}；相近的有 {near}",
    "no {key}": "没有 {key}",
}
# A number is one word; of anything else nobody knows where it ends.
_CATALOGUE: Final = Catalogue(MESSAGES, {"count": r"\S+"})


def in_language(message: str, lang: str) -> str:
    """Return a message in `zh`, as it is in `en`, in both for `both`; unknown ones as they are."""
    chinese = None if lang == "en" else _CATALOGUE.told(message)
    if chinese is None:
        return message
    return " / ".join(dict.fromkeys((chinese, message))) if lang == "both" else chinese


def is_known(message: str) -> bool:
    """Return whether a message has its Chinese."""
    return _CATALOGUE.told(message) is not None
