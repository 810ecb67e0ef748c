"""What the athlete must not do is left out."""

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings


class NotExcluded(ExerciseRule):
    """Breach: an exercise that is excluded by its name, its pattern, or a muscle that it works, be it as a helper."""

    claim = "Excluded exercises are left out."
    sources = ("house",)
    why = "{exercise.name} is excluded"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return problem.settings.excluded.holds(pick.exercise)

    def describe_for(self, settings: LiftingSettings) -> str:
        named = settings.excluded.named
        return f"{self.describe()} ({join_words(named)})" if named else self.describe()
