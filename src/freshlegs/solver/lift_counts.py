"""How many exercises of a set are done: literals of counts, and what they say together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from freshlegs.solver.model import FALSE, TRUE, Model, WeightedTerms
from freshlegs.training.lift_slots import LiftSlots, Pick


class LiftCounts:
    """The literals "at least so many of these" over the exercises of lifts.

    Each by itself tells the linear relaxation next to nothing: of two exercises at least two is half true with one. So
    the counts of one set are posted together, once all are known: they add up to how many are done.
    """

    def __init__(self, model: Model, options: Mapping[int, tuple[LiftSlots, Pick]]) -> None:
        self._model = model
        #: Of each option its exercise in its lift, and its slot there
        self._exercises = {literal: (lift.session.id, pick.exercise.id) for literal, (lift, pick) in options.items()}
        self._slots = {literal: (lift.session.id, pick.index) for literal, (lift, pick) in options.items()}
        self._at_most = {self._slots[literal]: pick.slot.at_most for literal, (_, pick) in options.items()}
        self._known: defaultdict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
        self._mentioned: set[int] = set()
        #: How many of some can be true; asked once for each count of them
        self._rooms: dict[tuple[int, ...], int] = {}

    def at_least(self, count: int, literals: Sequence[int]) -> int:
        """Return a literal that is true exactly when `count` or more of these are."""
        some, needed = tuple(sorted(literals)), count - literals.count(TRUE)
        if needed < count or FALSE in some:
            some = tuple(literal for literal in some if literal not in (TRUE, FALSE))
        if needed <= 0:
            return TRUE
        if needed > self.count_most(some):
            return FALSE
        self.mention(some)
        if needed == 1:
            return self._model.any_of(some)
        known = self._known[some]
        if needed not in known:
            known[needed] = self._model.literal()
        return known[needed]

    def mention(self, literals: Iterable[int]) -> None:
        """Take note that something is said of these literals beside their prices."""
        self._mentioned.update(map(abs, literals))

    def list_gates(self) -> Iterator[tuple[int, WeightedTerms, int]]:
        """Yield each literal of a count that was asked for, what it counts, and how many it needs."""
        for literals, known in self._known.items():
            for count, literal in known.items():
                yield literal, tuple((one, 1) for one in literals), count

    def post(self, prices: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Say once what the literals of counts are, and return the prices as the solver is to have them.

        Where each exercise more, or each that is missing, has one price, it is put on the exercises themselves.
        """
        costs = Counter[int]()
        for literal, price in prices:
            costs[literal] += price
        for literals, known in self._known.items():
            self._put_on_exercises(costs, literals, known)
            needed = {count for count, literal in known.items() if self._is_needed(literal, costs)}
            for count in known.keys() - needed:
                self._model.clause(-known[count])
            self._define(literals, {count: known[count] for count in sorted(needed)})
        return [(literal, price) for literal, price in costs.items() if price]

    def _is_needed(self, literal: int, costs: Mapping[int, int]) -> bool:
        return literal in self._mentioned or bool(costs.get(literal) or costs.get(-literal))

    def _put_on_exercises(self, costs: Counter[int], literals: tuple[int, ...], known: Mapping[int, int]) -> None:
        """Price the exercises instead of their counts, where all counts from the second on cost the same."""
        most = self.count_most(literals)
        if sorted(known) != [*range(2, most + 1)]:
            return
        one = self._model.any_of(literals)
        more = {costs[literal] for literal in known.values()}
        fewer = {costs[-literal] for literal in known.values()}
        if fewer == {0} and len(more) == 1:
            (price,) = more
            for literal in literals:
                costs[literal] += price
            for literal in (one, *known.values()):
                costs[literal] -= price
        elif more == {0} and fewer == {costs[-one]}:
            (price,) = fewer
            for literal in literals:
                costs[literal] -= price
            for literal in (one, *known.values()):
                costs[-literal] -= price
            costs[TRUE] += price * most

    def _define(self, literals: tuple[int, ...], known: dict[int, int]) -> None:
        """Let the literals of counts be true exactly when so many are; each run of counts is said at once."""
        if 2 in known:
            known = {1: self._model.any_of(literals), **known}
        total, most = [(literal, 1) for literal in literals], self.count_most(literals)
        for _, run in groupby(enumerate(known), lambda pair: pair[1] - pair[0]):
            counts = [count for _, count in run]
            first, last = known[counts[0]], known[counts[-1]]
            for fewer, more in pairwise(counts):
                self._model.clause(-known[more], known[fewer])
            steps = [(known[count], 1) for count in counts]
            self._model.no_more([*steps, (first, counts[0] - 1)], total)
            self._model.no_more(total, [*steps, (last, most - counts[-1]), (TRUE, counts[0] - 1)])

    def count_most(self, literals: tuple[int, ...]) -> int:
        """Return how many of these can be true: an exercise stands once in a lift, and a slot has room for so many."""
        if literals not in self._rooms:
            self._rooms[literals] = self._count_most(literals)
        return self._rooms[literals]

    def _count_most(self, literals: tuple[int, ...]) -> int:
        if not all(literal in self._slots for literal in literals):
            return len(literals)
        slots: defaultdict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
        for literal in literals:
            slots[self._slots[literal]].add(self._exercises[literal])
        exercises = set[tuple[str, str]]().union(*slots.values())
        return min(len(exercises), sum(min(self._at_most[slot], len(there)) for slot, there in slots.items()))
