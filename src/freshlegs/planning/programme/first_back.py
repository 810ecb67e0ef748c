"""The first time that an exercise comes back after what it works had hurt: with less of it, wherever it is (house)."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from freshlegs.model.wording import join_words
from freshlegs.planning.programme.come_back import LiftingDays, find_pain
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.bad_days import EasyWhileSore, GentleWeekAfterPain
from freshlegs.training.ease_lift import EASED
from freshlegs.training.exercise import Exercise
from freshlegs.training.hurt_parts import HURT_PARTS, HurtPart
from freshlegs.training.prescription import Prescription

MOST_SETS = 2
"""Sets of an exercise that comes back after pain, at the most (house)."""
LEAST_SPARE = 4
"""Repetitions that it leaves in the tank, at the least (house)."""


def find_first_back(
    weeks: Sequence[PlannedWeek], exercise: Exercise, lifts: Container[str], days: LiftingDays, *, quick: bool
) -> dict[str, HurtPart]:
    """Return in which `lifts`, by their ids, an exercise comes back after what it works hurt, and what that was.

    A lift that is lighter for that anyway is none of them, but there an exercise has come back; unless it is `quick`
    work, which such a lift does without. What was left out comes back the next time.
    """
    found: dict[str, HurtPart] = {}
    waits: HurtPart | None = None
    known: set[str] = set()
    for one in weeks:
        begins, known = _list_new_pain(one, exercise, known)
        for placement in one.outcome.plan.placements:
            session, day = placement.session, one.task.clock.day(placement.start)
            waits = next((part for first, part in begins if first <= day), waits)
            begins = [(first, part) for first, part in begins if first > day]
            if waits is None or session.id not in lifts:
                continue
            eased = find_pain(one, session) is not None
            if not eased:
                found[session.id] = waits
            left_out = eased and quick and waits.leaves_out(exercise)
            if not left_out and (one.week.number, one.task.clock.date_of(day)) in days[exercise.id]:
                waits = None
        waits = next((part for _, part in begins), waits)
    return found


def _list_new_pain(
    one: PlannedWeek, exercise: Exercise, known: Container[str]
) -> tuple[list[tuple[int, HurtPart]], set[str]]:
    """Return what hurt anew that an exercise works, with the first day after it, and the parts that a week spares."""
    rules = [rule for rule in one.task.rules if isinstance(rule, EasyWhileSore | GentleWeekAfterPain)]
    begins = [
        (min(rule.days), HURT_PARTS[rule.part])
        for rule in rules
        if HURT_PARTS[rule.part].spares(exercise) and (isinstance(rule, EasyWhileSore) or rule.part not in known)
    ]
    return begins, {rule.part for rule in rules}


def ease_first(asked: Prescription) -> Prescription:
    """Return what an easier week asks for, with what an exercise has at the most that comes back after pain."""
    return replace(asked, sets=min(asked.sets, MOST_SETS), spare=max(asked.spare, LEAST_SPARE), best=None)


def note_first_back(back: Sequence[tuple[Prescription, HurtPart | None]]) -> Iterator[str]:
    """Yield what the card of a lift says of the exercises that come back in it after pain."""
    for name in sorted({part.name for _, part in back if part is not None}):
        names = join_words([asked.exercise.name for asked, part in back if part is not None and part.name == name])
        how = f"at most {MOST_SETS} sets and {EASED.load} % of the last weight, and more left in the tank"
        yield f"First time since your {name} hurt, {names}: {how} (our own choice)."
