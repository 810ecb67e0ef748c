"""A stored programme checked against its rules, week by week and without the solver."""

from collections.abc import Iterable
from dataclasses import replace

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.model.session import AS_IF
from freshlegs.planfile import PlannedRecord, WeekRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.programme.lost_sessions import spare_sessions
from freshlegs.planning.programme.short_weeks import ease_sessions
from freshlegs.planning.replan import reopen_replanned
from freshlegs.planning.stored_lifts import verify_stored_lifts
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import EarlierWeek, Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.begun_programme import count_known_weeks, find_running_so_far
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.scenario.in_progress.finished_week import read_stored_week
from freshlegs.scenario.in_progress.told_progress import list_ill_days, list_sore_days
from freshlegs.scenario.programme_weeks import match_stored_week, outline_draft
from freshlegs.solver.fill_sessions import Unfilled

_OLD = "history/"
"""How such ids begin in older plans; without [history] no other session has one."""


def check_programme(draft: Draft, record: PlannedRecord, source: str) -> tuple[Report, ...] | Unfilled:
    """Return the report of each week of a programme; raises InputError where it is of another scenario.

    Weeks that had begun when the programme was planned last are none that the scenario of today could break: where one
    is not as it asks its report is that of an `EarlierWeek`.
    """
    draft, so_far, begun = _take_up(draft, record, source)
    reports: list[Report] = []
    for week in record.weeks:
        check = _check_week if week.week > begun else _check_begun_week
        report = check(draft, so_far, week, source)
        if isinstance(report, Unfilled):
            return report
        reports.append(report)
    return tuple(reports)


def verify_programme_week(draft: Draft, record: PlannedRecord, number: int, source: str) -> PlannedTask | Unfilled:
    """Return a week of a stored programme as its task and its plan, with the report of its rules.

    Raises InputError where it is not as the scenario asks.
    """
    draft, so_far, _ = _take_up(draft, record, source)
    return _verify(draft, so_far, record.weeks[number - 1], source)


def _take_up(draft: Draft, record: PlannedRecord, source: str) -> tuple[Draft, PlannedRecord, int]:
    """Return the draft and the record of a programme as its weeks are checked, and how many had begun."""
    draft = replace(draft, after=_find_before(draft, record), logged=record.logged, ill=list_ill_days(record))
    draft = replace(draft, sore=list_sore_days(record))
    if "start" not in draft.written.get("week", {}):
        draft = draft.apply([Put(("week", "start"), record.start)])
    weeks = outline_draft(draft).weeks
    if len(record.weeks) != weeks:
        found = f"a programme of {len(record.weeks)} weeks"
        raise InputError(name_source(source), Fault("", found, f"the scenario asks for {weeks}"))
    begun = 0 if record.since is None else sum(week.start < record.since for week in record.weeks)
    known = count_known_weeks(record, begun)
    return draft, record.model_copy(update={"logged": find_running_so_far(draft, record, known)}), begun


def _find_before(draft: Draft, record: PlannedRecord) -> PlannedRecord | None:
    """Return the days before a programme, which --after may have given; None where nothing is known of them.

    The rules then look back on the repeating week, but nobody has run it: no run grows from that.
    """
    assumed = draft.scenario.repeats and all(entry.id.startswith((AS_IF, _OLD)) for entry in record.around)
    return None if assumed else record.model_copy(update={"sessions": record.around})


def _check_week(draft: Draft, record: PlannedRecord, week: WeekRecord, source: str) -> Report | Unfilled:
    found = _verify(draft, record, week, source)
    return found if isinstance(found, Unfilled) else found.week.report


def _verify(draft: Draft, record: PlannedRecord, week: WeekRecord, source: str) -> PlannedTask | Unfilled:
    alone = take_week(record, week.week, source)
    if alone.planned_first:
        task = task_of(reopen_replanned(draft, alone, source))
    else:
        task = task_of(match_stored_week(draft, alone, _restore_usual(alone, week), source))
    if isinstance(task, Unfilled):
        return task
    # For what comes after a week the next one pays, as in its record.
    task = replace(task, coming=())
    task = spare_sessions(task, {one.name for one in task.sessions if one.id in week.spared})
    task = ease_stored_sessions(draft, task, week)
    plan = read_stored_week(task, alone, source)
    report = verify_stored_lifts(task, alone, verify_week(task, plan))
    return PlannedTask(task, Planned(plan, report, week.proved_best, week.bound))


def ease_stored_sessions(draft: Draft, task: Task, week: WeekRecord) -> Task:
    """Return a week whose sessions give way as they did when it was planned."""
    rule = task.rule("all_placed")
    names = {one.name for one in task.sessions if one.id in week.eased}
    return ease_sessions(task, names, draft.scenario, excuse=rule is not None and rule.hard)


def _check_begun_week(draft: Draft, record: PlannedRecord, week: WeekRecord, source: str) -> Report | Unfilled:
    try:
        report = _check_week(draft, record, week, source)
    except InputError as error:
        return _report_otherwise(week, (fault.found for fault in error.faults))
    if isinstance(report, Report) and not report.broken:
        return report
    broken = report.broken if isinstance(report, Report) else ()
    return _report_otherwise(week, (entry.violation.why for entry in broken))


def _report_otherwise(week: WeekRecord, why: Iterable[str]) -> EarlierWeek:
    says = "it had begun when the scenario changed, and is as it was planned then"
    return EarlierWeek((), (), 0, (says,), week.penalty, tuple(why))


def _restore_usual(alone: PlannedRecord, week: WeekRecord) -> PlannedRecord:
    """Return a week with its moved sessions back on the days of the repeating week, from which rules count."""
    usual = {move.session: move.before for move in week.moved}
    sessions = (entry.model_copy(update={"start": usual.get(entry.id, entry.start)}) for entry in alone.sessions)
    return alone.model_copy(update={"sessions": tuple(sessions)})
