"""When the events of a calendar take place in a window of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.calendars.reading.series import expand_series
from freshlegs.calendars.reading.values import to_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from freshlegs.calendars.reading.entries import CalendarEntry
    from freshlegs.calendars.reading.values import CalendarTime
    from freshlegs.calendars.reading.window import TimeWindow
    from freshlegs.calendars.reading.work import Work


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of an event: half-open, in UTC."""

    entry: CalendarEntry
    start: datetime
    end: datetime


def find_occurrences(entries: Iterable[CalendarEntry], window: TimeWindow, work: Work) -> Iterator[Occurrence]:
    """Yield what of these events lies in a window, in no order; raises TooMuchError."""
    by_uid: dict[str, list[CalendarEntry]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_uid[entry.uid or f"#{number}"].append(entry)
    for related in by_uid.values():
        if len(related) == 1 and not related[0].is_series:
            found: Iterable[tuple[CalendarEntry, CalendarTime, CalendarTime]] = [
                (related[0], related[0].start, related[0].end)
            ]
        else:
            found = _series(related, window, work)
        for entry, first, last in found:
            start, end = window.moments(first, last)
            if window.holds(start, end):
                work.find()
                yield Occurrence(entry, start, end)


def _series(
    related: list[CalendarEntry], window: TimeWindow, work: Work
) -> Iterator[tuple[CalendarEntry, CalendarTime, CalendarTime]]:
    """Yield the times of the events with one UID, those far outside the window left out."""
    cores = [entry for entry in related if entry.replaces is None]
    changed = [entry for entry in related if entry.replaces is not None]
    newest = [core for core in cores if core.revision == max(map(_revision, cores))]
    for core in newest[:1]:
        if core.is_series or changed:
            yield from expand_series(core, changed, window, work)
            return
    # Programs that give all their events one UID do not say which of them counts: each does.
    yield from ((entry, entry.start, entry.end) for entry in (newest or _newest(changed)))


def _newest(changed: Iterable[CalendarEntry]) -> Iterable[CalendarEntry]:
    """Return of the changes to one time of a series that is not there the last one."""
    newest: dict[object, CalendarEntry] = {}
    for entry in changed:
        key = to_utc(entry.replaces) if isinstance(entry.replaces, datetime) else entry.replaces
        newest[key] = max(newest.get(key, entry), entry, key=_revision)
    return newest.values()


def _revision(entry: CalendarEntry) -> tuple[int, str]:
    return entry.revision
