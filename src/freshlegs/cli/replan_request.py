"""From a scenario file and a stored plan of it to what is left of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.cli.output import say
from freshlegs.cli.request import LoadedScenario, read_clock, say_notes
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_text
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.loading import load_given_week
from freshlegs.report.phrases import format_moment
from freshlegs.scenario.circumstances import WeekInProgress
from freshlegs.scenario.day_and_time_text import NotUnderstoodError
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.in_progress.days_around import rebuild_previous_plan
from freshlegs.scenario.in_progress.reported_progress import read_progress, resolve_progress
from freshlegs.scenario.in_progress.week_in_progress import open_week
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.scenario.week_days import Days, parse_minute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from freshlegs.calendars.reading.calendar_files import Calendar
    from freshlegs.model.problem import Problem
    from freshlegs.scenario.in_progress.reported_progress import ReportedProgress


def load_begun(
    path: Path,
    stored: PlannedRecord,
    source: Path,
    *,
    now: str | None,
    told: ReportedProgress,
    after: PlannedRecord | None,
    best_effort: bool,
) -> tuple[LoadedScenario, WeekInProgress]:
    """Return what a scenario file asks of the rest of a week, and how far the stored plan of it (`source`) has come."""
    found = _opened(path, stored, name_source(source), after, best_effort=best_effort)
    say_notes(found.draft)
    progress = resolve_progress(found.problem, stored, _minute_of_now(found.problem, now), told)
    there = WeekInProgress(stored, progress)
    draft = replace(found.draft, begun=there)
    return LoadedScenario(found.text, draft, draft.problem()), there


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
    from freshlegs.rules.verify import verify_week
    from freshlegs.scenario.in_progress.calendar_week import read_calendar_week

    day = read_clock().date()
    # The week that has begun: it is the one that follows the day before its Monday.
    before = day - timedelta(days=day.weekday() + 1)
    draft = Draft(parse_toml(read_text(path), str(path)), str(path), today=before)
    problem = draft.problem()
    if draft.is_programme:
        allowed = "give the plan.json of one week, and the calendar with --calendar"
        raise InputError(calendar.name, Fault("", "the scenario is a programme", allowed))
    plan = read_calendar_week(problem, calendar)
    found = Planned(plan, verify_week(problem, plan), bound=0, proved_best=False)
    missed = tuple(session.id for session in plan.left_out)
    return record_plan(problem, found).model_copy(update={"missed": missed})


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


def load_as_replanned(path: Path, stored: PlannedRecord, source: str) -> LoadedScenario:
    """Return what a scenario file asks of a week that was replanned already, at the moment at which it was."""
    found = _opened(path, rebuild_previous_plan(stored), source, None, best_effort=False)
    say_notes(found.draft)
    draft = replace(
        found.draft, begun=WeekInProgress(rebuild_previous_plan(stored), read_progress(found.problem, stored))
    )
    return LoadedScenario(found.text, draft, draft.problem())


def _opened(
    path: Path, stored: PlannedRecord, source: str, after: PlannedRecord | None, *, best_effort: bool
) -> LoadedScenario:
    """Return what a scenario file asks in the week of a stored plan, as if nothing had happened yet."""
    text = read_text(path)
    draft = Draft(parse_toml(text, str(path)), str(path), best_effort=best_effort)
    draft = open_week(draft, stored, source, after)
    return LoadedScenario(text, draft, draft.problem())


def _minute_of_now(problem: Problem, now: str | None) -> int:
    """Return the minute of the week that --now means; without it the clock's, which is then said."""
    if now is None:
        minute = problem.clock.minute(read_clock())
        say(f"Replanning from {problem.clock.moment_text(minute)}, which is now. --now takes another time.")
        return minute
    try:
        return parse_minute(Days(problem.clock, problem.counts_days), now)
    except NotUnderstoodError as error:
        raise error.blame("--now") from None
