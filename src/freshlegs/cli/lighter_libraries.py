"""What a large library loads for what this program never asks of it, left out until somebody asks."""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

PLUGINS = "pydantic.plugin._loader"
"""What looks for plugins of pydantic, of which freshlegs uses none. It loads importlib.metadata, with it email, zipfile
and sockets, and reads about every installed package: a tenth of what a light command takes."""

SELDOM = ("platform", "secrets", "subprocess")
"""Modules of Python that pydantic and Typer name in their first lines, and need for secrets and to open a browser.

The first is asked for the name of the system by another of Python, which the system itself tells sooner.
"""


def load_late() -> None:
    """Let it be loaded when something else of it is asked for."""
    for name in SELDOM:
        sys.modules.setdefault(name, _LoadedLate(name))
    platform = sys.modules["platform"]
    if isinstance(platform, _LoadedLate) and hasattr(os, "uname"):
        platform.system = lambda: os.uname().sysname  # type: ignore[attr-defined]
    plugins = _LoadedLate(PLUGINS)
    plugins.get_plugins = lambda: ()  # type: ignore[attr-defined]
    sys.modules.setdefault(PLUGINS, plugins)


class _LoadedLate(ModuleType):
    """Stands in for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        found = import_module(self.__name__)
        self.__dict__.update(vars(found))
        return getattr(found, name)
