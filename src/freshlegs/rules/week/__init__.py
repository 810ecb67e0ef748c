"""The rules on when the sessions of a week stand, one file each: a new file in this folder is a new rule."""

from functools import cache
from pathlib import Path

from freshlegs.rules.base import Rule, discover_rules


@cache
def all_week_rules() -> dict[str, type[Rule]]:
    """Return every rule class by its name, in the order of the names."""
    return discover_rules(__name__, Path(__file__).parent)
