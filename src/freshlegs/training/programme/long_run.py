"""Growth of the long run from week to week."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LONG_RUN_PERCENT = 110
"""Percent of the longest run of the last 30 days, beyond which injuries rise (Frandsen 2025)."""
LOOK_BACK = 30
"""Days for which the longest run counts (Frandsen 2025)."""
LONG_RUN_STEP = 5
"""Long runs are rounded down to multiples of this many minutes, if they still grow (house)."""

_LONGEST = ((5.0, 75), (10.0, 90), (21.1, 120))
_LONGEST_BEYOND = 180


def grow_long_run(longest: int, goal: int) -> int:
    """Return the minutes of the next long run on the way to a goal.

    At most 1.10 x the longest run of the last 30 days, in whole minutes.

    >>> [grow_long_run(longest, 120) for longest in (90, 95, 100, 119, 45)]
    [95, 100, 110, 120, 49]
    """
    cap = longest * MOST_LONG_RUN_PERCENT // 100
    rounded = cap // LONG_RUN_STEP * LONG_RUN_STEP
    return min(rounded if rounded > longest else cap, goal)


def find_recent_longest(runs: Mapping[int, int], week: int, days: int) -> int:
    """Return the minutes of the longest long run surely within 30 days before that of a week; 0 if there is none.

    The days of the runs are not known yet, so a week counts if even its first day is no more than 30 days before the
    last day of this one.

    Parameters
    ----------
    runs : mapping of int to int
        Minutes of the long run by number of its week.
    days : int
        Days of a week.
    """
    weeks = (LOOK_BACK + 1 - days) // days
    return max((minutes for number, minutes in runs.items() if week - weeks <= number < week), default=0)


def choose_longest(kilometres: float) -> int:
    """Return the default minutes of the longest long run before a race of that distance (house)."""
    return next((minutes for distance, minutes in _LONGEST if kilometres <= distance), _LONGEST_BEYOND)
