"""What the athlete must not do is left out."""

from collections.abc import Iterator

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule, has_place_for
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings


class NotExcluded(ExerciseRule):
    """Breach: an exercise that is excluded by its name, kind or pattern, or a muscle that it works, be it as a helper.

    Some kinds are left out by default: at 60 or more and on the way back from an injury, a birth or pain.
    """

    claim = "Excluded exercises are left out."
    sources = ("house",)
    why = "{exercise.name} is excluded"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return problem.settings.excluded.holds(pick.exercise)

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        asked, by_default = list[str](), list[str]()
        for name, one in problem.settings.excluded.split():
            if any(
                one.holds(exercise) and has_place_for(problem.settings, lift, exercise)
                for exercise in problem.exercises
            ):
                (by_default if one.by_default else asked).append(name.replace("_", " "))
        if asked:
            yield f"Left out, {problem.settings.why_spared}: {'; '.join(asked)}."
        if by_default:
            ours = f"{problem.settings.excluded.why}, by our own choice ([lifting] allow brings it back)"
            yield f"Left out {ours}: {'; '.join(by_default)}."

    def describe_for(self, settings: LiftingSettings) -> str:
        named = settings.excluded.named
        return f"{self.describe()} ({join_words(named)})" if named else self.describe()
