"""Keep to the exercises of the plan that this one follows."""

from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.exercise import Exercise
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class ExercisesStay(LiftRule):
    """Breach: a lift lacks an exercise that it had in the plan that this one follows.

    Silent without such a plan, and about exercises that are excluded, not at hand, or not for such a lift.
    """

    claim = "Lifts keep the exercises that they had in the plan before."
    sources = ("house",)

    weight: Weight = 10

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            for exercise in _find_before(week.problem, lift):
                yield Breach(-week.any_of(week.which(lift, _is(exercise))), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            for exercise in _find_before(lifts.problem, lift):
                if not lifts.count(lift, _is(exercise)):
                    yield Violation((lift.session,), f"{lift.session.name}: no more {exercise.name}", self.price)


def _find_before(problem: LiftingProblem, lift: LiftSlots) -> Iterator[Exercise]:
    """Yield what a lift had before and may have again."""
    for exercise in problem.exercises:
        fits = exercise.id in lift.before and any(lift.takes(slot, exercise) for slot in lift.slots)
        if fits and problem.allows(lift, exercise):
            yield exercise


def _is(exercise: Exercise) -> Callable[[Pick], bool]:
    return lambda pick: pick.exercise.id == exercise.id
