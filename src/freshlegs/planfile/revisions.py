"""Which of the plans of a week is the later one, as its events tell it to calendars.

A phone follows an event only to a higher SEQUENCE (RFC 5546 2.1.5), and may hold any earlier plan of the week: from
another file, from a pipe, from a branch that was given up. So a replanned plan has one revision for all its events,
made from the moment of replanning, which lies behind that of every plan it came from.
"""

from datetime import UTC, datetime, time, timedelta

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.parts import LAST_INSTANT

_BEFOREHAND = timedelta(days=364)
_STEP = timedelta(minutes=1)


def stamp_first_plan(record: PlannedRecord) -> datetime:
    """Return when a plan that was not replanned is taken to be made, in UTC: 364 days before its week begins.

    No clock is asked, so that the same plan gives the same bytes; and any later revision that carries a real time is
    the newer one.
    """
    return datetime.combine(record.start, time(), record.zone).astimezone(UTC) - _BEFOREHAND


def stamp_plan(record: PlannedRecord) -> datetime:
    """Return when a plan was made, in UTC; a replanned one of an older version when it was replanned."""
    first = stamp_first_plan(record)
    made = record.revised or (record.replanned.now if record.replanned else None)
    return first if made is None else max(first + _STEP, made.astimezone(UTC).replace(second=0, microsecond=0))


def count_revision(record: PlannedRecord) -> int:
    """Return the SEQUENCE of a plan's events: 0, or the minutes up to its revision, in whatever zone it is told."""
    if record.revised is None and record.replanned is None:
        return 0
    return (stamp_plan(record) - _origin(record)) // _STEP


def stamp_next_plan(record: PlannedRecord, now: datetime) -> datetime:
    """Return the revision of a plan that is made from another one now."""
    return min(max(now.astimezone(UTC), stamp_plan(record) + _STEP), LAST_INSTANT)


def raise_revision(record: PlannedRecord, sequence: int) -> PlannedRecord:
    """Return a plan that is no earlier than the SEQUENCE at which a calendar holds one of its events."""
    if sequence <= count_revision(record):
        return record
    origin = _origin(record)
    steps = min(sequence, (LAST_INSTANT - origin) // _STEP)
    return record.model_copy(update={"revised": origin + steps * _STEP})


def _origin(record: PlannedRecord) -> datetime:
    """Return from when revisions are counted: before the first one in every zone."""
    return datetime.combine(record.start, time(), UTC) - _BEFOREHAND - timedelta(days=1)
