"""What was done beside what was asked for, on the terminal: a table for each main lift, one of the running, a week."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.content import Prescribed
from freshlegs.model.wording import format_hours, join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.done_so_far import DoneSoFar, SessionOutcome
from freshlegs.planning.training_series import (
    MainLiftWeek,
    RunningWeek,
    build_lift_series,
    build_running_series,
)
from freshlegs.report.layout import ListEntry, build_list, list_dashed
from freshlegs.report.phrases import format_day, format_lifted, format_moment, name_session, title_session
from freshlegs.report.season import ESTIMATED
from freshlegs.training.card import format_amount, format_load

_SINGLE = "estimated 1RM"
_TABLES_FROM = 48
"""Columns from which what was done stands in tables."""


def build_done(record: PlannedRecord, width: int) -> list[RenderableType]:
    """Return what was lifted and run so far, week by week beside what was asked for; nothing without a log."""
    until = DoneSoFar(record).until
    if until is None:
        return []
    lifts = [series for series in build_lift_series(record) if any(week.lifted for week in series.weeks)]
    running = [week for week in build_running_series(record) if week.done is not None]
    parts: list[RenderableType] = [Text(f"Done, as the log has it up to {format_day(record, until)}", style="bold")]
    for series in lifts:
        rows = [_lift_row(week) for week in series.weeks if week.lifted or (week.over and week.asked)]
        single = any(week.single for week in series.weeks)
        heads = ("asked for", "lifted", *((f"{_SINGLE}, {series.unit}",) if single else ()))
        parts += ["", Text(to_one_line(series.name)), _lay_out(heads, rows, width)]
    if running:
        heads = ("asked for", "run", "longest", *(("race",) if any(week.raced for week in running) else ()))
        parts += ["", Text("Running, minutes"), _lay_out(heads, map(_run_row, running), width)]
    if any(week.single for series in lifts for week in series.weeks):
        parts += ["", Text(ESTIMATED, style="dim")]
    return [*parts, ""]


def build_done_week(record: PlannedRecord) -> list[RenderableType]:
    """Return what was done of the sessions of one week, beside what was asked for; nothing where nobody tells."""
    done = DoneSoFar(record)
    told = [one for one in done.sessions.values() if one.exercises or one.run or one.state in ("missed", "ill")]
    told.sort(key=lambda one: one.session.start)
    entries = [ListEntry("-", _head(record, one), tuple(map(Text, describe_done(one)))) for one in told]
    entries += list_dashed([*list_lost(done), *list_others(done)])
    return [Text("Done, beside what was asked for", style="bold"), build_list(entries), ""] if entries else []


def describe_done(done: SessionOutcome) -> Iterator[str]:
    """Yield what was done of a session: what went as asked for in a line, each other exercise in one of its own."""
    if done.run is not None:
        yield f"run: {done.run.minutes} min, asked for: {done.session.minutes} min"
    as_asked = [to_one_line(one.asked.name) for one in done.exercises if one.as_asked]
    if as_asked:
        yield f"as asked for: {join_words(as_asked)}"
    for one in done.exercises:
        if not one.as_asked:
            told = format_lifted(one.lifted) if one.lifted is not None else "not done"
            yield f"{to_one_line(one.asked.name)}: {told}, asked for: {_format_asked(one.asked)}"


def name_exercise(exercise: str) -> str:
    """Return what people call an exercise of which only the id is known: "biceps curl"."""
    return exercise.replace("_", " ")


def _format_asked(asked: Prescribed) -> str:
    """Return sets, repetitions and weight: "3 x 6 @ 80 kg"."""
    load = format_load(asked)
    return f"{asked.sets} x {to_one_line(format_amount(asked))}" + (f" @ {load}" if load else "")


def _head(record: PlannedRecord, done: SessionOutcome) -> Text:
    day = format_day(record, record.local(done.session.start).date())
    state = f", {done.state}" if done.state != "done" else ""
    return Text(f"{title_session(record, done.session)}, {day}{state}")


def list_lost(done: DoneSoFar) -> Iterator[str]:
    """Yield the days of illness, and the sessions that were missed and have no place any more."""
    there = sorted(day for day in done.ill_days if day in done.record.dates)
    if there:
        yield f"Ill: {join_words([format_day(done.record, day) for day in there])}"
    for session, state in done.lost.items():
        yield f"{name_session(done.record, session)}, {state}"


def list_others(done: DoneSoFar) -> Iterator[str]:
    """Yield what was done besides what was asked for."""
    record = done.record
    for lifted in done.other_lifts:
        name = name_exercise(lifted.exercise)
        yield f"Not asked for: {name} {format_lifted(lifted)}, {format_day(record, lifted.day)}"
    for run in done.other_runs:
        yield f"Not asked for: {run.kind} run of {run.minutes} min, {format_day(record, run.day)}"
    for other in done.other_activities:
        if other.start is not None:
            when = format_moment(record, other.start)
            yield f"Not asked for: {to_one_line(other.activity)}, {when}, {format_hours(other.minutes)}"


def _lift_row(week: MainLiftWeek) -> tuple[str, ...]:
    asked = _format_asked(week.asked) if week.asked else "-"
    single = f"{week.single}" if week.single else "-"
    return str(week.week), asked, format_lifted(week.lifted) if week.lifted else "not done", single


def _run_row(week: RunningWeek) -> tuple[str, ...]:
    done = f"{week.done}" if week.over else f"{week.done} so far"
    raced = f"{week.raced}" if week.raced else "-"
    return str(week.week), str(week.asked), done, str(week.longest_done or "-"), raced


def _lay_out(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], width: int) -> RenderableType:
    """Return a row for each week, of as many cells as there are heads; where there is no room, a line for each."""
    told = [row[: len(heads) + 1] for row in rows]
    if width < _TABLES_FROM:
        lines = (", ".join(f"{head} {cell}" for head, cell in zip(heads, row[1:], strict=True)) for row in told)
        return build_list(ListEntry(row[0], Text(line)) for row, line in zip(told, lines, strict=True))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for head in ("week", *heads):
        table.add_column(head, justify="right" if head == "week" or head not in ("asked for", "lifted") else "left")
    for row in told:
        table.add_row(*row)
    return table
