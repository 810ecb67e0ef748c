"""What the literals of a lift model say: gates over the exercises of lifts, and sums of gates over the week."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from freshlegs.rules.base import Breach
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.model import FALSE, TRUE


class Gate(NamedTuple):
    """A literal that is true exactly when the worths of some others come to so much."""

    terms: tuple[tuple[int, int], ...]
    needed: int


class SlotPlace(NamedTuple):
    """A slot of a lift, both counted from 0."""

    lift: int
    slot: int


class PricedLiteral(NamedTuple):
    """What it costs that a literal is true; `hard` where it must not be."""

    literal: int
    price: int
    hard: bool


class WeekSum(NamedTuple):
    """A sum over all lifts, and what it costs that it comes to so much: `costs` of `low`, `low + 1` and so on."""

    terms: tuple[tuple[int, int], ...]
    low: int
    costs: tuple[int, ...]


BEYOND_HARD = 200
"""Points for each step into what a hard rule forbids: a bound may know it as dear instead of forbidden."""


class LiftGates:
    """The gates of a lift model, the slots that each hangs on, and what is priced in each lift and over the week.

    What is priced otherwise is left out: nothing costs less than nothing, so that a bound remains one.
    """

    def __init__(self, lifts: LiftModel, breaches: Iterable[tuple[Breach, bool]]) -> None:
        self.lifts = lifts
        self.gates = {literal: Gate(terms, needed) for literal, terms, needed in lifts.list_gates()}
        self._places: dict[int, frozenset[SlotPlace] | None] = {
            option.literal: frozenset({SlotPlace(index, option.pick.index)})
            for index, lift in enumerate(lifts.lifts)
            for option in lifts.options(lift)
        }
        self.options = frozenset(self._places)
        #: Of each gate that says of options alone whether they are chosen, what each option is worth to it
        self._worths = {
            literal: dict(gate.terms)
            for literal, gate in self.gates.items()
            if all(term in self.options for term, _ in gate.terms) and len(dict(gate.terms)) == len(gate.terms)
        }
        self._lifts: dict[int, int] = {}
        self.constant = 0
        #: Of each lift what is priced in it alone
        self.by_lift: list[list[PricedLiteral]] = [[] for _ in lifts.lifts]
        #: Literals that a hard rule makes true
        self.forced: set[int] = set()
        summed: defaultdict[tuple[tuple[int, int], ...], list[PricedLiteral]] = defaultdict(list)
        for breach, hard in breaches:
            self._sort_in(PricedLiteral(breach.literal, breach.price, hard), summed)
        sums = [self._sum_up(terms, prices) for terms, prices in summed.items()]
        self.sums = [found for found in sums if any(found.costs)]

    def find_places(self, literal: int) -> frozenset[SlotPlace] | None:
        """Return the slots that a literal hangs on; None where what it says is not known."""
        name = abs(literal)
        if name == TRUE:
            return frozenset()
        if name not in self._places:
            gate = self.gates.get(name)
            below = [self.find_places(term) for term, _ in gate.terms] if gate else [None]
            known = [places for places in below if places is not None]
            self._places[name] = frozenset().union(*known) if len(known) == len(below) else None
        return self._places[name]

    def find_lift(self, literal: int) -> int:
        """Return the one lift that a literal hangs on; -1 if it is not one."""
        name = abs(literal)
        if name not in self._lifts:
            lifts = {place.lift for place in self.find_places(name) or ()}
            self._lifts[name] = lifts.pop() if len(lifts) == 1 else -1
        return self._lifts[name]

    def find_slot(self, literal: int) -> int | None:
        """Return the one slot that a literal hangs on, if it is one."""
        places = self.find_places(literal) or frozenset()
        return next(iter(places)).slot if len(places) == 1 else None

    def is_true(self, literal: int, chosen: Collection[int]) -> bool:
        """Whether a literal is true where these options are chosen, and no others."""
        name = abs(literal)
        if name in self._worths:
            # A few options are chosen, and a gate may be about dozens.
            worths = self._worths[name]
            value = sum([worths.get(option, 0) for option in chosen]) >= self.gates[name].needed
        elif name in self.gates:
            gate = self.gates[name]
            value = sum(worth for term, worth in gate.terms if self.is_true(term, chosen)) >= gate.needed
        else:
            value = name == TRUE or name in chosen
        return value == (literal > 0)

    def sort_by_options(self, names: Iterable[int]) -> "GatesByOption":
        """Return gates, or options, by what makes them true."""
        known = {name: ({name: 1}, 1) if name in self.options else self.find_worths(name) for name in names}
        return GatesByOption(self, known)

    def find_worths(self, name: int) -> tuple[dict[int, int], int] | None:
        """Return what each option is worth to a gate, and what it needs; None where that is not all that there is."""
        worths = self._worths.get(name)
        return (worths, self.gates[name].needed) if worths and self.gates[name].needed > 0 else None

    def find_alike(self) -> list[list[int]]:
        """Return the lifts in groups: of one group are those that have the same to choose from at the same prices.

        Whatever fills one of them may fill another, and is worth as much to every sum.
        """
        groups: defaultdict[object, list[int]] = defaultdict(list)
        shapes: dict[object, int] = {}
        within: list[list[list[tuple[int, int]]]] = [[] for _ in self.lifts.lifts]
        for one in self.sums:
            terms: list[list[tuple[int, int]]] = [[] for _ in self.lifts.lifts]
            for term, worth in one.terms:
                terms[self.find_lift(term)].append((term, worth))
            for index, there in enumerate(terms):
                within[index].append(there)
        for index, lift in enumerate(self.lifts.lifts):
            options = self.lifts.options(lift)
            known = {option.literal: place for place, option in enumerate(options)}
            priced = sorted((self._name(p.literal, known, shapes), p.price, p.hard) for p in self.by_lift[index])
            picks = tuple((o.pick.index, o.pick.exercise.id, o.pick.sets, o.pick.dose) for o in options)
            sums = tuple(self._name_terms(there, known, shapes) for there in within[index])
            groups[lift.slots, picks, tuple(priced), sums].append(index)
        return list(groups.values())

    def _name(self, literal: int, known: dict[int, int], shapes: dict[object, int]) -> int:
        """Return the same number for literals that say the same of their lifts."""
        name = abs(literal)
        if name == TRUE:
            return literal
        if name not in known:
            gate = self.gates[name]
            shape = self._name_terms(gate.terms, known, shapes), gate.needed
            known[name] = len(self.options) + shapes.setdefault(shape, len(shapes))
        return (known[name] + 2) * (1 if literal > 0 else -1)

    def _name_terms(self, terms: Iterable[tuple[int, int]], known: dict[int, int], shapes: dict[object, int]) -> object:
        return tuple(sorted((self._name(term, known, shapes), worth) for term, worth in terms))

    def _sort_in(
        self, price: PricedLiteral, summed: defaultdict[tuple[tuple[int, int], ...], list[PricedLiteral]]
    ) -> None:
        if price.hard:
            self.forced.add(-price.literal)
        if price.literal == FALSE or not (price.price or price.hard):
            return
        lift = self.find_lift(price.literal)
        gate = self.gates.get(abs(price.literal))
        if price.literal == TRUE:
            self.constant += BEYOND_HARD if price.hard else price.price
        elif lift >= 0:
            self.by_lift[lift].append(price)
        elif gate and all(term > 0 and self.find_lift(term) >= 0 for term, _ in gate.terms):
            summed[gate.terms].append(price)

    def _sum_up(self, terms: tuple[tuple[int, int], ...], prices: Sequence[PricedLiteral]) -> WeekSum:
        low = sum(min(0, worth) for _, worth in terms)
        high = sum(max(0, worth) for _, worth in terms)
        if all(worth == 1 for _, worth in terms):
            high = self.lifts.counts.count_most(tuple(literal for literal, _ in terms))
        costs = [0] * (high - low + 1)
        for literal, price, hard in prices:
            needed = self.gates[abs(literal)].needed
            for index in range(len(costs)):
                beyond = low + index - needed + 1 if literal > 0 else needed - low - index
                if beyond > 0:
                    costs[index] += BEYOND_HARD * beyond if hard else price
        return WeekSum(terms, low, tuple(costs))


class GatesByOption:
    """Some gates by the options that they hang on, so that of a filled lift few of them have to be looked at."""

    def __init__(self, gates: LiftGates, worths: Mapping[int, tuple[Mapping[int, int], int] | None]) -> None:
        self._gates = gates
        #: Of each option the gates that it is worth something to, how much, and what they need
        self._by_option: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._others = [name for name, found in worths.items() if found is None]
        for name, found in worths.items():
            for option, worth in found[0].items() if found else ():
                self._by_option[option].append((name, worth, found[1] if found else 0))

    def list_true(self, chosen: Collection[int]) -> Iterator[int]:
        """Yield those that are true where these options are chosen, and no others."""
        missing: dict[int, int] = {}
        for option in chosen:
            for name, worth, needed in self._by_option.get(option, ()):
                missing[name] = missing.get(name, needed) - worth
        yield from (name for name, more in missing.items() if more <= 0)
        yield from (name for name in self._others if self._gates.is_true(name, chosen))
