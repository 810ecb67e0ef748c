"""A season as it is drawn on a page and in a picture: bars and lines in parts of a width, and pixels of height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from freshlegs.report.season import RACE_MARK, WEEK_MARKS, Season, SeasonRow

PLOT = 46.0
"""Height of a row's bars."""
_ROOM = 14.0
"""Height that the numbers have above it."""
ROW = PLOT + _ROOM
AXIS = 38.0
"""Height of the weeks' numbers and of their marks."""
_BAR = 0.66
"""Part of a week's width that its bar has."""
RING = "o"
"""Stands in the legend for the ring at what was done."""
_MANY = 9
"""Weeks from which a phone shows some of the numbers only."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a week has in a row: a bar from `y` down, or a mark at `y`, with its number above."""

    middle: float  #: Of the week, in parts of the width
    left: float
    width: float
    y: float
    text: str
    highest: bool  #: Whether it is the first of the highest, whose number phones show too


@dataclass(frozen=True, slots=True)
class Band:
    """A week that is none of the usual ones, as it is seen behind every row."""

    left: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A week below the rows: its number and its marks."""

    middle: float
    number: int
    marks: str
    minor: bool  #: Whether a phone leaves the number out, for there are many


class SeasonChart:
    """Where everything of a season stands."""

    plot, row_height, axis, room = PLOT, ROW, AXIS, _ROOM

    def __init__(self, season: Season) -> None:
        self.season = season
        self.step = 1 / len(season.weeks)
        self.crowded = len(season.weeks) > _MANY
        marked = ((index, week) for index, week in enumerate(season.weeks) if week.mark)
        self.bands = tuple(Band(index * self.step, self.step, week.kind) for index, week in marked)
        self.ticks = tuple(
            Tick(
                (index + 0.5) * self.step,
                week.number,
                week.mark + RACE_MARK * bool(week.races),
                bool(week.number % 5) and week.number > 1,
            )
            for index, week in enumerate(season.weeks)
        )
        self.races = tuple((index + 0.5) * self.step for index, week in enumerate(season.weeks) if week.races)

    @property
    def says(self) -> str:
        """What is to be known of the rows, and what is not drawn."""
        scale = "Each row has a scale of its own; a weight's goes from its lowest to its highest."
        no_rows = "This plan does not say what is in its sessions; plan it again."
        return " ".join((scale if self.season.rows else no_rows, *self.season.notes))

    def kind_of(self, mark: str) -> str:
        """Return the kind of week that a letter stands for."""
        return next((kind for kind, (letter, _) in WEEK_MARKS.items() if letter == mark), "")

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Each letter that stands at a week, and the ring of what was done where there is one, with what it means."""
        done = any(row.done for row in self.season.rows)
        told = "done, as the log has it; bars and lines are what is asked for"
        return (*self.season.legend, *([(RING, told)] if done else ()))

    def spots(self, row: SeasonRow) -> list[Spot]:
        """Return what each week has of a row."""
        return self._place(row, row.values)

    def done(self, row: SeasonRow) -> list[Spot]:
        """Return what was done of a row in each week that is told of."""
        return self._place(row, row.done)

    def _place(self, row: SeasonRow, values: Sequence[float | None]) -> list[Spot]:
        highest = values.index(max((value for value in values if value is not None), default=None))
        return [
            Spot(
                (index + 0.5) * self.step,
                (index + (1 - _BAR) / 2) * self.step,
                _BAR * self.step,
                _ROOM + PLOT * (1 - (0.1 + 0.8 * row.measure(value) if row.is_load else row.measure(value))),
                f"{value:g}",
                index == highest,
            )
            for index, value in enumerate(values)
            if value is not None
        ]

    def strokes(self, row: SeasonRow) -> list[tuple[Spot, Spot]]:
        """Return the marks of weeks that follow each other, to be joined; where a lift rests there is a gap."""
        spots = {round(spot.middle / self.step - 0.5): spot for spot in self.spots(row)}
        return [(spot, spots[index + 1]) for index, spot in spots.items() if index + 1 in spots]

    def tell(self, row: SeasonRow) -> str:
        """Return the numbers that are asked for in a row in words; what was done stands in a table."""
        weeks = zip(self.season.weeks, row.values, strict=True)
        return "; ".join(f"week {week.number}: {'none' if value is None else f'{value:g}'}" for week, value in weeks)


def format_percent(part: float) -> str:
    """Return a part of the width as SVG on a page has it, which is as wide as the page is."""
    return f"{100 * part:.2f}".rstrip("0").rstrip(".") + "%"


def format_pixels(width: float) -> Callable[[float], str]:
    """Return how a part of the width is written where that is known."""
    return lambda part: f"{part * width:.1f}"
