"""`freshlegs push`: the sessions to come onto the calendar of intervals.icu."""

from typing import Annotated

from typer import Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer

_SERVER = "https://intervals.icu/"


def push(
    plan: options.UsualPlan = options.PLAN,
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what would be sent.")] = False,
    server: Annotated[str, Option(metavar="URL", help="Where intervals.icu is.")] = _SERVER,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Bring the sessions to come to your calendar of intervals.icu.

    From there they go to the watch. What was sent before moves, and is not doubled. Your API key is read from
    FRESHLEGS_INTERVALS_KEY, or from the keyring of this computer.
    """
    options.check_apart(inputs={"PLAN": plan}, outputs={}, json=json)
    from freshlegs.exchange.writing.intervals_events import list_intervals_events
    from freshlegs.exchange.writing.intervals_server import find_intervals_account, send_intervals_events
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.report.push_text import dump_push, render_push

    events = list_intervals_events(load_plan(plan))
    if not dry_run and events:
        send_intervals_events(find_intervals_account(server), events)
    if json:
        return Answer(output.encode_json(dump_push(events, sent=not dry_run)))
    return Answer(output.encode_text(render_push(events, sent=not dry_run)))
