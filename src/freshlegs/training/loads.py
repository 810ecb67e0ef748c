"""What goes on the bar: known weights, what can be built of them, and how much heavier the next time.

Steps up are by equipment, and some would be too large (A45, A46, A47).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Literal, NamedTuple, Self

from freshlegs.model.kinds import Level
from freshlegs.training.epley import (
    MINIMUM_RESERVE,
    RESERVE,
    SPARED_RESERVE,
    estimate_reps,
    estimate_rise,
    estimate_share,
)
from freshlegs.training.exercise import LOWER_MUSCLES, Exercise, LoadStep
from freshlegs.training.lift_slots import Pick

Unit = Literal["kg", "lb"]

BARS: dict[Unit, float] = {"kg": 20.0, "lb": 45.0}
"""Weight of the empty bar, where the scenario names none (house)."""
LOAD_STEPS: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "kettlebell": 4.0, "machine": 2.5, "medball": 1.0, "added": 2.5},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "kettlebell": 5.0, "machine": 5.0, "medball": 2.0, "added": 5.0},
}
"""The smallest step in weight by equipment, and the usual step up, where nothing else is said (A45, A46; the rest is
house). "added" is what is hung on one's own weight: a belt, a vest, ankle weights."""
_IMPLEMENTS: dict[LoadStep, str] = {
    "barbell": "barbell",
    "dumbbell": "dumbbell",
    "dumbbell_pair": "dumbbell",
    "kettlebell": "kettlebell",
    "machine": "machine",
    "medball": "medball",
    "bodyweight_reps": "added",
    "time": "added",
}
"""Of what the weight of an exercise is built, as `LOAD_STEPS` names it; what is missing here has no weight."""
AS_NAMED = ("kettlebell", "added")
"""What comes in odd weights, so that one that the athlete names is there."""
HEAVIEST = 2000
"""The largest weight that anybody may name, in its unit."""
HEAVIEST_LIKELY: dict[Unit, float] = {"kg": 400.0, "lb": 880.0}
"""The largest weight that is believed at once where none was asked for; on a leg press some come near it (house)."""
WEIGHT_PATTERN = r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(kg|lb)"
"""A weight with its unit."""


def find_implement(exercise: Exercise) -> str:
    """Return of what the weight of an exercise is built, as `LOAD_STEPS` names it; "" where it has none."""
    return _IMPLEMENTS.get(exercise.load_step, "")


class WrittenWeight(NamedTuple):
    """A weight as a person writes it; the unit is None where only a number stands there."""

    value: float
    unit: Unit | None = None


def parse_weight(written: str) -> WrittenWeight:
    """Return the weight of "82.5 kg", "175lb" or "80"; raises ValueError, also for one that nobody lifts."""
    found = re.fullmatch(f"{WEIGHT_PATTERN}?", written)
    if found is None or not 0 < float(found[1]) <= HEAVIEST:
        raise ValueError(written)
    return WrittenWeight(float(found[1]), next((unit for unit in BARS if unit == found[2]), None))


@dataclass(frozen=True)
class Loads:
    """What is known of an athlete's weights."""

    unit: Unit = "kg"  #: Of all weights here
    #: By exercise: what is lifted now for the sets that are asked for
    working: Mapping[str, float] = field(default_factory=dict)
    best: Mapping[str, float] = field(default_factory=dict)  #: By exercise: the most that is lifted once
    bar: float | None = None  #: Weight of the empty bar
    #: The smallest step by kind of equipment, all plates together: 2.5 kg with a pair of 1.25 kg plates
    steps: Mapping[str, float] = field(default_factory=dict)

    @property
    def named(self) -> Self:
        """Only which exercises have a weight, in one order."""
        return type(self)(working=dict.fromkeys(sorted({*self.working, *self.best}), 0.0))

    @property
    def empty_bar(self) -> float:
        """Weight of the empty bar."""
        return BARS[self.unit] if self.bar is None else self.bar

    def step(self, exercise: Exercise) -> float:
        """Return the smallest step of what loads an exercise; 0 where it has no weight."""
        built_of = find_implement(exercise)
        return self.steps.get(built_of, LOAD_STEPS[self.unit].get(built_of, 0.0))

    def least(self, exercise: Exercise) -> float:
        """Return the smallest weight of what loads an exercise: the empty bar, or nothing."""
        return self.empty_bar if exercise.load_step == "barbell" else 0.0

    def of(self, pick: Pick) -> float | None:
        """Return the weight for a pick, rounded down to what can be built; None where nothing is known."""
        exercise = pick.exercise
        weight = self.working.get(exercise.id)
        usual = RESERVE if pick.dose == "standard" else MINIMUM_RESERVE
        reserve = SPARED_RESERVE if exercise.easy or exercise.gentle else usual
        if weight is None and exercise.id in self.best and pick.reps.unit == "reps":
            weight = self.best[exercise.id] * estimate_share(pick.reps.high, reserve)
        elif weight is not None:
            weight *= estimate_share(pick.reps.high, reserve) / estimate_share(pick.reps.high, usual)
        # What would be less than the empty bar can't be done with it.
        if weight is None or weight < self.least(exercise):
            return None
        # Nobody makes a bell of 3 kg, unless the athlete has one.
        return self._build(weight, exercise) or (weight if exercise.id in self.working else None)

    def loadable(self, weight: float, exercise: Exercise) -> float:
        """Return the heaviest weight that can be built for an exercise and is no more than this one.

        Never less than the empty bar. What is below the smallest step is there all the same, if somebody names it.
        """
        return self._build(weight, exercise) or weight

    def reduced(self, load: float, percent: float, exercise: Exercise) -> float:
        """Return the heaviest weight that can be built of a share of this one; this one where that would be nothing."""
        return self._build(load * percent / 100, exercise) or load

    def _build(self, weight: float, exercise: Exercise) -> float:
        step, least = self.step(exercise), self.least(exercise)
        if not step:
            return weight
        built = least + floor(max(0.0, weight - least) / step + 1e-9) * step
        named = self.working.get(exercise.id, 0.0) if find_implement(exercise) in AS_NAMED else 0.0
        return named if built < named <= weight + 1e-9 else round(built, 3)

    def heavier(self, load: float, exercise: Exercise) -> float:
        """Return the next weight that can be built; the same one where there is none."""
        step, least = self.step(exercise), self.least(exercise)
        if not step:
            return load
        found = round(least + (floor((load - least) / step + 1e-9) + 1) * step, 3)
        return load if found > HEAVIEST_MADE.get(exercise.load_step, {}).get(self.unit, found) else found

    def lighter(self, load: float, exercise: Exercise) -> float:
        """Return the next weight down that can be built; the same one where that would be nothing, or below the bar."""
        step, least = self.step(exercise), self.least(exercise)
        below = least + (ceil((load - least) / step - 1e-9) - 1) * step if step else load
        return round(below, 3) if max(least, step) <= below else load


