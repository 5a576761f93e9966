"""The files that the hostile suite points the tool at, made anew in a temporary folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

from hostile_bases import bases
from loading_toys import SOUND

from zhuzhou_facts import cli

if TYPE_CHECKING:
    from pathlib import Path

_MIB = 1 << 20
_TOY_COPY = "桥有12座，通车时4座。是3倍。\n两岸都有路。\n➤\n基金逾600亿元，占65.7%，田3亩。\n"
_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new} {{<<: [{','.join([f'*{old}'] * 20)}]}}\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
_VALUE = "value: 12,"

# What is wrong with each of these is in its name.
TEXTS: dict[str, str] = {
    "sound": SOUND,
    "located": SOUND.replace('"2016-05"}', '"2016-05", layout: {section: ➤}}'),
    "crlf": SOUND.replace("\n", "\r\n"),
    "bom": "\ufeff" + SOUND,
    "long-line": SOUND + "# " + "x" * (4 * _MIB) + "\n",
    "empty": "",
    "blank": "\n \n",
    "scalar": "株洲",
    "list": "- a\n",
    "alias-bomb": _BOMB,
    "merge-bomb": _MERGES,
    "nested-dashes": "- " * 100_000,
    "nested-brackets": "[" * 100_000,
    "nested-braces": "{a: " * 100_000,
    "nested-questions": "? " * 100_000,
    "nested-indents": "".join(f"{' ' * depth}a:\n" for depth in range(3000)),
    "tag-directives": "%TAG !a! tag:x\n" * 50_000 + "---\na: 1\n",
    "anchors": "- &a x\n" * (2 * _MIB),
    "dashes": "- a\n" * (3 * _MIB),
    "keys": "".join(f"k{number}: 1\n" for number in range(_MIB)),
    "unknown-keys": "facts:\n"
    + "".join(f"  - {{{', '.join(f'k{n}: 1' for n in range(500))}}}\n" for _ in range(100)),
    "scalars-for-facts": "facts:\n" + "  - x\n" * _MIB,
    "duplicate-keys": "format: 1\n" * _MIB,
    "duplicate-key": SOUND + 'version: "2"\n',
    "python-tag": SOUND.replace('version: "1"', 'version: !!python/object/apply:os.system ["id"]'),
    **{
        name: SOUND.replace(_VALUE, f"value: {value},")
        for name, value in (
            *(("many-digits", "9" * 5000), ("nan", ".nan"), ("inf", "-.inf"), ("truth", "true")),
            *(("exponent", "1e999999999"), ("underscore", "1_2"), ("sexagesimal", "12:30")),
            *(("empty-int", '!!int ""'), ("empty-timestamp", '!!timestamp ""')),
            ("disagreeing", "13"),
        )
    },
    **{
        name: SOUND.replace("题", f"题{sign}")
        for name, sign in (
            *(("nul", "\0"), ("nel", "\x85"), ("separator", "\u2028"), ("inner-bom", "\ufeff")),
            ("bidi", "\u202e"),
        )
    },
    "impossible-date": SOUND.replace('issued: "2016-05"', "issued: 2018-13-45"),
    "thirtieth-february": SOUND.replace('"2016-05"', '"2018-02-30"'),
    "escape": SOUND.replace("{zh: 题}", r'{zh: "题\e[31m"}'),
    "surrogate": SOUND.replace("{zh: 题}", r'{zh: "题\ud800"}'),
    "lost-tail": SOUND.replace("{zh: 题}", "{zh: C# x #1}"),
    "two-documents": SOUND + "---\n" + SOUND,
    "cr": SOUND.replace("\n", "\r"),
    "unknown-field": SOUND.replace("counter:", "countre:"),
    "many-faults": SOUND.replace(_VALUE, "value: 13,").replace("theme: money", "theme: mony"),
    "escape-in-id": SOUND.replace("id: spans", 'id: "\\e]0;x\\a"'),
    "bang": "!" * (2 * _MIB),
    "quote": '"' + "a\n" * _MIB,
    "markup": SOUND.replace("zh: 桥梁, en: bridges}", 'zh: "[red]桥[/] :smile:", en: "[/x]"}'),
    "formula": SOUND.replace("zh: 桥梁, en: bridges}", "zh: '=1+1', en: '+cmd|x'}"),
    "pipes": SOUND.replace("zh: 桥梁, en: bridges}", "zh: 'a|b', en: '<b>&x'}"),
    "zoo": SOUND.replace("桥有十二座", "桥👩\u200d🔬𠮷é十二座"),
}


def make(folder: Path) -> None:
    """Write every file of the suite into a folder."""
    for name, text in (*TEXTS.items(), *bases()):
        (folder / f"{name}.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    _other_encodings(folder)
    _special(folder)
    _copies(folder)
    _compiled(folder)
    _modules(folder)


def _other_encodings(folder: Path) -> None:
    for encoding in ("gbk", "utf-16", "utf-16-le"):
        (folder / f"{encoding}.yaml").write_bytes(SOUND.encode(encoding))
    whole = SOUND.encode()
    (folder / "cut.yaml").write_bytes(whole[: whole.index("题".encode()) + 1])
    (folder / "mixed.yaml").write_bytes(whole.replace("题".encode(), "题".encode("gbk")))
    (folder / "latin.yaml").write_bytes(b"a: caf\xe9\n")
    (folder / "binary.yaml").write_bytes(bytes(range(256)) * 1000)


def _special(folder: Path) -> None:
    os.mkfifo(folder / "fifo.yaml")
    with (folder / "sparse.yaml").open("wb") as file:
        file.truncate(10 << 30)
    (folder / "folder").mkdir()
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "keys.txt").write_bytes(b"\xef\xbb\xbfspans@2016\r\n\r\n \r\nfund")
    (folder / "bad-keys.txt").write_bytes(b"spans@2016\nx\xff\nfund\n")
    (folder / "odd-keys.txt").write_text(
        "--help\n-x\n\x1b[2J\n\u202e\n" + "k" * 100_000 + "\nspans@2016\n", encoding="utf-8"
    )


def _copies(folder: Path) -> None:
    copies = {
        "copy.txt": _TOY_COPY.encode(),
        "copy-gbk.txt": _TOY_COPY.replace("➤", "■").encode("gbk"),
        "copy-utf-16.txt": _TOY_COPY.encode("utf-16"),
        "copy-cut.txt": _TOY_COPY.encode()[:-2],
        "copy-nul.txt": b"a\0b",
        "copy-binary.txt": bytes(range(256)) * 100,
        "copy-marks.txt": ("a" + "\u0301\u0323" * 80_000).encode(),
        "copy-zeros.txt": b"0" * (2 * _MIB),
        "copy-large.txt": ("座" * 33 + "\n").encode() * (_MIB // 16),
    }
    page = _TOY_COPY.replace("\n", "<br>")
    copies["copy.html"] = (
        f"<!doctype html><script>var a = '<p>99座</p>';</script><p>{page}&hellip;<b><i></b>"
    ).encode()
    copies["copy-open.html"] = ("<p>" + "<a " * 200_000).encode()
    copies["copy-comments.html"] = ("<p>" + "<!--" * 200_000).encode()
    for name, data in copies.items():
        (folder / name).write_bytes(data)


def _compiled(folder: Path) -> None:
    compiled = folder / "base.sqlite"
    cli.run(["export", "--facts", str(folder / "sound.yaml"), "-o", str(compiled)])
    data = compiled.read_bytes()
    (folder / "cut.sqlite").write_bytes(data[: len(data) // 2])
    (folder / "header.sqlite").write_bytes(data[:16])
    (folder / "zeros.sqlite").write_bytes(data[:100] + bytes(len(data) - 100))
    (folder / "changed.sqlite").write_bytes(data.replace(b"spans", b"spams"))
    with sqlite3.connect(folder / "foreign.sqlite") as foreign:
        foreign.execute("CREATE TABLE meta (a, b)")
    foreign.close()
    with sqlite3.connect(folder / "endless.sqlite") as endless:
        endless.execute(
            "CREATE VIEW meta AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) "
            "SELECT x AS name, x AS value FROM c"
        )
    endless.close()
    (folder / "wal.sqlite").write_bytes(data)
    for ending in ("-wal", "-shm", "-journal"):
        (folder / f"wal.sqlite{ending}").write_bytes(b"\xd9\xd5\x05\xf9 not a journal" * 100)
    sealed = folder / "sealed"
    sealed.mkdir()
    (sealed / "base.sqlite").write_bytes(data)
    sealed.chmod(0o500)


def _modules(folder: Path) -> None:
    """Write modules that must never be imported, in a folder to call the tool from."""
    shadows = folder / "shadows"
    shadows.mkdir()
    for name in ("yaml", "typer", "sqlite3", "json", "zhuzhou_facts"):
        (shadows / f"{name}.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")


def install(folder: Path) -> None:
    """Write `zzf`, the tool as a command, into a folder for PATH."""
    command = shutil.which("zzf", path=os.path.dirname(sys.executable))  # noqa: PTH120 - a string
    if command:
        (folder / "zzf").symlink_to(command)
    else:
        _script(folder / "zzf", f"'{sys.executable}' -m zhuzhou_facts")
    _script(folder / "py", f"'{sys.executable}'")


def _script(path: Path, command: str) -> None:
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
