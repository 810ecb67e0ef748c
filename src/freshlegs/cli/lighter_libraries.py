"""What a large library loads for what this program never asks of it, left out until somebody asks."""

import os
import sys
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

PLUGINS = "pydantic.plugin._loader"
"""What looks for plugins of pydantic, of which freshlegs uses none. It loads importlib.metadata, with it email, zipfile
and sockets, and reads about every installed package: a tenth of what a light command takes."""

SELDOM = {"platform": (), "secrets": (), "subprocess": (), "pickle": ("dumps", "loads"), "random": ("getrandbits",)}
"""Modules of Python that pydantic, Typer and rich name in their first lines, and need for secrets, to open a browser
and for styles that carry data; with the functions of each that are named there.

The first is asked for the name of the system by another of Python, which the system itself tells sooner.
"""


def load_late() -> None:
    """Let it be loaded when something else of it is asked for."""
    for name, functions in SELDOM.items():
        late = _LoadedLate(name)
        for function in functions:
            setattr(late, function, partial(_call, late, function))
        sys.modules.setdefault(name, late)
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
        return getattr(_load(self), name)


def _load(late: _LoadedLate) -> ModuleType:
    """Return the module, which from here on has its place; no method, as modules have functions of any name."""
    if sys.modules.get(late.__name__) is late:
        del sys.modules[late.__name__]
    found = import_module(late.__name__)
    late.__dict__.update(vars(found))
    return found


def _call(late: _LoadedLate, function: str, *given: Any, **more: Any) -> Any:
    """Call a function of a module that was not loaded when somebody named it."""
    return getattr(_load(late), function)(*given, **more)
