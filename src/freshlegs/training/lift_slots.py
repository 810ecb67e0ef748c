"""A lift to be filled, what stands in its slots, and a filled one with its minutes and what it trains."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from freshlegs.model.kinds import Dose
from freshlegs.model.session import Session
from freshlegs.training.exercise import (
    GROUND,
    PRIMARY,
    Category,
    Exercise,
    Reps,
)
from freshlegs.training.lift_template import ROUNDS, ExerciseSlot, count_sets, find_lift_regions
from freshlegs.training.ramp import choose_ramp, count_beyond_warm_up, count_ramp_seconds

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

    @property
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

    @property
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
        reps = self.reps
        work = self.sets * self.exercise.set_seconds(reps) + (self.sets - 1) * self.rest
        lighter = (step.reps for step in choose_ramp(self.exercise, self.slot.name))
        return work + SET_UP + count_beyond_warm_up(count_ramp_seconds(lighter, reps.sides))

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
        reps = self.reps if self.exercise.pattern in GROUND else None
        return self.sets * reps.high * reps.sides if reps is not None and reps.unit == "reps" else 0

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
        return self.is_for(exercise) and (slot.takes(exercise) or self._takes_heavy(slot, exercise))

    def is_for(self, exercise: Exercise) -> bool:
        """Whether an exercise loads nothing but what this lift is for."""
        works = self.session.works
        return exercise.primary <= works if works else exercise.regions <= find_lift_regions(self.session)

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
