"""From an outcome to the record that is stored and shown.

Weeks are recorded without validation: what is stored is validated when it is read back, and building the
validators would cost more than all the rest of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.planfile import (
    BreachRecord,
    ClashRecord,
    FixRecord,
    ImpossibleRecord,
    PlannedRecord,
    RuleRecord,
    SessionRecord,
    UndecidedRecord,
)
from freshlegs.rules.outcome import Impossible, Planned, Undecided, Unfillable
from freshlegs.rules.why_here import explain_count, explain_places
from freshlegs.training.lifting_settings import LiftingSettings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from freshlegs.model.availability import Interval
    from freshlegs.model.clock import Clock
    from freshlegs.model.session import Placement
    from freshlegs.planning.fixes import Fix
    from freshlegs.rules.outcome import Cost
    from freshlegs.rules.task import Task


def record_failure(
    asked: Task, outcome: Impossible | Unfillable | Undecided, fixes: Iterable[Fix] = ()
) -> ImpossibleRecord | UndecidedRecord:
    """Return as plan.json holds it why there is no week, and what would make it possible."""
    if isinstance(outcome, Undecided):
        return UndecidedRecord(scenario=asked.id, seconds=round(outcome.seconds, 1))
    helps = tuple(map(_fix, fixes))
    if isinstance(outcome, Unfillable):
        settings = asked.lifting or LiftingSettings(level=asked.lift_level)
        says = tuple(ClashRecord(rule=rule.name, says=rule.describe_for(settings)) for rule in outcome.clash)
        return ImpossibleRecord(scenario=asked.id, clash=says, about="lifts", fixes=helps)
    says = tuple(ClashRecord(rule=rule.name, says=rule.describe_for(asked)) for rule in outcome.clash)
    because = explain_count(asked, outcome.clash)
    return ImpossibleRecord(scenario=asked.id, clash=says, because=because, fixes=helps)


def record_plan(problem: Task, outcome: Planned) -> PlannedRecord:
    """Return a planned week as plan.json holds it."""
    clock, report, why = problem.clock, outcome.report, explain_places(problem, outcome.plan)
    return PlannedRecord.model_construct(
        scenario=problem.id,
        title=problem.title,
        athlete=problem.athlete,
        timezone=clock.zone.key,
        start=clock.first,
        days=clock.days,
        repeats=problem.repeats,
        proved_best=outcome.proved_best,
        penalty=report.penalty,
        bound=outcome.bound,
        sessions=tuple(_session(clock, p, why[p.session.id]) for p in outcome.plan.placements),
        left_out=tuple(session.id for session in outcome.plan.left_out),
        breaches=tuple(_breach(entry) for entry in report.priced),
        rules=_rules(problem, report.priced),
        notes=report.notes,
        around=tuple(_session(clock, p) for p in (*problem.history, *problem.coming)),
        free=_stretches(clock, problem.free),
        busy=_stretches(clock, problem.busy),
    )


def _fix(fix: Fix) -> FixRecord:
    return FixRecord(
        change=fix.says,
        edits=tuple(map(str, fix.edits)),
        penalty=fix.week.report.penalty,
        sessions=record_plan(fix.task, fix.week).sessions,
    )


def _stretches(clock: Clock, minutes: tuple[Interval, ...]) -> tuple[tuple[datetime, datetime], ...]:
    """Return what lies in the week of stretches in minutes, as moments."""
    last = clock.midnight(clock.days)
    cut = ((max(begin, 0), min(end, last)) for begin, end in minutes)
    return tuple((clock.moment(begin), clock.moment(end)) for begin, end in cut if begin < end)


def _session(clock: Clock, placement: Placement, why: tuple[str, ...] = ()) -> SessionRecord:
    session = placement.session
    return SessionRecord.model_construct(
        id=session.id,
        kind=session.kind,
        start=clock.moment(placement.start),
        end=clock.moment(placement.end),
        minutes=session.minutes,
        hardest="hardest" in session.tags,
        done=session.done is not None,
        why=why,
        content=session.content,
    )


def _breach(entry: Cost) -> BreachRecord:
    found = entry.violation
    ids = tuple(session.id for session in found.sessions)
    return BreachRecord.model_construct(
        rule=entry.rule.name, amount=found.amount, cost=entry.cost, sessions=ids, why=found.why
    )


def _rules(problem: Task, priced: tuple[Cost, ...]) -> tuple[RuleRecord, ...]:
    costs = {rule.name: 0 for rule in problem.rules}
    for entry in priced:
        costs[entry.rule.name] += entry.cost
    return tuple(
        RuleRecord.model_construct(
            rule=rule.name,
            says=rule.describe(),
            hard=rule.hard,
            cost=costs[rule.name],
            hours=getattr(rule, "hours", None),
            sources=rule.sources,
        )
        for rule in problem.rules
    )
