"""The rows of a club's linear programme: cells of what is shared, and starts of what is done together.

Time is cut where any session that may need a resource may begin or end, so that rows tell apart what differs and
nothing else. A stretch into which all who may ask for it fit needs no row.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from types import MappingProxyType

from freshlegs.model.plan import Plan
from freshlegs.model.shared import ClubTerms, SharedSession
from freshlegs.planning.club.footprints import (
    ANYTHING,
    CellPrices,
    CellTake,
    Footprint,
    Place,
    Restriction,
    SharedFootprint,
    Take,
    list_footprints,
)
from freshlegs.rules.task import Task
from freshlegs.solver.club.columns import MasterColumn, SharedRow, SharedRows
from freshlegs.solver.club.priced_week import SCALE

_ALONE = 10
"""What a start that lacks an athlete counts where the fewest too many are looked for, in minutes."""


@dataclass(frozen=True, slots=True)
class ClubColumn:
    """A column, and the week of the athlete that it is; without one it is a start of what is done together."""

    column: MasterColumn
    plan: Plan | None
    penalty: int = 0  #: What the week costs by the athlete's own rules
    start: int = 0  #: Minute of the week of what is done together
    change: int = 0  #: Of the cost what stands for another week than the one that was told
    places: Mapping[str, Place] = field(default_factory=dict)  #: Of the sessions that others have to do with, by id


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a resource that not all who may ask for it fit into."""

    resource: int
    begin: int
    end: int


