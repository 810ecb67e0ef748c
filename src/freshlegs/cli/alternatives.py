"""`freshlegs alternatives`: other weeks that are as good, or nearly."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def alternatives(
    scenario: options.Scenario,
    count: Annotated[int, typer.Option("-k", "--count", min=1, max=50, help="How many weeks at most.")] = 3,
    within: Annotated[
        int | None, typer.Option("--within", min=0, metavar="POINTS", help="How much dearer than the best they may be.")
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best weeks that differ from each other by two sessions or more on other days."""
    from freshlegs.cli import output
    from freshlegs.cli.planning import problem_of
    from freshlegs.loading import load_scenario_file
    from freshlegs.recording import planned, recorded
    from freshlegs.show.outcome import outcome_text
    from freshlegs.show.whatif import alternatives_data, alternatives_text
    from freshlegs.solve.search import Limits
    from freshlegs.whatif.alternatives import Alternatives
    from freshlegs.whatif.alternatives import alternatives as other_weeks

    problem = problem_of(load_scenario_file(scenario), today=today)
    width, colour = output.width(), output.colour()
    limits = Limits(seconds=time_limit, seed=seed, began=time.monotonic())
    found = other_weeks(problem, limits, count=count, within=within)
    if not isinstance(found, Alternatives):
        record = recorded(problem, found)
        text = output.people(outcome_text(record, width=width, colour=colour))
        return Answer(output.stored(record) if json else text, options.exit_of(record))
    weeks = [planned(problem, week) for week in found.weeks]
    if json:
        return Answer(output.machine(alternatives_data(weeks, found.end)))
    return Answer(output.people(alternatives_text(weeks, found.end, width=width, colour=colour)))
