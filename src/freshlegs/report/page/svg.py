"""A week or a programme as SVG, for a chat message or a slide: text stays text, in whatever plain font there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from freshlegs.model.clock import format_clock_time
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.wording import format_hours
from freshlegs.planfile import PlannedRecord
from freshlegs.report.page import lettering
from freshlegs.report.page.day_columns import Block
from freshlegs.report.page.picture import LINE_HEIGHT
from freshlegs.report.page.plan_page import PageWeek, PlanPage, RulePrice, build_plan_page
from freshlegs.report.page.season_chart import SeasonChart, format_pixels
from freshlegs.report.page.templating import render_template
from freshlegs.report.phrases import list_titles
from freshlegs.report.season import Season, build_season

WIDTH, LEAST_HEIGHT = 1200, 675
LEFT, RIGHT = 40.0, 1160.0
TEXT = 15.0
SMALL, LETTERS, LABEL = 12, 13, 14
"""Letter sizes: the clock, the text in a session, the names."""
_EM = 13.0
_HOURS, _BETWEEN = 34.0, 8.0
_HEAD, _FOOT = 26.0, 14.0
_TRACK, _NAMES = 34.0, 150.0
_PRICE = 25.0
_PRICES = 8
"""Rules that are told; of the others the number is."""
_WEEKS, _AMOUNTS = 180.0, 90.0
_CHIP = 21.0
"""Of a programme: the widths of the weeks' names and of their minutes, and the height of a session."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


class PictureHead:
    """What every picture begins with: its size, its title, its dates, in pixels; only `height` is left open."""

    width, text, title_size = WIDTH, TEXT, 30.0
    small, letters, label = SMALL, LETTERS, LABEL
    left, right = LEFT, RIGHT
    title_line = title_size * 1.15
    first_line = 62.0

    def __init__(self, plan: PlanPage) -> None:
        self.title = lettering.break_lines(plan.title, RIGHT - LEFT, self.title_size, at_most=2, bold=True)
        self.span = lettering.cut_text(plan.span, RIGHT - LEFT, TEXT)
        self.under = 52 + len(self.title) * self.title_line
        self.height = LEAST_HEIGHT

    def reach(self, bottom: float) -> None:
        """Make the picture so high that it reaches down to a place, and no lower than a slide."""
        self.height = max(LEAST_HEIGHT, round(bottom))


class Sheet(PictureHead):
    """Where everything of a plan of one week stands, in pixels."""

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


@dataclass(frozen=True, slots=True)
class CourseChip:
    """A session of a programme: where its rectangle stands in pixels, and what it is called there."""

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


class SeasonPanel:
    """Where the season of a programme stands, in pixels."""

    line, beside_mark = 22.0, 32.0

    def __init__(self, season: Season, y: float) -> None:
        self.chart = SeasonChart(season)
        self.across = format_pixels(RIGHT - LEFT)
        step = self.chart.row_height + 30
        room = RIGHT - LEFT
        self.rows = tuple(
            (row, lettering.cut_text(row.name, room / 2, LABEL, bold=True), y + index * step)
            for index, row in enumerate(season.rows)
        )
        self.axis = y + len(season.rows) * step - 22
        told = [
            (mark if not number else "", line)
            for mark, meaning in (*self.chart.legend, ("", self.chart.says))
            for number, line in enumerate(lettering.break_lines(meaning, room - self.beside_mark, LABEL, at_most=3))
        ]
        lines = self.axis + self.chart.axis + self.line
        self.told = tuple((mark, line, lines + index * self.line) for index, (mark, line) in enumerate(told))
        self.bottom = self.told[-1][2]

    def beside(self, name: str) -> float:
        """Return where the unit of a row begins, after its name."""
        return LEFT + lettering.measure_text(name, LABEL, bold=True) + 10


class CourseLayout(PictureHead):
    """Where the season and everything of the weeks of a programme stand, in pixels."""

    def __init__(self, plan: PlanPage) -> None:
        super().__init__(plan)
        self.season = SeasonPanel(build_season(plan.record), self.under + 63.5)
        self.rows = tuple(_rows(plan, self.season.bottom + 30))
        self.reach(self.rows[-1].y + self.rows[-1].height + 30)


def _rows(plan: PlanPage, y: float) -> Iterator[Row]:
    for week in plan.weeks:
        row = _row(week, y)
        yield row
        y += row.height


def _row(week: PageWeek, y: float) -> Row:
    days = week.picture.days
    step = (RIGHT - LEFT - _WEEKS - _AMOUNTS) / len(days)
    starts = [[block for block in day.blocks if not block.continued] for day in days]
    chips = [
        CourseChip(
            block.session.kind,
            _chip_text(week, block, step - 14),
            LEFT + _WEEKS + column * step,
            y + 22 + line * _CHIP,
            step - 6,
        )
        for column, blocks in enumerate(starts)
        for line, block in enumerate(blocks)
    ]
    dates = tuple((f"{day.weekday} {day.date.day}", LEFT + _WEEKS + i * step) for i, day in enumerate(days))
    name = lettering.cut_text(week.name, _WEEKS - 10, LABEL, bold=True)
    amount = format_hours(sum(week.minutes.values()))
    return Row(name, amount, y, 30 + _CHIP * max(1, *map(len, starts)), dates, tuple(chips))


def _chip_text(week: PageWeek, block: Block, room: float) -> str:
    """Return the start of a session and what it is called, shorter where there is no room for all of it."""
    start = format_clock_time(block.begin)
    names = list_titles(week.picture.record, block.session)
    return lettering.choose_text([f"{start} {name}" for name in names], room, LETTERS)


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
