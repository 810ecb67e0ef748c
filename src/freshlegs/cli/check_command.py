"""`freshlegs check`: a finished week against the rules of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


def check(
    scenario: options.ScenarioFile,
    week: Annotated[
        str,
        typer.Argument(
            metavar="WEEK",
            help="A plan.json, a calendar (.ics file, or a folder of them), or the week itself: "
            '"mon 06:30 lower; tue 07:00 tempo".',
        ),
    ],
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Check a finished week: which hard rules it breaks, what it costs, and what would improve it."""
    del seed
    options.check_apart(inputs={"SCENARIO": scenario, "WEEK": Path(week)}, outputs={})
    from freshlegs.cli import output
    from freshlegs.cli.request import load_request, say_one_week
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.improvements import find_improvements
    from freshlegs.planning.loading import load_given_week, read_week
    from freshlegs.report.check_text import dump_check, render_check
    from freshlegs.report.phrases import list_problem_titles
    from freshlegs.rules.verify import verify_week

    given = load_given_week(week)
    stored = given if isinstance(given, PlannedRecord) else None
    if stored is not None and stored.weeks:
        from freshlegs.cli.programme_request import check_stored_programme

        return check_stored_programme(load_request(scenario, today=today), stored, week, json=json)
    found = load_request(scenario, today=today, stored=stored)
    if stored is None:
        say_one_week(found)
    problem = found.problem
    plan = read_week(problem, given, week)
    report, better = verify_week(problem, plan), find_improvements(problem, plan)
    code = Exit.IMPOSSIBLE if report.broken else Exit.DONE
    if json:
        return Answer(output.encode_json(dump_check(report, better)), code)
    titles, width, colour = list_problem_titles(problem), output.measure_width(), output.wants_colour()
    return Answer(output.encode_text(render_check(report, better, titles=titles, width=width, colour=colour)), code)
