"""What replanning changed: which sessions move from where to where, and which are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from freshlegs.model.wording import count_text
from freshlegs.report.listing import plain_listing
from freshlegs.report.phrases import moment, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from freshlegs.planfile import PlannedRecord, ReplanRecord


def changes(record: PlannedRecord, replanned: ReplanRecord) -> list[RenderableType]:
    """Return a line on how much has changed, and one for each change."""
    head, lines = Text(how_much(record, replanned), style="bold"), list(each(record, replanned))
    return [head, plain_listing(lines)] if lines else [head]


def how_much(record: PlannedRecord, replanned: ReplanRecord) -> str:
    """Return when the week was replanned, and how many sessions that changed."""
    when = moment(record, replanned.now)
    counts = [
        (replanned.moved, count_text(len(replanned.moved), "session moves", "sessions move")),
        (replanned.retimed, f"{len(replanned.retimed)} at another time"),
        (replanned.dropped, f"{len(replanned.dropped)} dropped"),
        (replanned.added, f"{len(replanned.added)} new"),
        (replanned.ignored, f"{len(replanned.ignored)} no longer asked for"),
    ]
    told = ", ".join(text for some, text in counts if some) or "nothing changes"
    return f"Replanned at {when}: {told}."


def each(record: PlannedRecord, replanned: ReplanRecord) -> Iterator[str]:
    """Yield a line for each change."""
    for move in replanned.moved:
        yield f"{session_name(record, move.session)}: {moment(record, move.before)} -> {moment(record, move.after)}"
    for move in replanned.retimed:
        then = f"{record.local(move.after):%H:%M}"
        yield f"{session_name(record, move.session)}: {moment(record, move.before)} -> {then}"
    yield from (f"{session_name(record, one)} is dropped" for one in replanned.dropped)
    starts = {session.id: moment(record, session.start) for session in record.sessions}
    yield from (f"{session_name(record, one)} is new: {starts[one]}" for one in replanned.added if one in starts)
    yield from (f"{session_name(record, one)} is no longer asked for" for one in replanned.ignored)
