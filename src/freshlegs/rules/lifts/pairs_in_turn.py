"""A pair pushes and pulls."""

from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts

_DIRECTIONS = {"push": ("h_push", "v_push"), "pull": ("h_pull", "v_pull")}


class PairsInTurn(LiftRule):
    """Breach: both exercises of a strength or moderate pair push, or both pull."""

    claim = "One exercise of a pair rests what the other one works."
    sources = ("A64", "house")
    says = "a pair pushes and pulls"

    weight: Weight = 3

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift, fits in self._asked(week.lifts):
            yield Breach(week.at_least(2, week.which(lift, fits)), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift, fits in self._asked(lifts.problem.lifts):
            if lifts.count(lift, fits) >= 2:
                names = " and ".join(pick.exercise.name for pick in lifts.picks(lift) if fits(pick))
                yield Violation((lift.session,), f"{lift.session.name} pairs {names}", self.price)

    @staticmethod
    def _asked(lifts: tuple[LiftSlots, ...]) -> Iterator[tuple[LiftSlots, Callable[[Pick], bool]]]:
        for lift in lifts:
            for index, slot in enumerate(lift.slots):
                if slot.paired and slot.name in ("strength", "moderate"):
                    yield from ((lift, _moves(index, patterns)) for patterns in _DIRECTIONS.values())


def _moves(index: int, patterns: tuple[str, ...]) -> Callable[[Pick], bool]:
    return lambda pick: pick.index == index and pick.exercise.pattern in patterns
