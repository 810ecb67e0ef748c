"""What the athlete lifts already."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class KnownWeights(ExerciseRule):
    """Breach: a strength or moderate exercise without a known weight, where one with a known weight could stand."""

    claim = "Exercises whose weight is known come first."
    sources = ("house",)
    why = "no weight is known for {exercise.name}"

    weight: Weight = 7

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        settings = problem.settings
        return (
            pick.slot.name in ("strength", "moderate")
            and not settings.knows(pick.exercise)
            and any(lift.takes(pick.slot, known) and problem.allows(lift, known) for known in settings.known)
        )
