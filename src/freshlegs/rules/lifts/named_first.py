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

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del problem, lift
        return pick.exercise.source.startswith("convention")

    def describe(self) -> str:
        return "exercises that the article or the studies name come first"
