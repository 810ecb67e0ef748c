"""A zone's rule as VTIMEZONE (RFC 5545 3.6.5), in the one form that all readers tried read alike.

That form is a yearly RRULE by month and weekday from 1970 on. Lists of dates, which icalendar itself writes,
put summer sessions an hour off in Thunderbird and others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from freshlegs.calendars.writing.zone_rules import Onset, Steady, Switching

FIRST_YEAR = 1970
"""Rules begin here. What the zone really did in those years does not matter: no event of ours is so old."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def build_vtimezone(rule: Steady | Switching) -> Timezone:
    """Return the VTIMEZONE of a rule."""
    component = Timezone()
    component.add("tzid", rule.key)
    for part in _parts(rule):
        component.add_component(part)
    return component


def _parts(rule: Steady | Switching) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    match rule:
        case Steady(_, offset, name):
            begin = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001 - what a clock shows
            yield _filled(TimezoneStandard(), begin, offset, offset, name)
        case Switching(_, daylight, standard):
            yield _yearly(TimezoneDaylight(), daylight)
            yield _yearly(TimezoneStandard(), standard)


def _yearly(part: TimezoneStandard | TimezoneDaylight, onset: Onset) -> TimezoneStandard | TimezoneDaylight:
    _filled(part, onset.in_year(FIRST_YEAR), onset.before, onset.after, onset.name)
    part.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=onset.month, BYDAY=f"{onset.week}{_DAYS[onset.weekday]}"))
    return part


def _filled(
    part: TimezoneStandard | TimezoneDaylight, begin: datetime, before: timedelta, after: timedelta, name: str
) -> TimezoneStandard | TimezoneDaylight:
    """Fill a part; `begin` is what the clock shows in the offset before, and has no zone."""
    part.add("dtstart", begin)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    return part
