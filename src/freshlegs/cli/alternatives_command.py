"""`freshlegs alternatives`: other weeks that are as good, or nearly."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


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
    from freshlegs.cli.progress_bar import progress
    from freshlegs.cli.request import answer, asked, limits_of, planned, say_one_week
    from freshlegs.planning.alternatives import alternatives as other_weeks
    from freshlegs.planning.record_plan import planned as record_of
    from freshlegs.planning.record_plan import recorded
    from freshlegs.report.alternatives_text import alternatives_data, alternatives_text
    from freshlegs.rules.outcome import Planned

    found = asked(scenario, today=today)
    say_one_week(found)
    limits = limits_of(seed=seed, time_limit=time_limit)
    done = planned(found, limits)
    problem, best = done.problem, done.outcome
    if not isinstance(best, Planned):
        return answer(recorded(problem, best, done.fixes), json=json)
    with progress("looking for other weeks", count) as tick:
        others = other_weeks(problem, best, limits, count=count, within=within, tick=tick)
    weeks = [record_of(problem, week) for week in others.weeks]
    code = Exit.STOPPED if others.end == "stopped" else Exit.DONE
    if json:
        return Answer(output.machine(alternatives_data(weeks, others.end)), code)
    return Answer(
        output.people(alternatives_text(weeks, others.end, width=output.width(), colour=output.colour())), code
    )
