"""From an outcome to its record in plan.json.

Weeks are recorded without validation, which happens when they are read back: building the validators would cost more
than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.model.kinds import GROUPS, KINDS
from freshlegs.model.session import Placement, Session, name_activities
from freshlegs.model.ways import Way, find_ways
from freshlegs.planfile import (
    BreachRecord,
    ClashRecord,
    FixRecord,
    ImpossibleRecord,
    MoveRecord,
    PlannedRecord,
    RuleRecord,
    SessionRecord,
    UndecidedRecord,
)
from freshlegs.rules.clashing_pins import describe_clash
from freshlegs.rules.counting import explain_count
from freshlegs.rules.outcome import Cost, Impossible, Planned, Undecided, Unfillable
from freshlegs.rules.task import Task
from freshlegs.rules.unavoidable import is_unavoidable
from freshlegs.rules.why_here import explain_places
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.written.session_text import use_titles

if TYPE_CHECKING:
    from freshlegs.model.plan import Moved, Plan
    from freshlegs.planning.fixes import Fix


_NO_WAY = Way("", 0, 0)


def record_failure(
    task: Task, outcome: Impossible | Unfillable | Undecided, fixes: Iterable[Fix] = ()
) -> ImpossibleRecord | UndecidedRecord:
    """Return the record of a week that was not found, with the fixes that would make it possible."""
    if isinstance(outcome, Undecided):
        return UndecidedRecord(scenario=task.id, seconds=round(outcome.seconds, 1))
    titles = name_activities(task.sessions)
    found = tuple(_record_fix(fix, titles) for fix in fixes)
    if isinstance(outcome, Unfillable):
        settings = task.lifting or LiftingSettings(level=task.lift_level)
        says = tuple(ClashRecord(rule=rule.name, says=rule.describe_for(settings)) for rule in outcome.clash)
        return ImpossibleRecord(scenario=task.id, clash=says, about="lifts", fixes=found)
    told = zip(outcome.clash, describe_clash(task, outcome.clash), strict=True)
    says = tuple(ClashRecord(rule=rule.name, says=use_titles(text, titles)) for rule, text in told)
    because = explain_count(task, outcome.clash)
    return ImpossibleRecord(scenario=task.id, clash=says, because=because, fixes=found)


def record_plan(task: Task, outcome: Planned) -> PlannedRecord:
    """Return the record of a planned week."""
    clock, report, why = task.clock, outcome.report, explain_places(task, outcome.plan)
    ways = find_ways(task, outcome.plan)
    titles = name_activities(task.sessions)
    return PlannedRecord.model_construct(
        scenario=task.id,
        title=task.title,
        athlete=task.athlete,
        timezone=clock.zone.key,
        start=clock.first,
        days=clock.days,
        repeats=task.repeats,
        proved_best=outcome.proved_best,
        penalty=report.penalty,
        bound=outcome.bound,
        sessions=tuple(
            _record_session(
                clock, p, why[p.session.id], ways.get(p.session.id, _NO_WAY), titles.get(p.session.name, "")
            )
            for p in outcome.plan.placements
        ),
        left_out=tuple(session.id for session in outcome.plan.left_out if session.either is None or session.excused),
        breaches=tuple(_record_breach(task, outcome.plan, entry) for entry in report.priced),
        rules=_record_rules(task, report.priced),
        notes=report.notes,
        titles=titles,
        around=tuple(_record_session(clock, p, title=p.session.title) for p in (*task.history, *task.coming)),
        free=_record_stretches(clock, task.free),
        busy=_record_stretches(clock, task.busy),
    )


def record_moves(clock: Clock, moves: Iterable[Moved]) -> tuple[MoveRecord, ...]:
    """Return the records of moved sessions."""
    return tuple(
        MoveRecord.model_construct(session=p.session.id, before=clock.moment(before), after=clock.moment(p.start))
        for p, before in moves
    )


def _record_fix(fix: Fix, titles: dict[str, str]) -> FixRecord:
    return FixRecord(
        change=use_titles(fix.says, titles),
        edits=tuple(map(str, fix.edits)),
        penalty=fix.week.report.penalty,
        sessions=record_plan(fix.task, fix.week).sessions,
    )


def _record_stretches(clock: Clock, minutes: tuple[Interval, ...]) -> tuple[tuple[datetime, datetime], ...]:
    """Return the parts of stretches that lie in the week, as moments."""
    last = clock.midnight(clock.days)
    cut = ((max(begin, 0), min(end, last)) for begin, end in minutes)
    return tuple((clock.moment(begin), clock.moment(end)) for begin, end in cut if begin < end)


def _record_session(
    clock: Clock, placement: Placement, why: tuple[str, ...] = (), way: Way = _NO_WAY, title: str = ""
) -> SessionRecord:
    session = placement.session
    return SessionRecord.model_construct(
        id=session.id,
        kind=session.kind,
        start=clock.moment(placement.start),
        end=clock.moment(placement.end),
        minutes=session.minutes,
        wanted_minutes=session.wanted_minutes if session.wanted_minutes != session.minutes else 0,
        hardest="hardest" in session.tags,
        kilometres=session.kilometres,
        trained_through=session.trained_through,
        done=session.done is not None,
        why=why,
        content=session.content,
        trained=_name_trained(session),
        place=way.place,
        minutes_there=way.there,
        minutes_back=way.back,
        load=session.load,
        title=title,
    )


def _name_trained(session: Session) -> tuple[str, ...] | None:
    """Return the muscles of a session whose content is not known, where they are not those of its kind."""
    if session.content is not None or session.muscles == KINDS[session.kind].muscles:
        return None
    return tuple(group for group in GROUPS if group in session.muscles)


def _record_breach(task: Task, plan: Plan, entry: Cost) -> BreachRecord:
    rule, found, ids = entry.rule.name, entry.violation, tuple(session.id for session in entry.violation.sessions)
    return BreachRecord.model_construct(
        rule=rule,
        amount=found.amount,
        cost=entry.cost,
        sessions=ids,
        why=found.why,
        unavoidable=is_unavoidable(task, plan, entry),
    )


def _record_rules(task: Task, priced: tuple[Cost, ...]) -> tuple[RuleRecord, ...]:
    costs = {rule.name: 0 for rule in task.rules}
    for entry in priced:
        costs[entry.rule.name] += entry.cost
    return tuple(
        RuleRecord.model_construct(
            rule=rule.name,
            says=rule.describe_in_cycle(task.clock.days),
            hard=rule.hard,
            cost=costs[rule.name],
            hours=getattr(rule, "hours", None),
            sources=rule.sources,
        )
        for rule in task.rules
    )
