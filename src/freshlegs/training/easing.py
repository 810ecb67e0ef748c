"""What an easier week asks of an exercise: less of it, lighter, or both."""

from dataclasses import replace

from freshlegs.training.epley import EASY_RESERVE, MINIMUM_RESERVE, RESERVE, estimate_left
from freshlegs.training.exercise import Exercise
from freshlegs.training.lift_slots import MINIMUM_REPS
from freshlegs.training.loads import Loads, find_implement
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.easier_weeks import MINIMUM_LOAD, reduce_jumps, reduce_volume
from freshlegs.training.programme.outline import ProgrammeWeek

MOST_DELOAD = 15
"""Percent by which a deload may fall; where no weight can be built between, it stays, with fewer sets (house)."""
LIGHT_RESERVE = 5
"""Repetitions that a card asks to be left at the most with a lighter weight; fewer where it leaves fewer (house)."""
FEWEST_AFTER_BREAK = 3
"""Repetitions of one's own weight in the first week after a break, at the least (house)."""
HOLD_STEP = 5
"""Seconds to which a hold is rounded then."""
LAST_TIME = "the last time"
"""What an unknown weight is lighter than, where the last time was none of a way back."""
TOO_LIGHT = "the same weight, for the next one down is too light"
"""What a card says then."""
BAR_ALONE = "the same weight, for the bar alone weighs that much"
"""What it says of the empty bar."""


def ease_exercise(last: Prescription, week: ProgrammeWeek, loads: Loads, than: str = LAST_TIME) -> Prescription:
    """Return the last week's exercise as an easier week asks for it; an unknown weight is lighter `than` it says."""
    if last.dose == "minimum" and min(week.lift_volume, week.lift_load) < 100:
        return _ease_one_set(last, week, loads, than)
    sets, amount = _reduce(last, week.lift_volume)
    eased = replace(last, sets=sets, reps=replace(last.reps, low=amount, high=amount), note="")
    # Fewer repetitions of the same weight: who filled them up with weight would make the easy week a heavy one.
    if not loads.step(last.exercise):
        return ease_effort(eased) if week.lift_load < 100 or amount < last.reps.high else eased
    if week.lift_load == 100:
        return leave_more(eased, last)
    if last.load is None:
        said = _say_lighter(last, week.lift_load, than)
        return leave_more(replace(eased, note=said), last, week.lift_load if said else 100)
    load = _lighten(last.load, week.lift_load, week, last.exercise, loads)
    if load is None:
        fewer = max(1, min(last.sets - 1, round(last.sets * week.lift_volume / 100)))
        return replace(last, sets=fewer, note=f"{TOO_LIGHT}; fewer sets")
    return leave_more(replace(eased, load=load), last)


def leave_more(eased: Prescription, usual: Prescription, percent: int = 100) -> Prescription:
    """Return what is asked for with as many repetitions left as it leaves beside the usual, at the most 5 (house).

    `percent` is what it has of the usual weight where nobody knows that. Of what is carried nobody counts any.
    """
    if eased.reps.unit == "m" and (percent < 100 or eased.reps.high < usual.reps.high or eased.load != usual.load):
        return ease_effort(eased)
    now, then = (percent, 100) if None in (eased.load, usual.load) else (eased.load or 0.0, usual.load or 0.0)
    if find_implement(eased.exercise) == "added":
        # A belt is a small part of what is lifted, and nobody knows how small.
        left = RESERVE + usual.reps.high - eased.reps.high + (now < then)
    else:
        left = estimate_left(then, usual.reps.high, now, eased.reps.high) if now else LIGHT_RESERVE
    return replace(ease_effort(eased), spare=min(LIGHT_RESERVE, left)) if left > RESERVE else eased.with_best()


def ease_effort(asked: Prescription) -> Prescription:
    """Return what is asked for with a weight that is lighter than usual: it leaves more, and tells no best single."""
    spare = LIGHT_RESERVE if asked.dose == "standard" else EASY_RESERVE
    return replace(asked, spare=max(asked.spare, spare), best=None)


