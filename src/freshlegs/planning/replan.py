"""A week in progress planned again, and the changes against the plan before."""

from dataclasses import replace
from datetime import date, datetime

from freshlegs.io.errors import ArgumentError, Fault, NotUnderstoodError
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.planfile import CutRecord, MoveRecord, PlannedRecord, ReplanRecord, SessionRecord
from freshlegs.planfile.programme_week import merge_week, take_week
from freshlegs.planfile.revisions import stamp_next_plan
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.move_reasons import find_move_reason
from freshlegs.planning.record_plan import record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.begun_programme import count_known_weeks, find_running_so_far
from freshlegs.scenario.draft import Draft, WeekInProgress
from freshlegs.scenario.edits import Put
from freshlegs.scenario.in_progress.first_plan import (
    list_first_places,
    rebuild_first_plan,
    rebuild_previous_plan,
    record_first_places,
)
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress, read_happenings
from freshlegs.scenario.in_progress.told_progress import (
    add_told,
    list_ill_days,
    list_lost_dates,
    list_sore_days,
    list_told,
    trace_progress,
)
from freshlegs.scenario.in_progress.week_in_progress import MAY_GIVE_WAY, open_week, price_rule
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.week_days import Days, list_days, parse_minute


def resume_week(
    draft: Draft,
    stored: PlannedRecord,
    source: str,
    *,
    now: datetime | str,
    reported: ReportedProgress | None = None,
    after: PlannedRecord | None = None,
    today: date | None = None,
    week: int | None = None,
) -> Draft:
    """Return a draft of the rest of a week: what is done stays, and as little as possible moves.

    The stored plan is that of this week so far, called `source` in messages; `after` is that of the days before, where
    neither the stored plan nor [history] has them. What was planned before `now` (with its zone, or "wed 12:00" of
    this week, or "today 12:00" where `today` says which day that is) is done, and nothing new is placed there; a moment
    before the last telling counts as that. What was told before counts as well. Of a programme it is the week that
    holds `now`, or the one of the number `week`. Raises InputError where the stored plan is of another week, or the
    report contradicts it.
    """
    programme, logged = stored if stored.weeks else None, DoneSoFar(stored).logged
    if programme is not None:
        stored = take_week_in_progress(programme, source, now=now, today=today, week=week)
        draft = replace(_with_start(draft, programme), ill=list_ill_days(programme), sore=list_sore_days(programme))
        stored = _with_running_so_far(draft, programme, stored)
    first = rebuild_first_plan(stored)
    opened = open_week(draft, stored, source, after)
    problem = problem_of(opened)
    minute = _parse_now(problem, now, today) if isinstance(now, str) else problem.clock.minute(now)
    last = find_last_told(stored)
    minute = minute if last is None else max(minute, problem.clock.minute(last))
    told = list_told(stored)
    so_far = trace_progress(problem, stored, first, told, minute)
    later = None if programme is None else list_days(programme, today)
    lost = frozenset() if programme is None else list_lost_dates(programme)
    reported = reported or ReportedProgress()
    reported = replace(reported, logged=reported.logged | logged)
    new = read_happenings(problem, stored, so_far, reported, later, lost)
    told = add_told(told, new.happenings)
    progress = trace_progress(problem, stored, first, told, minute)
    whole = None if programme is None else draft
    return replace(opened, in_progress=WeekInProgress(stored, progress, first, told, new.known, programme, whole))


def is_known(in_progress: WeekInProgress) -> bool:
    """Whether all that is told of a week was told before."""
    return bool(in_progress.known) and in_progress.told == list_told(in_progress.stored)


def take_week_in_progress(
    stored: PlannedRecord, source: str, *, now: datetime | str, today: date | None = None, week: int | None = None
) -> PlannedRecord:
    """Return the week that a replan of a stored plan is about, as `resume_week` takes it; raises InputError."""
    if not stored.weeks:
        return stored
    return take_week(stored, week or _find_week_in_progress(stored, now, today), source)


def find_moment(week: PlannedRecord, now: datetime | str, today: date | None = None) -> datetime:
    """Return the moment of a replan of a week: no earlier than what was told of it last; raises ArgumentError."""
    try:
        days = list_days(week, today)
        moment = now if isinstance(now, datetime) else days.clock.moment(parse_minute(days, now, alone=True))
    except NotUnderstoodError as error:
        raise ArgumentError("now", Fault("", error.found, error.allowed)) from None
    return max(filter(None, [moment, find_last_told(week)]))


