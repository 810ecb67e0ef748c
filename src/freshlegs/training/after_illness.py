"""The days after an illness: how long running stays easy."""

from collections.abc import Iterable
from datetime import date, timedelta

MOST_EASY_DAYS = 7
"""Days with easy runs alone after an illness, at the most; else as many as it lasted (house)."""

EASED_LIFTS = (70, 90)
"""Percent of sets x reps, and of the weight, that lifts have in those days (house)."""


def list_easy_days(ill: Iterable[date]) -> frozenset[date]:
    """Return the days after an illness that are easy, by the days of illness, which are none of them.

    >>> sorted(day.day for day in list_easy_days(date(2026, 12, day) for day in (1, 2, 3, 9)))
    [4, 5, 6, 10]
    """
    there, found = frozenset(ill), set[date]()
    for last in there:
        if last + timedelta(days=1) not in there:
            days = 1
            while days < MOST_EASY_DAYS and last - timedelta(days=days) in there:
                days += 1
            found |= {last + timedelta(days=day) for day in range(1, days + 1)}
    return frozenset(found - there)
