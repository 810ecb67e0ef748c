"""Races and spans of weeks as a person writes them: "half marathon on 4 Apr 2027", "8 weeks from Monday"."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal, NamedTuple

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.clock import WEEKDAYS
from freshlegs.written.day_text import ONE_DAY, find_date, parse_day, say_which_day
from freshlegs.written.plain_words import to_plain_words

Distance = Literal["5k", "10k", "half", "marathon"]
KILOMETRES: dict[Distance, float] = {"5k": 5.0, "10k": 10.0, "half": 21.1, "marathon": 42.2}
"""Distances that have a name."""
RACE_KILOMETRES = (1, 250)
"""The shortest and the longest race."""
RACE_EXAMPLE = 'write distance and date, such as "half on 4 Apr 2027" or "15 km on 2027-02-14"'
WEEKS_EXAMPLE = 'write for example "8 weeks" or "8 weeks from 7 Dec"'

_MILE = 1.609344
"""Kilometres of a mile."""
_NAMES: dict[str, Distance] = {"half": "half", "marathon": "marathon"}
_DISTANCE = re.compile(
    r"\b(?:(?P<name>half)(?:[- ]?marathon)?|(?:full )?(?P<full>marathon)"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2})?) ?(?P<unit>k|kms?|kilomet(?:er|re)s?|mi|miles?))\b"
)
_BESIDE = re.compile(r"^(?:[\s,;:]|\b(?:a|an|the|my|race|run|on|at|of|is)\b)+|(?:[\s,;:]|\b(?:race|run|on)\b)+$")
"""What may stand beside the date of a race."""
_FROM = re.compile(r",? ?\b(?:from|start(?:s|ing)?(?: (?:on|from))?) ")
"""What stands between a number of weeks and the day on which they begin."""
_WEEKS = re.compile(r"(\d{1,3}) ?(?:weeks?|wks?|w)?")
_MOST_WORDS = 12
"""Words beside the distance of a race among which its date is looked for."""
_HALF_A_YEAR = timedelta(days=182)
_JUST_PAST = timedelta(days=28)
"""A date without its year that is over for no longer is meant as it was, not the one of next year (house)."""


class WrittenRace(NamedTuple):
    """A race: how long it is and when."""

    kilometres: float
    date: date


class WrittenWeeks(NamedTuple):
    """A span of weeks; None is what is not said."""

    weeks: int | None
    start: date | None = None


def parse_race(written: str, today: date) -> WrittenRace:
    """Return the race of "10k on 14 Feb" or "2027-04-25 marathon", without a year the next one or one just past.

    Raises NotUnderstoodError.
    """
    text, found = _tidy(written), f"found {repr_for_user(written.strip())}"
    match = _DISTANCE.search(text)
    if match is None:
        raise NotUnderstoodError(f"{found}, which names no distance of a race", RACE_EXAMPLE)
    kilometres = _read_distance(match)
    least, most = RACE_KILOMETRES
    if not least <= kilometres <= most:
        raise NotUnderstoodError(found, f"a race has {least} to {most} km")
    told = _BESIDE.sub("", f"{text[: match.start()]} {text[match.end() :]}".strip())
    try:
        there = _find_date(_drop_name(told), found, today) if told else None
    except NotUnderstoodError as error:
        allowed = RACE_EXAMPLE if error.allowed.endswith(ONE_DAY) else error.allowed
        raise NotUnderstoodError(found, allowed) from None
    if there is None:
        raise NotUnderstoodError(f"{found}, without a date", RACE_EXAMPLE)
    return WrittenRace(kilometres, there)


def parse_weeks(written: str, today: date) -> WrittenWeeks:
    """Return what is said of "8 weeks", "8 weeks from Monday" or "from 7 Dec"; raises NotUnderstoodError."""
    text, found = f" {_tidy(written)} ", f"found {repr_for_user(written.strip())}"
    begins = _FROM.search(text)
    number, day = (text[: begins.start()], text[begins.end() :]) if begins else (text, "")
    number, day = to_plain_words(number), day.strip()
    weeks = _WEEKS.fullmatch(number)
    if (number and weeks is None) or (begins and not day) or not (number or day):
        raise NotUnderstoodError(found, WEEKS_EXAMPLE)
    start = _find_date(day, found, today) if day else None
    if day and start is None:
        raise NotUnderstoodError(found, WEEKS_EXAMPLE)
    return WrittenWeeks(int(weeks[1]) if weeks else None, start)


def has_distance(written: str) -> bool:
    """Whether a text speaks of a race: it has a distance in it."""
    return _DISTANCE.search(_tidy(written)) is not None


def _read_distance(match: re.Match[str]) -> float:
    if named := match["name"] or match["full"]:
        return KILOMETRES[_NAMES[named]]
    number = float(match["number"])
    return round(number * _MILE, 1) if match["unit"].startswith("mi") else number


def _drop_name(told: str) -> str:
    """Return the date of a text with the name of a race beside it ("berlin 27 sep 2027"); the text where none is."""
    words = told.replace(",", " ").split()[:_MOST_WORDS]
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            part, beside = words[first : first + length], (*words[:first], *words[first + length :])
            if _is_date(" ".join(part)) and not any(map(_may_be_of_date, beside)):
                return " ".join(part)
    return told


def _is_date(text: str) -> bool:
    """Whether a text is a day that is no weekday of every week."""
    with suppress(NotUnderstoodError):
        return not isinstance(parse_day(text), str)
    return False


def _may_be_of_date(word: str) -> bool:
    """Whether a word belongs to a date rather than to the name of a race: a number, a weekday, "next"."""
    with suppress(NotUnderstoodError):
        return bool(parse_day(word))
    return word.isdecimal() or bool(say_which_day(f"{word} x"))


def _find_date(told: str, found: str, today: date) -> date | None:
    """Return the date of a day to come, or just past, as far as it may be; a weekday's is the next after today."""
    day = parse_day(told)
    if isinstance(day, str) and day in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(day) - today.weekday() - 1) % 7 + 1)
    return find_date(day, found, today=today, near=today + _HALF_A_YEAR - _JUST_PAST)


def _tidy(written: str) -> str:
    return " ".join(written.lower().split())