def ease_unknown_weight(asked: Prescription, percent: int, loads: Loads, *, fewer: bool = True) -> Prescription:
    """Return what is asked for after a break where no weight is known: with a percentage of the last one.

    Of one's own weight it is `fewer` repetitions, unless they are few already.
    """
    said = _say_lighter(asked, percent) if loads.step(asked.exercise) else ""
    if not said:
        return _do_less(asked, percent) if fewer else ease_effort(asked)
    return leave_more(replace(asked, note=said), asked, percent)


def _do_less(asked: Prescription, percent: int) -> Prescription:
    """Return what is asked for of one's own weight, or of the same bell: as many repetitions fewer as it leaves more.

    A hold is that much shorter, in fives.
    """
    eased, reps = ease_effort(asked), asked.reps.high
    more = eased.spare - (asked.spare or (RESERVE if asked.dose == "standard" else MINIMUM_RESERVE))
    if asked.slot == "power" or asked.reps.unit == "m" or more <= 0:
        return eased
    if asked.reps.unit == "s":
        fewer = max(min(reps, 2 * HOLD_STEP), reps * percent // 100 // HOLD_STEP * HOLD_STEP)
    else:
        fewest = MINIMUM_REPS[asked.slot][0] if asked.dose == "minimum" else FEWEST_AFTER_BREAK
        fewer = max(min(reps, fewest), reps - more)
    return replace(eased, reps=replace(asked.reps, low=fewer, high=fewer))


def take_lighter(asked: Prescription, lifted: float | None) -> Prescription:
    """Return what was asked for, with the weight that was really lifted where that was less."""
    known = [load for load in (asked.load, lifted) if load is not None]
    return replace(asked, load=min(known, default=None))


def _reduce(last: Prescription, percent: int) -> tuple[int, int]:
    """Return a percentage of the work as sets and repetitions, or seconds or metres in fives."""
    if last.slot == "power":
        return last.sets, reduce_jumps(last.reps.high, percent)
    grain = 5 if last.reps.unit != "reps" else 1
    sets, amount = reduce_volume(last.sets, last.reps.high // grain, percent)
    return sets, amount * grain


def _ease_one_set(last: Prescription, week: ProgrammeWeek, loads: Loads, than: str) -> Prescription:
    """Return the one set of a minimum dose: it stays, 10 % lighter where it has a weight, and less hard."""
    if last.slot == "power" or last.reps.unit != "reps":
        return replace(last, note="")
    eased, percent = replace(last, note="", spare=EASY_RESERVE, best=None), min(week.lift_load, MINIMUM_LOAD)
    if not loads.step(last.exercise):
        return eased
    if last.load is None:
        return replace(eased, note=_say_lighter(last, percent, than))
    load = _lighten(last.load, percent, week, last.exercise, loads)
    return replace(eased, note=_say_same(last, loads)) if load in (None, last.load) else replace(eased, load=load)


def _say_same(last: Prescription, loads: Loads) -> str:
    return BAR_ALONE if last.load is not None and last.load <= loads.least(last.exercise) else TOO_LIGHT


def _lighten(load: float, percent: int, week: ProgrammeWeek, exercise: Exercise, loads: Loads) -> float | None:
    """Return a percentage of a weight; of a deload or a taper that falls far a step less, or None if that does too."""
    found, least = loads.reduced(load, percent, exercise), load * (100 - MOST_DELOAD) / 100
    # A taper takes no weight off by itself, but for a set that can't be cut.
    if (week.kind != "deload" and week.lift_load < 100) or found >= least:
        return found
    lighter = loads.lighter(load, exercise)
    return lighter if least <= lighter < load else None


def _say_lighter(last: Prescription, percent: int, than: str = LAST_TIME) -> str:
    """Say of an unknown weight that it is lighter; of a throw, and of one's own weight, there is nothing to say."""
    if last.exercise.load_step == "kettlebell" and last.slot != "power":
        return "a lighter bell" if 100 - percent > MOST_DELOAD else ""  # no bell is a tenth lighter than another
    weighs = last.slot != "power" and find_implement(last.exercise) != "added"
    return f"{100 - percent} % lighter than {than}" if weighs else ""
