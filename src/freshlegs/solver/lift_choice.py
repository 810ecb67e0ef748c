"""The cheapest week that some filled lifts make: a small model with a literal for each of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from freshlegs.solver.lift_bound import LiftBound
from freshlegs.solver.lift_columns import LiftColumn, LiftColumns
from freshlegs.solver.model import TRUE, Model
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search


class ColumnModel:
    """A literal for each column, and what a week of some of them costs."""

    def __init__(self, columns: LiftColumns, there: Sequence[LiftColumn]) -> None:
        self.model = Model()
        self.literals = [(self.model.literal(), column) for column in there]
        self.prices = [(literal, column.cost) for literal, column in self.literals if column.cost]
        self.prices.append((TRUE, columns.gates.constant))
        for place, group in enumerate(columns.groups):
            lifts = [(literal, 1) for literal, column in self.literals if column.group == place]
            self.model.sat.add_sum(lifts, len(group), len(group))
        terms: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for literal, column in self.literals:
            for index, value in column.adds.items():
                terms[index].append((literal, value))
        for index, one in enumerate(columns.sums):
            self._price_sum(terms[index], one.low, one.costs)

    def _price_sum(self, terms: list[tuple[int, int]], low: int, costs: tuple[int, ...]) -> None:
        """Price each total at which the cost changes, by a literal for each one that is reached."""
        least, most = sum(min(0, value) for _, value in terms), sum(max(0, value) for _, value in terms)
        first, last = max(low, least), min(most, low + len(costs) - 1)
        self.prices.append((TRUE, costs[first - low]))
        changes = [costs[total - low] - costs[total - 1 - low] for total in range(first + 1, last + 1)]
        reached = [self.model.literal() for _ in changes]
        for lower, higher in pairwise(reached):
            self.model.clause(-higher, lower)
        self.model.between([*terms, *((literal, -1) for literal in reached)], first, first)
        self.prices += [(literal, change) for literal, change in zip(reached, changes, strict=True) if change]


def choose_lifts(
    bound: LiftBound, there: Sequence[LiftColumn], effort: Effort, work: float, *, most: int | None = None
) -> bool:
    """Offer the cheapest week that is found of some columns, each used once, and return whether none costs less.

    With `most` any week that costs no more, in points, and return whether there is none.
    """
    choice = ColumnModel(bound.columns, there)
    choice.model.minimize(choice.prices)
    if most is not None:
        choice.model.hold(choice.prices, most)
    search = Search(effort)
    # Measured on 16 such choices: without the whole relaxation, and without preparations, they take half of the time.
    search.parameters["linearization_level"] = 1
    status = search.run(choice, work=work, presolve=False)
    if search.answer.values:
        bound.offer(column for literal, column in choice.literals if search.answer.is_true(literal))
    return status is Status.INFEASIBLE or (most is None and status is Status.OPTIMAL)
