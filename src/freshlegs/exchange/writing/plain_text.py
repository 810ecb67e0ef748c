"""The sessions to come as plain text, to paste into a note, a message or another program."""

from freshlegs.exchange.writing.workouts_out import list_open_sessions, name_workout
from freshlegs.io.text import to_one_line
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.card import describe_content


def write_plain_text(record: PlannedRecord) -> str:
    """Return a paragraph for each session that is not done yet, in order of time."""
    return "\n".join(_paragraph(record, session) for session in list_open_sessions(record))


def _paragraph(record: PlannedRecord, session: SessionRecord) -> str:
    start, end = record.local(session.start), record.local(session.end)
    head = f"{name_workout(record, session)}, {start:%H:%M}-{end:%H:%M}"
    lines = describe_content(session.content) if session.content is not None else ()
    return "".join(f"{to_one_line(line)}\n" for line in (head, *lines))
