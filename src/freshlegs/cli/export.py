"""`freshlegs export`: a stored plan as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options

if TYPE_CHECKING:
    from freshlegs.record import PlannedRecord


def export(
    plan: options.Plan,
    ics: Annotated[Path, typer.Option("--ics", metavar="FILE", help='Calendar file; "-" writes standard output.')],
    no_rest_days: options.NoRestDays = False,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> None:
    """Write a stored plan as a calendar file for the phone."""
    del seed
    from freshlegs.cli import output
    from freshlegs.stored import load_plan

    written = write_calendar(load_plan(plan), ics, rest_days=not no_rest_days)
    if json and str(ics) != "-":
        output.as_json(written)


def write_calendar(stored: PlannedRecord, target: Path, *, rest_days: bool) -> dict[str, object]:
    """Write the calendar file of a plan, say so, and return what was written."""
    from freshlegs.calendars.write import calendar_file
    from freshlegs.cli.output import say
    from freshlegs.files import write_atomically

    data = calendar_file(stored, rest_days=rest_days)
    write_atomically(target, data)
    events = data.count(b"BEGIN:VEVENT")
    if str(target) != "-":
        say(f"{target}: {events} events, {len(data) / 1000:.1f} kB")
    return {"format": 1, "file": str(target), "events": events, "bytes": len(data)}
