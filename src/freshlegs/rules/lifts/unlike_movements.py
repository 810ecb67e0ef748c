"""No movement twice in one lift."""

from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.exercise import MULTI_JOINT
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lifting_problem import FilledLifts


class UnlikeMovements(LiftRule):
    """Breach: two strength or moderate exercises of one lift with one pattern; the amount is how many more than one."""

    claim = "The heavy exercises of a lift are different movements."
    sources = ("house",)

    weight: Weight = 2

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            most = sum(slot.at_most for slot in lift.slots if slot.name in ("strength", "moderate"))
            for pattern in sorted(MULTI_JOINT):
                there = week.which(lift, _moves(pattern))
                for again in range(2, most + 1):
                    yield Breach(week.at_least(again, there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            for pattern in sorted(MULTI_JOINT):
                again = lifts.count(lift, _moves(pattern)) - 1
                if again > 0:
                    why = f"{lift.session.name}: {again + 1} exercises of one movement"
                    yield Violation((lift.session,), why, self.price, again)


def _moves(pattern: str) -> Callable[[Pick], bool]:
    return lambda pick: pick.slot.name in ("strength", "moderate") and pick.exercise.pattern == pattern
