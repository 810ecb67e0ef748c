"""What the names of time zones mean: of places, Windows' own, those that are no places, and what Exchange shows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from freshlegs.model.clock import find_zone_place

_UTC = frozenset({"z", "utc", "coordinated universal time", "tzone://microsoft/utc"})
_NO_PLACES = frozenset(
    {"cet", "cst6cdt", "eet", "est", "est5edt", "gmt", "gmt+0", "gmt-0", "gmt0", "greenwich", "hst", "met", "mst"}
    | {"mst7mdt", "pst8pdt", "wet"}
)
_OFFSET = re.compile(r"(?:\(?(?:utc|gmt))? ?([+-])([0-9]{1,2})[:.]?([0-9]{2})?\)?")
_SHOWN_OFFSET = re.compile(r"\((?:utc|gmt) ?([+-])([0-9]{1,2})[:.]?([0-9]{2})\)")
_SHOWN_UTC = re.compile(r"(?:\((?:utc|gmt)[^)]*\) *)?co-?ordinated universal time")
_SHOWN_PARTS = re.compile(r"\((?:utc|gmt)[^)]*\)|[,;:/()]| and ")
_SHOWN_ENDS = re.compile(r"( time| standard| daylight| summer| islands?| is\.| - old)+$")
_SAMPLES = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))
_LONGEST_NAME = 100
_POINTS = ("east", "west", "north", "south", "general")
"""Cities by their names in the zone database that say too little by themselves."""
_REGIONS = {
    "abu dhabi": "Asia/Dubai", "astana": "Asia/Almaty", "baja california": "America/Tijuana",
    "brasilia": "America/Sao_Paulo", "cabo verde": "Atlantic/Cape_Verde", "central america": "America/Guatemala",
    "central european": "Europe/Brussels", "chetumal": "America/Cancun", "chokurdakh": "Asia/Srednekolymsk",
    "city of buenos aires": "America/Buenos_Aires", "e. europe": "Europe/Chisinau",
    "eastern european": "Europe/Bucharest", "ekaterinburg": "Asia/Yekaterinburg", "greenland": "America/Nuuk",
    "haiti": "America/Port-au-Prince", "indiana": "America/Indiana/Indianapolis",
    "international date line west": "Etc/GMT+12", "marshall": "Pacific/Majuro",
    "mid-atlantic": "Etc/GMT+2", "new caledonia": "Pacific/Noumea",
    "nuku'alofa": "Pacific/Tongatapu", "petropavlovsk-kamchatsky": "Asia/Kamchatka",
    "port louis": "Indian/Mauritius", "rangoon": "Asia/Yangon", "salvador": "America/Bahia", "samoa": "Pacific/Apia",
    "solomon": "Pacific/Guadalcanal", "sri jayawardenepura": "Asia/Colombo", "st. petersburg": "Europe/Moscow",
    "turks": "America/Grand_Turk", "west central africa": "Africa/Lagos", "western european": "Europe/Lisbon",
}  # fmt: skip
"""What Exchange shows where it names no city that the zone database has."""


def parse_zone_name(written: str) -> str:
    """Return the name that is meant: as TEXT or in quotes, with what some programs leave behind it, it is one name."""
    plain = re.sub(r"\\(.)", r"\1", written).replace("^'", '"')
    return " ".join("".join(one if one.isprintable() else " " for one in plain).strip(' "').split())


@lru_cache(maxsize=1024)
def find_zone(name: str) -> tzinfo | None:
    """Return the zone of a place or of Windows, by which everybody means the same; or None."""
    key = name.casefold()
    if not name or len(name) > _LONGEST_NAME or _OFFSET.fullmatch(key):
        return None
    if key in _UTC:
        return UTC
    # "/mozilla.org/20050126_1/Europe/Berlin": what stands before the place says who wrote it.
    steps = name.strip("/").split("/")
    tails = ["/".join(steps[skipped:]) for skipped in range(len(steps))] if name.startswith("/") else [name]
    places = (_find_place(tail) for tail in tails if tail.casefold() not in _NO_PLACES)
    return next(filter(None, places), None) or _find_place(_windows_names().get(key, ""))


@lru_cache(maxsize=1024)
def match_zone(name: str) -> tzinfo | None:
    """Return the zone of a name that a calendar should define itself, where it does not: "EST", "UTC+2"; or None."""
    key = name.casefold()
    if not name or len(name) > _LONGEST_NAME:
        return None
    offset = _SHOWN_UTC.sub("utc", key)
    if found := _OFFSET.fullmatch(offset):
        return _offset(*found.groups())
    return UTC if offset in _UTC else _find_place(name) or _find_shown(key)


def _find_place(name: str) -> ZoneInfo | None:
    return find_zone_place(name) or find_zone_place(_places().get(name.casefold(), ""))


def _find_shown(key: str) -> ZoneInfo | None:
    """Return the zone of "(UTC+01:00) Amsterdam, Berlin": of its cities the first that has this offset in winter."""
    zones = [find_zone_place(place) for part in _SHOWN_PARTS.split(key) for place in _cities_of(part or "")]
    known = [zone for zone in zones if zone is not None]
    shown = _SHOWN_OFFSET.search(key)
    offset = _offset(*shown.groups()) if shown else None
    fitting = [zone for zone in known if offset is not None and _has_in_winter(zone, offset)]
    return next(iter(fitting + known), None)


def _has_in_winter(zone: ZoneInfo, offset: timezone) -> bool:
    return min(sample.replace(tzinfo=zone).utcoffset() or timedelta() for sample in _SAMPLES) == offset.utcoffset(None)


def _cities_of(part: str) -> Iterator[str]:
    name = _SHOWN_ENDS.sub("", part.strip())
    if name in _REGIONS:
        yield _REGIONS[name]
    yield from _cities().get(name, ())


def _offset(sign: str, hours: str, minutes: str | None) -> timezone | None:
    length = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if length > timedelta(hours=14) or int(minutes or 0) > 59:
        return None
    return timezone(-length if sign == "-" else length)


@cache
def _places() -> Mapping[str, str]:
    """Return the places of the zone database by their names in lower case."""
    return {place.casefold(): place for place in sorted(available_timezones())}


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    cities = defaultdict(list)
    for key, place in _places().items():
        city = key.rpartition("/")[2].replace("_", " ")
        if "/" in key and not key.startswith("etc/") and city not in _POINTS:
            cities[city].append(place)
    return {city: tuple(places) for city, places in cities.items()}


@cache
def _windows_names() -> Mapping[str, str]:
    # Most calendars name places; this list comes with all of icalendar.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): place for name, place in WINDOWS_TO_OLSON.items()}