MOST_WEIGHT_PERCENT = 10
"""Percent of the weight that one step may be (ACSM 2009). Where the smallest step is more, repetitions go up first."""
MOST_WAVE_PERCENT = 5
"""Percent of the weight that a wave may begin heavier than the last: 3 to 5 in about a month (A39, A46; house)."""
MORE_REPS = 4
"""Repetitions above the range before such a step is taken all the same, and before another variant (house)."""
STRENGTH_SET = 6
"""Repetitions by which the worth of one is measured, where a step is taken at the same repetitions (house)."""
HEAVIEST_MADE: dict[LoadStep, dict[Unit, float]] = {
    "medball": {"kg": 4.5, "lb": 10.0},
    "kettlebell": {"kg": 48.0, "lb": 105.0},
}
"""The heaviest medicine ball that is asked for, for a heavier one would not be thrown fast, and the heaviest bell that
is usually made (house)."""

_LEGS: dict[Unit, dict[str, float]] = {
    "kg": {**LOAD_STEPS["kg"], "barbell": 5.0, "dumbbell": 2.0},
    "lb": {**LOAD_STEPS["lb"], "barbell": 10.0, "dumbbell": 5.0},
}
"""The usual step up for a beginner's legs; of all others it is that of `LOAD_STEPS`. In pounds, 5 to 10 on a barbell
(A46), 2.5 to 5 on dumbbells (A45); the rest, and kilograms, are ours (house)."""


def find_increment(exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return the usual step up of an exercise, in whole steps of what can be built; 0 where it has no weight."""
    legs = level == "beginner" and bool(LOWER_MUSCLES & exercise.primary)
    usual = (_LEGS if legs else LOAD_STEPS)[loads.unit].get(find_implement(exercise), 0.0)
    step = loads.step(exercise)
    return max(1, int(usual / step + 1e-9)) * step if usual and step else 0.0


def raise_weight(load: float, exercise: Exercise, loads: Loads, level: Level) -> float | None:
    """Return the next weight at the same repetitions: the usual step, or what of it is no more than 10 % of the weight.

    Where plates are finer than usual, none but a beginner takes more of them than a repetition is worth (A47; how
    many is house). None where even the smallest step is more than 10 %, and where there is nothing heavier.
    """
    step, most = loads.step(exercise), load * MOST_WEIGHT_PERCENT / 100
    usual = find_increment(exercise, loads, level)
    if level != "beginner" and step < usual:
        usual = max(step, min(usual, load * estimate_rise(STRENGTH_SET)))
    heavier = round(load + int(min(usual, most) / step + 1e-9) * step, 3) if step else load
    return heavier if load < heavier and loads.heavier(load, exercise) > load else None


def find_wave_step(load: float, reps: int, exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return by how much a wave may rise: no more than a repetition fewer is worth; 0 where no plates are so small."""
    step = loads.step(exercise)
    most = min(find_increment(exercise, loads, level), load * estimate_rise(reps))
    return int(most / step + 1e-9) * step if step else 0.0


def find_base_step(load: float, exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return by how much a wave begins heavier than the last: the usual step, or what of it is 5 % of the weight.

    Finer plates make it no smaller; they are for the weeks of the wave.
    """
    step = loads.step(exercise)
    most = min(find_increment(exercise, loads, level), load * MOST_WAVE_PERCENT / 100)
    return int(most / step + 1e-9) * step if step else 0.0


def find_as_hard(load: float, reps: int, low: int, exercise: Exercise, loads: Loads, level: Level) -> float | None:
    """Return the heaviest next weight whose `low` repetitions are no harder than so many of this one.

    It is a step at the most, in several of which plates may make it; None where even the smallest is harder.
    """
    smallest = loads.heavier(load, exercise)
    if smallest <= load:
        return None
    usual = raise_weight(load, exercise, loads, level) or smallest
    step = loads.step(exercise)
    choices = (round(smallest + more * step, 3) for more in range(max(1, round((usual - smallest) / step) + 1)))
    return max((found for found in choices if estimate_reps(load, reps, found) >= low), default=None)
