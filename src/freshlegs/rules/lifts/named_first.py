"""Exercises with a source before those by custom."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class NamedFirst(ExerciseRule):
    """Breach: an exercise whose source is convention alone."""

    claim = "Exercises that the article or the studies name come before those by custom."
    sources = ("house",)
    why = "{exercise.name} is there by custom alone"
    says = "exercises that the article or the studies name come first"

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return pick.exercise.source.startswith("convention")
