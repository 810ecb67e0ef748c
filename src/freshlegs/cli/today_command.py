"""`freshlegs today`: what there is to do today, and what is left of it on a bad day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING, Annotated

from typer import Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.cli.meanwhile import load_for_solving

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord


def today(
    files: options.ScenarioAndPlan = [options.PLAN],  # noqa: B006  nobody adds to it
    feel: Annotated[
        str | None, Option(metavar="poor", help="How you feel: nothing hard today, and less of the rest.")
    ] = None,
    minutes: Annotated[str | None, Option(metavar="MINUTES", help="All the time there is today: 30.")] = None,
    hurt: Annotated[
        list[str] | None, Option(metavar="PART", help='What hurts: "knee"; nothing of this week works it hard.')
    ] = None,
    now: Annotated[str | None, Option(metavar='"WED 12:00"', help="As if it were then; default: this moment.")] = None,
    log: options.Log = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Show today's training, and what is left of it on a bad day.

    It writes nothing: it says which replan takes the change.
    """
    given = options.name_files(files)
    options.check_apart(inputs={**given, "--log": log}, outputs={}, json=json)
    from freshlegs.api.results import TodayAnswer, TrainingPlan
    from freshlegs.api.stored_plan import find_scenario_file

    load_for_solving()
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, respond
    from freshlegs.io.files import name_source
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.planning.today import find_now

    plan = given["PLAN"]
    record, name, clock = load_plan(plan), name_source(plan), read_clock()
    moment = find_now(record, name, now or clock, clock.astimezone(record.zone).date())
    scenario = given.get("SCENARIO")
    if not (feel or minutes or hurt):
        if scenario is not None:
            _check_scenario(scenario, record, name)
        return respond(TrainingPlan(record).today(moment, name=quote(name)), json=json)
    from freshlegs.api.scenario import Scenario

    scenario = scenario or find_scenario_file(record, plan)
    limits = make_limits(seed=seed, time_limit=time_limit)
    answer = Scenario.load(scenario).today(
        record,
        now=moment,
        name=name,
        feel=feel,
        minutes=minutes,
        hurt=hurt or (),
        limits=limits,
        log=log,
        display=ProgressBar(),
    )
    if isinstance(answer, TodayAnswer):
        said = (("--now", now), ("--feel", feel), ("--today-only", minutes), ("--log", log))
        told = [*((option, str(value)) for option, value in said if value), *(("--hurt", part) for part in hurt or ())]
        words = [word for one in told for word in one]
        command = join(["freshlegs", "replan", *map(str, files), *words])
        answer = replace(answer, command=command, name=quote(name))
    return respond(answer, json=json)


def _check_scenario(path: Path, record: PlannedRecord, name: str) -> None:
    """Raise InputError where a plan was planned from another scenario than the file that is named with it."""
    from freshlegs.api.scenario import Scenario
    from freshlegs.scenario.in_progress.week_in_progress import check_same_scenario

    check_same_scenario(Scenario.load(path).draft.scenario, record, name)
