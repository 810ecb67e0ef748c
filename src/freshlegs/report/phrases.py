"""How days, times and sessions are written, and in which colours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KIND_TAGS
from freshlegs.model.wording import format_count, join_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from rich.text import Text

    from freshlegs.model.kinds import Kind
    from freshlegs.planfile import MoveRecord, PlannedRecord, SessionRecord

KEY_MARK = "*"
"""Stands before a key run, so that it is seen without colour too."""


def is_key(kind: Kind) -> bool:
    """Whether sessions of a kind are key runs."""
    return "key" in KIND_TAGS[kind]


def choose_style(kind: Kind) -> str:
    """Return the colour of a kind: runs cyan, lifts magenta, and bold where it goes into the legs."""
    tags = KIND_TAGS[kind]
    colour = "magenta" if "lift" in tags else "cyan"
    return f"bold {colour}" if {"key", "legs"} & set(tags) else colour


def mark_session(session: SessionRecord) -> Text:
    """Return the marked and coloured name of a session: "* intervals 1", "  lower 1, done"."""
    # Pages are made without it.
    from rich.text import Text

    mark = KEY_MARK if is_key(session.kind) else " "
    done = (", done", "dim") if session.done else ""
    return Text.assemble((f"{mark} ", "bold"), (to_one_line(session.name), choose_style(session.kind)), done)


def format_times(record: PlannedRecord, session: SessionRecord) -> str:
    """Return from when to when, on the athlete's clock: "07:00-08:00"; midnight ends a day as 24:00."""
    start, end = record.local(session.start), record.local(session.end)
    until = f"{end:%H:%M}"
    if until == "00:00":
        until, end = "24:00", end - timedelta(minutes=1)
    nights = (end.date() - start.date()).days
    plain = nights == 0 or (nights == 1 and until <= f"{start:%H:%M}")
    return f"{start:%H:%M}-{until}" + ("" if plain else f" ({format_day(record, end.date())})")


def format_moment(record: PlannedRecord, instant: datetime) -> str:
    """Return an instant on the athlete's clock: "Wed 2 Dec 12:00"."""
    local = record.local(instant)
    return f"{format_day(record, local.date())} {local:%H:%M}"


def describe_move(record: PlannedRecord, move: MoveRecord) -> str:
    """Return from where to where a session moved: "easy 2: Fri 4 Dec 18:00 -> Sat 5 Dec 09:00"."""
    times = f"{format_moment(record, move.before)} -> {format_moment(record, move.after)}"
    return f"{name_session(record, move.session)}: {times}"


def format_day(record: PlannedRecord, day: date) -> str:
    """Return a date, in English under any locale: "Mon 30 Nov"."""
    clock = Clock(record.zone, record.start, record.days)
    return clock.day_name((day - record.start).days)


def pad_day(record: PlannedRecord, day: date) -> str:
    """Return a date as `format_day` does, of the same length on every day: "Tue  1 Dec"."""
    weekday, number, month = format_day(record, day).split()
    return f"{weekday} {number:>2} {month}"


def build_heading(record: PlannedRecord) -> Text:
    """Return the title, and under it the dates and the zone.

    The title has a line of its own: one that is written from right to left would turn what stands beside it.
    """
    # Pages are made without it.
    from rich.text import Text

    return Text.assemble((choose_title(record), "bold"), "\n", (format_span(record), "dim"))


def choose_title(record: PlannedRecord) -> str:
    """Return what the athlete calls the week; the scenario's name where it has no title."""
    return to_one_line(record.title) or to_one_line(record.scenario)


def format_span(record: PlannedRecord) -> str:
    """Return from when to when a week goes, in which zone, and whether it repeats."""
    first, last = record.dates[0], record.dates[-1]
    year = f" {first.year}" if first.year != last.year else ""
    dates = f"{format_day(record, first)}{year} to {format_day(record, last)} {last.year}"
    again = f", repeats every {record.days} days" if record.repeats else ""
    again = f", {format_count(len(record.weeks), 'week')}" if record.weeks else again
    return f"{dates}, {to_one_line(record.timezone)}{again}"


def describe_proof(record: PlannedRecord) -> str:
    """Return how good the week is known to be, or the weeks of a programme."""
    open_ones = [str(week.week) for week in record.weeks if not week.proved_best]
    if open_ones:
        weeks = "week" if len(open_ones) == 1 else "weeks"
        return f"Best found; for {weeks} {join_words(open_ones)} a cheaper one may exist."
    if record.weeks:
        return "Every week is proven best after the one before it."
    if record.proved_best:
        return "Proven best: no week costs less."
    if record.bound > 0:
        return f"Best found; no week can cost less than {record.bound}."
    return "Best found; a cheaper week may exist."


def name_session(record: PlannedRecord, session_id: str) -> str:
    """Return the name of a session by its id: "lower 1"; an id of another make stays as it is."""
    found = next((s.name for s in record.sessions if s.id == session_id), None)
    if found is not None:
        return to_one_line(found)
    parts = session_id.split("/")
    return to_one_line(" ".join(parts[-2:]) if len(parts) >= 2 and parts[-2] in KIND_TAGS else session_id)
