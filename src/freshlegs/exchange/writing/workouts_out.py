"""Which sessions of a plan are workouts for another program, and what they are called there."""

from collections.abc import Iterator

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent, RunContent
from freshlegs.model.kinds import KINDS
from freshlegs.planfile import PlannedRecord, SessionRecord

AUTHOR = "freshlegs"


def list_open_runs(record: PlannedRecord) -> Iterator[tuple[SessionRecord, RunContent]]:
    """Yield the runs that are not done yet, with what is to be run, by their start."""
    for session in list_open_sessions(record):
        if isinstance(session.content, RunContent):
            yield session, session.content


def list_open_lifts(record: PlannedRecord) -> Iterator[tuple[SessionRecord, LiftContent]]:
    """Yield the lifts that are not done yet, with their exercises, by their start."""
    for session in list_open_sessions(record):
        if isinstance(session.content, LiftContent):
            yield session, session.content


def name_workout(record: PlannedRecord, session: SessionRecord) -> str:
    """Return what a workout is called in a list: "Tue 1 Dec Three-minute repetitions, 5 x 3 min"."""
    start = record.local(session.start)
    title = to_one_line(session.title) or KINDS[session.kind].title
    run = to_one_line(session.content.name) if isinstance(session.content, RunContent) else ""
    return f"{format_date(start)} {title if title.startswith(run) else run}"


def list_open_sessions(record: PlannedRecord) -> list[SessionRecord]:
    """Return the sessions that are not done yet, by their start."""
    there = (session for session in record.sessions if not session.done)
    return sorted(there, key=lambda session: (session.start, session.id))
