"""What trains a muscle that is spared is easy."""

from collections.abc import Iterator

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule, has_place_for
from freshlegs.training.epley import SPARED_RESERVE
from freshlegs.training.exercise import name_muscles
from freshlegs.training.lift_slots import EASY_SETS, LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings


class SparedMuscles(ExerciseRule):
    """Breach: an exercise with a spared muscle as primary in the power or strength slot, or with more than two sets.

    So is a fast one where the muscle only helps. Spared are the muscles of `[lifting] easy`: four repetitions or more
    stay in reserve, nothing is added from week to week, and nobody asks how often they are trained.
    """

    claim = "Muscles that you spare are trained by one or two easy sets, or not at all."
    sources = ("house",)
    why = "{exercise.name} is not easy, and trains a muscle that you spare"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        return pick.too_hard

    def describe_for(self, settings: LiftingSettings) -> str:
        named = name_muscles(settings.easy)
        return f"{self.describe()} ({join_words(named)})" if named else self.describe()

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        left = (one for one in problem.exercises if one.easy and not problem.settings.excluded.holds(one))
        there = [one for one in left if has_place_for(problem.settings, lift, one)]
        spared = problem.settings.easy.intersection(*[frozenset().union(*(one.primary for one in there))])
        if spared:
            how = f"1 or {EASY_SETS} sets, {SPARED_RESERVE} or more reps in the tank, nothing added from week to week"
            yield f"Easy, {problem.settings.why_spared}: {join_words(name_muscles(spared))}; {how}."
