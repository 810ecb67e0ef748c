"""`freshlegs show`: a stored plan."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

Format = Literal["text", "lines", "csv", "json"]


def show(
    plan: options.Plan,
    form: Annotated[
        Format, typer.Option("--format", help="As a page, a line for each session, a table for a spreadsheet, or JSON.")
    ] = "text",
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Show a stored plan as a grid, or in a form for scripts."""
    del seed
    if json and form not in ("text", "json"):
        raise typer.BadParameter("--json and --format are one choice")
    from freshlegs.cli import output
    from freshlegs.stored import load_plan, load_record

    if form in ("lines", "csv"):
        from freshlegs.show.sessions import sessions_csv, sessions_lines

        return Answer(output.people((sessions_csv if form == "csv" else sessions_lines)(load_plan(plan))))
    record = load_record(plan)
    if json or form == "json":
        return Answer(output.stored(record))
    from freshlegs.show.outcome import outcome_text

    return Answer(output.people(outcome_text(record, width=output.width(), colour=output.colour())))
