"""Exercises of the training log -> what the lifts of a programme keep where no stored plan tells what they had."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from freshlegs.scenario.draft import Draft
from freshlegs.scenario.programme_weeks import make_repeating_draft, outline_draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.exercise import Exercise
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_problem import list_lifts
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.training_log import LogEntry

NEARLY_WHOLE = 75
"""Percent of a week's exercises that a log has of it at the least to tell what was asked for (house)."""
_MOST_LIFTS = 6


def keep_logged_exercises(
    draft: Draft,
    lifts: Iterable[LogEntry],
    settings: LiftingSettings,
    usual: Callable[[], Mapping[str, Collection[str]]],
) -> Draft:
    """Return a draft whose lifts keep what was logged in its programme, in the week that has most, the first of equals.

    `usual` returns the choice that would be made anew, by the name of each lift. The draft stays as it is where it
    follows a stored plan, and where no week is logged nearly whole, by how many exercises that choice has: a few rows
    do not tell what was asked for. Where two lifts could have been on either of two days, each was more likely on the
    day that has more of its choice.
    """
    outline = outline_draft(draft)
    weeks: defaultdict[int, defaultdict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in lifts:
        number = (entry.date - outline.start).days // outline.days
        if 0 <= number < outline.weeks:
            weeks[number][entry.date].append(entry.exercise)
    if draft.follows is not None or not weeks:
        return draft
    fullest = max(weeks, key=lambda number: (sum(map(len, weeks[number].values())), -number))
    there = [weeks[fullest][day] for day in sorted(weeks[fullest])]
    choice = usual()
    if sum(map(len, there)) < NEARLY_WHOLE / 100 * len({one for exercises in choice.values() for one in exercises}):
        return draft
    slots = list_lifts(resolve_draft(make_repeating_draft(draft)).task, settings)
    known = {exercise.id: exercise for exercise in settings.exercises}
    return replace(draft, keeps=_assign(there[:_MOST_LIFTS], slots[:_MOST_LIFTS], known, choice))


def _assign(
    days: Sequence[Sequence[str]],
    lifts: Sequence[LiftSlots],
    known: Mapping[str, Exercise],
    choice: Mapping[str, Collection[str]],
) -> Mapping[str, tuple[str, ...]]:
    """Return by its name what each lift keeps: that of a day, so that most of it fits, then most is its choice anyway.

    In order where that is alike.
    """
    fits, chosen = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for place, exercises in enumerate(days):
        for number, lift in enumerate(lifts):
            fits[place, number] = sum(any(lift.takes(slot, known[one]) for slot in lift.slots) for one in exercises)
            chosen[place, number] = len({*choice.get(lift.session.name, ())}.intersection(exercises))

    def count_kept(order: Sequence[int]) -> tuple[int, int]:
        pairs = [*enumerate(order)]
        return sum(fits[pair] for pair in pairs), sum(chosen[pair] for pair in pairs)

    padded = [*range(len(lifts)), *[len(lifts)] * max(0, len(days) - len(lifts))]
    best = max(permutations(padded, len(days)), key=count_kept)
    return {lifts[number].session.name: tuple(days[place]) for place, number in enumerate(best) if number < len(lifts)}
