"""The linear programme over columns by GLOP, and the whole choice among them by CP-SAT."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

from freshlegs.io.errors import InternalError
from freshlegs.solver.club.columns import MasterColumn, RowIndex, SharedRows
from freshlegs.solver.club.priced_week import SCALE
from freshlegs.solver.cp_sat import PARAMETERS, make_model
from freshlegs.solver.sat_words import SatModel, Status

CHOICE_WORK = 1.0
"""Most work of one choice, in CP-SAT's deterministic time."""


@dataclass(frozen=True, slots=True)
class MasterAnswer:
    """What the linear programme says."""

    value: float  #: Points
    short: float  #: What of the rows is lacking, weighed
    #: What a unit of each row is worth and what each group costs, in parts of a point; rows whole and not negative
    prices: tuple[int, ...]
    groups: tuple[float, ...]
    shares: tuple[float, ...]  #: How much of each column is in the mix, in the order in which they were added


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
        self._columns: list[pywraplp.Variable] = []
        self._lacking = [self._solver.NumVar(0, infinity, "") for _ in shared.rows]
        for row, variable in zip(self._rows, self._lacking, strict=True):
            row.SetCoefficient(variable, -1)
        for row, variable in zip(shared.rows, self._lacking, strict=True):
            self._objective.SetCoefficient(variable, lack * row.weight)

    def add(self, column: MasterColumn) -> None:
        """Add a column."""
        variable = self._solver.NumVar(0, self._solver.infinity(), "")
        self._columns.append(variable)
        self._objective.SetCoefficient(variable, column.cost if self._own else 0)
        self._groups[column.group].SetCoefficient(variable, 1)
        for row, amount in column.uses.items():
            self._rows[row].SetCoefficient(variable, amount)

    def solve(self) -> MasterAnswer:
        """Return the best mix; each group must have a column."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise InternalError("the linear programme over the weeks of a club was not solved")
        shares = tuple(variable.solution_value() for variable in self._columns)
        weights = (row.weight for row in self._shared.rows)
        lacking = sum(v.solution_value() * w for v, w in zip(self._lacking, weights, strict=True))
        prices = tuple(max(0, round(-row.dual_value() * SCALE)) for row in self._rows)
        groups = tuple(row.dual_value() * SCALE for row in self._groups)
        return MasterAnswer(self._objective.Value(), lacking, prices, groups, shares)


def choose_columns(
    shared: SharedRows, columns: Sequence[MasterColumn], *, below: int | None = None, seed: int = 0
) -> tuple[int, ...] | None:
    """Return the indices of the cheapest columns, one of each group, that leave no row short; None if none are found.

    With `below` only choices that cost less are looked for.
    """
    model, chosen = _start_choice(shared, columns)
    costs = [(literal, column.cost) for literal, column in zip(chosen, columns, strict=True)]
    for row, terms in _list_tight_rows(shared, columns, chosen):
        model.add_sum(terms, None, shared.rows[row].room)
    if below is not None:
        model.add_sum(costs, None, below - 1)
    model.minimize(costs)
    return _solve_choice(model, chosen, seed)


def choose_lacking_columns(shared: SharedRows, columns: Sequence[MasterColumn], *, seed: int = 0) -> tuple[int, ...]:
    """Return the indices of columns, one of each group, that leave rows short by as little as is found, weighed."""
    model, chosen = _start_choice(shared, columns)
    short: list[tuple[int, int]] = []
    for row, terms in _list_tight_rows(shared, columns, chosen):
        most = sum(amount for _, amount in terms if amount > 0) - shared.rows[row].room
        gaps = [(model.add_literal(), 2**power) for power in range(most.bit_length())]
        model.add_sum([*terms, *((literal, -worth) for literal, worth in gaps)], None, shared.rows[row].room)
        short += [(literal, worth * shared.rows[row].weight) for literal, worth in gaps]
    model.minimize(short)
    found = _solve_choice(model, chosen, seed)
    if found is None:
        # Then any will do: the first of each group is what its athlete would do alone.
        first = {column.group: index for index, column in reversed([*enumerate(columns)])}
        return tuple(first[group] for group in range(shared.groups))
    return found


def _start_choice(shared: SharedRows, columns: Sequence[MasterColumn]) -> tuple[SatModel, list[int]]:
    """Return a model that chooses one column of each group, and the literal of each column."""
    model = make_model()
    chosen = [model.add_literal() for _ in columns]
    by_group: list[list[tuple[int, int]]] = [[] for _ in range(shared.groups)]
    for literal, column in zip(chosen, columns, strict=True):
        by_group[column.group].append((literal, 1))
    for there in by_group:
        model.add_sum(there, 1, 1)
    return model, chosen


def _list_tight_rows(
    shared: SharedRows, columns: Sequence[MasterColumn], chosen: Sequence[int]
) -> Iterator[tuple[RowIndex, list[tuple[int, int]]]]:
    """Yield the rows that columns can leave short, each with what literals use of it."""
    terms: dict[RowIndex, list[tuple[int, int]]] = {}
    for literal, column in zip(chosen, columns, strict=True):
        for row, amount in column.uses.items():
            terms.setdefault(row, []).append((literal, amount))
    for row in sorted(terms):
        if sum(amount for _, amount in terms[row] if amount > 0) > shared.rows[row].room:
            yield row, terms[row]


def _solve_choice(model: SatModel, chosen: Sequence[int], seed: int) -> tuple[int, ...] | None:
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
