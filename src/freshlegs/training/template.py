"""What a lift is made of: how many exercises of which slot, for which region, and what is paired.

The article's tables of exercises are lost; its headings tell the slots (A62, A64, A65). The counts are ours, such
that a lift of 60 minutes holds all of them, and no more than seven exercises (A06).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from freshlegs.model.kinds import KINDS, Kind
from freshlegs.training.exercise import Category, Exercise
from freshlegs.training.muscles import find_region


@dataclass(frozen=True, slots=True)
class ExerciseSlot:
    """A place in a lift for up to so many exercises."""

    name: Category  #: Power, strength, moderate, accessory or core
    region: str = ""  #: "lower" or "upper" where only exercises of that region go in; "" for all that the lift may hold
    at_most: int = 1  #: Exercises
    paired: bool = False  #: Its first two are done in turn: both works, one rest

    def takes(self, exercise: Exercise) -> bool:
        """Whether an exercise may stand here, by what it is for.

        Where the strength slot has no barbell it takes a loaded exercise of the moderate slot, done heavier.
        """
        if self.region and self.region not in exercise.regions:
            return False
        return exercise.category == self.name or self.stands_in(exercise)

    def stands_in(self, exercise: Exercise) -> bool:
        """Whether an exercise of the moderate slot would do the work of a strength exercise."""
        return self.name == "strength" and exercise.category == "moderate" and exercise.loaded and exercise.multi_joint


LOWER_REGIONS = (
    ExerciseSlot("power"),
    ExerciseSlot("strength"),
    ExerciseSlot("moderate", at_most=2),
    ExerciseSlot("accessory", at_most=2),
    ExerciseSlot("core", at_most=2),
)
"""A lower day (A62)."""
UPPER_REGIONS = (
    ExerciseSlot("power"),
    ExerciseSlot("strength", at_most=2, paired=True),
    ExerciseSlot("moderate", at_most=2, paired=True),
    ExerciseSlot("accessory"),
    ExerciseSlot("core", at_most=2),
)
"""The article's first upper day: two pairs (A64)."""
UPPER_AGAIN = (
    ExerciseSlot("power"),
    ExerciseSlot("strength"),
    ExerciseSlot("moderate"),
    ExerciseSlot("accessory", at_most=3, paired=True),
    ExerciseSlot("core", at_most=2),
)
"""The article's second upper day: the accessories paired (A65)."""
FULL = (
    ExerciseSlot("power"),
    ExerciseSlot("strength", "lower"),
    ExerciseSlot("strength", "upper"),
    ExerciseSlot("moderate", "lower"),
    ExerciseSlot("moderate", "upper"),
    ExerciseSlot("accessory", at_most=2),
    ExerciseSlot("core", at_most=2),
)
"""The main lifts of a lower and an upper day, and few accessories (A34)."""


@cache
def find_regions(kind: Kind) -> frozenset[str]:
    """Return the regions that the exercises of a kind of lift may load; those for the trunk alone go into any."""
    return frozenset(map(find_region, KINDS[kind].muscles)) - {"trunk"}


def choose_template(kind: Kind, earlier: int) -> tuple[ExerciseSlot, ...]:
    """Return the slots of a lift, in their order; `earlier` lifts of its kind come before it in the scenario."""
    regions = find_regions(kind)
    if regions == {"upper"}:
        return UPPER_AGAIN if earlier % 2 else UPPER_REGIONS
    return LOWER_REGIONS if regions == {"lower"} else FULL
