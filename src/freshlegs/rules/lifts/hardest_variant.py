"""Of two neighbours the harder one, where it suits."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class HardestVariant(ExerciseRule):
    """Breach: an exercise with a harder neighbour that suits the athlete, is at hand, and goes into the lift.

    One for which the athlete has named a weight is left alone, and so is one for a muscle that is spared.
    """

    claim = "Of exercises that are easier and harder variants of each other, the hardest that suits you is chosen."
    sources = ("house",)
    why = "{exercise.name} has a harder variant that suits you"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        settings = problem.settings
        return not (settings.knows(pick.exercise) or pick.exercise.easy) and any(
            settings.suits(harder)
            and problem.allows(lift, harder)
            and any(lift.takes(slot, harder) for slot in lift.slots)
            for harder in settings.harder[pick.exercise.id]
        )
