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

    def price(self, take: CellTake) -> int:
        """Return what a take costs: the cells, or going without, whichever is less."""
        sums = self.sums[take.resource]
        there = sums[take.after] - sums[take.first]
        if take.unmet is None:
            return there
        return min(there, SCALE * take.unmet) if take.has_room else SCALE * take.unmet

    def is_taken(self, take: CellTake) -> bool:
        """Whether the cells cost less than going without."""
        sums = self.sums[take.resource]
        return take.unmet is None or (take.has_room and sums[take.after] - sums[take.first] < SCALE * take.unmet)


@dataclass(frozen=True, slots=True)
class SharedFootprint:
    """A session that others have to do with."""

    session: Session
    starts: tuple[int, ...]
    takes: tuple[tuple[tuple[CellTake, ...], ...], ...]  #: By length, then by start
    #: By start the row to which it gives by starting then, where others want to start with it
    joins: Mapping[int, int] = field(default_factory=dict)
    only: frozenset[int] | None = None  #: The only minutes at which it may start; None: any

    def is_closed(self, length: int, index: int) -> bool:
        """Whether it can't stand at a candidate, whatever others do."""
        if self.only is not None and self.starts[index] not in self.only:
            return True
        return any(not take.has_room and take.unmet is None for take in self.takes[length][index])

    def price(self, prices: CellPrices) -> StartPrices:
        """Return what each start costs in each length."""
        found = [[sum(map(prices.price, there)) for there in form] for form in self.takes]
        for index, start in enumerate(self.starts):
            if start in self.joins:
                for form in found:
                    form[index] -= prices.rows[self.joins[start]]
        # A start that is closed costs what the one before it does, so that it needs no step of its own.
        for length, form in enumerate(found):
            for index in range(1, len(form)):
                if self.is_closed(length, index):
                    form[index] = form[index - 1]
        return tuple(map(tuple, found))

    def find_takes(self, placement: Placement) -> tuple[CellTake, ...]:
        """Return what it takes where it is placed."""
        lengths = self.session.lengths
        length = lengths.index(placement.session.minutes) if len(lengths) == len(self.takes) else 0
        return self.takes[length][self.starts.index(placement.start)]


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
    closed = [[one.is_closed(length, index) for index in range(len(one.starts))] for length in range(len(one.takes))]
    signs = [
        (
            tuple(form[index] for form in one.takes),
            one.joins.get(one.starts[index]),
            tuple(form[index] for form in closed),
        )
        for index in range(len(one.starts))
    ]
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
