"""Repetition rules as calendars write them (RFC 5545 3.3.10), and as some programs do instead."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import product

from freshlegs.calendars.reading.repeats import Repeat
from freshlegs.calendars.reading.times import UnreadableError, parse_written

LONGEST_LIST = 60
"""Longest list in a rule, and most times in a day."""
INTERVALS = range(1, 10_000)
COUNTS = range(1, 20_001)
"""A rule that ends after more times than these is taken not to end."""
SKIPS = "repeat by a rule with SKIP, which is not supported: days that a month does not have are left out"
ODD_PARTS = "repeat by a rule of which a part can't be read, and was left out"

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LISTS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_CLOCK = {"BYHOUR": 24, "BYMINUTE": 60, "BYSECOND": 61}
_FAST = ("SECONDLY", "MINUTELY", "HOURLY")


def read_repeat(
    written: str, start: datetime | date, until_of: Callable[[datetime], datetime], slips: set[str]
) -> Repeat:
    """Return the rule of an event that begins at `start`, as its clock shows it; raises UnreadableError.

    What `until_of` gives is an aware moment on that clock.
    """
    parts = _parts(written, slips)
    frequency = parts.pop("FREQ", "").upper()
    if frequency in _FAST:
        raise UnreadableError("it repeats by the hour or faster")
    interval, times = _number(parts.pop("INTERVAL", "1")), _number(parts.pop("COUNT", "-1"))
    week_start = parts.pop("WKST", "MO").upper()
    until = parts.pop("UNTIL", "")
    clock = _times(parts, start, slips)
    lists = {name: _numbers(parts.pop(name, ""), range(1, highest + 1), slips) for name, highest in _LISTS.items()}
    weekdays = _weekdays(parts.pop("BYDAY", ""), slips)
    known = frequency in _FREQUENCIES and week_start in _WEEKDAYS and interval in INTERVALS and times != 0
    if parts or not known:
        raise UnreadableError("its repetition rule can't be read")
    if not (weekdays or lists["BYMONTHDAY"] or lists["BYYEARDAY"] or frequency == "DAILY"):
        if frequency == "WEEKLY" or lists["BYWEEKNO"]:
            weekdays = ((0, start.weekday()),)
        else:
            lists["BYMONTHDAY"] = frozenset({start.day})
            if frequency == "YEARLY":
                lists["BYMONTH"] = lists["BYMONTH"] or frozenset({start.month})
    return Repeat(
        frequency=frequency,
        interval=interval,
        count=times if times in COUNTS else None,
        until=_until(until, start, until_of, slips) if until else None,
        months=lists["BYMONTH"],
        month_days=lists["BYMONTHDAY"],
        year_days=lists["BYYEARDAY"],
        week_numbers=lists["BYWEEKNO"],
        weekdays=weekdays,
        times=clock,
        positions=lists["BYSETPOS"],
        week_start=_WEEKDAYS.index(week_start),
    )


def _parts(written: str, slips: set[str]) -> dict[str, str]:
    """Return the parts of a rule that say something and are known, or are none of ours."""
    pairs = [part.partition("=") for part in written.replace(" ", "").rstrip(",").split(";") if part]
    parts = {name.upper(): value.strip(",") for name, _, value in pairs if value.strip(",")}
    if any(name.startswith("X-") for name in parts):
        slips.add(ODD_PARTS)
    # RFC 7529's way to say that all is as usual, or that a day that a month does not have takes place on another.
    if parts.get("RSCALE", "GREGORIAN").upper() == "GREGORIAN":
        parts.pop("RSCALE", "")
        if parts.pop("SKIP", "OMIT").upper() != "OMIT":
            slips.add(SKIPS)
    return {name: value for name, value in parts.items() if not name.startswith("X-")}


def _times(parts: dict[str, str], start: datetime | date, slips: set[str]) -> tuple[time, ...]:
    """Take the times of day out of a rule and return them; those of whole days say nothing."""
    numbers = {name: _numbers(parts.pop(name, ""), range(end), slips) for name, end in _CLOCK.items()}
    if not isinstance(start, datetime):
        return (time(),)
    usual = dict(zip(_CLOCK, ({start.hour}, {start.minute}, {start.second}), strict=True))
    hours, minutes, seconds = (numbers[name] or usual[name] for name in _CLOCK)
    if len(hours) * len(minutes) * len(seconds) > LONGEST_LIST:
        raise UnreadableError(f"it repeats more than {LONGEST_LIST} times a day")
    # A leap second has no place in a time.
    return tuple(sorted({time(*one[:2], min(one[2], 59)) for one in product(hours, minutes, seconds)}))


def _number(written: str) -> int:
    if not re.fullmatch("[+-]?[0-9]{1,15}", written):
        raise UnreadableError("its repetition rule can't be read")
    return int(written)


def _numbers(written: str, allowed: range, slips: set[str]) -> frozenset[int]:
    """Return the numbers of a list; raises UnreadableError where there are some and none can be read."""
    values = [int(value) if re.fullmatch("[+-]?[0-9]{1,3}", value) else None for value in _values(written)]
    good = [one for one in values if one is not None and (one if 0 in allowed else abs(one)) in allowed]
    _check_good(len(good), len(values), slips)
    return frozenset(good)


def _weekdays(written: str, slips: set[str]) -> tuple[tuple[int, int], ...]:
    values = [re.fullmatch("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", value) for value in _values(written.upper())]
    good = [(int(one[1] or 0), _WEEKDAYS.index(one[2])) for one in values if one and abs(int(one[1] or 0)) <= 53]
    _check_good(len(good), len(values), slips)
    return tuple(dict.fromkeys(good))


def _values(written: str) -> list[str]:
    """Return the values of a list, those that say nothing left out; raises UnreadableError where it is too long."""
    values = [value for value in written.split(",") if value]
    if len(values) > LONGEST_LIST:
        raise UnreadableError(f"a list in its repetition rule is longer than {LONGEST_LIST}")
    return values


def _check_good(good: int, values: int, slips: set[str]) -> None:
    if values and not good:
        raise UnreadableError("its repetition rule can't be read")
    if good < values:
        slips.add(ODD_PARTS)


def _until(written: str, start: datetime | date, until_of: Callable[[datetime], datetime], slips: set[str]) -> datetime:
    """Return the last moment on the clock of the event; that of a date is the date's end."""
    moment, zone = parse_written(written, slips)
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.max)
    if zone is not None:
        return until_of(moment.replace(tzinfo=zone))
    return moment if isinstance(start, datetime) else datetime.combine(moment, time.max)
