"""Which lift of its week a row of a training log counts for."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol, TypeVar

DatedLift = tuple[datetime.date, str]
"""The date of a lift, and the id of its session."""


class ExerciseRow(Protocol):
    """An exercise that was done on a day."""

    @property
    def date(self) -> datetime.date:
        """The day."""

    @property
    def exercise(self) -> str:
        """Its id."""


AnyRow = TypeVar("AnyRow", bound=ExerciseRow)


def match_rows(
    lifts: Mapping[str, Sequence[DatedLift]], rows: Mapping[str, Sequence[AnyRow]]
) -> Iterator[tuple[DatedLift, AnyRow]]:
    """Yield rows of a week with the lift that each counts for; both are given by exercise, in the order of their dates.

    A day belongs as a whole to one lift, such that of all days most exercises are those of their lift, and then that
    they lie near to its date. What is left of the rows of an exercise counts for the lifts that are left, in order.
    """
    at_home = dict(_pair_days(lifts, rows))
    for exercise, entries in rows.items():
        left = [*lifts.get(exercise, ())]
        others = []
        for entry in entries:
            lift = at_home.get(entry.date)
            if lift in left:
                left.remove(lift)
                yield lift, entry
            else:
                others.append(entry)
        yield from zip(left, others, strict=False)


def _pair_days(
    lifts: Mapping[str, Sequence[DatedLift]], rows: Mapping[str, Sequence[AnyRow]]
) -> Sequence[tuple[datetime.date, DatedLift]]:
    """Return days of the log, each with its lift, an earlier day having an earlier lift."""
    days = sorted({entry.date for entries in rows.values() for entry in entries})
    places = sorted({place for there in lifts.values() for place in there})

    def count_alike(day: datetime.date, place: DatedLift) -> int:
        there = (any(entry.date == day for entry in entries) for name, entries in rows.items() if place in lifts[name])
        return sum(there)

    @cache
    def pair(day: int, place: int) -> tuple[int, int, tuple[tuple[datetime.date, DatedLift], ...]]:
        """Return how many exercises are alike from a day and a lift on, minus the days between, and the pairs."""
        if day == len(days) or place == len(places):
            return 0, 0, ()
        found = max(pair(day, place + 1), pair(day + 1, place), key=lambda one: one[:2])
        alike, when = count_alike(days[day], places[place]), places[place]
        if not alike:
            return found
        more, near, pairs = pair(day + 1, place + 1)
        here = (more + alike, near - abs((days[day] - when[0]).days), ((days[day], when), *pairs))
        return max(here, found, key=lambda one: one[:2])

    return pair(0, 0)[2]
