"""The options of an export to calendars: what they mean, and what is said about an export."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import typer

from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.to_file import export_file
from freshlegs.calendars.writing.events import MOST_ALARMS, ExportOptions
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.output import STDOUT, say
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import suggest
from freshlegs.planfile import PlannedRecord
from freshlegs.report.export_text import list_hints, summarize_export
from freshlegs.scenario.week_days import list_days, parse_minute
from freshlegs.written.clock_text import parse_length

LONGEST_ALARM = timedelta(days=28)


def write_ics(
    record: PlannedRecord, target: Path, *, rest_days: bool, today: datetime | None = None, goes_on: bool = False
) -> bytes:
    """Write a planned week as a calendar to import and say so; return what is meant for standard output.

    Now is when it was replanned, unless that was earlier and the programme `goes_on` from there.
    """
    replanned = None if goes_on else record.replanned
    told = replanned.now if replanned else today and today.replace(tzinfo=record.zone)
    delivery = export_file(
        ExportRequest(record, lambda: told or read_clock(), ExportOptions(rest_days=rest_days)), target
    )
    say_delivery(record, delivery)
    return delivery.data


def say_delivery(record: PlannedRecord, delivery: ExportResult) -> None:
    """Say what was written, and what the athlete has to know."""
    for line in ([] if delivery.target == "-" else [summarize_export(delivery)]) + list_hints(record, delivery):
        say(line)


def push_calendar(request: ExportRequest, url: str, user: str, plan: Path) -> ExportResult:
    """Bring a plan's calendar onto a server; it is remembered beside the plan."""
    from freshlegs.calendars.caldav.account import find_account, parse_caldav_address
    from freshlegs.calendars.syncing.two_way import export_server

    if not user:
        raise typer.BadParameter("--caldav goes with --user NAME")
    folder = None if plan == STDOUT else plan.parent
    return export_server(request, find_account(parse_caldav_address(url), user), folder)


def parse_alarms(written: Iterable[str]) -> dict[str, tuple[timedelta, ...]]:
    """Return what --alarm asks for ("30m", "lift=1h"), by kind; raises InputError."""
    found: dict[str, tuple[timedelta, ...]] = {}
    names = tuple(dict.fromkeys((*(row.family for row in KINDS.values()), *KINDS)))
    for text in written:
        name, equals, length = text.strip().rpartition("=")
        try:
            before = timedelta(minutes=parse_length(length))
        except NotUnderstoodError:
            before = LONGEST_ALARM * 2
        if before > LONGEST_ALARM or (equals and name not in names):
            near = suggest(name, names) if equals and name not in names else ""
            allowed = (
                f'{near} write "30m", "12h" or "1d", or for some "lift=30m"; there are {", ".join(names)}'.lstrip()
            )
            raise InputError("--alarm", Fault("", f"found {repr_for_user(text)}", allowed))
        found[name] = (*found.get(name, ()), before)
    for name, all_of_it in found.items():
        if len(all_of_it) > MOST_ALARMS:
            fault = Fault("", f"found {len(all_of_it)} for {name or 'all'}", f"phones ring {MOST_ALARMS} times at most")
            raise InputError("--alarm", fault)
    return found


def parse_now(written: str, record: PlannedRecord) -> datetime:
    """Return what --now means: "wed 12:00" of the plan, a date and a time, or a day's beginning; raises InputError."""
    days = list_days(record, read_clock().astimezone(record.zone).date())
    try:
        return days.clock.moment(parse_minute(days, written, alone=True))
    except NotUnderstoodError as error:
        raise error.blame("--now") from None
