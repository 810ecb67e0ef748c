"""`freshlegs why`: the reasons for the place of a session."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.cli.meanwhile import load_for_solving


def why(
    scenario: options.ScenarioFile,
    session: Annotated[str, Argument(metavar="SESSION", help="Which one: lower-1, its title or id.")],
    at: Annotated[
        str | None, Option(metavar='"TUE 18:00"', help="Ask for one place instead of every other day.")
    ] = None,
    plan: Annotated[
        Path | None, Option(metavar="PLAN", help="Ask of the week as it is planned there, and of what is left of it.")
    ] = None,
    week: options.OneWeek = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Say what a session would cost elsewhere, or what forbids it.

    That is on every other day, or with --at in one place. With --plan it is asked of a plan that stands, from which
    moving other sessions has a price too, as in `move`.
    """
    if week is not None and plan is None:
        raise BadParameter("--week is one of a plan: name it with --plan")
    load_for_solving()
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario, respond, say_one_week

    loaded = read_scenario(scenario, today=today)
    if plan is None:
        say_one_week(loaded)
    else:
        from freshlegs.cli.clock_and_chance import read_clock
        from freshlegs.cli.replan_request import load_stored_week
        from freshlegs.io.files import name_source

        loaded = loaded.resume(load_stored_week(None, plan).record, now=read_clock(), name=name_source(plan), week=week)
    limits = make_limits(seed=seed, time_limit=time_limit)
    return respond(loaded.why(session, at=at, limits=limits, display=ProgressBar()), json=json)
