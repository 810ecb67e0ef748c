"""Where a session of a stored plan is done, and when one leaves, in a sentence."""

from datetime import timedelta

from freshlegs.io.text import to_one_line
from freshlegs.planfile.parts import SessionRecord
from freshlegs.planfile.records import PlannedRecord


def describe_way(record: PlannedRecord, session: SessionRecord) -> str:
    """Return "At gym: leave at 06:45, back at 08:15."; "" for a session that is at no place in particular."""
    if not session.place:
        return ""
    times = []
    if session.minutes_there:
        times.append(f"leave at {record.local(session.start - timedelta(minutes=session.minutes_there)):%H:%M}")
    if session.minutes_back:
        times.append(f"back at {record.local(session.end + timedelta(minutes=session.minutes_back)):%H:%M}")
    told = f": {', '.join(times)}" if times else ""
    return f"At {to_one_line(session.place)}{told}."
