"""What may fill each slot of a lift, in how many seconds, and what it adds to sums within the lift."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from freshlegs.solver.lift_gates import Gate, LiftGates
from freshlegs.solver.lift_model import ExerciseOption

MOST_COUNTED = 4
"""A gate that needs more is not counted along."""
MOST_FILLINGS = 20_000
"""Fillings of a lift, all slots together; with more the lift is not priced."""


class Filling(NamedTuple):
    """What may stand in a slot together: literals of options, and the seconds that they take."""

    options: tuple[int, ...]
    seconds: int


class LiftFillings:
    """The fillings of each slot of a lift that no hard rule forbids by itself, and the seconds there are for them.

    The longest sum that hard rules bound is taken for the time of the lift.
    """

    def __init__(self, gates: LiftGates, lift: int) -> None:
        self._gates = gates
        self._lift = gates.lifts.lifts[lift]
        self.room = 0  #: Seconds
        self.by_slot = [self._list(slot) for slot in range(len(self._lift.slots))]
        self.too_many = sum(map(len, self.by_slot)) > MOST_FILLINGS
        if not self.too_many:
            self._keep_hard([one.literal for one in gates.by_lift[lift] if one.hard])

    def _list(self, index: int) -> list[Filling]:
        slot = self._lift.slots[index]
        options = [option for option in self._gates.lifts.options(self._lift) if option.pick.index == index]
        found = [Filling((), 0)]
        for size in range(1, slot.at_most + 1):
            for there in combinations(options, size):
                if size == 1 or _may_stand_together(there):
                    found.append(Filling(tuple([option.literal for option in there]), 0))
            if len(found) > MOST_FILLINGS:
                break
        return found

    def _keep_hard(self, broken: Iterable[int]) -> None:
        """Leave out the fillings that a hard rule forbids, and find what each takes of the time of the lift."""
        longest: Gate | None = None
        for literal in broken:
            slot = self._gates.find_slot(literal)
            gate = self._gates.gates.get(literal)
            if slot is not None:
                there = self.by_slot[slot]
                self.by_slot[slot] = [one for one in there if not self._gates.is_true(literal, one.options)]
            elif gate and gate.needed > max(MOST_COUNTED, longest.needed if longest else 0):
                longest = gate
        self._index()
        if longest:
            constant, adds = self.add_up(longest.terms, at_least=True)
            if all(min(values, default=0) >= 0 for values in adds):
                self.room = max(0, longest.needed - 1 - constant)
                for slot, values in enumerate(adds):
                    timed = zip(self.by_slot[slot], values, strict=True)
                    self.by_slot[slot] = [Filling(one.options, time) for one, time in timed if time <= self.room]
                self._index()

    def _index(self) -> None:
        #: Of each slot the places of the fillings that each option is in
        self._places: list[defaultdict[int, list[int]]] = [defaultdict(list) for _ in self.by_slot]
        for places, there in zip(self._places, self.by_slot, strict=True):
            for place, one in enumerate(there):
                for option in one.options:
                    places[option].append(place)

    def is_open(self, term: int) -> bool:
        """Whether it takes several slots to know if a literal is true."""
        return self._gates.find_slot(term) is None and not {term, -term} & self._gates.forced

    def add_up(self, terms: Iterable[tuple[int, int]], *, at_least: bool = False) -> tuple[int, list[list[int]]]:
        """Return what a sum has of its own, and what each filling of each slot adds; `at_least` so much, or exactly."""
        constant = 0
        by_slot: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for term, worth in terms:
            slot = self._gates.find_slot(term)
            if term in self._gates.forced:
                constant += worth
            elif slot is not None:
                by_slot[slot][term] += worth
            elif at_least:
                constant += min(0, worth)
        return constant, [
            self._add_up_slot(slot, by_slot[slot]) if slot in by_slot else [0] * len(there)
            for slot, there in enumerate(self.by_slot)
        ]

    def find_true(self, slot: int, name: int) -> list[int]:
        """Return the places of the fillings of a slot in which a gate is true."""
        known = self._gates.find_worths(name)
        if known is None:
            return [place for place, one in enumerate(self.by_slot[slot]) if self._gates.is_true(name, one.options)]
        worths, needed = known
        totals = Counter[int]()
        for option, worth in worths.items():
            for place in self._places[slot].get(option, ()):
                totals[place] += worth
        return sorted(place for place, total in totals.items() if total >= needed)

    def _add_up_slot(self, slot: int, worths: Counter[int]) -> list[int]:
        """Return what each filling of a slot adds to a sum of options and gates."""
        there, options = self.by_slot[slot], self._gates.options
        found = [0] * len(there)
        for term, worth in worths.items():
            if term in options:
                places = self._places[slot].get(term, [])
            elif term > 0:
                places = self.find_true(slot, term)
            else:
                places = [place for place, one in enumerate(there) if self._gates.is_true(term, one.options)]
            for place in places:
                found[place] += worth
        return found


def _may_stand_together(there: Sequence[ExerciseOption]) -> bool:
    """Whether options of a slot are of so many exercises, and those done in turn of as many sets."""
    if len({option.pick.exercise.id for option in there}) < len(there):
        return False
    rounds = {o.pick.sets for o in there if o.pick.slot.name == "moderate" and not o.pick.exercise.easy}
    return len(rounds) <= 1
