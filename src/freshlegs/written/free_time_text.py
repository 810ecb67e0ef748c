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

    What is said of a day a second time is added ("weekdays 6-8, mon 17-20"), unless it overlaps with what was said
    before: then it counts instead ("weekdays 17-20, wed 18-19"). Raises NotUnderstoodError with what of it is not
    understood.
    """
    free: dict[str, tuple[Interval, ...]] = {}
    for days, windows in _list_mentions(written):
        free |= {day: _join(free.get(day, ()), windows) for day in days}
    if not free:
        raise NotUnderstoodError("nothing is said", FREE_EXAMPLE)
    return {day: free[day] for day in WEEKDAYS if day in free}


def _list_mentions(written: str) -> Iterator[tuple[tuple[str, ...], tuple[Interval, ...]]]:
    """Yield days that are named together, with their times: none for "sat none"."""
    days: tuple[str, ...] = ()
    windows: list[Interval] | None = None
    for said in _split_times(written):
        if isinstance(said[0], int):
            windows = [*(windows or ()), said]
        elif is_nothing(said[0]):
            windows = windows or []
        else:
            if windows is not None:
                yield days or WEEKDAYS, tuple(windows)
                days, windows = (), None
            days = (*days, *list_weekdays_between(said[0], str(said[1]), FREE_EXAMPLE))
    if windows is not None:
        yield days or WEEKDAYS, tuple(windows)
    elif days:
        raise NotUnderstoodError(f"{days[-1]} has no times", FREE_EXAMPLE)


def _join(before: tuple[Interval, ...], windows: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Return the windows of a day of which something was said before: what overlaps is said anew, the rest is more."""
    anew = not windows or any(begin < last and first < end for begin, end in windows for first, last in before)
    return tuple(merge(windows if anew else (*before, *windows)))


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
