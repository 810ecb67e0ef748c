"""The best weeks of a club, by columns: Dantzig and Wolfe, "Decomposition principle for linear programs", 1960.

Each week of an athlete is a column. A linear programme mixes columns so that what is shared suffices; its prices say
what each stretch of a resource is worth, and each athlete's own model is solved with them. What all answer sums up to a
bound for the whole club in every round; what they find is added, until nothing is worth adding. A whole choice among
the columns is made by CP-SAT; where it costs more than the bound, the search branches (Barnhart and others 1998,
"Branch-and-price"). Between two rounds prices are drawn to those of the best bound (Wentges, 1997).
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from freshlegs.model.limits import Limits
from freshlegs.planning.club.branches import ROOT, Branch, split_branch
from freshlegs.planning.club.club_rows import ClubColumn, ClubRows
from freshlegs.planning.club.column_pool import ColumnPool, NoWeekAlone, ToldWeek
from freshlegs.planning.club.move_athletes import move_athletes
from freshlegs.planning.executors import Workers
from freshlegs.rules.task import Task
from freshlegs.solver.club.columns import MasterColumn, sum_uses
from freshlegs.solver.club.master import Master, MasterAnswer, choose_columns, choose_lacking_columns
from freshlegs.solver.club.priced_week import SCALE

_LACK = 0.1
"""Points for a minute of a resource that is lacking, at first."""
_DEARER = 8.0
"""How much dearer what is lacking gets, where that is not enough."""
_DEAREST = 10_000.0
"""Its price at last; where something is still lacking then, it is asked whether all of it must be."""
_INERTIA = 0.4
"""Share of the prices of the best bound in those that are asked with."""
_WORTH = 0.05 * SCALE
"""By how much a column must be cheaper than its athlete's part to be worth adding, in parts of a point."""
_NOTHING = 1e-6
_REPAIRS_EACH = 10
"""Depth of the branches after which athletes are moved one by one again."""
_BRANCHES = 3000
"""Branches that are looked into, by the number of athletes."""
_FEWEST_BRANCHES = 30
"""Branches that are looked into in a large club."""
_MANY = 200
_GROWTH = 1.05
"""By how much the columns must have grown for another whole choice among many."""


@dataclass(frozen=True, slots=True)
class ClubChoice:
    """A week for each athlete and a start of all that is done together, and how good that is known to be."""

    chosen: tuple[ClubColumn, ...]
    cost: int
    bound: int


