"""Pricing of one lift: the cheapest ways to fill it where exercises and gates have prices beside their own.

A dynamic program over the slots of the lift. Of two ways to fill the slots so far, where the same is still open, one
that takes no longer and costs no more is enough. The rules it does not know it leaves out, which only makes filled
lifts cheaper than they are; so its least cost is a bound.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from freshlegs.solver.lift_fillings import MOST_COUNTED, LiftFillings
from freshlegs.solver.lift_gates import LiftGates

MILLI = 1000
"""Prices are whole numbers of thousandths of a point, so that sums of them are exact."""
MOST_WAYS = 5_000
"""Ways to fill the first slots that are kept where all that are cheap enough are asked for."""
CELLS = 60
"""Parts of the time of a lift, for the bound on what is still to come."""
NEVER = 10**12
"""More than anything costs."""

Signature = tuple[int, ...]


class PricedLift(NamedTuple):
    """A filled lift by the literals of its options, and what it costs at the prices that were asked for."""

    cost: int
    options: tuple[int, ...]


class _Counter(NamedTuple):
    """A gate over several slots: how much it needs, what each filling of each slot adds, and the last such slot."""

    name: int
    needed: int
    adds: list[list[int]]
    last: int
    must: bool


_Way = tuple[int, int, "_Way | None", int]
"""A way to fill the slots so far: its seconds and its cost, the way before its last filling, and the place of that one.

