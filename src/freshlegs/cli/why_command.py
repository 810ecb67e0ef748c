"""`freshlegs why`: what holds a session where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def why(
    scenario: options.ScenarioFile,
    session: Annotated[str, typer.Argument(metavar="SESSION", help="Which one: lower-1, or its id.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar='"TUE 18:00"', help="Ask for one place instead of every other day.")
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Say what a session would cost on every other day, or what forbids it there."""
    from freshlegs.cli import output
    from freshlegs.cli.request import answer_record, load_request, make_limits, plan_request, say_one_week
    from freshlegs.planning.record_plan import record_outcome
    from freshlegs.rules.outcome import Planned
    from freshlegs.scenario.in_progress.finished_week import find_named_session, parse_week_minute

    found = load_request(scenario, today=today)
    say_one_week(found)
    problem, limits = found.problem, make_limits(seed=seed, time_limit=time_limit)
    find_named_session(problem.sessions, session)
    start = None if at is None else parse_week_minute(problem, at)
    done = plan_request(found, limits)
    problem, best = done.problem, done.outcome
    if not isinstance(best, Planned):
        return answer_record(record_outcome(problem, best, done.fixes), json=json)
    which = find_named_session(problem.sessions, session)
    from freshlegs.planning.why import find_other_places, plan_in_place
    from freshlegs.report.why_text import dump_why, render_why

    if start is None:
        places = list(find_other_places(problem, best, which, limits))
    else:
        places = [plan_in_place(problem, best, which, problem.clock.day(start), start, limits)]
    if json:
        return Answer(output.encode_json(dump_why(problem, best, which, places)))
    return Answer(
        output.encode_text(
            render_why(problem, best, which, places, width=output.measure_width(), colour=output.wants_colour())
        )
    )
