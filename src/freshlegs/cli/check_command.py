"""`freshlegs check`: a finished week against the rules of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


def check(
    scenario: options.Scenario,
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
    """Check a finished week: which hard rules it breaks, what it costs, and what would better it."""
    del seed
    options.apart(inputs={"SCENARIO": scenario, "WEEK": Path(week)}, outputs={})
    from freshlegs.cli import output
    from freshlegs.cli.request import asked, say_one_week
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.improvements import improvements
    from freshlegs.planning.loading import load_given_week, week_of
    from freshlegs.report.check_text import check_data, check_text
    from freshlegs.rules.verify import verify_week

    given = load_given_week(week)
    stored = given if isinstance(given, PlannedRecord) else None
    if stored is not None and stored.weeks:
        from freshlegs.cli.programme_request import checked_programme

        return checked_programme(asked(scenario, today=today), stored, week, json=json)
    found = asked(scenario, today=today, stored=stored)
    if stored is None:
        say_one_week(found)
    problem = found.problem
    plan = week_of(problem, given, week)
    report, better = verify_week(problem, plan), improvements(problem, plan)
    code = Exit.IMPOSSIBLE if report.broken else Exit.DONE
    if json:
        return Answer(output.machine(check_data(report, better)), code)
    return Answer(output.people(check_text(report, better, width=output.width(), colour=output.colour())), code)
