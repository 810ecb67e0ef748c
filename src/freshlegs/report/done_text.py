"""What was done beside what was asked for, on the terminal: a table for each main lift, one of the running, a week."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.planfile import PlannedRecord
from freshlegs.planning.done_so_far import DoneSoFar, SessionOutcome
from freshlegs.report.done_lines import HAPPENED, describe_done, list_lost, list_others
from freshlegs.report.done_tables import DoneTable, build_done_tables, title_done
from freshlegs.report.layout import ListEntry, build_list, list_dashed
from freshlegs.report.phrases import format_day, title_session
from freshlegs.report.season import ESTIMATED

_TABLES_FROM = 48
"""Columns from which what was done stands in tables."""


def build_done(record: PlannedRecord, width: int) -> list[RenderableType]:
    """Return what was lifted and run so far, week by week beside what was asked for; nothing without a log."""
    tables = build_done_tables(record)
    if not tables:
        return []
    parts: list[RenderableType] = [Text(title_done(record), style="bold")]
    for table in tables:
        parts += [*([""] if table is not tables[0] else []), Text(table.name), _lay_out(table, width)]
    if any(table.estimates for table in tables):
        parts += ["", Text(ESTIMATED, style="dim")]
    return [*parts, ""]


def build_done_week(record: PlannedRecord) -> list[RenderableType]:
    """Return what was done of the sessions of one week, beside what was asked for; nothing where nobody tells."""
    done = DoneSoFar(record)
    told = [one for one in done.sessions.values() if one.exercises or one.run or one.state in ("missed", "ill")]
    told.sort(key=lambda one: one.session.start)
    entries = [ListEntry("-", _head(record, one), tuple(map(Text, describe_done(one)))) for one in told]
    entries += list_dashed([*list_lost(done), *list_others(done)])
    return [Text(HAPPENED, style="bold"), build_list(entries), ""] if entries else []


def _head(record: PlannedRecord, done: SessionOutcome) -> Text:
    day = format_day(record, record.local(done.session.start).date())
    state = f", {done.state}" if done.state != "done" else ""
    return Text(f"{title_session(record, done.session)}, {day}{state}")


def _lay_out(table: DoneTable, width: int) -> RenderableType:
    """Return a row for each week; where there is no room for a table, a line for each."""
    if width < _TABLES_FROM:
        told = ((row[0], zip(table.heads[1:], row[1:], strict=True)) for row in table.rows)
        return build_list(
            ListEntry(week, Text(", ".join(f"{head} {cell}" for head, cell in cells))) for week, cells in told
        )
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for head in table.heads:
        grid.add_column(head, justify="left" if head in ("asked for", "lifted") else "right")
    for row in table.rows:
        grid.add_row(*row)
    return grid
