from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys

import zhuzhou_facts

PUBLIC = {
    *("Change", "Fact", "FactBase", "FactBaseError", "Figure", "FileUnreadableError", "Hedge"),
    *("Interval", "Kind", "Quantity", "Reading", "Remark", "Span", "UnknownKeyError"),
    *("UnreadableQuantityError", "ZhuzhouFactsError", "__version__", "audit", "compare", "derive"),
    *("find_quantities", "get", "load", "proofread", "read_quantity", "search"),
}


def test_the_public_names_are_these() -> None:
    assert set(zhuzhou_facts.__all__) == PUBLIC
    assert set(dir(zhuzhou_facts)) >= PUBLIC
    assert not hasattr(zhuzhou_facts, "no_such_name")


def test_every_public_name_is_a_documented_class_or_function() -> None:
    """No submodule of the same name takes its place, whatever was imported before."""
    for module in pkgutil.walk_packages(zhuzhou_facts.__path__, "zhuzhou_facts."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in PUBLIC - {"__version__"}:
        value = getattr(zhuzhou_facts, name)
        # The package `search` may be called as the function.
        assert inspect.isclass(value) or callable(value), name
        assert inspect.getdoc(value), name


def test_importing_the_package_loads_no_module_of_it() -> None:
    code = (
        "import sys, zhuzhou_facts; print([n for n in sys.modules if n[:14] == 'zhuzhou_facts.'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
