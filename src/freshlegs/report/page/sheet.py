"""A block as one printed page, A4 or letter: as large as fits, with boxes to fill in by hand."""

from dataclasses import dataclass

from freshlegs.planfile import PlannedRecord
from freshlegs.report.block_sheet import BlockSheet, SheetLift, SheetRow, build_block_sheet
from freshlegs.report.page import lettering
from freshlegs.report.page.templating import render_template
from freshlegs.report.phrases import choose_title

PAGE_WIDTH, PAGE_HEIGHT = 194.0, 261.0
"""What both papers have room for within margins of 8 mm, in mm: A4 is the narrower, letter the lower."""
_LETTER = 3.0
"""Size of the letters of exercises where nothing presses, in mm."""
_SIZES = tuple(size / 100 for size in range(120, 54, -1))
"""How much larger or smaller everything may be than that. Beyond, a lift more goes onto another page."""
_LINE, _BOX, _PADDING = 1.15, 1.5, 0.45
"""Heights of a line, of a box and around both, in letters."""
_MOST_BOX = 4.0
"""Height of a box at the most, in letters."""
NAMES = 28
"""Percent of the width that the names of exercises have."""
_MOST_LINES = 30
FOOT = (
    "Warm-up, how hard, and how each exercise is done: freshlegs show PLAN --session NAME. "
    "Planned with freshlegs; it does not examine you: no medical advice."
)


@dataclass(frozen=True, slots=True)
class SheetSize:
    """How large a sheet is printed."""

    letter: float  #: Size of the letters, in mm
    box: float  #: Height of a box, in letters


def render_sheet(record: PlannedRecord, *, week: int | None = None) -> str:
    """Return the four weeks that a week of a programme is among as a page to print and to fill in."""
    sheet = build_block_sheet(record, week)
    title = choose_title(record)
    size = choose_size(sheet, title)
    return render_template("sheet.html", sheet=sheet, title=title, record=record, size=size, names=NAMES, foot=FOOT)


def choose_size(sheet: BlockSheet, title: str) -> SheetSize:
    """Return the largest letters with which all stands on one page, and boxes that fill what is left of it."""
    rows = max(1, sum(len(lift.rows) or 1 for lift in sheet.lifts))
    for scale in _SIZES:
        letter = _LETTER * scale
        left = PAGE_HEIGHT / letter - _measure(sheet, title, letter)
        if left >= 0:
            return SheetSize(round(letter, 3), round(min(_MOST_BOX, _BOX + left / rows), 2))
    return SheetSize(round(_LETTER * _SIZES[-1], 3), _BOX)


def _measure(sheet: BlockSheet, title: str, letter: float) -> float:
    """Return how high everything is with the lowest boxes, in letters of a size in mm."""
    wide = PAGE_WIDTH / letter
    weeks = sum(_count_lines(f"Week 00  {week.runs}", wide - 6) for week in sheet.weeks)
    head = 2.2 * _count_lines(title, wide / 1.7) + 1.6 + weeks * 1.25 + 1.0
    _, column = _columns(wide, len(sheet.weeks))
    named = max(
        _count_lines(f"{week.name}, {week.says}", column / 1.1) + _count_lines(f"from {week.start}", column)
        for week in sheet.weeks
    )
    foot = 1.1 * _count_lines(FOOT, wide / 0.9)
    return head + _LINE * named + 0.9 + sum(_measure_lift(lift, wide) for lift in sheet.lifts) + foot + 0.8


def _measure_lift(lift: SheetLift, wide: float) -> float:
    names, column = _columns(wide, len(lift.days))
    title = _LINE * _count_lines(f"{lift.name} {lift.length}", names / 1.1) + 0.7
    rows = sum(_measure_row(row, names, column) for row in lift.rows)
    return title + (rows or _LINE + _BOX + _PADDING)


def _measure_row(row: SheetRow, names: float, column: float) -> float:
    asked = max(_count_lines(cell.asked, column) for cell in row.cells if cell)
    named = _count_lines(row.name, names) + _count_lines(row.how, names / 0.8)
    return max(_LINE * named, _LINE * asked + _BOX) + _PADDING


def _columns(wide: float, weeks: int) -> tuple[float, float]:
    """Return how wide the names and a week are inside, in letters."""
    names = wide * NAMES / 100
    return names - 1, (wide - names) / weeks - 1


def _count_lines(text: str, room: float) -> int:
    return len(lettering.break_lines(text, room, 1.0, at_most=_MOST_LINES))
