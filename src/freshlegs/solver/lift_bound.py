"""A bound on what the lifts of a week cost, by Dantzig-Wolfe decomposition.

The week is a choice of whole filled lifts (columns): sums over the week couple them, and everything else is priced
within each. A linear program over the columns found so far says what each sum is worth; pricing finds the lifts that
are cheapest at these worths, which are the next columns, and a bound, which is true for whatever worths.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from freshlegs.solver.glop import LinearProgram
from freshlegs.solver.lift_columns import Corners, LiftColumn, LiftColumns
from freshlegs.solver.lift_gates import BEYOND_HARD, WeekSum
from freshlegs.solver.lift_pricing import MILLI
from freshlegs.solver.lift_ways import NEVER
from freshlegs.solver.search import Effort

STEPS = 2_500_000
"""Steps of pricing that take about as long as a unit of CP-SAT's deterministic time."""
A_PROGRAM, A_ROUND = 0.01, 0.005
"""Such units for a linear program and for each time that it is solved."""
MOST_ROUNDS = 60
"""Rounds of column generation; four lifts take 10 to 35."""
CLOSE = MILLI // 50
"""So near the best of the linear program a bound can't rise by much."""
NEAR_WHOLE = 1e-4
"""So near a whole number a total is one."""

SumLimits = Mapping[int, tuple[int, int]]
"""By index of a sum the totals that it is held between."""


@dataclass(slots=True)
class _Part:
    """The weeks whose sums are within limits: a bound on them, its worths, and the totals of the linear program."""

    limits: SumLimits
    duals: list[int]
    bound: int = -NEVER
    totals: dict[int, float] = field(default_factory=dict)


