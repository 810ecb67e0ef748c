"""What the athlete must not do is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_base import ExerciseRule

if TYPE_CHECKING:
    from freshlegs.model.problem import Problem
    from freshlegs.training.lift_slots import LiftSlots, Pick
    from freshlegs.training.lifting_problem import LiftingProblem


class NotExcluded(ExerciseRule):
    """Breach: an exercise that is excluded by its name, its pattern, or a muscle that it works, be it as a helper."""

    claim = "Excluded exercises are left out."
    sources = ("house",)

    weight: Weight = "hard"

    def minds(self, menu: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del lift
        return menu.gym.excluded.holds(pick.exercise)

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} is excluded"

    def describe(self) -> str:
        return "excluded exercises are left out"

    def describe_for(self, problem: Problem) -> str:
        named = problem.gym.excluded.named if problem.gym else ()
        return f"{self.describe()} ({join_words(named)})" if named else self.describe()
