"""What a place more would be worth, by the dual prices of the linear programme over a club's weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from freshlegs.model.shared import ClubTerms
from freshlegs.planning.club.club_rows import ClubRows
from freshlegs.rules.shared_use import Shortage
from freshlegs.solver.club.priced_week import SCALE

_NEAR = 60
"""Stretches so many minutes apart are one: a price stands where sessions meet, and a session is as long."""


@dataclass(frozen=True, slots=True)
class PlaceWorth:
    """A stretch of a resource of which a place more would help.

    By the linear programme it saves no more than its worth: points, or where something is lacking, minutes of that.
    """

    resource: str
    begin: int
    end: int
    worth: float


def list_place_worths(rows: ClubRows, prices: Sequence[int]) -> tuple[PlaceWorth, ...]:
    """Return the stretches at which rows have a price, in parts of a point, the most worth first."""
    found: list[PlaceWorth] = []
    there = [(cell, prices[row]) for row, cell in sorted(rows.cells.items()) if row < len(prices) and prices[row]]
    for cell, price in there:
        name, worth = rows.terms.resources[cell.resource].name, price / SCALE
        last = found[-1] if found else None
        if last and last.resource == name and last.begin <= cell.begin <= last.end + _NEAR:
            found[-1] = PlaceWorth(name, last.begin, cell.end, last.worth + worth)
        else:
            found.append(PlaceWorth(name, cell.begin, cell.end, worth))
    return _sort(found)


def list_lacking_worths(shortages: Iterable[Shortage]) -> tuple[PlaceWorth, ...]:
    """Return what is lacking as worths, where the linear programme lacks nothing and only whole weeks do."""
    return _sort(PlaceWorth(one.resource, one.begin, one.end, float(one.end - one.begin)) for one in shortages)


def sum_worths(worths: Iterable[PlaceWorth], resource: str, begin: int, end: int) -> float:
    """Return what a place more at a resource is worth from one minute to another."""
    return sum(one.worth for one in worths if one.resource == resource and one.begin < end and begin < one.end)


def is_shared_out(terms: ClubTerms, name: str) -> bool:
    """Whether a resource has places of which there can be more; what only keeps athletes apart has none."""
    return any(one.name == name and not one.keeps_apart for one in terms.resources)


def _sort(found: Iterable[PlaceWorth]) -> tuple[PlaceWorth, ...]:
    return tuple(sorted(found, key=lambda one: (-one.worth, one.resource, one.begin)))
