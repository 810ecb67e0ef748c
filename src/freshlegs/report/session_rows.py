"""A week's sessions one by one, for scripts, chat messages and spreadsheets."""

import csv
from io import StringIO

from freshlegs.io.text import to_cell, to_one_line
from freshlegs.planfile import PlannedRecord, SessionRecord

ROW_COLUMNS = ("date", "start", "end", "minutes", "kind", "name", "done", "id")


def render_session_lines(record: PlannedRecord) -> str:
    """Return a line for each session, in order of time: "2026-12-01 06:00-07:00 tempo 1"."""
    return "".join(
        f"{record.local(s.start):%Y-%m-%d %H:%M}-{record.local(s.end):%H:%M} {to_one_line(s.name)}\n"
        for s in _in_order(record)
    )


def render_csv(record: PlannedRecord) -> str:
    """Return a table of the sessions as comma-separated values, with a line that names the columns.

    Times are the athlete's local times; a session that ends after midnight ends before it starts.
    """
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(ROW_COLUMNS)
    for session in _in_order(record):
        start, end = record.local(session.start), record.local(session.end)
        done = "yes" if session.done else "no"
        when = (f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", session.minutes)
        table.writerow((*when, session.kind, to_cell(session.name), done, to_cell(session.id)))
    return text.getvalue()


def _in_order(record: PlannedRecord) -> list[SessionRecord]:
    return sorted(record.sessions, key=lambda session: (session.start, session.id))
