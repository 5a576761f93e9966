"""Imports go down the layers only, and each heavy library has its own door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "zhuzhou_facts"
# A module may import those of its own layer and of the layers after it.
LAYERS = (
    {"__main__", "building"},
    {"express", "completion"},
    {"cli"},
    {"overview"},
    {"views"},
    {"answers"},
    {"render", "console", "pager", "tongue"},
    {"records", "reports"},
    {"searching"},
    {"query", "comparison", "auditing"},
    {"derivation", "article", "citation", "loading", "compiled"},
    {"checking", "known", "schema", "thawing", "parsing"},
    {"telling"},
    {"quantity", "naming", "phrases", "shares", "written"},
    {"hedging", "numerals", "unitforms"},
    {"interval"},
    {"when", "words"},
    {"vocabulary"},
    {"inputs", "files", "safety", "pages", "shipped", "typed"},
    {"arguments", "commands", "fields"},
    {"model"},
    {"errors"},
    {"__init__"},
)
DOORS = {
    "yaml": {"parsing", "render.yaml_form"},
    "pydantic": {"schema"},
    "pydantic_core": {"schema", "thawing"},
    "rich": {"render.table", "render.progress"},
    "typer": {"cli.app", "cli.manual"},
    "sqlite3": {"compiled", "completion.names"},
}
MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)


def _imports(module: str) -> list[str]:
    """Return what a module imports at run time, wherever in it; not what it imports for types."""
    path = PACKAGE / Path(*module.split("."))
    source = (path / "__init__.py") if path.is_dir() else path.with_suffix(".py")
    found: list[str] = []
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in set(ast.walk(tree)) - for_types:
        if isinstance(node, ast.Import):
            found.extend(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from package import module` imports a module, too.
            found.extend(
                f"{node.module}.{name.name}" if node.module == "zhuzhou_facts" else node.module
                for name in node.names
            )
    return found


def _layer(module: str) -> int:
    top = module.split(".", maxsplit=1)[0]
    return next(i for i, names in enumerate(LAYERS) if top in names)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_layer_and_below(module: str) -> None:
    mine = _layer(module)
    for name in _imports(module):
        if name.startswith("zhuzhou_facts.") and not name.endswith("__version__"):
            other = name.removeprefix("zhuzhou_facts.")
            assert _layer(other) >= mine, f"{module} imports {other}, which stands above it"


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_is_known_to_its_door_alone(library: str) -> None:
    users = {m for m in MODULES if any(n.split(".")[0] == library for n in _imports(m))}
    assert users == DOORS[library]
