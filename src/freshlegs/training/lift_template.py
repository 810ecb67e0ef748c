"""The slots of each kind of lift, in their order, and what may stand in them.

The article's tables of exercises are lost; its headings tell the slots (A62, A64, A65). The counts are ours, such
that a lift of 60 minutes holds all of them, and no more than seven exercises (A06).
"""

from dataclasses import dataclass, replace
from functools import cache

from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.session import Session
from freshlegs.training.exercise import LOWER_MUSCLES, UPPER_MUSCLES, Category, Exercise, find_region
from freshlegs.training.trained_muscles import PULLING, PUSHING, find_groups

ROUNDS = 3
"""Sets of strength and moderate exercises, and of what is paired (A10)."""


@dataclass(frozen=True, slots=True)
class ExerciseSlot:
    """A place in a lift for up to so many exercises."""

    name: Category  #: Power, strength, moderate, accessory or core
    region: str = ""  #: "lower" or "upper" where only exercises of that region go in; "" for all that the lift may hold
    at_most: int = 1  #: Exercises
    paired: bool = False  #: Its first two are done in turn: both works, one rest
    fewer: bool = False  #: Its exercises may have a set less where time is short; moderate ones always may (A70)

    def takes(self, exercise: Exercise) -> bool:
        """Whether an exercise may stand here, by what it is for.

        Where the strength slot has no barbell it takes an exercise of the moderate slot; a loaded one is done heavier.
        """
        if self.region and self.region not in exercise.regions:
            return False
        return exercise.category == self.name or self.stands_in(exercise)

    def stands_in(self, exercise: Exercise) -> bool:
        """Whether an exercise of the moderate slot would do the work of a strength exercise."""
        return self.name == "strength" and exercise.category == "moderate" and exercise.multi_joint


def count_sets(slot: ExerciseSlot, exercise: Exercise) -> int:
    """Return the usual sets of an exercise in a slot; a pair goes in rounds, so both of it have as many."""
    return ROUNDS if slot.paired or slot.name in ("strength", "moderate") else exercise.sets


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

FULL_IN_SHORT = (
    ExerciseSlot("power"),
    ExerciseSlot("strength", "lower"),
    ExerciseSlot("moderate", "lower"),
    ExerciseSlot("moderate", "upper", at_most=2, paired=True),
    ExerciseSlot("accessory", at_most=2),
    ExerciseSlot("core", at_most=2),
)
"""Legs and core first: of a full lift that is short or alone the upper body is a push and a pull in turn (house)."""


@cache
def find_regions(kind: Kind) -> frozenset[str]:
    """Return the regions that the exercises of a kind of lift may load; those for the trunk alone go into any."""
    return frozenset(map(find_region, KINDS[kind].muscles)) - {"trunk"}


def find_lift_regions(session: Session) -> frozenset[str]:
    """Return the regions that the exercises of a lift may load."""
    if not session.works:
        return find_regions(session.kind)
    both = (("lower", LOWER_MUSCLES), ("upper", UPPER_MUSCLES))
    return frozenset(region for region, muscles in both if session.works & muscles)


def list_lift_groups(session: Session) -> frozenset[str]:
    """Return the major muscle groups that a lift is for."""
    return find_groups(session.works) if session.works else KINDS[session.kind].muscles


def choose_template(
    session: Session, earlier: int, *, little_room: bool = False, alone: bool = False
) -> tuple[ExerciseSlot, ...]:
    """Return the slots of a lift, in their order; `earlier` lifts of its kind come before it in the scenario.

    A lift that only pushes, or only pulls, has the slots of a lower one: there is nothing to do in turn.

    A lift with little room is short, or the only one of its week. One that is short and `alone` rather cuts sets than
    does without a movement (house).
    """
    regions, works = find_lift_regions(session), session.works
    both = not works or (works & PUSHING and works & PULLING)
    if regions == {"upper"} and both:
        return UPPER_AGAIN if earlier % 2 else UPPER_REGIONS
    slots = LOWER_REGIONS if len(regions) < len(("lower", "upper")) else FULL_IN_SHORT if little_room else FULL
    return tuple(replace(slot, fewer=slot.name != "power") for slot in slots) if alone else slots
