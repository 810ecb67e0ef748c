"""Days as a person writes them: a weekday, a date, day3 of a cycle, or today; alone, in spans, or several."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.clock import WEEKDAYS, format_date
from freshlegs.model.wording import suggest
from freshlegs.written.plain_words import NO_YEAR, to_plain_words

SCENARIO_YEARS = range(2000, 2101)
"""Years that a date may lie in."""
DAY_NAMES = (*WEEKDAYS, *(f"day{number}" for number in range(1, 15)))
SEEN_FROM_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""Days by their distance from today, which only a command knows; a file and a plan don't."""
DATE_EXAMPLE = "write a date such as 2026-12-01"
ONE_DAY = "write one day, such as tue or 2026-12-01"

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {
    **dict.fromkeys(("weekday", "workday"), WEEKDAYS[:5]),
    "weekend": WEEKDAYS[5:],
    **dict.fromkeys(("daily", "everyday", "all"), WEEKDAYS),
}
_YES = ("yes", "y", "yeah", "sure", "ok", "please")
_NOTHING = ("none", "nothing", "no", "n", "off", "never")
_DATE = rf"(?:[a-z]{{2,}},?\s+)?(?:\d{{4}}|{NO_YEAR})-\d\d-\d\d"
DAY_TEXT = rf"{_DATE}|day\d{{1,2}}|[a-z]+"
SPAN = re.compile(rf"({DAY_TEXT})(?:\s*-\s*({DAY_TEXT}))?")
"""A day, or from one to another, in plain words."""
BETWEEN_TIMES = re.compile(r"(?:[\s,;:/&+]|\b(?:and|from|on|at)\b)+")
"""What may stand between days and times."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WITH_WEEKDAY = re.compile(r"([a-z]{2,}),?\s+(\d{4}-\d\d-\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")


class Yearless(NamedTuple):
    """A date without its year, as commands print it: "Tue 1 Dec"; its weekday is checked once the year is known."""

    month: int
    day: int
    weekday: str = ""

    def __str__(self) -> str:
        return format_date(date(2000, self.month, self.day)).partition(" ")[2]


WrittenDay = str | date | Yearless
"""A name ("tue", "day3", "today") or a date."""


def is_nothing(written: str) -> bool:
    """Whether a text says that there is none of it."""
    return written.strip().lower() in _NOTHING


def parse_yes(written: str) -> bool:
    """Return whether a text says yes; raises NotUnderstoodError where it says neither yes nor no."""
    plain = written.strip().lower()
    if plain in _YES or is_nothing(plain):
        return plain in _YES
    raise NotUnderstoodError(f"found {repr_for_user(written.strip())}", "say yes or no")


def parse_day(written: str) -> WrittenDay:
    """Return the day of "tue", "Tuesday", "day3", "today", "2026-12-01" or "Tue 1 Dec"; raises NotUnderstoodError."""
    plain = to_plain_words(written).removeprefix("on ")
    if plain in DAY_NAMES or plain in SEEN_FROM_TODAY:
        return plain
    if re.fullmatch(_DATE, plain):
        return _read_date(plain, written)
    if plain.isalpha() and len(names := list_weekdays(plain, ONE_DAY)) == 1:
        return names[0]
    raise NotUnderstoodError(f"found {repr_for_user(written)}", say_which_day(written) or ONE_DAY)


def parse_date(written: str) -> date:
    """Return the date of "2026-12-01", "1 Dec 2026" or "1.12.2026"; raises NotUnderstoodError."""
    with suppress(ValueError):
        if _ISO.fullmatch(written) and (there := date.fromisoformat(written)).year in SCENARIO_YEARS:
            return there
    with suppress(NotUnderstoodError):
        if isinstance(found := parse_day(written), date):
            return found
    allowed = say_which_day(written) or DATE_EXAMPLE
    raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)


def find_date(day: date | Yearless | str, found: str, *, today: date | None, near: date | None = None) -> date | None:
    """Return the date of a day that is told by date or as seen from today; None for a weekday and day3.

    A date without its year is the one that is nearest to `near`. Raises NotUnderstoodError, which says `found`, where
    today or the year is not known, or where no year near by has that day.
    """
    if isinstance(day, date):
        return day
    if isinstance(day, Yearless):
        about = near or today
        if about is None:
            raise NotUnderstoodError(found, f"write its year too: 2026-{day.month:02d}-{day.day:02d}")
        there = min(_in_years(day, about), key=lambda one: abs(one - about), default=None)
        if there is None:
            raise NotUnderstoodError(found, f"no year near {about.year} has that day")
        return _check_weekday(there, day.weekday, found)
    if day not in SEEN_FROM_TODAY:
        return None
    if today is None:
        raise NotUnderstoodError(found, f"{day} is not known here; {ONE_DAY}")
    return today + timedelta(days=SEEN_FROM_TODAY[day])


@lru_cache(maxsize=512)
def parse_day_names(written: str) -> tuple[str, ...]:
    """Return the names of "tue", "sat-sun", "weekdays", "mon, wed" or "day2 to day4"; raises NotUnderstoodError."""
    example = 'write days such as "tue", "sat-sun" or "weekdays"'
    found: list[str] = []
    for first, last in split_days(written, example):
        if first in DAY_NAMES[7:] and (not last or last in DAY_NAMES[7:]):
            names = DAY_NAMES[DAY_NAMES.index(first) : DAY_NAMES.index(last or first) + 1]
        else:
            names = list_weekdays_between(first, last, example)
        found += [name for name in names if name not in found]
    if not found:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", example)
    return tuple(found)


def split_days(written: str, example: str) -> Iterator[tuple[str, str]]:
    """Yield first and last day of each part of "thu..fri", "mon to wed, sat"; a day alone with ""."""
    plain, place = to_plain_words(written), 0
    while place < len(plain):
        if between := BETWEEN_TIMES.match(plain, place):
            place = between.end()
        elif (span := SPAN.match(plain, place)) and not plain[span.end() :].lstrip().startswith("-"):
            place = span.end()
            yield span[1], span[2] or ""
        else:
            raise NotUnderstoodError(f"found {repr_for_user(written)}", say_which_day(written) or example)


def list_group(word: str) -> tuple[str, ...]:
    """Return the weekdays of "weekend", "weekdays" or "daily"; none for all else."""
    return _SEVERAL.get(word.removesuffix("s"), ())


def list_weekdays(word: str, example: str) -> tuple[str, ...]:
    """Return the weekdays of "mon", "Mondays", "weekend" or "daily"; raises NotUnderstoodError."""
    if group := list_group(word):
        return group
    full_name = word.removesuffix("s")
    found = [full[:3] for full in _FULL if len(word) > 1 and (full.startswith(word) or full == full_name)]
    if len(found) != 1:
        allowed = f"{suggest_day(word)} {example}".lstrip()
        raise NotUnderstoodError(f"{repr_for_user(word)} is not a day", allowed)
    return tuple(found)


def list_weekdays_between(first: str, last: str, example: str) -> tuple[str, ...]:
    """Return the weekdays from one to the other, over the weekend's end too; without the other, the one alone."""
    days = list_weekdays(first, example)
    if not last:
        return days
    begin, end = WEEKDAYS.index(days[0]), WEEKDAYS.index(list_weekdays(last, example)[-1])
    return WEEKDAYS[begin : end + 1] if begin <= end else (*WEEKDAYS[begin:], *WEEKDAYS[: end + 1])


