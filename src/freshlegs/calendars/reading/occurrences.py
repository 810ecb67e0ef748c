"""When the events of a calendar take place in a window of time: single ones, and those that repeat.

A series is its rule, and the times that were added, left out, changed or moved (RFC 5545 3.8.4.4, 3.8.5). It is
worked out in times without a zone, as its clock shows them: so a day later is a day later over a clock change too,
and a time is the same one in whatever zone a calendar names it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from operator import attrgetter
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.entries import CalendarEntry
from freshlegs.calendars.reading.times import CalendarTime, add_duration, name_day, to_utc
from freshlegs.calendars.reading.work import Work
from freshlegs.model.clock import find_first_instant

Face = datetime
"""A time without a zone, as the clock of a series shows it; midnight for an all-day event."""
Placed = tuple[CalendarEntry, CalendarTime, CalendarTime]
"""Which entry says it, its start and end."""

_AROUND = timedelta(days=2)
_NOTHING = timedelta()
_NEVER = (-1, "")
_LOOKING = 20
"""Days' worth of work to find out whether a series has a time."""
_REVISION = attrgetter("revision")


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The time that is asked about: half-open, in UTC, and the zone in which all-day events are days."""

    begin: datetime
    end: datetime
    home: ZoneInfo

    @classmethod
    def of(cls, begin: datetime, end: datetime, home: ZoneInfo) -> TimeWindow:
        """Return the window between two moments of any zones."""
        return cls(to_utc(begin), to_utc(end), home)

    def holds(self, start: datetime, end: datetime) -> bool:
        """Whether something of it lies in the window; what has no length, with its moment."""
        return start < self.end and (self.begin < end or self.begin <= start)

    def moments(self, start: CalendarTime, end: CalendarTime) -> tuple[datetime, datetime]:
        """Return start and end in UTC; an all-day event goes from midnight to midnight at home."""
        first, last = (to_utc(m) if isinstance(m, datetime) else find_first_instant(self.home, m) for m in (start, end))
        return first, last


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
        for entry, first, last in _place_related(related, window, work):
            start, end = window.moments(first, last)
            if window.holds(start, end):
                work.count_occurrence()
                yield Occurrence(entry, start, end)


def _choose_latest(related: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    """Return of the events with one UID those that count, changed times of series aside.

    A higher SEQUENCE replaces what is lower. Where it is the same, each takes place, for programs that give several
    events one UID do not say which of them is meant; unless it was cancelled since.
    """
    cores = [entry for entry in related if entry.replaces is None]
    latest = max((core.revision[0] for core in cores), default=0)
    newest = [core for core in cores if core.revision[0] == latest]
    cancelled: dict[CalendarTime, tuple[int, str]] = {}
    for core in newest:
        if core.cancelled:
            cancelled[core.start] = max(cancelled.get(core.start, core.revision), core.revision)
    return [one for one in newest if one.cancelled or not one.revision <= cancelled.get(one.start, _NEVER)]


def _place_related(related: list[CalendarEntry], window: TimeWindow, work: Work) -> Iterator[Placed]:
    """Yield the times of the events with one UID, those far outside the window left out."""
    changed = [entry for entry in related if entry.replaces is not None]
    cores = _choose_latest(related)
    for core, changes in _assign(changed, cores, work):
        if core.is_series or changes:
            yield from _expand_series(core, changes, window, work)
        else:
            yield core, core.start, core.end
    if not cores:
        yield from ((entry, entry.start, entry.end) for entry in _newest(changed))


def _assign(
    changed: list[CalendarEntry], cores: list[CalendarEntry], work: Work
) -> Iterator[tuple[CalendarEntry, list[CalendarEntry]]]:
    """Yield the events with the changes of their times; what none of several has is the first one's."""
    if len(cores) <= 1:
        yield from ((core, changed) for core in cores)
        return
    series = [_Series(core) for core in cores]
    meant: dict[int, list[CalendarEntry]] = defaultdict(list)
    for entry in changed:
        work.count_days(_LOOKING * len(series))
        having = [place for place, one in enumerate(series) if one.has(entry.replaces or entry.start, work)]
        for place in having or [0]:
            meant[place].append(entry)
    yield from ((core, meant[place]) for place, core in enumerate(cores))


def _newest(changed: Iterable[CalendarEntry]) -> Iterable[CalendarEntry]:
    """Return of the changes to one time of a series that is not there the last one."""
    newest: dict[object, CalendarEntry] = {}
    for entry in changed:
        key = to_utc(entry.replaces) if isinstance(entry.replaces, datetime) else entry.replaces
        newest[key] = max(newest.get(key, entry), entry, key=_REVISION)
    return newest.values()


