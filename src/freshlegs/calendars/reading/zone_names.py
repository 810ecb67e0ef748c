"""What a TZID means: a place of the zone database, a name of Windows', or what the calendar itself defines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from freshlegs.calendars.writing.zone_rules import NO_PLACES
from freshlegs.model.clock import find_first_instant

_OFFSET = re.compile(r"(?:UTC|GMT)([+-])([0-9]{1,2}):?([0-9]{2})?")
_UTC = frozenset({"Z", "UTC", "GMT", "COORDINATED UNIVERSAL TIME", "TZONE://MICROSOFT/UTC"})
_LONGEST = 100


class Zones:
    """The zones of one calendar.

    Parameters
    ----------
    home : ZoneInfo
        The athlete's.
    own_name : str
        What the calendar calls its zone (X-WR-TIMEZONE); "" where it does not. Floating times are in it.
    defined : mapping of str to tzinfo
        What the file defines (VTIMEZONE). A name that everybody knows means what everybody means by it.
    """

    def __init__(self, home: ZoneInfo, own_name: str, defined: Mapping[str, tzinfo]) -> None:
        self.own = find_zone(own_name) or defined.get(own_name)
        self.home = home
        self.floating: tzinfo = self.own or home
        self.unknown: dict[str, tzinfo] = {}
        self._defined = defined
        if own_name and self.own is None:
            self.unknown[own_name] = home

    def find(self, name: str) -> tzinfo:
        """Return the zone of a TZID; one that nobody knows is noted and read as the floating times are."""
        if name in self.unknown:
            return self.unknown[name]
        zone = find_zone(name) or self._defined.get(name)
        if zone is None:
            zone = self.unknown[name] = self.floating
        return zone

    def midnight(self, day: date) -> datetime:
        """Return when a day begins for the athlete, in UTC."""
        return find_first_instant(self.home, day)


@lru_cache(maxsize=1024)
def find_zone(name: str) -> tzinfo | None:
    """Return the zone that a name means everywhere, or None."""
    name = name.strip()
    if not name or len(name) > _LONGEST:
        return None
    if name.upper() in _UTC:
        return UTC
    # "/mozilla.org/20050126_1/Europe/Berlin": what stands before the place says who wrote it.
    steps = name.strip("/").split("/")
    places = ["/".join(steps[skipped:]) for skipped in range(len(steps))] if name.startswith("/") else [name]
    return next(filter(None, map(find_zone_place, places)), None) or _windows(name) or _offset(name)


def find_zone_place(name: str) -> ZoneInfo | None:
    """Return the zone of a place in the zone database, or None."""
    if name.startswith(NO_PLACES):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def _windows(name: str) -> ZoneInfo | None:
    # Most calendars name places; this list comes with all of icalendar.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return find_zone_place(WINDOWS_TO_OLSON[name]) if name in WINDOWS_TO_OLSON else None


def _offset(name: str) -> tzinfo | None:
    found = _OFFSET.fullmatch(name.upper())
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-length if found[1] == "-" else length)
