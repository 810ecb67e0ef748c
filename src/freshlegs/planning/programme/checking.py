"""A stored programme against its rules, week by week and without the solver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.in_progress.finished_week import read_stored_week
from freshlegs.scenario.programme_weeks import match_stored_week, outline_draft
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord, WeekRecord
    from freshlegs.rules.outcome import Report
    from freshlegs.scenario.draft import Draft


def check_programme(draft: Draft, record: PlannedRecord, source: str) -> tuple[Report, ...] | Unfilled:
    """Return what the rules say of each week of a programme, in order.

    Raises
    ------
    InputError
        It is not of this scenario, has other weeks, or holds sessions that are not asked for.
    """
    # What it was planned after, where the command line said so.
    draft = replace(draft, after=record.model_copy(update={"sessions": record.around}))
    asked = outline_draft(draft).weeks
    if len(record.weeks) != asked:
        found = f"a programme of {len(record.weeks)} weeks"
        raise InputError(name_source(source), Fault("", found, f"the scenario asks for {asked}"))
    reports = []
    for week in record.weeks:
        report = _check(draft, record, week, source)
        if isinstance(report, Unfilled):
            return report
        reports.append(report)
    return tuple(reports)


def _check(draft: Draft, record: PlannedRecord, week: WeekRecord, source: str) -> Report | Unfilled:
    alone = take_week(record, week.week, source)
    task = task_of(match_stored_week(draft, alone, _usual(alone, week), source))
    if isinstance(task, Unfilled):
        return task
    return verify_week(task, read_stored_week(task, alone, source))


def _usual(alone: PlannedRecord, week: WeekRecord) -> PlannedRecord:
    """Return a week as the week that repeats has it, as far as the record tells."""
    there = {move.session: move.before for move in (*week.moved, *week.retimed)}
    sessions = (entry.model_copy(update={"start": there.get(entry.id, entry.start)}) for entry in alone.sessions)
    return alone.model_copy(update={"sessions": tuple(sessions)})
