"""`freshlegs check`: a finished week against the rules of a scenario."""

from pathlib import Path
from typing import Annotated

from typer import Argument

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


def check(
    scenario: options.ScenarioOrPlan = options.PLAN,
    week: Annotated[
        str | None,
        Argument(
            metavar="WEEK",
            help="A plan.json, a calendar (.ics file, or a folder of them), or the week itself: "
            '"mon 06:30 lower; tue 07:00 tempo"; default: the stored plan.',
        ),
    ] = None,
    after: options.After = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Check a finished week: what it breaks, and what would help.

    It says which hard rules are broken, what the others cost, and which moves would make the week better.
    """
    scenario, week = (scenario, week) if week is not None else _find_both(scenario)
    options.check_apart(inputs={"SCENARIO": scenario, "WEEK": Path(week), "--after": after}, outputs={})
    from freshlegs.api.week_answers import CheckedProgramme, CheckedWeek
    from freshlegs.cli.request import read_scenario, respond, say_one_week, say_what_was_read
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.given_week import load_given_week

    given = load_given_week(week)
    loaded = read_scenario(scenario, today=today, after=after)
    if not isinstance(given, PlannedRecord):
        say_one_week(loaded)
    with say_what_was_read(given):
        answer = loaded.check_given(given, week)
    broken = isinstance(answer, CheckedWeek | CheckedProgramme) and not answer.allowed
    return respond(answer, json=json, code=Exit.IMPOSSIBLE if broken else None)


def _find_both(named: Path) -> tuple[Path, str]:
    """Return the scenario and the plan where only one of them is named: a plan says where its scenario is."""
    if named.suffix == ".toml" and options.PLAN.is_file():
        return named, str(options.PLAN)
    from freshlegs.api.stored_plan import find_scenario_file
    from freshlegs.planfile.json_text import load_plan

    return find_scenario_file(load_plan(named), named, "freshlegs check SCENARIO PLAN"), str(named)
