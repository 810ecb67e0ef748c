"""`freshlegs replan`: the rest of a week, when it did not go as planned."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def replan(
    files: Annotated[
        list[Path],
        Argument(
            metavar="[SCENARIO] PLAN",
            help="The stored plan.json; before it a scenario file, where it is not the one that was planned.",
        ),
    ],
    now: Annotated[
        str | None, Option(metavar='"WED 12:00"', help="What was planned before is done; default: this moment.")
    ] = None,
    done: Annotated[
        list[str] | None,
        Option(
            "--done",
            metavar="SESSION",
            help='Done as planned, done early, or with its real start and minutes: "lower-1=tue 07:10 50".',
        ),
    ] = None,
    missed: Annotated[list[str] | None, Option(metavar="SESSION", help="Not done: placed again, or dropped.")] = None,
    ill: Annotated[
        list[str] | None, Option(metavar="DAYS", help='No training on these days: "thu", "thu..fri".')
    ] = None,
    calendar: Annotated[
        Path | None, Option(metavar="FILE", help="Where the sessions are on the phone now: .ics file or folder.")
    ] = None,
    output: options.Output = None,
    ics: options.Ics = None,
    after: options.After = None,
    best_effort: options.BestEffort = False,
    show_fix: options.ShowFix = None,
    apply_fix: options.ApplyFix = None,
    no_rest_days: options.NoRestDays = False,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Plan the rest of a week again: what is done stays.

    As little as possible of the rest moves.
    """
    if len(files) > 2:
        raise BadParameter(f"found {len(files)} files; one scenario and one plan at most")
    given = dict(zip(("PLAN", "SCENARIO"), reversed(files), strict=False))
    options.check_apart(
        inputs={**given, "--after": after, "--calendar": calendar},
        outputs={"--output" if apply_fix is None else "--apply-fix": output, "--ics": ics},
        json=json,
    )
    options.say_unused({"--no-rest-days": no_rest_days and not ics}, "it goes with --ics")
    options.check_apply_alone(apply_fix, output, others=bool(ics or json or show_fix))
    from freshlegs.cli.plan_files import find_scenario_file, take_fix, write_plan
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.replan_request import load_stored_week, resume_scenario
    from freshlegs.cli.request import make_limits
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.scenario.in_progress.reported_progress import ReportedProgress

    plan = given["PLAN"]
    scenario = given.get("SCENARIO") or find_scenario_file(plan)
    stored, before = load_stored_week(scenario, plan, calendar), load_plan(after) if after is not None else None
    reported = ReportedProgress(done=done or (), missed=missed or (), ill=ill or ())
    rest = resume_scenario(scenario, stored, plan, now=now, reported=reported, after=before, best_effort=best_effort)
    answer = rest.plan(limits=make_limits(seed=seed, time_limit=time_limit), display=ProgressBar())
    if show_fix is None and apply_fix is None:
        return write_plan(answer, output, ics, json=json, rest_days=not no_rest_days, scenario=scenario)
    return take_fix(rest, answer, scenario, show=show_fix, apply=apply_fix, target=output, json=json)
