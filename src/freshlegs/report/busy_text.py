"""Busy times, as text and for --json."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.table import Table
from rich.text import Text

from freshlegs.model.availability import Interval, cut_to_day
from freshlegs.model.clock import DAY, Clock, format_clock_time
from freshlegs.report.layout import render_text

Stretch = tuple[datetime, datetime]
"""Half-open."""


def render_busy(
    window: Stretch, times: Sequence[Stretch], zone: ZoneInfo, *, width: int = 80, colour: bool = False
) -> str:
    """Return the busy times of a window day by day; a minute that is partly busy is shown as busy."""
    clock = Clock(zone, window[0].astimezone(zone).date(), 1)
    span = f"{_moment(clock, window[0])} to {_moment(clock, window[1])}, {zone.key}"
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for day, there in _by_day(clock, times).items():
        name = clock.day_name(day).split()
        date = f"{name[0]} {name[1]:>2} {name[2]} {clock.date_of(day).year}"
        table.add_row(Text(date, style="bold"), ", ".join(map(_times, cut_to_day(clock, there, day))))
    heading = Text.assemble(("Busy times", "bold"), "\n", (span, "dim"), "\n")
    return render_text(heading, table if times else Text("None."), width=width, colour=colour)


def dump_busy(times: Iterable[Stretch], zone: ZoneInfo) -> list[list[str]]:
    """Return the busy times as pairs in ISO form, on the clock of a zone."""
    return [[moment.astimezone(zone).isoformat() for moment in stretch] for stretch in times]


def _by_day(clock: Clock, times: Iterable[Stretch]) -> dict[int, list[Interval]]:
    days: dict[int, list[Interval]] = {}
    for start, end in times:
        begin, until = clock.minute(start), -(-int((end - start).total_seconds()) // 60)
        until += begin
        for day in range(clock.day(begin), clock.day(until - 1) + 1):
            days.setdefault(day, []).append((begin, until))
    return days


def _times(interval: Interval) -> str:
    return "all day" if interval == (0, DAY) else f"{format_clock_time(interval[0])}-{format_clock_time(interval[1])}"


def _moment(clock: Clock, moment: datetime) -> str:
    minute = clock.minute(moment)
    return f"{clock.day_name(clock.day(minute))} {clock.moment(minute).year} {format_clock_time(clock.wall(minute))}"
