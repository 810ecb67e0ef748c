"""`freshlegs show`: a stored plan, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.planfile import PlannedRecord

Format = Literal["text", "lines", "csv", "json"]


def show(
    plan: options.Plan,
    week: options.OneWeek = None,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="SESSION", help="Show what is done in one session: lower-1, or its id."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="As a page, a line for each session, a table for a spreadsheet, or JSON.")
    ] = "text",
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Show a stored plan as a grid, a programme as a table of its weeks, or one session as a card."""
    del seed
    if json and form not in ("text", "json"):
        raise typer.BadParameter("--json and --format are one choice")
    if session is not None and form in ("lines", "csv"):
        raise typer.BadParameter("--session is shown as text or JSON")
    from freshlegs.cli import output
    from freshlegs.planfile.json_text import load_plan, load_record

    json = json or form == "json"
    if session is not None:
        record = load_plan(plan) if week is None else _week(load_plan(plan), week, plan)
        return _one_session(record, session, json=json)
    if form in ("lines", "csv"):
        from freshlegs.report.session_rows import sessions_csv, sessions_lines

        record = load_plan(plan) if week is None else _week(load_plan(plan), week, plan)
        return Answer(output.people((sessions_csv if form == "csv" else sessions_lines)(record)))
    if week is not None:
        return _one_week(load_plan(plan), week, plan, json=json)
    found = load_record(plan)
    if json:
        return Answer(output.stored(found))
    from freshlegs.report.outcome_text import outcome_text

    return Answer(output.people(outcome_text(found, width=output.width(), colour=output.colour())))


def _one_session(record: PlannedRecord, name: str, *, json: bool) -> Answer:
    from freshlegs.cli import output
    from freshlegs.report.session_card import session_of, session_text

    found = session_of(record, name)
    if json:
        return Answer(output.stored(found))
    return Answer(output.people(session_text(record, found, width=output.width(), colour=output.colour())))


def _week(record: PlannedRecord, number: int, plan: Path) -> PlannedRecord:
    from freshlegs.io.files import source_name
    from freshlegs.planfile.programme_week import week_of_programme

    return week_of_programme(record, number, source_name(plan))


def _one_week(record: PlannedRecord, number: int, plan: Path, *, json: bool) -> Answer:
    from freshlegs.cli import output
    from freshlegs.io.files import source_name

    if json:
        return Answer(output.stored(_week(record, number, plan)))
    from freshlegs.report.programme_text import programme_week_text

    text = programme_week_text(record, number, source_name(plan), width=output.width(), colour=output.colour())
    return Answer(output.people(text))
