"""`freshlegs plan`: find the best week of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Exit

if TYPE_CHECKING:
    from freshlegs.record import OutcomeRecord


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
) -> int:
    """Find the best week, prove it, and say what it costs."""
    from freshlegs.cli.planning import planned_record

    stored = planned_record(
        scenario, today=today, after=after, best_effort=best_effort, seed=seed, time_limit=time_limit
    )
    _show(stored, json=json)
    _write(stored, output, ics, rest_days=not no_rest_days)
    return {"planned": Exit.DONE, "impossible": Exit.IMPOSSIBLE, "undecided": Exit.UNDECIDED}[stored.status]


def _show(stored: OutcomeRecord, *, json: bool) -> None:
    from freshlegs.cli import output as out

    if json:
        out.write(out.record_json(stored))
    else:
        from freshlegs.show.outcome import outcome_text

        out.text(outcome_text(stored, width=out.width(), colour=out.colour()))


def _write(stored: OutcomeRecord, output: Path | None, ics: Path | None, *, rest_days: bool) -> None:
    from freshlegs.cli import output as out
    from freshlegs.files import write_atomically
    from freshlegs.record import PlannedRecord

    if not isinstance(stored, PlannedRecord):
        for target in (output, ics):
            if target is not None:
                out.say(f"{target} is not written: there is no week.")
        return
    if output is not None:
        write_atomically(output, out.record_json(stored).encode())
        out.say(f"{output}: the plan")
    if ics is not None:
        from freshlegs.cli.export import write_calendar

        write_calendar(stored, ics, rest_days=rest_days)
