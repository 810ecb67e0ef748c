"""The best weeks of a club, by columns: Dantzig and Wolfe 1960, "Decomposition principle for linear programs".

Each week of an athlete is a column. A linear programme mixes columns so that what is shared suffices; its prices say
what each stretch of a resource is worth, and each athlete's own model is solved with them. What all answer sums up to a
bound for the whole club in every round; what they find is added, until nothing is worth adding. A whole choice among
the columns is made by CP-SAT. Between two rounds prices are drawn to those of the best bound (Wentges 1997).
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.club_rows import ClubRows
from freshlegs.planning.club.footprints import make_grids
from freshlegs.planning.executors import Workers
from freshlegs.rules.task import Task
from freshlegs.solver.club.columns import MasterColumn, sum_uses
from freshlegs.solver.club.master import Master, MasterAnswer, choose_columns
from freshlegs.solver.club.priced_week import (
    SCALE,
    NoPricedWeek,
    PricedTask,
    PricedWeek,
    PriceQuestion,
    find_priced_weeks,
    pack_task,
)

_LACK = 0.1
"""Points for a minute of a resource that is lacking, at first."""
_DEARER = 8.0
"""How much dearer what is lacking gets, where that is not enough."""
_DEAREST = 5000.0
"""Its price at last; what is still lacking then is looked at by itself."""
_INERTIA = 0.4
"""Share of the prices of the best bound in those that are asked with."""
_WORTH = 0.05 * SCALE
"""By how much a column must be cheaper than its athlete's part to be worth adding, in parts of a point."""


@dataclass(frozen=True, slots=True)
class ClubColumn:
    """A column, and the week of the athlete that it is; None for a start of what is done together."""

    column: MasterColumn
    plan: Plan | None
    penalty: int = 0
    start: int = 0


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
class NoWeekAlone:
    """Athletes who have no week whatever the others do, and whether that is proven of each."""

    athletes: Mapping[str, bool]


@dataclass(slots=True)
class _Round:
    """What athletes answered to some prices."""

    bound: int
    found: list[ClubColumn]


