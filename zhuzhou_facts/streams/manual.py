"""The examples of the help pages."""

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
