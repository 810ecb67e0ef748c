"""From a scenario file and a stored plan of it to what is left of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.api.results import CheckedWeek
from freshlegs.api.scenario import Scenario
from freshlegs.cli.output import say
from freshlegs.cli.request import read_clock, say_notes
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.given_week import load_given_week
from freshlegs.planning.replan import resume_week
from freshlegs.report.phrases import format_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from freshlegs.calendars.reading.calendar_files import Calendar
    from freshlegs.scenario.in_progress.reported_progress import ReportedProgress


def resume_scenario(
    path: Path,
    stored: PlannedRecord,
    source: Path,
    *,
    now: str | None,
    told: ReportedProgress,
    after: PlannedRecord | None,
    best_effort: bool,
) -> Scenario:
    """Return the scenario of what is left of a week, of which a plan is stored (`source`)."""
    asked = Scenario.load(path, best_effort=best_effort)
    moment = read_clock() if now is None else now
    draft = resume_week(asked.draft, stored, name_source(source), now=moment, told=told, after=after)
    asked = replace(asked, draft=draft)
    say_notes(asked)
    if draft.in_progress is not None and now is None:
        when = asked.problem.clock.moment_text(draft.in_progress.progress.now)
        say(f"Replanning from {when}, which is now. --now takes another time.")
    return asked


def load_stored_week(path: Path, plan: Path, calendar: Path | None) -> PlannedRecord:
    """Return the plan that is to be replanned.

    Parameters
    ----------
    path : Path
        The scenario file, which says of which week a calendar is.
    plan : Path
        A plan.json, or the calendar alone: an .ics file or a folder.
    calendar : Path, optional
        The calendar to which a plan.json was exported; its sessions then stand where they stand there now.
    """
    given = load_given_week(str(plan))
    if given is not None and not isinstance(given, PlannedRecord):
        if calendar is not None:
            raise InputError("--calendar", Fault("", "the plan is a calendar itself", "one of the two"))
        return _kept_in(path, given)
    stored = given or load_plan(plan)
    if calendar is None:
        return stored
    from freshlegs.calendars.reading.calendar_files import open_calendar
    from freshlegs.scenario.in_progress.calendar_week import apply_calendar

    there = apply_calendar(stored, open_calendar(calendar))
    for line in _differences(stored, there):
        say(f"{name_source(calendar)}: {line}")
    return there


def _kept_in(path: Path, calendar: Calendar) -> PlannedRecord:
    """Return the week that a calendar holds, as a plan of the scenario file."""
    from freshlegs.planning.record_plan import record_plan
    from freshlegs.rules.outcome import Planned

    day = read_clock().date()
    # The week that has begun: it is the one that follows the day before its Monday.
    before = day - timedelta(days=day.weekday() + 1)
    asked = Scenario.load(path, today=before)
    if asked.draft.is_programme:
        allowed = "give the plan.json of one week, and the calendar with --calendar"
        raise InputError(calendar.name, Fault("", "the scenario is a programme", allowed))
    answer = asked.check_given(calendar, calendar.name)
    if not isinstance(answer, CheckedWeek):
        raise InputError(name_source(path), Fault("", "no exercises fill the lifts", "freshlegs plan says why"))
    checked = answer.checked
    found = Planned(checked.plan, checked.report, bound=0, proved_best=False)
    missed = tuple(session.id for session in checked.plan.left_out)
    return record_plan(checked.task, found).model_copy(update={"missed": missed})


def _differences(stored: PlannedRecord, there: PlannedRecord) -> Iterator[str]:
    """Say what the athlete changed in a calendar."""
    now = {session.id: session for session in there.sessions}
    for session in stored.sessions:
        if session.id not in now:
            yield f"{session.name} is not there any more"
        elif (now[session.id].start, now[session.id].minutes) != (session.start, session.minutes):
            minutes = now[session.id].minutes
            length = f", {minutes} min" if minutes != session.minutes else ""
            yield f"{session.name} was moved to {format_moment(stored, now[session.id].start)}{length}"
