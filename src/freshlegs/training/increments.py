"""How much heavier the next time: steps by equipment, and when a step would be too large (A45, A46, A47)."""

from __future__ import annotations

from freshlegs.model.kinds import Level
from freshlegs.training.exercise import Exercise
from freshlegs.training.loads import Loads, Unit
from freshlegs.training.muscles import LOWER_MUSCLES

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
_ELSE: dict[Unit, dict[str, float]] = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "machine": 2.5, "medball": 1.0},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "machine": 5.0, "medball": 2.0},
}
"""In pounds, 5 to 10 on a barbell (A46), 2.5 to 5 on dumbbells (A45). The larger one is for a beginner's legs;
machines, medicine balls and kilograms are ours (house)."""


def find_increment(exercise: Exercise, loads: Loads, level: Level) -> float:
    """Return the usual step up of an exercise, in whole steps of what can be loaded; 0 where it has no weight."""
    legs = level == "beginner" and bool(LOWER_MUSCLES & exercise.primary)
    usual = (_LEGS if legs else _ELSE)[loads.unit].get(exercise.equipment, 0.0)
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
