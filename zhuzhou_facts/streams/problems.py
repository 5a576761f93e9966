"""What is wrong with a fact base, and how to mend it: the Chinese of each English text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.streams.catalogue import Catalogue

if TYPE_CHECKING:
    from zhuzhou_facts.errors import Problem

# libyaml's own words, the commonest ones; others stay as they are.
_YAML: Final[dict[str, str]] = {
    "did not find expected ',' or ']'": "缺少 ',' 或 ']'",
    "did not find expected ',' or '}'": "缺少 ',' 或 '}}'",
    "did not find expected key": "此处应有键",
    "did not find expected '-' indicator": "此处应有 '-'",
    "did not find expected <document start>": "此处应已结束",
    "could not find expected ':'": "缺少 ':'",
    "mapping values are not allowed in this context": "此处不可有冒号和值",
    "block sequence entries are not allowed in this context": "此处不可有 '-' 列表项",
    "found unexpected end of stream": "文件到头了，还没有写完",
    "found character that cannot start any token": "此处不可有这个字符",
    "found unknown escape character": "反斜杠后的字符不对",
}
_DOING: Final[dict[str, str]] = {
    "while parsing a block mapping": "在映射中",
    "while parsing a flow mapping": "在 {{ }} 映射中",
    "while parsing a block collection": "在列表中",
    "while parsing a flow sequence": "在 [ ] 列表中",
    "while parsing a quoted scalar": "在引号中",
    "while scanning a quoted scalar": "在引号中",
    "while scanning a simple key": "在键中",
    "while scanning for the next token": "在词语之间",
}
PROBLEMS: Final[dict[str, str]] = {
    # What is no YAML, or more than a fact base may have of it.
    "not YAML: {saidyaml} {saiddoing} that begins in line {count}": (
        "不是 YAML：{saiddoing}（始于第 {count} 行）：{saidyaml}"
    ),
    "not YAML: {saidyaml} {saiddoing}": "不是 YAML：{saiddoing}：{saidyaml}",
    "not YAML: {saidyaml}": "不是 YAML：{saidyaml}",
    "not YAML: {other}": "不是 YAML：{other}",
    "look at the quotes, brackets, colons and indents there and just before": (
        "请看此处和前面的引号、括号、冒号和缩进"
    ),
    "the character {character} is not allowed": "不可有字符 {character}",
    "the character {character} hides in this text as an escape": (
        "文本中藏着转义的字符 {character}"
    ),
    "take it out; many editors can show it": "请删去；许多编辑器能显示它",
    "a line ends in a carriage return alone": "有一行只以回车符结尾",
    "save the file with the line ends of Unix or of Windows": (
        "请以 Unix 或 Windows 的换行符保存文件"
    ),
    "too many lines begin with %": "以 % 开头的行太多",
    "take them out": "请删去",
    "take it out": "请删去",
    "an alias (*) is not allowed": "不可有别名引用（*）",
    "write the value out": "请把值写全",
    "a second document begins": "第二个文档从此开始",
    "keep one to a file": "一个文件请只留一个",
    "{count} problems, and there may be more": "{count} 个问题，也许还有",
    "mend these first": "请先改这些",
    "an anchor (&) is not allowed": "不可有锚点（&）",
    "the tag {tag} is not allowed": "不可有标签 {tag}",
    "a key must be a text": "键应为文本",
    "write a plain word before the colon": "冒号前请写一个词",
    "nested more than {count} deep": "嵌套超过 {count} 层",
    "a fact base never is": "事实库不会如此",
    "what follows # here is a comment and not part of the text": ("此处 # 后面是注释，不属于文本"),
    "quote the text, or put a space after #": "请给文本加引号，或在 # 后加空格",
    "more than {count} values": "超过 {count} 个值",
    "a fact base has fewer": "事实库没有这么多",
    "more than {count} in one place": "一处超过 {count} 个",
    "take most of it out": "请删去大部分",
    "a merge key (<<) is not allowed": "不可有合并键（<<）",
    "write the keys out": "请把键写全",
    "the key {quoted} stands twice": "键 {quoted} 出现两次",
    "keep one of them": "请留一个",
    "the file is empty": "文件是空的",
    "the file is no mapping": "文件不是映射",
    "a fact base has the fields that `zhuzhou-facts schema` describes": (
        "事实库的字段见 `zhuzhou-facts schema`"
    ),
    # The shape.
    "the file": "文件",
    "an item of the file": "文件中的一项",
    "an item of {quoted}": "{quoted} 中的一项",
    "{saidfield} is missing": "缺少 {saidfield}",
    "add it": "请补上",
    "{saidfield} is no field here": "此处没有字段 {saidfield}",
    "did you mean {quoted}? else take it out": "是不是 {quoted}？否则请删去",
    "choose one of them": "请任选其一",
    "{saidfield} must be a text": "{saidfield} 应为文本",
    "write it as one, in quotes if need be": "请写成文本，必要时加引号",
    "{saidfield} must be a whole number": "{saidfield} 应为整数",
    "write it in digits, without quotes": "请用数字写，不加引号",
    "write it without a fraction": "请不要写小数",
    "{saidfield} must be true or false": "{saidfield} 应为 true 或 false",
    "write one of the two, without quotes": "请写其中之一，不加引号",
    "{saidfield} must be a number": "{saidfield} 应为数字",
    "write it in digits, or as 1/3": "请用数字写，或写作 1/3",
    "{saidfield} must be a list": "{saidfield} 应为列表",
    "put it in [ ], or each item after a dash": "请放在 [ ] 中，或每项前加 -",
    "{saidfield} must be a mapping": "{saidfield} 应为映射",
    "give it keys and values": "请写出键和值",
    "{saidfield} must be {choices} or {last}": "{saidfield} 应为 {choices} 或 {last}",
    "{saidfield} must be {choices}": "{saidfield} 应为 {choices}",
    "{saidfield}: {message}": "{saidfield}：{message}",
    "see zhuzhou-facts schema": "见 zhuzhou-facts schema",
    # Names.
    "did you mean {quoted}?": "是不是 {quoted}？",
    "known are {names}": "已有的是 {names}",
    "declare it": "请先声明",
    "no theme {quoted}": "没有主题 {quoted}",
    "no unit {quoted}": "没有单位 {quoted}",
    "no fact {quoted}": "没有条目 {quoted}",
    # The head.
    "format {count} is not known to this version": "本版本不认识格式 {count}",
    "write {count}, or use the version that wrote the file": ("请写 {count}，或用写这个文件的版本"),
    "the languages must be zh, en or both": "语言应为 zh、en 或两者",
    "list those that it has": "请列出所有的语言",
    "the title is empty": "标题是空的",
    "give it in zh, in en or in both": "请写 zh、en 或两者",
    "{quoted} is no date": "{quoted} 不是日期",
    "write it as 2018-11-14, 2018-11 or 2018": "请写作 2018-11-14、2018-11 或 2018",
    "{quoted} is neither a date (EDTF) nor a label": "{quoted} 不是日期（EDTF），也不是时间标签",
    "use small letters, digits and single hyphens": "请用小写字母、数字和单个连字符",
    # Themes, texts and ids.
    "section and paragraphs cannot be negative": "section 和 paragraphs 不可为负",
    "count from 0": "请从 0 数起",
    "section {count} is also that of theme {quoted}": "第 {count} 部分也属于主题 {quoted}",
    "give each section one theme": "请让每部分只有一个主题",
    "has no {lang}": "没有 {lang}",
    "add {lang}, or take {all} out of languages": "请补上 {lang}，或从 languages 中删去 {all}",
    "{lang} begins or ends with a space": "{lang} 的开头或结尾有空格",
    "{quoted} is no id": "{quoted} 不能作标识",
    "the id {quoted} stands twice": "标识 {quoted} 出现两次",
    "give each its own": "请各用各的",
    "the alias {quoted} is that of {other} too": "又名 {quoted} 也是 {other} 的",
    "the name {quoted} is that of {other} too": "名称 {quoted} 也是 {other} 的",
    "tell them apart": "请区分开",
    # Places.
    "stands in section {count}, but its theme is section {all}": (
        "在第 {count} 部分，主题却是第 {all} 部分"
    ),
    "mend the theme or the section": "请改主题或 section",
    "there is no section {count}": "没有第 {count} 部分",
    "the themes have {names}": "主题有第 {names} 部分",
    "section {count} has no paragraph {all}": "第 {count} 部分没有第 {all} 段",
    "its theme says {count}, counted from 1": "主题说有 {count} 段，从 1 数起",
    "its theme says none": "主题说没有段落",
    # Figures and changes.
    "has neither figures nor a phrase as written": "没有数字，也没有原文的写法",
    "add `written`": "请补上 `written`",
    "give each figure a time of its own": "请让每个数有自己的时间",
    "counts something that is not named": "数的是什么，没有写明",
    "add `counter` to the fact": "请给条目补上 `counter`",
    "add `counter`": "请补上 `counter`",
    "another change tells of {quoted} too, for which no figure is stated": (
        "另一变化也说到 {quoted}，而那时没有写明的数"
    ),
    "keep the one that the figure is to follow from": "请留下用来推算的那个",
    "neither {quoted} nor {other} has a figure": "{quoted} 和 {other} 都没有数",
    "add the figure that the change starts from or leads to": "请补上变化的起点或终点的数",
    "{quoted} stands for both times": "两个时间都是 {quoted}",
    "give it two": "请写两个时间",
    "{quoted} is not before {other}": "{quoted} 不早于 {other}",
    "swap them": "请对调",
    "{quoted} is neither a date (EDTF) nor a known label": (
        "{quoted} 不是日期（EDTF），也不是已有的时间标签"
    ),
    "write it as 2017, 2018-06 or 2012-11/..": "请写作 2017、2018-06 或 2012-11/..",
    "{quoted} cannot be read: {why}": "{quoted} 无法读取：{why}",
    "mend `written`": "请改 `written`",
    "value is {value}, but {quoted} says {its}": "value 是 {value}，而 {quoted} 说的是 {its}",
    "mend the one that is wrong": "请改错的那个",
    "hedge is {value}, but {quoted} says {its}": "hedge 是 {value}，而 {quoted} 说的是 {its}",
    "write `hedge: {value}`, or mend `written`": "请写 `hedge: {value}`，或改 `written`",
    "{quoted} is in no unit, not in {unit} or {last}": "{quoted} 没有单位，应为 {unit} 或 {last}",
    "{quoted} is in no unit, not in {unit}": "{quoted} 没有单位，应为 {unit}",
    "{quoted} is in {its}, not in {unit} or {last}": (
        "{quoted} 的单位是 {its}，应为 {unit} 或 {last}"
    ),
    "{quoted} is in {its}, not in {unit}": "{quoted} 的单位是 {its}，应为 {unit}",
    "mend the unit or `written`": "请改单位或 `written`",
    # Relations.
    "a relation of kind {quoted} needs {other}": "{quoted} 类关系要有 {other}",
    "a relation of kind {quoted} has no {other}": "{quoted} 类关系没有 {other}",
    "take it out, or mend the kind": "请删去，或改类别",
    "nothing follows from a count of facts": "从条目的计数推算不出什么",
    "{quoted} is none of part, share and whole": "{quoted} 不是 part、share、whole 之一",
    "name the one not stated": "请写没有写明的那个",
    "what is left is only known of parts that do not overlap": "各部分不重叠，才知道还剩多少",
    "add `distinct: true` where that is so, or take it out": (
        "如不重叠请补上 `distinct: true`，否则请删去"
    ),
    "{quoted} names {count} figures": "{quoted} 有 {count} 个数",
    "{quoted} has no figure at {other}": "{quoted} 没有 {other} 的数",
    "name one of {names}": "请写明 {names} 之一",
    "name a fact with a figure": "请写有数的条目",
}
# How Python quotes a text: where it ends is never in doubt, whatever it holds.
_QUOTED: Final = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_CATALOGUE: Final = Catalogue(
    PROBLEMS | _YAML | _DOING,
    {
        "count": r"-?[0-9][0-9,]*",
        "quoted": _QUOTED,
        "saidfield": f"(?:an item of )?(?:the file|{_QUOTED})",
        "saidyaml": "|".join(map(re.escape, _YAML)),
        "saiddoing": "|".join(map(re.escape, _DOING)),
    },
)


def in_chinese(text: str) -> str | None:
    """Return what is wrong, or how to mend it, in Chinese; None where it is not known."""
    return _CATALOGUE.told(text)


def problem_in_language(problem: Problem, lang: str) -> str:
    """Return `file:line:column: [fact: ]what[；mend]` in `zh`, in `en`, or in both for `both`."""
    if lang == "en":
        return str(problem)
    what, mend = in_chinese(str(problem.message)), in_chinese(str(problem.fix or ""))
    if what is None and mend is None:
        return str(problem)
    said = "；".join(filter(None, (what or str(problem.message), mend or str(problem.fix or ""))))
    fact = f"{problem.fact}: " if problem.fact else ""
    told = f"{problem.file}:{problem.line}:{problem.column}: {fact}{said}"
    if lang == "zh":
        return told
    mend_too = f"; {problem.fix}" if problem.fix else ""
    return f"{told} / {problem.message!s}{mend_too}"
