"""The days of a week with their real clock positions: free and busy time, sessions, and the hours between two."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from freshlegs.model.availability import QUARTER, Interval, cut_to_day
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import GROUPS, find_family
from freshlegs.model.wording import format_hours
from freshlegs.planfile import PlannedRecord, SessionRecord


@dataclass(frozen=True, slots=True)
class Block:
    """A session, or the part of it that falls on one day."""

    session: SessionRecord
    begin: int  #: Wall-clock minutes
    end: int  #: Wall-clock minutes; what is drawn is never shorter than a line of text
    lane: int = 0  #: Which of the lanes of sessions that would cover each other, from 0
    lanes: int = 1  #: How many lanes there are
    continued: bool = False  #: It has begun on a day before


@dataclass(frozen=True, slots=True)
class HourGap:
    """The hours between a run and a lift of one day; `fits` says whether there is room to draw them."""

    begin: int
    end: int
    text: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A local date; times are wall-clock minutes, half-open."""

    date: date
    name: str
    free: tuple[Interval, ...]
    busy: tuple[Interval, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[HourGap, ...]
    muscles: tuple[str, ...]

    @property
    def weekday(self) -> str:
        """Its short name: "Mon"."""
        return self.name.partition(" ")[0]

    @property
    def of_month(self) -> str:
        """Its date without the year: "30 Nov"."""
        return self.name.partition(" ")[2]

    @property
    def rest(self) -> bool:
        """Whether nothing stands on it."""
        return not self.blocks

    def gap_before(self, block: Block) -> HourGap | None:
        """Return the hours between a session and the one before it, where one is a run and one a lift."""
        return next((gap for gap in self.gaps if gap.end == block.begin and not block.continued), None)


def are_run_and_lift(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether one of two sessions is a run and the other a lift."""
    return {find_family(one.kind), find_family(other.kind)} == {"run", "lift"}


def build_days(record: PlannedRecord, clock: Clock, least: int) -> tuple[Day, ...]:
    """Return the days of a week, its shortest session drawn with so many minutes at least."""
    free, busy = _minutes(clock, record.free), _minutes(clock, record.busy)
    placed = [(clock.minute(s.start), clock.minute(s.end), s) for s in record.sessions]
    found = []
    for day, local_date in enumerate(record.dates):
        blocks = _beside(_blocks(clock, placed, day), least)
        here = frozenset[str]().union(*(block.session.muscles for block in blocks if not block.continued))
        found.append(
            Day(
                local_date,
                clock.day_name(day),
                cut_to_day(clock, free, day),
                tuple(_coarse(cut_to_day(clock, busy, day))),
                blocks,
                tuple(_gaps(blocks, least)),
                tuple(group for group in GROUPS if group in here),
            )
        )
    return tuple(found)


def find_drawn_end(block: Block, least: int) -> int:
    """Return where a block ends on the picture."""
    return max(block.end, block.begin + least)


def _minutes(clock: Clock, stretches: Iterable[tuple[datetime, datetime]]) -> list[Interval]:
    return merge((clock.minute(begin), clock.minute(end)) for begin, end in stretches)


def _coarse(busy: Sequence[Interval]) -> Iterator[Interval]:
    """Yield busy times, those less than a quarter of an hour apart as one: an eye would not part them."""
    yield from ((begin, end - QUARTER) for begin, end in merge((begin, end + QUARTER) for begin, end in busy))


def _blocks(clock: Clock, placed: Iterable[tuple[int, int, SessionRecord]], day: int) -> Iterator[Block]:
    for begin, end, session in sorted(placed, key=lambda entry: (entry[0], entry[2].id)):
        for first, last in cut_to_day(clock, [(begin, end)], day):
            # Where the clock is set back, a session may end before it began.
            yield Block(session, first, max(last, first + 1), continued=clock.day(begin) < day)


def _beside(blocks: Iterable[Block], least: int) -> tuple[Block, ...]:
    """Give blocks that would cover each other lanes of their own."""
    found: list[Block] = []
    together: list[Block] = []
    until = -1
    for block in sorted(blocks, key=lambda block: block.begin):
        if block.begin >= until:
            found += _laned(together)
            together = []
        ends = [max(find_drawn_end(b, least) for b in together if b.lane == lane) for lane in range(_lanes(together))]
        lane = next((lane for lane, end in enumerate(ends) if end <= block.begin), len(ends))
        together.append(replace(block, lane=lane))
        until = max(find_drawn_end(b, least) for b in together)
    return tuple(found + _laned(together))


def _laned(together: list[Block]) -> list[Block]:
    return [replace(block, lanes=_lanes(together)) for block in together]


def _lanes(together: list[Block]) -> int:
    return max((block.lane + 1 for block in together), default=0)


def _gaps(blocks: Sequence[Block], least: int) -> Iterator[HourGap]:
    for index, then in enumerate(blocks[1:], 1):
        before = max(blocks[:index], key=lambda block: block.end)
        covered = max(find_drawn_end(block, least) for block in blocks[:index])
        if are_run_and_lift(before.session, then.session) and before.end <= then.begin:
            apart = then.session.start.astimezone(UTC) - before.session.end.astimezone(UTC)
            fits = then.begin - covered >= least
            begin = covered if fits else before.end
            yield HourGap(begin, then.begin, format_hours(int(apart.total_seconds() // 60)), fits)
