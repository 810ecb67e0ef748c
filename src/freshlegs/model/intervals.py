"""Half-open stretches of time, in minutes or as datetimes of one zone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Moment = TypeVar("Moment", int, datetime)


def merged(stretches: Iterable[tuple[Moment, Moment]]) -> list[tuple[Moment, Moment]]:
    """Return stretches in order, those that touch as one, empty ones left out."""
    found: list[tuple[Moment, Moment]] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def less(
    stretches: Iterable[tuple[Moment, Moment]], others: Iterable[tuple[Moment, Moment]]
) -> list[tuple[Moment, Moment]]:
    """Return what is left of stretches when others are taken out; both ascending and merged."""
    left: list[tuple[Moment, Moment]] = []
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
