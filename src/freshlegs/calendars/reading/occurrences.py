"""When the events of a calendar take place in a window of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.calendars.reading.series import times
from freshlegs.calendars.reading.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from freshlegs.calendars.reading.entries import Entry
    from freshlegs.calendars.reading.values import Moment
    from freshlegs.calendars.reading.window import Window
    from freshlegs.calendars.reading.work import Work


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of an event: half-open, in UTC."""

    entry: Entry
    start: datetime
    end: datetime


def occurrences(entries: Iterable[Entry], window: Window, work: Work) -> Iterator[Occurrence]:
    """Yield what of these events lies in a window, in no order; raises TooMuchError."""
    by_uid: dict[str, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_uid[entry.uid or f"#{number}"].append(entry)
    for related in by_uid.values():
        if len(related) == 1 and not related[0].is_series:
            found: Iterable[tuple[Entry, Moment, Moment]] = [(related[0], related[0].start, related[0].end)]
        else:
            found = _series(related, window, work)
        for entry, first, last in found:
            start, end = window.moments(first, last)
            if window.holds(start, end):
                work.find()
                yield Occurrence(entry, start, end)


def _series(related: list[Entry], window: Window, work: Work) -> Iterator[tuple[Entry, Moment, Moment]]:
    """Yield the times of the events with one UID, those far outside the window left out."""
    cores = [entry for entry in related if entry.replaces is None]
    changed = [entry for entry in related if entry.replaces is not None]
    newest = [core for core in cores if core.revision == max(map(_revision, cores))]
    for core in newest[:1]:
        if core.is_series or changed:
            yield from times(core, changed, window, work)
            return
    # Programs that give all their events one UID do not say which of them counts: each does.
    yield from ((entry, entry.start, entry.end) for entry in (newest or _newest(changed)))


def _newest(changed: Iterable[Entry]) -> Iterable[Entry]:
    """Return of the changes to one time of a series that is not there the last one."""
    newest: dict[object, Entry] = {}
    for entry in changed:
        key = instant(entry.replaces) if isinstance(entry.replaces, datetime) else entry.replaces
        newest[key] = max(newest.get(key, entry), entry, key=_revision)
    return newest.values()


def _revision(entry: Entry) -> tuple[int, str]:
    return entry.revision
