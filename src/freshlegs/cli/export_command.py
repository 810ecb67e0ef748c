"""`freshlegs export`: a stored plan as a calendar, as something to look at, and as workouts for other programs."""

from pathlib import Path
from typing import Annotated

from typer import Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer
from freshlegs.cli.export_targets import (
    CALENDARS,
    PAGES,
    Targets,
    add_target_options,
    check_block_week,
    check_targets,
    draw_pages,
    list_paths,
    list_step_folders,
    parse_steps,
    say_missing_workouts,
    write_pages,
)
from freshlegs.training.programme.races import MOST_WEEKS


@add_target_options
def export(
    targets: Targets,
    plan: options.UsualPlan = options.PLAN,
    user: Annotated[str, Option(metavar="NAME", help="Who you are there; the password is kept elsewhere.")] = "",
    diff: Annotated[
        bool, Option("--diff", "--dry-run", help="Only say what the phone will see; write nothing.")
    ] = False,
    previous: Annotated[Path | None, Option(metavar="FILE", help="The calendar file that the phone has now.")] = None,
    state: Annotated[
        Path | None, Option(metavar="FILE", help="What was exported last; default: beside the target.")
    ] = None,
    now: Annotated[str | None, Option(metavar="TIME", help='Leave alone what is past at "2026-12-02 12:00".')] = None,
    alarm: Annotated[list[str] | None, Option(metavar="[KIND=]TIME", help='Ring before: "30m", or "long=12h".')] = None,
    busy_only: Annotated[bool, Option("--busy-only", help='Say "Training", and nothing else.')] = False,
    free: Annotated[bool, Option("--free", help="Show sessions as free time.")] = False,
    utc: Annotated[bool, Option("--utc", help="Write times in UTC, for programs that misread time zones.")] = False,
    no_rest_days: options.NoRestDays = False,
    no_cancelled: Annotated[
        bool, Option("--no-cancelled", help="Leave dropped sessions out of --ics, instead of marking them.")
    ] = False,
    week: Annotated[
        int | None,
        Option("--week", metavar="N", min=1, max=MOST_WEEKS, help="A week among the four of --sheet."),
    ] = None,
    steps: Annotated[
        str, Option(metavar="URL", help="Where the files of --fit are on the web: events and pages link them.")
    ] = "",
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Bring a stored plan to the phone or the watch, or draw it.

    To the phone it goes as a file to import, a feed, a folder or by a server; drawn, as a page or a picture; to the
    programs of treadmills and watches step by step.
    """
    options.check_apart(
        inputs={"PLAN": plan, "--previous": previous},
        outputs={**list_paths(targets, CALENDARS), "--state": state, **list_paths(targets, PAGES)},
        json=json or diff,
    )
    check_targets(targets, state, diff=diff)
    from freshlegs.planfile.json_text import load_plan

    link = parse_steps(steps) if steps else ""
    record = load_plan(plan)
    if week is not None:
        check_block_week(week, record, plan, targets)
    besides: dict[str, object] = {"week": week, "steps": list_step_folders(targets, link)}
    drawn = draw_pages(record, {target: targets[target] for target in PAGES}, besides)
    say_missing_workouts(record, targets)
    calendars = {target: where for target in CALENDARS if (where := targets[target]) is not None}
    if not calendars:
        besides = {
            "--user": user,
            "--previous": previous,
            "--state": state,
            "--now": now,
            "--alarm": alarm,
        }
        if not any("steps" in target.takes and targets[target] is not None for target in PAGES):
            besides |= {"--steps": steps}
        besides |= {"--busy-only": busy_only, "--free": free, "--utc": utc, "--no-rest-days": no_rest_days}
        options.say_unused(besides | {"--no-cancelled": no_cancelled}, "no calendar is written")
        page, told = write_pages(drawn)
        return Answer(output.encode_json({"format": 1, "pages": told}) if json else page)
    from freshlegs.calendars.reading.own_events import read_own_events
    from freshlegs.calendars.syncing.export_request import ExportRequest
    from freshlegs.calendars.writing.events import ExportOptions
    from freshlegs.cli.calendar_options import parse_alarms, parse_now, say_delivery
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.io.files import name_source, read_bytes
    from freshlegs.report.export_text import dump_export, render_diff

    order = ExportRequest(
        record,
        read_clock,
        ExportOptions(not no_rest_days, not busy_only, not free, utc, parse_alarms(alarm or ()), link),
        now=parse_now(now, record) if now is not None else None,
        previous=read_own_events(read_bytes(previous), name_source(previous)) if previous is not None else (),
        state=state,
        rehearsal=diff,
        notices=not no_cancelled,
    )
    besides = {"user": user, "plan": plan}
    deliveries = [
        target.load_writer()(order, where, **{name: besides[name] for name in target.takes})
        for target, where in calendars.items()
    ]
    page, told = write_pages(drawn)
    if json:
        first, *more = map(dump_export, deliveries)
        rest = {**({"more": more} if more else {}), **({"pages": told} if told else {})}
        return Answer(output.encode_json({"format": 1, **first, **rest}))
    if diff:
        return Answer(output.encode_rendered(render_diff, record, deliveries))
    for delivery in deliveries:
        say_delivery(record, delivery)
    return Answer(b"".join(delivery.data for delivery in deliveries) + page)
