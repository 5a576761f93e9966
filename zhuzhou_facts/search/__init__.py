"""Search: facts by words in Chinese or English, figures by number; best first."""

from __future__ import annotations

import sys
from types import ModuleType

from zhuzhou_facts.search.ranking import Hit, search
from zhuzhou_facts.search.text import mark

__all__ = ["Hit", "mark", "search"]


class _CallableModule(ModuleType):
    """The package has the name of the public function, and so stands for it when called."""

    __call__ = staticmethod(search)


sys.modules[__name__].__class__ = _CallableModule
