"""Literals, clauses and counts on top of a CP-SAT model.

A literal is a whole number as in DIMACS: n is true, -n is false. `TRUE` and `FALSE` are constants; clauses
and counts fold them away, so that words built on words cost nothing where the answer is known.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import neg
from typing import Any

from freshlegs.solver.cp_sat import make_model
from freshlegs.solver.sat_words import SatAnswer

TRUE = 1
FALSE = -1

WeightedTerms = tuple[tuple[int, int], ...]
"""(literal, worth): the sum of the worths whose literal is true."""


class Model:
    """A CP-SAT model of nothing but Boolean variables."""

    def __init__(self) -> None:
        self.sat = make_model()
        self._size = 1
        self._known: dict[Any, int] = {}
        self._unless_false: dict[int, Callable[[], None]] = {}
        self.facts: list[int] = []  #: Literals that are said to hold, whatever else does

    @property
    def size(self) -> int:
        """How many variables there are."""
        return self._size

    def literal(self) -> int:
        """Return a new variable as its positive literal."""
        self._size = self.sat.add_literal()
        return self._size

    def clause(self, *literals: int) -> None:
        """At least one of the literals holds."""
        if TRUE in literals:
            return
        if len(literals) == 1:
            self._unless_false.pop(-literals[0], None)
            self.facts.append(literals[0])
        if FALSE in literals:
            literals = tuple(literal for literal in literals if literal != FALSE)
        self.sat.add_clause(literals)

    def remember(self, what: object, make: Callable[[], int]) -> int:
        """Return the literal of something that was asked for before, or make it."""
        if what not in self._known:
            self._known[what] = make()
        return self._known[what]

    def list_origins(self) -> dict[int, object]:
        """Return by literals what was asked for when they were made, as `remember` knows it."""
        return {literal: what for what, literal in self._known.items()}

    def between(self, terms: Iterable[tuple[int, int]], low: int, high: int) -> None:
        """Hold the sum of the worths whose literal is true between two bounds."""
        self.sat.add_sum(terms, low, high)

    def unless_false(self, literal: int, post: Callable[[], None]) -> None:
        """Put off clauses that hold by themselves where the literal is false, as those of hard rules mostly are."""
        self._unless_false[literal] = post

    def complete(self) -> None:
        """Post the clauses that were put off and are still needed."""
        waiting, self._unless_false = self._unless_false, {}
        for post in waiting.values():
            post()

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal that is true exactly when one or more of these are."""
        some = {*literals}
        some.discard(FALSE)
        if TRUE in some:
            return TRUE
        terms = tuple(sorted(some))
        if len(terms) <= 1:
            return terms[0] if terms else FALSE
        if terms[0] < 0 < terms[-1] and not some.isdisjoint(map(neg, terms)):
            return TRUE
        key = ("any", terms)
        if key not in self._known:
            result = self._known[key] = self.literal()
            self.sat.add_clause((-result, *terms))
            # One line for what is as many clauses: to read them all takes longer than many a proof.
            self.sat.add_implications(-result, [-term for term in terms])
        return self._known[key]

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal that is true exactly when all of these are."""
        return -self.any_of(-literal for literal in literals)

    def at_least(self, count: int, literals: Sequence[int]) -> int:
        """Return a literal that is true exactly when `count` or more of these are."""
        return self.exceeds(literals, (), by=count)

    def exceeds(self, more: Sequence[int], fewer: Sequence[int], *, by: int) -> int:
        """Return a literal that is true exactly when count(more) - count(fewer) >= by."""
        needed = by - more.count(TRUE) + fewer.count(TRUE)
        plus = sorted(literal for literal in more if literal not in (TRUE, FALSE))
        minus = sorted(literal for literal in fewer if literal not in (TRUE, FALSE))
        if needed <= -len(minus):
            return TRUE
        if needed > len(plus):
            return FALSE
        if not minus and needed == 1:
            return self.any_of(plus)
        if not minus and needed == len(plus):
            return self.all_of(plus)
        key = ("exceeds", tuple(plus), tuple(minus), needed)
        if key not in self._known:
            result = self._known[key] = self.literal()
            terms = [*((literal, 1) for literal in plus), *((literal, -1) for literal in minus)]
            self._decide(result, terms, needed)
        return self._known[key]

    def reaches(self, terms: Sequence[tuple[int, int]], total: int) -> int:
        """Return a literal that is true exactly when the worths whose literal is true sum up to `total` or more."""
        counted = sorted((literal, worth) for literal, worth in terms if worth and literal not in (TRUE, FALSE))
        needed = total - sum(worth for literal, worth in terms if literal == TRUE)
        if needed <= sum(worth for _, worth in counted if worth < 0):
            return TRUE
        if needed > sum(worth for _, worth in counted if worth > 0):
            return FALSE

        def make() -> int:
            result = self.literal()
            self._decide(result, counted, needed)
            return result

        return self.remember(("reaches", tuple(counted), needed), make)

    def list_gates(self) -> Iterator[tuple[int, WeightedTerms, int]]:
        """Yield each literal that is true exactly when some terms sum up to as much as needed, and these."""
        for key, literal in self._known.items():
            match key:
                case "any", terms:
                    yield literal, tuple((term, 1) for term in terms), 1
                case "reaches", terms, needed:
                    yield literal, terms, needed
                case "exceeds", plus, minus, needed:
                    yield literal, (*((term, 1) for term in plus), *((term, -1) for term in minus)), needed

    def _decide(self, result: int, terms: Sequence[tuple[int, int]], needed: int) -> None:
        """Let a literal be true exactly when the terms sum up to as much as needed."""
        self.sat.add_sum(terms, needed, None, where=result)
        self.sat.add_sum(terms, None, needed - 1, where=-result)

    def at_most(self, count: int, literals: Sequence[int]) -> None:
        """No more than `count` of the literals hold."""
        if len(literals) <= count:
            return
        if count == 1:
            self.sat.add_at_most_one(literals)
        else:
            self.hold(((literal, 1) for literal in literals), count)

    def no_more(self, some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> None:
        """Hold the worths of some whose literal is true to no more in sum than those of others."""
        self.hold([*some, *((literal, -worth) for literal, worth in others)], 0)

    def minimize(self, prices: Iterable[tuple[int, int]]) -> None:
        """Ask for the smallest sum of the prices whose literal is true."""
        self.sat.minimize(prices)

    def hold(self, prices: Iterable[tuple[int, int]], total: int) -> None:
        """Forbid every week in which the prices sum up to more."""
        self.sat.add_sum(prices, None, total)

    def hold_up(self, prices: Iterable[tuple[int, int]], total: int) -> None:
        """Forbid every week in which the prices sum up to less."""
        self.sat.add_sum(prices, total, None)

    def prefer(self, answer: SatAnswer) -> None:
        """Start the next solve from a solution."""
        self.sat.hint({literal: answer.is_true(literal) for literal in range(2, self._size + 1)})
