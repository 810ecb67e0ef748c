"""`freshlegs log`: what was really lifted and run, so that the next weeks go on from there."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer
from freshlegs.model.wording import format_count


def log(
    plan: options.PlanFile,
    session: Annotated[str, Argument(metavar="SESSION", help="What was done: lower-1, easy-2, or its id.")],
    to: Annotated[Path, Option("--to", metavar="FILE", help="The log (CSV); rows are only ever added to it.")],
    week: options.OneWeek = None,
    did: Annotated[
        list[str] | None, Option(metavar="EXERCISE=REPS", help='Other than asked for: "back_squat=6 6 4 @ 80 kg".')
    ] = None,
    skipped: Annotated[
        list[str] | None, Option(metavar="EXERCISE", help="Not done; its weight stays as it is.")
    ] = None,
    minutes: Annotated[str | None, Option(metavar="N", help="Of a run, if they were others than planned.")] = None,
    km: Annotated[str | None, Option(metavar="N", help="Of a run.")] = None,
    felt: Annotated[str | None, Option(metavar="1-10", help="How hard a run felt; 10 could not be harder.")] = None,
    on: Annotated[str | None, Option(metavar="DATE", help="The day it was done; default: as planned.")] = None,
    yes: Annotated[
        bool, Option("--yes", help="Take weights far above what was asked for without asking back.")
    ] = False,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Add a lift or a run to the log, as asked for or as done."""
    options.check_apart(inputs={"PLAN": plan}, outputs={"--to": to}, json=json)
    from freshlegs.cli.logbook import (
        append_entries,
        build_entries,
        build_run,
        check_options,
        confirm_weights,
        is_run,
        list_doubts,
    )
    from freshlegs.planfile.programme_week import load_week

    record = load_week(plan, week)
    options.check_week_named(session, of_programme=bool(record.weeks))
    if is_run(record, session):
        check_options({"--did": did, "--skipped": skipped}, "a run has no exercises: say --minutes, --km, --felt")
        append_entries(to, [run := build_run(record, session, minutes=minutes, km=km, felt=felt, on=on)])
        rows = [run.line()]
    else:
        check_options({"--minutes": minutes, "--km": km, "--felt": felt}, "they are for runs: say --did, --skipped")
        entries = build_entries(record, session, did=did or (), skipped=skipped or (), on=on)
        entries = confirm_weights(entries, list_doubts(record, session, entries), yes=yes)
        append_entries(to, entries)
        rows = [entry.line() for entry in entries]
    if json:
        return Answer(output.encode_json({"format": 1, "file": str(to), "rows": rows}))
    output.say(f"{to}: {format_count(len(rows), 'row')} added")
    return Answer(output.encode_text("".join(f"{row}\n" for row in rows)))
