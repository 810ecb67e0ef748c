"""`freshlegs exercises`: what can be lifted where, and for which muscles."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def exercises(
    scenario: Annotated[
        Path | None, Argument(metavar="[SCENARIO]", help="A scenario file, for its level, places and own exercises.")
    ] = None,
    at: Annotated[
        str | None, Option(metavar="PLACE", help='A place of the scenario, or what is at hand: "dumbbell, band".')
    ] = None,
    muscle: Annotated[str | None, Option("--for", metavar="MUSCLE", help="A muscle or a group of muscles.")] = None,
    level: Annotated[str | None, Option(help="beginner, intermediate or advanced: no harder ones.")] = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """List the exercises, with what they need."""
    from freshlegs.cli.request import read_scenario
    from freshlegs.report.exercises_text import dump_exercises, render_exercises
    from freshlegs.scenario.exercise_choice import choose_exercises
    from freshlegs.scenario.resolve import resolve_draft
    from freshlegs.training.lifting_settings import LiftingSettings

    settings = LiftingSettings()
    if scenario is not None:
        draft = read_scenario(scenario, today=None).draft
        # A place with dates, such as a hotel, is none of the week that repeats.
        away = (place for place in draft.scenario.places if place.dated and place.name == at)
        at = next((", ".join(place.equipment) or "bodyweight" for place in away), at)
        task = resolve_draft(draft).task
        settings = task.lifting or LiftingSettings(level=task.lift_level)
        level = level or settings.level
    found = choose_exercises(settings, at=at, muscle=muscle, level=level)
    if json:
        return Answer(output.encode_json(dump_exercises(found)))
    return Answer(output.encode_rendered(render_exercises, found))
