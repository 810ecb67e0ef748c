"""Lifts of the training log before a programme -> the weights with which it begins."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.model.wording import format_count, join_words, name_exercise, name_rows
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.training.epley import estimate_share
from freshlegs.training.exercise import Exercise
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Loads
from freshlegs.training.programme.easier_weeks import find_come_back
from freshlegs.training.training_log import MOST_ABOVE, LogEntry

BLOCK_BEFORE = timedelta(days=90)
"""How long before a programme its first weights may have been lifted (house)."""
ODD = 1.5
"""How many times what the file names, and what other days have, a weight of before must be to be a slip (house)."""
LAST_WEEKS = timedelta(days=28)
"""Days before the last lift of an exercise in which its best one counts: a block ends with easier weeks (house)."""


class LiftsBefore(NamedTuple):
    """The draft of a programme that begins with what was lifted before it, and what is said about that."""

    draft: Draft
    notes: tuple[str, ...]
    lifts: tuple[LogEntry, ...]  #: What counts


def begin_with_lifts(draft: Draft, lifts: Iterable[LogEntry], settings: LiftingSettings, source: str) -> LiftsBefore:
    """Return a draft whose weights are those that were lifted in the last 90 days before its programme.

    They count for more than those of the file, which are older, or a guess. After a break they are lighter.
    """
    first = outline_draft(draft).start
    before = [entry for entry in lifts if entry.date < first]
    recent = [entry for entry in before if first - BLOCK_BEFORE <= entry.date]
    known = {exercise.id: exercise for exercise in settings.exercises}
    found: dict[str, float] = {}
    odd: list[LogEntry] = []
    for exercise in sorted({entry.exercise for entry in recent if entry.load is not None}):
        rows = [entry for entry in recent if entry.exercise == exercise]
        odd += (entry for entry in rows if is_odd(entry, rows, settings.loads.working.get(exercise)))
        rows = [entry for entry in rows if entry not in odd]
        load = choose_first_weight(known[exercise], rows, first, settings.loads)
        if load is not None:
            found[exercise] = load
    notes = (
        *_say_weights(found, recent, first, settings.loads.unit),
        *(_describe_odd(entry, source) for entry in odd),
        *_note_older([one for one in before if one.date < first - BLOCK_BEFORE and one.row > 0], first, source),
    )
    begun = draft.apply(_list_edits(found, settings.loads)) if found else draft
    return LiftsBefore(begun, notes, tuple(entry for entry in recent if entry not in odd))


def is_odd(entry: LogEntry, rows: Iterable[LogEntry], named: float | None) -> bool:
    """Whether a weight is so far above what the file names, and the other days, that it must be asked back first.

    What was nearly lifted on another day too is no slip.
    """
    if entry.load is None or entry.sure:
        return False
    others = [one.load for one in rows if one.load is not None and one.date != entry.date]
    known = [*others, *([named] if named is not None else [])]
    near = any(other * (1 + MOST_ABOVE / 100) >= entry.load for other in others)
    return bool(known) and not near and entry.load > max(known) * ODD


def _describe_odd(entry: LogEntry, source: str) -> str:
    weight = f"{name_exercise(entry.exercise)}: {entry.load:g} {entry.unit}"
    told = f"{source}: row {entry.row}: {weight} is far more than is known of you"
    return f'{told}, so it does not count; if it is right, write "{entry.load:g}! {entry.unit}".'


def choose_first_weight(exercise: Exercise, rows: Iterable[LogEntry], first: date, loads: Loads) -> float | None:
    """Return the weight with which an exercise begins on a first day; None where it has none, or the bar is heavier.

    That is the heaviest that was done for the repetitions of its sets in the last four weeks that have it, or what as
    many of a heavier one are worth, nothing being left in the tank then.
    """
    there = [entry for entry in rows if entry.load is not None]
    last = max((entry.date for entry in there), default=first)
    reps = exercise.reps.low
    most = 0.0
    for entry in there:
        if entry.load is not None and last - LAST_WEEKS < entry.date:
            done = min(entry.reps)
            by_reps = exercise.reps.unit == "reps" and done < reps
            share = estimate_share(reps) / estimate_share(done, reserve=0) if by_reps else 1
            most = max(most, entry.load * share)
    load = loads.reduced(most, find_come_back((first - last).days), exercise) if most else 0.0
    return load if load and load >= max(loads.least(exercise), loads.step(exercise)) else None


def _list_edits(found: Mapping[str, float], loads: Loads) -> Iterable[Edit]:
    for exercise, load in found.items():
        if exercise in loads.best:
            yield Drop(("lifting", "best", exercise))
        yield Put(("lifting", "weights", exercise), f"{load:g} {loads.unit}")


def _say_weights(found: Mapping[str, float], rows: Iterable[LogEntry], first: date, unit: str) -> Iterable[str]:
    """Yield with which weights the programme begins."""
    if found:
        last = max(entry.date for entry in rows)
        weights = join_words([f"{name_exercise(exercise)} {load:g} {unit}" for exercise, load in found.items()])
        back = find_come_back((first - last).days)
        less = "" if back == 100 else f" ({back} % of it, after {(first - last).days} days without a lift)"
        yield f"It begins with what was lifted until {last}{less}: {weights}."


def _note_older(rows: list[LogEntry], first: date, source: str) -> Iterable[str]:
    """Yield which rows are too old for the weights of a programme."""
    if rows:
        count = name_rows([entry.row for entry in rows], "is", "are")
        days = format_count(BLOCK_BEFORE.days, "day")
        yield f"{source}: {count} of more than {days} before {first}, when this programme starts, and too old to count."
