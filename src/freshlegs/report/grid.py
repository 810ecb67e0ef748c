"""The days of a week and what stands on them, one layout for each class of width.

From 120 columns on a calendar with seven days side by side; below that a line for each day, the time before
noon left and the time after it right; without room for that, everything of a day in one column.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.model.kinds import find_family
from freshlegs.model.wording import format_hours
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.phrases import KEY_MARK, format_times, mark_session, pad_day

CALENDAR_FROM = 120
HALVES_FROM = 70
ROWS_FROM = 40
GAP_MARK = "\N{DOWNWARDS ARROW}"
"""Stands before the hours between a run and a lift of one day, which is what most rules are about."""
_NOON = 12
_PER_LINE = 7


def lay_out_week(record: PlannedRecord, width: int) -> RenderableType:
    """Return the week laid out for a width in columns, with the meaning of the mark under it."""
    if width >= CALENDAR_FROM:
        days: RenderableType = _calendar(record)
    elif width >= ROWS_FROM:
        days = _rows(record, halves=width >= HALVES_FROM)
    else:
        days = _column(record)
    parts = [days]
    outside = [s for s in _in_order(record.sessions) if record.local(s.start).date() not in set(record.dates)]
    if outside:
        parts += [Text("\nOutside these dates:", style="bold"), *(_dated(record, s) for s in outside)]
    legend = list(_explain_mark(record))
    if width >= CALENDAR_FROM and any(_gaps(record)):
        legend.append(f"{GAP_MARK} hours between a run and a lift")
    if legend:
        parts.append(Text("   ".join(legend), style="dim"))
    return Group(*parts)


def _explain_mark(record: PlannedRecord) -> Iterator[str]:
    marked = {find_family(session.kind) for session in record.sessions if "key" in session.tags}
    if marked:
        yield f"{KEY_MARK} a hard {'session' if 'activity' in marked else 'run'} or the long run"


def _calendar(record: PlannedRecord) -> RenderableType:
    dates = record.dates
    table = Table(box=box.ROUNDED, show_header=False, expand=True, border_style="dim", padding=(0, 1))
    for _ in range(_PER_LINE):
        table.add_column(ratio=1, overflow="fold")
    for first in range(0, len(dates), _PER_LINE):
        line = dates[first : first + _PER_LINE]
        halves = [_halves(record, day) for day in line]
        table.add_row(*(_day(record, day) for day in line))
        table.add_section()
        table.add_row(
            *(
                _stack(record, morning) if morning or noon else Text.assemble("  ", _rest(record, day))
                for day, (morning, noon) in zip(line, halves, strict=True)
            )
        )
        if any(noon for _, noon in halves):
            gaps = (_gap(morning[-1], noon[0]) if morning and noon else Text() for morning, noon in halves)
            table.add_row(
                *(Group(Text.assemble("  ", gap), _stack(record, h[1])) for gap, h in zip(gaps, halves, strict=True))
            )
        table.add_section()
    return table


def _rows(record: PlannedRecord, *, halves: bool) -> RenderableType:
    split = halves and all(any(_halves(record, day)[half] for day in record.dates) for half in (0, 1))
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    for _ in range(2 if split else 1):
        table.add_column(overflow="fold")
    for index, day in enumerate(record.dates):
        if index and day.weekday() == 0 and record.days % _PER_LINE == 0:
            table.add_row()
        parts = _halves(record, day)
        if not any(parts):
            table.add_row(_day(record, day), _rest(record, day))
        elif split:
            table.add_row(_day(record, day), *(_lines(record, part) for part in parts))
        else:
            table.add_row(_day(record, day), _lines(record, record.on(day)))
    return table


def _column(record: PlannedRecord) -> RenderableType:
    lines = []
    for day in record.dates:
        there = _in_order(record.on(day))
        lines.append(Text.assemble(_day(record, day), "  ", _rest(record, day)) if not there else _day(record, day))
        lines += [Text.assemble(f" {format_times(record, s)}\n ", *mark_session(record, s)) for s in there]
    return Group(*lines)


def _halves(record: PlannedRecord, day: date) -> tuple[list[SessionRecord], list[SessionRecord]]:
    there = _in_order(record.on(day))
    early = [s for s in there if record.local(s.start).hour < _NOON]
    return early, [s for s in there if s not in early]


def _in_order(sessions: Iterable[SessionRecord]) -> list[SessionRecord]:
    return sorted(sessions, key=lambda s: (s.start, s.id))


def _lines(record: PlannedRecord, sessions: Iterable[SessionRecord]) -> RenderableType:
    """Return a line for each session; where a title is broken, it goes on under itself."""
    lines = Table.grid()
    lines.add_column(no_wrap=True)
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    for session in _in_order(sessions):
        lines.add_row(f"{format_times(record, session)} ", *mark_session(record, session))
    return lines


def _stack(record: PlannedRecord, sessions: Sequence[SessionRecord]) -> RenderableType:
    """Return sessions below each other, with the hours between a run and a lift."""
    stack = Table.grid()
    stack.add_column(no_wrap=True, width=len(KEY_MARK) + 1)
    stack.add_column(overflow="fold")
    for index, session in enumerate(sessions):
        if index:
            stack.add_row("", _gap(sessions[index - 1], session))
        stack.add_row(*mark_session(record, session))
        stack.add_row("", format_times(record, session))
    return stack


def _gaps(record: PlannedRecord) -> Iterator[Text]:
    for day in record.dates:
        yield from (_gap(*two) for two in pairwise(_in_order(record.on(day))))


def _gap(earlier: SessionRecord, later: SessionRecord) -> Text:
    """Return the hours between a run and a lift that follow each other; nothing between others."""
    minutes = int((later.start - earlier.end).total_seconds() // 60)
    both = {find_family(session.kind) for session in (earlier, later)}
    run_and_lift = both == {"run", "lift"}
    return Text(f"{GAP_MARK} {format_hours(minutes)}", style="dim") if run_and_lift and minutes > 0 else Text()


def _dated(record: PlannedRecord, session: SessionRecord) -> Text:
    start = record.local(session.start)
    return Text.assemble(
        f"{pad_day(record, start.date())} {start.year}  {format_times(record, session)} ",
        *mark_session(record, session),
    )


def _day(record: PlannedRecord, day: date) -> Text:
    return Text(pad_day(record, day), style="bold")


def _rest(record: PlannedRecord, day: date) -> Text:
    state = DoneSoFar(record).find_day_state(day)
    return Text("rest" if state == "open" else state, style="dim")
