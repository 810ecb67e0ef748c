"""A strength exercise for the strength slot."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class StandIns(ExerciseRule):
    """Breach: an exercise of the moderate slot that stands in the strength slot."""

    claim = "The strength slot has a strength exercise."
    sources = ("A21", "house")
    why = "{exercise.name} stands in for a strength exercise"

    weight: Weight = 8

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return pick.slot.stands_in(pick.exercise)
