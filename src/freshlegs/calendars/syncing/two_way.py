"""A calendar that the athlete changes too: what the plan changes in it, and what stays as the athlete left it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult, read_revisions
from freshlegs.calendars.syncing.revision import Revision, hash_content
from freshlegs.calendars.syncing.updates import remember_update
from freshlegs.calendars.writing.event import Event
from freshlegs.calendars.writing.events import list_events, stamp_revision
from freshlegs.calendars.writing.write import write_item


@dataclass(frozen=True, slots=True)
class TwoWayUpdate:
    """An update of a calendar that is synced both ways."""

    write: Mapping[str, bytes]  #: By UID, a calendar with each event that is not there as it should be
    delete: frozenset[str]  #: UIDs that are to go
    remembered: Mapping[str, Revision]  #: What is known of the calendar once this is done
    result: ExportResult  #: What comes of it, its target not filled in


def prepare_two_way_update(
    request: ExportRequest, memory: Mapping[str, Revision], held: Mapping[str, Event]
) -> TwoWayUpdate:
    """Return the next update of a calendar.

    A session that the athlete moved, changed or deleted there stays so while the plan wants it as it was written.

    Parameters
    ----------
    memory : mapping of str to Revision
        What was last written, by UID.
    held : mapping of str to Event
        Our events as they stand in the calendar now, by UID.
    """
    moved, deleted = _find_user_edits(request, memory, held)
    aside = {event.uid for event in (*moved, *deleted)}
    known = request.list_known(read_revisions(held.values()), memory)
    update = request.prepare_update(known, aside)
    changed = {change.event.uid for change in update.changes}
    write = {e.uid: write_item(e) for e in update.events if e.uid in changed or e.uid not in held}
    entries, size = len(update.events) + len(moved), sum(map(len, write.values()))
    return TwoWayUpdate(
        write,
        frozenset(event.uid for event in update.cancelled),
        remember_update(update, known) | {uid: memory[uid] for uid in aside},
        ExportResult("", update, entries, size, moved=moved, deleted=deleted),
    )


def _find_user_edits(
    request: ExportRequest, memory: Mapping[str, Revision], held: Mapping[str, Event]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return what was moved or changed there, as it stands there now, and what was deleted, as the plan has it."""
    wanted = list_events(request.record, request.options, stamp_revision(request.record, None))
    written = {uid: revision.hash for uid, revision in memory.items() if not revision.dropped}
    as_before = [event.uid for event in wanted if written.get(event.uid) == hash_content(event)]
    moved = tuple(held[uid] for uid in as_before if uid in held and hash_content(held[uid]) != written[uid])
    return moved, tuple(event for event in wanted if event.uid in as_before and event.uid not in held)
