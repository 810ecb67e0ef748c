"""What a session asks of the body, in the three words from which rules tell sessions apart."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

Burden = Literal["none", "light", "heavy"]
"""What a session asks of the muscles of a region: nothing, as much as an easy run, or as much as a lift."""
Exertion = Literal["rest", "easy", "hard"]
"""How hard a session is as a whole: none on a rest day would mind it, as an easy run, or as a hard one."""

LOAD_TAGS = ("training", "legs", "strength", "endurance", "easy_legs", "upper_body", "hard", "key")
"""The words that rules use for what a session asks of the body."""


@dataclass(frozen=True, slots=True)
class TrainingLoad:
    """What a session asks of legs, upper body, and heart and lungs."""

    legs: Burden = "none"
    upper: Burden = "none"
    effort: Exertion = "easy"

    def list_heavy(self) -> frozenset[str]:
        """Return the regions for which it is as heavy as a lift: "legs", "upper"."""
        return frozenset(name for name in ("legs", "upper") if getattr(self, name) == "heavy")

    @property
    def tags(self) -> frozenset[str]:
        """The words that rules use for it, of `LOAD_TAGS`."""
        return _find_tags(self)


@cache
def _find_tags(load: TrainingLoad) -> frozenset[str]:
    """Return the tags of a load; kept, as there are few loads and every session asks for them."""
    meant = {
        "training": load.effort != "rest",
        "legs": load.legs == "heavy",
        "upper_body": load.upper == "heavy",
        "strength": bool(load.list_heavy()),
        "endurance": load.effort == "hard",
        "easy_legs": load.legs == "light" and load.effort == "easy",
        "hard": load.effort == "hard",
        "key": load.effort == "hard",
    }
    return frozenset(tag for tag, carried in meant.items() if carried)


NO_BURDEN = TrainingLoad()
"""Easy training that no muscle minds."""
