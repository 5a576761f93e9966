"""The tool speaks the reader's language: messages, help pages, whatever goes wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from loading_toys import SOUND, cases, spoiled
from rich.cells import cell_len

from zhuzhou_facts import cli, commands
from zhuzhou_facts.base.loading import examine
from zhuzhou_facts.cli.app import build
from zhuzhou_facts.errors import Problem
from zhuzhou_facts.streams.language import asked, tongue
from zhuzhou_facts.streams.manual import CHINESE, EXAMPLES
from zhuzhou_facts.streams.messages import MESSAGES, in_language, is_known
from zhuzhou_facts.streams.problems import PROBLEMS, in_chinese, problem_in_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from project import Ran

PACKAGE = Path(cli.__file__).parent.parent
COMMANDS = [name for name in commands.COMMANDS if name]
# What says something: the methods, and the errors that the command line tells.
SPEAKERS = {"note", "error", "complain"}
ERRORS = {
    *("UsageError", "FileUnreadableError", "NoBareValueError", "OutputError"),
}


def _tool() -> Any:
    """Return the tool with all its commands."""
    return build(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
        ((), {}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "zh_CN.UTF-8", "ZHUZHOU_FACTS_LANG": "en"}, "en"),
        (("list", "-L", "zh"), {"ZHUZHOU_FACTS_LANG": "en"}, "zh"),
        (("-Lzh", "list"), {}, "zh"),
        (("list", "--lang", "both"), {}, "both"),
        (("list", "--lang=zh", "-L", "en"), {}, "en"),
        (("list", "--", "-L", "zh"), {}, "en"),
        (("list", "-L"), {"LANG": "zh_TW"}, "zh"),
        (("list", "-L", "fr"), {}, "en"),
        (("list",), {"ZHUZHOU_FACTS_LANG": "fr"}, "en"),
    ],
)
def test_the_language_is_known_before_the_call_is(
    arguments: tuple[str, ...], environ: dict[str, str], lang: str
) -> None:
    assert tongue(arguments, environ) == lang


def test_an_option_is_found_wherever_it_stands() -> None:
    assert asked(("a", "--color", "never", "b"), "--color") == "never"
    assert asked(("a",), "--color") == ""


def _messages() -> Iterator[tuple[str, str]]:
    """Yield where each message is made, and the message, filled with made-up words."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            if name in SPEAKERS | ERRORS and node.args:
                for sample in _samples(node.args[0]):
                    yield f"{path.name}:{node.lineno}", sample


