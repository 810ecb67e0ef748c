"""Steps in weight from one time to the next, by equipment, and the largest step allowed (training.md 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.training.muscles import LOWER_MUSCLES

if TYPE_CHECKING:
    from freshlegs.model.kinds import Level
    from freshlegs.training.exercise import Exercise
    from freshlegs.training.loads import Loads, Unit

MOST_WEIGHT_PERCENT = 10
"""Most percent of the weight for one step (ACSM 2009: 2 to 10 %); if the smallest is more, repetitions go up first."""
MORE_REPS = 4
"""Repetitions above the range before a larger step is taken, or another variant (house)."""
HEAVIEST_BALL: dict[Unit, float] = {"kg": 4.5, "lb": 10.0}
"""Heaviest medicine ball: a heavier one can't be thrown fast."""

_LEGS: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 5.0, "dumbbell": 2.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 10.0, "dumbbell": 5.0, "machine": 5.0, "medball": 2.0},
}
_ELSE: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "machine": 5.0, "medball": 2.0},
}
"""The article, in pounds: 5 to 10 on a barbell (line 197), 2.5 to 5 on dumbbells (line 196). The larger one is for a
beginner's legs; machines, medicine balls and kilograms are ours."""


def find_increment(exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return the usual step up of an exercise, in whole loadable steps; 0 for one without weight."""
    legs = level == "beginner" and bool(LOWER_MUSCLES & exercise.primary)
    usual = (_LEGS if legs else _ELSE)[loads.unit].get(exercise.equipment, 0.0)
    step = loads.step(exercise.equipment)
    return max(1, int(usual / step + 1e-9)) * step if usual and step else 0.0


def raise_weight(load: float, exercise: Exercise, loads: Loads, level: Level) -> float | None:
    """Return the next weight: the usual step up, but at most 10 % of the weight.

    None if the smallest step is more than that, or nothing heavier exists.
    """
    step = loads.step(exercise.equipment)
    most = min(find_increment(exercise, loads, level), load * MOST_WEIGHT_PERCENT / 100)
    steps = int(most / step + 1e-9) if step else 0
    heavier = round(load + steps * step, 3)
    if not steps or (exercise.equipment == "medball" and heavier > HEAVIEST_BALL[loads.unit]):
        return None
    return heavier
