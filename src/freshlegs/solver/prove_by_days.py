"""Proof of a week that is too large to be proven minute by minute: first its days, then the minutes within them.

The days by themselves (`day_model`) cost no more than any week with those days. So the least of them is a bound, and a
week that costs no more than that is the best. Where the minutes of the cheapest days cost more, these days are put
aside and the next are looked at, until the bound reaches the best week that was found.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import Prices, assemble_week
from freshlegs.solver.day_model import DayModel, NotByDaysError
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search, UnsettledError, Watch, check_agreement
from freshlegs.solver.week import WeekModel

FOR_DAYS = {"linearization_level": 2, "cut_level": 0}
"""What the days are solved with: here the linear relaxation is what proves."""
SHARE = 0.7
"""The share of the work that is left that may go into one solve of the days."""


@dataclass(frozen=True, slots=True)
class HeldWeek:
    """The model of a week whose sessions are held to their days, and the best of its weeks."""

    week: WeekModel
    prices: Prices
    search: Search
    plan: Plan
    report: Report


@dataclass(frozen=True, slots=True)
class DayProof:
    """How far a proof by days came."""

    best: HeldWeek | None  #: The best week that was found; None where none costs less than that known before
    bound: int | None  #: No week costs less; None where there is no week


def prove_by_days(
    week: WeekModel, prices: Prices, effort: Effort, known: int | None, watch: Watch | None = None
) -> DayProof | None:
    """Find the best week and prove it, a week of the price `known` being there; None where its days are no small model.

    It ends when the bound has reached the best week, or when the work allowed did not suffice.
    """
    try:
        days = DayModel(week, prices)
    except NotByDaysError:
        return None
    search = Search(effort)
    search.parameters |= FOR_DAYS
    best, least, bound = None, math.inf if known is None else known, 0

    def pass_on(_: int | None, so_far: int) -> None:
        if watch:
            watch(None if least == math.inf else int(least), int(min(least, max(bound, so_far))))

    # Where no week is known, the first days that will do give one: what there is to show while the best is looked for.
    first = search.parameters["stop_after_first_solution"] = known is None
    while True:
        status = search.run(days, pass_on, share=SHARE)
        if status is Status.INFEASIBLE:
            return DayProof(best, None if least == math.inf else int(least))
        if math.isfinite(search.answer.bound):
            bound = int(min(least, max(bound, round(search.answer.bound))))
        if status is Status.UNKNOWN:
            return DayProof(best, bound)
        try:
            held = hold_to_days(week.problem, days.read_days(search.answer), effort)
        except UnsettledError:
            return DayProof(best, bound)
        if held is not None and held.report.penalty < least:
            best, least = held, held.report.penalty
            pass_on(None, bound)
        if least <= bound or (status is not Status.OPTIMAL and not first):
            return DayProof(best, bound)
        if not first:
            days.exclude(search.answer)
        if not first and least < math.inf:
            # Said of the days as well, the bound ends the search for the next ones as soon as it is reached.
            days.model.between(days.prices, bound, int(least) - 1)
        first = search.parameters["stop_after_first_solution"] = False


def hold_to_days(task: Task, days: Mapping[str, int], effort: Effort) -> HeldWeek | None:
    """Return the best week whose sessions stand on these days, by their ids; None where there is none.

    Raises UnsettledError where the work left does not suffice.
    """
    week, prices = assemble_week(task, days=days)
    week.model.minimize(prices)
    search = Search(effort)
    match search.run(week):
        case Status.INFEASIBLE:
            return None
        case Status.OPTIMAL:
            plan = search.plan(week)
            report = verify_week(task, plan)
            check_agreement(report, search.total(prices))
            return HeldWeek(week, prices, search, plan, report)
        case _:
            raise UnsettledError("out of time")
