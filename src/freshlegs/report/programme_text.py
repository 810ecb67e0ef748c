"""A programme at a glance: its weeks, what moves in them, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import FAMILIES, Family, find_family
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.listing import ListEntry, build_list, build_plain_list
from freshlegs.report.main_lifts import build_main_lifts
from freshlegs.report.phrases import build_heading, describe_move, list_notes, name_session, pad_day
from freshlegs.report.render import render_text
from freshlegs.report.week_text import build_costs, build_proof, render_week

PROGRAMME_TABLE_FROM = 48
"""Columns from which the weeks stand in a table."""
MINUTES_FROM = 64
"""Columns from which the table has the minutes run."""


def render_programme(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return the weeks of a programme in a table, then what moves in them and what they cost."""
    parts: list[RenderableType] = [
        build_heading(record),
        "",
        _overview(record, width),
        "",
        *build_main_lifts(record, width),
    ]
    changed = list(_changes(record))
    if changed:
        parts += [Text("Not as in the usual week", style="bold"), build_list(changed), ""]
    if record.left_out:
        names = ", ".join(f"{name_session(record, left)} (week {_week_of(record, left)})" for left in record.left_out)
        parts += [Text.assemble(("Left out: ", "bold"), names), ""]
    parts += [*build_costs(record), build_proof(record)]
    if record.notes:
        parts += ["", Text("Notes", style="bold"), build_plain_list(list_notes(record))]
    parts += ["", Text("--week N shows one of the weeks.", style="dim")]
    return render_text(Group(*parts), width=width, colour=colour)


def render_programme_week(
    record: PlannedRecord, number: int, source: str, *, width: int = 80, colour: bool = False
) -> str:
    """Return one week of a programme as a week by itself is shown, under a line that says what it is for."""
    alone = take_week(record, number, source)
    head = Text(f"Week {number} of {len(record.weeks)}. {to_one_line(record.weeks[number - 1].says)}", style="bold")
    return render_text(head, width=width, colour=colour) + render_week(alone, width=width, colour=colour)


def _overview(record: PlannedRecord, width: int) -> RenderableType:
    """Return a line for each week; where there is no room for a table, two."""
    if width < PROGRAMME_TABLE_FROM:
        return Text("\n").join(_in_words(record, week) for week in record.weeks)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("week", justify="right", no_wrap=True)
    table.add_column("from", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    with_minutes = width >= MINUTES_FROM
    families = _families(record)
    names = (FAMILIES[family][1] for family in families)
    for name in (*names, *(("minutes run", "long run") if with_minutes else ()), "penalty"):
        table.add_column(name, justify="right")
    for week in record.weeks:
        there = _by_family(record, week)
        runs = there["run"]
        long = max((run.minutes for run in runs if run.kind == "long"), default=0)
        trained = sum(run.minutes for run in runs if run.kind != "race")
        minutes = [str(trained), str(long) if long else "-"] if with_minutes else []
        counts = [*(str(len(there[family])) for family in families), *minutes, str(week.penalty)]
        table.add_row(str(week.week), pad_day(record, week.start), _kind(week), *counts)
    return table


def _in_words(record: PlannedRecord, week: WeekRecord) -> Text:
    there = _by_family(record, week)
    told = ", ".join(format_count(len(there[family]), *FAMILIES[family]) for family in _families(record))
    counts = f"{told}, penalty {week.penalty}"
    return Text.assemble(f"{week.week:>2} {pad_day(record, week.start)} ", _kind(week), f"\n   {counts}")


def _families(record: PlannedRecord) -> list[Family]:
    """Return the families of which something is told: lifts and runs always, others where there are some."""
    there = {"lift", "run", *(find_family(session.kind) for session in record.sessions)}
    return [family for family in FAMILIES if family in there]


def _by_family(record: PlannedRecord, week: WeekRecord) -> dict[Family, list[SessionRecord]]:
    sessions = take_week(record, week.week, "").sessions
    return {family: [one for one in sessions if find_family(one.kind) == family] for family in FAMILIES}


def _kind(week: WeekRecord) -> Text:
    return Text(to_one_line(week.kind).replace("_", " "), style="" if week.kind == "build" else "bold")


def _changes(record: PlannedRecord) -> Iterator[ListEntry]:
    """Yield for each week what is special about it, and what stands elsewhere than in the week that repeats."""
    for week in record.weeks:
        lines = [describe_move(record, move) for move in (*week.moved, *week.retimed)]
        if week.kind != "build" or lines:
            says = to_one_line(week.says) if week.kind != "build" else ""
            yield ListEntry(f"{week.week}", Text(says or "moved:"), tuple(map(Text, lines)))


def _week_of(record: PlannedRecord, session_id: str) -> str:
    there = (week for week in record.weeks if session_id.startswith(f"{record.scenario}/{week.start}/"))
    return next((str(week.week) for week in there), "?")