class LiftBound:
    """The best bound so far on what the lifts of a week cost, and the cheapest week so far, in points.

    Parameters
    ----------
    cost : float
        What a week costs that is known already; infinite where none is.
    """

    def __init__(self, columns: LiftColumns, cost: float, effort: Effort) -> None:
        self.columns = columns
        self.cost = cost
        self._effort = effort
        self._spent = 0
        self._floor = 0.0  #: Work that is to be left
        self.week: tuple[LiftColumn, ...] = ()  #: A week of this cost, unless it was known already
        self._bound = -NEVER
        self._whole = _Part({}, [0] * len(columns.sums))
        self._open, self._least = [self._whole], NEVER

    @property
    def points(self) -> float:
        """No week costs less."""
        return self._bound / MILLI

    @property
    def closed(self) -> bool:
        """Whether no week costs less than the cheapest so far; each costs a whole number of points."""
        return self._is_closed(self._bound)

    def raise_bound(self) -> None:
        """Generate columns until no week can cost less than the cheapest, or the bound can't rise any more."""
        self._generate(self._whole)
        self._bound = max(self._bound, self._whole.bound)

    def split(self, work: float) -> None:
        """Raise the bound by splitting the weeks in two again and again, until nothing is open or the work is done.

        Where the linear program has a sum in parts, it is held to no more, and to more. The next call goes on there.
        """
        self._floor = self._effort.work_left - work
        while self._open and not self._is_spent():
            part = self._open.pop()
            if not part.totals:
                self._generate(part)
            index = _find_split(part)
            if self._is_closed(part.bound):
                self._least = min(self._least, part.bound)
            elif index is None:
                self._open.append(part)
                return
            else:
                low, high = part.limits.get(index, (-NEVER, NEVER))
                below = int(part.totals[index] // 1)
                for held in ((low, below), (below + 1, high)):
                    child = _Part({**part.limits, index: held}, part.duals, part.bound)
                    self._generate(child)
                    self._open.append(child)
        if not self._open:
            self._bound = max(self._bound, self._least)

    @property
    def least(self) -> int:
        """The least that a week may cost by the bound, in whole points."""
        return -(-self._bound // MILLI)

    def find_every(self, cost: int, most: int) -> tuple[list[LiftColumn], bool]:
        """Return lifts that a week of this cost or less can be made of, as often as it can have each.

        Of a group with twice `most` and more each n-th of them. And whether they are all.
        """
        return self.columns.find_every(self._whole.duals, MILLI * cost - self._whole.bound, most)

    def offer(self, week: Iterable[LiftColumn]) -> None:
        """Take note of a week, if it is cheaper."""
        there = tuple(week)
        cost = self.columns.add_up(there)
        if cost < self.cost:
            self.cost, self.week = cost, there

    def exclude(self, cost: int) -> None:
        """Take note that no week costs so little."""
        self._bound = max(self._bound, MILLI * (cost + 1))

    def _is_closed(self, bound: int) -> bool:
        return bound > MILLI * (self.cost - 1)

    def _is_spent(self) -> bool:
        """Take note of the work that was done, and return whether it is all that may be done."""
        self._effort.spend((self.columns.steps - self._spent) / STEPS)
        self._spent = self.columns.steps
        return self._effort.work_left <= self._floor or not self._effort.has_more

    def _generate(self, part: _Part) -> None:
        """Generate columns for a part."""
        corners = [find_hull(one, part.limits.get(index)) for index, one in enumerate(self.columns.sums)]
        program = self._start_program(corners)
        constant = self.columns.gates.constant + sum(there[0][1] for there in corners)
        first = sum(len(there) - 1 for there in corners)
        if not self.columns.found:
            self.columns.price(part.duals, corners)
        used, inward = 0, 0.5
        self._effort.spend(A_PROGRAM)
        for _ in range(MOST_ROUNDS):
            self._effort.spend(A_ROUND)
            for column in self.columns.found[used:]:
                program.add_column(column.cost, self._list_entries(column))
            used = len(self.columns.found)
            answer = None if self._is_spent() else program.solve()
            if answer is None:
                return
            self._read(part, answer.shares[first:])
            duals = [round(MILLI * dual) for dual in answer.duals[: len(corners)]]
            # The worths of two rounds differ wildly; between the best so far and the newest they get on faster.
            trial = [round(inward * old + (1 - inward) * new) for old, new in zip(part.duals, duals, strict=True)]
            bound, fresh = self.columns.price(trial, corners)
            if bound > part.bound:
                part.bound, part.duals = bound, trial
            # A week costs whole points, so that the bound has risen enough once both round up to the same.
            highest = MILLI * (answer.cost + constant) - CLOSE
            if self._is_closed(part.bound) or highest < -(-part.bound // MILLI) * MILLI:
                return
            if not fresh:
                if not inward:
                    return
                inward = 0.0

    def _read(self, part: _Part, shares: Sequence[float]) -> None:
        """Read the totals of the sums from the shares of the columns, and the week where there is one."""
        part.totals = {}
        week: list[LiftColumn] = []
        for column, share in zip(self.columns.found, shares, strict=True):
            if share > NEAR_WHOLE:
                week += [column] * round(share)
                for index, value in column.adds.items():
                    part.totals[index] = part.totals.get(index, 0.0) + share * value
        if all(abs(share - round(share)) < NEAR_WHOLE for share in shares if share > NEAR_WHOLE):
            self.offer(week)

    def _start_program(self, corners: Sequence[Corners]) -> LinearProgram:
        """Return the program over the columns: a row for each sum, then one for each group."""
        program = LinearProgram()
        for there in corners:
            program.add_row(there[0][0])
        for group in self.columns.groups:
            program.add_row(len(group))
        for row, there in enumerate(corners):
            for (low, cheap), (high, dear) in pairwise(there):
                program.add_column((dear - cheap) / (high - low), [(row, -1)], high - low)
        return program

    def _list_entries(self, column: LiftColumn) -> list[tuple[int, float]]:
        return [*column.adds.items(), (len(self.columns.sums) + column.group, 1)]


def find_hull(one: WeekSum, limits: tuple[int, int] | None = None) -> Corners:
    """Return the corners of the convex hull of what a sum costs; beyond its limits it costs as if it was forbidden."""
    low, high = limits or (one.low, one.low + len(one.costs))
    corners: Corners = []
    for total, cost in enumerate(one.costs, one.low):
        there = (total, cost + BEYOND_HARD * max(0, low - total, total - high))
        while len(corners) > 1 and _is_above(corners[-2], corners[-1], there):
            corners.pop()
        corners.append(there)
    return corners


def _is_above(before: tuple[int, int], middle: tuple[int, int], after: tuple[int, int]) -> bool:
    return (middle[1] - before[1]) * (after[0] - before[0]) >= (after[1] - before[1]) * (middle[0] - before[0])


def _find_split(part: _Part) -> int | None:
    """Return the sum whose total is furthest from a whole number."""
    apart = {index: abs(total - round(total)) for index, total in part.totals.items()}
    index = max(sorted(apart), key=apart.__getitem__, default=None)
    return index if index is not None and apart[index] > NEAR_WHOLE else None
