"""A programme as one picture: a line for each week, a cell for each day, a chip for each session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from freshlegs.model.clock import format_clock_time
from freshlegs.model.kinds import Kind
from freshlegs.model.wording import format_hours
from freshlegs.report.page import lettering
from freshlegs.report.page.day_columns import Block
from freshlegs.report.page.picture_head import LABEL, LEFT, LETTERS, RIGHT, PictureHead
from freshlegs.report.page.plan_page import PageWeek, PlanPage
from freshlegs.report.phrases import list_titles

_NAMES, _AMOUNTS = 180.0, 90.0
_CHIP = 21.0


@dataclass(frozen=True, slots=True)
class CourseChip:
    """A session: where its rectangle stands in pixels, and what it is called there."""

    kind: Kind
    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A week; `dates` are its days with the place of each."""

    name: str
    amount: str
    y: float
    height: float
    dates: tuple[tuple[str, float], ...]
    chips: tuple[CourseChip, ...]


class CourseLayout(PictureHead):
    """Where everything stands, in pixels.

    Parameters
    ----------
    plan : PlanPage
        What is drawn: the weeks of a programme.
    """

    def __init__(self, plan: PlanPage) -> None:
        super().__init__(plan)
        self.rows = tuple(_rows(plan, self.under + 63.5))
        self.reach(self.rows[-1].y + self.rows[-1].height + 30)


def _rows(plan: PlanPage, y: float) -> Iterator[Row]:
    for week in plan.weeks:
        row = _row(week, y)
        yield row
        y += row.height


def _row(week: PageWeek, y: float) -> Row:
    days = week.picture.days
    step = (RIGHT - LEFT - _NAMES - _AMOUNTS) / len(days)
    starts = [[block for block in day.blocks if not block.continued] for day in days]
    chips = [
        CourseChip(
            block.session.kind,
            _chip_text(week, block, step - 14),
            LEFT + _NAMES + column * step,
            y + 22 + line * _CHIP,
            step - 6,
        )
        for column, blocks in enumerate(starts)
        for line, block in enumerate(blocks)
    ]
    dates = tuple((f"{day.weekday} {day.date.day}", LEFT + _NAMES + i * step) for i, day in enumerate(days))
    name = lettering.cut_text(week.name, _NAMES - 10, LABEL, bold=True)
    amount = format_hours(sum(week.minutes.values()))
    return Row(name, amount, y, 30 + _CHIP * max(1, *map(len, starts)), dates, tuple(chips))


def _chip_text(week: PageWeek, block: Block, room: float) -> str:
    """Return the start of a session and what it is called, shorter where there is no room for all of it."""
    start = format_clock_time(block.begin)
    names = list_titles(week.picture.record, block.session)
    return lettering.choose_text([f"{start} {name}" for name in names], room, LETTERS)
