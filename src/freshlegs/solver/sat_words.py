"""What this room asks of CP-SAT, by whichever door: `core` or `public`.

A literal is a whole number as in DIMACS: n is true, -n is false. Literal 1 is the constant true, and -1 adds nothing to
a sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

Weights = Iterable[tuple[int, int]]
"""(literal, worth): the sum of the worths whose literal is true."""


class Status(Enum):
    """How a solve ended."""

    OPTIMAL = auto()
    FEASIBLE = auto()
    INFEASIBLE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class SatAnswer:
    """What a solve found."""

    status: Status
    values: Sequence[int] = ()  #: 1 or 0 for each variable, literal 1 first; empty where there is no solution
    bound: float = 0.0  #: No solution costs less
    work: float = 0.0  #: In CP-SAT's deterministic time, about a second

    def is_true(self, literal: int) -> bool:
        """Whether a literal is true in the solution."""
        return self.values[abs(literal) - 1] == (literal > 0)


class SatWatcher(Protocol):
    """Is told how far a solve is, from within it."""

    def report_solution(self, objective: float, bound: float) -> None:
        """Take a better solution."""

    def report_bound(self, bound: float) -> None:
        """Take a better bound."""


class SatModel(Protocol):
    """A model of Boolean variables, and its solves."""

    def add_literal(self) -> int:
        """Return a new variable as its positive literal."""

    def add_clause(self, literals: Sequence[int]) -> None:
        """At least one of the literals holds; at the solve all clauses stand behind everything else."""

    def add_implications(self, literal: int, implied: Sequence[int]) -> None:
        """Where a literal holds, so do others; at the solve they stand among the clauses."""

    def add_at_most_one(self, literals: Sequence[int]) -> None:
        """No more than one of the literals holds."""

    def add_sum(self, terms: Weights, low: int | None, high: int | None, where: int | None = None) -> None:
        """Hold a sum between two bounds, None being an open one; only where a literal is true, if one is given."""

    def minimize(self, terms: Weights) -> None:
        """Ask for the smallest sum, and for nothing else."""

    def hint(self, values: Mapping[int, bool]) -> None:
        """Start the next solve from values of positive literals, and from no others."""

    def solve(self, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
        """Return what CP-SAT finds with these parameters; raises InternalError where it does not take the model."""

    def stop_search(self) -> None:
        """End the solve that another thread is in; does nothing before it has begun."""
