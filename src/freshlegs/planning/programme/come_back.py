"""How lifts come back after a race, an illness, pain, and a break: days without a lift, planned or none logged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import UPPER_GROUPS
from freshlegs.model.session import Session
from freshlegs.model.wording import join_words
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.bad_days import EasyWhileSore, GentleWeekAfterPain
from freshlegs.training.ease_lift import EASED, describe_ease
from freshlegs.training.exercise import LOWER_MUSCLES, Exercise
from freshlegs.training.hurt_parts import HURT_PARTS, HurtPart
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.easier_weeks import find_come_back
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.programme.races import ComeBack, Easing, describe_easing, name_distance
from freshlegs.training.programme.week_words import LiftChange

_FEW = 3
"""Exercises that are named one by one."""
_WEIGHTS = frozenset({"barbell", "dumbbell", "dumbbell_pair", "kettlebell", "machine"})
"""What an exercise is loaded by whose weight can be told in percent."""
LiftingDays = Mapping[str, Sequence[tuple[int, date]]]
"""By region and by exercise, in order, the number of the week and the date of each lift that was done or is to come."""


def list_lifting_days(weeks: Sequence[PlannedWeek], is_lifted: Callable[[str], bool]) -> LiftingDays:
    """Return when the legs, the upper body and each exercise are lifted with, right up to the first week.

    An exercise that is first asked for in a later week is none that was left. `is_lifted` says of a session, by its id,
    whether it was done or is still to come.
    """
    start = (0, weeks[0].week.start)
    found: dict[str, list[tuple[int, date]]] = {"legs": [start], "upper": [start]}
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session, day = placement.session, _date(one, placement.start)
            exercises = session.content.exercise_ids if isinstance(session.content, LiftContent) else ()
            for exercise in exercises:
                found.setdefault(exercise, [start if one is weeks[0] else (one.week.number - 1, day)])
            if is_lifted(session.id):
                for what in (*_list_regions(session), *exercises):
                    found[what].append((one.week.number, day))
    return found


class TimeOff(NamedTuple):
    """Days since an exercise, or its region, was last done before a week."""

    days: int = 0
    region: int = 0  #: Of its region alone


def ease_week(
    one: PlannedWeek,
    session: Session | None,
    off: TimeOff,
    exercise: Exercise,
    *,
    first: bool = False,
    sore: HurtPart | None = None,
) -> ProgrammeWeek:
    """Return a week as an exercise is done in it: with what its region keeps after a race, and after days off.

    `first`: its region has not been lifted with since the race. `sore` is what hurt since it was last done.
    """
    week, legs = one.week, bool(LOWER_MUSCLES & exercise.primary)
    if legs and week.legs is not None:
        week = replace(week, lift_volume=week.legs.volume, lift_load=week.legs.load)
    if session is not None and (back := _find_back(one, session) or (week.first_back if first else None)) is not None:
        left = Easing(week.lift_volume, week.lift_load).ease_to(back.legs if legs else back.upper)
        week = replace(week, lift_volume=left.volume, lift_load=left.load, kind="recovery", progresses=False)
    if session is not None and (since := _say_since(one, session, exercise, sore)):
        left = Easing(week.lift_volume, week.lift_load).ease_to(EASED)
        week = replace(week, lift_volume=left.volume, lift_load=left.load, kind="recovery", progresses=False)
        week = replace(week, eased_since=since)
    stayed_trained = find_come_back(off.days) < find_come_back(off.region) == 100
    return replace(week, comes_back=find_come_back(off.days), stayed_trained=stayed_trained)


def _say_since(one: PlannedWeek, session: Session, exercise: Exercise, sore: HurtPart | None) -> str:
    """Return what an exercise comes back from after an illness or pain: "the illness", "your knee hurt"; or ""."""
    if _is_after_illness(one, session):
        return "the illness"
    part = find_pain(one, session)
    part = part if part is not None and part.concerns(exercise) else sore
    return f"your {part.name} hurt" if part is not None else ""


def is_first_after_race(one: PlannedWeek, region: str, days: LiftingDays) -> bool:
    """Return whether a region has not been lifted with since the race that a week recovers from, before that week."""
    if one.week.after is None or one.week.first_back is None:
        return False
    race = one.week.after[0].date
    return not any(day > race and number < one.week.number for number, day in days[region])


def _is_after_illness(one: PlannedWeek, session: Session) -> bool:
    """Whether a lift stands on one of the days after an illness on which it is lighter."""
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    return there is not None and one.task.clock.day(there.start) in one.week.light_lifts


def find_pain(one: PlannedWeek, session: Session) -> HurtPart | None:
    """Return what hurt in the days before a lift that works it; None for nothing."""
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    day = one.task.clock.day(there.start) if there is not None else None
    rules = (rule for rule in one.task.rules if isinstance(rule, EasyWhileSore | GentleWeekAfterPain))
    parts = (HURT_PARTS[rule.part] for rule in rules if day in rule.days)
    return next((part for part in parts if part.is_worked(session.tags)), None)


def _find_back(one: PlannedWeek, session: Session) -> ComeBack | None:
    """Return how a lift comes back that stands after the race of its own week; None for all others."""
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    race = one.week.race
    return one.week.back if there is not None and race is not None and _date(one, there.start) > race.date else None


def is_too_quick(one: PlannedWeek, session: Session, asked: Prescription) -> bool:
    """Return whether an exercise is quick work that a lift does without: after an illness, or for what hurt lately."""
    if asked.slot != "power":
        return False
    part = find_pain(one, session)
    return _is_after_illness(one, session) or (part is not None and part.leaves_out(asked.exercise))


def is_first_exercise_after_race(one: PlannedWeek, exercise: Exercise, days: LiftingDays) -> bool:
    """Return whether the region of an exercise has not been lifted with since the race; what is for none has none."""
    return bool(exercise.regions) and is_first_after_race(one, name_region(exercise), days)


def _find_easing_after_race(one: PlannedWeek, session: Session, days: LiftingDays) -> tuple[str, Easing] | None:
    """Return what is left of the first lift after a race, and how the sentence on it begins; None for all others."""
    back, race, how = _find_back(one, session), one.week.race, "After"
    if back is None and one.week.after is not None:
        race, how = one.week.after[0], "First lift after"
        regions = [region for region in _list_regions(session) if is_first_after_race(one, region, days)]
        back = one.week.first_back if regions else None
        if back is not None and "legs" not in regions:
            back = back._replace(legs=back.upper)
    if back is None or race is None or min(back.legs) == 100:
        return None
    now = one.week.legs or Easing(one.week.lift_volume, one.week.lift_load)
    eases = how == "After" or back.legs.ease_to(now) != now
    return (f"{how} the {name_distance(race.kilometres)}", back.legs) if eases else None


def find_change(
    one: PlannedWeek, session: Session, off: Sequence[tuple[Prescription, int]], days: LiftingDays
) -> LiftChange:
    """Return what is otherwise with a lift than with its week, by the days off of each of its exercises."""
    change = _find_easing(one, session, [many for _, many in off], days)
    return change._replace(held=_find_held([asked for asked, _ in off]))


def _find_held(asked: Sequence[Prescription]) -> int:
    """Return the percent of the weights of before that most of those of a lift have; 0 where most may go up."""
    weighs = [one.held for one in asked if one.slot != "power" and one.exercise.load_step in _WEIGHTS]
    held = [percent for percent in weighs if percent]
    return max(held) if 2 * len(held) > len(weighs) else 0


def _find_easing(one: PlannedWeek, session: Session, off: Sequence[int], days: LiftingDays) -> LiftChange:
    back, partly = find_come_back(min(off, default=0)), False
    if back == 100 and off:
        # Where one was away from most of a lift its week may not say that all weights are as they were.
        back = find_come_back(sorted(off)[len(off) // 2])
        partly = back < 100
    if _is_after_illness(one, session):
        return LiftChange(session.name, back, "After the illness", EASED, partly)
    if (part := find_pain(one, session)) is not None:
        return LiftChange(session.name, back, _say_what_hurt(part), EASED, partly)
    if (raced := _find_easing_after_race(one, session, days)) is not None:
        return LiftChange(session.name, back, *raced, partly)
    return LiftChange(session.name, back, partly=partly)


def _say_what_hurt(part: HurtPart) -> str:
    return f"Since your {part.name} hurt, what works it"


def note_come_back(
    one: PlannedWeek, session: Session, off: Sequence[tuple[Prescription, int]], days: LiftingDays, *, quick: bool
) -> Iterator[str]:
    """Yield what the card of a lift says in the first week after a break, by the days off of each of its exercises.

    `quick`: it does without quick work that it has as a rule.
    """
    eased = {asked.exercise.id: _find_eased_load(one, session, asked, days) for asked, _ in off}
    back = [(asked, many) for asked, many in off if find_come_back(many) < eased[asked.exercise.id]]
    for percent in sorted({find_come_back(many) for _, many in back}):
        there = [(asked, many) for asked, many in back if find_come_back(many) == percent]
        of = _name_back([asked for asked, _ in there], [asked for asked, _ in off])
        weighs = any(asked.load is not None or asked.exercise.load_step in _WEIGHTS for asked, _ in there)
        how = f"no more than {percent} % of your last weight" if weighs else "leave more in the tank"
        yield f"First week back after {max(many for _, many in there)} days{of}: {how} (our own choice)."
    if _is_after_illness(one, session):
        yield describe_ease("After the illness", quick=quick)
    if (part := find_pain(one, session)) is not None:
        yield describe_ease(_say_what_hurt(part), quick=quick)
    if (raced := _find_easing_after_race(one, session, days)) is not None:
        why, easing = raced
        yield f"{why}: {describe_easing(easing)} (our own choice)."


def _name_back(back: Sequence[Prescription], there: Sequence[Prescription]) -> str:
    """Return from which exercises of a lift one was away; "" for all of it."""
    others = [asked.exercise.name for asked in there if asked not in back]
    if not others:
        return ""
    if len(back) <= _FEW:
        return f" from {join_words([asked.exercise.name for asked in back])}"
    return f" from all of this but {join_words(others)}" if len(others) <= _FEW else " from most of this"


def _find_eased_load(one: PlannedWeek, session: Session, asked: Prescription, days: LiftingDays) -> int:
    """Return the percent of the last weight that a lift has of an exercise whatever break came before it."""
    first = is_first_exercise_after_race(one, asked.exercise, days)
    return ease_week(one, session, TimeOff(), asked.exercise, first=first).lift_load


def _list_regions(session: Session) -> Iterator[str]:
    """Yield what a session lifts with."""
    if "lift" in session.tags:
        yield from ["legs"] if "legs" in session.tags else []
        yield from ["upper"] if session.muscles & UPPER_GROUPS else []


def name_region(exercise: Exercise) -> str:
    """Return with what an exercise is lifted: "legs" or "upper"."""
    return "legs" if "lower" in exercise.regions else "upper"


def count_days_off(one: PlannedWeek, last: Session, exercise: Exercise, days: LiftingDays) -> TimeOff:
    """Return the days since an exercise, or its region, was last done before a week, if a whole one lies between.

    What is for the trunk alone has no region: it is done with the legs and with the upper body.

    They are counted up to where it is done again in the week, or else up to its last session: a break ends when it is
    done, not when it was to be.
    """
    there = next(p for p in one.outcome.plan.placements if p.session is last)
    again = (day for number, day in days[exercise.id] if number == one.week.number)
    until = min(again, default=_date(one, there.start))

    def count(what: str) -> int:
        number, day = [found for found in days[what] if found[0] < one.week.number][-1]
        return (until - day).days if one.week.number - number > 1 else 0

    own = count(exercise.id)
    region = count(name_region(exercise)) if exercise.regions else own
    return TimeOff(max(region, own), region)


def _date(one: PlannedWeek, start: int) -> date:
    return one.task.clock.date_of(one.task.clock.day(start))
