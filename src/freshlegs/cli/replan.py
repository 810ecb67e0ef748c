"""`freshlegs replan`: the rest of a week, when it did not go as planned."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def replan(
    scenario: options.Scenario,
    plan: options.Plan,
    now: Annotated[
        str | None,
        typer.Option("--now", metavar='"WED 12:00"', help="What was planned before is done; default: this moment."),
    ] = None,
    done: Annotated[
        list[str] | None,
        typer.Option(
            "--done",
            metavar="SESSION",
            help='Done as planned, done early, or with its real start and minutes: "lower-1=tue 07:10 50".',
        ),
    ] = None,
    missed: Annotated[
        list[str] | None, typer.Option("--missed", metavar="SESSION", help="Not done: placed again, or dropped.")
    ] = None,
    ill: Annotated[
        list[str] | None, typer.Option("--ill", metavar="DAYS", help='No training on these days: "thu", "thu..fri".')
    ] = None,
    output: options.Output = None,
    ics: options.Ics = None,
    after: options.After = None,
    best_effort: options.BestEffort = False,
    no_rest_days: options.NoRestDays = False,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Plan the rest of a week again: what is done stays, and as little as possible moves."""
    options.apart(
        inputs={"SCENARIO": scenario, "PLAN": plan, "--after": after},
        outputs={"--output": output, "--ics": ics},
        json=json,
    )
    from freshlegs.cli.export import write_week
    from freshlegs.cli.planning import answered, minute_of_now, outcome_record, planned_with_limits, problem_of
    from freshlegs.files import source_name
    from freshlegs.loading import load_scenario_file
    from freshlegs.outcome import Planned
    from freshlegs.scenario.progress import Told, days_before, progress_of, same_week
    from freshlegs.stored import load_plan
    from freshlegs.whatif.replan import replanned
    from freshlegs.whatif.underway import under_way

    stored = load_plan(plan)
    week = same_week(load_scenario_file(scenario), stored, source_name(plan))
    before = load_plan(after) if after is not None else days_before(week, stored)
    problem = problem_of(week, today=None, after=before, near=stored, best_effort=best_effort, begun=True)
    told = Told(done=done or (), missed=missed or (), ill=ill or ())
    progress = progress_of(problem, stored, minute_of_now(problem, now), told)
    problem = under_way(problem, stored, progress)
    outcome, limits = planned_with_limits(problem, seed=seed, time_limit=time_limit)
    record = (
        replanned(problem, outcome, stored, progress)
        if isinstance(outcome, Planned)
        else outcome_record(problem, outcome, limits)
    )
    piped = write_week(record, output, ics, rest_days=not no_rest_days)
    return answered(record, json=json, piped=piped)
