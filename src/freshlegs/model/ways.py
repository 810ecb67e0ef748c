"""Where the sessions of a finished week are done, and when one leaves for them."""

from itertools import pairwise
from typing import NamedTuple

from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, are_together


class Way(NamedTuple):
    """A place, and the minutes of the ways there and back that belong to a session; 0 where the athlete stays there."""

    place: str
    there: int
    back: int


def find_ways(problem: Problem, plan: Plan) -> dict[str, Way]:
    """Return the ways of the sessions that tell where they are, by id.

    At one place nobody travels in between: where two sessions follow each other there with less time than the ways
    take, the first has no way back, and the second none there. Of two that are done in one go the one is the way to
    the other.
    """
    found = {p.session.id: way for p in plan.placements if (way := _find_way(problem, p)) is not None}
    for earlier, later in pairwise(sorted(plan.placements, key=lambda p: p.start)):
        if are_together(earlier.session, later.session):
            _stay(found, earlier.session.id, later.session.id)
    stood = sorted((p for p in plan.placements if p.session.id in found), key=lambda p: p.start)
    for earlier, later in pairwise(stood):
        before, after = found[earlier.session.id], found[later.session.id]
        if before.place == after.place and later.start - earlier.end < before.back + after.there:
            _stay(found, earlier.session.id, later.session.id)
    return found


def _stay(found: dict[str, Way], earlier: str, later: str) -> None:
    """Take the way between two sessions out."""
    if earlier in found:
        found[earlier] = found[earlier]._replace(back=0)
    if later in found:
        found[later] = found[later]._replace(there=0)


def _find_way(problem: Problem, placement: Placement) -> Way | None:
    session = placement.session
    place = problem.find_place(session, placement.start) if session.tells_place else None
    return Way(place.name, place.there, place.back) if place is not None and place.name else None
