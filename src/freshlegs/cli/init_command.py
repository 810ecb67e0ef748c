"""`freshlegs init`: a coach's questions, and the commented scenario that the answers make."""

from pathlib import Path
from typing import Annotated, Any

from typer import Argument, BadParameter, Context, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.model.wording import join_words

_OF_ANY_START = ("name", "title", "timezone", "weeks")
_OF_AN_INTERVIEW = (
    "goal", "free", "calendar", "runs", "hardest", "lifts", "equipment", "weights", "priority", "run_level",
    "lift_level", "bedtime",
)  # fmt: skip
_ANSWERS = (*_OF_ANY_START, *_OF_AN_INTERVIEW)


def _answer(metavar: str, meaning: str) -> Any:
    return Option(metavar=metavar, help=meaning)


def init(
    context: Context,  # the answers are read from it, by their options
    target: Annotated[Path, Argument(metavar="[FILE]", help='The file to write; "-" is standard output.')] = Path(
        "week.toml"
    ),
    start_from: Annotated[
        str | None, Option("--from", metavar="NAME", help="Begin with an example week; freshlegs scenarios lists them.")
    ] = None,
    name: Annotated[str | None, _answer("NAME", "Yours; it keeps your calendar apart from other people's.")] = None,
    goal: Annotated[
        str | None, _answer("GOAL", 'A race, "half on 4 Apr 2027", or weeks, "8 weeks from 7 Dec".')
    ] = None,
    weeks: Annotated[str | None, _answer("WEEKS", 'How many, also up to a race: "12", "from 7 Dec".')] = None,
    title: Annotated[str | None, _answer("TEXT", "What the week is called.")] = None,
    timezone: Annotated[str | None, _answer("ZONE", "IANA time zone; default: this computer's.")] = None,
    free: Annotated[str | None, _answer("TIMES", 'When you can train: "weekdays 6-8; sat 7-12".')] = None,
    calendar: Annotated[str | None, _answer("FILE", "An .ics file of the times when you are busy.")] = None,
    runs: Annotated[str | None, _answer("RUNS", '"intervals 60, long 110, 1-2 easy 45", or "none".')] = None,
    hardest: Annotated[str | None, _answer("KIND", "The run that gets the freshest legs.")] = None,
    lifts: Annotated[str | None, _answer("LIFTS", '"2 of 60", "2 lower, 2 upper 50", or "none".')] = None,
    equipment: Annotated[str | None, _answer("THINGS", 'What there is to lift with; "all", "none".')] = None,
    weights: Annotated[
        str | None, _answer("WEIGHTS", 'What you lift now: "squat 80 kg, bench press 57.5"; default: find them.')
    ] = None,
    priority: Annotated[str | None, _answer("run|lift", "What comes first.")] = None,
    run_level: Annotated[str | None, _answer("LEVEL", "beginner, intermediate or advanced.")] = None,
    lift_level: Annotated[str | None, _answer("LEVEL", "The same for lifting.")] = None,
    bedtime: Annotated[str | None, _answer("TIME", 'When you go to bed: "22:30", or "none".')] = None,
    plan: Annotated[
        bool | None, Option("--plan/--no-plan", help="Plan the week when the file is written; default: ask.")
    ] = None,
    interactive: Annotated[
        bool | None,
        Option(
            "--interactive/--non-interactive",
            help="Ask, also where answers are piped in; or take what the options say, and what is usual.",
        ),
    ] = None,
    force: Annotated[bool, Option("--force", help="Replace a file that is there, and its plan.")] = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Ask what a coach would ask, write a scenario, and plan it.

    The plan is stored beside it, as plan.json. Without a terminal nothing is asked.
    """
    options.check_apart(inputs={}, outputs={"FILE": target}, json=json)
    if plan and str(target) == "-":
        raise BadParameter("--plan goes with a FILE that can be planned")
    given = dict(context.params) | {"plan": None if plan is None else "yes" if plan else "no"}
    if start_from is not None:
        others = [f"--{option.replace('_', '-')}" for option in _OF_AN_INTERVIEW if given[option] is not None]
        if others:
            raise BadParameter(f"--from takes an example as it is: leave {join_words(others)} out")
    from freshlegs.cli import output
    from freshlegs.cli.first_week import begin_scenario, check_free, plan_first, write_first
    from freshlegs.cli.prompter import Prompter, is_interactive

    check_free(target, force=force)
    at_terminal = is_interactive() and not json
    ask = Prompter(given, somebody=at_terminal if interactive is None else interactive)
    start = begin_scenario(ask, target, today, start_from)
    said = any(given[option] is not None for option in (*_ANSWERS, "plan", "start_from"))
    if interactive is None and not (at_terminal or json or said):
        output.say("No terminal, so nothing was asked: all is as usual. --interactive reads piped answers.")
    if target == output.STDOUT:
        return Answer(start.text.encode())
    write_first(start, target)
    options.say_unused({"--seed": seed and not start.plan}, "nothing is planned")
    if start.plan:
        return plan_first(target, ask, today=today, json=json, seed=seed, force=force)
    return Answer(output.encode_json({"format": 1, "file": str(target)}) if json else b"")
