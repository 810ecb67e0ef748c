"""What is not at hand can't be lifted."""

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings


class AtHand(ExerciseRule):
    """Breach: an exercise that needs what is not at hand at every start that its lift may have."""

    claim = "Exercises need only the equipment at hand."
    sources = ("house",)
    why = "{exercise.name} needs {exercise.needed}, which is not all at hand"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return not pick.exercise.works_with(lift.equipment)

    def describe_for(self, settings: LiftingSettings) -> str:
        there = join_words(sorted(settings.equipment | {"bodyweight"}))
        places = "".join(f"; {p.name}: {join_words(sorted(p.equipment | {'bodyweight'}))}" for p in settings.places)
        return f"{self.describe()} ({there}{places})"
