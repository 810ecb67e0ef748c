"""Tables of what was done: week by week each main lift and the running, beside what was asked for."""

from collections.abc import Iterator
from typing import NamedTuple

from freshlegs.io.text import to_one_line
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.training_series import (
    LiftSeries,
    MainLiftWeek,
    RunningWeek,
    build_lift_series,
    build_running_series,
)
from freshlegs.report.done_lines import format_asked, format_lifted
from freshlegs.report.phrases import format_day


class DoneTable(NamedTuple):
    """A table with a row for each week that the log tells of."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    estimates: bool = False  #: Whether an estimated 1RM is among its columns


def build_done_tables(record: PlannedRecord) -> tuple[DoneTable, ...]:
    """Return a table of each main lift and one of the running; none where the plan knows of no log."""
    return tuple(_build(record)) if record.weeks and DoneSoFar(record).until else ()


def title_done(record: PlannedRecord) -> str:
    """Return up to which day the log tells: "Done, as the log has it up to Thu 18 Feb"."""
    until = DoneSoFar(record).until
    return f"Done, as the log has it up to {format_day(record, until)}" if until else ""


def _build(record: PlannedRecord) -> Iterator[DoneTable]:
    yield from (
        _build_lift(series) for series in build_lift_series(record) if any(week.lifted for week in series.weeks)
    )
    running = [week for week in build_running_series(record) if week.done is not None]
    if running:
        heads = ("week", "asked for", "run", "longest", *(("race",) if any(week.raced for week in running) else ()))
        yield DoneTable("Running, minutes", heads, tuple(_run_row(week)[: len(heads)] for week in running))


def _build_lift(series: LiftSeries) -> DoneTable:
    single = (f"estimated 1RM, {series.unit}",) if any(week.single for week in series.weeks) else ()
    heads = ("week", "asked for", "lifted", *single)
    weeks = (week for week in series.weeks if week.lifted or (week.over and week.asked))
    return DoneTable(
        to_one_line(series.name), heads, tuple(_lift_row(week)[: len(heads)] for week in weeks), bool(single)
    )


def _lift_row(week: MainLiftWeek) -> tuple[str, ...]:
    asked = format_asked(week.asked) if week.asked else "-"
    single = f"{week.single}" if week.single else "-"
    return str(week.week), asked, format_lifted(week.lifted) if week.lifted else "not done", single


def _run_row(week: RunningWeek) -> tuple[str, ...]:
    done = f"{week.done}" if week.over else f"{week.done} so far"
    raced = f"{week.raced}" if week.raced else "-"
    return str(week.week), str(week.asked), done, str(week.longest_done or "-"), raced