def suggest_day(word: str) -> str:
    """Return "did you mean thu?" for what is nearly the name of a day, else ""."""
    known, plain = (*WEEKDAYS, *_FULL, *SEEN_FROM_TODAY), word.lower()
    return "" if plain in known else suggest(plain, (name for name in known if name[0] == plain[:1]))


def _read_date(plain: str, written: str) -> date | Yearless:
    """Return the date of "2026-12-01" or "tue xxxx-12-01", whose weekday has to be its own."""
    weekday, _, told = plain.rpartition(" ")
    year, month, day = told.split("-")
    try:
        found = date(2000 if year == NO_YEAR else int(year), int(month), int(day))
    except ValueError:
        found = date.min
    if found.year not in SCENARIO_YEARS:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", ONE_DAY)
    named = list_weekdays(weekday.rstrip(","), ONE_DAY)[0] if weekday else ""
    if year == NO_YEAR:
        return Yearless(found.month, found.day, named)
    return _check_weekday(found, named, f"found {repr_for_user(written)}")


def _check_weekday(there: date, named: str, found: str) -> date:
    """Return a date that has the weekday that is named with it, if one is; raises NotUnderstoodError."""
    if says := _say_weekday(there, named):
        raise NotUnderstoodError(found, says)
    return there


def _say_weekday(there: date, named: str) -> str:
    """Say which weekday a date has, if another one is named with it."""
    if not named or named == WEEKDAYS[there.weekday()]:
        return ""
    return f"{there} is a {_FULL[there.weekday()].title()}; write one of both"


def _in_years(day: Yearless, about: date) -> Iterator[date]:
    for year in (about.year - 1, about.year, about.year + 1):
        with suppress(ValueError):  # 29 February
            yield date(year, day.month, day.day)


def say_which_day(written: str) -> str:
    """Say how to write a day that may mean several, such as "1/2/2026" or "next Tuesday"; "" for all else.

    Also a date that has another weekday than the one beside it.
    """
    plain = to_plain_words(written)
    if beside := _WITH_WEEKDAY.search(plain):
        with suppress(ValueError, NotUnderstoodError):
            return _say_weekday(date.fromisoformat(beside[2]), list_weekdays(beside[1], "")[0])
    if re.match(r"(?:on )?(?:next|this|last|coming) [a-z]", plain):
        return "write the day alone, such as tue, or its date, such as 2026-12-01"
    match = _SLASHED.search(written)
    if match is None:
        return ""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 100 else 0
    meant: dict[str, None] = {}
    for day, month in ((first, second), (second, first)):
        with suppress(ValueError):
            meant[date(year, month, day).isoformat()] = None
    return f"write {' or '.join(meant)}" if meant else ""
