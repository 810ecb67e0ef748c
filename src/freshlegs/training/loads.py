"""What goes on the bar: known weights, what a set of so many repetitions takes, and how much heavier the next time.

Steps up are by equipment, and some would be too large (A45, A46, A47).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Literal, NamedTuple

from freshlegs.model.kinds import Level
from freshlegs.training.exercise import LOWER_MUSCLES, Exercise
from freshlegs.training.lift_slots import Pick

Unit = Literal["kg", "lb"]

BARS: dict[Unit, float] = {"kg": 20.0, "lb": 45.0}
"""Weight of the empty bar, where the scenario names none (house)."""
LOAD_STEPS: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "machine": 5.0, "medball": 2.0},
}
"""The smallest step in weight by equipment, and the usual step up, where nothing else is said (A45, A46; the rest is
house)."""
HEAVIEST = 2000
"""The largest weight that anybody may name, in its unit."""
WEIGHT_PATTERN = r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(kg|lb)"
"""A weight with its unit."""
RESERVE = 2
"""Repetitions left in the tank at the end of a set (A11)."""


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
    def empty_bar(self) -> float:
        """Weight of the empty bar."""
        return BARS[self.unit] if self.bar is None else self.bar

    def step(self, equipment: str) -> float:
        """Return the smallest step of a kind of equipment; 0 where it has no weight."""
        return self.steps.get(equipment, LOAD_STEPS[self.unit].get(equipment, 0.0))

    def of(self, pick: Pick) -> float | None:
        """Return the weight for a pick, rounded down to what can be loaded; None where nothing is known."""
        exercise = pick.exercise
        weight = self.working.get(exercise.id)
        if weight is None and exercise.id in self.best and pick.reps.unit == "reps":
            weight = self.best[exercise.id] * estimate_share(pick.reps.high)
        # Of nothing that can be loaded nothing is said.
        return None if weight is None else self.loadable(weight, exercise.equipment) or None

    def loadable(self, weight: float, equipment: str) -> float:
        """Return the heaviest weight that can be loaded and is no more than this one; never less than the bar."""
        step, base = self.step(equipment), self.empty_bar if equipment == "barbell" else 0.0
        if not step:
            return weight
        steps = floor(max(0.0, weight - base) / step + 1e-9)
        return round(base + steps * step, 3)


def estimate_share(reps: int) -> float:
    """Return the share of a one-repetition maximum for so many repetitions with some in reserve.

    Epley's formula, 1 / (1 + reps / 30), with the reserve counted as done (the choice of formula is ours).
    """
    return 1 / (1 + (reps + RESERVE) / 30)


def find_percent_range(low: int, high: int) -> tuple[int, int]:
    """Return the percentages of the one-repetition maximum for a range of repetitions, in steps of 5.

    From what leaves one repetition more in reserve at the top of the range to what fits its bottom.
    """
    return 5 * round(20 * estimate_share(high + 1)), 5 * round(20 * estimate_share(low))


MOST_WEIGHT_PERCENT = 10
"""Percent of the weight that one step may be (ACSM 2009). Where the smallest step is more, repetitions go up first."""
MORE_REPS = 4
"""Repetitions above the range before such a step is taken all the same, and before another variant (house)."""
HEAVIEST_BALL: dict[Unit, float] = {"kg": 4.5, "lb": 10.0}
"""The heaviest medicine ball that is asked for; a heavier one would not be thrown fast (house)."""

_LEGS: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 5.0, "dumbbell": 2.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 10.0, "dumbbell": 5.0, "machine": 5.0, "medball": 2.0},
}
"""The usual step up for a beginner's legs; of all others it is that of `LOAD_STEPS`. In pounds, 5 to 10 on a barbell
(A46), 2.5 to 5 on dumbbells (A45); machines, medicine balls and kilograms are ours (house)."""


def find_increment(exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return the usual step up of an exercise, in whole steps of what can be loaded; 0 where it has no weight."""
    legs = level == "beginner" and bool(LOWER_MUSCLES & exercise.primary)
    usual = (_LEGS if legs else LOAD_STEPS)[loads.unit].get(exercise.equipment, 0.0)
    step = loads.step(exercise.equipment)
    return max(1, int(usual / step + 1e-9)) * step if usual and step else 0.0


def raise_weight(load: float, exercise: Exercise, loads: Loads, level: Level) -> float | None:
    """Return the next weight: the usual step up, or as much of it as is no more than 10 % of the weight.

    None where even the smallest step is more than that, and where there is nothing heavier.
    """
    step = loads.step(exercise.equipment)
    most = min(find_increment(exercise, loads, level), load * MOST_WEIGHT_PERCENT / 100)
    steps = int(most / step + 1e-9) if step else 0
    heavier = round(load + steps * step, 3)
    if not steps or (exercise.equipment == "medball" and heavier > HEAVIEST_BALL[loads.unit]):
        return None
    return heavier
