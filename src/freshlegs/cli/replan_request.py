"""From the files of a replan to the rest of the week, and from its answer to the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.results import PlanAnswer, TrainingPlan, pick_replanned
from freshlegs.api.scenario import Scenario
from freshlegs.api.week_answers import CheckedWeek
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.exits import Answer
from freshlegs.cli.output import STDOUT, encode_record, say
from freshlegs.cli.plan_files import note_scenario_file, say_swapped_exercises, write_plan
from freshlegs.cli.request import respond, say_notes, say_what_was_read
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import decode_text, name_source, read_bytes
from freshlegs.io.safe_writing import name_before, write_over_unchanged
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.followed_plan import follow_plan
from freshlegs.planfile.json_text import parse_plan
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.given_week import CALENDAR_ENDINGS
from freshlegs.planning.replan import (
    find_last_told,
    find_moment,
    is_known,
    resume_week,
    take_week_in_progress,
)
from freshlegs.report.drag_lines import list_drags, list_later_drags, list_passed
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress
from freshlegs.written.session_text import format_handle

if TYPE_CHECKING:
    from freshlegs.calendars.reading.calendar_files import Calendar


@dataclass(frozen=True, slots=True)
class StoredWeek:
    """The plan to replan, and the file that it came from."""

    record: PlannedRecord
    path: Path
    raw: bytes | None = None  #: What the file holds; None where no plan.json is, which could be written back


@dataclass(frozen=True, slots=True)
class ReplanTarget:
    """Where a replanned week goes, and what of it is shown."""

    output: Path | None  #: Where to store it instead of over the plan that it came from
    ics: Path | None  #: Calendar file that follows it
    json: bool  #: Whether all of it is printed, as plan.json has it
    rest_days: bool  #: Whether the calendar has days of rest
    dry_run: bool  #: Whether it is shown only, and stored nowhere


def load_stored_week(path: Path | None, plan: Path) -> StoredWeek:
    """Return the plan to replan: that of a plan.json, or the sessions of an .ics file or a folder.

    A calendar takes its week from the scenario file in `path`.
    """
    raw = None if plan.is_dir() or plan.suffix.lower() in CALENDAR_ENDINGS else read_bytes(plan)
    if raw is not None and b"BEGIN:VCALENDAR" not in raw[:100].upper():
        return StoredWeek(parse_plan(decode_text(raw, plan), plan), plan, None if plan == STDOUT else raw)
    # Most replans are of a plan.json.
    from freshlegs.calendars.reading.calendar_files import Calendar, open_calendar

    calendar = open_calendar(str(plan)) if raw is None else Calendar(name_source(plan), [raw])
    if path is None:
        usage = "name it: freshlegs replan SCENARIO PLAN"
        raise InputError(name_source(plan), Fault("", "a calendar does not say where its scenario is", usage))
    return StoredWeek(_record_calendar(path, calendar), plan)


def apply_drags(
    stored: StoredWeek, calendar: Path, reported: ReportedProgress, *, now: str | None, week: int | None
) -> tuple[StoredWeek, ReportedProgress]:
    """Return the plan and the report with what the athlete changed in a calendar; say each change."""
    if stored.raw is None and stored.path != STDOUT:
        raise InputError("--calendar", Fault("", "the plan is a calendar itself", "one of the two"))
    from freshlegs.calendars.reading.calendar_files import open_calendar
    from freshlegs.scenario.in_progress.calendar_week import find_drags

    there, (moment, today) = open_calendar(calendar), _read_moment(now, stored.record)
    own = take_week_in_progress(stored.record, name_source(stored.path), now=moment, today=today, week=week)
    logged = DoneSoFar(stored.record).logged | reported.logged
    with say_what_was_read(there):
        changes = find_drags(stored.record, own, there, find_moment(own, moment, today), logged)
    for line in [*list_drags(own, changes.drags), *list_passed(own, changes.passed)]:
        say(f"{there.name}: {line}")
    for later in changes.later:
        command = f"freshlegs replan {name_source(stored.path)} --week {later.number} --calendar {there.name}"
        for line in list_later_drags(later, command):
            say(f"{there.name}: {line}")
    dragged = {name: None if drag is None else (drag.start, drag.minutes) for name, drag in changes.drags.items()}
    return replace(stored, record=changes.plan), replace(reported, dragged=dragged)


def _read_moment(now: str | None, record: PlannedRecord) -> tuple[datetime | str, date]:
    """Return the moment of a replan, and which day is today where the athlete is."""
    clock = read_clock()
    return clock if now is None else now, clock.astimezone(record.zone).date()


def resume_scenario(
    path: Path,
    stored: StoredWeek,
    *,
    now: str | None,
    week: int | None,
    reported: ReportedProgress,
    after: PlannedRecord | None,
    best_effort: bool,
) -> Scenario:
    """Return the scenario of the rest of a stored week."""
    whole = Scenario.load(path, best_effort=best_effort)
    record = stored.record
    moment, today = _read_moment(now, record)
    draft = resume_week(
        whole.draft,
        record,
        name_source(stored.path),
        now=moment,
        reported=reported,
        after=after,
        today=today,
        week=week,
    )
    rest = replace(whole, draft=draft)
    say_notes(rest)
    if draft.in_progress is not None and not is_known(draft.in_progress):
        clock = None if isinstance(moment, str) else moment
        _say_moment(rest, stored, clock, draft.in_progress.progress.now)
    return rest


def leave_as_it_is(stored: StoredWeek, rest: Scenario, scenario: Path, target: ReplanTarget) -> Answer:
    """Return a stored plan, of which nothing new is told, and write it nowhere but to another file."""
    say(f"{stored.path} stays as it is: nothing new is told.")
    answer = TrainingPlan(stored.record)
    if target.dry_run:
        return respond(_choose_shown(answer, rest, target), json=target.json)
    return _deliver(answer, rest, scenario, target)


def write_replan(
    answer: PlanAnswer, stored: StoredWeek, rest: Scenario, scenario: Path, target: ReplanTarget
) -> Answer:
    """Write a replanned plan back to its file, the one before beside it, or to another; return the answer left."""
    if isinstance(answer, TrainingPlan) and rest.draft.in_progress is not None:
        say_swapped_exercises(stored.record, answer.record, rest.draft.in_progress.stored)
    if target.dry_run:
        if isinstance(answer, TrainingPlan):
            for note in answer.notes:
                say(note)
        say("Nothing is written: --dry-run.")
        return respond(_choose_shown(answer, rest, target), json=target.json)
    back = target.output is None and stored.raw is not None
    if back and isinstance(answer, TrainingPlan):
        keep_plan(note_scenario_file(answer.record, scenario, stored.path), stored)
    elif back:
        say(f"{stored.path} stays as it is, and knows nothing of this: there is no week.")
    if not isinstance(answer, TrainingPlan):
        _say_releases(rest, stored)
    return _deliver(answer, rest, scenario, target)


def _choose_shown(answer: PlanAnswer, rest: Scenario, target: ReplanTarget) -> PlanAnswer:
    return answer if target.json else pick_replanned(answer, rest.draft)


def _deliver(answer: PlanAnswer, rest: Scenario, scenario: Path, target: ReplanTarget) -> Answer:
    return write_plan(
        answer,
        target.output,
        target.ics,
        json=target.json,
        rest_days=target.rest_days,
        scenario=scenario,
        shown=_choose_shown(answer, rest, target),
    )


def _say_releases(rest: Scenario, stored: StoredWeek) -> None:
    """Say of what was put somewhere before that it can be let go, where there is no week with it."""
    held = rest.draft.in_progress.progress.pins if rest.draft.in_progress is not None else {}
    known = {one.session for one in stored.record.told if one.kind == "moved"}
    names = [session.name for session in rest.problem.sessions if session.id in held and session.id in known]
    if names:
        options = " ".join(f"--release {format_handle(name)}" for name in names)
        say(f"You put {join_words(names)} where {'they stand' if len(names) > 1 else 'it stands'}: {options} lets go.")


def keep_plan(record: PlannedRecord, stored: StoredWeek) -> None:
    """Write a plan over the one that it came from, and say where that is now."""
    write_back(record, stored)
    say(f"{stored.path}: the new plan; the one before is in {name_before(stored.path).name}")


def write_back(record: PlannedRecord, stored: StoredWeek) -> None:
    """Write a plan over the one that it came from, which is kept beside it; nobody may have changed that meanwhile."""
    raw = stored.raw or b""
    write_over_unchanged(stored.path, raw, encode_record(follow_plan(record, raw)), keep=name_before(stored.path))


def _say_moment(rest: Scenario, stored: StoredWeek, clock: datetime | None, minute: int) -> None:
    """Say from when a week is replanned where nobody named it, or where the plan tells of a later moment."""
    problem, last = rest.problem, find_last_told(stored.record)
    when = problem.clock.moment_text(minute)
    if clock is not None and minute == problem.clock.minute(clock):
        say(f"Replanning from {when}, which is now. --now takes another time.")
    elif last is not None and minute == problem.clock.minute(last):
        say(f"Replanning from {when}, because {name_source(stored.path)} was replanned at that time already.")


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
