"""Literals, clauses and counts on top of a CP-SAT model.

A literal is a whole number as in DIMACS: n is true, -n is false. `TRUE` and `FALSE` are constants; clauses
and counts fold them away, so that words built on words cost nothing where the answer is known.
"""

from collections.abc import Callable, Iterable, Sequence

from ortools.sat.python import cp_model

from freshlegs.io.errors import InternalError

TRUE = 1
FALSE = -1


class Model:
    """A CP-SAT model of nothing but Boolean variables."""

    def __init__(self) -> None:
        self.cp = cp_model.CpModel()
        true = self.cp.new_constant(1)
        self._positive = [true, true]
        self._negative = [true, true.negated()]
        self._clauses: list[str] = []
        self._known: dict[object, int] = {}
        self._unless_false: dict[int, Callable[[], None]] = {}

    def literal(self) -> int:
        """Return a new variable as its positive literal."""
        variable = self.cp.new_bool_var("")
        self._positive.append(variable)
        self._negative.append(variable.negated())
        return len(self._positive) - 1

    def variable(self, literal: int) -> cp_model.LiteralT:
        """Return a literal as CP-SAT knows it."""
        return self._positive[literal] if literal > 0 else self._negative[-literal]

    def clause(self, *literals: int) -> None:
        """At least one of the literals holds."""
        if TRUE in literals:
            return
        if len(literals) == 1:
            self._unless_false.pop(-literals[0], None)
        self._clauses.append(",".join([str(lit - 1 if lit > 0 else lit) for lit in literals if lit != FALSE]))

    def flush(self) -> None:
        """Hand the clauses to CP-SAT: as one text, which takes half the time of as many calls.

        In CP-SAT's model a variable goes by its index, which here is its literal less 1, and its negation by
        -index - 1.
        """
        text = "".join([f"constraints{{bool_or{{literals:[{literals}]}}}}" for literals in self._clauses])
        if text and not self.cp.proto.merge_text_format(text):
            raise InternalError("CP-SAT does not take the clauses of this week")
        self._clauses.clear()

    def remember(self, what: object, make: Callable[[], int]) -> int:
        """Return the literal of something that was asked for before, or make it."""
        if what not in self._known:
            self._known[what] = make()
        return self._known[what]

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
        terms = tuple(sorted({literal for literal in literals if literal != FALSE}))
        if TRUE in terms or any(-term in terms for term in terms if term > 0):
            return TRUE
        if len(terms) <= 1:
            return terms[0] if terms else FALSE
        key = ("any", terms)
        if key not in self._known:
            result = self._known[key] = self.literal()
            self.clause(-result, *terms)
            for term in terms:
                self.clause(-term, result)
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

    def _decide(self, result: int, terms: Iterable[tuple[int, int]], needed: int) -> None:
        """Let a literal be true exactly when the terms sum up to as much as needed."""
        total = self._sum(terms)
        self.cp.add(total >= needed).only_enforce_if(self.variable(result))
        self.cp.add(total < needed).only_enforce_if(self.variable(-result))

    def at_most(self, count: int, literals: Sequence[int]) -> None:
        """No more than `count` of the literals hold."""
        variables = [self.variable(literal) for literal in literals]
        if count == 1:
            self.cp.add_at_most_one(variables)
        elif len(literals) > count:
            self.cp.add(self._sum((literal, 1) for literal in literals) <= count)

    def no_more(self, some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> None:
        """Hold the worths of some whose literal is true to no more in sum than those of others."""
        self.cp.add(self._sum(some) <= self._sum(others))

    def minimize(self, prices: Iterable[tuple[int, int]]) -> None:
        """Ask for the smallest sum of the prices whose literal is true."""
        self.cp.clear_objective()  # type: ignore[no-untyped-call]
        self.cp.minimize(self._sum(prices))

    def hold(self, prices: Iterable[tuple[int, int]], total: int) -> None:
        """Forbid every week in which the prices sum up to more."""
        self.cp.add(self._sum(prices) <= total)

    def _sum(self, terms: Iterable[tuple[int, int]]) -> cp_model.LinearExpr:
        found = [(self.variable(literal), weight) for literal, weight in terms if literal != FALSE]
        total: cp_model.LinearExpr = cp_model.LinearExpr.weighted_sum([v for v, _ in found], [w for _, w in found])
        return total

    def prefer_last(self, solver: cp_model.CpSolver) -> None:
        """Start the next solve from the last solution."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for variable in self._positive[2:]:
            self.cp.add_hint(variable, solver.boolean_value(variable))
