"""`freshlegs replan`: what happened goes into the plan, and the rest of the week is planned anew."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Context, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.cli.meanwhile import load_for_solving

if TYPE_CHECKING:
    from freshlegs.training.log_text import LogText

_WITH_UNDO = frozenset({"files", "undo", "dry_run", "ics", "no_rest_days", "json", "seed", "time_limit"})
"""What may be given with --undo."""


def replan(
    context: Context,
    files: options.ScenarioAndPlan = [options.PLAN],  # noqa: B006  nobody adds to it
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
    busy: Annotated[
        list[str] | None, Option(metavar="TIMES", help='You are busy then: "fri 18:00-19:30", or a day.')
    ] = None,
    did: Annotated[
        list[str] | None, Option(metavar="ACTIVITY", help='Done without being planned: "tempo tue 07:00 45".')
    ] = None,
    move: Annotated[
        list[str] | None, Option(metavar="SESSION=TIME", help='Put it there, and keep it there: "lower-1=thu 18:00".')
    ] = None,
    drop: Annotated[list[str] | None, Option(metavar="SESSION", help="Leave it out this week.")] = None,
    release: Annotated[
        list[str] | None, Option(metavar="SESSION", help="Let go what you moved or dropped; of a day, what was told.")
    ] = None,
    today_only: Annotated[str | None, Option(metavar="TIME", help='All the time there is today: "30 min".')] = None,
    feel: Annotated[
        str | None, Option(metavar="poor", help="How you feel today: nothing hard, and less of the rest.")
    ] = None,
    hurt: Annotated[
        list[str] | None, Option(metavar="PART", help='What hurts today: "knee"; nothing of this week works it hard.')
    ] = None,
    calendar: Annotated[
        Path | None, Option(metavar="FILE", help="Where the sessions are on the phone now: .ics file or folder.")
    ] = None,
    log: options.Log = None,
    logs: options.FromFiles = None,
    form: options.AsForm = None,
    columns: options.Columns = None,
    dates: options.Dates = None,
    unit: options.ForeignUnit = None,
    sport: options.Sport = None,
    skip_bad: options.SkipBad = False,
    week: options.OneWeek = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Show the new plan, and write nothing.")] = False,
    undo: Annotated[
        bool, Option("--undo", help="Take back the last replan, or move; told twice it brings it back.")
    ] = False,
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
    """Say what happened, and plan the rest of the week anew.

    What is done stays, and as little as possible of the rest moves. The new plan takes the place of the old one, which
    is kept beside it.
    """
    given = options.name_files(files)
    options.check_apart(
        inputs={**given, "--after": after, "--calendar": calendar, "--log": log},
        outputs={"--output" if apply_fix is None else "--apply-fix": output, "--ics": ics},
        json=json,
    )
    options.say_unused({"-o and --ics": dry_run and bool(output or ics)}, "--dry-run writes nothing")
    options.say_unused({"--no-rest-days": no_rest_days and not ics}, "it goes with --ics")
    if undo:
        options.check_alone(context, "--undo takes back the last replan", _WITH_UNDO)
        from freshlegs.cli.replan_request import ReplanTarget
        from freshlegs.cli.undone_replan import undo_replan

        target = ReplanTarget(None, ics, json=json, rest_days=not no_rest_days, dry_run=dry_run)
        return undo_replan(given["PLAN"], target)
    about_files = {"--as": form, "--columns": columns, "--dates": dates, "--unit": unit, "--skip-bad": skip_bad}
    options.say_unused({} if logs else about_files | {"--sport": sport}, "there is no --from")
    options.check_apply_alone(apply_fix, output, others=bool(ics or json or show_fix))
    from freshlegs.api.stored_plan import find_scenario_file

    load_for_solving()
    from freshlegs.cli.plan_files import take_fix
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.replan_request import (
        ReplanTarget,
        apply_drags,
        leave_as_it_is,
        load_stored_week,
        resume_scenario,
        write_replan,
    )
    from freshlegs.cli.request import make_limits
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.planning.replan import is_known
    from freshlegs.scenario.in_progress.reported_progress import ReportedProgress

    stored = load_stored_week(given.get("SCENARIO"), given["PLAN"])
    scenario = given.get("SCENARIO") or find_scenario_file(stored.record, given["PLAN"])
    logged: Path | LogText | None = log
    files_told = None
    if logs:
        from freshlegs.cli.log_import import ImportOptions, import_to_replan

        about = ImportOptions(logs, form, columns, dates, unit, skip_bad, sport)
        there = log or stored.path.parent / "log.csv"
        files_told = import_to_replan(scenario, stored.record, about, there, dry_run=dry_run)
        logged = files_told.text
    before = load_plan(after) if after is not None else None
    reported = ReportedProgress(
        done=done or (),
        missed=missed or (),
        ill=ill or (),
        busy=busy or (),
        did=did or (),
        move=move or (),
        drop=drop or (),
        release=release or (),
        today_only=today_only,
        feel=feel,
        hurt=hurt or (),
    )
    if missed or calendar is not None:
        from freshlegs.planning.log_corrections import find_logged_sessions

        known = find_logged_sessions(stored.record, logged or stored.path.parent / "log.csv")
        reported = replace(reported, logged=known)
    if calendar is not None:
        stored, reported = apply_drags(stored, calendar, reported, now=now, week=week)
    if files_told is not None:
        reported = files_told.add_to(reported, stored.record, now, week)
    rest = resume_scenario(
        scenario, stored, now=now, week=week, reported=reported, after=before, best_effort=best_effort
    )
    target = ReplanTarget(output, ics, json=json, rest_days=not no_rest_days, dry_run=dry_run)
    if not (log or logs or calendar) and rest.draft.in_progress and is_known(rest.draft.in_progress):
        return leave_as_it_is(stored, rest, scenario, target)
    limits = make_limits(seed=seed, time_limit=time_limit)
    answer = rest.plan(limits=limits, log=logged, display=ProgressBar())
    if files_told is not None:
        files_told.write(dry_run=dry_run)
    if show_fix is not None or apply_fix is not None:
        return take_fix(rest, answer, scenario, show=show_fix, apply=apply_fix, target=output, json=json)
    return write_replan(answer, stored, rest, scenario, target)
