"""Free weights before machines."""

from __future__ import annotations

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.rules.words import LiftingProblem, LiftSlots, Pick


class FreeWeights(ExerciseRule):
    """Breach: a strength or moderate exercise on a machine."""

    claim = "Free weights come before machines."
    sources = ("A25", "house")

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del problem, lift
        return pick.slot.name in ("strength", "moderate") and pick.exercise.equipment == "machine"

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} is done on a machine"

    def describe(self) -> str:
        return "free weights come before machines"
