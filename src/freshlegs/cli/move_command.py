"""`freshlegs move`: sessions moved by hand, and what each place costs."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit


def move(
    plan: options.PlanFile = options.PLAN,
    moves: Annotated[
        list[str] | None,
        Argument(
            metavar="SESSION[=TIME]...", help='Which one, and where to: "lower-1=thu 18:00". Without a time: all.'
        ),
    ] = None,
    scenario: Annotated[
        Path | None, Option(metavar="FILE", help="The scenario file, where it is not the one that was planned.")
    ] = None,
    keep: Annotated[bool, Option("--keep", help="Put them there in the plan, and keep them there.")] = False,
    now: Annotated[
        str | None, Option(metavar='"WED 12:00"', help="What was planned before is done; default: this moment.")
    ] = None,
    week: options.OneWeek = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Say what sessions cost in other places, all else where it is.

    Of one session without a time: at every start. With --keep the plan has them there, and nothing else has moved;
    replan then leaves them there and plans the rest around them.
    """
    plan, moves = options.find_plan(plan, moves or ())
    options.check_usual_plan(plan)
    if not moves:
        raise BadParameter('say which one, and where to: "lower-1=thu 18:00"; without a time: all')
    wanted = dict(one.partition("=")[::2] for one in moves)
    alone = [name for name, to in wanted.items() if not to.strip()]
    if alone and (len(moves) > 1 or keep):
        raise BadParameter(f'say where to: "{alone[0]}=thu 18:00"')
    if len(wanted) < len(moves):
        raise BadParameter("each session once, please")
    options.check_apart(inputs={"PLAN": plan, "--scenario": scenario}, outputs={}, json=json)
    from freshlegs.api.movable_week import MovableWeek
    from freshlegs.api.scenario import Scenario
    from freshlegs.api.stored_plan import find_scenario_file
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.plan_files import note_scenario_file
    from freshlegs.cli.replan_request import keep_plan, load_stored_week
    from freshlegs.cli.request import respond
    from freshlegs.io.errors import Fault, InputError
    from freshlegs.io.files import name_source
    from freshlegs.planning.today import find_now

    stored, name, clock = load_stored_week(None, plan), name_source(plan), read_clock()
    record = stored.record
    path = scenario or find_scenario_file(record, plan, "freshlegs move PLAN SESSION --scenario FILE")
    moment = find_now(record, name, now or clock, clock.astimezone(record.zone).date())
    found = Scenario.load(path).movable(record, now=moment, name=name, week=week)
    if not isinstance(found, MovableWeek):
        return respond(found, json=json)
    if alone:
        return respond(found.price_starts(alone[0]), json=json)
    priced = found.price(wanted)
    if keep and priced.allowed:
        if stored.raw is None:
            raise InputError(name, Fault("", "a plan from standard input can't be written back", "--keep takes a file"))
        keep_plan(note_scenario_file(found.keep(wanted).record, path, stored.path), stored)
    return respond(priced, json=json, code=Exit.DONE if priced.allowed else Exit.IMPOSSIBLE)
