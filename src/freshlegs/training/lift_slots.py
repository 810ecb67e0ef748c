"""What a lift is made of: its slots, what may stand in them, and a filled one with its minutes and what it trains.

The article's tables of exercises are lost; its headings tell the slots (A62, A64, A65). The counts are ours, such
that a lift of 60 minutes holds all of them, and no more than seven exercises (A06).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Self

from freshlegs.model.kinds import KINDS, Dose, Kind
from freshlegs.model.session import Session
from freshlegs.training.exercise import (
    GROUND,
    LOWER_MUSCLES,
    PRIMARY,
    UPPER_MUSCLES,
    Category,
    Exercise,
    Reps,
    find_region,
)
from freshlegs.training.ramp import choose_ramp, count_beyond_warm_up, count_ramp_seconds
from freshlegs.training.trained_muscles import PULLING, PUSHING, find_groups


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


WARM_UP_SECONDS = 600
"""Seconds of warm-up, in every lift, with the lighter sets before its heavy exercises (A60)."""
SET_UP = 90
"""Seconds to set an exercise up and to change to it (house)."""
RESTS = {"strength": 180, "moderate": 90, "accessory": 60}
"""Seconds of rest where the slot decides (A53, A55); the core rests as each of its exercises says."""
POWER_REST = 120
"""Seconds of rest at the least in the power slot (A54)."""
STRENGTH_REPS = 6
"""Repetitions of what stands in for a strength exercise (A10, A42)."""
LIGHT_REST = 120
"""Seconds of rest, at the most, of such an exercise with more repetitions (house)."""
ROUNDS = 3
"""Sets of strength and moderate exercises, and of what is paired (A10)."""
MINIMUM_REPS: dict[Category, range] = {
    "strength": range(6, 11),
    "moderate": range(6, 11),
    "accessory": range(6, 13),
    "core": range(6, 13),
}
"""Repetitions of the one set at minimum dose: close to the last possible one, in a range wide enough to grow in
(Androulakis-Korakakis 2020; the bounds are house)."""
LEAST_RANGE = 2
"""Repetitions from the bottom to the top of such a range, at the least (house)."""
EASY_SETS = 2
"""Sets, at the most, of what trains a muscle that is spared (house)."""
NEVER_EASY: tuple[Category, ...] = ("power", "strength")
"""Slots that are fast or heavy, in which nothing stands that is to be easy (house)."""
HALVES = {"standard": 4, "minimum": 2}
"""Half sets that train a muscle group in one lift: two sets, or one at minimum dose (A17)."""


@dataclass(frozen=True)
class Pick:
    """An exercise in a slot of a lift, for so many sets; `index` counts the slots of its lift."""

    exercise: Exercise
    index: int
    slot: ExerciseSlot
    sets: int
    dose: Dose = "standard"

    @cached_property
    def reps(self) -> Reps:
        """What one set is."""
        usual = self.exercise.reps
        if self.slot.stands_in(self.exercise) and self.exercise.loaded:
            usual = Reps(STRENGTH_REPS, STRENGTH_REPS, per_side=usual.per_side)
        bounds = MINIMUM_REPS.get(self.slot.name)
        if self.dose == "standard" or usual.unit != "reps" or bounds is None:
            return usual
        high = min(max(usual.high, bounds[0] + LEAST_RANGE), bounds[-1])
        return replace(usual, low=max(bounds[0], min(usual.low, high - LEAST_RANGE)), high=high)

    @cached_property
    def rest(self) -> int:
        """Seconds between two sets."""
        if self.slot.name == "power":
            return max(POWER_REST, self.exercise.rest)
        if self.slot.name == "strength" and not self.heavy:
            return RESTS["moderate"]
        return RESTS.get(self.slot.name, self.exercise.rest)

    @cached_property
    def seconds(self) -> int:
        """Seconds that it takes by itself: lighter sets, work, the rests between sets, and to set it up."""
        work = self.sets * self.exercise.set_seconds(self.reps) + (self.sets - 1) * self.rest
        lighter = (step.reps for step in choose_ramp(self.exercise, self.slot.name))
        return work + SET_UP + count_beyond_warm_up(count_ramp_seconds(lighter, self.reps.sides))

    @property
    def heavy(self) -> bool:
        """Whether it is a heavy exercise: with a weight that stands for it, or of the strength slot by itself."""
        return self.slot.name == "strength" and (self.exercise.loaded or self.exercise.category == "strength")

    @property
    def too_hard(self) -> bool:
        """Whether it trains a muscle that is spared, and is not easy."""
        return self.exercise.easy and (self.slot.name in NEVER_EASY or self.sets > EASY_SETS)

    @property
    def contacts(self) -> int:
        """How often the feet land (A13)."""
        reps = self.reps
        return self.sets * reps.high * reps.sides if self.exercise.pattern in GROUND and reps.unit == "reps" else 0

    @property
    def short(self) -> bool:
        """Whether it has a set less than its slot would have."""
        return not self.exercise.easy and self.dose == "standard" and self.sets < count_sets(self.slot, self.exercise)

    def halves(self, group: str) -> int:
        """Half sets that it counts for a muscle group."""
        return self.sets * self.exercise.halves.get(group, 0)

    def targets(self, group: str) -> bool:
        """Whether it is an exercise for a muscle group, which is not only a helper in it."""
        return self.exercise.halves.get(group, 0) == PRIMARY

    def loads(self, region: str) -> bool:
        """Whether it counts when a region needs rest; what is done for the core does not (house)."""
        return self.slot.name != "core" and self.exercise.pattern != "carry" and region in self.exercise.regions


@dataclass(frozen=True, slots=True)
class LiftSlots:
    """A lift to fill."""

    session: Session  #: The slot of the week, with its minutes
    slots: tuple[ExerciseSlot, ...]  #: What goes in, in order
    equipment: frozenset[str]  #: What is at hand wherever it may stand
    dose: Dose = "standard"  #: "minimum": one set of each exercise
    before: tuple[str, ...] = ()  #: Ids of the exercises that it had in the plan that this one follows
    named: frozenset[str] = frozenset()  #: Ids of the exercises for which the athlete has named a weight

    def takes(self, slot: ExerciseSlot, exercise: Exercise) -> bool:
        """Whether an exercise may stand in a slot of this lift, whatever is at hand."""
        fits = slot.takes(exercise) or self._takes_heavy(slot, exercise)
        if not fits or not exercise.regions <= find_lift_regions(self.session):
            return False
        return not self.session.works or exercise.primary <= self.session.works

    def _takes_heavy(self, slot: ExerciseSlot, exercise: Exercise) -> bool:
        """Whether a pair of moderate ones takes a strength exercise that the athlete has named a weight for.

        It does where the lift has no heavy slot for the region, as a short one has none for the upper body: nobody who
        bench presses does without it (house).
        """
        return (
            exercise.id in self.named
            and exercise.category == "strength"
            and slot.name == "moderate"
            and slot.paired
            and slot.region in exercise.regions
            and not any(other.name == "strength" and other.region in ("", slot.region) for other in self.slots)
        )

    def picks(self, index: int, exercise: Exercise) -> Iterator[Pick]:
        """Yield the ways in which an exercise may be done in a slot; what is heavy always has all of its sets."""
        slot = self.slots[index]
        if self.dose == "minimum":
            yield Pick(exercise, index, slot, 1, self.dose)
            return
        sets = count_sets(slot, exercise)
        usual = Pick(exercise, index, slot, sets)
        yield usual
        if exercise.easy and sets > EASY_SETS:
            yield Pick(exercise, index, slot, EASY_SETS)
        elif slot.name == "moderate" or (slot.fewer and sets == ROUNDS and not usual.heavy):
            yield Pick(exercise, index, slot, sets - 1)


@dataclass(frozen=True)
class FilledLift:
    """A filled lift; its picks stand in the order in which they are done."""

    lift: LiftSlots
    picks: tuple[Pick, ...]

    @classmethod
    def of(cls, lift: LiftSlots, picks: Iterable[Pick]) -> Self:
        """Return the lift with these picks, in the order of its slots."""
        return cls(lift, tuple(sorted(picks, key=lambda pick: pick.index)))

    def pairs(self) -> tuple[tuple[Pick, Pick], ...]:
        """Return what is done in turn: the first two of each paired slot; what is easy has sets of its own."""
        found = []
        for index, slot in enumerate(self.lift.slots):
            there = [pick for pick in self.picks if pick.index == index and not pick.exercise.easy]
            if slot.paired and len(there) >= 2:
                found.append((there[0], there[1]))
        return tuple(found)

    @property
    def seconds(self) -> int:
        """Seconds with the warm-up; 0 for a lift without exercises."""
        if not self.picks:
            return 0
        # Who does two in turn rests once for both, as long as the one that needs more.
        saved = sum((a.sets - 1) * min(a.rest, b.rest) for a, b in self.pairs())
        return WARM_UP_SECONDS + sum(pick.seconds for pick in self.picks) - saved

    def total(self, worth: Callable[[Pick], int]) -> int:
        """Return the sum of what each exercise is worth."""
        return sum(map(worth, self.picks))

    def trains(self, group: str) -> bool:
        """Whether a muscle group gets enough sets, some of them of an exercise for it: helpers only top up (house)."""
        return (
            any(pick.targets(group) for pick in self.picks)
            and self.total(lambda pick: pick.halves(group)) >= HALVES[self.lift.dose]
        )
