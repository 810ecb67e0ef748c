"""`freshlegs advise`: which single change would help a week most, and what it bears."""

from typing import Annotated, Literal

from typer import Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.cli.meanwhile import load_for_solving


def advise(
    scenario: options.ScenarioFile,
    form: Annotated[Literal["text", "json"], Option("--format", help="For people, or all of it as JSON.")] = "text",
    jobs: Annotated[
        int | None, Option(min=1, max=64, metavar="N", help="Processes; default: one for each core.")
    ] = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Say which single change helps a week most, and what it bears.

    Every easing or change is solved and ranked by the points that it saves: a rule loosened, a session dropped or
    shorter, other lifts, half an hour more on a day, another way to order the week. It also says how many lost days the
    week survives, which hurts most, and what a spare slot is worth.
    """
    load_for_solving()
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario, respond, say_one_week

    loaded = read_scenario(scenario, today=today)
    say_one_week(loaded)
    limits = make_limits(seed=seed, time_limit=time_limit)
    answer = loaded.advise(limits=limits, processes=jobs, display=ProgressBar())
    return respond(answer, json=json or form == "json")
