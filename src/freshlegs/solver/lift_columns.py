"""Whole filled lifts as columns: what each costs by itself, what it adds to the sums of a week, and the next ones."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from freshlegs.solver.assemble import AssembledLifts
from freshlegs.solver.lift_gates import LiftGates, WeekSum
from freshlegs.solver.lift_pricing import MILLI, LiftPricing, PricedLift
from freshlegs.solver.lift_ways import NEVER

SPREAD = MILLI // 3
"""How much dearer than the cheapest a lift may be to become a column in the same round."""
COLUMNS_A_ROUND = 40
"""Columns of a group of lifts that are alike, in one round."""

Corners = list[tuple[int, int]]
"""(total, cost): the corners of the convex hull, from below, of what a sum costs."""


class LiftColumn(NamedTuple):
    """A filled lift of a group: its own cost in points, what it adds to each sum, and the literals of its options.

    These are the ones of the first lift of its group.
    """

    group: int
    cost: int
    adds: dict[int, int]
    options: tuple[int, ...]


class LiftColumns:
    """The columns found so far, and the pricing that finds more of them."""

    def __init__(self, assembled: AssembledLifts) -> None:
        lifts = assembled.lifts
        self.gates = LiftGates(lifts, assembled.breaches)
        self.groups = self.gates.find_alike()
        self.found: list[LiftColumn] = []
        self._seen: set[tuple[int, tuple[int, ...]]] = set()
        self._literals = [[option.literal for option in lifts.options(lift)] for lift in lifts.lifts]
        asked: defaultdict[int, set[int]] = defaultdict(set)
        for one in self.gates.sums:
            for term, _ in one.terms:
                asked[self.gates.find_lift(term)].add(term)
        self._pricings = [LiftPricing(self.gates, group[0], asked[group[0]]) for group in self.groups]
        #: Whether there are few enough ways to fill each lift
        self.possible = not any(pricing.too_many for pricing in self._pricings)
        #: The sums of which each term is known of each filled lift
        self.sums = [one for one in self.gates.sums if self.possible and self._is_known(one)]
        #: Of each group, by literal of its first lift, the sums that it stands in, and its worth there
        self._worths: list[defaultdict[int, list[tuple[int, int]]]] = [defaultdict(list) for _ in self.groups]
        places = {group[0]: place for place, group in enumerate(self.groups)}
        for index, one in enumerate(self.sums):
            for term, worth in one.terms:
                if (place := places.get(self.gates.find_lift(term))) is not None:
                    self._worths[place][term].append((index, worth))
        self._true = [self.gates.sort_by_options(worths) for worths in self._worths]

    @property
    def steps(self) -> int:
        """Work that was done, in ways to fill a lift that were looked at."""
        return sum(pricing.steps for pricing in self._pricings)

    def add_week(self, options: Iterable[int]) -> None:
        """Add the lifts of a filled week, by the literals of its options."""
        filled: defaultdict[int, set[int]] = defaultdict(set)
        for option in options:
            filled[self.gates.find_lift(option)].add(option)
        for place, group in enumerate(self.groups):
            for lift in group:
                # What stands in one lift of a group could stand in the first.
                pairs = zip(self._literals[lift], self._literals[group[0]], strict=True)
                there = tuple(sorted(first for own, first in pairs if own in filled[lift]))
                if (place, there) not in self._seen:
                    self._seen.add((place, there))
                    cost = self._pricings[place].price(there)
                    self.found.append(LiftColumn(place, cost, self._find_adds(place, there), there))

    def add_up(self, week: Iterable[LiftColumn]) -> float:
        """Return what a week of some columns costs, in points; infinite where no week can have such totals."""
        cost, totals = float(self.gates.constant), Counter[int]()
        for column in week:
            cost += column.cost
            totals.update(column.adds)
        for index, one in enumerate(self.sums):
            place = totals[index] - one.low
            cost += one.costs[place] if place < len(one.costs) else math.inf
        return cost

    def place(self, columns: Sequence[LiftColumn]) -> Iterator[int]:
        """Yield the literals of the options of a week, its lifts in the order that breaks their symmetry."""
        lifts = self.gates.lifts
        for place, group in enumerate(self.groups):
            there = [column.options for column in columns if column.group == place]
            picks = {option.literal: option.pick for option in lifts.options(lifts.lifts[group[0]])}
            there.sort(key=lambda options: sum(lifts.rank_strength(picks[option]) for option in options))
            for lift, options in zip(group, there, strict=True):
                moved = dict(zip(picks, self._literals[lift], strict=True))
                yield from (moved[option] for option in options)

    def price(self, duals: Sequence[int], corners: Sequence[Corners]) -> tuple[int, list[LiftColumn]]:
        """Return the bound at these worths of the sums, in thousandths of a point, and the new columns.

        By Lagrange: no week costs less than its lifts, each at its cheapest where a unit of each sum is worth so much,
        and its sums, each where it is best off.
        """
        bound = MILLI * self.gates.constant
        for dual, there in zip(duals, corners, strict=True):
            bound += min(MILLI * cost + dual * total for total, cost in there)
        before = len(self.found)
        for place, (group, pricing) in enumerate(zip(self.groups, self._pricings, strict=True)):
            weights = self._weigh(place, duals)
            known = (self._reduce(column, duals) for column in self.found if column.group == place)
            lifts = pricing.find_lifts(weights, min(known, default=NEVER) + SPREAD, COLUMNS_A_ROUND)
            # Where nothing can fill a lift the bound stays what it would be for free.
            bound += len(group) * (lifts[0].cost if lifts else 0)
            for lift in lifts:
                if (place, lift.options) not in self._seen:
                    self._seen.add((place, lift.options))
                    self.found.append(self._make(place, lift, duals))
        return bound, self.found[before:]

    def find_every(self, duals: Sequence[int], gap: int, most: int) -> tuple[list[LiftColumn], bool]:
        """Return columns of which a week can be made that costs no more than the bound at these worths and a gap.

        As often as the week can have each; of a group with twice `most` and more each n-th of them. And whether they
        are all that there are.
        """
        found: list[LiftColumn] = []
        whole = True
        for place, (group, pricing) in enumerate(zip(self.groups, self._pricings, strict=True)):
            weights = self._weigh(place, duals)
            cheapest = min((self._reduce(one, duals) for one in self.found if one.group == place), default=None)
            if cheapest is None:
                return [], False
            lifts, all_of_them = pricing.find_every_lift(weights, cheapest + gap, most)
            whole = whole and all_of_them
            for lift in lifts:
                column = self._make(place, lift, duals)
                times = 1
                while times < len(group) and self._price_again(column, times + 1, cheapest, duals) <= gap:
                    times += 1
                found += [column] * times
        return found, whole

    def _price_again(self, column: LiftColumn, times: int, cheapest: int, duals: Sequence[int]) -> int:
        """Return by how much the bound rises for weeks that have a column so many times: by its sums, mostly."""
        more = times * (self._reduce(column, duals) - cheapest)
        for index, value in column.adds.items():
            one = self.sums[index]
            if one.low == 0:
                worths = [MILLI * cost + duals[index] * total for total, cost in enumerate(one.costs)]
                more += min(worths[times * value :], default=NEVER) - min(worths)
        return more

    def _weigh(self, place: int, duals: Sequence[int]) -> dict[int, int]:
        """Return by literal of the first lift of a group what it costs more than by itself at these worths."""
        worths = self._worths[place].items()
        return {name: -sum(duals[index] * worth for index, worth in sums) for name, sums in worths}

    def _is_known(self, one: WeekSum) -> bool:
        first = {group[0]: pricing for group, pricing in zip(self.groups, self._pricings, strict=True)}
        lifts = ((term, self.gates.find_lift(term)) for term, _ in one.terms)
        return all(lift not in first or first[lift].knows(term) for term, lift in lifts)

    def _reduce(self, column: LiftColumn, duals: Sequence[int]) -> int:
        return MILLI * column.cost - sum([duals[index] * value for index, value in column.adds.items()])

    def _make(self, place: int, lift: PricedLift, duals: Sequence[int]) -> LiftColumn:
        adds = self._find_adds(place, lift.options)
        own = lift.cost + sum(duals[index] * value for index, value in adds.items())
        return LiftColumn(place, own // MILLI, adds, lift.options)

    def _find_adds(self, place: int, options: Iterable[int]) -> dict[int, int]:
        adds: dict[int, int] = {}
        for name in self._true[place].list_true(frozenset(options)):
            for index, worth in self._worths[place][name]:
                adds[index] = adds.get(index, 0) + worth
        return adds
