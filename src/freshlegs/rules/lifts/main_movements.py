"""A week has all the main movements."""

from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lift_template import find_lift_regions
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem

_MOVEMENTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("a heavy squat", "lower", frozenset({"squat"})),
    ("a heavy hinge or hip thrust", "lower", frozenset({"hinge", "hip_extension"})),
    ("a lunge or step", "lower", frozenset({"lunge"})),
    ("a push away from the chest", "upper", frozenset({"h_push"})),
    ("a push overhead", "upper", frozenset({"v_push"})),
    ("a row", "upper", frozenset({"h_pull"})),
    ("a pull from above", "upper", frozenset({"v_pull"})),
)


class MainMovements(LiftRule):
    """Breach: a movement that the lifts of the week could have is in none of their strength and moderate slots.

    Heavy ones are asked of the strength slot. Movements for a region are asked where a lift may load it.
    """

    claim = "The week has a heavy squat and hinge, a lunge, and pushes and pulls in both directions."
    sources = ("A43", "house")

    weight: Weight = 5

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for _, lifts, fits in self._asked(week.problem):
            there = [literal for lift in lifts for literal in week.which(lift, fits)]
            yield Breach(-week.any_of(there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for name, reaching, fits in self._asked(lifts.problem):
            if not any(lifts.count(lift, fits) for lift in reaching):
                yield Violation(tuple(lift.session for lift in reaching), f"no lift has {name}", self.price)

    @staticmethod
    def _asked(problem: LiftingProblem) -> Iterator[tuple[str, list[LiftSlots], Callable[[Pick], bool]]]:
        for name, region, patterns in _MOVEMENTS:
            fits = _moves(patterns, heavy="heavy" in name)
            lifts = [lift for lift in problem.lifts if region in find_lift_regions(lift.session)]
            # A lift that says what it trains is not asked for what it does not.
            lifts = [lift for lift in lifts if not lift.session.works or any(map(fits, problem.list_picks(lift)))]
            if lifts:
                yield name, lifts, fits


def _moves(patterns: frozenset[str], *, heavy: bool) -> Callable[[Pick], bool]:
    slots = ("strength",) if heavy else ("strength", "moderate")
    return lambda pick: pick.slot.name in slots and pick.exercise.pattern in patterns