@dataclass
class ClubSearch:
    """The columns of a club, found so far and to be found."""

    rows: ClubRows
    tasks: Mapping[str, Task]
    workers: Workers | None
    limits: Limits
    gap: float = 0.0  #: Share of the cost by which the answer may be off
    most: Mapping[str, int] = field(default_factory=dict)  #: Points that an athlete's own penalty may come to

    def __post_init__(self) -> None:
        self.pool: list[ClubColumn] = [ClubColumn(column, None, 0, start) for column, start in self.rows.group_starts]
        self._known = {self._key(one) for one in self.pool}
        self._packed = [
            pack_task(PricedTask(task, make_grids(self.rows.footprints[name]), self.most.get(name)))
            for name, task in self.tasks.items()
        ]
        self._answers: dict[int, tuple[object, PricedWeek]] = {}
        self._began = time.monotonic() if self.limits.began is None else self.limits.began
        self.best: ClubChoice | None = None
        self.bound = 0
        self.alone: dict[str, int] = {}  #: What each athlete's week costs if nobody else is there

    def search(self) -> ClubChoice | ClubShortage | NoWeekAlone:
        """Return the best weeks of the club, within the gap that is allowed."""
        zero = [0] * len(self.rows.shared.rows)
        alone = self._ask(zero, own=True)
        if isinstance(alone, NoWeekAlone):
            return alone
        self._raise_bound(alone.bound)
        self._add(alone.found)
        self.alone = {self.rows.names[one.column.group]: one.column.cost for one in alone.found}
        chosen = (*alone.found, *self._first_starts())
        if len(chosen) == self.rows.shared.groups and self._fits(chosen):
            return ClubChoice(chosen, sum(one.column.cost for one in chosen), self.bound)
        lack = _LACK
        while lack < _DEAREST:
            short = self._generate(lack)
            if self._is_good():
                break
            if short:
                lack *= _DEARER
            elif self.best is None and self._out_of_time():
                break
            else:
                break
        if self.best is None:
            return self._find_shortage()
        return self.best

    def _first_starts(self) -> list[ClubColumn]:
        return []

    def _generate(self, lack: float) -> bool:
        """Add columns until nothing is worth adding or the answer is good; return whether something is lacking."""
        master = Master(self.rows.shared, lack=lack)
        for one in self.pool:
            master.add(one.column)
        center: Sequence[int] | None = None
        best = -math.inf
        answer = master.solve()
        inertia = 0.0
        while True:
            prices = answer.prices if center is None else _blend(answer.prices, center, inertia)
            asked = self._ask(prices, own=True)
            if isinstance(asked, NoWeekAlone):
                return True
            self._raise_bound(asked.bound)
            if asked.bound > best:
                best, center = asked.bound, prices
            worth = any(_find_worth(one.column, answer) < -_WORTH for one in asked.found)
            for one in self._add(asked.found):
                master.add(one.column)
            if not worth and prices == answer.prices:
                break
            inertia = _INERTIA if worth else 0.0
            answer = master.solve()
            if answer.short < 1e-6 and self._is_near(answer):
                self._choose()
                if self._is_good():
                    return False
            if self._out_of_time():
                break
        if answer.short < 1e-6:
            self._choose()
        return answer.short >= 1e-6

    def _is_near(self, answer: MasterAnswer) -> bool:
        """Whether the mix costs so little more than the bound that a whole choice may be good enough."""
        return answer.value - self.bound <= max(1.0, 2 * self.gap * answer.value, 0.01 * answer.value)

    def _is_good(self) -> bool:
        return self.best is not None and self.best.cost - self.bound <= self.gap * self.best.cost

    def _choose(self) -> None:
        """Make a whole choice among all columns."""
        found = choose_columns(self.rows.shared, [one.column for one in self.pool], seed=self.limits.seed)
        if found is None:
            return
        chosen = tuple(self.pool[index] for index in found)
        cost = sum(one.column.cost for one in chosen)
        if self.best is None or cost < self.best.cost:
            self.best = ClubChoice(chosen, cost, self.bound)

    def _raise_bound(self, scaled: int) -> None:
        """Take a bound in parts of a point: costs are whole, so it is rounded up."""
        self.bound = max(self.bound, -(-scaled // SCALE))
        if self.best is not None:
            self.best = ClubChoice(self.best.chosen, self.best.cost, min(self.bound, self.best.cost))

    def _find_shortage(self) -> ClubShortage:
        """Return weeks of which as little as can be found is lacking."""
        master = Master(self.rows.shared, lack=1.0, own=False)
        for one in self.pool:
            master.add(one.column)
        proven = False
        while True:
            answer = master.solve()
            asked = self._ask(answer.prices, own=False)
            if isinstance(asked, NoWeekAlone):
                break
            proven = proven or asked.bound > 0
            new = self._add(asked.found)
            for one in new:
                master.add(one.column)
            if not new or self._out_of_time():
                break
        found = choose_columns(self.rows.shared, [one.column for one in self.pool], lacking=True, seed=self.limits.seed)
        if found is None:
            raise AssertionError("a club of which anything may be lacking has weeks")
        return ClubShortage(tuple(self.pool[index] for index in found), proven)

    def _ask(self, prices: Sequence[int], *, own: bool) -> _Round | NoWeekAlone:
        """Return what all answer to prices of the rows, in parts of a point."""
        cells = self.rows.sum_prices(prices)
        asked = []
        for index, name in enumerate(self.rows.names):
            starts = tuple(one.price(cells) for one in self.rows.footprints[name])
            if index not in self._answers or self._answers[index][0] != (starts, own):
                asked.append((index, (starts, own), PriceQuestion(self._packed[index], starts, self.limits, own)))
        answers = ask_all(self.workers, find_priced_weeks, [question for _, _, question in asked])
        lost = {}
        for (index, key, _), answer in zip(asked, answers, strict=True):
            if isinstance(answer, NoPricedWeek):
                lost[self.rows.names[index]] = answer.proven
            else:
                self._answers[index] = key, answer
        if lost:
            return NoWeekAlone(lost)
        bound = sum(self._answers[index][1].bound for index in range(len(self.rows.names)))
        bound -= sum(price * row.room for price, row in zip(prices, self.rows.shared.rows, strict=True))
        bound += self._price_groups(prices)
        found = []
        for index, _, _ in asked:
            plan, penalty = self._answers[index][1].plan, self._answers[index][1].penalty
            found.append(ClubColumn(self.rows.make_column(index, plan, penalty, cells), plan, penalty))
        return _Round(bound, found)

    def _price_groups(self, prices: Sequence[int]) -> int:
        """Return what the cheapest start of all that is done together costs by prices of the rows."""
        cheapest: dict[int, int] = {}
        for column, _ in self.rows.group_starts:
            cost = sum(amount * prices[row] for row, amount in column.uses.items())
            cheapest[column.group] = min(cost, cheapest.get(column.group, cost))
        return sum(cheapest.values())

    def _add(self, found: Iterable[ClubColumn]) -> list[ClubColumn]:
        """Take columns that are not known yet; return them."""
        new = []
        for one in found:
            key = self._key(one)
            if key not in self._known:
                self._known.add(key)
                self.pool.append(one)
                new.append(one)
        return new

    def _key(self, one: ClubColumn) -> object:
        return one.column.group, one.column.cost, tuple(sorted(one.column.uses.items()))

    def _fits(self, chosen: Iterable[ClubColumn]) -> bool:
        used = sum_uses([one.column for one in chosen])
        return all(used.get(index, 0) <= row.room for index, row in enumerate(self.rows.shared.rows))

    def _out_of_time(self) -> bool:
        return self.limits.seconds is not None and time.monotonic() - self._began >= self.limits.seconds


def _blend(prices: Sequence[int], center: Sequence[int], inertia: float) -> tuple[int, ...]:
    return tuple(round(inertia * old + (1 - inertia) * new) for old, new in zip(center, prices, strict=True))


def _find_worth(column: MasterColumn, answer: MasterAnswer) -> float:
    """Return by how much a column is dearer than its group's part, in parts of a point."""
    shared = sum(amount * answer.prices[row] for row, amount in column.uses.items())
    return SCALE * column.cost + shared - answer.groups[column.group]
