"""What a club shares: places at resources by the hour, a coach's time, sessions done together. Plain data."""

from dataclasses import dataclass

from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock

PREFERRED = 5
"""Points that a session costs that would rather have a resource, and goes without it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How many places a resource has from one minute of the week to another."""

    begin: int
    end: int
    places: int


@dataclass(frozen=True, slots=True)
class SharedResource:
    """Something that several athletes need, and that not all of them can have at once."""

    name: str
    rooms: tuple[Opening, ...]  #: Ascending, none reaching into the next; at other times there is no place
    tags: frozenset[str] = frozenset()  #: Sessions that need it, by kind or family; empty for any
    equipment: frozenset[str] = frozenset()  #: Only sessions with an exercise that can't do without; empty for any
    at: frozenset[str] = frozenset()  #: Only sessions at these places of the athlete; empty for anywhere
    athletes: frozenset[str] = frozenset()  #: Ids of those that share it; empty for all
    unmet: int | None = None  #: Points for each session that goes without; None: none may
    ways: bool = False  #: Whether the ways to a session and back take its place too
    coaches: bool = False  #: Whether it is somebody's time, and a session that has it is coached
    keeps_apart: bool = False  #: Whether it only keeps athletes from training at the same time

    @property
    def windows(self) -> tuple[Interval, ...]:
        """When it has any place, merged and ascending."""
        found: list[Interval] = []
        for room in self.rooms:
            if not room.places:
                continue
            if found and found[-1][1] == room.begin:
                found[-1] = found[-1][0], room.end
            else:
                found.append((room.begin, room.end))
        return tuple(found)

    def find_least(self, begin: int, end: int) -> int:
        """Return the fewest places that it has at any time of a stretch."""
        reached, fewest = begin, None
        for room in self.rooms:
            if room.end <= reached or room.begin >= end:
                continue
            if room.begin > reached:
                return 0
            fewest = room.places if fewest is None else min(fewest, room.places)
            reached = room.end
        return 0 if fewest is None or reached < end else fewest


@dataclass(frozen=True, slots=True)
class SharedSession:
    """A session that several athletes do at the same start."""

    name: str
    sessions: tuple[tuple[str, str], ...]  #: Id of each athlete, and the id of the session
    start: int | None = None  #: Minute of the week; None where the best one is to be found
    at_least: int = 2  #: So many of them start together; the others may do it by themselves

    @property
    def needs_all(self) -> bool:
        """Whether nobody may do it alone."""
        return self.at_least >= len(self.sessions)


@dataclass(frozen=True, slots=True)
class ClubTerms:
    """What the weeks of a club have in common, beside what each athlete's own rules say."""

    clock: Clock
    resources: tuple[SharedResource, ...] = ()
    together: tuple[SharedSession, ...] = ()
