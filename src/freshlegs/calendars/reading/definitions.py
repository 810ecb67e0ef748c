"""Time zones that a calendar defines itself (VTIMEZONE, RFC 5545 3.6.5)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from freshlegs.calendars.reading.raw_components import RawCalendar, RawComponent
from freshlegs.calendars.reading.repeats import Repeat, read_repeat
from freshlegs.calendars.reading.times import READABLE_YEARS, UnreadableError, parse_naive
from freshlegs.calendars.reading.work import Work

MOST_PARTS = 300
"""Clock changes, or rules of them, that a zone may be made of."""
MOST_RULES = 20
"""Rules among them."""

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
        yield from (begin for begin in self.begins if begin.year <= year)
        if self.repeat is None:
            return
        last = date(year, 12, 31) if self.repeat.until is None else min(self.repeat.until.date(), date(year, 12, 31))
        first = max(date(last.year - _YEARS_BACK, 1, 1), self.begins[0].date())
        for day in self.repeat.days(self.begins[0].date(), first, last, work):
            yield datetime.combine(day, self.begins[0].time())


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


def read_zones(calendars: Iterable[RawCalendar], work: Work) -> dict[str, tzinfo]:
    """Return the zones that a file defines by name; of two with one name the first, and none that can't be read."""
    zones: dict[str, tzinfo] = {}
    for component in [one for calendar in calendars for one in calendar.components if one.name == "VTIMEZONE"]:
        name = component.one("TZID").partition(":")[2].strip()
        try:
            observances = [_observance(part) for part in component.parts[: MOST_PARTS + 1]]
        except UnreadableError:
            continue
        rules = sum(one.repeat is not None for one in observances)
        if name and not component.fault and 0 < len(observances) <= MOST_PARTS and rules <= MOST_RULES:
            zones.setdefault(name, DefinedZone(name, observances, work))
    return zones


def _observance(part: RawComponent) -> Observance:
    written = part.value("DTSTART")
    # Outlook's rules begin in 1601, before any time that is read.
    begin, _ = parse_naive(max(written[:4], str(READABLE_YEARS[0])) + written[4:])
    if not isinstance(begin, datetime) or part.fault:
        raise UnreadableError("a clock change has no beginning")
    more = [parse_naive(value.strip())[0] for line in part.properties.get("RDATE", [])
            for value in line.rpartition(":")[2].split(",")[: MOST_PARTS + 1]]  # fmt: skip
    if len(more) > MOST_PARTS:
        raise UnreadableError("too many clock changes")
    before, offset = _offset(part.value("TZOFFSETFROM")), _offset(part.value("TZOFFSETTO"))
    rule = part.value("RRULE")
    repeat = read_repeat(rule, begin, lambda until: until + before) if rule else None
    if repeat is not None and (repeat.frequency != "YEARLY" or repeat.count is not None):
        raise UnreadableError("clocks change once a year")
    begins = (begin, *(moment for moment in more if isinstance(moment, datetime)))
    return Observance(before, offset, begins, repeat)


def _offset(written: str) -> timedelta:
    found = re.fullmatch(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?", written)
    if not found:
        raise UnreadableError("an offset can't be read")
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if length >= timedelta(hours=24):
        raise UnreadableError("an offset can't be read")
    return -length if found[1] == "-" else length
