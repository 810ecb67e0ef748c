"""When a repeating event takes place: its rule, and the times that were added, left out, changed or moved.

recurring-ical-events knows how these go together (RFC 5545 3.8.4.4, 3.8.5). It is given the dates of the rule, which
are worked out before (`repeats`), and times without a zone, as the clock of the series shows them: so a day later is
a day later over a clock change too, and a time is the same one in whatever zone a calendar names it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Event
from icalendar.prop import vDDDLists, vDDDTypes
from recurring_ical_events import EventAdapter
from recurring_ical_events import Series as Matched

from freshlegs.calendars.reading.values import to_utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import tzinfo

    from freshlegs.calendars.reading.entries import CalendarEntry
    from freshlegs.calendars.reading.values import CalendarTime
    from freshlegs.calendars.reading.window import TimeWindow
    from freshlegs.calendars.reading.work import Work

    Face = datetime
    """A time without a zone, as the clock of the series shows it; midnight for an all-day event."""

_AROUND = timedelta(days=2)
_NOTHING = timedelta()


def expand_series(
    core: CalendarEntry, changed: Iterable[CalendarEntry], window: TimeWindow, work: Work
) -> Iterator[tuple[CalendarEntry, CalendarTime, CalendarTime]]:
    """Yield which entry says it, start and end of each time of a series, those far outside the window left out.

    Parameters
    ----------
    core : Entry
        The event that repeats.
    changed : iterable of Entry
        What stands for single times of it, or from one time on.
    """
    series = _Series(core, window)
    near = [entry for entry in changed if entry.onward or series.is_near(entry)]
    series.widen(entry for entry in near if entry.onward)
    starts = sorted(series.starts(work))
    by_date: dict[date, list[Face]] = defaultdict(list)
    for start in starts:
        by_date[start.date()].append(start)
    components = [series.change(number, entry, by_date) for number, entry in enumerate(near, 1)]
    if starts:
        components.insert(0, series.core(starts, by_date))
    if not components:
        return
    known = [core, *near]
    for found in Matched(list(map(EventAdapter, components))).between(series.first, series.last):
        entry = known[int(found.uid)]
        if entry.replaces is not None and found.start == series.face(entry.start):
            yield entry, entry.start, entry.end
        else:
            yield entry, *series.placed(entry, found.start, found.end)


class _Series:
    """What is asked of a series, on its own clock."""

    def __init__(self, core: CalendarEntry, window: TimeWindow) -> None:
        self.entry = core
        self.begin = self.face(core.start)
        self.length = max(self.face(core.end) - self.begin, _NOTHING)
        self.first = _face(window.begin, core.clock) - _AROUND
        self.last = _face(window.end, core.clock) + _AROUND
        self.reach = self.length

    def face(self, moment: CalendarTime) -> Face:
        """Return what the clock of the series shows."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        return moment.replace(tzinfo=None) if moment.tzinfo is self.entry.clock else _face(moment, self.entry.clock)

    def is_near(self, entry: CalendarEntry) -> bool:
        """Whether a changed time may matter to the window: where it was, or where it is."""
        moments = filter(None, (entry.replaces, entry.start, entry.end))
        low, high = self.first - self.reach - _AROUND, self.last + self.reach + _AROUND
        return any(low <= self.face(moment) <= high for moment in moments) or (
            self.face(entry.start) <= low and high <= self.face(entry.end)
        )

    def widen(self, onward: Iterable[CalendarEntry]) -> None:
        """Look further around the window by as much as these move or lengthen what comes after them."""
        for entry in onward:
            moved = abs(self.face(entry.start) - self.face(entry.replaces or entry.start))
            self.reach = max(self.reach, self.length + moved + abs(self.face(entry.end) - self.face(entry.start)))

    def starts(self, work: Work) -> Iterator[Face]:
        """Yield when the series takes place around the window, changed and left out times among it."""
        low, high = self.first - self.reach, self.last + self.reach
        rules = self.entry.repeats
        lasts = [rule.until for rule in rules if rule.until is not None]
        if low <= self.begin <= high and not (lasts and len(lasts) == len(rules) and max(lasts) < self.begin):
            yield self.begin
        for rule in rules:
            for day in rule.days(self.begin.date(), low.date(), high.date(), work):
                start = datetime.combine(day, self.begin.time())
                if start > self.begin and (rule.until is None or start <= rule.until):
                    yield start
        for extra in self.entry.extra:
            if not isinstance(extra, tuple) and low <= self._dated(extra) <= high:
                yield self._dated(extra)

    def core(self, starts: list[Face], by_date: Mapping[date, list[Face]]) -> Event:
        """Return the event that repeats, with the dates of its rule."""
        event = _event(0, starts[0], starts[0] + self.length, self.entry)
        periods = [(self.face(extra[0]), self.face(extra[1])) for extra in self.entry.extra if isinstance(extra, tuple)]
        event["RDATE"] = vDDDLists([*starts, *periods])
        without = [face for moment in self.entry.without for face in self._named(moment, by_date)]
        if without:
            event["EXDATE"] = vDDDLists(without)
        return event

    def change(self, number: int, entry: CalendarEntry, by_date: Mapping[date, list[Face]]) -> Event:
        """Return a changed time as an event."""
        start = self.face(entry.start)
        event = _event(number, start, max(self.face(entry.end), start), entry)
        replaced = self._named(entry.replaces, by_date) if entry.replaces is not None else []
        event["RECURRENCE-ID"] = vDDDTypes(replaced[0])
        if entry.onward:
            event["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        return event

    def placed(self, entry: CalendarEntry, start: Face, end: Face) -> tuple[CalendarTime, CalendarTime]:
        """Return a time of the series in its zone; one that the clock change skips takes place an hour later."""
        if entry.all_day:
            return start.date(), max(end.date(), start.date() + timedelta(days=1))
        moment = start.replace(tzinfo=self.entry.clock)
        skipped = _face(moment, self.entry.clock) - start
        return moment, (end + skipped).replace(tzinfo=self.entry.clock)

    def _named(self, moment: CalendarTime, by_date: Mapping[date, list[Face]]) -> list[Face]:
        """Return which times of the series are meant; a date means all on it, and all-day events know only dates."""
        if isinstance(moment, datetime):
            return [datetime.combine(moment.date(), time())] if self.entry.all_day else [self.face(moment)]
        return by_date.get(moment) or [datetime.combine(moment, time())]

    def _dated(self, moment: CalendarTime) -> Face:
        if isinstance(moment, datetime):
            return datetime.combine(moment.date(), time()) if self.entry.all_day else self.face(moment)
        return datetime.combine(moment, self.begin.time())


def _event(number: int, start: Face, end: Face, entry: CalendarEntry) -> Event:
    event = Event()
    # The UID is how an occurrence says which entry it came from.
    event["UID"] = str(number)
    event["SEQUENCE"] = entry.revision[0]
    event["DTSTART"], event["DTEND"] = vDDDTypes(start), vDDDTypes(end)
    return event


def _face(moment: datetime, clock: tzinfo) -> Face:
    return to_utc(moment).astimezone(clock).replace(tzinfo=None, fold=0)
