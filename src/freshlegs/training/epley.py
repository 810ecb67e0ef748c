"""What repetitions are worth in weight, by Epley's formula: a best single is weight x (1 + repetitions / 30).

The choice of the formula is ours. Repetitions left in reserve count as done.
"""

RESERVE = 2
"""Repetitions left in the tank at the end of a set (A11)."""
MINIMUM_RESERVE = 1
"""The most that are left where a lift has only one set of each exercise (Androulakis-Korakakis 2020)."""
EASY_RESERVE = 3
"""Repetitions that are left in an easier week of such a lift (house)."""

SPARED_RESERVE = 4
"""Repetitions that are left at the least where a muscle is spared (house)."""


def estimate_share(reps: int, reserve: int = RESERVE) -> float:
    """Return the share of a best single for so many repetitions with some in reserve."""
    return 1 / (1 + (reps + reserve) / 30)


def estimate_rise(reps: int) -> float:
    """Return the share by which the weight may rise for one repetition fewer: about 2.7 %.

    >>> round(80 * estimate_rise(6), 2)
    2.16
    """
    return estimate_share(reps - 1) / estimate_share(reps) - 1


def estimate_reps(load: float, reps: int, other: float) -> int:
    """Return how many repetitions of another weight are as hard as so many of this one; may be none, or below.

    >>> estimate_reps(60, 10, 62.5), estimate_reps(10, 14, 12.5)
    (8, 4)
    """
    return int(load / other * (30 + reps + RESERVE) + 1e-9) - 30 - RESERVE


def estimate_left(load: float, reps: int, other: float, done: int, reserve: int = RESERVE) -> int:
    """Return how many repetitions so many of another weight leave, where this set left so many in reserve.

    >>> estimate_left(72.5, 6, 65, 6), estimate_left(20, 8, 17.5, 8), estimate_left(20, 8, 20, 6)
    (6, 7, 4)
    """
    return int(load / other * (30 + reps + reserve) + 1e-9) - 30 - done


def find_percent_range(low: int, high: int, reserve: int = RESERVE) -> tuple[int, int]:
    """Return the percentages of the best single for a range of repetitions, in steps of 5.

    From what leaves one repetition more in reserve at the top of the range to what fits its bottom.
    """
    return 5 * round(20 * estimate_share(high + 1, reserve)), 5 * round(20 * estimate_share(low, reserve))
