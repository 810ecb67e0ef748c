"""Legs train what running is like."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.exercise import RUN_LIKE
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class RunLike(ExerciseRule):
    """Breach: a power, strength or moderate exercise for the legs that is no hinge, step or hop and not one-sided."""

    claim = "For the legs, hinges, steps, hops and one-legged work come first."
    sources = ("A25",)
    why = "{exercise.name} is less like running than a hinge, a step or a hop"

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        exercise = pick.exercise
        for_legs = pick.slot.name in ("power", "strength", "moderate") and "lower" in exercise.regions
        return for_legs and exercise.pattern not in RUN_LIKE and not exercise.reps.per_side
