"""A calendar as a folder with one event in each file (vdir), which vdirsyncer and khal read and sync."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.memory import recall_state, write_state
from freshlegs.calendars.writing.event import OWN_UIDS, Event
from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error, read_bytes, write_atomically

STATE = ".freshlegs.json"
"""Hidden, so that no program takes it for an event."""


def export_folder(request: ExportRequest, folder: Path) -> ExportResult:
    """Write each event into a file of its own, whole or not at all; other files are not touched.

    A session that the athlete moved or deleted on the phone, and that came back so, stays as it is while the plan
    does not want it elsewhere than before. Raises InputError for a damaged state file or a plan outside the years 1971
    to 2200, OutputError where the folder or a file can't be written.
    """
    state = request.state or folder / STATE
    memory, found = recall_state(state), list(_list_events(folder))
    paths = {event.uid: path for path, event in found}
    update = request.prepare_two_way_update(memory, {event.uid: event for _, event in found})
    if not request.rehearsal:
        _prepare_folder(folder, (paths[uid] for uid in update.delete & paths.keys()))
        for uid, data in update.write.items():
            write_atomically(paths.get(uid, folder / f"{uid}.ics"), data)
        if not (folder / "displayname").exists():
            write_atomically(folder / "displayname", request.describe(()).name.encode())
        write_state(state, update.remembered)
    return replace(update.result, target=str(folder))


def _list_events(folder: Path) -> Iterator[tuple[Path, Event]]:
    """Yield our events in a folder, and their files."""
    for path in sorted(folder.glob("*.ics")) if folder.is_dir() else ():
        data = read_bytes(path)
        # A file of several events is a calendar of another make, which only happens to be here.
        if OWN_UIDS.encode() in data and data.count(b"BEGIN:VEVENT") == 1:
            for event in read_own_events(data, str(path)):
                yield path, event


def _prepare_folder(folder: Path, dropped: Iterable[Path]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in dropped:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"can't write {folder}: {explain_os_error(error)}") from error
