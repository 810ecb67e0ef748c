"""How days, times and sessions are written, and in which colours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.io.text import one_line
from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KIND_TAGS
from freshlegs.model.wording import count_text, listed

if TYPE_CHECKING:
    from datetime import date, datetime

    from rich.text import Text

    from freshlegs.model.kinds import Kind
    from freshlegs.planfile import PlannedRecord, SessionRecord

KEY_MARK = "*"
"""Stands before a key run, so that it is seen without colour too."""


def is_key(kind: Kind) -> bool:
    """Whether sessions of a kind are key runs."""
    return "key" in KIND_TAGS[kind]


def style(kind: Kind) -> str:
    """Return the colour of a kind: runs cyan, lifts magenta, and bold where it goes into the legs."""
    tags = KIND_TAGS[kind]
    colour = "magenta" if "lift" in tags else "cyan"
    return f"bold {colour}" if {"key", "legs"} & set(tags) else colour


def label(session: SessionRecord) -> Text:
    """Return the marked and coloured name of a session: "* intervals 1", "  lower 1, done"."""
    # Pages are made without it.
    from rich.text import Text

    mark = KEY_MARK if is_key(session.kind) else " "
    done = (", done", "dim") if session.done else ""
    return Text.assemble((f"{mark} ", "bold"), (one_line(session.name), style(session.kind)), done)


def times(record: PlannedRecord, session: SessionRecord) -> str:
    """Return from when to when, on the athlete's clock: "07:00-08:00"; midnight ends a day as 24:00."""
    start, end = record.local(session.start), record.local(session.end)
    until = f"{end:%H:%M}"
    if until == "00:00":
        until, end = "24:00", end - timedelta(minutes=1)
    nights = (end.date() - start.date()).days
    plain = nights == 0 or (nights == 1 and until <= f"{start:%H:%M}")
    return f"{start:%H:%M}-{until}" + ("" if plain else f" ({day_name(record, end.date())})")


def moment(record: PlannedRecord, instant: datetime) -> str:
    """Return an instant on the athlete's clock: "Wed 2 Dec 12:00"."""
    local = record.local(instant)
    return f"{day_name(record, local.date())} {local:%H:%M}"


def day_name(record: PlannedRecord, day: date) -> str:
    """Return a date, in English under any locale: "Mon 30 Nov"."""
    clock = Clock(record.zone, record.start, record.days)
    return clock.day_name((day - record.start).days)


def day_column(record: PlannedRecord, day: date) -> str:
    """Return a date as `day_name` does, of the same length on every day: "Tue  1 Dec"."""
    weekday, number, month = day_name(record, day).split()
    return f"{weekday} {number:>2} {month}"


def heading(record: PlannedRecord) -> Text:
    """Return the title, and under it the dates and the zone.

    The title has a line of its own: one that is written from right to left would turn what stands beside it.
    """
    # Pages are made without it.
    from rich.text import Text

    return Text.assemble((title(record), "bold"), "\n", (span(record), "dim"))


def title(record: PlannedRecord) -> str:
    """Return what the athlete calls the week; the scenario's name where it has no title."""
    return one_line(record.title) or one_line(record.scenario)


def span(record: PlannedRecord) -> str:
    """Return from when to when a week goes, in which zone, and whether it repeats."""
    first, last = record.dates[0], record.dates[-1]
    year = f" {first.year}" if first.year != last.year else ""
    dates = f"{day_name(record, first)}{year} to {day_name(record, last)} {last.year}"
    again = f", repeats every {record.days} days" if record.repeats else ""
    again = f", {count_text(len(record.weeks), 'week')}" if record.weeks else again
    return f"{dates}, {one_line(record.timezone)}{again}"


def proof(record: PlannedRecord) -> str:
    """Return how good the week is known to be, or the weeks of a programme."""
    open_ones = [str(week.week) for week in record.weeks if not week.proved_best]
    if open_ones:
        weeks = "week" if len(open_ones) == 1 else "weeks"
        return f"Best found; for {weeks} {listed(open_ones)} a cheaper one may exist."
    if record.weeks:
        return "Every week is proven best after the one before it."
    if record.proved_best:
        return "Proven best: no week costs less."
    if record.bound > 0:
        return f"Best found; no week can cost less than {record.bound}."
    return "Best found; a cheaper week may exist."


def session_name(record: PlannedRecord, session_id: str) -> str:
    """Return the name of a session by its id: "lower 1"; an id of another make stays as it is."""
    found = next((s.name for s in record.sessions if s.id == session_id), None)
    if found is not None:
        return one_line(found)
    parts = session_id.split("/")
    return one_line(" ".join(parts[-2:]) if len(parts) >= 2 and parts[-2] in KIND_TAGS else session_id)
