"""How days, times and sessions are written, and in which colours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import Clock, format_clock_time
from freshlegs.model.content import NOT_PROVEN, LiftContent
from freshlegs.model.kinds import KINDS, Family, Kind
from freshlegs.model.problem import Problem
from freshlegs.model.session import name_activities
from freshlegs.model.wording import format_count, join_numbers, join_words
from freshlegs.planfile import MoveRecord, PlannedRecord, ReplanRecord, SessionRecord, WeekRecord
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.written.session_text import format_handle, use_titles

if TYPE_CHECKING:
    from rich.text import Text

KEY_MARK = "*"
"""Stands before a key run, so that it is seen without colour too."""
_COLOURS: dict[Family, str] = {"lift": "magenta", "run": "cyan", "activity": "green"}


LIMITS = "No medical advice. With pain, after an injury or a birth, ask a clinician."
"""What every card and programme says of itself, in a line."""


def choose_style(session: SessionRecord) -> str:
    """Return the colour of a session, by its family, and bold where it goes into the legs or is hard."""
    colour = _COLOURS[KINDS[session.kind].family]
    return f"bold {colour}" if session.tags & {"key", "legs"} else colour


def format_title(kind: Kind, number: str, *, several: bool) -> str:
    """Return what people call a session: "Easy run"; with its number where there are several: "Easy run 2"."""
    return f"{KINDS[kind].title} {to_one_line(number)}" if several else KINDS[kind].title


def title_session(record: PlannedRecord, session: SessionRecord) -> str:
    """Return what people call a session of a plan."""
    own = to_one_line(session.title)
    return own or format_title(session.kind, _number(session.id), several=_has_several(record, session.kind))


def list_record_titles(record: PlannedRecord) -> dict[str, str]:
    """Return what people call the sessions of a plan, by their short names: "lower 1"."""
    kinds = dict.fromkeys(session.kind for session in record.sessions)
    several = {kind: _has_several(record, kind) for kind in kinds}
    placed = {
        s.name: to_one_line(s.title) or format_title(s.kind, _number(s.id), several=several[s.kind])
        for s in record.sessions
    }
    left = {" ".join(one.split("/")[-2:]): name_session(record, one) for one in record.left_out}
    return left | placed


def list_problem_titles(problem: Problem) -> dict[str, str]:
    """Return what people call the sessions of a problem, by their short names."""
    several = {one.kind for one in problem.sessions if one.number > 1}
    usual = {s.name: format_title(s.kind, str(s.number), several=s.kind in several) for s in problem.sessions}
    return usual | {name: to_one_line(title) for name, title in name_activities(problem.sessions).items()}


def list_notes(record: PlannedRecord) -> tuple[str, ...]:
    """Return the notes of a plan, a line each."""
    titles = list_record_titles(record)
    return tuple(to_one_line(use_titles(note, titles)) for note in record.notes)


def explain_place(record: PlannedRecord, session: SessionRecord) -> tuple[str, ...]:
    """Return why a session of a plan stands where it does, a sentence each."""
    titles = list_record_titles(record)
    return tuple(to_one_line(use_titles(why, titles)) for why in session.why)


def list_titles(record: PlannedRecord, session: SessionRecord) -> list[str]:
    """Return what a session may be called, the shortest last: "Lift: full body 2", "Full body 2", "full 2"."""
    title = title_session(record, session)
    return [title, title.rpartition(": ")[2].capitalize(), to_one_line(session.name)]


def format_short_id(session: SessionRecord) -> str:
    """Return what commands call a session: "lower-1"."""
    return format_handle(session.name)


def mark_session(record: PlannedRecord, session: SessionRecord) -> tuple[Text, Text]:
    """Return the mark of a session, two columns wide, and its coloured title: "* ", "Lift: full body 1, done"."""
    # Pages are made without it.
    from rich.text import Text

    mark = KEY_MARK if "key" in session.tags else " "
    state = DoneSoFar(record).sessions[session.id].state
    where = f", {to_one_line(session.place)}" if session.place else ""
    told = f"{where}, {state}" if state != "open" else where
    title = (title_session(record, session), choose_style(session))
    return Text(f"{mark} ", style="bold"), Text.assemble(title, (told, "dim") if told else "")


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


def format_difference(points: int, unit: str = "") -> str:
    """Return how many points more or fewer: "+30", or with their unit "+30 points"; "=" for none."""
    if not points:
        return "="
    return f"{points:+d} {unit if abs(points) == 1 else f'{unit}s'}" if unit else f"{points:+d}"


def format_spot(problem: Problem, spot: tuple[int, int]) -> str:
    """Return a day from 0 and a wall-clock minute of it: "Tue 18:00"."""
    return f"{problem.day_key(spot[0]).title()} {format_clock_time(spot[1])}"


def describe_move(record: PlannedRecord, move: MoveRecord) -> str:
    """Return from where to where a session moved: "Easy run 2, Fri 4 Dec 18:00 -> Sat 5 Dec 09:00"."""
    times = f"{format_moment(record, move.before)} -> {format_moment(record, move.after)}"
    return f"{name_session(record, move.session)}, {times}"


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


def say_unavoidable(record: PlannedRecord) -> str:
    """Return how many of the points come with what is asked; "" where none does."""
    points = sum(breach.cost for breach in record.breaches if breach.unavoidable)
    return f"{points} of these points {'comes' if points == 1 else 'come'} with what you ask" if points else ""


def list_held(record: PlannedRecord) -> tuple[SessionRecord, ...]:
    """Return the sessions still to come that the athlete has put where they are."""
    told = {one.session: one.kind for one in record.told if one.session}
    return tuple(one for one in record.sessions if told.get(one.id) == "moved" and not one.done)


LIFTS_NOT_PROVEN = "The exercises of the lifts are a good choice, not proven best."
"""Sentence on a plan whose lifts were filled, in the work allowed, by a choice that may not be the best one."""


def describe_proof(record: PlannedRecord) -> str:
    """Return how good the week is known to be, or the weeks of a programme, and what is in its lifts."""
    contents = (session.content for session in record.sessions)
    if any(isinstance(content, LiftContent) and NOT_PROVEN in content.notes for content in contents):
        return f"{_describe_proof(record)} {LIFTS_NOT_PROVEN}"
    return _describe_proof(record)


def _describe_proof(record: PlannedRecord) -> str:
    open_ones = [str(week.week) for week in record.weeks if not week.proved_best]
    moved = [str(week.week) for week in record.weeks if _is_as_moved(record, week)]
    if moved and moved == open_ones:
        return f"Week {moved[0]} is as you moved it; every other one is proven best after the one before it."
    if open_ones:
        weeks = "week" if len(open_ones) == 1 else "weeks"
        return f"Best found; for {weeks} {join_words(open_ones)} a cheaper one may exist."
    if record.weeks:
        return "Every week is proven best after the one before it."
    if record.proved_best and list_held(record):
        return "Proven best with what you hold in its place: no such week costs less."
    if record.proved_best:
        return "Proven best: no week costs less."
    if 0 < record.bound < record.penalty:
        saving = format_count(record.penalty - record.bound, "point")
        return f"Best found, not proven: a cheaper week could save {saving} at most."
    if _is_as_moved(record, record):
        return "As you moved it: nothing else was looked for. Replan it to let the rest follow."
    return "Best found; a cheaper week may exist."


def _is_as_moved(record: PlannedRecord, week: PlannedRecord | WeekRecord) -> bool:
    """Whether a week is as a person put it last, and nobody has looked for a better one since."""
    if week.proved_best or week.bound or not record.told:
        return False
    last = record.told[-1]
    return last.kind == "moved" and f"/{week.start}/" in last.session


def summarize_replan(record: PlannedRecord, replanned: ReplanRecord) -> str:
    """Return when the week was replanned, and how many sessions that changed."""
    when = format_moment(record, replanned.now)
    cut = [one for one in replanned.resized if one.after < one.before]
    longer = [one for one in replanned.resized if one not in cut]
    counts = [
        (replanned.moved, format_count(len(replanned.moved), "session moves", "sessions move")),
        (replanned.retimed, f"{len(replanned.retimed)} at another time"),
        (cut, f"{len(cut)} cut"),
        (longer, f"{len(longer)} longer"),
        (replanned.dropped, f"{len(replanned.dropped)} dropped"),
        (replanned.added, f"{len(replanned.added)} new"),
        (replanned.ignored, f"{len(replanned.ignored)} no longer asked for"),
    ]
    told = ", ".join(text for some, text in counts if some) or "nothing changes"
    return f"Replanned at {when}: {told}."


def describe_changes(record: PlannedRecord, replanned: ReplanRecord) -> Iterator[str]:
    """Yield a line for each change."""
    for move in replanned.moved:
        against = to_one_line(use_titles(move.why, list_record_titles(record)))
        because = f"; where it was: {against}" if against else ""
        yield f"{describe_move(record, move)}{because}"
    for move in replanned.retimed:
        then = f"{record.local(move.after):%H:%M}"
        yield f"{name_session(record, move.session)}, {format_moment(record, move.before)} -> {then}"
    for one in replanned.resized:
        yield f"{name_session(record, one.session)} takes {one.after} min instead of {one.before}"
    yield from (f"{name_session(record, one)} is dropped" for one in replanned.dropped)
    starts = {session.id: format_moment(record, session.start) for session in record.sessions}
    yield from (f"{name_session(record, one)} is new, {starts[one]}" for one in replanned.added if one in starts)
    yield from (f"{name_session(record, one)} is no longer asked for" for one in replanned.ignored)


def name_session(record: PlannedRecord, session_id: str) -> str:
    """Return what people call a session by its id: "Easy run 2"; an id of another make stays as it is."""
    found = next((s for s in record.sessions if s.id == session_id), None)
    if found is not None:
        return title_session(record, found)
    kind = session_id.rpartition("/")[0].rpartition("/")[2]
    if kind not in KINDS:
        return to_one_line(session_id)
    number = _number(session_id)
    own = record.titles.get(f"{kind} {number}")
    if own is not None:
        return to_one_line(own)
    return format_title(kind, number, several=number != "1" or _has_several(record, kind))


def list_left_out(record: PlannedRecord) -> list[str]:
    """Return what people call the sessions that are left out of a plan, of a programme with their weeks."""
    if not record.weeks:
        return [name_session(record, one) for one in record.left_out]
    weeks: dict[str, list[int]] = {}
    for one in record.left_out:
        number = next((week.week for week in record.weeks if f"/{week.start}/" in one), 0)
        weeks.setdefault(name_session(record, one), []).append(number)
    return [f"{name} (week{'s' if len(there) > 1 else ''} {join_numbers(there)})" for name, there in weeks.items()]


def _has_several(record: PlannedRecord, kind: Kind) -> bool:
    """Whether a plan knows more than one session of a kind, in one of its weeks."""
    placed = (_number(one.id) for one in record.sessions if one.kind == kind)
    left = (_number(one) for one in record.left_out if f"/{kind}/" in one)
    return any(number != "1" for number in (*placed, *left))


def _number(session_id: str) -> str:
    return session_id.rpartition("/")[2]
