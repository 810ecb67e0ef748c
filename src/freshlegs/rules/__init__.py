"""The training rules, one file each. They are discovered: a new file in this folder is a new rule."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from freshlegs.rule import Rule


@cache
def all_rules() -> dict[str, type[Rule]]:
    """Return every rule class by its name, in the order of the names."""
    found: dict[str, type[Rule]] = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        for member in vars(module).values():
            if isinstance(member, type) and issubclass(member, Rule) and member.__module__ == module.__name__:
                found[member.name] = member
    return found
