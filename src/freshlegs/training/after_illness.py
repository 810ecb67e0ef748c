"""The days after an illness: how long running stays easy, and when lifts come back."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

MOST_EASY_DAYS = 7
"""Days with easy runs alone after an illness, at the most; else as many as it lasted (house)."""

EASED_LIFTS = (70, 90)
"""Percent of sets x reps, and of the weight, that lifts have in those days, as soon as they come back (house)."""

FIRST_RUN = (
    "First run after the illness: easily, and as short as you like. Do not start with a fever; stop if you feel dizzy, "
    "weak or short of breath, and see a doctor if your chest hurts (our own choice)."
)
"""What the card of the first run after an illness says (house)."""


LONG_ILLNESS = 3
"""Days from which on an illness lets the long run and hard runs come back step by step (house)."""


def list_ends_of_illness(ill: Iterable[date]) -> frozenset[date]:
    """Return the last day of each illness after which running comes back step by step, by the days of illness.

    >>> sorted(day.day for day in list_ends_of_illness(date(2026, 12, day) for day in (1, 2, 3, 9)))
    [3]
    """
    return frozenset(last for last, days in _list_ends(frozenset(ill)) if days >= LONG_ILLNESS)


def list_easy_days(ill: Iterable[date]) -> frozenset[date]:
    """Return the days after an illness that are easy, by the days of illness, which are none of them.

    >>> sorted(day.day for day in list_easy_days(date(2026, 12, day) for day in (1, 2, 3, 9)))
    [4, 5, 6, 10]
    """
    there = frozenset(ill)
    return frozenset(day for last, days in _list_ends(there) for day in _list_next(last, days)) - there


class LiftsAfterIllness(NamedTuple):
    """The days after an illness on which lifts are not as usual."""

    none: frozenset[date]  #: Without any
    light: frozenset[date]  #: With lighter ones


def list_lift_days(ill: Iterable[date]) -> LiftsAfterIllness:
    """Return on which days after an illness there is no lift, and on which it is lighter, by the days of illness.

    None in the first half of the easy days, lighter ones then for as many days as are easy (house).

    >>> none, light = list_lift_days(date(2026, 12, day) for day in (1, 2, 3, 9))
    >>> sorted(day.day for day in none), sorted(day.day for day in light)
    ([4, 5, 10], [6, 7, 8, 11])
    """
    there = frozenset(ill)
    none, light = set[date](), set[date]()
    for last, days in _list_ends(there):
        wait = (days + 1) // 2
        none |= {*_list_next(last, wait)}
        light |= {*_list_next(last + timedelta(days=wait), days)}
    return LiftsAfterIllness(frozenset(none - there), frozenset(light - none - there))


def _list_ends(there: frozenset[date]) -> Iterator[tuple[date, int]]:
    """Yield the last day of each illness, and how many easy days it asks for."""
    for last in there:
        if last + timedelta(days=1) not in there:
            days = 1
            while days < MOST_EASY_DAYS and last - timedelta(days=days) in there:
                days += 1
            yield last, days


def _list_next(last: date, days: int) -> Iterator[date]:
    return (last + timedelta(days=day) for day in range(1, days + 1))
