"""Rows from other programs against the lifts of a plan: what is missing, what is in doubt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from freshlegs.model.content import LiftContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.logged_sessions import EntryKey
from freshlegs.scenario.logged_lifts import ODD
from freshlegs.training.loads import Unit
from freshlegs.training.training_log import LogEntry, describe_doubt

FEWEST_DAYS_TO_DOUBT = 5
"""Days of an exercise from which a weight that is far above all others is asked back (house)."""


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
