"""What an export did, or would do, to a calendar."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.calendars.syncing.export_request import ExportResult
from freshlegs.calendars.syncing.updates import CalendarChange, Sort
from freshlegs.calendars.writing.event import Event
from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.report.layout import render_text
from freshlegs.report.phrases import format_day, format_moment, name_session

_SORTS: tuple[Sort, ...] = ("moved", "changed", "new", "dropped")


def summarize_export(delivery: ExportResult) -> str:
    """Return what was written in one line: "week.ics: 9 events, 5.7 kB: 2 moved, 7 as before"."""
    if delivery.untouched:
        return f"{delivery.target} is left as it is: all of this plan is past."
    size = f"{format_count(delivery.entries, 'event')}, {delivery.size / 1000:.1f} kB"
    told = count_changes(delivery)
    return f"{delivery.target}: {size}" + (f": {told}" if told else "")


def count_changes(delivery: ExportResult) -> str:
    """Return how much changes: "2 moved, 1 new, 1 to delete by hand"; "" for a calendar that is new as a whole."""
    update = delivery.update
    found = {sort: [change for change in update.changes if change.sort == sort] for sort in _SORTS}
    if len(found["new"]) == len(update.events) and not found["dropped"] and not (delivery.moved or delivery.deleted):
        return ""
    named = {"dropped": "to delete by hand" if delivery.by_hand else "removed"}
    parts = [f"{len(found[sort])} {named.get(sort, sort)}" for sort in _SORTS if found[sort]]
    others = [
        (update.kept, "as before"),
        (len(delivery.moved), "moved there"),
        (len(delivery.deleted), "deleted there"),
        (len(update.past), "past"),
    ]
    parts += [f"{number} {what}" for number, what in others if number]
    return ", ".join(parts) or "nothing changes"


def list_hints(record: PlannedRecord, delivery: ExportResult) -> list[str]:
    """Return what the athlete has to know or do."""
    dropped = [change.before for change in delivery.update.changes if change.sort == "dropped" and change.before]
    names = ", ".join(f"{to_one_line(before.summary)} on {_when(record, before.start)}" for before in dropped)
    if record.replanned and not any(change.before for change in delivery.update.changes) and not delivery.update.kept:
        # Nobody knows what the phone has, but what the plan before had is known.
        placed = {session.id for session in record.sessions}
        gone = (one for one in (*record.replanned.dropped, *record.replanned.ignored) if one not in placed)
        names = ", ".join(name_session(record, one) for one in gone)
    found = []
    if names and delivery.by_hand:
        found.append(f"An import deletes nothing. Delete by hand, if the phone still shows it: {names}.")
    if delivery.others:
        found.append(_tell_others(delivery))
    if delivery.moved:
        names = _names(record, delivery.moved)
        found.append(f"Moved in the calendar, and left there: {names}. freshlegs replan plans around it.")
    if delivery.deleted:
        names = _names(record, delivery.deleted)
        memory = delivery.memory or delivery.target
        found.append(
            f"Deleted in the calendar, and not written again: {names}. Delete {memory} to write everything again."
        )
    return found


def _tell_others(delivery: ExportResult) -> str:
    events = format_count(delivery.others, "event")
    told = f"{delivery.target} has been used for another plan too. Its {events} on the phone"
    return f"{told} {'is' if delivery.others == 1 else 'are'} left alone."


def render_diff(record: PlannedRecord, deliveries: Iterable[ExportResult], *, width: int, colour: bool) -> str:
    """Return what calendars would show otherwise than before."""
    parts: list[RenderableType] = []
    for delivery in deliveries:
        told = count_changes(delivery) or f"{format_count(len(delivery.update.events), 'event')}, all new"
        parts.append(Text(f"{delivery.target}: {told}.", style="bold"))
        table = Table.grid(padding=(0, 2))
        for change in delivery.update.changes:
            table.add_row(f"  {change.sort}", to_one_line(_title(change)), _times(record, change))
        if table.row_count:
            parts.append(table)
        parts += [Text(hint) for hint in list_hints(record, delivery)]
    return render_text(*parts, width=width, colour=colour)


def dump_export(delivery: ExportResult) -> dict[str, Any]:
    """Return an export as data."""
    update = delivery.update
    return {
        "file": delivery.target,
        "events": delivery.entries,
        "bytes": delivery.size,
        **{sort: [_change(change) for change in update.changes if change.sort == sort] for sort in _SORTS},
        "as_before": update.kept,
        "past": len(update.past),
        "moved_there": [event.uid for event in delivery.moved],
        "deleted_there": [event.uid for event in delivery.deleted],
        "of_other_plans": delivery.others,
    }


def _change(change: CalendarChange) -> dict[str, Any]:
    data = {"uid": change.event.uid, "summary": _title(change), "sequence": change.event.sequence}
    if change.before is not None:
        data["before"] = change.before.start.isoformat()
    if change.sort != "dropped":
        data["start"] = change.event.start.isoformat()
    return data


def _title(change: CalendarChange) -> str:
    return change.before.summary if change.sort == "dropped" and change.before else change.event.summary


def _times(record: PlannedRecord, change: CalendarChange) -> str:
    now, before = _when(record, change.event.start), change.before
    if before is None or change.sort != "moved":
        return now
    then = _when(record, before.start)
    return f"{then} -> {now}" if then != now else f"{now}, now until {_when(record, change.event.end)}"


def _names(record: PlannedRecord, events: Sequence[Event]) -> str:
    return ", ".join(f"{to_one_line(event.summary)} on {_when(record, event.start)}" for event in events)


def _when(record: PlannedRecord, start: datetime | date) -> str:
    return format_moment(record, start) if isinstance(start, datetime) else format_day(record, start)
