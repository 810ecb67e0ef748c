"""The rules on what is in the lifts of a week, one file each: a new file in this folder is a new rule."""

from functools import cache
from pathlib import Path

from freshlegs.rules.base import LiftRule, discover_rules


@cache
def all_lift_rules() -> dict[str, type[LiftRule]]:
    """Return every rule on lifts by its name, in the order of the names."""
    return discover_rules(__name__, Path(__file__).parent)
