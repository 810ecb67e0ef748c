"""Not the same lift twice."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lifting_problem import FilledLifts


class Varied(LiftRule):
    """Breach: an exercise stands in more than one lift of the week; the amount is in how many more."""

    claim = "No exercise comes twice a week where another one would do."
    sources = ("house",)
    says = "no exercise twice a week where another one would do"

    weight: Weight = 5

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        there: defaultdict[str, list[int]] = defaultdict(list)
        for lift in week.lifts:
            for pick, literal in week.options(lift):
                there[pick.exercise.id].append(literal)
        for exercise in week.problem.exercises:
            literals = there[exercise.id]
            for again in range(2, min(len(week.lifts), len(literals)) + 1):
                yield Breach(week.at_least(again, literals), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for exercise in lifts.problem.exercises:
            there = [lift for lift in lifts.problem.lifts if lifts.count(lift, _is(exercise.id))]
            if len(there) > 1:
                why = f"{exercise.name} comes {len(there)} times"
                yield Violation(tuple(lift.session for lift in there), why, self.price, len(there) - 1)


def _is(exercise_id: str) -> Callable[[Pick], bool]:
    return lambda pick: pick.exercise.id == exercise_id
