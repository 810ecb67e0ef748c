"""Rows from other programs against the lifts of a plan: for which each counts, what is missing, what is in doubt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from freshlegs.model.content import LiftContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.programme.logged_days import DatedLift, match_rows
from freshlegs.scenario.logged_lifts import ODD
from freshlegs.training.loads import Unit
from freshlegs.training.training_log import LogEntry, describe_doubt

FEWEST_DAYS_TO_DOUBT = 5
"""Days of an exercise from which a weight that is far above all others is asked back (house)."""
EntryKey = tuple[date, str]
"""The day of a row and its exercise, which together are there once."""


def match_lifts(record: PlannedRecord, entries: Iterable[LogEntry]) -> dict[EntryKey, SessionRecord]:
    """Return for which lift of a plan each row counts, week by week; what fits none is not there."""
    lifts: defaultdict[int, defaultdict[str, list[DatedLift]]] = defaultdict(lambda: defaultdict(list))
    rows: defaultdict[int, defaultdict[str, list[LogEntry]]] = defaultdict(lambda: defaultdict(list))
    sessions = {one.id: one for one in record.sessions if isinstance(one.content, LiftContent)}
    for session in sessions.values():
        day = record.local(session.start).date()
        if isinstance(session.content, LiftContent):
            for exercise in session.content.exercise_ids:
                lifts[(day - record.start).days // record.days][exercise].append((day, session.id))
    for entry in sorted(entries, key=lambda one: (one.date, one.row)):
        number = (entry.date - record.start).days // record.days
        if entry.exercise in lifts.get(number, ()):
            rows[number][entry.exercise].append(entry)
    found: dict[EntryKey, SessionRecord] = {}
    for number, there in rows.items():
        ordered = {exercise: sorted(places) for exercise, places in lifts[number].items()}
        for (_, name), entry in match_rows(ordered, there):
            found[entry.date, entry.exercise] = sessions[name]
    return found


def find_missed(
    record: PlannedRecord, matched: Mapping[EntryKey, SessionRecord], last: date | None
) -> Iterator[SessionRecord]:
    """Yield the lifts of a plan up to a day of which no row tells."""
    told = {session.id for session in matched.values()}
    for session in record.sessions:
        day = record.local(session.start).date()
        if isinstance(session.content, LiftContent) and last is not None and day <= last and session.id not in told:
            yield session


def find_doubtful_rows(
    entries: Iterable[LogEntry], known: Iterable[LogEntry], matched: Mapping[EntryKey, SessionRecord]
) -> Iterator[tuple[LogEntry, str]]:
    """Yield rows whose weight is asked back, and why: by what their lift asked for, else by that of other days."""
    odd = _find_odd([*known, *entries])
    for entry in entries:
        session = matched.get((entry.date, entry.exercise))
        content = session.content if session is not None else None
        asked = {one.exercise: one for one in content.exercises} if isinstance(content, LiftContent) else {}
        by_plan = asked.get(entry.exercise)
        load = None if by_plan is None else by_plan.load
        by_others = odd.get((entry.date, entry.exercise), "") if load is None else ""
        why = by_others or describe_doubt(entry.load, load, entry.unit)
        if why and not entry.sure:
            yield entry, why


def _find_odd(entries: Iterable[LogEntry]) -> dict[EntryKey, str]:
    """Return which weights are so far above all others of their exercise that they must be slips, and why."""
    each: defaultdict[str, dict[date, LogEntry]] = defaultdict(dict)
    for entry in entries:
        if entry.load is not None:
            each[entry.exercise][entry.date] = entry
    found = {}
    for exercise, days in each.items():
        if len(days) < FEWEST_DAYS_TO_DOUBT:
            continue
        heaviest = sorted(days.values(), key=lambda one: one.load or 0.0, reverse=True)
        for place, entry in enumerate(heaviest[: len(heaviest) // 2]):
            below, unit = heaviest[place + 1].load or 0.0, entry.unit
            if entry.load is not None and entry.load > below * ODD:
                for slip in heaviest[: place + 1]:
                    most = f"the most of all other days is {below:g} {unit}"
                    found[slip.date, exercise] = f"{slip.load:g} {_name(unit)} is far above the rest: {most}"
                break
    return found


def _name(unit: Unit | None) -> str:
    return unit or ""
