"""Finding the best week, proving it, and checking every answer before it is shown."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan, find_dropped, find_moved, find_retimed
from freshlegs.model.session import Placement, Session
from freshlegs.rules.base import Rule
from freshlegs.rules.outcome import Impossible, Outcome, Planned, Report, Undecided
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import (
    Prices,
    assemble_week,
    count_minutes_off,
    list_window_starts,
    price_drops,
    price_moves,
    price_other_lengths,
    price_retimings,
    price_tolerance_uses,
    price_waiting,
)
from freshlegs.solver.clash import Names, find_clashing_sessions, find_smallest_clash
from freshlegs.solver.prove_by_days import HeldWeek, hold_to_days, prove_by_days
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search, UnsettledError, Watch, check_agreement
from freshlegs.solver.week import WeekModel

LARGE = 11_000
"""The literals from which on a week is looked at by its days at once; most of these are never proven otherwise."""
FIRST_TRY = 1.0
"""The work after which another is; an ordinary week takes a twentieth of it."""


@dataclass(frozen=True, slots=True)
class NoWeek:
    """No week keeps all hard rules; which of them clash was not asked."""


def plan_week(problem: Task, limits: Limits | None = None, *, watch: Watch | None = None) -> Outcome:
    """Find the best week of a problem.

    Planned with `proved_best` where no week can cost less; Impossible with a smallest clash of hard rules, confirmed;
    Undecided where the work allowed did not suffice. `watch` is told of each better week or bound. Raises
    InternalError where solver and checker disagree.
    """
    return _best_or_clash(problem, Effort(limits or Limits()), watch)


def follow_week(problem: Task, unmoved: Sequence[Placement], limits: Limits) -> Outcome:
    """Find the best week as `plan_week` does, where it is likely to be the plan that it follows.

    If every session is unmoved, for it can stay or has one place only, and nothing costs less, that is the week; to
    prove it, one solve is all.
    """
    effort = Effort(limits)
    if len(unmoved) == len(problem.sessions):
        plan = Plan(tuple(unmoved))
        report = verify_week(problem, plan)
        if not report.broken:
            return _find_cheaper(problem, Planned(plan, report, proved_best=True, bound=report.penalty), effort)
    return _best_or_clash(problem, effort)


def _find_cheaper(problem: Task, known: Planned, effort: Effort) -> Planned | Undecided:
    """Find the best week that costs less than a known one; that one where it is proven that none does."""
    if not known.report.penalty:
        return known
    week, prices = assemble_week(problem)
    week.model.hold(prices, known.report.penalty - 1)
    search = Search(effort)
    found = NoWeek() if search.refutes(week) else _search_best(week, prices, search)
    return known if isinstance(found, NoWeek) else found


def find_best_week(problem: Task, limits: Limits) -> Planned | Undecided | NoWeek:
    """Find the best week, as `plan_week` does, but where there is none do not ask why."""
    return _best(problem, Search(Effort(limits)))


def find_clash(problem: Task, limits: Limits, known: Iterable[Names]) -> Impossible | Undecided:
    """Find a smallest clash of a problem that has no week; the few hard rules that known weeks break spare work."""
    return _clash(problem, Effort(limits), known)


def find_sessions_of_clash(problem: Task, clash: Sequence[Rule], limits: Limits) -> tuple[Session, ...]:
    """Return the sessions that a clash is about: without any one of them the others have places."""
    effort = Effort(limits)
    return find_clashing_sessions(problem, clash, lambda: Search(effort))


def _best(problem: Task, search: Search, watch: Watch | None = None) -> Planned | Undecided | NoWeek:
    return _search_best(*assemble_week(problem), search, watch)


def _search_best(
    week: WeekModel, prices: Prices, search: Search, watch: Watch | None = None
) -> Planned | Undecided | NoWeek:
    week.model.minimize(prices)
    status = Status.UNKNOWN
    if week.model.size < LARGE:
        status = search.run(week, watch, work=FIRST_TRY)
    if status in (Status.FEASIBLE, Status.UNKNOWN) and search.effort.has_more:
        known = _read(week, search, search.total(prices)) if status is Status.FEASIBLE else None
        by_days = _best_by_days(week, prices, search.effort, known, watch)
        if by_days is not None:
            return by_days
        status = search.run(week, watch)
    match status:
        case Status.INFEASIBLE:
            return NoWeek()
        case Status.OPTIMAL | Status.FEASIBLE:
            proved, bound = status == Status.OPTIMAL, round(search.answer.bound)
        case _:
            return search.effort.give_up()
    found, report = _read(week, search, search.total(prices))
    if proved:
        found, report = settle_week(week, prices, search, found, report)
    return Planned(found, report, proved, bound)


def _best_by_days(
    week: WeekModel, prices: Prices, effort: Effort, known: tuple[Plan, Report] | None, watch: Watch | None
) -> Planned | NoWeek | None:
    """Find the best week by its days, one being known or not; None where that finds none and does not prove it.

    A week that follows a plan is to stay close to it whatever its days, so it is not looked for by its days.
    """
    problem = week.problem
    if problem.previous_starts:
        return None
    proof = prove_by_days(week, prices, effort, known[1].penalty if known else None, watch)
    if proof is None:
        return None
    if proof.bound is None:
        return NoWeek()
    found = (proof.best.plan, proof.best.report) if proof.best else known
    if found is None:
        return None
    plan, report = found
    if proof.bound < report.penalty:
        return Planned(plan, report, proved_best=False, bound=proof.bound)
    held = proof.best or _hold_to_own_days(problem, plan, effort)
    if held is not None:
        plan, report = settle_week(held.week, held.prices, held.search, held.plan, held.report)
    return Planned(plan, report, proved_best=True, bound=report.penalty)


def _hold_to_own_days(problem: Task, plan: Plan, effort: Effort) -> HeldWeek | None:
    """Return the best of the weeks with the days of a plan; None where the work left does not suffice."""
    days = {placed.session.id: problem.clock.day(placed.start) for placed in plan.placements}
    try:
        return hold_to_days(problem, days, effort)
    except UnsettledError:
        return None


def settle_week(
    week: WeekModel, prices: Prices, search: Search, found: Plan, report: Report, *, held: bool = False
) -> tuple[Plan, Report]:
    """Break the tie between weeks of this penalty: the fewest tolerance uses, then earlier within the windows.

    A week that follows a plan first stays as close to it as it can. Solves of their own, so that the tie-break
    stays below every price however long the week is. `held` says that the model is told more than the task knows, as
    where others leave room: then only the model can say what is earlier.
    """
    stayed = None if held else _stay(week, report)
    if stayed is not None:
        return stayed
    week.model.hold(prices, report.penalty)
    if report.tolerance_uses or week.problem.previous_starts:
        week.model.prefer(search.answer)
    if week.problem.previous_starts:
        found, report = _stay_close(week, search, found, report)
    if any(session.forms for session in week.problem.sessions):
        tie = price_other_lengths(week)
        week.model.minimize(tie)
        if search.settle(week):
            found, report = _read(week, search, report.penalty)
        week.model.hold(tie, sum(map(count_minutes_off, found.placements)))
    if report.tolerance_uses:
        at_once = None if held else _start_at_once(week, found, report)
        if at_once is not None and not at_once[1].tolerance_uses:
            return at_once
        tie = price_tolerance_uses(week)
        week.model.minimize(tie)
        if search.settle(week):
            found, report = _read(week, search, report.penalty)
        week.model.hold(tie, report.tolerance_uses)
    at_once = None if held else _start_at_once(week, found, report)
    if at_once is not None:
        return at_once
    week.model.minimize(price_waiting(week, found))
    if not search.settle(week):
        return found, report
    earlier, settled = _read(week, search, report.penalty)
    if settled.tolerance_uses > report.tolerance_uses:
        # It seldom happens, so only now is it said that earlier starts may not lean on the tolerance.
        week.model.hold(price_tolerance_uses(week), report.tolerance_uses)
        if not search.settle(week):
            return found, report
        return _read(week, search, report.penalty)
    return earlier, settled


def _start_at_once(week: WeekModel, found: Plan, report: Report) -> tuple[Plan, Report] | None:
    """Return the week in which every session starts as its window opens, if that is as good; nothing is earlier.

    It is the answer of most weeks, and checking it takes a tenth of a solve. One that follows a plan has it already, or
    would be less close to it.
    """
    starts = {placement.session.id: start for placement, start in list_window_starts(week, found)}
    plan = Plan.of(week.problem.sessions, starts, found.lengths)
    if plan == found:
        return found, report
    if week.problem.previous_starts:
        return None
    earlier = verify_week(week.problem, plan)
    same = (earlier.broken, earlier.penalty) == ((), report.penalty)
    return (plan, earlier) if same and earlier.tolerance_uses <= report.tolerance_uses else None


def _stay(week: WeekModel, report: Report) -> tuple[Plan, Report] | None:
    """Return the week in which every session starts as in the plan before, if that is as good; no other is as close."""
    problem = week.problem
    before = dict(problem.previous_starts)
    if not before or any(session.forms for session in problem.sessions):
        return None
    there = {s.id: before.get(s.id) if s.fixed is None else s.fixed for s in problem.sessions}
    starts = {s.id: start for s in problem.sessions if (start := there[s.id]) in week.starts(s)}
    if len(starts) < len(there):
        return None
    plan = Plan.of(problem.sessions, starts)
    as_before = verify_week(problem, plan)
    return (plan, as_before) if (as_before.broken, as_before.penalty) == ((), report.penalty) else None


def _stay_close(week: WeekModel, search: Search, found: Plan, report: Report) -> tuple[Plan, Report]:
    """Move the fewest sessions to another day than in the plan before, then drop the fewest, then retime the fewest."""
    days, places, times = price_moves(week), price_drops(week), price_retimings(week)
    for tie, changed in ((days, find_moved), (places, find_dropped), (times, _changed)):
        if changed(week.problem, found):
            week.model.minimize(tie)
            if search.settle(week):
                found, report = _read(week, search, report.penalty)
        week.model.hold(tie, len(changed(week.problem, found)))
    return found, report


def _changed(problem: Task, plan: Plan) -> Sized:
    return find_moved(problem, plan) + find_retimed(problem, plan)


def _read(week: WeekModel, search: Search, penalty: int) -> tuple[Plan, Report]:
    """Return the last solution and its report; raises InternalError where the checker finds another penalty."""
    plan = search.plan(week)
    report = verify_week(week.problem, plan)
    check_agreement(report, penalty)
    return plan, report


def _best_or_clash(problem: Task, effort: Effort, watch: Watch | None = None) -> Outcome:
    found = _best(problem, Search(effort), watch)
    return _clash(problem, effort, ()) if isinstance(found, NoWeek) else found


def _clash(problem: Task, effort: Effort, known: Iterable[Names]) -> Impossible | Undecided:
    try:
        return Impossible(find_smallest_clash(problem, lambda: Search(effort), known))
    except UnsettledError:
        return effort.give_up()