def _expand_series(
    core: CalendarEntry, changed: list[CalendarEntry], window: TimeWindow, work: Work
) -> Iterator[Placed]:
    """Yield each time of a series but those far outside the window; a change is of one time, or of all from one on."""
    series = _Series(core)
    reach = max([series.length, *(series.shift(entry) for entry in changed if entry.onward)]) + _AROUND
    low, high = series.face(window.begin) - reach, series.face(window.end) + reach
    ends = series.periods(low, high)
    starts = {*series.starts(low, high, work), *ends}
    by_date: dict[date, list[Face]] = defaultdict(list)
    for start in starts:
        by_date[start.date()].append(start)
    without = {face for moment in core.without for face in series.find_times(moment, by_date)}
    changes: dict[Face, CalendarEntry] = {}
    for entry in changed:
        for start in series.find_times(entry.replaces or entry.start, by_date)[:1]:
            changes[start] = max(changes.get(start, entry), entry, key=lambda entry: entry.revision[0])
    yield from ((entry, entry.start, entry.end) for start, entry in changes.items() if start not in without)
    turns = sorted(start for start, entry in changes.items() if entry.onward)
    for start in sorted(starts - without - changes.keys()):
        turn = bisect_left(turns, start)
        entry, moved, length = core, _NOTHING, series.length
        if turn:
            entry = changes[turns[turn - 1]]
            moved = series.face(entry.start) - turns[turn - 1]
            length = max(series.face(entry.end) - series.face(entry.start), _NOTHING)
        lasts = None if start in ends else entry.lasts
        yield entry, *series.place(entry, start + moved, ends.get(start, length), lasts)


class _Series:
    """A repeating event on its own clock."""

    def __init__(self, core: CalendarEntry) -> None:
        self.entry = core
        self.begin = self.face(core.start)
        self.length = max(self.face(core.end) - self.begin, _NOTHING)

    def face(self, moment: CalendarTime) -> Face:
        """Return what the clock of the series shows."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        return moment.replace(tzinfo=None) if moment.tzinfo is self.entry.clock else _face(moment, self.entry.clock)

    def shift(self, entry: CalendarEntry) -> timedelta:
        """Return by how much a change from one time on moves or lengthens what comes after it, at most."""
        start = self.face(entry.start)
        return self.length + abs(start - self.face(entry.replaces or entry.start)) + abs(self.face(entry.end) - start)

    def starts(self, low: Face, high: Face, work: Work) -> Iterator[Face]:
        """Yield when the series begins between two times, changed and left out times among it."""
        rules = self.entry.repeats
        lasts = [rule.until for rule in rules if rule.until is not None]
        if low <= self.begin <= high and not (lasts and len(lasts) == len(rules) and max(lasts) < self.begin):
            yield self.begin
        for rule in rules:
            until = min(high, rule.until or high)
            for start in rule.starts(self.begin, low.date(), until.date(), work):
                if start > self.begin and (rule.until is None or start <= rule.until):
                    yield start
        for extra in self.entry.extra:
            if not isinstance(extra, tuple) and low <= self._dated(extra) <= high:
                yield self._dated(extra)

    def periods(self, low: Face, high: Face) -> dict[Face, timedelta]:
        """Return the lengths of the times between two that were added with one of their own, by start."""
        added = [tuple(map(self.face, extra)) for extra in self.entry.extra if isinstance(extra, tuple)]
        return {start: end - start for start, end in added if low <= start <= high}

    def has(self, moment: CalendarTime, work: Work) -> bool:
        """Whether it takes place at this time, or on this date."""
        low = self._dated(moment)
        high = low
        if not isinstance(moment, datetime):
            low, high = datetime.combine(low, time()), datetime.combine(low, time.max)
        starts = {*self.starts(low, high, work), *self.periods(low, high)}
        return any(low <= start <= high for start in starts)

    def find_times(self, moment: CalendarTime, by_date: Mapping[date, list[Face]]) -> list[Face]:
        """Return which times of the series are meant: of a date all on it; all-day events know only dates."""
        named = [] if isinstance(moment, datetime) else by_date.get(moment, [])
        return named or [self._dated(moment)]

    def place(
        self, entry: CalendarEntry, start: Face, length: timedelta, lasts: tuple[timedelta, timedelta] | None
    ) -> tuple[CalendarTime, CalendarTime]:
        """Return a time of the series in its zone; one that the clock change skips takes place an hour later.

        It ends after what it lasts, or else when so much later on the clock.
        """
        end = start + length
        if entry.all_day:
            return start.date(), max(end.date(), start.date() + timedelta(days=1))
        moment = start.replace(tzinfo=self.entry.clock)
        if lasts is not None:
            return moment, add_duration(moment, lasts)
        skipped = _face(moment, self.entry.clock) - start
        return moment, (end + skipped).replace(tzinfo=self.entry.clock)

    def _dated(self, moment: CalendarTime) -> Face:
        if isinstance(moment, datetime):
            day = name_day(moment, self.entry.of_days) if self.entry.all_day else None
            return datetime.combine(day, time()) if day is not None else self.face(moment)
        return datetime.combine(moment, self.begin.time())


def _face(moment: datetime, clock: tzinfo) -> Face:
    return to_utc(moment).astimezone(clock).replace(tzinfo=None, fold=0)
