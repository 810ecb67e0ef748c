"""A finished week, found by the solver or made by hand, and what changed since the plan before.

Done sessions, and those that had no place before, never count as moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session

NOT_CHOSEN: Mapping[str, int] = MappingProxyType({})
"""Of the lengths none is chosen: each session has the one that is preferred."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Placements in order of their start, and the sessions without a place."""

    placements: tuple[Placement, ...]
    left_out: tuple[Session, ...] = ()

    @classmethod
    def done(cls, sessions: tuple[Session, ...]) -> Self:
        """Return the plan of the done sessions; the others are neither placed nor left out yet."""
        return cls._there(sessions, {s.id: s.done for s in sessions if s.done is not None})

    @classmethod
    def settled(cls, sessions: tuple[Session, ...]) -> Self:
        """Return the plan of what is done or was put somewhere; the others are neither placed nor left out yet."""
        return cls._there(sessions, {s.id: s.fixed for s in sessions if s.fixed is not None})

    @classmethod
    def _there(cls, sessions: tuple[Session, ...], starts: dict[str, int]) -> Self:
        return cls(cls.of(sessions, starts).placements if starts else ())

    @property
    def lengths(self) -> dict[str, int]:
        """The minutes by id of the placed sessions."""
        return {p.session.id: p.session.minutes for p in self.placements}

    @classmethod
    def of(cls, sessions: tuple[Session, ...], starts: dict[str, int], minutes: Mapping[str, int] = NOT_CHOSEN) -> Self:
        """Return the plan that gives each session its start by id; sessions without one are left out.

        `minutes` are the lengths of those that have a choice; the others have the length that is preferred.
        """
        placed = [Placement(s.lasting(minutes.get(s.id)), starts[s.id]) for s in sessions if s.id in starts]
        placed.sort(key=lambda p: p.start)  # those that start together stay in the sessions' order
        return cls(tuple(placed), tuple(s for s in sessions if s.id not in starts))


Moved = tuple[Placement, int]
"""A placement, and the minute of its start before."""


def find_moved(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions on another day than before."""
    day = problem.clock.day
    return tuple((p, start) for p, start in _pair_starts(problem, plan) if day(p.start) != day(start))


def find_retimed(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions at another time of the same day as before."""
    day = problem.clock.day
    pairs = _pair_starts(problem, plan)
    return tuple((p, start) for p, start in pairs if day(p.start) == day(start) and p.start != start)


def find_dropped(problem: Problem, plan: Plan) -> tuple[Session, ...]:
    """Return the sessions that lost their place."""
    before = dict(problem.previous_starts)
    return tuple(session for session in plan.left_out if session.id in before)


def _pair_starts(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the placements that are not done, with their start before."""
    before = dict(problem.previous_starts)
    placed = (p for p in plan.placements if p.session.done is None and p.session.id in before)
    return tuple((p, before[p.session.id]) for p in placed)
