"""`freshlegs log`: what was really lifted, so that the next weeks go on from there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def log(
    plan: options.PlanFile,
    session: Annotated[str, typer.Argument(metavar="SESSION", help="The lift that was done: lower-1, or its id.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The log (CSV); rows are only ever added to it.")],
    week: options.OneWeek = None,
    did: Annotated[
        list[str] | None,
        typer.Option("--did", metavar="EXERCISE=REPS", help='Other than asked for: "back_squat=6 6 4 @ 80 kg".'),
    ] = None,
    skipped: Annotated[
        list[str] | None, typer.Option("--skipped", metavar="EXERCISE", help="Not done; its weight stays as it is.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was done; default: as planned.")
    ] = None,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Add a lift to the log: as it was asked for, or with what was different."""
    del seed
    options.check_apart(inputs={"PLAN": plan}, outputs={"--to": to}, json=json)
    from freshlegs.cli import output
    from freshlegs.cli.logbook import append_entries, build_entries
    from freshlegs.planfile.json_text import load_plan

    record = load_plan(plan)
    if record.weeks and week is None and "/" not in session:
        raise typer.BadParameter(f"this is a programme: --week N says of which week {session} was done")
    if week is not None:
        from freshlegs.io.files import name_source
        from freshlegs.planfile.programme_week import take_week

        record = take_week(record, week, name_source(plan))
    entries = build_entries(record, session, did=did or (), skipped=skipped or (), on=on)
    append_entries(to, entries)
    lines = [entry.line() for entry in entries]
    if json:
        return Answer(output.encode_json({"format": 1, "file": str(to), "rows": lines}))
    output.say(f"{to}: {len(lines)} rows added")
    return Answer(output.encode_text("".join(f"{line}\n" for line in lines)))
