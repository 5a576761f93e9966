"""Where the fact base is that comes with the tool; light, since every call asks for it."""

from __future__ import annotations

import os.path


def shipped_file() -> str:
    """Return the path of the fact base that comes with the tool.

    In a checkout (also one installed in place) the file that people edit, at the root; else what
    was compiled of it when the package was built, or its copy where that is absent.
    """
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is slow
    package = os.path.dirname(here)  # noqa: PTH120 - as above
    root = os.path.dirname(package)  # noqa: PTH120 - as above
    source = os.path.join(root, "facts.yaml")  # noqa: PTH118 - as above
    project = os.path.join(root, "pyproject.toml")  # noqa: PTH118 - as above
    if os.path.isfile(source) and os.path.isfile(project):  # noqa: PTH113 - as above
        return source
    compiled = os.path.join(package, "facts.sqlite")  # noqa: PTH118 - as above
    if os.path.isfile(compiled):  # noqa: PTH113 - as above
        return compiled
    return os.path.join(package, "facts.yaml")  # noqa: PTH118 - as above
