"""Time zones that a calendar defines itself (VTIMEZONE, RFC 5545 3.6.5)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from freshlegs.calendars.reading.raw_components import RawCalendar, RawComponent, split_value
from freshlegs.calendars.reading.repeat_rules import read_repeat
from freshlegs.calendars.reading.repeats import Repeat
from freshlegs.calendars.reading.times import READABLE_YEARS, UnreadableError, parse_written
from freshlegs.calendars.reading.work import Work
from freshlegs.calendars.reading.zone_names import parse_zone_name

MOST_PARTS = 300
"""Clock changes, or rules of them, that a zone may be made of, and times of each; of more the last count."""
MOST_RULES = 20
"""Rules among them."""

_YEARS = range(1, READABLE_YEARS.stop)
"""Clock changes may lie long ago: Outlook's rules begin in 1601, and histories in the 19th century."""
_YEARS_BACK = 2
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Observance:
    """An offset, and when it begins: at these faces of the clock, as it went before."""

    before: timedelta  #: Offset from UTC before it
    offset: timedelta  #: Offset from UTC in it
    begins: tuple[datetime, ...]  #: Without a zone
    repeat: Repeat | None  #: How the first of them comes again

    def changes(self, year: int, work: Work) -> Iterator[datetime]:
        """Yield when it begins, up to the end of a year: each time that is named, and of a rule the last few."""
        work.count_days(len(self.begins))
        yield from (begin for begin in self.begins if begin.year <= year)
        if self.repeat is None:
            return
        last = date(year, 12, 31) if self.repeat.until is None else min(self.repeat.until.date(), date(year, 12, 31))
        # A rule that ends by count may have come for the last time long ago.
        recent = date(max(last.year - _YEARS_BACK, 1), 1, 1) if self.repeat.count is None else date.min
        yield from self.repeat.starts(self.begins[0], max(recent, self.begins[0].date()), last, work)


class DefinedZone(tzinfo):
    """A zone made of observances. Of a repeated hour the first is meant; a skipped time has the offset before."""

    def __init__(self, name: str, observances: Iterable[Observance], work: Work) -> None:
        self._name = name
        self._observances = tuple(observances)
        self._work = work
        self._years: dict[int, tuple[list[datetime], list[timedelta]]] = {}

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the offset at what the clock shows."""
        if moment is None:
            return _NOTHING
        faces, offsets = self._year(moment.year)
        return offsets[bisect_right(faces, moment.replace(tzinfo=None))]

    def dst(self, moment: datetime | None) -> timedelta:
        """Return nothing: calendars do not say it."""
        return _NOTHING

    def tzname(self, moment: datetime | None) -> str:
        """Return what the calendar calls the zone."""
        return self._name

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment of UTC on this clock."""
        candidates = {one.offset for one in self._observances} | {one.before for one in self._observances}
        for offset in sorted(candidates, reverse=True):
            if self.utcoffset(moment + offset) == offset:
                return moment + offset
        return moment + self.utcoffset(moment)

    def _year(self, year: int) -> tuple[list[datetime], list[timedelta]]:
        """Return the faces of the clock from which another offset holds, and the offsets before, between and after."""
        if year not in self._years:
            changes = sorted(
                (begin + max(one.offset - one.before, _NOTHING), one.offset, one.before)
                for one in self._observances
                for begin in one.changes(year, self._work)
            )
            first = changes[0][2] if changes else self._observances[0].before
            self._years[year] = [face for face, _, _ in changes], [first, *(offset for _, offset, _ in changes)]
        return self._years[year]


def read_zones(calendar: RawCalendar, work: Work) -> dict[str, tzinfo]:
    """Return the zones that a calendar defines, by name in lower case; of two with one name the first.

    What of them can't be read is left out.
    """
    zones: dict[str, tzinfo] = {}
    for component in (one for one in calendar.components if one.name == "VTIMEZONE"):
        name = parse_zone_name(component.one("TZID").partition(":")[2])
        observances = list(_observances(component))
        if name and observances:
            zones.setdefault(name.casefold(), DefinedZone(name, observances, work))
    return zones


def _observances(component: RawComponent) -> Iterator[Observance]:
    rules = 0
    for part in component.parts[-MOST_PARTS:]:
        try:
            observance = _observance(part)
        except UnreadableError:
            continue
        rules += observance.repeat is not None
        if observance.repeat is None or rules <= MOST_RULES:
            yield observance


def _observance(part: RawComponent) -> Observance:
    before, offset = _offset(part.one("TZOFFSETFROM")), _offset(part.one("TZOFFSETTO"))
    begin, rule = _face(part.value("DTSTART")), part.value("RRULE")
    repeat = read_repeat(rule, begin, lambda until: until.replace(tzinfo=None) + before, set()) if rule else None
    if repeat is not None and repeat.frequency != "YEARLY":
        raise UnreadableError("clocks change once a year")
    return Observance(before, offset, (begin, *_dates(part)), repeat)


def _dates(part: RawComponent) -> Iterator[datetime]:
    values = [value for line in part.properties.get("RDATE", []) for value in line.rpartition(":")[2].split(",")]
    for value in values[-MOST_PARTS:]:
        with suppress(UnreadableError):
            yield _face(value.strip())


def _face(value: str) -> datetime:
    moment, _ = parse_written(value, set(), _YEARS)
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def _offset(written: str) -> timedelta:
    found = re.fullmatch("([+-]?)([0-9]{2}):?([0-9]{2}):?([0-9]{2})?", split_value(written).strip())
    if not found:
        raise UnreadableError("an offset can't be read")
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if length >= timedelta(hours=24):
        raise UnreadableError("an offset can't be read")
    return -length if found[1] == "-" else length
