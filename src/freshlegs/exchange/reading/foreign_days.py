"""Days as other programs and other languages write them; of "03/04/2025" nobody guesses which is the month."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal, NamedTuple, get_args
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.foreign_values import normalize_words
from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.written.day_text import SCENARIO_YEARS

DayOrder = Literal["dmy", "mdy"]
"""Which of two numbers comes first in a date with its year at the end: the day, or the month."""
DAY_ORDERS: tuple[DayOrder, ...] = get_args(DayOrder)

_MONTHS = (
    "jan janv january januar januari enero ene janvier gen gennaio janeiro ocak oca янв января sty stycznia",
    "feb febr february februar februari febrero fev fevr fevrier febbraio fevereiro subat sub фев февр февраля lut "
    "lutego",
    "mar march marz mrz maerz maart mrt marzo mars marco mart мар марта marca",
    "apr april abr abril avr avril aprile nis nisan апр апреля kwi kwietnia",
    "may mai mei mayo maj maggio mag maio mayis мая май maja",
    "jun june juni junio juin giugno giu junho haz haziran июн июня cze czerwca",
    "jul july juli julio juil juillet luglio lug julho tem temmuz июл июля lip lipca",
    "aug august augustus augusti agosto ago aout agu agustos авг августа sie sierpnia",
    "sep sept september septiembre septembre settembre set setembro eyl eylul сен сент сентября wrz wrzesnia",
    "oct october okt oktober octubre octobre ottobre ott out outubro eki ekim окт октября paz pazdziernika",
    "nov november noviembre novembre novembro kas kasim нояб ноя ноября lis listopada",
    "dec december dez dezember dic diciembre decembre dicembre dezembro des desember ara aralik дек "
    "декабря gru grudnia",
)
_MONTH_NUMBERS = {normalize_words(word): month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)")
_SIGNS = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_NAMED = re.compile(
    r"(?:[^\W\d_]+\.?,? )?(?:(\d{1,2})\.?(?: de)? ([^\W\d_]+)|([^\W\d_]+)\.? (\d{1,2}))\.?(?: de|,)? (\d{4})"
)
_TIME = re.compile(r"[\sT,](\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,]\d{1,6})?\s?([ap]\.?\s?m\.?)?$", re.IGNORECASE)
_ALLOWED = "a day such as 2025-12-22 or 22 Dec 2025"
_MOMENT_ALLOWED = "a day and a time such as 2025-12-22 18:05"
LONGEST_MOMENT = 60
"""Letters of a day with its time."""


class TwoDays(NamedTuple):
    """A date that can be two: its first number and its second."""

    first: int
    second: int
    year: int

    def resolve(self, order: DayOrder) -> date:
        """Return the date, its numbers being in this order; raises ValueError."""
        day, month = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        return date(self.year, month, day)


@lru_cache(20_000)
def parse_foreign_day(written: str, zone: ZoneInfo) -> date | TwoDays:
    """Return the day of "2025-12-22 18:00", "22 Dec 2025, 18:00", "Dec 22, 2025", "22. Dez. 2025" or "22.12.2025".

    A moment with its offset is one on the clock of a zone. Raises NotUnderstoodError.
    """
    text = " ".join(written.split())
    if len(text) > LONGEST_MOMENT:
        text = ""
    try:
        found = _read_day(text, zone)
        if found is not None and found.year in SCENARIO_YEARS:
            return found
    except (ValueError, OverflowError):
        pass
    raise NotUnderstoodError(f"found {repr_for_user(written.strip())}", _ALLOWED)


def _read_day(text: str, zone: ZoneInfo) -> date | TwoDays | None:
    if _INSTANT.fullmatch(text):
        return datetime.fromisoformat(text).astimezone(zone).date()
    if (found := _ISO.match(text) or _SIGNS.match(text)) is not None:
        return date(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NUMBERS.match(text)) is not None:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or second > 12 or first > 12 or first == second:
            # With dots the day comes first, wherever dates are written so.
            is_american = second > 12 and found[2] != "."
            return TwoDays(first, second, year).resolve("mdy" if is_american else "dmy")
        return TwoDays(first, second, year) if first and second else None
    if (found := _NAMED.match(text)) is not None:
        month = _MONTH_NUMBERS.get(normalize_words(found[2] or found[3]))
        return date(int(found[5]), month, int(found[1] or found[4])) if month is not None else None
    return None


def find_day_order(written: Iterable[str]) -> DayOrder | None:
    """Return in which order the dates of one file must be written, as some of them can be read in one order alone.

    None where none tells, or where they contradict each other.
    """
    told: set[DayOrder] = set()
    for text in written:
        found = _NUMBERS.match(text.strip())
        if found is not None and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            told |= {"dmy"} if first > 12 >= second else {"mdy"} if second > 12 >= first else set()
    return told.pop() if len(told) == 1 else None


class ForeignMoment(NamedTuple):
    """A day and a time of a cell; the moment is None where it has no offset."""

    day: date | TwoDays
    time: time
    moment: datetime | None = None


@lru_cache(20_000)
def parse_foreign_moment(written: str, zone: ZoneInfo) -> ForeignMoment:
    """Return day and time of "2025-12-22 18:00:05", "Dec 22, 2025, 6:00:05 PM" or "22.12.2025, 18:00:05".

    A moment with its offset is one on the clock of a zone. Raises NotUnderstoodError.
    """
    text = " ".join(written.split())
    if len(text) <= LONGEST_MOMENT and _INSTANT.fullmatch(text):
        try:
            moment = datetime.fromisoformat(text)
            local = moment.astimezone(zone)
        except (ValueError, OverflowError):
            raise NotUnderstoodError(f"found {repr_for_user(text)}", _MOMENT_ALLOWED) from None
        return ForeignMoment(_check_year(local.date(), text), local.time(), moment)
    found = _TIME.search(text) if len(text) <= LONGEST_MOMENT else None
    if found is None:
        raise NotUnderstoodError(f"found {repr_for_user(written.strip())}", _MOMENT_ALLOWED)
    hour, half = int(found[1]), (found[4] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
    try:
        there = time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        raise NotUnderstoodError(f"found {repr_for_user(written.strip())}", _MOMENT_ALLOWED) from None
    return ForeignMoment(parse_foreign_day(text[: found.start()].rstrip(" ,"), zone), there)


def _check_year(day: date, text: str) -> date:
    if day.year not in SCENARIO_YEARS:
        raise NotUnderstoodError(f"found {repr_for_user(text)}", _MOMENT_ALLOWED)
    return day
