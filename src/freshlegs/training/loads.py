"""Weights on the bar: known ones, estimates by repetitions, and the steps that can be loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.training.lift_slots import Pick

Unit = Literal["kg", "lb"]

BARS: dict[Unit, float] = {"kg": 20.0, "lb": 45.0}
LOAD_STEPS: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "machine": 5.0, "medball": 2.0},
}
"""Default smallest step in weight by equipment (A45, A46; the rest is ours)."""
HEAVIEST = 2000
"""Largest weight allowed in a file, in its unit."""
RESERVE = 2
"""Repetitions in reserve at the end of a set (A11)."""


@dataclass(frozen=True)
class Loads:
    """Known weights of an athlete.

    Parameters
    ----------
    unit : str
        Unit of all weights here.
    working : mapping of str to float
        Weight for the prescribed sets, by exercise.
    best : mapping of str to float
        One-repetition maximum, by exercise.
    bar : float
        Weight of the empty bar.
    steps : mapping of str to float
        The smallest step by kind of equipment, all plates together: 2.5 kg with a pair of 1.25 kg plates.
    """

    unit: Unit = "kg"
    working: Mapping[str, float] = field(default_factory=dict)
    best: Mapping[str, float] = field(default_factory=dict)
    bar: float | None = None
    steps: Mapping[str, float] = field(default_factory=dict)

    @property
    def empty_bar(self) -> float:
        """Weight of the empty bar."""
        return BARS[self.unit] if self.bar is None else self.bar

    def step(self, equipment: str) -> float:
        """Return the smallest step of a kind of equipment; 0 if it has no weight."""
        return self.steps.get(equipment, LOAD_STEPS[self.unit].get(equipment, 0.0))

    def of(self, pick: Pick) -> float | None:
        """Return the weight for a pick, rounded down to a loadable one; None if unknown."""
        exercise = pick.exercise
        weight = self.working.get(exercise.id)
        if weight is None and exercise.id in self.best and pick.reps.unit == "reps":
            weight = self.best[exercise.id] * estimate_share(pick.reps.high)
        # A weight below the smallest loadable one is as good as unknown.
        return None if weight is None else self.loadable(weight, exercise.equipment) or None

    def loadable(self, weight: float, equipment: str) -> float:
        """Return the heaviest loadable weight up to this one, but never less than the bar."""
        step, base = self.step(equipment), self.empty_bar if equipment == "barbell" else 0.0
        if not step:
            return weight
        steps = floor(max(0.0, weight - base) / step + 1e-9)
        return round(base + steps * step, 3)


def estimate_share(reps: int) -> float:
    """Return the share of the one-repetition maximum for a number of repetitions with `RESERVE` left.

    Epley's formula, 1 / (1 + reps / 30), with the reserve counted as done (the choice of formula is ours).
    """
    return 1 / (1 + (reps + RESERVE) / 30)


def find_percent_range(low: int, high: int) -> tuple[int, int]:
    """Return the percentages of the one-repetition maximum for a range of repetitions, in steps of 5.

    From what leaves one repetition more in reserve at the top of the range to what fits its bottom.
    """
    return 5 * round(20 * estimate_share(high + 1)), 5 * round(20 * estimate_share(low))
