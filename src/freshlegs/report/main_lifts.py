"""How the main lifts of a programme progress: what each week asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.listing import ListEntry, build_list
from freshlegs.training.card import format_amount, format_load

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMN = 13
"""Columns that "3 x 6, 102.5 kg" takes in two lines, or "3 x 6, 80 kg" in one."""


def build_main_lifts(record: PlannedRecord, width: int) -> list[RenderableType]:
    """Return a table of the main lifts, a line for each week; where there is no room for it, a list by exercise."""
    names, weeks = _by_week(record)
    if not names:
        return []
    head = Text("The main lifts, sets x repetitions and weight", style="bold")
    if 6 + len(names) * (COLUMN + 2) > width:
        return [head, build_list(ListEntry("-", _line(names[one], one, weeks)) for one in names), ""]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("week", justify="right", no_wrap=True)
    for name in names.values():
        table.add_column(to_one_line(name), min_width=COLUMN, overflow="fold")
    for number, entries in weeks.items():
        table.add_row(str(number), *(_cell(entries[one]) if one in entries else "-" for one in names))
    return [head, table, ""]


def _by_week(record: PlannedRecord) -> tuple[dict[str, str], dict[int, dict[str, Prescribed]]]:
    """Return the names of the main lifts by their ids, and what the first session of each week asks of each."""
    names: dict[str, str] = {}
    weeks: dict[int, dict[str, Prescribed]] = {}
    for week in record.weeks:
        there = weeks.setdefault(week.week, {})
        for session in sorted(take_week(record, week.week, "").sessions, key=lambda one: one.start):
            if isinstance(session.content, LiftContent):
                for entry in session.content.exercises:
                    if entry.slot == "strength":
                        names.setdefault(entry.exercise, entry.name)
                        there.setdefault(entry.exercise, entry)
    return names, weeks


def _line(name: str, exercise: str, weeks: dict[int, dict[str, Prescribed]]) -> Text:
    cells = (f"{number}: {_cell(entries[exercise])}" for number, entries in weeks.items() if exercise in entries)
    return Text.assemble((to_one_line(name), "bold"), " ", "; ".join(cells))


def _cell(entry: Prescribed) -> str:
    return ", ".join(filter(None, (f"{entry.sets} x {format_amount(entry)}", format_load(entry))))
