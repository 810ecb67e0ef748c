"""The calendar of an athlete that phones subscribe to: what `freshlegs export --feed` writes, kept beside the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.to_file import export_feed
from freshlegs.calendars.writing.write import write_calendar
from freshlegs.io.errors import OutputError
from freshlegs.io.files import hash_bytes, read_bytes
from freshlegs.planfile import PlannedRecord


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is sent."""

    data: bytes
    of: bytes  #: The plan file that it was made of
    changed: datetime  #: When it became what it is

    @property
    def tag(self) -> str:
        """What tells it from another one (RFC 9110 8.8.3)."""
        return f'"{hash_bytes(self.data)[:32]}"'


def locate_own_feed(plan: Path) -> Path:
    """Return where the calendar of a plan is kept."""
    return plan.with_suffix(".feed.ics")


def update_feed(
    record: PlannedRecord, raw: bytes, plan: Path, clock: Callable[[], datetime], before: Feed | None
) -> Feed:
    """Return the calendar of a plan that stands in a file; the same plan gives the same bytes."""
    if before is not None and before.of == raw:
        return before
    data = _write(record, locate_own_feed(plan), clock)
    if before is not None and before.data == data:
        return Feed(data, raw, before.changed)
    return Feed(data, raw, clock().astimezone(UTC).replace(microsecond=0))


def _write(record: PlannedRecord, target: Path, clock: Callable[[], datetime]) -> bytes:
    try:
        export_feed(ExportRequest(record, clock), target)
        return read_bytes(target)
    except OutputError:
        # The folder can't be written: the calendar knows nothing of earlier weeks, but is whole.
        return write_calendar(record)
