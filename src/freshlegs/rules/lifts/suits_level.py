"""Nothing that asks for more experience."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class SuitsLevel(ExerciseRule):
    """Breach: level(exercise) > lift_level of the athlete, who has named no weight for it."""

    claim = "Exercises suit the athlete's experience in lifting."
    sources = ("house",)
    why = "{exercise.name} is for {exercise.level} lifters"
    says = "exercises suit your experience in lifting"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return not problem.settings.suits(pick.exercise)
