"""A weight in the strength slot, where there is one."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class WeightFirst(ExerciseRule):
    """Breach: a strength slot without a weight, where something at hand would have one."""

    claim = "The strength slot has a weight in it where there is one at hand."
    sources = ("A20", "A21")
    why = "{exercise.name} stands in for a heavy exercise"

    weight: Weight = 20

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return (
            pick.slot.name == "strength"
            and not pick.heavy
            and any(e.loaded and lift.takes(pick.slot, e) and problem.allows(lift, e) for e in problem.exercises)
        )
