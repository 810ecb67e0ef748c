"""`freshlegs why`: what holds a session where it stands."""

from __future__ import annotations

import time
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
    from freshlegs.cli.planning import problem_of
    from freshlegs.loading import load_scenario_file
    from freshlegs.outcome import Planned
    from freshlegs.recording import recorded
    from freshlegs.scenario.finished import minute_of_text, session_named

    problem = problem_of(load_scenario_file(scenario), today=today)
    asked = session_named(problem, session)
    start = None if at is None else minute_of_text(problem, at)
    from freshlegs.show.outcome import outcome_text
    from freshlegs.show.whatif import why_data, why_text
    from freshlegs.solve.planning import plan_week
    from freshlegs.solve.search import Limits
    from freshlegs.whatif.places import in_place, other_places

    limits = Limits(seconds=time_limit, seed=seed, began=time.monotonic())
    best = plan_week(problem, limits)
    width, colour = output.width(), output.colour()
    if not isinstance(best, Planned):
        record = recorded(problem, best)
        text = output.people(outcome_text(record, width=width, colour=colour))
        return Answer(output.stored(record) if json else text, options.exit_of(record))
    if start is None:
        places = list(other_places(problem, best, asked, limits))
    else:
        places = [in_place(problem, best, asked, problem.clock.day(start), start, limits)]
    if json:
        return Answer(output.machine(why_data(problem, best, asked, places)))
    return Answer(output.people(why_text(problem, best, asked, places, width=width, colour=colour)))
