"""What an athlete did to our events in a calendar that is synced both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.calendars.syncing.revision import hash_content
from freshlegs.calendars.writing.events import list_events, stamp_revision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.calendars.syncing.export_request import ExportRequest
    from freshlegs.calendars.syncing.revision import Revision
    from freshlegs.calendars.writing.event import Event


@dataclass(frozen=True, slots=True)
class UserEdits:
    """What was moved or changed there, as it stands there now, and what was deleted, as the plan has it."""

    moved: tuple[Event, ...]
    deleted: tuple[Event, ...]

    @property
    def uids(self) -> frozenset[str]:
        """All of it."""
        return frozenset(event.uid for event in (*self.moved, *self.deleted))


def find_user_edits(order: ExportRequest, memory: Mapping[str, Revision], there: Mapping[str, Event]) -> UserEdits:
    """Return what was altered in a calendar since it was written, and is wanted as it was written.

    Parameters
    ----------
    there : mapping of str to Event
        Our events as they stand in the calendar now, by UID.
    """
    wanted = list_events(order.record, order.choices, stamp_revision(order.record, None))
    written = {uid: revision.hash for uid, revision in memory.items() if not revision.dropped}
    as_before = [event for event in wanted if written.get(event.uid) == hash_content(event)]
    moved = [e for e in as_before if e.uid in there and hash_content(there[e.uid]) != written[e.uid]]
    return UserEdits(
        tuple(there[event.uid] for event in moved),
        tuple(event for event in as_before if event.uid not in there),
    )
