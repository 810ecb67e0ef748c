"""What is drawn of the days of a week, whatever it is drawn with: no colours, no pixels, no words of HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, Clock
from freshlegs.planfile import PlannedRecord
from freshlegs.report.page.day_columns import Day, build_days, find_drawn_end
from freshlegs.report.page.recovery import Track, build_tracks, list_recovery

LINE_HEIGHT = 1.6
"""Height of the lowest block, in letters' heights (em): one line of text."""
_IN_ALL, _LOWEST, _HIGHEST = 44.0, 1.7, 3.0
"""Height of all hours together, and the least and the greatest height of one, in em."""
_ACROSS = 9
"""Days that stand beside each other at most."""
_FEWEST = 8 * 60
"""The fewest minutes that a day is drawn with."""
_USUAL = 6 * 60, 20 * 60
"""The hours that are drawn of a week with nothing in it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The days of a week, to be drawn."""

    record: PlannedRecord
    first: int  #: Wall-clock minutes at which the drawn day begins: a whole hour
    last: int  #: Wall-clock minutes at which the drawn day ends: a whole hour
    hour: float  #: Height of an hour, in em
    rows: tuple[tuple[Day, ...], ...]  #: Days that stand beside each other
    tracks: tuple[Track, ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """All days."""
        return tuple(day for row in self.rows for day in row)

    @property
    def recovery(self) -> str:
        """The hours that a muscle is given."""
        return f"{list_recovery(self.record):g}"

    @property
    def hours(self) -> range:
        """The full hours that are drawn, as wall-clock minutes."""
        return range(self.first, min(self.last, DAY) + 1, 60)

    @property
    def tall(self) -> float:
        """Height of a day, in em."""
        return round(self.height(self.first, self.last), 2)

    def within(self, times: Iterable[Interval]) -> list[Interval]:
        """Return what lies between the hours that are drawn."""
        cut = ((max(begin, self.first), min(end, self.last)) for begin, end in times)
        return [(begin, end) for begin, end in cut if begin < end]

    def height(self, begin: int, end: int) -> float:
        """Return how far two wall-clock minutes are apart, in em."""
        return (end - begin) / 60 * self.hour


def draw_picture(record: PlannedRecord) -> Picture:
    """Return what is drawn of the days of one week."""
    return draw_pictures([record])[0]


def draw_pictures(records: Sequence[PlannedRecord]) -> tuple[Picture, ...]:
    """Return what is drawn of the days of weeks of one length, all with the same hours on the same scale."""
    days = records[0].days
    clocks = [Clock(record.zone, record.start, record.days) for record in records]
    across = days if days <= _ACROSS else -(-days // 2)
    hour = _hour(_build_all(records, clocks, 0), -(-days // across))
    least = round(LINE_HEIGHT / hour * 60)
    first, last = _hours(_build_all(records, clocks, least), least)
    drawn = ((record, clock, build_days(record, clock, least)) for record, clock in zip(records, clocks, strict=True))
    return tuple(
        Picture(
            record,
            first=first,
            last=last,
            hour=hour,
            rows=tuple(there[start : start + across] for start in range(0, days, across)),
            tracks=build_tracks(record, clock),
        )
        for record, clock, there in drawn
    )


def _build_all(records: Sequence[PlannedRecord], clocks: Sequence[Clock], least: int) -> tuple[Day, ...]:
    return tuple(day for record, clock in zip(records, clocks, strict=True) for day in build_days(record, clock, least))


def _hour(drawn: tuple[Day, ...], rows: int) -> float:
    first, last = _hours(drawn, 60)
    return round(min(_HIGHEST, max(_LOWEST, _IN_ALL / (rows * (last - first) / 60))), 2)


def _hours(drawn: tuple[Day, ...], least: int) -> tuple[int, int]:
    """Return the whole hours that hold all free time and all sessions."""
    begins = [begin for day in drawn for begin, _ in day.free] + [b.begin for day in drawn for b in day.blocks]
    ends = [end for day in drawn for _, end in day.free] + [
        find_drawn_end(b, least) for day in drawn for b in day.blocks
    ]
    if not begins:
        return _USUAL
    first, last = min(begins) // 60 * 60, -(-max(ends) // 60) * 60
    last = max(last, min(first + _FEWEST, DAY))
    return max(0, min(first, last - _FEWEST)), last
