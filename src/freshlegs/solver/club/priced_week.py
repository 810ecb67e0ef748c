"""One athlete's best week where its starts have prices of their own, as the weeks of others make them.

A question is plain data and its answer a function of it, whichever process is asked and whatever it was asked before:
a model that is kept for the next question has all the rungs from the outset that any prices may need.
"""

import pickle
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from uuid import UUID, uuid4

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import Prices, assemble_week
from freshlegs.solver.plan_week import NoWeek, find_best_week, settle_week
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search
from freshlegs.solver.week import WeekModel

SCALE = 20
"""Parts of a point that a price may have."""
_KEPT = 256
"""Models that a process keeps for the next question."""


@dataclass(frozen=True, slots=True)
class StartGrid:
    """The candidate starts of a session as those outside the week see them."""

    session: str  #: Id
    steps: tuple[int, ...]  #: Indices of the candidates from which on something else is used
    #: For each length of the session, indices first <= k < after of the candidates at which it can't stand
    closed: tuple[tuple[tuple[int, int], ...], ...]
    like: int  #: Equal for two sessions that use the same


@dataclass(frozen=True, slots=True)
class PricedTask:
    """A week of which only prices change."""

    task: Task
    grids: tuple[StartGrid, ...]
    most: int | None = None  #: Points that its own penalty may come to; None: any


class PackedTask:
    """A priced task that is pickled once for many questions, and only where they go to another process.

    There it is unpickled when its model is built, and not for each question.
    """

    def __init__(self, task: PricedTask) -> None:
        self.key = uuid4()  #: Known in every process, for whoever keeps its model
        self._task: PricedTask | None = task
        self._packed: bytes | None = None

    def unpack(self) -> PricedTask:
        """Return the task."""
        if self._task is None:
            self._task = pickle.loads(self._packed or b"")
        return self._task

    def __getstate__(self) -> tuple[UUID, bytes]:
        if self._packed is None:
            self._packed = pickle.dumps(self._task)
        return self.key, self._packed

    def __setstate__(self, state: tuple[UUID, bytes]) -> None:
        self.key, self._packed = state
        self._task = None


StartPrices = tuple[tuple[int, ...], ...]
"""For each length of a session the price of each candidate start, in parts of a point; may be negative."""


