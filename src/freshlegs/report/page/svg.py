"""A week as SVG, for a chat message or a coach's slide: text stays text, in whatever plain font there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from freshlegs.model.clock import format_clock_time
from freshlegs.model.kinds import KINDS
from freshlegs.planfile import PlannedRecord
from freshlegs.report.page import lettering
from freshlegs.report.page.day_columns import Block
from freshlegs.report.page.picture import LINE_HEIGHT
from freshlegs.report.page.picture_head import LABEL, LEFT, LETTERS, RIGHT, SMALL, TEXT, PictureHead
from freshlegs.report.page.plan_page import PlanPage, build_plan_page
from freshlegs.report.page.prices import RulePrice
from freshlegs.report.page.programme_course import CourseLayout
from freshlegs.report.page.templating import render_template
from freshlegs.report.phrases import list_titles

_EM = 13.0
_HOURS, _BETWEEN = 34.0, 8.0
_HEAD, _FOOT = 26.0, 14.0
_TRACK, _NAMES = 34.0, 150.0
_PRICE = 25.0
_PRICES = 8
"""Rules that are told; of the others the number is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


class Sheet(PictureHead):
    """Where everything stands, in pixels.

    Parameters
    ----------
    plan : PlanPage
        What is drawn: a plan of one week.
    """

    track_height, price_line = _TRACK, _PRICE

    def __init__(self, plan: PlanPage) -> None:
        super().__init__(plan)
        self.plan = plan
        self.week = week = plan.weeks[0].picture
        self.calendar = self.under + 2 * TEXT * 1.7
        self.tall = week.height(week.first, week.last) * _EM
        self.legend = self.calendar + len(week.rows) * (_HEAD + self.tall + _FOOT) + 14
        self.ruler = self.legend + 36
        self.tracks = self.ruler + 10
        self.prices = self.tracks + len(week.tracks) * _TRACK + (34 if week.tracks else 0)
        told = min(len(plan.paid), _PRICES + 1)
        self.reach(self.prices + told * _PRICE + 20)
        self.line_left = LEFT + _NAMES

    def top(self, row: int) -> float:
        """Return where the clock of a row of days begins."""
        return self.calendar + row * (_HEAD + self.tall + _FOOT) + _HEAD

    def day(self, row: int, column: int) -> Box:
        """Return the column of a day."""
        step = (RIGHT - LEFT - _HOURS + _BETWEEN) / len(self.week.rows[0])
        return Box(LEFT + _HOURS + column * step, self.top(row), step - _BETWEEN, self.tall)

    def within(self, day: Box, begin: int, end: int) -> Box:
        """Return what two wall-clock minutes enclose in a day."""
        begin, end = max(begin, self.week.first), min(end, self.week.last)
        return Box(day.x, self.minute(day, begin), day.width, self.week.height(begin, end) * _EM)

    def minute(self, day: Box, minute: int) -> float:
        """Return where a wall-clock minute is in a day."""
        return day.y + self.week.height(self.week.first, minute) * _EM

    def block(self, day: Box, block: Block) -> Box:
        """Return where a session stands."""
        width = day.width / block.lanes
        y, height = self.minute(day, block.begin), self.week.height(block.begin, block.end) * _EM
        return Box(
            day.x + block.lane * width, y, width - (2 if block.lanes > 1 else 0), max(height, LINE_HEIGHT * _EM) - 1
        )

    def words(self, box: Box, block: Block) -> Iterator[str]:
        """Yield the lines of a session that there is room for: its name, its times."""
        names, width = list_titles(self.plan.record, block.session), box.width - 12
        until = f"until {format_clock_time(block.end)}"
        times = until if block.continued else f"{format_clock_time(block.begin)}-{format_clock_time(block.end)}"
        room = width - 20 * bool(self.marks(block))
        if box.height < 30:
            when = until if block.continued else format_clock_time(block.begin)
            texts = [*(f"{name}\N{EN SPACE}{when}" for name in names), *names]
            yield lettering.choose_text(texts, room, LETTERS, bold=True)
        else:
            yield lettering.choose_text(names, room, LETTERS, bold=True)
            yield lettering.cut_text(times, width, LETTERS)

    def marks(self, block: Block) -> str:
        """Return the marks of the rules that had to give at a session, where there is room for them."""
        marks = [price.mark for price in self.plan.marks(block.session.id)]
        return "" if block.continued or block.lanes > 2 else marks[0] + ("+" if marks[1:] else "") if marks else ""

    def along(self, part: float) -> float:
        """Return where a part of the week is on the lines, from 0 to 1."""
        return self.line_left + part * (RIGHT - self.line_left)

    def track(self, index: int) -> Box:
        """Return where a line stands."""
        return Box(LEFT, self.tracks + index * _TRACK, RIGHT - LEFT, _TRACK)

    def fits(self, part: float, text: str) -> bool:
        """Whether a text has room in a part of the week."""
        return part * (RIGHT - self.line_left) > lettering.measure_text(text, SMALL) + 16

    def told(self) -> list[tuple[RulePrice, str]]:
        """Return the rules that are told, each with a line."""
        room = RIGHT - LEFT - 80
        return [(p, lettering.cut_text(f"{p.rule}: {p.says}", room, TEXT)) for p in self.plan.paid[:_PRICES]]

    def entries(self) -> Iterator[tuple[str, str, float]]:
        """Yield the legend: what, what it is called, and where it stands."""
        record, at = self.plan.record, LEFT
        named = [(kind, KINDS[kind].title) for kind in self.plan.kinds]
        named += [("free", "free")] * bool(record.free) + [("busy", "busy")] * bool(record.busy)
        for what, name in named:
            yield what, name, at
            at += 42 + lettering.measure_text(name, LABEL)


def render_svg(record: PlannedRecord) -> str:
    """Return a planned week as an SVG picture, 1200 pixels wide and as high as the week needs."""
    return draw_with_fonts(record, "Helvetica, Arial, sans-serif")


def draw_with_fonts(record: PlannedRecord, fonts: str) -> str:
    """Return the picture in the first of these fonts that there is."""
    plan = build_plan_page(record)
    if len(plan.weeks) > 1:
        return render_template("course.svg", plan=plan, sheet=CourseLayout(plan), record=record, fonts=fonts)
    return render_template(
        "week.svg", plan=plan, week=plan.weeks[0].picture, sheet=Sheet(plan), record=record, fonts=fonts
    )
