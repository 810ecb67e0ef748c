"""The linear programme over columns by GLOP, and the whole choice among them by CP-SAT."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from freshlegs.io.errors import InternalError
from freshlegs.solver.club.columns import MasterColumn, RowIndex, SharedRows
from freshlegs.solver.club.priced_week import SCALE
from freshlegs.solver.cp_sat import PARAMETERS, make_model
from freshlegs.solver.glop import LinearProgram
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
        self._program = LinearProgram()
        for row in shared.rows:
            self._program.add_row(row.room, or_less=True)
        for _ in range(shared.groups):
            self._program.add_row(1)
        # What each row lacks is a column too, before those of the weeks.
        for index, row in enumerate(shared.rows):
            self._program.add_column(lack * row.weight, [(index, -1)])

    def add(self, column: MasterColumn) -> None:
        """Add a column."""
        group = len(self._shared.rows) + column.group, 1
        self._program.add_column(column.cost if self._own else 0, [group, *column.uses.items()])

    def solve(self) -> MasterAnswer:
        """Return the best mix; each group must have a column."""
        answer = self._program.solve()
        if answer is None:
            raise InternalError("the linear programme over the weeks of a club was not solved")
        rows = self._shared.rows
        lacking = sum(share * row.weight for share, row in zip(answer.shares, rows, strict=False))
        prices = tuple(max(0, round(-dual * SCALE)) for dual in answer.duals[: len(rows)])
        groups = tuple(dual * SCALE for dual in answer.duals[len(rows) :])
        return MasterAnswer(answer.cost, lacking, prices, groups, tuple(answer.shares[len(rows) :]))


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
