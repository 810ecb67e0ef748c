"""What large libraries load for what this program never asks of them, left out until somebody asks."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_PLUGINS = "pydantic.plugin._loader"


def leave_out_plugins() -> None:
    """Keep pydantic from looking for plugins, of which freshlegs uses none.

    The search would load importlib.metadata, with it email, zipfile, csv and sockets, and read about every installed
    package: 10 ms of each command.
    """
    sys.modules.setdefault(_PLUGINS, _NoPlugins(_PLUGINS))


class _NoPlugins(ModuleType):
    """Stands in for the module that looks for plugins; for everything else it loads that one."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        """Return no plugins."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[_PLUGINS]
        return getattr(import_module(_PLUGINS), name)
