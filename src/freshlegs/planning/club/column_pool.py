"""The columns of a club that are known so far, and the questions to its athletes that find more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.branches import ROOT, Branch
from freshlegs.planning.club.club_rows import ClubColumn, ClubRows
from freshlegs.planning.club.footprints import ANYTHING, FORBIDDEN, make_grids
from freshlegs.planning.executors import Workers
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.club.priced_week import (
    SCALE,
    NoPricedWeek,
    PackedTask,
    PricedTask,
    PricedWeek,
    PriceQuestion,
    SettleQuestion,
    find_priced_week,
    find_priced_weeks,
    settle_priced_weeks,
)

CHANGE = 10_000
"""Points that go before all others: that an athlete gets another week than the one that was told."""


@dataclass(frozen=True, slots=True)
class ToldWeek:
    """The week that an athlete was told, and may keep."""

    plan: Plan
    penalty: int


NOBODY: Mapping[str, ToldWeek] = MappingProxyType({})
"""No athlete was told anything."""


@dataclass(frozen=True, slots=True)
class PricedAnswers:
    """What all athletes answered to prices."""

    bound: int  #: In parts of a point
    found: tuple[ClubColumn, ...]  #: Of those who were asked


@dataclass(frozen=True, slots=True)
class NoWeekAlone:
    """Athletes who have no week whatever the others do, and whether that is proven of each."""

    athletes: Mapping[str, bool]


class ColumnPool:
    """Columns found so far, each once."""

    def __init__(
        self,
        rows: ClubRows,
        tasks: Mapping[str, Task],
        workers: Workers | None,
        limits: Limits,
        told: Mapping[str, ToldWeek] = NOBODY,
    ) -> None:
        self.rows = rows
        self.columns: list[ClubColumn] = list(rows.group_starts)
        self._told = {index: told[name] for index, name in enumerate(rows.names) if name in told}
        self._most: dict[int, int] = {}
        self.asked = 0  #: Weeks asked for so far
        #: Whether an answer was too dear: it goes without something, and a cheaper week that has it is not asked for
        self.has_dropped = False
        self._workers, self._limits = workers, limits
        self._known = {_identify(one) for one in self.columns}
        self._tasks = tuple(PricedTask(task, make_grids(rows.footprints[name])) for name, task in tasks.items())
        self._packed = [*map(PackedTask, self._tasks)]
        self._answers: dict[int, tuple[object, PricedWeek]] = {}

    def limit_costs(self, most: Mapping[str, int]) -> None:
        """Let no week of an athlete cost more points than this; columns that do are dropped."""
        self._most = {index: most[name] for index, name in enumerate(self.rows.names) if name in most}
        self._packed = [PackedTask(replace(task, most=self._most.get(index))) for index, task in enumerate(self._tasks)]
        self._answers.clear()
        self.columns = [one for one in self.columns if not self._is_too_dear(one)]
        self._known = {_identify(one) for one in self.columns}

    def _is_too_dear(self, one: ClubColumn) -> bool:
        return one.column.cost - one.change > self._most.get(one.column.group, one.column.cost)

    def ask(self, prices: Sequence[int], *, own: bool = True, branch: Branch = ROOT) -> PricedAnswers | NoWeekAlone:
        """Return what all answer to prices of the rows, in parts of a point; nobody is asked the same twice in a row.

        With `own` False only the rows cost anything.
        """
        cells = self.rows.sum_prices(prices, own=own)
        asked = []
        for index, name in enumerate(self.rows.names):
            within = branch.list_restrictions(name)
            footprints = self.rows.footprints[name]
            starts = tuple(one.price(cells, within.get(one.session.id, ANYTHING)) for one in footprints)
            if index not in self._answers or self._answers[index][0] != (starts, own):
                asked.append((index, (starts, own), PriceQuestion(self._packed[index], starts, self._limits, own)))
        answers = ask_all(self._workers, find_priced_weeks, [question for _, _, question in asked])
        self.asked += len(asked)
        lost = {}
        for (index, key, _), answer in zip(asked, answers, strict=True):
            if isinstance(answer, NoPricedWeek):
                lost[self.rows.names[index]] = answer.proven
            else:
                self._answers[index] = key, answer
        if lost:
            return NoWeekAlone(lost)
        bounds = [
            self._answers[index][1].bound + FORBIDDEN * branch.count_musts(name)
            for index, name in enumerate(self.rows.names)
        ]
        barred = [name for name, bound in zip(self.rows.names, bounds, strict=True) if bound > FORBIDDEN // 2]
        if barred:
            return NoWeekAlone(dict.fromkeys(barred, True))
        spared = sum(price * row.room for price, row in zip(prices, self.rows.shared.rows, strict=True))
        found = []
        for index, _, _ in asked:
            answer = self._answers[index][1]
            within = branch.list_restrictions(self.rows.names[index])
            found.append(self._mark(self.rows.make_column(index, answer.plan, answer.penalty, cells, within)))
        for index, told in self._told.items():
            within = branch.list_restrictions(self.rows.names[index])
            one = self.rows.make_column(index, told.plan, told.penalty, cells, within)
            bounds[index] += SCALE * CHANGE if own else 0
            if branch.allows(one, self.rows.names) and not self._is_too_dear(one):
                shared = sum(amount * prices[row] for row, amount in one.column.uses.items())
                bounds[index] = min(bounds[index], (SCALE * one.column.cost if own else 0) + shared)
                found.append(one)
        return PricedAnswers(sum(bounds) - spared + self._price_groups(prices, branch), tuple(found))

    def ask_one(self, index: int, prices: Sequence[int]) -> ClubColumn | None:
        """Return what one athlete answers to prices of the rows; None for no week."""
        cells = self.rows.sum_prices(prices)
        starts = tuple(one.price(cells) for one in self.rows.footprints[self.rows.names[index]])
        self.asked += 1
        answer = find_priced_week(PriceQuestion(self._packed[index], starts, self._limits))
        if isinstance(answer, NoPricedWeek):
            return None
        return self._mark(self.rows.make_column(index, answer.plan, answer.penalty, cells))

    def _mark(self, one: ClubColumn) -> ClubColumn:
        """Return a week with what it costs that it is not the one that the athlete was told."""
        told = self._told.get(one.column.group)
        if told is None or told.plan == one.plan:
            return one
        return replace(one, column=replace(one.column, cost=one.column.cost + CHANGE), change=CHANGE)

    def settle(self, chosen: Sequence[ClubColumn]) -> tuple[ClubColumn, ...]:
        """Return chosen weeks that take the same and cost no more, with ties broken; those that were told stay."""
        asked = []
        for place, one in enumerate(chosen):
            index = one.column.group
            told = self._told.get(index)
            if one.plan is None or not self._tasks[index].grids or (told is not None and told.plan == one.plan):
                continue
            placed = {p.session.id: p for p in one.plan.placements}
            starts = tuple(
                (f.session.id, f.list_like_starts(placed[f.session.id]) if f.session.id in placed else ())
                for f in self.rows.footprints[self.rows.names[index]]
            )
            asked.append((place, SettleQuestion(self._packed[index], one.plan, starts, self._limits)))
        plans = ask_all(self._workers, settle_priced_weeks, [question for _, question in asked])
        found = list(chosen)
        for (place, _), plan in zip(asked, plans, strict=True):
            penalty = verify_week(self._tasks[chosen[place].column.group].task, plan).penalty
            column = replace(chosen[place].column, cost=chosen[place].column.cost - chosen[place].penalty + penalty)
            found[place] = replace(chosen[place], plan=plan, penalty=penalty, column=column)
        return tuple(found)

    def add(self, found: Iterable[ClubColumn], again: Iterable[ClubColumn] = ()) -> list[ClubColumn]:
        """Take columns that are not known yet; return those that are not among the ones to be found `again`."""
        seen = {_identify(one) for one in again}
        new = []
        for one in found:
            key = _identify(one)
            if self._is_too_dear(one):
                self.has_dropped = True
                continue
            if key not in self._known:
                self._known.add(key)
                self.columns.append(one)
            if key not in seen:
                new.append(one)
        return new

    def _price_groups(self, prices: Sequence[int], branch: Branch) -> int:
        """Return what the cheapest start of all that is done together costs by prices of the rows."""
        cheapest: dict[int, int] = {}
        for one in self.rows.group_starts:
            if branch.allows(one, self.rows.names):
                cost = sum(amount * prices[row] for row, amount in one.column.uses.items())
                cheapest[one.column.group] = min(cost, cheapest.get(one.column.group, cost))
        return sum(cheapest.values())


def _identify(one: ClubColumn) -> object:
    column = one.column
    places = tuple((name, place.start, place.length, tuple(place.has.items())) for name, place in one.places.items())
    return column.group, column.cost, one.start, tuple(sorted(column.uses.items())), places
