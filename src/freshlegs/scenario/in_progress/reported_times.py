"""Times of a week in progress in words: when somebody turned out to be busy, and when something else was done."""

import re
from collections.abc import Iterator
from contextlib import suppress

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY
from freshlegs.model.kinds import KINDS
from freshlegs.scenario.schema.minutes_range import MINUTES
from freshlegs.scenario.week_days import Days, parse_days, parse_minute
from freshlegs.written.clock_text import WINDOW, read_window
from freshlegs.written.day_text import say_which_day
from freshlegs.written.moment_text import parse_moment
from freshlegs.written.plain_words import to_plain_words
from freshlegs.written.session_text import find_kind

_BUSY_EXAMPLE = 'write the day and from when to when: "fri 18:00-19:30", or a day alone'
_ACTIVITY_EXAMPLE = 'write what, when and how many minutes: "tempo tue 07:00 45", "bike sat 09:00 90"'
_DAYS_AND_TIME = re.compile(rf"(.+?)[\s,]+({WINDOW.pattern})$")
_MINUTES = re.compile(r"(.+?)[\s,]+(?:for )?(\d{1,3}) ?(?:min(?:utes?)?)?$")
LONGEST_NAME = 60


def parse_busy(days: Days, written: str) -> Iterator[Interval]:
    """Yield the minutes of each day of "fri 18:00-19:30", "thu-fri 8-10" or "sat"; raises NotUnderstoodError."""
    there, window = written, (0, DAY)
    if match := _DAYS_AND_TIME.fullmatch(to_plain_words(written)):
        there, times = match[1], WINDOW.fullmatch(match[2])
        window = read_window(times) if times else window
    elif re.search(r"\d[:.]\d\d|\d ?[ap]m", written):
        raise NotUnderstoodError(f"found {repr_for_user(written)}", say_which_day(written) or _BUSY_EXAMPLE)
    for day in sorted(parse_days(days, there)):
        yield days.clock.at(day, window[0]), days.clock.at(day, window[1])


def parse_activity(days: Days, written: str) -> tuple[str, int, int]:
    """Return the kind of session of "tempo tue 07:00 45", its start and minutes; of another sport its name.

    A kind that is said without its minutes has the usual ones. Raises NotUnderstoodError.
    """
    whole = " ".join(written.split())
    timed = _MINUTES.fullmatch(whole)
    if timed and (parts := _split_activity(timed[1])):
        minutes = int(timed[2])
    elif parts := _split_activity(whole):
        minutes = 0
    else:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", say_which_day(written) or _ACTIVITY_EXAMPLE)
    activity, when = parts
    kind = find_kind(activity)
    minutes = minutes or (KINDS[kind].minutes if kind else 0)
    if minutes not in MINUTES:
        allowed = f"allowed: {MINUTES[0]} to {MINUTES[-1]} minutes" if minutes else _ACTIVITY_EXAMPLE
        raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)
    return kind or activity[:LONGEST_NAME], parse_minute(days, when), minutes


def parse_start(days: Days, when: str, usual: int, written: str) -> tuple[int, int]:
    """Return start and minutes of "tue 07:10 50", whose last number is a length where the rest is a time.

    Without a length they are `usual`. Raises NotUnderstoodError, which shows all that was `written`.
    """
    start, _, last = when.strip().rpartition(" ")
    minutes, found = usual, f"found {repr_for_user(written)}"
    if re.fullmatch("[0-9]{1,3}", last) and is_moment(start):
        when, minutes = start, int(last)
        if minutes not in MINUTES:
            raise NotUnderstoodError(found, f"allowed: {MINUTES[0]} to {MINUTES[-1]} minutes")
    elif not is_moment(when):
        allowed = 'write "lower-1=tue 07:10", and the minutes if they differ; a time such as 06:30, 6:30 pm or noon'
        raise NotUnderstoodError(found, allowed)
    return parse_minute(days, when), minutes


def is_moment(written: str) -> bool:
    """Whether a text is a day and a time."""
    try:
        parse_moment(written)
    except NotUnderstoodError:
        return False
    return True


def _split_activity(text: str) -> tuple[str, str] | None:
    """Return what was done and when; the words for it are as many as leave a day and a time."""
    words = text.split(" ")
    for place in range(1, len(words)):
        with suppress(NotUnderstoodError):
            parse_moment(" ".join(words[place:]))
            return " ".join(words[:place]), " ".join(words[place:])
    return None
