"""A calendar in one file: to import once, or to subscribe to."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from freshlegs.calendars.reading.own_events import NoCalendarError, read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.memory import locate_state, recall_state, write_state
from freshlegs.calendars.syncing.updates import CalendarUpdate, LocalNow, list_standing, remember_update
from freshlegs.calendars.writing.event import Event
from freshlegs.calendars.writing.events import sort_events
from freshlegs.calendars.writing.write import write_events
from freshlegs.io.errors import InputError
from freshlegs.io.files import read_bytes
from freshlegs.io.safe_writing import write_atomically

KEPT = timedelta(days=366)
"""For how long a feed shows what is past; larger than 1 MB, Google would not take it any more."""


def export_file(request: ExportRequest, target: Path) -> ExportResult:
    """Write a file to import ("-": return its bytes).

    An import never removes anything from a phone. So a session that was dropped is written once more, as cancelled;
    what is past is left out, so that it is not touched there. Raises InputError for a damaged state file or a plan
    outside the years 1971 to 2200, OutputError where it can't be written or would be larger than 1 MB.
    """
    return _export(request, target, is_feed=False)


def export_feed(request: ExportRequest, target: Path) -> ExportResult:
    """Write a file to subscribe to: all that stands, in other weeks too, and nothing else; raises as `export_file`."""
    return _export(request, target, is_feed=True)


def _export(request: ExportRequest, target: Path, *, is_feed: bool) -> ExportResult:
    state, held = request.state or locate_state(target), _read_held(target)
    memory = recall_state(state)
    known = request.list_known(held, memory)
    update = request.prepare_update(known)
    notices = update.cancelled if request.notices else ()
    entries = _list_feed(update, held, request.find_now(known)) if is_feed else (*update.events, *notices)
    if known and not entries and not is_feed:
        return ExportResult(str(target), update, len(held), 0, untouched=True)
    data = write_events(sort_events(entries, request.record.zone), request.describe(entries))
    piped = str(target) == "-"
    if not request.rehearsal:
        if not piped:
            write_atomically(target, data)
        # Last: if this is cut short, the calendar itself tells the revisions that it holds.
        write_state(state, request.list_others(memory) | remember_update(update, known, request.calendar))
    others = request.count_others(memory, held)
    return ExportResult(
        str(target), update, len(entries), len(data), not is_feed, data if piped else b"", others=others
    )


def _list_feed(update: CalendarUpdate, held: Iterable[Event], moment: LocalNow | None) -> tuple[Event, ...]:
    entries = list_standing(update, held)
    if moment is None:
        return entries
    return tuple(event for event in entries if moment.date_of(event.end) >= moment.date_of(moment.now - KEPT))


def _read_held(target: Path) -> tuple[Event, ...]:
    """Return what a calendar file holds so far; nothing for what is none, which is written over as any file is."""
    if str(target) == "-" or not target.is_file():
        return ()
    try:
        data = read_bytes(target)
    except InputError:
        return ()
    try:
        return read_own_events(data, str(target))
    except NoCalendarError:
        return ()