class ClubRows:
    """The rows of a club, and what the weeks of its athletes take of them."""

    def __init__(self, terms: ClubTerms, tasks: Mapping[str, Task]) -> None:
        self.terms = terms
        self.names = tuple(tasks)
        self.together: tuple[SharedSession, ...] = ()  #: What is done together and has a start at which enough can come
        self.cells: dict[int, Cell] = {}  #: By row
        self.group_starts: list[ClubColumn] = []  #: Of what is done together each start, as a column
        self._rows: list[SharedRow] = []
        found = {name: list_footprints(terms.resources, name, task) for name, task in tasks.items()}
        self._keeps_apart = {
            name: any(rule.name == "no_overlap" and rule.hard for rule in task.rules) for name, task in tasks.items()
        }
        self._edges: list[list[int]] = []
        self._row_of: list[list[int | None]] = []
        for index in range(len(terms.resources)):
            self._cut_time(index, found)
        joins, only = self._add_groups(found)
        self.footprints = {
            name: tuple(self._share(name, one, joins, only) for one in there if self._is_shared(name, one, joins, only))
            for name, there in found.items()
        }

    @property
    def shared(self) -> SharedRows:
        """The rows, and how many groups of columns there are: the athletes, then what is done together."""
        return SharedRows(tuple(self._rows), len(self.names) + len(self.together))

    def sum_prices(self, prices: Sequence[int], *, own: bool = True) -> CellPrices:
        """Return prices of rows, in parts of a point for each unit, as prices of cells.

        With `own` False only the rows cost anything: whoever may go without does so for nothing.
        """
        sums = [
            list(accumulate((0 if row is None else prices[row] for row in rows), initial=0)) for rows in self._row_of
        ]
        return CellPrices(sums, prices, SCALE if own else 0)

    def make_column(
        self,
        group: int,
        plan: Plan,
        penalty: int,
        prices: CellPrices,
        within: Mapping[str, Restriction] = MappingProxyType({}),
    ) -> ClubColumn:
        """Return a week as a column: what it takes where that costs less than going without.

        `within` are by session the restrictions by which it was found.
        """
        places = {}
        uses: defaultdict[int, int] = defaultdict(int)
        cost = penalty
        placed = {placement.session.id: placement for placement in plan.placements}
        for one in self.footprints[self.names[group]]:
            placement = placed.get(one.session.id)
            if placement is None:
                places[one.session.id] = Place()
                continue
            said, has = within.get(one.session.id, ANYTHING).has, {}
            for take in one.find_takes(placement):
                taken = prices.is_taken(take, said.get(take.resource))
                if take.unmet is not None:
                    has[take.resource] = taken
                if taken:
                    for row in self._row_of[take.resource][take.first : take.after]:
                        if row is not None:
                            uses[row] += 1
                else:
                    cost += take.unmet or 0
            places[one.session.id] = one.find_place(placement, has)
            if placement.start in one.joins:
                uses[one.joins[placement.start]] -= 1
        column = MasterColumn(group, cost, {row: amount for row, amount in uses.items() if amount})
        return ClubColumn(column, plan, penalty, places=places)

    def _cut_time(self, index: int, found: Mapping[str, Sequence[Footprint]]) -> None:
        """Cut the time of a resource into cells, and add a row for each that is too small for all who may ask."""
        resource = self.terms.resources[index]
        asked: defaultdict[tuple[str, str], list[Take]] = defaultdict(list)
        for name, there in found.items():
            for one in there:
                # Whose sessions may overlap, or their ways, may ask for two places at once.
                who = one.session.id if resource.ways or not self._keeps_apart[name] else ""
                asked[name, who] += [t for form in one.takes for takes in form for t in takes if t.resource == index]
        edges = {edge for room in resource.rooms for edge in (room.begin, room.end)}
        edges |= {edge for takes in asked.values() for take in takes for edge in (take.begin, take.end)}
        cuts = sorted(edges)
        crowd = [0] * len(cuts)
        for takes in asked.values():
            mine = [0] * (len(cuts) + 1)
            for begin, end in {(take.begin, take.end) for take in takes if take.has_room}:
                mine[bisect_left(cuts, begin)] += 1
                mine[bisect_left(cuts, end)] -= 1
            for cell, asking in enumerate(accumulate(mine[: len(cuts)])):
                crowd[cell] += asking > 0
        rows: list[int | None] = []
        for cell, (begin, end) in enumerate(pairwise(cuts)):
            places = resource.find_least(begin, end)
            rows.append(len(self._rows) if 0 < places < crowd[cell] else None)
            if rows[-1] is not None:
                self.cells[len(self._rows)] = Cell(index, begin, end)
                self._rows.append(SharedRow(places, end - begin))
        self._edges.append(cuts)
        self._row_of.append(rows)

    def _add_groups(
        self, found: Mapping[str, Sequence[Footprint]]
    ) -> tuple[dict[tuple[str, str], dict[int, int]], dict[tuple[str, str], frozenset[int]]]:
        """Add the rows and columns of what is done together; return by athlete and session where it joins, and must."""
        joins: dict[tuple[str, str], dict[int, int]] = {}
        only: dict[tuple[str, str], frozenset[int]] = {}
        starts = {(name, one.session.id): frozenset(one.starts) for name, there in found.items() for one in there}
        for group in self.terms.together:
            there = [key for key in group.sessions if key in starts]
            times = {group.start} if group.start is not None else set().union(*(starts[key] for key in there))
            able = [t for t in sorted(times) if sum(t in starts[key] for key in there) >= group.at_least]
            if not able:
                continue
            self.together += (group,)
            if group.needs_all:
                only |= dict.fromkeys(there, frozenset(able))
            for start in able:
                members = [key for key in there if start in starts[key]]
                rows = range(len(self._rows), len(self._rows) + (len(members) if group.needs_all else 1))
                self._rows += [SharedRow(0, _ALONE) for _ in rows]
                needed = 1 if group.needs_all else group.at_least
                column = MasterColumn(len(self.names) + len(self.together) - 1, 0, dict.fromkeys(rows, needed))
                self.group_starts.append(ClubColumn(column, None, start=start))
                for place, key in enumerate(members):
                    joins.setdefault(key, {})[start] = rows[place if group.needs_all else 0]
        return joins, only

    def _is_shared(
        self, name: str, one: Footprint, joins: Mapping[tuple[str, str], object], only: Mapping[tuple[str, str], object]
    ) -> bool:
        """Whether others have to do with a session, or the hours of a resource."""
        if (name, one.session.id) in joins or (name, one.session.id) in only:
            return True
        cells = (self._to_cells(take) for form in one.takes for there in form for take in there)
        return any(cell.first < cell.after or not cell.has_room for cell in cells)

    def _share(
        self,
        name: str,
        one: Footprint,
        joins: Mapping[tuple[str, str], Mapping[int, int]],
        only: Mapping[tuple[str, str], frozenset[int]],
    ) -> SharedFootprint:
        key = (name, one.session.id)
        takes = tuple(tuple(tuple(map(self._to_cells, there)) for there in form) for form in one.takes)
        return SharedFootprint(one.session, one.starts, takes, joins.get(key, {}), only.get(key))

    def _to_cells(self, take: Take) -> CellTake:
        """Return a take as cells; those without a row at its ends left out, for they cost nothing."""
        cuts, rows = self._edges[take.resource], self._row_of[take.resource]
        first, after = bisect_left(cuts, take.begin), bisect_left(cuts, take.end)
        while first < after and rows[first] is None:
            first += 1
        while first < after and rows[after - 1] is None:
            after -= 1
        if first == after:
            first = after = 0
        unmet = self.terms.resources[take.resource].unmet
        return CellTake(take.resource, first, after, unmet, take.has_room)
