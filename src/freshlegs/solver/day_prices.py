"""The least that a session, and two sessions, cost by the days on which they stand, whatever their minutes there.

It is read from the model of the week, so that no rule says anything a third time. What can't be read of a breach is
left out: the least is then too low, never too high.
"""

from collections.abc import Iterable, Iterator, Mapping

from freshlegs.model.session import Session
from freshlegs.solver.cells import (
    NOWHERE,
    Cells,
    DayPair,
    Span,
    cut_below,
    find_least,
    list_cells,
    list_spans,
    negate,
    unite,
)
from freshlegs.solver.model import FALSE, TRUE
from freshlegs.solver.pair import Ladder, Reach, list_groups
from freshlegs.solver.week import WeekModel

_Block = tuple[str, str, DayPair]
"""Two sessions by their ids, and their days; "" for no second one."""


class DayPrices:
    """The least prices of the sessions of a week by their days; None where hard rules leave no minutes there."""

    def __init__(self, week: WeekModel, prices: Iterable[tuple[int, int]]) -> None:
        self._origins = week.model.list_origins()
        self._length = week.problem.clock.days
        self._ladders: dict[Ladder, str] = {}
        self._rungs: dict[int, tuple[str, int]] = {}
        self._spans: dict[str, Mapping[int, Span]] = {}
        for session in week.problem.sessions:
            ladder = week.ladder(session)
            self._ladders[ladder] = session.id
            self._rungs |= {ladder.reaches(k): (session.id, k) for k in ladder.rungs}
            for constant in (TRUE, FALSE):
                self._rungs.pop(constant, None)
            self._spans[session.id] = list_spans([week.problem.clock.day(start) for start in week.starts(session)])
        self._about: dict[int, frozenset[str] | None] = {}
        self._cells: dict[tuple[Reach, bool], dict[DayPair, Cells]] = {}
        self._least: dict[object, int | None] = {}
        self._priced: dict[frozenset[str], list[tuple[int, int]]] = {}
        self._barred: dict[frozenset[str], list[int]] = {}
        self.other_prices: list[tuple[int, int]] = []  #: Those that are about more sessions than two
        self.other_facts: list[int] = []
        for literal, price in prices:
            about = self._find_sessions(literal)
            if about:
                self._priced.setdefault(about, []).append((literal, price))
            else:
                self.other_prices.append((literal, price))
        for literal in week.model.facts:
            about = self._find_sessions(literal)
            if about:
                self._barred.setdefault(about, []).append(-literal)
            else:
                self.other_facts.append(literal)

    def list_days(self, session: Session) -> Iterable[int]:
        """Return the days on which a session may stand."""
        return self._spans[session.id]

    def price_alone(self, session: Session) -> dict[int, int | None]:
        """Return what a session costs by itself on each of its days."""
        about = frozenset((session.id,))
        return {day: self._find_least(about, (session.id, "", (day, day))) for day in self._spans[session.id]}

    def price_together(self, first: Session, second: Session) -> dict[DayPair, int | None]:
        """Return what two sessions cost together by their days, beside what each costs alone; 0 is left out."""
        about = frozenset((first.id, second.id))
        literals = (*(literal for literal, _ in self._priced.get(about, ())), *self._barred.get(about, ()))
        touched = {days for literal in literals for days in self._list_touched(literal, first.id)}
        found = {days: self._find_least(about, (first.id, second.id, days)) for days in sorted(touched)}
        return {days: least for days, least in found.items() if least != 0}

    def _find_least(self, about: frozenset[str], block: _Block) -> int | None:
        priced = [(self._read(literal, block), price) for literal, price in self._priced.get(about, ())]
        counted = tuple((cells, price) for cells, price in priced if cells != NOWHERE)
        barred = tuple(cells for literal in self._barred.get(about, ()) if (cells := self._read(literal, block)))
        low, high = self._spans[block[0]][block[2][0]]
        begin, end = self._spans[block[1]][block[2][1]] if block[1] else (0, 1)
        size = high - low, end - begin
        key = counted, barred, size
        if key not in self._least:
            self._least[key] = find_least(counted, barred, size)
        return self._least[key]

    def _find_sessions(self, literal: int) -> frozenset[str] | None:
        """Return the one or two sessions that a literal is about; none where it is none, None for more or unknown."""
        literal = abs(literal)
        if literal in self._rungs:
            return frozenset((self._rungs[literal][0],))
        if literal not in self._about:
            self._about[literal] = self._gather_sessions(literal)
        return self._about[literal]

    def _gather_sessions(self, literal: int) -> frozenset[str] | None:
        found: set[str] = set()
        match self._origins.get(literal):
            case (Ladder() as a, Ladder() as b, Reach()):
                if not all(ladder in self._ladders or ladder.fixed for ladder in (a, b)):
                    return None
                found = {self._ladders[ladder] for ladder in (a, b) if ladder in self._ladders}
            case ("any", tuple() as terms):
                for term in terms:
                    found |= about if (about := self._find_sessions(term)) else {"", "?", "!"}
            case _:
                return None
        return frozenset(found) if len(found) <= 2 else None

    def _list_touched(self, literal: int, first: str) -> Iterator[DayPair]:
        """Yield the days of the first session and the other on which a literal may depend on their minutes."""
        match self._origins.get(abs(literal)):
            case (Ladder() as a, Ladder(), Reach() as reach):
                yield from self._find_cells(reach, turned=self._ladders.get(a) != first)
            case ("any", tuple() as terms):
                for term in terms:
                    yield from self._list_touched(term, first)

    def _read(self, literal: int, block: _Block) -> Cells:
        """Return where a literal is true; all that it is about is known."""
        if literal < 0:
            return negate(self._read(-literal, block))
        if literal in self._rungs:
            name, index = self._rungs[literal]
            place = 0 if name == block[0] else 1
            span = self._spans[name][block[2][place]]
            low, high = self._spans[block[0]][block[2][0]]
            return cut_below(index, span, rows=high - low if place else None)
        match self._origins[literal]:
            case (Ladder() as a, Ladder() as b, Reach() as reach):
                turned = self._ladders.get(a) != block[0]
                if a not in self._ladders or b not in self._ladders:
                    return self._read_fixed(reach, block, turned=turned)
                return self._find_cells(reach, turned=turned).get(block[2], NOWHERE)
            case ("any", tuple() as terms):
                found: Cells = NOWHERE
                for term in terms:
                    found = unite(found, self._read(term, block))
                return found
        raise ValueError(f"literal {literal} is about nothing known")

    def _read_fixed(self, reach: Reach, block: _Block, *, turned: bool) -> Cells:
        """Return where a session stands in reach of one that stands where it is, on whatever day."""
        found: Cells = NOWHERE
        for days, cells in self._find_cells(reach, turned=turned).items():
            if days[0] == block[2][0]:
                found = unite(found, cells)
        return found

    def _find_cells(self, reach: Reach, *, turned: bool) -> dict[DayPair, Cells]:
        key = reach, turned
        if key not in self._cells:
            found = list_cells(reach, list_groups(reach), turned=turned)
            # In the next copy of the week a day counts as what it is in this one.
            self._cells[key] = {(a % self._length, b % self._length): cells for (a, b), cells in found.items()}
        return self._cells[key]
