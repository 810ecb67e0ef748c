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
    plan: options.PlanFile,
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
        from freshlegs.report.session_rows import render_csv, render_session_lines

        record = load_plan(plan) if week is None else _week(load_plan(plan), week, plan)
        return Answer(output.encode_text((render_csv if form == "csv" else render_session_lines)(record)))
    if week is not None:
        return _one_week(load_plan(plan), week, plan, json=json)
    found = load_record(plan)
    if json:
        return Answer(output.encode_record(found))
    from freshlegs.report.outcome_text import render_outcome

    return Answer(output.encode_rendered(render_outcome, found))


def _one_session(record: PlannedRecord, name: str, *, json: bool) -> Answer:
    from freshlegs.cli import output
    from freshlegs.report.session_card import render_session
    from freshlegs.scenario.in_progress.finished_week import find_named_session

    found = find_named_session(record.sessions, name, "--session")
    if json:
        return Answer(output.encode_record(found))
    return Answer(output.encode_rendered(render_session, record, found))


def _week(record: PlannedRecord, number: int, plan: Path) -> PlannedRecord:
    from freshlegs.io.files import name_source
    from freshlegs.planfile.programme_week import take_week

    return take_week(record, number, name_source(plan))


def _one_week(record: PlannedRecord, number: int, plan: Path, *, json: bool) -> Answer:
    from freshlegs.cli import output
    from freshlegs.io.files import name_source

    if json:
        return Answer(output.encode_record(_week(record, number, plan)))
    from freshlegs.report.programme_text import render_programme_week

    return Answer(output.encode_rendered(render_programme_week, record, number, name_source(plan)))
