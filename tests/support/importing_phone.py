"""A phone to which calendar files are brought, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from support.real_readers.entry import Entry, in_calendar


@dataclass(slots=True)
class ImportingPhone:
    """A strict one: of an entry that it has it takes only what has a higher SEQUENCE, and it deletes nothing."""

    held: dict[str, Entry] = field(default_factory=dict)

    def bring(self, data: bytes) -> None:
        """Import a file."""
        for entry in in_calendar(data):
            known = self.held.get(entry.uid)
            if known is None or entry.sequence > known.sequence:
                self.held[entry.uid] = entry

    def shown(self) -> set[Entry]:
        """Return what it shows: all but what is cancelled."""
        return {without_revision(entry) for entry in self.held.values() if entry.status != "CANCELLED"}


def without_revision(entry: Entry) -> Entry:
    """Return an entry without how often it was changed."""
    return replace(entry, sequence=0)


def is_coming(entry: Entry, now: datetime) -> bool:
    """Whether an entry has not begun; a whole day is coming as long as it is not over."""
    if isinstance(entry.start, datetime):
        return entry.start >= now.astimezone(UTC)
    return entry.start >= now.date()


def is_over(entry: Entry, now: datetime) -> bool:
    """Whether an entry has ended."""
    if isinstance(entry.end, datetime):
        return entry.end <= now.astimezone(UTC)
    return entry.end <= now.date()
