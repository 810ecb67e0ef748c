"""The starts at a place are exactly those at which a session has it, by looking at each in turn."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.availability import QUARTER, has_place, is_inside, list_starts
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge
from freshlegs.model.session import Choice, TrainingPlace

ZONE = ZoneInfo("Europe/Berlin")
FIRSTS = (date(2026, 11, 30), date(2027, 3, 24), date(2026, 10, 21))
"""A plain week, and weeks over both clock changes."""
TIMES = (Choice(), Choice(time=(0, 720)))
SPANS = st.lists(st.tuples(st.integers(0, 5 * 1440), st.integers(20, 600)), max_size=6)


def stretches(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches of so many minutes each, merged."""
    return tuple(merge((begin, begin + minutes) for begin, minutes in spans))


@st.composite
def places(draw: st.DrawFn) -> tuple[TrainingPlace, ...]:
    """Draw up to three places, near and far, open at times or always, one of them on some days alone."""
    found = []
    for name in ("gym", "pool", "hotel")[: draw(st.integers(1, 3))]:
        hours = stretches(draw(SPANS)) if draw(st.booleans()) else None
        days = draw(st.none() | st.frozensets(st.integers(0, 4), min_size=1, max_size=3))
        when = Choice(days, draw(st.none() | st.just((360, 1200))))
        there, back = draw(st.integers(0, 40)), draw(st.integers(0, 40))
        dated = name == "hotel" and days is not None
        found.append(TrainingPlace(name, frozenset(), when, dated, hours, there, back))
    return tuple(found)


@pytest.mark.slow
@settings(deadline=None, derandomize=True, max_examples=60)
@given(SPANS, places(), st.sampled_from(FIRSTS), st.sampled_from((30, 60, 75)), st.sampled_from(TIMES))
def test_a_start_is_listed_where_the_session_has_its_place(
    spans: list[tuple[int, int]], there: tuple[TrainingPlace, ...], first: date, minutes: int, only: Choice
) -> None:
    clock, free = Clock(ZONE, first, 5), stretches(spans)
    listed = {*list_starts(clock, free, minutes, only=only, places=there)}
    begins = {begin + place.there for begin, _ in free for place in there}
    begins |= {begin for place in there for begin, _ in place.hours or ()}
    last = clock.midnight(5)
    near = {start + by for start in begins for by in (-1, 0, 1)} | {*range(0, last, QUARTER)}
    fits = {s for s in near if 0 <= s < last and _fits(clock, free, there, s, minutes)}
    fits = {s for s in fits if is_inside(clock, s, minutes, only) and clock.at(clock.day(s), clock.wall(s)) == s}
    assert listed <= fits
    assert {start for start in fits if start % QUARTER == 0} <= listed
    # Off the quarters only where the way has begun with free time, or the place has opened; and there in any case.
    assert {start for start in listed if start % QUARTER} <= begins
    if len(there) == 1:
        assert {start for start in fits & begins if start - 1 not in fits} <= listed


def _fits(
    clock: Clock, free: tuple[tuple[int, int], ...], places: tuple[TrainingPlace, ...], start: int, minutes: int
) -> bool:
    """Whether a session has one of its places then, written out: away first, else the first that will do."""
    away = [place for place in places if place.dated and is_inside(clock, start, minutes, place.when)]
    for place in away or [place for place in places if not place.dated]:
        opened = is_inside(clock, start, minutes, place.when) and (
            place.hours is None or any(a <= start and start + minutes <= b for a, b in place.hours)
        )
        if opened and any(a <= start - place.there and start + minutes + place.back <= b for a, b in free):
            assert has_place(clock, free, places, start, minutes)
            return True
    alone = not away and all(place.dated for place in places)
    return alone and any(a <= start and start + minutes <= b for a, b in free)
