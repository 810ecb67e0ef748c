"""Free time and the grid of possible starts in it, in minutes of the week."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from freshlegs.model.clock import DAY, Clock
from freshlegs.model.intervals import intersect_stretches, merge, subtract
from freshlegs.model.session import Choice, TrainingPlace

QUARTER = 15
"""Minutes between two starts of the grid."""

Interval = tuple[int, int]
"""A half-open interval in minutes, of the week unless a function says wall clock."""

_ANYWHERE = Choice()


def find_free_time(
    clock: Clock, windows: Sequence[Sequence[Interval]], busy: Iterable[Interval] = (), *, repeats: bool
) -> tuple[Interval, ...]:
    """Return the free time of a week: half-open intervals in minutes of the week, ascending, none touching the next.

    Parameters
    ----------
    windows : sequence of sequences of (int, int)
        Windows of each day of the cycle in wall-clock minutes, 1440 for "24:00". A boundary that the clock change
        skips moves to the change.
    busy : iterable of (int, int)
        Half-open intervals in minutes of the week, in any order, overlapping or outside the week.
    repeats : bool
        Also merge across the week's edge: the last interval then runs into the next copy's first window.
    """
    opened = ((clock.at(day, begin), clock.at(day, end)) for day, there in enumerate(windows) for begin, end in there)
    free = tuple(subtract(merge(opened), merge(busy)))
    return _join_at_edge(clock, free) if repeats else free


def list_starts(
    clock: Clock,
    free: Iterable[Interval],
    minutes: int,
    *,
    only: Choice = _ANYWHERE,
    pin: int | None = None,
    places: Sequence[TrainingPlace] = (),
) -> tuple[int, ...]:
    """Return the starts, in minutes of the week and ascending, at which a session lies wholly in free time.

    These are the local :00, :15, :30, :45 and the start of each interval, from the week's first midnight to before
    its last; an hour that the clock change repeats counts the first time only. Free time is as `find_free_time` returns
    it; `only` are the days and the time of day that the session must keep, `pin` is the only start to consider, at any
    minute. With `places` it lies in one of them while that is open, and the ways there and back in free time too; it
    may then also start where the way there has begun with an interval, or the place has opened.
    """
    if not places:
        return _list_starts(clock, free, minutes, only, pin)
    windows = tuple(free)
    reached = (_list_starts(clock, _narrow(windows, place), minutes, only, pin) for place in dict.fromkeys(places))
    found = sorted({start for there in reached for start in there})
    return tuple(start for start in found if has_place(clock, windows, places, start, minutes))


def _list_starts(
    clock: Clock, free: Iterable[Interval], minutes: int, only: Choice, pin: int | None
) -> tuple[int, ...]:
    last = clock.midnight(clock.days) - 1
    found: list[int] = []
    for begin, end in free:
        latest = min(end - minutes, last)
        if pin is not None:
            found += [pin] if max(begin, 0) <= pin <= latest else []
        elif 0 <= begin <= latest:
            found += [begin, *range(begin + QUARTER - begin % QUARTER, latest + 1, QUARTER)]
    return tuple(start for start in found if _shown_first(clock, start) and is_inside(clock, start, minutes, only))


def find_place(
    clock: Clock, free: Iterable[Interval], places: Sequence[TrainingPlace], start: int, minutes: int
) -> TrainingPlace | None:
    """Return where a session stands that starts then and may be at several places; None where it has none.

    A place with dates goes before all others on its days. Else it is the first that is open and within reach; where
    none is, the first that is open; where none is, the first.
    """
    away = [place for place in places if place.dated and is_inside(clock, start, minutes, place.when)]
    there = away or [place for place in places if not place.dated]
    opened = [place for place in there if is_open(clock, place, start, minutes)]
    reached = (place for place in opened if _is_within_reach(free, place, start, minutes))
    return next(reached, next(iter((*opened, *there)), None))


def is_open(clock: Clock, place: TrainingPlace, start: int, minutes: int) -> bool:
    """Whether a session lies wholly in the times of a place, and in its opening hours."""
    if not is_inside(clock, start, minutes, place.when):
        return False
    return place.hours is None or any(begin <= start and start + minutes <= end for begin, end in place.hours)


def _is_within_reach(free: Iterable[Interval], place: TrainingPlace, start: int, minutes: int) -> bool:
    """Whether a session lies in free time together with the ways to a place and back."""
    return any(begin <= start - place.there and start + minutes + place.back <= end for begin, end in free)


def has_place(
    clock: Clock, free: Iterable[Interval], places: Sequence[TrainingPlace], start: int, minutes: int
) -> bool:
    """Whether a session that starts then has a place that is open, with time for the ways; or needs none."""
    place = find_place(clock, free, places, start, minutes)
    return place is None or (is_open(clock, place, start, minutes) and _is_within_reach(free, place, start, minutes))


def _narrow(free: Iterable[Interval], place: TrainingPlace) -> Iterable[Interval]:
    """Return the free time less the ways to a place and back, while it is open."""
    left = [(begin + place.there, end - place.back) for begin, end in free]
    return left if place.hours is None else intersect_stretches(left, place.hours)


def is_inside(clock: Clock, start: int, minutes: int, only: Choice) -> bool:
    """Whether a session keeps to the days of a choice, and with its whole length to its time of day."""
    if only.days is not None and clock.day(start) not in only.days:
        return False
    return only.time is None or (only.time[0] <= clock.wall(start) and clock.wall_end(start, minutes) <= only.time[1])


@lru_cache(maxsize=64)  # asked for each session of each model, and slow where the clocks change
def list_all_starts(clock: Clock, step: int = QUARTER) -> tuple[int, ...]:
    """Return every local quarter of an hour of the week, or every `step` minutes, a multiple of 15.

    All zone offsets since the year 2000 are whole quarters of an hour, so local quarters are elapsed quarters.
    """
    return tuple(start for start in range(0, clock.midnight(clock.days), step) if _shown_first(clock, start))


def _shown_first(clock: Clock, start: int) -> bool:
    """Whether the clock shows this time for the first time on its date, as people mean it.

    It also keeps the next week's times in the order of this week's, on which the solver relies.
    """
    return clock.steady or clock.at(clock.day(start), clock.wall(start)) == start


def find_widest(free: Iterable[Interval]) -> Interval:
    """Return the longest free interval, the first of several; (0, 0) if there is none."""
    return max(free, key=lambda interval: interval[1] - interval[0], default=(0, 0))


def cut_to_day(clock: Clock, free: Iterable[Interval], day: int) -> tuple[Interval, ...]:
    """Return the free time of one local date, cut at its midnights, as wall-clock minutes (1440 at its end)."""
    first, last = clock.midnight(day), clock.midnight(day + 1)
    cut = ((max(begin, first), min(end, last)) for begin, end in free)
    return tuple((clock.wall(a), DAY if b == last else clock.wall(b)) for a, b in cut if a < b)


def _join_at_edge(clock: Clock, free: tuple[Interval, ...]) -> tuple[Interval, ...]:
    if not free or free[0][0] != 0 or free[-1][1] != clock.midnight(clock.days):
        return free
    return (*free[:-1], (free[-1][0], clock.repeat(free[0][1], clock.days)))
