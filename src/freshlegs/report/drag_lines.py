"""What an athlete changed in a calendar, in words."""

from collections.abc import Iterator, Mapping, Sequence

from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.report.phrases import format_moment
from freshlegs.scenario.in_progress.calendar_week import Drag, LaterChanges
from freshlegs.written.session_text import format_handle


def list_drags(week: PlannedRecord, drags: Mapping[str, Drag | None]) -> Iterator[str]:
    """Yield a line for each session of a week that stands elsewhere in a calendar, or nowhere."""
    for session in week.sessions:
        if session.id not in drags:
            continue
        drag = drags[session.id]
        if drag is None:
            yield f"{session.name} is not there any more"
        else:
            length = f", {drag.minutes} min" if drag.minutes != session.minutes else ""
            yield f"{session.name} was moved to {format_moment(week, drag.start)}{length}"


def list_passed(week: PlannedRecord, passed: Sequence[str]) -> Iterator[str]:
    """Yield a line on the sessions that are past, and that a calendar does not hold."""
    names = [session.name for session in week.sessions if session.id in passed]
    if names:
        counts = "counts" if len(names) == 1 else "count"
        example = f"--missed {format_handle(names[0])}"
        yield f"{join_words(names)} {counts} as done: a calendar may leave out what is past ({example} if not)"


def list_later_drags(later: LaterChanges, command: str) -> Iterator[str]:
    """Yield a line for each change in another week, and last the command that takes them."""
    found = [*list_drags(later.week, later.drags), *map(str, later.faults)]
    for line in found:
        yield f"week {later.number}: {line}"
    if found:
        yield f"week {later.number} is not planned anew by this: {command} takes {'it' if len(found) == 1 else 'them'}"
