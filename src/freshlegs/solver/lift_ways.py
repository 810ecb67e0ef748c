"""Ways to fill the slots of a lift one after the other, where fillings and counters have prices.

A dynamic program. Of two ways to fill the slots so far, where the same is still open, one that takes no longer and
costs no more is enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from freshlegs.solver.lift_fillings import Filling

MOST_WAYS = 5_000
"""Ways to fill the first slots that are kept where all that are cheap enough are asked for; of more each n-th is."""
CELLS = 60
"""Parts of the time of a lift, for the bound on what is still to come."""
NEVER = 10**12
"""More than anything costs."""

Signature = tuple[int, ...]


class SlotCounter(NamedTuple):
    """A gate over several slots: how much it needs, what each filling of each slot adds, and the last such slot."""

    name: int
    needed: int
    adds: list[list[int]]
    last: int
    must: bool


_Step = tuple[Signature, list[int], list[int]]
"""The counters after a slot, which of them have got what they need there, and which will never get it."""
SlotWay = tuple[int, int, "SlotWay | None", int]
"""A way to fill the slots so far: its seconds and its cost, the way before its last filling, and the place of that one.

A plain tuple, as millions of them are made.
"""


class _Front(NamedTuple):
    """The fillings of a slot that add the same to every counter, of which none that is shorter costs less."""

    least: int  #: What the cheapest costs
    signature: Signature  #: What they add
    fillings: list[tuple[int, int, int]]  #: The seconds, cost and place of each, the shortest first


class WayPrices(NamedTuple):
    """What may fill each slot at some prices, what each counter earns, and what the slots from each on cost at least.

    The last by the parts of the time that are left. What earns less than nothing is taken for earned from the start,
    and given back where it is not: so what is to come is known best.
    """

    fronts: list[list[_Front]]
    earned: list[int]
    tails: list[list[int]]

    @property
    def credit(self) -> int:
        """What is taken for earned from the start."""
        return sum([one for one in self.earned if one < 0])


class LiftWays:
    """The fillings of the slots of a lift, and what they add to its counters."""

    def __init__(self, fillings: Sequence[Sequence[Filling]], room: int, counters: Sequence[SlotCounter]) -> None:
        self._fillings, self._room, self._counters = fillings, room, counters
        self.steps = 0  #: Work that was done, in ways that were looked at
        self._cell = room // CELLS + 1
        #: Of each slot what fillings add, and the places of these, the shortest first
        self._by_signature: list[list[tuple[Signature, list[int]]]] = []
        for slot, there in enumerate(fillings):
            found: defaultdict[Signature, list[int]] = defaultdict(list)
            signatures = [*zip(*(one.adds[slot] for one in counters), strict=True)] or [()] * len(there)
            for place in sorted(range(len(there)), key=lambda place: there[place].seconds):
                found[signatures[place]].append(place)
            self._by_signature.append([(adds, found[adds]) for adds in sorted(found)])
        self._steps: list[defaultdict[Signature, dict[Signature, _Step | None]]]
        self._steps = [defaultdict(dict) for _ in fillings]
        self._ending = [
            [(index, one) for index, one in enumerate(counters) if one.last == slot] for slot in range(len(fillings))
        ]

    def price(self, costs: Sequence[list[int]], earned: list[int], *, every: bool) -> WayPrices:
        """Return what is to be known for ways where fillings cost this, by slot, and each counter earns so much."""
        fronts = [self._find_fronts(slot, costs[slot], every) for slot in range(len(costs))]
        return WayPrices(fronts, earned, self._bound_tails(fronts))

    def find(self, prices: WayPrices, limit: int, *, every: bool) -> tuple[list[SlotWay], bool]:
        """Return ways that cost no more than the limit, the cheapest first, and whether all are among them.

        All are only asked for with `every`, and even so there may be too many.
        """
        fronts, earned, tails = prices
        whole = every
        ways: dict[Signature, list[SlotWay]] = {(0,) * len(earned): [(0, prices.credit, None, -1)]}
        for slot, front in enumerate(fronts):
            found = self._fill_slot(slot, ways, front, earned, tails[slot + 1], limit)
            step = sum(map(len, found.values())) // MOST_WAYS + 1
            if every and step > 1:
                found, whole = {state: there[::step] for state, there in found.items()}, False
            # Once the last slot is filled nothing is to come, and the more lifts there are the better.
            keep = every or slot == len(fronts) - 1
            ways = {state: there if keep else list(_keep_best(there)) for state, there in found.items() if there}
        return sorted((way for there in ways.values() for way in there), key=_BY_COST), whole

    def read(self, way: SlotWay) -> tuple[int, ...]:
        """Return the literals of the options of a way, sorted."""
        found: list[int] = []
        slot = len(self._fillings)
        _, _, before, place = way
        while before is not None:
            slot -= 1
            found.extend(self._fillings[slot][place].options)
            _, _, before, place = before
        return tuple(sorted(found))

    def _find_fronts(self, slot: int, costs: list[int], every: bool) -> list[_Front]:
        """Return the fillings of a slot by what they add, the cheapest first.

        With `every` those too of which a shorter one costs less.
        """
        seconds = [one.seconds for one in self._fillings[slot]]
        found = []
        for signature, places in self._by_signature[slot]:
            front, least = [], NEVER
            for place in places:
                cost = costs[place]
                if every or cost < least:
                    least = min(least, cost)
                    front.append((seconds[place], cost, place))
            if front:
                found.append(_Front(least, signature, front))
        self.steps += len(costs)
        return sorted(found)

    def _bound_tails(self, fronts: list[list[_Front]]) -> list[list[int]]:
        """Return what the slots from each one on cost at least, by the parts of the time that are left for them."""
        cells = self._room // self._cell + 1
        tails = [[0] * cells]
        for front in reversed(fronts):
            cheapest: dict[int, int] = {}
            for _, _, there in front:
                for seconds, cost, _ in there:
                    cell = seconds // self._cell
                    if cost < cheapest.get(cell, NEVER):
                        cheapest[cell] = cost
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
        ways: dict[Signature, list[SlotWay]],
        fronts: list[_Front],
        earned: list[int],
        tail: list[int],
        limit: int,
    ) -> dict[Signature, list[SlotWay]]:
        """Return the ways to fill one slot more, less those that would go over the limit."""
        found: defaultdict[Signature, list[SlotWay]] = defaultdict(list)
        room, cell = self._room, self._cell
        for so_far, there in ways.items():
            # What each comes to at least, as if the slot took no time: the more is left, the less comes.
            reached = sorted([(way[1] + tail[(room - way[0]) // cell], place) for place, way in enumerate(there)])
            steps = self._steps[slot][so_far]
            for least, signature, front in fronts:
                if least + reached[0][0] > limit:
                    break
                if signature not in steps:
                    steps[signature] = self._step(slot, so_far, signature)
                step = steps[signature]
                if step is None:
                    continue
                more = sum([earned[counter] for counter in step[1] if earned[counter] > 0])
                more -= sum([earned[counter] for counter in step[2] if earned[counter] < 0])
                out = found[step[0]]
                begun = len(out)
                spare = limit - more - least
                live = bisect_left(reached, (spare + 1,))
                for _, number in reached[:live]:
                    way = there[number]
                    left, before = room - way[0], way[1] + more
                    for seconds, cost, place in front:
                        if seconds > left:
                            break
                        if before + cost + tail[(left - seconds) // cell] <= limit:
                            out.append((way[0] + seconds, before + cost, way, place))
                self.steps += live * len(front) // 4 + len(out) - begun + 1
        return found

    def _step(self, slot: int, state: Signature, adds: Signature) -> _Step | None:
        """Return the step that a filling makes; None where a counter that must never can get what it needs."""
        after, got, missed = list(state), [], []
        for index, more in enumerate(adds):
            needed = self._counters[index].needed
            if more and after[index] < needed:
                after[index] = min(needed, after[index] + more)
                if after[index] == needed:
                    got.append(index)
        for index, counter in self._ending[slot]:
            if after[index] < counter.needed:
                if counter.must:
                    return None
                missed.append(index)
            after[index] = 0
        return tuple(after), got, missed


def _keep_best(ways: list[SlotWay]) -> Iterator[SlotWay]:
    """Yield the ways of which none that is as short costs as little."""
    least = NEVER
    for way in sorted(ways, key=_BY_TIME):
        if way[1] < least:
            least = way[1]
            yield way


_BY_TIME, _BY_COST = itemgetter(0, 1), itemgetter(1, 0)
"""Orders of ways: the shortest first, or the cheapest."""
