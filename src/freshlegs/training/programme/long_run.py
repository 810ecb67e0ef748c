"""How the long run grows from week to week."""

from __future__ import annotations

from collections.abc import Mapping

MOST_LONG_RUN_PERCENT = 110
"""Percent of the longest run of the last 30 days that the next may have; beyond it injuries rise (Frandsen 2025)."""
LOOK_BACK = 30
"""Days in which the longest run counts (Frandsen 2025)."""
LONG_RUN_STEP = 5
"""Minutes to which a long run is rounded down, where that still lets it grow (house)."""

_LONGEST = ((5.0, 75), (10.0, 90), (21.1, 120))
"""Minutes to which the long run grows before a race of up to so many kilometres (house)."""
_LONGEST_BEYOND = 180
"""Minutes to which it grows before a longer race (house)."""


def grow_long_run(longest: int, goal: int) -> int:
    """Return the minutes of the next long run, growing towards a goal.

    At most 1.10 x the longest run of the last 30 days, in whole minutes.

    >>> [grow_long_run(longest, 120) for longest in (90, 95, 100, 119, 45)]
    [95, 100, 110, 120, 49]
    """
    cap = longest * MOST_LONG_RUN_PERCENT // 100
    rounded = cap // LONG_RUN_STEP * LONG_RUN_STEP
    return min(rounded if rounded > longest else cap, goal)


def find_recent_longest(runs: Mapping[int, int], week: int, days: int) -> int:
    """Return the longest of the long runs that surely lie within 30 days before a week's; 0 if there is none.

    On which day of its week a run will stand is not known yet, so only whole weeks count, from that of which even the
    first day is no more than 30 days before the last day of this one.

    Parameters
    ----------
    runs : mapping of int to int
        Minutes by number of the week.
    days : int
        Length of a week.
    """
    weeks = (LOOK_BACK + 1 - days) // days
    return max((minutes for number, minutes in runs.items() if week - weeks <= number < week), default=0)


def choose_longest(kilometres: float) -> int:
    """Return the minutes to which the long run grows before a race of that distance, if nobody says (house)."""
    return next((minutes for distance, minutes in _LONGEST if kilometres <= distance), _LONGEST_BEYOND)
