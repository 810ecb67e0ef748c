"""A file of another program -> the sets or the activities in it, by what its first bytes and its header say it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.activity import ActivityLog
from freshlegs.exchange.reading.activity_fit import read_fit_activity
from freshlegs.exchange.reading.activity_forms import ACTIVITY_FORM_NAMES, find_activity_form, name_activity_form
from freshlegs.exchange.reading.activity_rows import read_activity_table
from freshlegs.exchange.reading.activity_tracks import read_tracks
from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.foreign_days import DayOrder
from freshlegs.exchange.reading.foreign_table import read_table
from freshlegs.exchange.reading.gym_forms import FORM_NAMES, SetColumn
from freshlegs.exchange.reading.gym_sets import MOST_FOREIGN_ROWS, GymLog, ReadingOptions, read_gym_table
from freshlegs.io.errors import Fault, InputError, repr_for_user

ExportForm = Literal[
    "hevy", "strong", "fitnotes", "liftosaur", "table", "strava", "garmin", "intervals", "fit", "tcx", "gpx"
]
"""What a file may be: a gym log, a list of activities, or what was recorded."""
EXPORT_FORMS: tuple[ExportForm, ...] = get_args(ExportForm)
_RECORDED: tuple[ExportForm, ...] = ("fit", "tcx", "gpx")


@dataclass(frozen=True, slots=True)
class ForeignOptions:
    """What a person says of files."""

    zone: ZoneInfo  #: Where moments become days
    form: ExportForm | None = None
    columns: Mapping[SetColumn, str] | None = None
    dates: DayOrder | None = None
    sport: str | None = None  #: Of tracks that name none


def read_export(
    file: ExportedFile, options: ForeignOptions, at_most: int = MOST_FOREIGN_ROWS
) -> GymLog | ActivityLog | None:
    """Return what a file tells; None where it is another thing, found among others. Raises InputError."""
    form, columns = options.form, options.columns
    if file.kind != "table":
        found = (
            read_fit_activity(file, options.zone)
            if file.kind == "fit"
            else read_tracks(file, options.zone, options.sport)
        )
        if found is not None and (columns or form not in (None, found.form.lower())):
            what = ", ".join(dict.fromkeys(one.sport for one in found.activities)) or "an activity"
            asked = f"--as {form}" if form is not None else "--columns"
            raise InputError(file.name, Fault("", f"found {found.form} of {what}", f"{asked} is for another form"))
        return found
    if form in _RECORDED:
        raise InputError(file.name, Fault("", "found a table, or text", f"{form.upper()}, as --as {form} says"))
    table = read_table(file)
    asked_list = next((one for one in ACTIVITY_FORM_NAMES if one == form), None)
    listed = find_activity_form(table.header, asked_list) if table is not None and not columns else None
    if table is not None and listed is not None and form in (None, listed.name):
        return read_activity_table(table, listed, options.zone, options.dates, at_most)
    if asked_list is not None:
        header = repr_for_user(", ".join(table.header)) if table is not None else "no header"
        allowed = "a day, a sport and a length in its header"
        found_there = f"found {header}: no activities of {name_activity_form(asked_list)}"
        raise InputError(file.name, Fault("row 1", found_there, allowed))
    gym_form = next((one for one in FORM_NAMES if one == form), None)
    return read_gym_table(table, file, ReadingOptions(options.zone, gym_form, columns, options.dates), at_most)
