"""What one athlete's sessions may take of what a club shares, at each of their starts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from freshlegs.model.session import Placement, Session
from freshlegs.model.shared import SharedResource
from freshlegs.rules.shared_use import find_stretch, is_needed, is_needed_there
from freshlegs.rules.task import Task
from freshlegs.solver.club.priced_week import SCALE, StartGrid, StartPrices
from freshlegs.solver.week import list_candidate_starts

FORBIDDEN = SCALE * 10**8
"""What a start costs that a branch of the search does not allow, in parts of a point."""


@dataclass(frozen=True, slots=True)
class Take:
    """What a session takes of one resource when it starts at one of its candidates."""

    resource: int  #: Index
    begin: int
    end: int
    has_room: bool  #: Whether the resource has any place then


@dataclass(frozen=True, slots=True)
class CellTake:
    """The same as cells of time, where not all who may ask for them fit in."""

    resource: int
    first: int
    after: int
    unmet: int | None  #: Points of going without; None: that may not be
    has_room: bool


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a session may take, in each of its lengths and at each of its starts."""

    session: Session
    starts: tuple[int, ...]
    takes: tuple[tuple[tuple[Take, ...], ...], ...]  #: By length, then by start


@dataclass(frozen=True, slots=True)
class CellPrices:
    """What cells and starts cost, in parts of a point."""

    sums: Sequence[Sequence[int]]  #: Of each resource the prices of all cells before each one
    rows: Sequence[int]  #: Of each row
    without: int = SCALE  #: Parts of a point that a point of going without costs; 0 where only the rows cost anything

    def price(self, take: CellTake, has: bool | None = None) -> int:
        """Return what a take costs: the cells, or going without, whichever is less unless it is said which."""
        sums = self.sums[take.resource]
        there = sums[take.after] - sums[take.first]
        if take.unmet is None:
            return there
        if has is not None:
            return self.without * take.unmet if not has else there if take.has_room else FORBIDDEN
        return min(there, self.without * take.unmet) if take.has_room else self.without * take.unmet

    def is_taken(self, take: CellTake, has: bool | None = None) -> bool:
        """Whether the cells cost less than going without, unless it is said which."""
        if has is not None and take.unmet is not None:
            return has and take.has_room
        sums = self.sums[take.resource]
        return take.unmet is None or (take.has_room and sums[take.after] - sums[take.first] < self.without * take.unmet)


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a branch of the search allows of one session."""

    first: int = 0  #: Index of the first candidate start
    after: int = 10**6  #: Index behind the last one
    may_rest: bool = True  #: Whether it may have no place
    shortest: int = 0  #: Index of its shortest length
    longest: int = 10**6  #: Index of its longest length
    #: Of resources that it may go without, by their index, whether it has a place there
    has: Mapping[int, bool] = field(default_factory=dict)

    def allows(self, where: "Place") -> bool:
        """Whether a session may stand so."""
        if where.start is None:
            return self.may_rest
        if not self.first <= where.start < self.after or not self.shortest <= where.length <= self.longest:
            return False
        return all(where.has.get(resource, has) == has for resource, has in self.has.items())


ANYTHING = Restriction()


@dataclass(frozen=True, slots=True)
class Place:
    """How a session stands in a week: its start, its length, and what it has of what it may go without."""

    start: int | None = None  #: Index of the first start from which on it takes the same; None where it has no place
    length: int = 0
    has: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedFootprint:
    """A session that others have to do with."""

    session: Session
    starts: tuple[int, ...]
    takes: tuple[tuple[tuple[CellTake, ...], ...], ...]  #: By length, then by start
    #: By start the row to which it gives by starting then, where others want to start with it
    joins: Mapping[int, int] = field(default_factory=dict)
    only: frozenset[int] | None = None  #: The only minutes at which it may start; None: any

    def sign_start(self, index: int) -> tuple[object, ...]:
        """Return what it takes and gives at a start, equal for starts that are alike to all others."""
        closed = tuple(self.is_closed(length, index) for length in range(len(self.takes)))
        return tuple(form[index] for form in self.takes), self.joins.get(self.starts[index]), closed

    def find_place(self, placement: Placement, has: Mapping[int, bool]) -> Place:
        """Return how it stands where it is placed."""
        index = self.starts.index(placement.start)
        sign = self.sign_start(index)
        while index and self.sign_start(index - 1) == sign:
            index -= 1
        return Place(index, self.find_length(placement), has)

    def list_like_starts(self, placement: Placement) -> tuple[int, ...]:
        """Return the starts, in minutes of the week, at which it takes and gives the same as where it is placed."""
        sign = self.sign_start(self.starts.index(placement.start))
        return tuple(start for index, start in enumerate(self.starts) if self.sign_start(index) == sign)

    def is_closed(self, length: int, index: int) -> bool:
        """Whether it can't stand at a candidate, whatever others do."""
        if self.only is not None and self.starts[index] not in self.only:
            return True
        return any(not take.has_room and take.unmet is None for take in self.takes[length][index])

    def price(self, prices: CellPrices, within: Restriction = ANYTHING) -> StartPrices:
        """Return what each start costs in each length; more than any week where it is not allowed.

        Where it must have a place each start costs so much less.
        """
        said = within.has.get
        found = [[sum(prices.price(t, said(t.resource)) for t in there) for there in form] for form in self.takes]
        for index, start in enumerate(self.starts):
            if start in self.joins:
                for form in found:
                    form[index] -= prices.rows[self.joins[start]]
        # A start that is closed costs what the one before it does, so that it needs no step of its own.
        for length, form in enumerate(found):
            for index in range(1, len(form)):
                if self.is_closed(length, index):
                    form[index] = form[index - 1]
        if within is not ANYTHING:
            for length, form in enumerate(found):
                for index in range(len(form)):
                    allowed = within.first <= index < within.after and within.shortest <= length <= within.longest
                    form[index] += (0 if allowed else FORBIDDEN) - (0 if within.may_rest else FORBIDDEN)
        return tuple(map(tuple, found))

    def find_takes(self, placement: Placement) -> tuple[CellTake, ...]:
        """Return what it takes where it is placed."""
        return self.takes[self.find_length(placement)][self.starts.index(placement.start)]

    def find_length(self, placement: Placement) -> int:
        """Return the index of the length that it has where it is placed."""
        return self.session.lengths.index(placement.session.minutes) if len(self.takes) > 1 else 0


