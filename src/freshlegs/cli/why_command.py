"""`freshlegs why`: what holds a session where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def why(
    scenario: options.Scenario,
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
    from freshlegs.cli.request import answer, asked, limits_of, planned, say_one_week
    from freshlegs.planning.record_plan import recorded
    from freshlegs.rules.outcome import Planned
    from freshlegs.scenario.in_progress.finished_week import minute_of_text, session_named

    found = asked(scenario, today=today)
    say_one_week(found)
    problem, limits = found.problem, limits_of(seed=seed, time_limit=time_limit)
    session_named(problem, session)
    start = None if at is None else minute_of_text(problem, at)
    done = planned(found, limits)
    problem, best = done.problem, done.outcome
    if not isinstance(best, Planned):
        return answer(recorded(problem, best, done.fixes), json=json)
    which = session_named(problem, session)
    from freshlegs.planning.why import in_place, other_places
    from freshlegs.report.why_text import why_data, why_text

    if start is None:
        places = list(other_places(problem, best, which, limits))
    else:
        places = [in_place(problem, best, which, problem.clock.day(start), start, limits)]
    if json:
        return Answer(output.machine(why_data(problem, best, which, places)))
    return Answer(output.people(why_text(problem, best, which, places, width=output.width(), colour=output.colour())))
