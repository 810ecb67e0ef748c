"""The two yearly clock changes of a zone, found from zoneinfo, where they keep a rule that calendars can say."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from freshlegs.model.clock import NO_PLACES

AHEAD = 10
"""For how many years after the last event a rule must hold; readers may know a week only by its rule."""

_STEP = timedelta(days=7)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Onset:
    """A clock change that comes every year."""

    month: int
    weekday: int  #: 0 is Monday
    week: int  #: Which such weekday of the month, from 1; -1 is the last
    at: time  #: What the clock shows just before, in the old offset
    before: timedelta  #: Offset from UTC before it
    after: timedelta  #: Offset from UTC after it
    name: str  #: What the time is called from then on: "EST"

    def in_year(self, year: int) -> datetime:
        """Return the change of a year as the old clock shows it, without a zone."""
        first_weekday, length = monthrange(year, self.month)
        day = 1 + (self.weekday - first_weekday) % 7
        day += 7 * ((length - day) // 7 if self.week == -1 else self.week - 1)
        return datetime.combine(datetime(year, self.month, day), self.at)  # noqa: DTZ001 - a clock's face


@dataclass(frozen=True, slots=True)
class Steady:
    """A zone without clock changes."""

    key: str
    offset: timedelta
    name: str


@dataclass(frozen=True, slots=True)
class Switching:
    """A zone with two clock changes a year, each on a set weekday of a month."""

    key: str
    daylight: Onset
    standard: Onset


@dataclass(frozen=True, slots=True)
class Irregular:
    """A zone whose times are told in UTC: it keeps no rule, or no place is called so."""


ZoneRule = Steady | Switching | Irregular


@lru_cache(maxsize=64)
def find_zone_rule(zone: ZoneInfo, first: int, last: int) -> ZoneRule:
    """Return the rule that gives a zone's offsets in all of the years first - 1 to last + AHEAD."""
    if zone.key.startswith(NO_PLACES):
        return Irregular()
    begin, end = datetime(first - 1, 1, 1, tzinfo=UTC), datetime(last + AHEAD + 1, 1, 1, tzinfo=UTC)
    changes = list(_changes(zone, begin, end))
    if not changes:
        steady = Steady(zone.key, _offset(begin, zone), begin.astimezone(zone).tzname() or zone.key)
        return Irregular() if steady.name == "UTC" else steady
    odd, even = _onset(zone, changes[::2], first - 1, last), _onset(zone, changes[1::2], first - 1, last)
    if isinstance(odd, Irregular) or isinstance(even, Irregular):
        return Irregular()
    standard, daylight = sorted((odd, even), key=lambda onset: onset.after)
    return Switching(zone.key, daylight, standard)


def is_plain(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the local clock shows this time only once."""
    local = moment.astimezone(zone)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _onset(zone: ZoneInfo, changes: list[datetime], first: int, last: int) -> Onset | Irregular:
    """Return the rule that these changes keep, one in each year of the span."""
    # What the clock would show at the change, had it not been set.
    faces = [change.replace(tzinfo=None) + _offset(change - _SECOND, zone) for change in changes]
    offsets = {(_offset(change - _SECOND, zone), _offset(change, zone)) for change in changes}
    if len(offsets) != 1 or faces[0].second:
        return Irregular()
    ((before, after),) = offsets
    pattern, name = faces[0], changes[0].astimezone(zone).tzname() or zone.key
    # A fifth such weekday does not come every year; where it does come, it is the last.
    for week in (min((pattern.day + 6) // 7, 4), -1):
        onset = Onset(pattern.month, pattern.weekday(), week, pattern.time(), before, after, name)
        if faces == [onset.in_year(year) for year in range(first, last + AHEAD + 1)]:
            return onset
    return Irregular()


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the instants from which another offset holds, to the second."""
    moment = begin
    while moment < end:
        if _offset(moment, zone) != _offset(moment + _STEP, zone):
            change = _change(zone, moment)
            if change < end:
                yield change
        moment += _STEP


def _change(zone: ZoneInfo, before: datetime) -> datetime:
    old, seconds = _offset(before, zone), range(_STEP // _SECOND)
    return before + _SECOND * bisect_left(seconds, True, key=lambda n: _offset(before + n * _SECOND, zone) != old)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
