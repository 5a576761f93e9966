"""Every message has its Chinese, and the language is that of the user."""

from __future__ import annotations

import ast
import builtins
import errno
import os
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import zhuzhou_facts
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.errors import Message, Problem
from zhuzhou_facts.streams.messages import (
    chinese,
    locale_language,
    translate,
    translate_problem,
    user_language,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(zhuzhou_facts.__file__).parent
ROOMS = sorted({path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")})
# Errors of ours whose first argument is no template.
OTHERS = {"FactBaseError", "UnknownKeyError"}
FULL = Message("No space left on device")
SPEAKERS = {"Message", "note", "error", "say"}


def _trees(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((PACKAGE / room).glob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def _templates(tree: ast.Module) -> Iterator[tuple[int, ast.expr]]:
    """Yield what messages are made of, where it stands in the call or is called `template`.

    What is in doubt about a number of a text is shown too, in a comment.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _is_message(node):
            yield node.lineno, node.args[0]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "template":
            yield node.lineno, node.value


def _in_pages() -> set[str]:
    """Return the words that stand in the templates of pages and charts."""
    pages = (PACKAGE / "output" / "templates").iterdir()
    return {word for page in pages for word in re.findall(r"{{(.+?)}}", page.read_text("utf-8"))}


def _is_message(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    is_ours = name.endswith("Error") and name not in OTHERS and not hasattr(builtins, name)
    return name in SPEAKERS or is_ours or ast.unparse(call.func).endswith("doubts.append")


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("room", ROOMS)
def test_every_template_has_its_chinese(room: str) -> None:
    missing = []
    for name, tree in _trees(room):
        for line, template in _templates(tree):
            if isinstance(template, ast.JoinedStr | ast.BinOp):
                missing.append(f"{name}:{line}: the template is put together")
            elif isinstance(template, ast.Constant) and template.value not in chinese():
                missing.append(f"{name}:{line}: {template.value!r}")
    assert missing == []


def test_a_template_and_its_chinese_have_the_same_fields_and_fit_a_chinese_windows() -> None:
    odd = [en for en, zh in chinese().items() if "{" in en and _fields(en) != _fields(zh)]
    assert odd == []
    for text in chinese().values():
        text.encode("gbk")


def test_no_line_of_the_catalogue_is_unused_and_no_word_of_a_page_without_chinese() -> None:
    assert sorted(_in_pages() - chinese().keys()) == []
    # The help of a command is its docstring, on one line.
    constants = {
        " ".join(node.value.split()) if isinstance(node.value, str) else node.value
        for room in ROOMS
        for _, tree in _trees(room)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    for entry in COMMANDS.values():
        constants |= {entry.group, entry.summary, *entry.examples.values()}
    of_the_system = set(map(os.strerror, errno.errorcode))
    used = constants | of_the_system | _in_pages()
    assert sorted({" ".join(key.split()) for key in chinese()} - used) == []


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        (Message("nothing found"), "没有查到"),
        (Message("no {key!r}", {"key": "{x}"}), "没有“{x}”"),
        (
            Message("cannot write {name}: {reason}", {"name": "a", "reason": FULL}),
            "不能写入 a：磁盘已满",
        ),
        (Message("never heard of {this}", {"this": 1}), "never heard of 1"),
    ],
)
def test_the_template_is_looked_up_and_then_filled(message: Message, zh: str) -> None:
    assert translate(message, "zh") == zh
    assert translate(message, "en") == str(message)
    both = str(message) if zh == str(message) else f"{zh} / {message}"
    assert translate(message, "both") == both


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "no 'x'; add it"),
        ("zh", "没有“x”；请补上"),
        ("both", "没有“x”；请补上 / no 'x'; add it"),
    ],
)
def test_a_problem_keeps_its_place_in_every_language(lang: str, words: str) -> None:
    problem = Problem("f", 1, 2, Message("no {key!r}", {"key": "x"}), Message("add it"), "k")
    assert translate_problem(problem, lang) == f"f:1:2: k: {words}"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ("", "en"),
        *(("LANG=C", "en"), ("LANG=POSIX", "en"), ("LANG=zh_CN.UTF-8", "zh"), ("LANG=zh", "zh")),
        *(("LANG=zh-Hant-TW", "zh"), ("LANG=ZH_TW.Big5", "zh"), ("LANG=zhx_XX", "en")),
        ("LANG=de_DE.UTF-8", "en"),
        ("LC_ALL= LC_MESSAGES= LANG=zh_CN", "zh"),
        ("LC_ALL=C.UTF-8 LC_MESSAGES=zh_CN LANG=zh_CN", "en"),
        ("LC_MESSAGES=zh_CN LANG=en_GB", "zh"),
        ("LANGUAGE=zh_CN:en LANG=en_GB.UTF-8", "zh"),
        ("LANGUAGE=de:en:zh LANG=zh_CN.UTF-8", "en"),
        ("LANGUAGE=de LANG=zh_CN.UTF-8", "en"),
        ("LANGUAGE=zh LANG=C.UTF-8", "en"),
        ("LANGUAGE=zh", "en"),
    ],
)
def test_language_is_the_first_that_the_locale_names(environ: str, expected: str) -> None:
    assert locale_language(dict(each.split("=") for each in environ.split())) == expected


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
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
def test_the_call_beats_the_variable_which_beats_the_locale(
    arguments: tuple[str, ...], environ: dict[str, str], lang: str
) -> None:
    assert user_language(arguments, environ) == lang


@pytest.mark.parametrize(("count", "words"), [(0, "0 facts"), (1, "1 fact"), (11, "11 facts")])
def test_what_is_counted_is_singular_where_there_is_one(count: int, words: str) -> None:
    message = Message("{path}: {facts} facts, {figures} figures: sound")
    assert str(message._replace(fields={"path": "f", "facts": count, "figures": 2})) == (
        f"f: {words}, 2 figures: sound"
    )
