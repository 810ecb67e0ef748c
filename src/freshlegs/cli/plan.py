"""`freshlegs plan`: find the best week of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.record import OutcomeRecord, PlannedRecord


def plan(
    scenario: options.Scenario,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Store the plan as JSON, for show, check and export."),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write the week as a calendar file.")
    ] = None,
    after: Annotated[
        Path | None,
        typer.Option("--after", metavar="PLAN", help="The plan.json of the days before; the week then follows it."),
    ] = None,
    best_effort: Annotated[
        bool, typer.Option("--best-effort", help="Place what fits and list what was left out.")
    ] = False,
    no_rest_days: options.NoRestDays = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best week, prove it, and say what it costs."""
    options.apart(
        inputs={"SCENARIO": scenario, "--after": after}, outputs={"--output": output, "--ics": ics}, json=json
    )
    from freshlegs.cli import output as out
    from freshlegs.cli.planning import planned_record
    from freshlegs.record import PlannedRecord

    record = planned_record(
        scenario, today=today, after=after, best_effort=best_effort, seed=seed, time_limit=time_limit
    )
    piped = b""
    if isinstance(record, PlannedRecord):
        piped = _write(record, output, ics, rest_days=not no_rest_days)
    else:
        for target in filter(None, (output, ics)):
            out.say(f"{target} is not written: there is no week.")
    shown = out.stored(record) if json else piped or _text(record)
    return Answer(shown, options.exit_of(record))


def _text(record: OutcomeRecord) -> bytes:
    from freshlegs.cli import output as out
    from freshlegs.show.outcome import outcome_text

    return out.people(outcome_text(record, width=out.width(), colour=out.colour()))


def _write(record: PlannedRecord, output: Path | None, ics: Path | None, *, rest_days: bool) -> bytes:
    """Write the files that are asked for; return what is meant for standard output."""
    from freshlegs.cli import output as out
    from freshlegs.cli.export import write_calendar
    from freshlegs.files import write_atomically

    piped = b""
    if output == out.STDOUT:
        piped = out.stored(record)
    elif output is not None:
        write_atomically(output, out.stored(record))
        out.say(f"{output}: the plan")
    return piped + (write_calendar(record, ics, rest_days=rest_days)[0] if ics is not None else b"")
