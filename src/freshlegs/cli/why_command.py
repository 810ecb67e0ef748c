"""`freshlegs why`: the reasons for the place of a session."""

from typing import Annotated

from typer import Argument, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def why(
    scenario: options.ScenarioFile,
    session: Annotated[str, Argument(metavar="SESSION", help="Which one: lower-1, its title or id.")],
    at: Annotated[
        str | None, Option(metavar='"TUE 18:00"', help="Ask for one place instead of every other day.")
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Say what a session would cost elsewhere, or what forbids it.

    That is on every other day, or with --at in one place.
    """
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario, respond, say_one_week

    loaded = read_scenario(scenario, today=today)
    say_one_week(loaded)
    limits = make_limits(seed=seed, time_limit=time_limit)
    return respond(loaded.why(session, at=at, limits=limits, display=ProgressBar()), json=json)
