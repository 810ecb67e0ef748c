"""Pricing of one lift: the cheapest ways to fill it where exercises and gates have prices beside their own.

The rules it does not know it leaves out, which only makes filled lifts cheaper than they are; so its least cost is a
bound.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from freshlegs.solver.lift_fillings import MOST_COUNTED, LiftFillings
from freshlegs.solver.lift_gates import LiftGates
from freshlegs.solver.lift_ways import LiftWays, SlotCounter, SlotWay, WayPrices

MILLI = 1000
"""Prices are whole numbers of thousandths of a point, so that sums of them are exact."""
FIRST_SPREAD, WIDER = 2 * MILLI, 4
"""How far over its bound the cheapest lift is looked for first, and how many times as far each next time."""


class PricedLift(NamedTuple):
    """A filled lift by the literals of its options, and what it costs at the prices that were asked for."""

    cost: int
    options: tuple[int, ...]


class LiftPricing:
    """The slots of one lift with all that may fill each of them."""

    def __init__(self, gates: LiftGates, lift: int, asked: Iterable[int]) -> None:
        self._gates = gates
        prices = gates.by_lift[lift]
        self._there = LiftFillings(gates, lift)
        self._fillings = self._there.by_slot
        self.too_many = self._there.too_many
        if self.too_many:
            return
        musts = {-price.literal for price in prices if price.hard and price.literal < 0}
        priced = {abs(price.literal) for price in prices if not price.hard}
        #: Gates that hang on one slot: in which fillings each is true
        self._here: dict[int, tuple[int, list[int]]] = {}
        self._counters: list[SlotCounter] = []
        for name in sorted((musts | priced | set(asked)) - gates.options):
            self._follow(name, must=name in musts)
        self._weights, self.constant = Counter[int](), 0
        for literal, price, hard in prices:
            if not hard and self.knows(literal):
                self._weights[abs(literal)] += MILLI * price * (1 if literal > 0 else -1)
                self.constant += MILLI * price * (literal < 0)
        self._options = {option for there in self._fillings for one in there for option in one.options}
        self._spread = 0  #: How far over its bound the cheapest lift was found the last time, or further
        self._ways = LiftWays(self._fillings, self._there.room, self._counters)

    @property
    def steps(self) -> int:
        """Work that was done, in ways that were looked at."""
        return 0 if self.too_many else self._ways.steps

    def knows(self, literal: int) -> bool:
        """Whether it is known of each filled lift if the literal is true."""
        name = abs(literal)
        return name in self._gates.options or name in self._here or any(one.name == name for one in self._counters)

    def price(self, options: Iterable[int]) -> int:
        """Return what a filled lift costs by itself, as far as it is known here, in points."""
        chosen = frozenset(options)
        there = (weight for name, weight in self._weights.items() if self._gates.is_true(name, chosen))
        return (self.constant + sum(there)) // MILLI

    def find_lifts(self, weights: Mapping[int, int], limit: int, most: int) -> list[PricedLift]:
        """Return the cheapest filled lift with these weights beside their own, and others that cost little more.

        The cheapest first; none over a limit.
        """
        prices = self._price_ways(weights, every=False)
        # A limit that is known to be wide lets too many ways live on, and one below them all is soon found out.
        least, spread = prices.credit + prices.tails[0][-1], max(FIRST_SPREAD, self._spread // WIDER)
        while least + spread < limit - self.constant:
            found, _ = self._ways.find(prices, least + spread, every=False)
            if found:
                self._spread = spread
                return self._read(found[:most])
            spread *= WIDER
        self._spread = spread
        found, _ = self._ways.find(prices, limit - self.constant, every=False)
        return self._read(found[:most])

    def find_every_lift(self, weights: Mapping[int, int], limit: int, most: int) -> tuple[list[PricedLift], bool]:
        """Return the filled lifts that cost no more than the limit with these weights, and whether they are all.

        Of twice `most` and more each n-th.
        """
        found, whole = self._ways.find(self._price_ways(weights, every=True), limit - self.constant, every=True)
        step = max(1, len(found) // most)
        return self._read(found[::step]), whole and step == 1

    def _price_ways(self, weights: Mapping[int, int], *, every: bool) -> WayPrices:
        earned = [self._weights[one.name] + weights.get(one.name, 0) for one in self._counters]
        return self._ways.price(self._price_fillings(weights), earned, every=every)

    def _read(self, ways: Iterable[SlotWay]) -> list[PricedLift]:
        return [PricedLift(way[1] + self.constant, self._ways.read(way)) for way in ways]

    def _follow(self, name: int, *, must: bool) -> None:
        """Find out how the fillings of the slots make a gate true, if that is simple enough."""
        slot, gate = self._gates.find_slot(name), self._gates.gates.get(name)
        if slot is not None:
            self._here[name] = (slot, self._there.find_true(slot, name))
            return
        if gate is None or any(self._there.is_open(term) for term, _ in gate.terms):
            return
        constant, adds = self._there.add_up(gate.terms)
        needed = gate.needed - constant
        if 0 < needed <= MOST_COUNTED and all(min(values, default=0) >= 0 for values in adds):
            last = max((slot for slot, values in enumerate(adds) if any(values)), default=0)
            clipped = [
                [min(needed, one) for one in values] if max(values, default=0) > needed else values for values in adds
            ]
            self._counters.append(SlotCounter(name, needed, clipped, last, must))

    def _price_fillings(self, weights: Mapping[int, int]) -> list[list[int]]:
        value = Counter(self._weights)
        value.update(weights)
        known = {option: value[option] for option in self._options}
        costs = [[sum(map(known.__getitem__, one.options)) for one in there] for there in self._fillings]
        for name, (slot, true) in self._here.items():
            if value[name]:
                for place in true:
                    costs[slot][place] += value[name]
        return costs