def _with_start(draft: Draft, programme: PlannedRecord) -> Draft:
    """Return the draft of a programme that starts when its first plan did, where the file leaves that open."""
    if "start" in draft.written.get("week", {}):
        return draft
    return draft.apply([Put(("week", "start"), programme.start)])


def _with_running_so_far(draft: Draft, programme: PlannedRecord, week: PlannedRecord) -> PlannedRecord:
    """Return a week of a programme with the runs before it, from which its own grow: they are as long as they were."""
    known = count_known_weeks(programme, sum(one.start < week.start for one in programme.weeks))
    draft = replace(draft, logged=programme.logged)
    return week.model_copy(update={"logged": find_running_so_far(draft, programme, known)})


def _find_week_in_progress(programme: PlannedRecord, now: datetime | str, today: date | None) -> int:
    """Return the number of the week that holds a moment; before a programme its first one, after it its last.

    A moment of every week, such as "wed 12:00", is one of the week that holds `today`. Raises ArgumentError where
    nobody says which day that is.
    """
    days = list_days(programme, today)
    if not isinstance(now, str):
        day = days.clock.day(days.clock.minute(now))
    else:
        try:
            day = days.clock.day(parse_minute(days, now, alone=True))
        except NotUnderstoodError as error:
            if today is None:
                raise ArgumentError("now", Fault("", error.found, error.allowed)) from None
            day = (today - programme.start).days
    return min(max(day // programme.days, 0), len(programme.weeks) - 1) + 1


def find_last_told(stored: PlannedRecord) -> datetime | None:
    """Return the moment at which a plan was replanned last; nothing is told of a time before it."""
    moments = [one.at for one in stored.told]
    if stored.replanned is not None:
        moments.append(stored.replanned.now)
    return max(moments, default=None)


def reopen_replanned(draft: Draft, stored: PlannedRecord, source: str) -> Draft:
    """Return the draft that a replanned week was planned from, at the same moment."""
    before = rebuild_first_plan(stored) if list_first_places(stored) else rebuild_previous_plan(stored)
    opened = open_week(draft, before, source, None)
    problem, last = problem_of(opened), find_last_told(stored)
    now = 0 if last is None else problem.clock.minute(last)
    progress = trace_progress(problem, stored, before, list_told(stored), now)
    # What the best effort left out was not excused: it cost what `all_placed` costs.
    unplaced = _list_unplaced(stored)
    gone = frozenset[str]().union(*progress.yielding) - unplaced - {entry.id for entry in stored.sessions}
    loose = next((ids for ids in progress.yielding if gone and gone <= ids), frozenset())
    gave_way = frozenset(stored.replanned.gave_way) if stored.replanned is not None else frozenset()
    progress = replace(progress, loose=loose - unplaced, gave_way=gave_way)
    return replace(opened, in_progress=WeekInProgress(stored, progress, before))


def _list_unplaced(stored: PlannedRecord) -> set[str]:
    """Return the ids of the sessions that the stored week left out against the rule."""
    return {name for breach in stored.breaches if breach.rule == "all_placed" for name in breach.sessions}


def record_replan(task: Task, week: Planned, in_progress: WeekInProgress) -> PlannedRecord:
    """Return the record of a replanned week, with its changes."""
    stored, progress = in_progress.stored, in_progress.progress
    fresh = record_plan(*(_leave_to_next(task, week) if in_progress.programme is not None else (task, week)))
    changes = _compare(task, fresh, in_progress, week)
    revised = stamp_next_plan(stored, changes.now).astimezone(task.clock.zone)
    replanned = fresh.model_copy(
        update={
            "missed": tuple(session.id for session in task.sessions if session.id in progress.missed),
            "replanned": changes,
            "revised": revised,
            "told": in_progress.told,
            "planned_first": record_first_places(in_progress.first or stored, fresh.sessions),
            "taken_back": stored.taken_back,
            "scenario_file": stored.scenario_file,
        }
    )
    return replanned if in_progress.programme is None else merge_week(in_progress.programme, replanned)


def price_as_it_stood(task: Task, in_progress: WeekInProgress) -> int:
    """Return what a replanned week would cost as it stood before, by what is known now, in points.

    What has happened costs neither of them anything, so that the difference is what the replan changes.
    """
    alone = replace(task, coming=()) if in_progress.programme is not None else task
    # A run that only what happened brings, as the first one after an illness, was not missing before.
    stored, first = in_progress.stored, in_progress.first or in_progress.stored
    there = {entry.id for entry in (*stored.sessions, *first.sessions)} | in_progress.progress.done.keys()
    asked = tuple(one for one in alone.sessions if one.id in there or one.id in stored.left_out or not one.excused)
    alone = replace(alone, sessions=asked)
    return verify_week(alone, plan_as_it_stood(alone, in_progress)).penalty


def plan_as_it_stood(task: Task, in_progress: WeekInProgress) -> Plan:
    """Return the stored week as a plan of the task of its rest: what is done is where it was done."""
    stored = in_progress.stored
    starts = {entry.id: task.clock.minute(entry.start) for entry in stored.sessions}
    starts |= {session.id: session.done for session in task.sessions if session.done is not None}
    return Plan.of(task.sessions, starts, {entry.id: entry.minutes for entry in stored.sessions})


def _leave_to_next(task: Task, week: Planned) -> tuple[Task, Planned]:
    """Return a week of a programme with what it costs itself: for what comes after it the next week pays."""
    alone = replace(task, coming=())
    report = verify_week(alone, week.plan)
    paid_by_next = week.report.penalty - report.penalty
    return alone, Planned(week.plan, report, week.proved_best, max(0, week.bound - paid_by_next))


def _compare(task: Task, fresh: PlannedRecord, in_progress: WeekInProgress, week: Planned) -> ReplanRecord:
    """Return how a new plan of a week differs from the one before it; done sessions never count as moved."""
    before = {entry.id: entry for entry in in_progress.stored.sessions}
    there = {entry.id for entry in fresh.sessions}
    open_ones = [entry for entry in fresh.sessions if not entry.done]
    both = [(before[entry.id], entry) for entry in open_ones if entry.id in before]
    moved = [(old, new) for old, new in both if fresh.local(old.start).date() != fresh.local(new.start).date()]
    retimed = [(old, new) for old, new in both if (old, new) not in moved and old.start != new.start]
    resized = [(old, new) for old, new in both if old.minutes != new.minutes]
    requested = {session.id for session in task.sessions}
    return ReplanRecord.model_construct(
        now=task.clock.moment(in_progress.progress.now),
        moved=tuple(_explain_move(_record_move(fresh, old, new), task, in_progress, week) for old, new in moved),
        retimed=tuple(_record_move(fresh, old, new) for old, new in retimed),
        resized=tuple(
            CutRecord.model_construct(session=new.id, before=old.minutes, after=new.minutes) for old, new in resized
        ),
        dropped=tuple(s.id for s in task.sessions if s.id in before and s.id not in there),
        added=tuple(entry.id for entry in open_ones if entry.id not in before),
        ignored=tuple(name for name in before if name not in requested),
        gave_way=_list_gave_way(task, in_progress),
    )


def _list_gave_way(task: Task, in_progress: WeekInProgress) -> tuple[str, ...]:
    """Return the names of the rules that gave way to what the athlete put somewhere."""
    names = MAY_GIVE_WAY[-1] if in_progress.progress.pins else ()
    return tuple(rule.name for rule in task.rules if rule.name in names and rule == price_rule(rule))


def _record_move(plan: PlannedRecord, old: SessionRecord, new: SessionRecord) -> MoveRecord:
    return MoveRecord.model_construct(session=new.id, before=plan.local(old.start), after=new.start)


def _explain_move(move: MoveRecord, task: Task, in_progress: WeekInProgress, week: Planned) -> MoveRecord:
    """Return a move with its reason, where it was neither told nor comes from what has happened to the session."""
    progress, start = in_progress.progress, task.clock.minute(move.before)
    if move.session in (*progress.pins, *progress.missed) or start < progress.now:
        return move
    return move.model_copy(update={"why": find_move_reason(task, week, move.session, start)})


def _parse_now(problem: Problem, now: str, today: date | None) -> int:
    try:
        return parse_minute(Days(problem.clock, problem.counts_days, today), now, alone=True)
    except NotUnderstoodError as error:
        raise ArgumentError("now", Fault("", error.found, error.allowed)) from None
