"""The linear programme over columns by GLOP, and the whole choice among them by CP-SAT."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

from freshlegs.io.errors import InternalError
from freshlegs.solver.club.columns import MasterColumn, SharedRows
from freshlegs.solver.club.priced_week import SCALE
from freshlegs.solver.cp_sat import PARAMETERS, make_model
from freshlegs.solver.sat_words import Status

CHOICE_WORK = 5.0
"""Most work of one choice, in CP-SAT's deterministic time."""


@dataclass(frozen=True, slots=True)
class MasterAnswer:
    """What the linear programme says."""

    value: float  #: Points
    short: float  #: What of the rows is lacking, weighed
    #: What a unit of each row is worth and what each group costs, in parts of a point; rows whole and not negative
    prices: tuple[int, ...]
    groups: tuple[float, ...]


class Master:
    """The linear programme: of each group a mix of columns, whatever is lacking at a price.

    Parameters
    ----------
    lack : float
        Points for each unit that is lacking, by its weight.
    own : bool
        Whether the columns cost anything; else only what is lacking does.
    """

    def __init__(self, shared: SharedRows, *, lack: float, own: bool = True) -> None:
        self._shared = shared
        self._own = own
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        infinity = self._solver.infinity()
        self._rows = [self._solver.Constraint(-infinity, row.room) for row in shared.rows]
        self._groups = [self._solver.Constraint(1, 1) for _ in range(shared.groups)]
        self._lacking = [self._solver.NumVar(0, infinity, "") for _ in shared.rows]
        for row, variable in zip(self._rows, self._lacking, strict=True):
            row.SetCoefficient(variable, -1)
        self.price_lack(lack)

    def price_lack(self, lack: float) -> None:
        """Let each unit that is lacking cost so many points by its weight."""
        for variable, row in zip(self._lacking, self._shared.rows, strict=True):
            self._objective.SetCoefficient(variable, lack * row.weight)

    def add(self, column: MasterColumn) -> None:
        """Add a column."""
        variable = self._solver.NumVar(0, self._solver.infinity(), "")
        self._objective.SetCoefficient(variable, column.cost if self._own else 0)
        self._groups[column.group].SetCoefficient(variable, 1)
        for row, amount in column.uses.items():
            self._rows[row].SetCoefficient(variable, amount)

    def solve(self) -> MasterAnswer:
        """Return the best mix; each group must have a column."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise InternalError("the linear programme over the weeks of a club was not solved")
        weights = (row.weight for row in self._shared.rows)
        lacking = sum(v.solution_value() * w for v, w in zip(self._lacking, weights, strict=True))
        prices = tuple(max(0, round(-row.dual_value() * SCALE)) for row in self._rows)
        groups = tuple(row.dual_value() * SCALE for row in self._groups)
        return MasterAnswer(self._objective.Value(), lacking, prices, groups)


def choose_columns(
    shared: SharedRows, columns: Sequence[MasterColumn], *, lacking: bool = False, seed: int = 0
) -> tuple[int, ...] | None:
    """Return the indices of the cheapest columns, one of each group, that leave no row short; None if none are found.

    With `lacking` rows may fall short, and as little as can be.
    """
    model = make_model()
    chosen = [model.add_literal() for _ in columns]
    for group in range(shared.groups):
        there = [(literal, 1) for literal, column in zip(chosen, columns, strict=True) if column.group == group]
        model.add_sum(there, 1, 1)
    costs = [(literal, column.cost) for literal, column in zip(chosen, columns, strict=True)]
    short: list[tuple[int, int]] = []
    for index, row in enumerate(shared.rows):
        terms = [(lit, column.uses[index]) for lit, column in zip(chosen, columns, strict=True) if index in column.uses]
        most = sum(amount for _, amount in terms if amount > 0) - row.room
        if most <= 0:
            continue
        gaps = [model.add_literal() for _ in range(most)] if lacking else []
        model.add_sum([*terms, *((gap, -1) for gap in gaps)], None, row.room)
        short += [(gap, row.weight) for gap in gaps]
    model.minimize(short if lacking else costs)
    parameters = PARAMETERS | {
        "random_seed": seed,
        "linearization_level": 2,
        "max_deterministic_time": CHOICE_WORK,
        "use_sat_inprocessing": True,
    }
    answer = model.solve(parameters, None)
    if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return None
    return tuple(index for index, literal in enumerate(chosen) if answer.is_true(literal))
