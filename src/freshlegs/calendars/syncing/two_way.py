"""Calendars that the athlete changes too: a folder with one event in each file, and a calendar on a CalDAV server."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from freshlegs.calendars.caldav.collection import SyncActions, reconcile
from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult, TwoWayUpdate
from freshlegs.calendars.syncing.memory import Revision, recall_state, write_state
from freshlegs.calendars.writing.event import OWN_UIDS, Event
from freshlegs.io.errors import InputError, OutputError
from freshlegs.io.files import explain_os_error, read_bytes
from freshlegs.io.safe_writing import make_folder, write_atomically
from freshlegs.io.server_account import Account

STATE = ".freshlegs.json"
"""Hidden, so that no program takes it for an event."""


def export_folder(request: ExportRequest, folder: Path) -> ExportResult:
    """Write each event into a file of its own, whole or not at all; other files are not touched.

    vdirsyncer and khal sync such a folder (vdir). A session that the athlete moved or deleted on the phone, and that
    came back so, stays as it is while the plan does not want it elsewhere than before. Raises InputError for a damaged
    state file or a plan outside the years 1971 to 2200, OutputError where the folder or a file can't be written.
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


def export_server(
    request: ExportRequest, account: Account, folder: Path | None, sleep: Callable[[float], object] = time.sleep
) -> ExportResult:
    """Write what is new and what has changed, and delete what was dropped; nothing else is touched.

    A session that the athlete moved or deleted on the phone stays as it is while the plan does not want it elsewhere
    than before. Where something changes on the server meanwhile, all is looked at again. The calendar is remembered in
    the folder, unless the request says where; without either, what the athlete moved can't be told from what the plan
    moved. Raises InputError where the caldav package is missing, the state file is damaged or the plan lies outside the
    years 1971 to 2200, OutputError where the server refuses, fails or can't be reached, or where all
    events are gone at once.
    """
    state = request.state or _locate_state(request, account, folder)
    memory = recall_state(state)
    looks: list[TwoWayUpdate] = []

    def decide(there: Mapping[str, bytes]) -> SyncActions:
        looks.append(request.prepare_two_way_update(memory, _read_held(there)))
        return SyncActions(looks[-1].write, looks[-1].delete, "" if there else _doubt(request, memory, state))

    url = reconcile(account, request.describe(()), decide, rehearsal=request.rehearsal, sleep=sleep)
    if not request.rehearsal:
        write_state(state, looks[-1].remembered)
    return replace(looks[-1].result, target=url, memory=str(state or ""))


def _list_events(folder: Path) -> Iterator[tuple[Path, Event]]:
    """Yield our events in a folder, and their files."""
    for path in sorted(folder.glob("*.ics")) if folder.is_dir() else ():
        data = read_bytes(path)
        # A file of several events is a calendar of another make, which only happens to be here.
        if OWN_UIDS.encode() in data and data.count(b"BEGIN:VEVENT") == 1:
            for event in read_own_events(data, str(path)):
                yield path, event


def _prepare_folder(folder: Path, dropped: Iterable[Path]) -> None:
    make_folder(folder)
    try:
        for path in dropped:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"can't write {folder}: {explain_os_error(error)}") from error


def _read_held(there: Mapping[str, bytes]) -> dict[str, Event]:
    """Return the events that stand there; one that was damaged counts as none, and is written over."""
    found: dict[str, Event] = {}
    for uid, data in there.items():
        try:
            found |= {event.uid: event for event in read_own_events(data, uid) if event.uid == uid}
        except InputError:
            continue
    return found


def _doubt(request: ExportRequest, memory: Mapping[str, Revision], state: Path | None) -> str:
    """Return what is to be asked where nothing is there of several events that still matter; "" where none were."""
    moment, dates = request.find_now(memory), request.record.dates
    stood = [one for one in memory.values() if not one.dropped]
    gone = [one for one in stood if moment and (moment.date_of(one.start) in dates or not moment.is_past(one.start))]
    if len(gone) < 2:
        return ""
    return (
        f"all {len(gone)} events that freshlegs wrote there are gone at once. Is it the right calendar, and whole? "
        f"If you deleted them and want them back, delete {state}"
    )


def _locate_state(request: ExportRequest, account: Account, folder: Path | None) -> Path | None:
    """Return the state file of a calendar: one for each server, user and athlete."""
    if folder is None:
        return None
    calendar = "\n".join((account.address.url, account.user, request.describe(()).uid))
    return folder / f"caldav-{hashlib.sha256(calendar.encode()).hexdigest()[:12]}.state.json"
