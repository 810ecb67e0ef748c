"""The week of a programme in which a session is named by its short name, which each week has."""

from pathlib import Path

from typer import BadParameter

from freshlegs.cli.output import say
from freshlegs.io.files import name_source
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import find_week_on, take_week


def choose_week(record: PlannedRecord, plan: Path, session: str, week: int | None) -> PlannedRecord:
    """Return the week that `--week` says, else the one that is going on, and say which it is.

    All of the plan where it is of one week, or the session is named by its whole id. Raises BadParameter where no week
    is going on, InputError where there is no such week.
    """
    if week is None and record.weeks and "/" not in session:
        from freshlegs.cli.clock_and_chance import read_clock

        week = find_week_on(record, read_clock().astimezone(record.zone).date())
        if week is None:
            raise BadParameter(f"this is a programme: --week N says of which week {session} is meant")
        say(f"{session} of week {week}, the one that is going on; --week N means another one.")
    return record if week is None else take_week(record, week, name_source(plan))
