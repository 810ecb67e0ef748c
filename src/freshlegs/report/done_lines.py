"""What was done beside what was asked for, in lines of text."""

from collections.abc import Iterator

from freshlegs.io.text import to_one_line
from freshlegs.model.content import Prescribed
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_hours, join_words, name_exercise
from freshlegs.planfile import LiftedRecord
from freshlegs.planning.done_so_far import DoneSoFar, SessionOutcome
from freshlegs.report.phrases import format_day, format_moment, name_session
from freshlegs.training.card import format_amount, format_load

HAPPENED = "What happened, beside what was asked for"
"""Heading of what was done and what was missed."""


def format_lifted(lifted: LiftedRecord) -> str:
    """Return what was lifted: "6 6 4 @ 80 kg", "3 x 6 @ 80 kg"; without its weight where there is none."""
    alike = len(set(lifted.reps)) == 1
    sets = f"{len(lifted.reps)} x {lifted.reps[0]}" if alike else " ".join(map(str, lifted.reps))
    return f"{sets} @ {lifted.load:g} {lifted.unit}" if lifted.load is not None else sets


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
            yield f"{to_one_line(one.asked.name)}: {told}, asked for: {format_asked(one.asked)}"


def format_asked(asked: Prescribed) -> str:
    """Return sets, repetitions and weight: "3 x 6 @ 80 kg"."""
    load = format_load(asked)
    return f"{asked.sets} x {to_one_line(format_amount(asked))}" + (f" @ {load}" if load else "")


def list_lost(done: DoneSoFar) -> Iterator[str]:
    """Yield the days of illness, and the sessions that were missed where they stood first."""
    there = sorted(day for day in done.ill_days if day in done.record.dates)
    if there:
        yield f"Ill: {join_words([format_day(done.record, day) for day in there])}"
    for lost in done.lost:
        on = f" on {format_day(done.record, lost.day)}" if lost.day else ""
        yield f"{name_session(done.record, lost.session)}, {lost.state}{on}"


def list_others(done: DoneSoFar) -> Iterator[str]:
    """Yield what was done besides what was asked for."""
    record = done.record
    for lifted in done.other_lifts:
        name = name_exercise(lifted.exercise)
        yield f"Not asked for: {name} {format_lifted(lifted)}, {format_day(record, lifted.day)}"
    for run in done.other_runs:
        what = KINDS[run.kind].title.lower()
        yield f"Not asked for: {what} of {run.minutes} min, {format_day(record, run.day)}"
    for other in done.other_activities:
        if other.start is not None:
            when = format_moment(record, other.start)
            yield f"Not asked for: {to_one_line(other.activity)}, {when}, {format_hours(other.minutes)}"