@dataclass(frozen=True, slots=True)
class ClubShortage:
    """Not all weeks fit together: in these something is lacking, and as little as was found."""

    chosen: tuple[ClubColumn, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Mix:
    """What generating columns in a branch came to."""

    bound: int  #: Points that whatever is in the branch costs at least
    short: bool = False  #: Whether something is lacking at the price that it had
    dead: bool = False  #: Whether nothing can be in the branch
    shares: tuple[tuple[ClubColumn, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A branch to be looked into."""

    bound: int  #: Points that whatever is in it costs at least
    branch: Branch


@dataclass
class ClubSearch:
    """The search for the best weeks of a club."""

    rows: ClubRows
    tasks: Mapping[str, Task]
    workers: Workers | None
    limits: Limits
    gap: float = 0.0  #: Share of the cost by which the answer may be off
    told: Mapping[str, ToldWeek] = field(default_factory=dict)  #: The weeks that athletes were told, and may keep
    fair: int | None = None  #: Points that nobody pays more than alone; None: any

    def __post_init__(self) -> None:
        self.pool = ColumnPool(self.rows, self.tasks, self.workers, self.limits, self.told)
        self.alone: dict[str, int] = {}  #: What each athlete's week costs if nobody else is there
        self.first: tuple[ClubColumn, ...] = ()  #: Those weeks
        #: Of the best bound, in parts of a point: as they also bound a club that has more of a row, this is what a unit
        #: of it saves at most. Of a shortage it is minutes.
        self.prices: Sequence[int] = ()
        self.has_branched = False  #: Whether the prices alone prove less than the bound
        self._began = time.monotonic() if self.limits.began is None else self.limits.began
        self._best: ClubChoice | None = None
        self._bound = 0
        self._chosen_from = 0  #: Columns from which the last whole choice was made
        self._lack = _LACK

    def search(self) -> ClubChoice | ClubShortage | NoWeekAlone:
        """Return the best weeks of the club, within the gap that is allowed."""
        alone = self.pool.ask([0] * len(self.rows.shared.rows))
        if isinstance(alone, NoWeekAlone):
            return alone
        self._bound = max(0, -(-alone.bound // SCALE))
        self.pool.add(alone.found)
        self.alone = {self.rows.names[one.column.group]: one.column.cost - one.change for one in reversed(alone.found)}
        # The week that somebody was told comes behind what would be best.
        self.first = tuple({one.column.group: one for one in reversed(alone.found)}.values())[::-1]
        if self.fair is not None:
            self.pool.limit_costs({name: cost + self.fair for name, cost in self.alone.items()})
        lone = tuple({one.column.group: one for one in self.pool.columns if one.plan is not None}.values())
        if len(lone) == self.rows.shared.groups and self._fits(lone):
            self._take(lone)
        all_seen = self._is_good() or self._search_branches()
        if self._best is None:
            return self._find_shortage(proven=all_seen and not self.pool.has_dropped)
        chosen = self.pool.settle(self._best.chosen)
        cost = sum(one.column.cost for one in chosen)
        return ClubChoice(chosen, cost, min(self._bound, cost))

    def _search_branches(self) -> bool:
        """Look into branches until the best choice is good; return whether there is nothing left to look into."""
        waiting = [_Waiting(self._bound, ROOT)]
        left = max(_FEWEST_BRANCHES, _BRANCHES // len(self.rows.names))
        while waiting:
            here = min(waiting, key=self._rank)
            waiting.remove(here)
            left -= 1
            mix = self._generate(here)
            if self._is_good():
                return False
            if not mix.dead and not self._is_beaten(mix.bound):
                sides = split_branch(here.branch, self.rows.names, mix.shares)
                waiting += [_Waiting(mix.bound, side) for side in sides or ()]
                self.has_branched = True
            waiting = [one for one in waiting if not self._is_beaten(one.bound)]
            self._bound = max(self._bound, min((one.bound for one in waiting), default=self._bound))
            if waiting and (self._is_good() or self._out_of_time() or not left):
                return False
        if self._best is not None:
            self._bound = self._best.cost
        return True

    def _rank(self, one: _Waiting) -> tuple[int, int]:
        """Return what to look into first: the cheapest; until there is a choice, the deepest, which is nearly whole."""
        return (one.bound, -one.branch.depth) if self._best is not None else (-one.branch.depth, one.bound)

    def _generate(self, here: _Waiting) -> _Mix:
        """Add columns of a branch until nothing is worth adding; what lacks gets dearer as long as anything does."""
        known = [one for one in self.pool.columns if here.branch.allows(one, self.rows.names)]
        bound = here.bound
        if len({one.column.group for one in known}) < self.rows.shared.groups:
            asked = self.pool.ask([0] * len(self.rows.shared.rows), branch=here.branch)
            if isinstance(asked, NoWeekAlone):
                return _Mix(bound, dead=True)
            known += self.pool.add(asked.found, again=known)
        while True:
            mix = self._mix(_Waiting(bound, here.branch), known, lack=self._lack)
            bound = max(bound, mix.bound)
            if mix.dead or not mix.short or self._is_beaten(bound) or self._out_of_time():
                break
            if self._lack >= _DEAREST:
                must = self._mix(_Waiting(0, here.branch), known, lack=1.0, own=False)
                return replace(mix, bound=bound, dead=must.dead or must.bound > 0)
            self._lack *= _DEARER
        if not mix.dead and not self._is_good():
            self._choose()
            if self._best is None and here.branch.depth % _REPAIRS_EACH == 0:
                columns = [one.column for one in self.pool.columns]
                found = choose_lacking_columns(self.rows.shared, columns, seed=self.limits.seed)
                moved = move_athletes(self.pool, [self.pool.columns[index] for index in found])
                self.pool.add(moved)
                if self._fits(moved):
                    self._take(moved)
        return replace(mix, bound=bound)

    def _mix(
        self, here: _Waiting, known: list[ClubColumn], *, lack: float, own: bool = True, to_end: bool = False
    ) -> _Mix:
        """Add columns until nothing is worth adding at one price of what lacks, or enough is known.

        That is when the best choice is good, or with `own` False, when something lacks for certain; not with `to_end`.
        """
        master = Master(self.rows.shared, lack=lack, own=own)
        for one in known:
            master.add(one.column)
        center: Sequence[int] | None = None
        best, inertia, bound = -math.inf, 0.0, here.bound
        answer = master.solve()
        while True:
            prices = answer.prices if center is None else _blend(answer.prices, center, inertia)
            asked = self.pool.ask(prices, own=own, branch=here.branch)
            if isinstance(asked, NoWeekAlone):
                return _Mix(bound, dead=True)
            bound = max(bound, -(-asked.bound // SCALE))
            if own and here.branch is ROOT:
                self._bound = max(self._bound, bound)
            if asked.bound > best:
                best, center = asked.bound, prices
            new = self.pool.add(asked.found, again=known)
            known += new
            worth = any(_find_worth(one.column, answer, own=own) < -_WORTH for one in new)
            for one in new:
                master.add(one.column)
            if own and (self._is_good() or self._is_beaten(bound)):
                break
            if not own and bound > 0 and not to_end:
                break
            if (not worth and prices == answer.prices) or self._out_of_time():
                break
            inertia = _INERTIA if worth else 0.0
            answer = master.solve()
            if own and answer.short < _NOTHING and self._is_near(answer) and here.branch is ROOT:
                self._choose()
        if here.branch is ROOT and center is not None:
            self.prices = center
        shares = tuple(zip(known, answer.shares, strict=False))
        return _Mix(bound, short=answer.short >= _NOTHING, shares=shares)

    def _is_near(self, answer: MasterAnswer) -> bool:
        """Whether the mix costs so little more than the bound that a whole choice may be good enough."""
        return answer.value - self._bound <= max(1.0, 2 * self.gap * answer.value, 0.01 * answer.value)

    def _is_good(self) -> bool:
        return self._best is not None and self._best.cost - self._bound <= self.gap * self._best.cost

    def _is_beaten(self, bound: int) -> bool:
        """Whether what costs so much at least is no better than the best choice."""
        return self._best is not None and bound >= self._best.cost

    def _choose(self) -> None:
        """Make a whole choice among all columns, if there are any that the last one did not know."""
        if len(self.pool.columns) <= self._chosen_from * (_GROWTH if self._chosen_from > _MANY else 1):
            return
        self._chosen_from = len(self.pool.columns)
        columns = [one.column for one in self.pool.columns]
        below = None if self._best is None else self._best.cost
        found = choose_columns(self.rows.shared, columns, below=below, seed=self.limits.seed)
        if found is not None:
            self._take([self.pool.columns[index] for index in found])

    def _take(self, chosen: Iterable[ClubColumn]) -> None:
        there = tuple(chosen)
        cost = sum(one.column.cost for one in there)
        if self._best is None or cost < self._best.cost:
            self._best = ClubChoice(there, cost, self._bound)

    def _find_shortage(self, *, proven: bool) -> ClubShortage:
        """Return weeks of which as little as can be found is lacking."""
        self._mix(_Waiting(0, ROOT), list(self.pool.columns), lack=1.0, own=False, to_end=True)
        columns = [one.column for one in self.pool.columns]
        found = choose_lacking_columns(self.rows.shared, columns, seed=self.limits.seed)
        return ClubShortage(tuple(self.pool.columns[index] for index in found), proven)

    def _fits(self, chosen: Iterable[ClubColumn]) -> bool:
        used = sum_uses([one.column for one in chosen])
        return all(used.get(index, 0) <= row.room for index, row in enumerate(self.rows.shared.rows))

    def _out_of_time(self) -> bool:
        return self.limits.seconds is not None and time.monotonic() - self._began >= self.limits.seconds


def _blend(prices: Sequence[int], center: Sequence[int], inertia: float) -> tuple[int, ...]:
    return tuple(round(inertia * old + (1 - inertia) * new) for old, new in zip(center, prices, strict=True))


def _find_worth(column: MasterColumn, answer: MasterAnswer, *, own: bool) -> float:
    """Return by how much a column is dearer than its group's part, in parts of a point."""
    shared = sum(amount * answer.prices[row] for row, amount in column.uses.items())
    return (SCALE * column.cost if own else 0) + shared - answer.groups[column.group]
