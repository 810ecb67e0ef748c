"""A calendar as a folder with one event in each file (vdir), which vdirsyncer and khal read and sync."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult, read_revisions
from freshlegs.calendars.syncing.state_file import recall_state, write_state
from freshlegs.calendars.syncing.updates import remember_update
from freshlegs.calendars.syncing.user_edits import find_user_edits
from freshlegs.calendars.writing.event import OWN_UIDS
from freshlegs.calendars.writing.write import write_item
from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error, read_bytes, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from freshlegs.calendars.syncing.updates import CalendarUpdate
    from freshlegs.calendars.writing.event import Event

STATE = ".freshlegs.json"
"""Hidden, so that no program takes it for an event."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event of ours in a folder."""

    path: Path
    event: Event


def export_folder(order: ExportRequest, folder: Path) -> ExportResult:
    """Write each event into a file of its own, whole or not at all; other files are not touched.

    A session that the athlete moved or deleted on the phone, and that came back so, stays as it is while the plan
    does not want it elsewhere than before.

    Raises
    ------
    InputError
        The state file is damaged, or the plan lies outside the years 1971 to 2200.
    OutputError
        The folder can't be made, or a file not be written.
    """
    state = order.state or folder / STATE
    memory, items = recall_state(state), {item.event.uid: item for item in _items(folder)}
    by_athlete = find_user_edits(order, memory, {uid: item.event for uid, item in items.items()})
    moved, deleted, aside = by_athlete.moved, by_athlete.deleted, by_athlete.uids
    known = order.known(read_revisions(item.event for item in items.values()), memory)
    issue = order.issue(known, aside)
    files = dict(_files(issue, items))
    if not order.rehearsal:
        _write(order, folder, files, [items[event.uid].path for event in issue.cancelled if event.uid in items])
        write_state(state, remember_update(issue, known) | {uid: memory[uid] for uid in aside})
    size = sum(map(len, files.values()))
    return ExportResult(str(folder), issue, len(issue.events) + len(moved), size, moved=moved, deleted=deleted)


def _items(folder: Path) -> Iterator[Item]:
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*.ics")):
        data = read_bytes(path)
        # A file of several events is a calendar of another make, which only happens to be here.
        if OWN_UIDS.encode() in data and data.count(b"BEGIN:VEVENT") == 1:
            for event in read_own_events(data, str(path)):
                yield Item(path, event)


def _files(issue: CalendarUpdate, items: Mapping[str, Item]) -> Iterator[tuple[str, bytes]]:
    """Yield the file of each event that is not there as it should be: its name, and its bytes."""
    changed = {change.event.uid for change in issue.changes}
    for event in issue.events:
        if event.uid in changed or event.uid not in items:
            name = items[event.uid].path.name if event.uid in items else f"{event.uid}.ics"
            yield name, write_item(event)


def _write(order: ExportRequest, folder: Path, files: Mapping[str, bytes], dropped: list[Path]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in dropped:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"can't write {folder}: {explain_os_error(error)}") from error
    for name, data in files.items():
        write_atomically(folder / name, data)
    if not (folder / "displayname").exists():
        write_atomically(folder / "displayname", order.cover(()).name.encode())
