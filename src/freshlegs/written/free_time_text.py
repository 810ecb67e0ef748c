"""Times of several days as a person writes them: "weekdays 6-8, 17:30-20:30; sat none"."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, groupby

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, WEEKDAYS
from freshlegs.model.intervals import merge, subtract
from freshlegs.written.clock_text import WINDOW, format_window, read_window
from freshlegs.written.day_text import BETWEEN_TIMES, SPAN, is_nothing, list_weekdays_between
from freshlegs.written.plain_words import to_plain_words

FREE_EXAMPLE = 'write for example "weekdays 6-8, 17:30-20:30" or "sat 7-12"'


NOT = re.compile(r"\b(?:not|except|without|but not)\b(?:\s+(?:on|for))?\s*")
"""How times begin that are taken away."""


def parse_free_time(
    written: str, known: Mapping[str, tuple[Interval, ...]] | None = None
) -> dict[str, tuple[Interval, ...]]:
    """Return the windows of the days in "weekdays 6-8, 17:30-20:30; sat none"; times without a day mean every day.

    What is said of a day a second time is added ("weekdays 6-8, mon 17-20"), unless it overlaps with what was said
    before: then it counts instead ("weekdays 17-20, wed 18-19"). After "not" it is taken away from that, or from what
    is `known`: "not sat 9-12". Raises NotUnderstoodError with what of it is not understood.
    """
    free: dict[str, tuple[Interval, ...]] = {}
    for takes_away, days, windows in chain.from_iterable(map(_list_mentions, _split_at_not(written))):
        for day in days:
            before = free.get(day, (known or {}).get(day, ()) if takes_away else ())
            free[day] = (
                tuple(subtract(before, merge(windows or ((0, 2 * DAY),)))) if takes_away else _join(before, windows)
            )
    if not free:
        raise NotUnderstoodError("nothing is said", FREE_EXAMPLE)
    return {day: free[day] for day in WEEKDAYS if day in free}


def _split_at_not(written: str) -> Iterator[str]:
    """Yield what is said, each part between semicolons in which something is taken away by itself."""
    for takes_away, group in groupby(written.split(";"), lambda part: NOT.search(to_plain_words(part)) is not None):
        parts = [*group]
        yield from parts if takes_away else [";".join(parts)]


def _list_mentions(written: str) -> Iterator[tuple[bool, tuple[str, ...], tuple[Interval, ...]]]:
    """Yield days that are named together, with their times: none for "sat none"; and whether they are taken away."""
    takes_away, days = False, tuple[str, ...]()
    windows: list[Interval] | None = None
    for said in _split_times(written):
        if said is None:
            if windows is not None:
                yield takes_away, days or WEEKDAYS, tuple(windows)
            elif days:
                raise NotUnderstoodError(f"{days[-1]} has no times", FREE_EXAMPLE)
            takes_away, days, windows = True, (), None
        elif isinstance(said[0], int):
            windows = [*(windows or ()), said]
        elif is_nothing(said[0]):
            windows = windows or []
        else:
            if windows is not None:
                yield takes_away, days or WEEKDAYS, tuple(windows)
                takes_away, days, windows = False, (), None
            days = (*days, *list_weekdays_between(said[0], str(said[1]), FREE_EXAMPLE))
    if windows is not None or (takes_away and days):
        yield takes_away, days or WEEKDAYS, tuple(windows or ())
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


def _split_times(written: str) -> Iterator[tuple[str, str] | Interval | None]:
    """Yield days, first and last of them, and windows, as they are said, and None for "not".

    Raises NotUnderstoodError for all else.
    """
    plain, place = to_plain_words(written), 0
    while place < len(plain):
        if found := BETWEEN_TIMES.match(plain, place):
            place = found.end()
        elif found := NOT.match(plain, place):
            place = found.end()
            yield None
        elif found := WINDOW.match(plain, place):
            place = found.end()
            yield read_window(found)
        elif found := SPAN.match(plain, place):
            place = found.end()
            yield found[1], found[2] or ""
        else:
            raise NotUnderstoodError(f"{repr_for_user(plain[place : place + 20])} is not a span of time", FREE_EXAMPLE)
