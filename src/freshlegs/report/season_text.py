"""A season for the terminal: bars and lines of characters, the weeks along the bottom, nothing by colour alone."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord
from freshlegs.report.layout import ListEntry, build_list, render_text
from freshlegs.report.phrases import build_heading
from freshlegs.report.season import RACE_MARK, Season, SeasonRow, SeasonWeek, build_season

_MARGIN = 2
_NARROWEST, _WIDEST = 2, 7
"""Columns of a week: the fewest, with one for the gap; and the most."""
_BARS = " ▁▂▃▄▅▆▇█"
_LINE = "▁─▔"
"""A load within a line: low, in the middle, high."""
_NOTHING = "·"
_TALL, _TALL_LOAD = 3, 2
"""Lines of a row of bars, and of one of loads."""
_DONE = "●"
"""What was done."""


def render_season(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return a programme as a picture of characters; where its weeks do not fit side by side, in several parts."""
    season = build_season(record)
    most = (width - _MARGIN) // _NARROWEST
    parts = -(-len(season.weeks) // most)
    step = -(-len(season.weeks) // parts)
    lines: list[RenderableType] = [build_heading(record)]
    for first in range(0, len(season.weeks), step):
        lines += ["", *_draw(season, slice(first, first + step), min(_WIDEST, (width - _MARGIN) // step))]
    lines += ["", build_list(ListEntry(mark, Text(meaning)) for mark, meaning in season.legend)]
    if any(row.done for row in season.rows):
        told = Text("done, as the log has it; bars and lines are what is asked for")
        lines.append(build_list([ListEntry(_DONE, told)]))
    if any(row.is_load for row in season.rows):
        lines.append(Text("Each row has a scale of its own; a weight's goes from its lowest to its highest.", "dim"))
    if not season.rows:
        lines.append(Text("This plan does not say what is in its sessions; plan it again."))
    return render_text(*lines, *(Text(note, "dim") for note in season.notes), width=width, colour=colour)


def _draw(season: Season, part: slice, cell: int) -> Iterator[RenderableType]:
    """Yield the rows of some weeks, and under them the weeks."""
    for row in season.rows:
        yield Text.assemble((row.name, "bold"), f"  {row.says}")
        yield from (_indent(line) for line in _plot(row, part, cell))
        for sign, values in (("", row.values), (_DONE, row.done)):
            numbers = [("" if value is None else f"{value:g}") for value in values[part]]
            if any(numbers) and max(map(len, numbers)) < cell:
                yield _indent(_put(numbers, cell), sign)
    weeks = season.weeks[part]
    yield _indent("─" * (len(weeks) * cell - 1))
    yield from (_indent(line) for line in _axis(weeks, cell))


def _plot(row: SeasonRow, part: slice, cell: int) -> list[str]:
    """Return the lines of a row, the highest first."""
    tall, draw = (_TALL_LOAD, _mark) if row.is_load else (_TALL, _bar)
    columns = [[sign * (cell - 1) for sign in draw(row, value, tall)] for value in row.values[part]]
    for column, value in zip(columns, row.done[part], strict=False):
        if value is not None:
            _put_sign(column, _find_line(row, value, tall))
    return [_put([column[line] for column in columns], cell) for line in reversed(range(tall))]


def _put_sign(column: list[str], line: int) -> None:
    """Put the sign of what was done into a line of a week; the lowest is the first."""
    middle = (len(column[line]) - 1) // 2
    column[line] = f"{column[line][:middle]}{_DONE}{column[line][middle + 1 :]}"


def _find_line(row: SeasonRow, value: float, tall: int) -> int:
    """Return the line in which a bar of that height ends, or a mark stands."""
    height = row.measure(value)
    if row.is_load:
        return round(height * (tall * len(_LINE) - 1)) // len(_LINE)
    steps = len(_BARS) - 1
    return max(0, round(height * tall * steps) - 1) // steps


def _bar(row: SeasonRow, value: float | None, tall: int) -> str:
    """Return a bar, its lowest character first; what is more than nothing is seen."""
    if not value:
        return _NOTHING.ljust(tall)
    steps = len(_BARS) - 1
    eighths = max(1, round(row.measure(value) * tall * steps))
    return "".join(_BARS[min(steps, max(0, eighths - line * steps))] for line in range(tall))


def _mark(row: SeasonRow, value: float | None, tall: int) -> str:
    """Return a load at its height, its lowest line first."""
    if value is None:
        return " " * tall
    line, level = divmod(round(row.measure(value) * (tall * len(_LINE) - 1)), len(_LINE))
    return (" " * line + _LINE[level]).ljust(tall)


def _axis(weeks: Sequence[SeasonWeek], cell: int) -> Iterator[str]:
    """Yield the numbers of the weeks, their marks and their races; numbers that would touch each other by fives."""
    close = len(str(weeks[-1].number)) >= cell
    shown = [not close or not week.number % 5 or (week is weeks[0] and week.number % 5 < 4) for week in weeks]
    yield _put([str(week.number) if show else "" for week, show in zip(weeks, shown, strict=True)], cell)
    if any(week.mark for week in weeks):
        yield _put([week.mark for week in weeks], cell)
    if any(week.races for week in weeks):
        yield _put([RACE_MARK if week.races else "" for week in weeks], cell)


def _put(texts: Sequence[str], cell: int) -> str:
    """Return a text for each week, in its place."""
    line = ""
    for index, text in enumerate(texts):
        line = f"{line:{index * cell}}{text}"
    return line


def _indent(line: str, sign: str = "") -> Text:
    return Text(sign.ljust(_MARGIN) + line, no_wrap=True, overflow="ignore")
