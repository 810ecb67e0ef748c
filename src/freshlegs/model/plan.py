"""A finished week: the start of each session. Plain data, from the solver or from a person."""

from __future__ import annotations

from dataclasses import dataclass

from freshlegs.model.session import Placement, Session


@dataclass(frozen=True, slots=True)
class Plan:
    """Placements in order of their start, and the sessions without a place."""

    placements: tuple[Placement, ...]
    left_out: tuple[Session, ...] = ()

    @classmethod
    def done(cls, sessions: tuple[Session, ...]) -> Plan:
        """Return the plan of the done sessions; the others are neither placed nor left out yet."""
        return cls(cls.of(sessions, {s.id: s.done for s in sessions if s.done is not None}).placements)

    @classmethod
    def of(cls, sessions: tuple[Session, ...], starts: dict[str, int]) -> Plan:
        """Return the plan that gives each session its start by id; sessions without one are left out."""
        placed = [Placement(s, starts[s.id]) for s in sessions if s.id in starts]
        order = {s.id: index for index, s in enumerate(sessions)}
        placed.sort(key=lambda p: (p.start, order[p.session.id]))
        return cls(tuple(placed), tuple(s for s in sessions if s.id not in starts))
