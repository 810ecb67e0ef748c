"""khal: a calendar for the terminal, with a folder of entries and a database of its own."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from support.real_readers.desk import Desk, run_each
from support.real_readers.entry import Entry, in_calendar

_SETTINGS = """\
[calendars]
[[training]]
path = {folder}/training
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[default]
[sqlite]
path = {folder}/khal.db
"""
_SHOWN = ("uid", "all-day", "start-long-full", "end-long-full", "status", "alarms-list")


def read(data: bytes, desk: Desk) -> list[Entry]:
    """Import a file; return all entries that the calendar then has, those of earlier imports too."""
    khal = ("-c", _settings(desk.folder))
    (desk.folder / "import.ics").write_bytes(data)
    days = sorted(entry.start.strftime("%Y-%m-%d") for entry in (*_stored(desk.folder), *in_calendar(data)))
    brought = (*khal, "import", "--batch", "-a", "training", desk.folder / "import.ics")
    if not days:
        run_each("khal.cli", "main_khal", desk, brought)
        return []
    begin, end = (date.fromisoformat(day) for day in (days[0], days[-1]))
    span = (str(begin - timedelta(days=1)), str(end + timedelta(days=2)))
    fields = chain.from_iterable(("--json", field) for field in _SHOWN)
    shown = run_each("khal.cli", "main_khal", desk, brought, (*khal, "list", "--once", *fields, *span)).decode()
    stored = {entry.uid: entry for entry in _stored(desk.folder)}
    return [_entry(row, stored) for line in shown.splitlines() for row in json.loads(line)]


def _settings(folder: Path) -> Path:
    (folder / "training").mkdir(exist_ok=True)
    settings = folder / "khal.conf"
    settings.write_text(_SETTINGS.format(folder=folder))
    return settings


def _stored(folder: Path) -> list[Entry]:
    return [entry for file in (folder / "training").glob("*.ics") for entry in in_calendar(file.read_bytes())]


def _entry(row: dict[str, Any], stored: dict[str, Entry]) -> Entry:
    """Return what khal shows; the sequence, which it does not show, is taken from its folder."""
    start, end = (datetime.fromisoformat(row[f"{edge}-long-full"]).replace(tzinfo=UTC) for edge in ("start", "end"))
    alarms = frozenset(-timedelta(seconds=alarm["delta"]) for alarm in row["alarms-list"])
    whole = row["all-day"] == "True"
    return Entry(
        uid=row["uid"],
        start=start.date() if whole else start,
        end=end.date() + timedelta(days=1) if whole else end,
        sequence=stored[row["uid"]].sequence,
        status=row["status"].strip(),
        alarms=alarms,
    )
