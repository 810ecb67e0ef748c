"""`freshlegs export`: a stored plan as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.record import PlannedRecord


def export(
    plan: options.Plan,
    ics: Annotated[Path, typer.Option("--ics", metavar="FILE", help='Calendar file; "-" writes standard output.')],
    no_rest_days: options.NoRestDays = False,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Write a stored plan as a calendar file for the phone."""
    del seed
    options.apart(inputs={"PLAN": plan}, outputs={"--ics": ics}, json=json)
    from freshlegs.cli import output
    from freshlegs.stored import load_plan

    piped, written = write_calendar(load_plan(plan), ics, rest_days=not no_rest_days)
    return Answer(output.machine(written) if json else piped)


def write_calendar(record: PlannedRecord, target: Path, *, rest_days: bool) -> tuple[bytes, dict[str, object]]:
    """Write the calendar file of a plan and say so; return what is meant for standard output, and what was written."""
    from freshlegs.calendars.write import calendar_file
    from freshlegs.cli.output import STDOUT, say
    from freshlegs.files import write_atomically

    data = calendar_file(record, rest_days=rest_days)
    events = data.count(b"BEGIN:VEVENT")
    written: dict[str, object] = {"format": 1, "file": str(target), "events": events, "bytes": len(data)}
    if target == STDOUT:
        return data, written
    write_atomically(target, data)
    say(f"{target}: {events} events, {len(data) / 1000:.1f} kB")
    return b"", written
