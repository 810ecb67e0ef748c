"""Times of several days as a person writes them: "weekdays 6-8, 17:30-20:30; sat none"."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.intervals import merge
from freshlegs.written.clock_text import WINDOW, format_window, read_window
from freshlegs.written.day_text import BETWEEN_TIMES, SPAN, is_nothing, list_weekdays_between
from freshlegs.written.plain_words import to_plain_words

FREE_EXAMPLE = 'write for example "weekdays 6-8, 17:30-20:30" or "sat 7-12"'


def parse_free_time(written: str) -> dict[str, tuple[Interval, ...]]:
    """Return the windows of the days in "weekdays 6-8, 17:30-20:30; sat none"; times without a day mean every day.

    Raises NotUnderstoodError with what of it is not understood.
    """
    free: dict[str, tuple[Interval, ...]] = {}
    days: tuple[str, ...] = ()
    waiting = False
    for said in _split_times(written):
        if isinstance(said[0], str) and not is_nothing(said[0]):
            named = list_weekdays_between(said[0], str(said[1]), FREE_EXAMPLE)
            days, waiting = (*days, *named) if waiting else named, True
            continue
        windows = (said,) if isinstance(said[0], int) else ()
        days = days or WEEKDAYS
        free |= {day: (*(() if waiting else free.get(day, ())), *windows) for day in days}
        waiting = False
    if waiting or not free:
        raise NotUnderstoodError(f"{days[-1]} has no times" if waiting else "nothing is said", FREE_EXAMPLE)
    return {day: tuple(merge(free[day])) for day in WEEKDAYS if day in free}


def format_free_time(free: Mapping[str, tuple[Interval, ...]]) -> str:
    """Return free time as `parse_free_time` understands it; days without any are not named."""
    parts = []
    for windows, run in groupby(WEEKDAYS, lambda day: free.get(day, ())):
        days = list(run)
        if windows:
            named = f"{days[0]} to {days[-1]}" if len(days) > 1 else days[0]
            parts.append(f"{named} {', '.join(map(format_window, windows))}")
    return "; ".join(parts) or "none"


def _split_times(written: str) -> Iterator[tuple[str, str] | Interval]:
    """Yield days, first and last of them, and windows, as they are said; raises NotUnderstoodError for all else."""
    plain, place = to_plain_words(written), 0
    while place < len(plain):
        if found := BETWEEN_TIMES.match(plain, place):
            place = found.end()
        elif found := WINDOW.match(plain, place):
            place = found.end()
            yield read_window(found)
        elif found := SPAN.match(plain, place):
            place = found.end()
            yield found[1], found[2] or ""
        else:
            raise NotUnderstoodError(f"{repr_for_user(plain[place : place + 20])} is not a span of time", FREE_EXAMPLE)
