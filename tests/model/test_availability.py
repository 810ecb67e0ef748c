"""Free time and the grid of starts, in plain weeks, over midnight, over the edge and over clock changes."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from freshlegs.model.availability import cut_to_day, find_free_time, find_widest, list_all_starts, list_starts
from freshlegs.model.clock import DAY, Clock
from freshlegs.model.session import Choice


def week(zone: str = "Europe/Berlin", first: date = date(2026, 11, 30), days: int = 7) -> Clock:
    return Clock(ZoneInfo(zone), first, days)


def only_day(day: int, *windows: tuple[int, int], days: int = 7) -> list[list[tuple[int, int]]]:
    return [list(windows) if d == day else [] for d in range(days)]


def hours(*clock: float) -> tuple[int, ...]:
    return tuple(round(hour * 60) for hour in clock)


def test_windows_become_minutes_of_the_week() -> None:
    assert find_free_time(week(), only_day(2, (360, 480)), repeats=True) == ((2 * DAY + 360, 2 * DAY + 480),)


def test_windows_that_touch_are_one() -> None:
    assert find_free_time(week(), only_day(0, (480, 600), (360, 480)), repeats=False) == ((360, 600),)


def test_windows_that_touch_at_midnight_are_one() -> None:
    windows = [[(1320, 1440)], [(0, 120)], [], [], [], [], []]
    assert find_free_time(week(), windows, repeats=True) == ((1320, 1560),)


def test_a_repeating_week_joins_its_last_window_to_the_next_copys_first() -> None:
    windows = [[(0, 120)], [], [], [], [], [], [(1320, 1440)]]
    assert find_free_time(week(), windows, repeats=True) == ((0, 120), (6 * DAY + 1320, 7 * DAY + 120))


def test_a_week_that_does_not_repeat_ends_at_its_last_midnight() -> None:
    windows = [[(0, 120)], [], [], [], [], [], [(1320, 1440)]]
    assert find_free_time(week(), windows, repeats=False) == ((0, 120), (6 * DAY + 1320, 7 * DAY))


def test_the_edge_is_not_joined_when_a_minute_is_missing() -> None:
    windows = [[(1, 120)], [], [], [], [], [], [(1320, 1440)]]
    assert find_free_time(week(), windows, repeats=True) == ((1, 120), (6 * DAY + 1320, 7 * DAY))


def test_a_week_that_is_free_throughout_runs_into_its_copy() -> None:
    assert find_free_time(week(), [[(0, 1440)]] * 7, repeats=True) == ((0, 14 * DAY),)


@pytest.mark.parametrize(
    ("busy", "free"),
    [
        ([(400, 420)], ((360, 400), (420, 480))),
        ([(300, 370), (365, 380)], ((380, 480),)),
        ([(470, 900)], ((360, 470),)),
        ([(360, 480)], ()),
        ([(480, 500), (100, 360), (410, 410)], ((360, 480),)),
    ],
    ids=["inside", "overlapping at the start", "at the end", "all of it", "beside it and empty"],
)
def test_busy_time_is_cut_out(busy: list[tuple[int, int]], free: tuple[tuple[int, int], ...]) -> None:
    assert find_free_time(week(), only_day(0, (360, 480)), busy, repeats=True) == free


def test_starts_fall_on_quarters_and_the_windows_own_start() -> None:
    assert list_starts(week(), [(370, 460)], 60) == (370, 375, 390)


def test_a_start_on_a_quarter_is_not_counted_twice() -> None:
    assert list_starts(week(), [(360, 450)], 60) == (360, 375, 390)


def test_no_start_lies_at_or_after_the_last_midnight() -> None:
    last = 7 * DAY
    assert list_starts(week(), [(last - 30, last + 120)], 60) == (last - 30, last - 15)


def test_a_session_as_long_as_the_window_fits_and_a_longer_one_does_not() -> None:
    assert list_starts(week(), [(360, 420)], 60) == (360,)
    assert list_starts(week(), [(360, 420)], 61) == ()


def test_a_pin_is_the_only_start_and_may_be_at_any_minute() -> None:
    assert list_starts(week(), [(360, 480)], 60, pin=367) == (367,)
    assert list_starts(week(), [(360, 480)], 60, pin=421) == ()


def test_only_keeps_the_whole_session_inside_its_days_and_time() -> None:
    free = [(360, 480), (DAY + 360, DAY + 480)]
    assert list_starts(week(), free, 60, only=Choice(days=frozenset({1}))) == tuple(
        DAY + m for m in (360, 375, 390, 405, 420)
    )
    assert list_starts(week(), free, 60, only=Choice(frozenset({0}), (380, 450))) == (390,)


def test_only_until_midnight_holds_a_session_that_ends_there() -> None:
    assert list_starts(week(), [(1320, 1560)], 60, only=Choice(time=(1320, 1440))) == (1320, 1335, 1350, 1365, 1380)


def test_the_night_of_25_hours_has_the_starts_of_the_repeated_hour_once() -> None:
    new_york = week("America/New_York", date(2026, 11, 1))
    free = find_free_time(new_york, only_day(0, (60, 120)), repeats=True)
    assert free == ((60, 180),)
    starts = list_starts(new_york, free, 60)
    assert [new_york.wall(start) for start in starts] == [60, 75, 90, 105]


def test_the_night_of_23_hours_has_no_starts_in_the_gap() -> None:
    new_york = week("America/New_York", date(2027, 3, 14))
    free = find_free_time(new_york, only_day(0, (60, 240)), repeats=True)
    assert free == ((60, 180),)
    assert [new_york.wall(start) for start in list_starts(new_york, free, 60)] == list(hours(1, 1.25, 1.5, 1.75, 3))


def test_a_weekly_window_inside_the_gap_is_gone() -> None:
    berlin = week("Europe/Berlin", date(2027, 3, 28))
    assert find_free_time(berlin, only_day(0, (120, 180)), repeats=True) == ()
    assert find_free_time(berlin, only_day(0, (150, 240)), repeats=True) == ((120, 180),)


@pytest.mark.parametrize(
    ("zone", "first", "length"),
    [
        ("Europe/Berlin", date(2026, 10, 25), 7 * DAY),
        ("Australia/Sydney", date(2026, 10, 4), 7 * DAY - 60),
        ("Australia/Sydney", date(2027, 4, 4), 7 * DAY),
        ("Australia/Lord_Howe", date(2026, 10, 4), 7 * DAY - 30),
        ("Asia/Kathmandu", date(2026, 10, 4), 7 * DAY),
        ("Africa/Cairo", date(2027, 4, 30), 7 * DAY - 60),
    ],
)
def test_everywhere_is_every_local_quarter_of_the_week(zone: str, first: date, length: int) -> None:
    clock = week(zone, first)
    starts = list_all_starts(clock)
    assert len(starts) == length // 15
    assert {clock.wall(start) % 15 for start in starts} == {0}
    assert {clock.day(start) for start in starts} == set(range(7))


def test_the_edge_keeps_local_time_over_a_clock_change() -> None:
    """The week ends before a Sunday of 25 hours; its copy's first window lies in that Sunday's winter time."""
    berlin = week("Europe/Berlin", date(2026, 10, 18))
    windows = [[(0, 240)], [], [], [], [], [], [(1320, 1440)]]
    assert find_free_time(berlin, windows, repeats=True)[-1] == (7 * DAY - 120, 7 * DAY + 300)


def test_the_longest_window_and_the_windows_of_a_day_can_be_named() -> None:
    free = ((360, 480), (1320, 1560))
    assert find_widest(free) == (1320, 1560)
    assert find_widest(()) == (0, 0)
    assert cut_to_day(week(), free, 0) == ((360, 480), (1320, 1440))
    assert cut_to_day(week(), free, 1) == ((0, 120),)
