"""A week's sessions one by one, for scripts, chat messages and spreadsheets."""

import csv
from collections.abc import Iterator
from io import StringIO

from freshlegs.io.text import to_cell, to_one_line
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.done_so_far import DoneSoFar, SessionOutcome
from freshlegs.report.done_lines import format_lifted

ROW_COLUMNS = ("date", "start", "end", "minutes", "kind", "name", "done", "id", "state", "did")


def render_session_lines(record: PlannedRecord) -> str:
    """Return a line for each session, in order of time: "2026-12-01 06:00-07:00 tempo 1"."""
    return "".join(
        f"{record.local(s.start):%Y-%m-%d %H:%M}-{record.local(s.end):%H:%M} {to_one_line(s.name)}\n"
        for s in _in_order(record)
    )


def render_csv(record: PlannedRecord) -> str:
    """Return a table of the sessions as comma-separated values, with a line that names the columns.

    Times are the athlete's local times; a session that ends after midnight ends before it starts. What became of it
    stands at the end: "done", "missed" or "ill", and of a logged one what was done. Those that were missed and have no
    place any more come last, without times.
    """
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(ROW_COLUMNS)
    became = DoneSoFar(record)
    for session in _in_order(record):
        start, end, one = record.local(session.start), record.local(session.end), became.sessions[session.id]
        done, state = "yes" if one.state == "done" else "no", "" if one.state == "open" else one.state
        when = (f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", session.minutes)
        did = to_cell("; ".join(_tell_done(one)))
        table.writerow((*when, session.kind, to_cell(session.name), done, to_cell(session.id), state, did))
    for lost in became.lost:
        if lost.session not in became.sessions:
            *_, kind, number = lost.session.split("/")
            name, day = to_cell(f"{kind} {number}"), lost.day or ""
            table.writerow((day, "", "", "", to_cell(kind), name, "no", to_cell(lost.session), lost.state, ""))
    return text.getvalue()


def _tell_done(done: SessionOutcome) -> Iterator[str]:
    """Yield what was done: "85 min", "Back squat 6 6 4 @ 80 kg"."""
    if done.run is not None:
        yield f"{done.run.minutes} min"
    for asked, lifted in done.exercises:
        yield f"{to_one_line(asked.name)} {format_lifted(lifted) if lifted else 'not done'}"


def _in_order(record: PlannedRecord) -> list[SessionRecord]:
    return sorted(record.sessions, key=lambda session: (session.start, session.id))
