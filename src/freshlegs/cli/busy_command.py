"""`freshlegs busy`: when the owner of a calendar is busy."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from freshlegs.calendars.reading.busy_policy import AllDay, BusyOrFree
from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def busy(
    files: Annotated[
        list[Path],
        Argument(metavar="FILE...", help='Calendars: .ics files, folders of them, or "-" for standard input.'),
    ],
    begin: Annotated[
        str | None, Option("--from", metavar="TIME", help="A date, or a date and time; default: today.")
    ] = None,
    end: Annotated[
        str | None, Option("--to", metavar="TIME", help="Up to this date or time; default: 28 days later.")
    ] = None,
    timezone: Annotated[
        str | None, Option(metavar="ZONE", help="Your IANA time zone; default: this computer's.")
    ] = None,
    owner: Annotated[str, Option(metavar="MAIL", help="Your mail address: what you declined takes no time.")] = "",
    tentative: Annotated[BusyOrFree, Option(help="How to count events that may not take place.")] = "busy",
    allday: Annotated[AllDay, Option(help="All-day events: as each says, always, never.")] = "by-transp",
    timed_transparent: Annotated[BusyOrFree, Option(help="How to count timed events marked as free.")] = "free",
    needs_action: Annotated[BusyOrFree, Option(help="How to count invitations that you have not answered.")] = "busy",
    elsewhere: Annotated[BusyOrFree, Option(help='How to count events marked as "working elsewhere".')] = "free",
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Say when a calendar is busy.

    These are the times that [[busy]] takes out of a scenario's free time.
    """
    options.check_apart(inputs={f"FILE {place}": path for place, path in enumerate(files, 1)}, outputs={})
    from freshlegs.calendars.reading.busy_policy import BusyPolicy
    from freshlegs.calendars.reading.calendar_files import open_calendar
    from freshlegs.cli import output
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.window_options import choose_window
    from freshlegs.io.files import name_source
    from freshlegs.model.intervals import merge
    from freshlegs.report.busy_text import dump_busy, render_busy

    window = choose_window(begin, end, timezone, clock=read_clock)
    policy = BusyPolicy(tentative, allday, timed_transparent, needs_action, elsewhere, owner=owner)
    found = [(path, open_calendar(path).busy(window, policy)) for path in files]
    for path, calendar in found:
        for note in calendar.notes:
            output.say(f"{name_source(path)}: {note}")
    times = merge(stretch for _, calendar in found for stretch in calendar.times)
    if json:
        return Answer(output.encode_json(dump_busy(times, window.home)))
    return Answer(output.encode_rendered(render_busy, (window.begin, window.end), times, window.home))
