"""`freshlegs alternatives`: other weeks that are as good, or nearly."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


def alternatives(
    scenario: options.ScenarioFile,
    count: Annotated[int, typer.Option("-k", "--count", min=1, max=50, help="How many weeks at most.")] = 3,
    within: Annotated[
        int | None,
        typer.Option("--within", min=0, metavar="POINTS", help="How many points more than the best they may cost."),
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best weeks that differ from each other by two sessions or more on other days."""
    from freshlegs.cli import output
    from freshlegs.cli.progress_bar import show_progress
    from freshlegs.cli.request import answer_record, load_request, make_limits, plan_request, say_one_week
    from freshlegs.planning.alternatives import find_alternatives as other_weeks
    from freshlegs.planning.record_plan import record_outcome
    from freshlegs.planning.record_plan import record_plan as record_of
    from freshlegs.report.alternatives_text import dump_alternatives, render_alternatives
    from freshlegs.rules.outcome import Planned

    found = load_request(scenario, today=today)
    say_one_week(found)
    limits = make_limits(seed=seed, time_limit=time_limit)
    done = plan_request(found, limits)
    problem, best = done.problem, done.outcome
    if not isinstance(best, Planned):
        return answer_record(record_outcome(problem, best, done.fixes), json=json)
    with show_progress("looking for other weeks", count) as tick:
        others = other_weeks(problem, best, limits, count=count, within=within, tick=tick)
    weeks = [record_of(problem, week) for week in others.weeks]
    code = Exit.STOPPED if others.end == "stopped" else Exit.DONE
    if json:
        return Answer(output.encode_json(dump_alternatives(weeks, others.end)), code)
    return Answer(
        output.encode_text(
            render_alternatives(weeks, others.end, width=output.measure_width(), colour=output.wants_colour())
        ),
        code,
    )