A plain tuple, as millions of them are made.
"""
_Front = list[tuple[int, int, int]]
"""Fillings of a slot by their seconds, cost and place, the shortest first."""


class LiftPricing:
    """The slots of one lift with all that may fill each of them."""

    def __init__(self, gates: LiftGates, lift: int, asked: Iterable[int]) -> None:
        self._gates = gates
        self.steps = 0  #: Work that was done, in ways that were looked at
        prices = gates.by_lift[lift]
        self._there = LiftFillings(gates, lift)
        self._fillings, self._room = self._there.by_slot, self._there.room
        self.too_many = self._there.too_many
        if self.too_many:
            return
        musts = {-price.literal for price in prices if price.hard and price.literal < 0}
        priced = {abs(price.literal) for price in prices if not price.hard}
        #: Gates that hang on one slot: in which fillings each is true
        self._here: dict[int, tuple[int, list[int]]] = {}
        self._counters: list[_Counter] = []
        for name in sorted((musts | priced | set(asked)) - gates.options):
            self._follow(name, must=name in musts)
        self._weights, self.constant = Counter[int](), 0
        for literal, price, hard in prices:
            if not hard and self.knows(literal):
                self._weights[abs(literal)] += MILLI * price * (1 if literal > 0 else -1)
                self.constant += MILLI * price * (literal < 0)
        self._sort_fillings()

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
        """Return the cheapest filled lifts with these weights beside their own, cheapest first; none over a limit."""
        found = self._find(weights, limit, every=False) or []
        return found[:most]

    def find_every_lift(self, weights: Mapping[int, int], limit: int, most: int) -> list[PricedLift] | None:
        """Return all filled lifts that cost no more than the limit with these weights; None if they are too many."""
        found = self._find(weights, limit, every=True)
        return None if found is None or len(found) > most else found

    def _find(self, weights: Mapping[int, int], limit: int, *, every: bool) -> list[PricedLift] | None:
        costs = self._price_fillings(weights)
        earned = [self._weights[one.name] + weights.get(one.name, 0) for one in self._counters]
        fronts = [self._find_front(slot, costs[slot], every) for slot in range(len(costs))]
        tails = self._bound_tails(fronts, earned)
        ways: dict[Signature, list[_Way]] = {(0,) * len(earned): [(0, 0, None, -1)]}
        for slot, front in enumerate(fronts):
            found = self._fill_slot(slot, ways, front, earned, tails[slot + 1], limit - self.constant)
            if every and sum(map(len, found.values())) > MOST_WAYS:
                return None
            # Once the last slot is filled nothing is to come, and the more lifts there are the better.
            keep = every or slot == len(fronts) - 1
            ways = {state: there if keep else list(_keep_best(there)) for state, there in found.items() if there}
        last = sorted((way for there in ways.values() for way in there), key=_BY_COST)
        return [PricedLift(way[1] + self.constant, self._read(way)) for way in last]

    def _follow(self, name: int, *, must: bool) -> None:
        """Find out how the fillings of the slots make a gate true, if that is simple enough."""
        slot, gate = self._gates.find_slot(name), self._gates.gates.get(name)
        if slot is not None:
            true = [place for place, one in enumerate(self._fillings[slot]) if self._gates.is_true(name, one.options)]
            self._here[name] = (slot, true)
            return
        if gate is None or any(self._there.is_open(term) for term, _ in gate.terms):
            return
        constant, adds = self._there.add_up(gate.terms)
        needed = gate.needed - constant
        if 0 < needed <= MOST_COUNTED and all(value >= 0 for values in adds for value in values):
            last = max((slot for slot, values in enumerate(adds) if any(values)), default=0)
            clipped = [[min(needed, value) for value in values] for values in adds]
            self._counters.append(_Counter(name, needed, clipped, last, must))

    def _sort_fillings(self) -> None:
        """Put fillings together that add the same to every counter, the shortest first."""
        self._by_signature: list[list[tuple[Signature, list[int]]]] = []
        for slot, there in enumerate(self._fillings):
            found: defaultdict[Signature, list[int]] = defaultdict(list)
            for place in sorted(range(len(there)), key=lambda place: there[place].seconds):
                found[tuple(one.adds[slot][place] for one in self._counters)].append(place)
            self._by_signature.append(sorted(found.items()))
        self._steps: list[dict[tuple[Signature, Signature], tuple[Signature, list[int]] | None]]
        self._steps = [{} for _ in self._fillings]

    def _price_fillings(self, weights: Mapping[int, int]) -> list[list[int]]:
        value = Counter(self._weights)
        value.update(weights)
        known = {option: value[option] for there in self._fillings for one in there for option in one.options}
        costs = [[sum(map(known.__getitem__, one.options)) for one in there] for there in self._fillings]
        for name, (slot, true) in self._here.items():
            if value[name]:
                for place in true:
                    costs[slot][place] += value[name]
        return costs

    def _find_front(self, slot: int, costs: list[int], every: bool) -> list[tuple[Signature, _Front]]:
        """Return by what they add the fillings (seconds, cost, place) of which none that is shorter costs less."""
        seconds = [one.seconds for one in self._fillings[slot]]
        found = []
        for signature, places in self._by_signature[slot]:
            front, least = [], NEVER
            for place in places:
                if every or costs[place] < least:
                    least = costs[place]
                    front.append((seconds[place], costs[place], place))
            found.append((signature, front))
        self.steps += len(costs)
        return found

    def _bound_tails(self, fronts: list[list[tuple[Signature, _Front]]], earned: list[int]) -> list[list[int]]:
        """Return what the slots from each one on cost at least, by the parts of the time that are left for them."""
        self._cell = self._room // CELLS + 1
        cells = self._room // self._cell + 1
        tails = [[0] * cells]
        for front in reversed(fronts):
            cheapest: dict[int, int] = {}
            for signature, there in front:
                # What several would earn together each may earn here.
                most = sum(min(0, gain) for gain, adds in zip(earned, signature, strict=True) if adds)
                for seconds, cost, _ in there:
                    cell = seconds // self._cell
                    cheapest[cell] = min(cheapest.get(cell, NEVER), cost + most)
            after = tails[0]
            tail = [NEVER] * cells
            for cell, cost in cheapest.items():
                for left in range(cell, cells):
                    least = cost + after[left - cell]
                    if least < tail[left]:
                        tail[left] = least
            self.steps += len(cheapest) * cells // 4
            tails.insert(0, tail)
        return tails

    def _fill_slot(
        self,
        slot: int,
        ways: dict[Signature, list[_Way]],
        fronts: list[tuple[Signature, _Front]],
        earned: list[int],
        tail: list[int],
        limit: int,
    ) -> dict[Signature, list[_Way]]:
        """Return the ways to fill one slot more, less those that would go over the limit."""
        found: defaultdict[Signature, list[_Way]] = defaultdict(list)
        room, cell = self._room, self._cell
        least = [min((cost for _, cost, _ in front), default=NEVER) for _, front in fronts]
        for so_far, there in ways.items():
            # What each comes to at least, as if the slot took no time: the more is left, the less comes.
            reached = [way[1] + tail[(room - way[0]) // cell] for way in there]
            lowest = min(reached, default=NEVER)
            for (signature, front), cheapest in zip(fronts, least, strict=True):
                step = self._step(slot, so_far, signature)
                if step is None:
                    continue
                more = sum([earned[index] for index in step[1]])
                out = found[step[0]]
                begun = len(out)
                spare = limit - more - cheapest
                if lowest <= spare:
                    for way, least_here in zip(there, reached, strict=True):
                        if least_here > spare:
                            continue
                        left, before = room - way[0], way[1] + more
                        for seconds, cost, place in front:
                            if seconds > left:
                                break
                            if before + cost + tail[(left - seconds) // cell] <= limit:
                                out.append((way[0] + seconds, before + cost, way, place))
                self.steps += len(there) * len(front) // 4 + len(out) - begun
        return found

    def _step(self, slot: int, state: Signature, adds: Signature) -> tuple[Signature, list[int]] | None:
        """Return the counters after a slot, and which have got what they need; None where one never can that must."""
        known = self._steps[slot]
        if (state, adds) not in known:
            after, got, fails = [], [], False
            for index, (counter, there, more) in enumerate(zip(self._counters, state, adds, strict=True)):
                value = min(counter.needed, there + more)
                if value == counter.needed > there:
                    got.append(index)
                fails |= counter.must and counter.last == slot and value < counter.needed
                after.append(0 if counter.last <= slot else value)
            known[state, adds] = None if fails else (tuple(after), got)
        return known[state, adds]

    def _read(self, way: _Way) -> tuple[int, ...]:
        found: list[int] = []
        slot = len(self._fillings)
        _, _, before, place = way
        while before is not None:
            slot -= 1
            found.extend(self._fillings[slot][place].options)
            _, _, before, place = before
        return tuple(sorted(found))


def _keep_best(ways: list[_Way]) -> Iterator[_Way]:
    """Yield the ways of which none that is as short costs as little."""
    least = NEVER
    for way in sorted(ways, key=_BY_TIME):
        if way[1] < least:
            least = way[1]
            yield way


_BY_TIME, _BY_COST = itemgetter(0, 1), itemgetter(1, 0)
"""Orders of ways: the shortest first, or the cheapest."""
