"""From a scenario file and a stored plan of it to the rest of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.results import CheckedWeek
from freshlegs.api.scenario import Scenario
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.output import say
from freshlegs.cli.request import say_notes, say_what_was_read
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.given_week import load_given_week
from freshlegs.planning.replan import resume_week
from freshlegs.report.phrases import format_moment
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress

if TYPE_CHECKING:
    from freshlegs.calendars.reading.calendar_files import Calendar


def resume_scenario(
    path: Path,
    stored: PlannedRecord,
    source: Path,
    *,
    now: str | None,
    reported: ReportedProgress,
    after: PlannedRecord | None,
    best_effort: bool,
) -> Scenario:
    """Return the scenario of the rest of a week, whose plan is stored in `source`."""
    whole = Scenario.load(path, best_effort=best_effort)
    clock = read_clock()
    moment, today = clock if now is None else now, clock.astimezone(stored.zone).date()
    draft = resume_week(
        whole.draft, stored, name_source(source), now=moment, reported=reported, after=after, today=today
    )
    rest = replace(whole, draft=draft)
    say_notes(rest)
    if draft.in_progress is not None and now is None:
        when = rest.problem.clock.moment_text(draft.in_progress.progress.now)
        say(f"Replanning from {when}, which is now. --now takes another time.")
    return rest


def load_stored_week(path: Path, plan: Path, calendar: Path | None) -> PlannedRecord:
    """Return the plan to replan: that of a plan.json, or the sessions of an .ics file or a folder.

    A calendar takes its week from the scenario file in `path`. Of a plan.json that was exported to `calendar` the
    sessions take their places there.
    """
    given = load_given_week(str(plan))
    if given is not None and not isinstance(given, PlannedRecord):
        if calendar is not None:
            raise InputError("--calendar", Fault("", "the plan is a calendar itself", "one of the two"))
        return _record_calendar(path, given)
    stored = given or load_plan(plan)
    if calendar is None:
        return stored
    from freshlegs.calendars.reading.calendar_files import open_calendar
    from freshlegs.scenario.in_progress.calendar_week import apply_calendar

    there = open_calendar(calendar)
    with say_what_was_read(there):
        edited = apply_calendar(stored, there)
    for line in _describe_differences(stored, edited):
        say(f"{name_source(calendar)}: {line}")
    return edited


def _record_calendar(path: Path, calendar: Calendar) -> PlannedRecord:
    """Return the week in a calendar as a plan of the scenario file."""
    from freshlegs.planfile.revisions import raise_revision
    from freshlegs.planning.record_plan import record_plan
    from freshlegs.rules.outcome import Planned
    from freshlegs.scenario.in_progress.calendar_week import find_last_sequence

    pieces, again = tee(calendar.pieces)  # read once where they come from
    calendar = replace(calendar, pieces=pieces)
    day = read_clock().date()
    # The week in progress is the one that follows the Sunday before.
    scenario = Scenario.load(path, today=day - timedelta(days=day.weekday() + 1))
    if scenario.draft.is_programme:
        allowed = "give the plan.json of one week, and the calendar with --calendar"
        raise InputError(calendar.name, Fault("", "the scenario is a programme", allowed))
    with say_what_was_read(calendar):
        answer = scenario.check_given(calendar, calendar.name)
    if not isinstance(answer, CheckedWeek):
        raise InputError(name_source(path), Fault("", "no exercises fill the lifts", "freshlegs plan says why"))
    checked = answer.checked
    found = Planned(checked.plan, checked.report, bound=0, proved_best=False)
    missed = tuple(session.id for session in checked.plan.left_out)
    record = record_plan(checked.task, found).model_copy(update={"missed": missed})
    return raise_revision(record, find_last_sequence(replace(calendar, pieces=again).read(record.zone), record))


def _describe_differences(stored: PlannedRecord, edited: PlannedRecord) -> Iterator[str]:
    """Yield the athlete's changes in a calendar in words."""
    now = {session.id: session for session in edited.sessions}
    for session in stored.sessions:
        if session.id not in now:
            yield f"{session.name} is not there any more"
        elif (now[session.id].start, now[session.id].minutes) != (session.start, session.minutes):
            minutes = now[session.id].minutes
            length = f", {minutes} min" if minutes != session.minutes else ""
            yield f"{session.name} was moved to {format_moment(stored, now[session.id].start)}{length}"