@dataclass(frozen=True, slots=True)
class PriceQuestion:
    """A week to be found."""

    task: PackedTask
    prices: tuple[StartPrices, ...]  #: For each of its grids
    limits: Limits
    own: bool = True  #: Whether the week's own penalty counts; else only what its starts cost


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """A chosen week, whose ties are to be broken without taking anything else."""

    task: PackedTask
    plan: Plan
    #: Of the sessions that others have to do with, by id, the starts at which they take the same
    starts: tuple[tuple[str, tuple[int, ...]], ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class PricedWeek:
    """The best week by its prices."""

    plan: Plan
    penalty: int  #: What it costs by its own rules, as the solver has it
    bound: int  #: No week costs less, in parts of a point, rounded down


@dataclass(frozen=True, slots=True)
class NoPricedWeek:
    """There is no week; or none was found in the work allowed."""

    proven: bool


_models: OrderedDict[UUID, tuple[WeekModel, Prices, PricedTask]] = OrderedDict()


def find_priced_weeks(questions: Sequence[PriceQuestion]) -> list[PricedWeek | NoPricedWeek]:
    """Return the best week of each question, in their order."""
    return [find_priced_week(question) for question in questions]


def find_priced_week(question: PriceQuestion) -> PricedWeek | NoPricedWeek:
    """Return the best week of a question."""
    if not question.prices:
        return _find_lone_week(question)
    week, own, priced = _open_model(question.task)
    extra = [
        term
        for grid, prices in zip(priced.grids, question.prices, strict=True)
        for term in _price_starts(week, grid.session, prices)
    ]
    week.model.minimize([*((literal, SCALE * price) for literal, price in own if question.own), *extra])
    search = Search(Effort(question.limits))
    # Measured: on a model that is solved again and again the preparations cost three times what they save.
    search.parameters["cp_model_presolve"] = False
    match search.run(week):
        case Status.OPTIMAL | Status.FEASIBLE:
            return PricedWeek(search.plan(week), search.total(own), int(search.answer.bound // 1))
        case status:
            return NoPricedWeek(proven=status == Status.INFEASIBLE)


def _find_lone_week(question: PriceQuestion) -> PricedWeek | NoPricedWeek:
    """Return the week of an athlete with whom nobody else has to do: what is planned without a club, to the minute."""
    priced = question.task.unpack()
    found = find_best_week(priced.task, question.limits)
    if isinstance(found, Planned):
        return PricedWeek(found.plan, found.report.penalty, SCALE * found.bound if question.own else 0)
    return NoPricedWeek(proven=isinstance(found, NoWeek))


def settle_priced_weeks(questions: Sequence[SettleQuestion]) -> list[Plan]:
    """Return for each week the one that is settled, in their order."""
    return [_settle_priced_week(question) for question in questions]


def _settle_priced_week(question: SettleQuestion) -> Plan:
    """Return a week that costs no more and takes the same, with its ties broken as those of every planned week."""
    week, prices, priced = _open_model(question.task)
    # What is held from here on is for this week alone.
    _models.pop(question.task.key, None)
    sessions = {session.id: session for session in priced.task.sessions}
    placed = question.plan.lengths
    for name, starts in question.starts:
        session = sessions[name]
        if name not in placed:
            week.model.clause(-week.stands(session))
            continue
        week.model.clause(week.starts_among(session, frozenset(starts)))
        if week.lengths(session) is not None:
            week.model.clause(week.lasts(session, placed[name]))
            week.model.clause(-week.lasts(session, placed[name] + 1))
    week.seal()
    report = verify_week(priced.task, question.plan)
    week.model.hold(prices, report.penalty)
    week.model.minimize(prices)
    search = Search(Effort(question.limits))
    search.parameters["cp_model_presolve"] = False
    if search.run(week) != Status.OPTIMAL:
        return question.plan
    found = search.plan(week)
    return settle_week(week, prices, search, found, verify_week(priced.task, found), held=True)[0]


def _open_model(packed: PackedTask) -> tuple[WeekModel, Prices, PricedTask]:
    """Return the model of a task, which is kept where it has all that any prices may need."""
    if packed.key in _models:
        _models.move_to_end(packed.key)
        return _models[packed.key]
    priced = packed.unpack()
    week, prices = assemble_week(priced.task, unlike={grid.session: grid.like for grid in priced.grids})
    sessions = {session.id: session for session in priced.task.sessions}
    for grid in priced.grids:
        session = sessions[grid.session]
        ladder = week.ladder(session)
        for step in grid.steps:
            ladder.reaches(step)
        for closed, (_, lasts) in zip(grid.closed, week.forms(session), strict=True):
            for first, after in closed:
                week.model.clause(-lasts, -ladder.within(first, after))
    week.seal()
    if priced.most is not None:
        week.model.hold(prices, priced.most)
    if all(week.lengths(sessions[grid.session]) is None for grid in priced.grids):
        _models[packed.key] = week, prices, priced
        if len(_models) > _KEPT:
            _models.popitem(last=False)
    return week, prices, priced


def _price_starts(week: WeekModel, name: str, prices: StartPrices) -> Iterator[tuple[int, int]]:
    """Yield what the starts of a session cost, as literals with their worth."""
    session = next(one for one in week.problem.sessions if one.id == name)
    ladder, usual = week.ladder(session), prices[0]
    if not usual:
        return
    yield ladder.placed, usual[0]
    yield from (
        (ladder.reaches(k), after - before) for k, (before, after) in enumerate(pairwise(usual), 1) if after != before
    )
    if len(prices) == 1:
        return
    for (_, lasts), others in zip(week.forms(session), prices, strict=True):
        more = [(other - base, k) for k, (base, other) in enumerate(zip(usual, others, strict=True))]
        for amount, run in groupby(more, lambda one: one[0]):
            if amount:
                there = [k for _, k in run]
                yield week.model.all_of((lasts, ladder.within(there[0], there[-1] + 1))), amount
