"""`freshlegs show`: a stored plan, for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import BadParameter, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord

Format = Literal["text", "lines", "csv", "json"]


def show(
    plan: options.UsualPlan = options.PLAN,
    week: options.OneWeek = None,
    session: Annotated[
        str | None, Option(metavar="SESSION", help="Show what is done in one session: lower-1, its title or id.")
    ] = None,
    season: Annotated[bool, Option("--season", help="Draw a programme: what is run and lifted in each week.")] = False,
    form: Annotated[
        Format, Option("--format", help="As a page, a line for each session, a table for a spreadsheet, or JSON.")
    ] = "text",
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Show a stored plan: a week, a programme, or one session.

    A week is shown as a grid, a programme as a table of its weeks or, with --season, as a picture, a session as a card.
    """
    if json and form not in ("text", "json"):
        raise BadParameter("use --json or --format, not both")
    if session is not None and form in ("lines", "csv"):
        raise BadParameter("--session is shown as text or JSON")
    if season and (session is not None or week is not None):
        raise BadParameter("--season is about all weeks: leave out --week and --session")
    if season and form == "lines":
        raise BadParameter("--season is drawn as text, or told as CSV or JSON")
    from freshlegs.planfile.programme_week import load_week

    json = json or form == "json"
    if season:
        return _show_season(plan, csv=form == "csv", json=json)
    if session is not None:
        from freshlegs.cli.named_week import choose_week
        from freshlegs.planfile.json_text import load_plan

        return _show_session(choose_week(load_plan(plan), plan, session, week), session, json=json)
    if form in ("lines", "csv"):
        from freshlegs.report.session_rows import render_csv, render_session_lines

        render = render_csv if form == "csv" else render_session_lines
        return Answer(output.encode_text(render(load_week(plan, week))))
    if week is not None:
        return _show_week(plan, week, json=json)
    from freshlegs.planfile.json_text import load_record
    from freshlegs.report.outcome_text import render_outcome

    found = load_record(plan)
    return Answer(output.encode_record(found) if json else output.encode_rendered(render_outcome, found))


def _show_session(record: PlannedRecord, name: str, *, json: bool) -> Answer:
    from freshlegs.report.session_card import render_session
    from freshlegs.scenario.in_progress.finished_week import find_named_session

    found = find_named_session(record.sessions, name)
    return Answer(output.encode_record(found) if json else output.encode_rendered(render_session, record, found))


def _show_season(plan: Path, *, csv: bool, json: bool) -> Answer:
    from freshlegs.io.files import name_source
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.report.season import build_season, check_season, dump_season

    record = load_plan(plan)
    check_season(record, name_source(plan))
    if json:
        return Answer(output.encode_json(dump_season(build_season(record))))
    if csv:
        from freshlegs.report.season_table import render_season_csv

        return Answer(output.encode_text(render_season_csv(record)))
    from freshlegs.report.season_text import render_season

    return Answer(output.encode_rendered(render_season, record))


def _show_week(plan: Path, number: int, *, json: bool) -> Answer:
    from freshlegs.io.files import name_source
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.planfile.programme_week import load_week
    from freshlegs.report.programme_text import render_programme_week

    if json:
        return Answer(output.encode_record(load_week(plan, number)))
    return Answer(output.encode_rendered(render_programme_week, load_plan(plan), number, name_source(plan)))
