"""What replanning changed: which sessions move from where to where, and which are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, ReplanRecord
from freshlegs.report.listing import build_plain_list
from freshlegs.report.phrases import describe_move, format_moment, name_session

if TYPE_CHECKING:
    from rich.console import RenderableType


def list_replan_changes(record: PlannedRecord, replanned: ReplanRecord) -> list[RenderableType]:
    """Return a line on how much has changed, and one for each change."""
    head, lines = Text(summarize_replan(record, replanned), style="bold"), list(describe_changes(record, replanned))
    return [head, build_plain_list(lines)] if lines else [head]


def summarize_replan(record: PlannedRecord, replanned: ReplanRecord) -> str:
    """Return when the week was replanned, and how many sessions that changed."""
    when = format_moment(record, replanned.now)
    counts = [
        (replanned.moved, format_count(len(replanned.moved), "session moves", "sessions move")),
        (replanned.retimed, f"{len(replanned.retimed)} at another time"),
        (replanned.dropped, f"{len(replanned.dropped)} dropped"),
        (replanned.added, f"{len(replanned.added)} new"),
        (replanned.ignored, f"{len(replanned.ignored)} no longer asked for"),
    ]
    told = ", ".join(text for some, text in counts if some) or "nothing changes"
    return f"Replanned at {when}: {told}."


def describe_changes(record: PlannedRecord, replanned: ReplanRecord) -> Iterator[str]:
    """Yield a line for each change."""
    for move in replanned.moved:
        yield describe_move(record, move)
    for move in replanned.retimed:
        then = f"{record.local(move.after):%H:%M}"
        yield f"{name_session(record, move.session)}, {format_moment(record, move.before)} -> {then}"
    yield from (f"{name_session(record, one)} is dropped" for one in replanned.dropped)
    starts = {session.id: format_moment(record, session.start) for session in record.sessions}
    yield from (f"{name_session(record, one)} is new, {starts[one]}" for one in replanned.added if one in starts)
    yield from (f"{name_session(record, one)} is no longer asked for" for one in replanned.ignored)
