"""Linear programs by GLOP, as the bound of lifts and the choice of a club's weeks ask for them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]


class LinearAnswer(NamedTuple):
    """The best of a linear program: what it costs, the price of each row, and how much of each column is in it."""

    cost: float
    duals: Sequence[float]
    shares: Sequence[float]


class LinearProgram:
    """A linear program that is minimized, and to which columns may be added from solve to solve."""

    def __init__(self) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMinimization()
        self._rows: list[pywraplp.Constraint] = []
        self._columns: list[pywraplp.Variable] = []

    def add_row(self, total: float, *, or_less: bool = False) -> None:
        """Add a row, whose sum has to come to `total`, or to no more."""
        self._rows.append(self._solver.Constraint(-self._solver.infinity() if or_less else total, total))

    def add_column(self, cost: float, entries: Iterable[tuple[int, float]], at_most: float | None = None) -> None:
        """Add a column of at least 0, with its entries by row."""
        column = self._solver.NumVar(0, self._solver.infinity() if at_most is None else at_most, "")
        self._columns.append(column)
        self._solver.Objective().SetCoefficient(column, cost)
        for row, entry in entries:
            self._rows[row].SetCoefficient(column, entry)

    def solve(self) -> LinearAnswer | None:
        """Return the best; None where there is none, or GLOP does not find it."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        shares = [column.solution_value() for column in self._columns]
        return LinearAnswer(self._solver.Objective().Value(), [row.dual_value() for row in self._rows], shares)
