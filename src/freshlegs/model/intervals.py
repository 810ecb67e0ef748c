"""Half-open stretches of time, in minutes or as datetimes of one zone."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

_Bound = TypeVar("_Bound", int, datetime)


def merge(stretches: Iterable[tuple[_Bound, _Bound]]) -> list[tuple[_Bound, _Bound]]:
    """Return stretches in order, merged where they touch, without empty ones."""
    found: list[tuple[_Bound, _Bound]] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def intersect_stretches(
    stretches: Iterable[tuple[_Bound, _Bound]], others: Iterable[tuple[_Bound, _Bound]]
) -> list[tuple[_Bound, _Bound]]:
    """Return what lies in stretches and in others too; each of both disjoint."""
    there = list(others)
    return merge((max(start, begin), min(end, until)) for start, end in stretches for begin, until in there)


def subtract(
    stretches: Iterable[tuple[_Bound, _Bound]], others: Iterable[tuple[_Bound, _Bound]]
) -> list[tuple[_Bound, _Bound]]:
    """Return stretches less others; both ascending and merged."""
    left: list[tuple[_Bound, _Bound]] = []
    taken = list(others)
    place = 0
    for start, end in stretches:
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        for begin, until in taken[place:]:
            if begin >= end:
                break
            if begin > start:
                left.append((start, begin))
            start = max(start, until)
        if start < end:
            left.append((start, end))
    return left
