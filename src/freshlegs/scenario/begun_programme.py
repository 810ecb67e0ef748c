"""A programme whose plan is stored already: when it started, and what was run in the weeks that have begun."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_count
from freshlegs.planfile import DoneRunRecord, LoggedRecord, PlannedRecord, SessionRecord, WeekRecord
from freshlegs.scenario.draft import BegunProgramme, Draft
from freshlegs.scenario.edits import Edit, Put
from freshlegs.scenario.history import find_longest_run, find_weekly_minutes, load_previous_plan
from freshlegs.scenario.in_progress.told_progress import list_ill_days, list_lost_times, list_sore_days
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.training.programme.missing_runs import is_near_race, is_run_missing
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.programme.time_line import build_time_line

_ANEW = "--restart begins anew"
_RUNS = frozenset(kind for kind, row in KINDS.items() if row.family == "run")


def resume_programme(draft: Draft, stored: PlannedRecord, source: str, now: datetime) -> Draft:
    """Return a draft that goes on with the stored plan of the same scenario, which messages call `source`.

    Its start is that of the first plan. One that is over is followed by a new one, which begins with what was done in
    it. A stored plan of a single week gives the exercises that stay, and nothing else. Raises InputError where the
    scenario is now about other days.
    """
    if not stored.weeks:
        return replace(draft, follows=stored)
    written = draft.written.get("week", {})
    starts = written.get("start", stored.start)
    today, end = now.astimezone(stored.zone).date(), stored.dates[-1]
    if end < today and ("start" not in written or end < starts):
        after = draft.after or (stored if draft.scenario.history is None else None)
        return replace(draft, follows=stored, after=after, lifted=(*stored.lifted_before, *stored.lifted))
    begun = BegunProgramme(stored, source, now, list_lost_times(stored) if stored.told else ())
    if begun.count_weeks() and (starts, written.get("days", stored.days)) != (stored.start, stored.days):
        found = f"the programme that began on {stored.start} with weeks of {stored.days} days"
        fault = Fault("", found, f"{draft.source} now says another start or length of weeks; {_ANEW}")
        raise InputError(source, fault)
    if starts != stored.start:
        return replace(draft, follows=stored)
    edits: list[Edit] = [Put(("week", "start"), stored.start)]
    if not draft.is_programme:
        edits.append(Put(("week", "weeks"), len(stored.weeks)))
    lifted = (*stored.lifted_before, *stored.lifted)
    told = replace(draft, ill=list_ill_days(stored), sore=list_sore_days(stored))
    return replace(told.apply(edits), follows=stored, begun=begun, lifted=lifted)


def check_begun_weeks(draft: Draft, count: int) -> None:
    """Raise InputError where a programme is shorter than the weeks of it that have begun."""
    weeks = outline_draft(draft).weeks
    if weeks < count and draft.begun is not None:
        found = f"the programme has {format_count(weeks, 'week')}, and week {count} has begun"
        raise InputError(draft.source, Fault("week.weeks", found, f"{count} or more; {_ANEW}"))


def find_running_so_far(draft: Draft, stored: PlannedRecord, weeks: int) -> LoggedRecord | None:
    """Return the runs from which the weeks after the first `weeks` of a stored programme grow.

    They are those of the log; behind its last day those that these weeks hold, where that is not what the scenario
    would ask for there today: a session was dropped, or the scenario has changed.
    """
    logged = draft.logged
    until = logged.until if logged is not None else stored.start - timedelta(days=1)
    if not weeks or not _run_otherwise(draft, stored, weeks, until):
        return logged
    first, last = stored.start, stored.weeks[weeks - 1].start + timedelta(days=stored.days - 1)
    planned = tuple(run for run in _list_runs(stored, stored.sessions) if until < run.day <= last)
    before, done = draft.after or load_previous_plan(draft.scenario), logged.runs if logged else ()
    weekly = logged.weekly_minutes if logged else find_weekly_minutes(draft.scenario, before, first)
    longest = logged.longest_run if logged else find_longest_run(draft.scenario, before, first)
    return LoggedRecord(until=last, weekly_minutes=weekly, longest_run=longest, runs=(*done, *planned))


def find_last_lost(stored: PlannedRecord) -> int:
    """Return the number of the last week that lacks a run, or a part of one; 0 for none.

    What is run in the week is known, as of the weeks that have begun, though it may still be to come.
    """
    return max((week.week for week in stored.weeks if _lacks_run(stored, week)), default=0)


def _lacks_run(stored: PlannedRecord, week: WeekRecord) -> bool:
    left_out = {one: one.rsplit("/", 2)[-2] for one in stored.left_out if f"/{week.start}/" in one}
    runs = {one: kind for one, kind in left_out.items() if kind in _RUNS}
    shorter = {one.id for one in stored.sessions if one.kind in _RUNS and one.minutes < one.wanted_minutes}
    races = any(one.kind == "race" and f"/{week.start}/" in one.id for one in stored.sessions)
    near_race = is_near_race(week.kind, races=races)
    return is_run_missing(runs, shorter, spared=week.spared, eased=week.eased, near_race=near_race)


def count_known_weeks(stored: PlannedRecord, begun: int) -> int:
    """Return how many weeks it is known of what is run: those that have begun, and up to the last that lacks a run."""
    return max(begun, find_last_lost(stored))


def _run_otherwise(draft: Draft, stored: PlannedRecord, weeks: int, until: date) -> bool:
    """Whether begun weeks, behind the last day of the log, hold other runs than are asked for in them today."""
    asked = build_time_line(outline_draft(draft))
    later = [(week, one) for week, one in zip(stored.weeks[:weeks], asked, strict=False) if _end(week) > until]
    return any(_count_stored(stored, week) != _count_asked(one) for week, one in later)


def _end(week: WeekRecord) -> date:
    return week.start + timedelta(days=week.days - 1)


def _count_stored(stored: PlannedRecord, week: WeekRecord) -> Counter[tuple[str, int]]:
    there = (one for one in stored.sessions if week.start <= stored.local(one.start).date() <= _end(week))
    return Counter((run.kind, run.minutes) for run in _list_runs(stored, there) if run.kind != "race")


def _count_asked(week: ProgrammeWeek) -> Counter[tuple[str, int]]:
    asked = [one for one in week.sessions if one is not None and one.is_a("run")]
    return Counter((one.kind, one.minutes) for one in asked for _ in range(one.at_most))


def _list_runs(stored: PlannedRecord, sessions: Iterable[SessionRecord]) -> Sequence[DoneRunRecord]:
    runs = (one for one in sessions if KINDS[one.kind].family == "run")
    return [DoneRunRecord(day=stored.local(one.start).date(), kind=one.kind, minutes=one.minutes) for one in runs]
