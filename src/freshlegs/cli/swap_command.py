"""`freshlegs swap`: what may be done instead of an exercise, on the day."""

from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def swap(
    plan: options.PlanFile = options.PLAN,
    session: Annotated[
        str | None, Argument(metavar="SESSION", help="The lift: lower-1, lower, its title or id.", show_default=False)
    ] = None,
    exercise: Annotated[
        str | None,
        Argument(metavar="EXERCISE", help="The exercise that can't be done: back_squat.", show_default=False),
    ] = None,
    week: options.OneWeek = None,
    at: Annotated[str | None, Option(metavar="THINGS", help='What is at hand: "dumbbell, band".')] = None,
    level: Annotated[str | None, Option(help="beginner, intermediate or advanced: no harder ones.")] = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Offer exercises like one that can't be done today."""
    plan, words = options.find_plan(plan, [one for one in (session, exercise) if one is not None])
    options.check_usual_plan(plan)
    if len(words) != 2:
        raise BadParameter("name the lift and the exercise: lower-1 back_squat")
    session, exercise = words
    from freshlegs.cli.named_week import choose_week
    from freshlegs.io.errors import ArgumentError, Fault
    from freshlegs.model.content import LiftContent
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.report.exercises_text import dump_exercises, render_likes
    from freshlegs.scenario.exercise_choice import find_likes
    from freshlegs.scenario.in_progress.finished_week import find_named_session
    from freshlegs.training.lifting_settings import Excluded, LiftingSettings

    record = choose_week(load_plan(plan), plan, session, week)
    content = find_named_session(record.sessions, session).content
    if not isinstance(content, LiftContent):
        raise ArgumentError("session", Fault("", f'"{session}" is no lift with exercises', "name a lift of the plan"))
    settings = LiftingSettings(excluded=Excluded.of(content.left_out), easy=frozenset(content.easy))
    found = find_likes(settings, content, exercise, at=at, level=level)
    if json:
        return Answer(output.encode_json(dump_exercises(found)))
    name = next((entry.name for entry in content.exercises if entry.exercise == exercise), exercise)
    return Answer(output.encode_rendered(render_likes, found, name))
