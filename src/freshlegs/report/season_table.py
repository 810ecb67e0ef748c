"""A season for spreadsheets: what is asked for in each week, what was done, and what that implies."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

from freshlegs.io.text import to_cell, to_one_line
from freshlegs.model.content import Prescribed
from freshlegs.planfile import LiftedRecord, PlannedRecord
from freshlegs.planning.training_series import build_lift_series, build_running_series
from freshlegs.report.season import name_race
from freshlegs.training.card import format_amount

SEASON_COLUMNS = ("week", "start", "what", "unit", "asked", "done", "estimated_1rm", "asked_sets", "done_reps")


def render_season_csv(record: PlannedRecord) -> str:
    """Return a row for the running, the longest run, each race and each main lift of each week.

    Numbers have no unit, and nothing stands where nobody tells. The columns are named in the first line.
    """
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(SEASON_COLUMNS)
    for number, rows in enumerate(_list_weeks(record), 1):
        start = record.start + timedelta(days=record.days * (number - 1))
        table.writerows((number, start, *row) for row in rows)
    return text.getvalue()


def _list_weeks(record: PlannedRecord) -> Iterator[list[tuple[object, ...]]]:
    lifts = build_lift_series(record)
    for index, week in enumerate(build_running_series(record)):
        rows: list[tuple[object, ...]] = [
            ("Running", "min", week.asked, week.done, "", "", ""),
            ("Longest run", "min", week.longest_asked, week.longest_done, "", "", ""),
        ]
        rows += [(f"Race: {name_race(one)}", "min", one.minutes, week.raced, "", "", "") for one in week.races]
        for series in lifts:
            lift = series.weeks[index]
            numbers = (_format_weight(lift.asked), _format_weight(lift.lifted), lift.single)
            told = (_format_sets(lift.asked), _format_reps(lift.lifted))
            rows.append((to_cell(to_one_line(series.name)), series.unit, *numbers, *told))
        yield rows


def _format_weight(one: Prescribed | LiftedRecord | None) -> str:
    return f"{one.load:g}" if one and one.load is not None else ""


def _format_sets(asked: Prescribed | None) -> str:
    return f"{asked.sets} x {to_one_line(format_amount(asked))}" if asked else ""


def _format_reps(lifted: LiftedRecord | None) -> str:
    """Return the repetitions of each set: "6 6 4"."""
    return " ".join(map(str, lifted.reps)) if lifted else ""
