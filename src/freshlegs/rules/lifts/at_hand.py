"""What is not at hand can't be lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_base import ExerciseRule

if TYPE_CHECKING:
    from freshlegs.model.problem import Problem
    from freshlegs.training.lift_slots import LiftSlots, Pick
    from freshlegs.training.lifting_problem import LiftingProblem


class AtHand(ExerciseRule):
    """Breach: an exercise whose equipment is not at hand at every start that its lift may have."""

    claim = "Exercises need only the equipment at hand."
    sources = ("house",)

    weight: Weight = "hard"

    def minds(self, menu: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del menu
        return pick.exercise.equipment not in lift.equipment

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} needs a {pick.exercise.equipment}, which is not at hand"

    def describe(self) -> str:
        return "exercises need only the equipment at hand"

    def describe_for(self, problem: Problem) -> str:
        gym = problem.gym
        if gym is None:
            return self.describe()
        there = join_words(sorted(gym.equipment | {"bodyweight"}))
        places = "".join(f"; {p.name}: {join_words(sorted(p.equipment | {'bodyweight'}))}" for p in gym.places)
        return f"{self.describe()} ({there}{places})"
