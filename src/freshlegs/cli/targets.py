"""From the options of an export to calendars, and what is said about them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.to_file import export_file
from freshlegs.calendars.writing.export_options import MOST_ALARMS, ExportOptions
from freshlegs.cli.output import say
from freshlegs.cli.request import read_clock
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.kinds import KINDS
from freshlegs.report.export_text import list_hints, summarize_export

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from freshlegs.calendars.syncing.export_request import ExportResult
    from freshlegs.planfile import PlannedRecord

LONGEST_ALARM = timedelta(days=28)
_ALARM = re.compile(r"(?:([a-z]+)=)?(\d{1,5})(m|h|d)")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def write_ics(record: PlannedRecord, target: Path, *, rest_days: bool, today: datetime | None = None) -> bytes:
    """Write a planned week as a calendar to import and say so; return what is meant for standard output."""
    told = record.replanned.now if record.replanned else today and today.replace(tzinfo=record.zone)
    delivery = export_file(
        ExportRequest(record, lambda: told or read_clock(), ExportOptions(rest_days=rest_days)), target
    )
    say_delivery(record, delivery)
    return delivery.data


def say_delivery(record: PlannedRecord, delivery: ExportResult) -> None:
    """Say what was written, and what the athlete has to know."""
    for line in ([] if delivery.target == "-" else [summarize_export(delivery)]) + list_hints(record, delivery):
        say(line)


def parse_alarms(written: Iterable[str]) -> dict[str, tuple[timedelta, ...]]:
    """Return what --alarm asks for ("30m", "lift=1h"), by kind; raises InputError."""
    found: dict[str, tuple[timedelta, ...]] = {}
    names = tuple(dict.fromkeys((*(row.family for row in KINDS.values()), *KINDS)))
    for text in written:
        parts = _ALARM.fullmatch(text.strip())
        before = int(parts[2]) * _UNITS[parts[3]] if parts else LONGEST_ALARM * 2
        if parts is None or before > LONGEST_ALARM or (parts[1] and parts[1] not in names):
            allowed = f'write "30m", "12h" or "1d", or for some "lift=30m"; there are {", ".join(names)}'
            raise InputError("--alarm", Fault("", f"found {repr_for_user(text)}", allowed))
        found[parts[1] or ""] = (*found.get(parts[1] or "", ()), before)
    for name, all_of_it in found.items():
        if len(all_of_it) > MOST_ALARMS:
            fault = Fault("", f"found {len(all_of_it)} for {name or 'all'}", f"phones ring {MOST_ALARMS} times at most")
            raise InputError("--alarm", fault)
    return found


def parse_now(written: str, record: PlannedRecord) -> datetime:
    """Return what --now means, on the athlete's clock unless it says its own offset; raises InputError."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        fault = Fault("", f"found {repr_for_user(written)}", 'write for example "2026-12-02 12:00"')
        raise InputError("--now", fault) from None
    return found if found.tzinfo else found.replace(tzinfo=record.zone)