def _samples(node: ast.expr) -> list[str]:
    """Return what a message may be: a text, or one with its fields filled in."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        parts = [
            str(part.value) if isinstance(part, ast.Constant) else "x7" for part in node.values
        ]
        return ["".join(parts)]
    return []


MADE = [
    (where, text)
    for where, text in _messages()
    # A text of fields alone has words of its own from elsewhere.
    if re.search("[a-z]{2}", text.replace("x7", ""))
]


@pytest.mark.parametrize(("where", "text"), MADE, ids=[f"{where}" for where, _ in MADE])
def test_every_message_has_its_chinese(where: str, text: str) -> None:
    # A plural, and a part that may be missing, are filled in as they most often are.
    text = text.replace("problemx7", "problems").replace("x7x7 rows", "x7 rows")
    text = text.replace("is x7 in", "is missing in").replace("; x7save", "; save")
    assert is_known(text), f"{where}: {text}"
    assert re.search("[\u4e00-\u9fff]", in_language(text, "zh")), f"{where}: {text}"


def test_there_are_messages_to_look_at() -> None:
    assert len(MADE) > 40


@pytest.mark.parametrize(("english", "chinese"), MESSAGES.items())
def test_a_message_and_its_chinese_have_the_same_fields(english: str, chinese: str) -> None:
    fields = set(re.findall(r"\{([a-z]+)\}", english))
    told = set(re.findall(r"\{([a-z]+)\}", chinese))
    # Typer's own way to say why is left out where ours says it.
    assert told <= fields
    assert fields - told <= {"how"}
    chinese.encode("gbk")


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("zhuzhou-facts: nothing found", "zhuzhou-facts: 没有查到"),
        ("no 'x'; the nearest: xy, xz", "没有 'x'；相近的有 xy, xz"),
        ("3 of 204 rows", "204 行中的 3 行"),
        ("220 locators: 218 exact, 2 moved", "220 处出处：218 处逐字相同，2 处移位"),
        ("the source has no URL; none is made up", "来源没有网址；不予杜撰"),
        (
            "no fact covers '1' (section 2 paragraph 3, characters 4 to 5)",
            "没有条目涉及 '1'（第 2 部分第 3 段，第 4 至 5 字符）",
        ),
        ("built-up-area: rounds", "built-up-area: rounds"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_messages_are_told_in_chinese_and_data_stays(message: str, zh: str) -> None:
    assert in_language(message, "zh") == zh
    assert in_language(message, "en") == message
    assert in_language(message, "both") == (message if zh == message else f"{zh} / {message}")


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("width", ["40", "80"])
def test_help_in_chinese_has_no_english_sentence(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ran = run(*filter(None, [command]), "--help", "-L", "zh")
    assert ran.code == 0
    assert "示例" in ran.out
    # Three words of small letters one after another are a sentence.
    about = ran.out.partition("\n")[2].partition("示例")[0]
    assert not re.search(r"\b[A-Za-z]?[a-z]+ [a-z]+ [a-z]+\b", about)
    assert all(cell_len(line) <= int(width) for line in ran.out.splitlines())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen_and_has_two_examples(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run(command, "--help", "-L", lang).out.splitlines()
    assert len(lines) < 24
    assert [line.split()[:2] for line in lines[-2:]] == [["zzf", command]] * 2


def test_every_word_of_the_help_pages_has_its_chinese_and_none_is_left_over() -> None:
    root = _tool()
    context = root.make_context("zzf", [], resilient_parsing=True)
    said = {"Usage", "Options", "Commands", "Examples"}
    said.add("Options of all commands, explained by `zhuzhou-facts --help`")
    for command in [root, *root.commands.values()]:
        said |= {" ".join(part.split()) for part in command.help.split("\n\n")}
        said |= {param.help for param in command.get_params(context) if param.help}
    assert set(EXAMPLES) == {"", *COMMANDS}
    said |= {told for pairs in EXAMPLES.values() for _, told in pairs}
    assert said - set(CHINESE) == set()
    assert set(CHINESE) - said == set()


@pytest.mark.parametrize(
    ("arguments", "zh"),
    [
        (("lst",), "没有命令 'lst'；是不是 'list'？"),
        (("list", "--hedge"), "没有选项 --hedge；是不是 --hedged"),
        (("list", "--limit", "x"), "--limit 的值应为 0 到 1000000000 的整数，而不是 'x'"),
        (("check", "a", "b"), "多余的参数：b"),
        (("list", "--kind", "x"), "'x' 不在其列"),
    ],
)
def test_a_wrong_call_is_told_in_chinese_with_what_is_near(
    run: Callable[..., Ran], arguments: tuple[str, ...], zh: str
) -> None:
    ran = run(*arguments, "-L", "zh")
    assert ran.code == 2
    assert zh in ran.err
    assert not re.search("[a-z]+ [a-z]+ [a-z]+ [a-z]+", ran.err)


@pytest.mark.parametrize("command", sorted(EXAMPLES))
def test_the_examples_are_calls_that_parse(command: str) -> None:
    import shlex

    root = _tool()
    for line, _ in EXAMPLES[command]:
        words = shlex.split(re.split("[|<]", line)[0])[1:]
        name = words[0]
        root.commands[name].make_context(name, words[1:], obj={})


HELD = [
    "{\n",
    "[1, 2\n",
    "a: b: c\n",
    "a: @x\n",
    'a: "x\n',
    "",
    "- 1\n",
    "a: &x 1\nb: *x\n",
    "a: !t 1\n",
    "a: b\n---\na: c\n",
    "{1: {2: 3}, [4]: 5, <<: 6}\n",
    "a: b #c\n",
    "a: \x01\n",
    'a: "\\x01"\n',
    "a: b\rc: d\n",
    "[" * 40,
    "%a\n" * 9,
    "- 1\n" * 2_001,
    SOUND.replace("12座", "x" * 60),
]


def _problems(folder: Path) -> Iterator[Problem]:
    texts = [*HELD]
    for file in sorted((Path(__file__).parents[1] / "data" / "negative").glob("*.txt")):
        texts += [spoiled(old, new) for _, old, new, _ in cases(file)]
    path = folder / "toy.yaml"
    for text in texts:
        path.write_bytes(text.encode())
        yield from examine(path)[1]


def test_every_problem_and_its_mend_have_their_chinese(tmp_path: Path) -> None:
    said = {text for each in _problems(tmp_path) for text in (each.message, each.fix or "")}
    assert len(said) > 150
    assert [text for text in sorted(said) if in_chinese(text) is None] == []


@pytest.mark.parametrize(("english", "chinese"), PROBLEMS.items())
def test_a_problem_and_its_chinese_have_the_same_fields(english: str, chinese: str) -> None:
    assert set(re.findall(r"\{([a-z]+)\}", english)) == set(re.findall(r"\{([a-z]+)\}", chinese))
    chinese.encode("gbk")


@pytest.mark.parametrize(
    ("what", "mend", "zh"),
    [
        ("no theme 'x'", "did you mean 'y'?", "没有主题 'x'；是不是 'y'？"),
        ("'a' is missing", "add it", "缺少 'a'；请补上"),
        (
            (
                "not YAML: did not find expected ',' or '}' "
                "while parsing a flow mapping that begins in line 2"
            ),
            "",
            "不是 YAML：在 { } 映射中（始于第 2 行）：缺少 ',' 或 '}'",
        ),
        (
            "the alias \"it's that of 'b' too\" is that of '{x}' too",
            "tell them apart",
            "又名 \"it's that of 'b' too\" 也是 '{x}' 的；请区分开",
        ),
        ("wholly unknown", "", "wholly unknown"),
    ],
)
def test_a_problem_is_told_in_chinese_and_data_stays(what: str, mend: str, zh: str) -> None:
    problem = Problem("f", 1, 2, what, mend, "k")
    assert problem_in_language(problem, "zh") == f"f:1:2: k: {zh}"
    assert problem_in_language(problem, "en") == str(problem)
    told = problem_in_language(problem, "both")
    english = str(problem).removeprefix("f:1:2: k: ")
    assert told == (str(problem) if zh == what else f"f:1:2: k: {zh} / {english}")


def test_check_tells_problems_in_chinese_and_its_rows_as_ever(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "toy.yaml"
    path.write_text(spoiled("theme: bridges", "theme: bridge"), encoding="utf-8")
    line = f"{path}:13:5: spans: 没有主题 'bridge'；是不是 'bridges'？\n"
    assert run("check", str(path), "-L", "zh").out == line
    assert run("list", "--facts", str(path), "-L", "zh").err == line
    assert "\"did you mean 'bridges'?\"" in run("check", str(path), "--json", "-L", "zh").out
