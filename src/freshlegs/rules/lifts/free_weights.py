"""Free weights before machines."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class FreeWeights(ExerciseRule):
    """Breach: a strength or moderate exercise on a machine or a cable."""

    claim = "Free weights come before machines."
    sources = ("A25", "house")
    why = "{exercise.name} is done on a machine"

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return pick.slot.name in ("strength", "moderate") and pick.exercise.equipment in ("machine", "cable")
