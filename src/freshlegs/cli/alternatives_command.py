"""`freshlegs alternatives`: other weeks that are as good, or nearly."""

from typing import Annotated

from typer import Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.meanwhile import load_for_solving


def alternatives(
    scenario: options.ScenarioFile,
    count: Annotated[int, Option("-k", "--count", min=1, max=50, help="How many weeks at most.")] = 3,
    within: Annotated[
        int | None, Option(min=0, metavar="POINTS", help="How many points more than the best they may cost.")
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find other weeks that are as good, or nearly.

    They differ from each other by two sessions or more on other days.
    """
    from freshlegs.api.week_answers import AlternativePlans

    load_for_solving()
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario, respond, say_one_week

    loaded = read_scenario(scenario, today=today)
    say_one_week(loaded)
    limits = make_limits(seed=seed, time_limit=time_limit)
    answer = loaded.alternatives(count, within=within, limits=limits, display=ProgressBar())
    stopped = isinstance(answer, AlternativePlans) and answer.end == "stopped"
    return respond(answer, json=json, code=Exit.STOPPED if stopped else None)