def list_footprints(resources: Sequence[SharedResource], name: str, task: Task) -> tuple[Footprint, ...]:
    """Return what each session of an athlete may take; none for those that need nothing."""
    hard = {rule.name for rule in task.rules if rule.hard}
    found = []
    for session in task.sessions:
        needed = [(i, one) for i, one in enumerate(resources) if is_needed(one, name, task, session)]
        starts = list_candidate_starts(task, session, hard)
        takes = tuple(
            tuple(tuple(_list_takes(task, session.lasting(minutes), start, needed)) for start in starts)
            for minutes in session.lengths
        )
        found.append(Footprint(session, starts, takes))
    return tuple(found)


def _list_takes(
    task: Task, session: Session, start: int, needed: Sequence[tuple[int, SharedResource]]
) -> Iterator[Take]:
    for index, resource in needed:
        if is_needed_there(resource, task, session, start):
            begin, end = find_stretch(resource, task, session, start)
            yield Take(index, begin, end, resource.find_least(begin, end) > 0)


def make_grids(footprints: Sequence[SharedFootprint]) -> tuple[StartGrid, ...]:
    """Return the sessions that others have to do with as those who price them see them."""
    known: dict[object, int] = {}
    return tuple(_make_grid(one, known) for one in footprints)


def _make_grid(one: SharedFootprint, known: dict[object, int]) -> StartGrid:
    lengths, indices = range(len(one.takes)), range(len(one.starts))
    closed = [[one.is_closed(length, index) for index in indices] for length in lengths]
    signs = [one.sign_start(index) for index in indices]
    return StartGrid(
        one.session.id,
        tuple(index for index, (before, here) in enumerate(pairwise(signs), 1) if before != here),
        tuple(tuple(_find_runs(form)) for form in closed),
        known.setdefault((one.starts, tuple(signs)), len(known)),
    )


def _find_runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and the after of each run of marks that are set."""
    for is_set, run in groupby(enumerate(marks), key=lambda pair: pair[1]):
        there = [index for index, _ in run]
        if is_set:
            yield there[0], there[-1] + 1
