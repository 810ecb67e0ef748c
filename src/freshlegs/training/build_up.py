"""How the working weight of an exercise is built up to: lighter sets, and plates on the bar."""

from functools import lru_cache

from freshlegs.model.content import RampSet
from freshlegs.training.epley import RESERVE, estimate_share
from freshlegs.training.exercise import Category, Exercise, Reps
from freshlegs.training.loads import Loads, Unit
from freshlegs.training.ramp import choose_ramp

PLATES: dict[Unit, tuple[float, ...]] = {"kg": (25, 20, 15, 10, 5, 2.5, 1.25), "lb": (45, 35, 25, 10, 5, 2.5)}
"""The plates of a gym, the heaviest first; finer ones are there where `steps` says so (house)."""
MOST_PLATES = 12
"""Plates on one side of a bar that are still told (house)."""
MOST_ESTIMATED = 10
"""Repetitions from which on a best single is no longer estimated (house)."""
SINGLES = frozenset({"squat", "hinge", "h_push", "v_push"})
"""Patterns of which people lift a best single, with a barbell (house)."""


def estimate_best(exercise: Exercise, reps: Reps, load: float | None, reserve: int = RESERVE) -> float | None:
    """Return the best single that a weight implies; None where nobody lifts one, or the formula does not reach.

    Singles are lifted with the bar, in squats, deadlifts and presses (house).

    >>> from freshlegs.training.library import load_shipped
    >>> squat = next(exercise for exercise in load_shipped() if exercise.id == "back_squat")
    >>> estimate_best(squat, Reps.of("6"), 100.0)
    127
    """
    single = exercise.load_step == "barbell" and exercise.pattern in SINGLES
    if load is None or not single or reps.unit != "reps" or reps.high > MOST_ESTIMATED:
        return None
    return round(load / estimate_share(reps.high, reserve))


def build_ramp(exercise: Exercise, slot: Category, load: float | None, loads: Loads) -> tuple[RampSet, ...]:
    """Return the lighter sets before an exercise, each heavier than the one before it."""
    steps = choose_ramp(exercise, slot)
    if load is None:
        return tuple(RampSet.model_construct(reps=step.reps, percent=step.percent) for step in steps)
    found: list[RampSet] = []
    heaviest = 0.0
    for step in steps:
        lighter = loads.reduced(load, step.percent, exercise)
        if heaviest < lighter < load:
            heaviest = lighter
            plates = describe_plates(lighter, exercise, loads)
            found.append(RampSet.model_construct(reps=step.reps, percent=step.percent, load=lighter, plates=plates))
    return tuple(found)


def describe_plates(load: float | None, exercise: Exercise, loads: Loads) -> str:
    """Return what is on the bar, "20 + 2 x 15 + 2 x 5"; "" for the empty bar and for all that is no barbell."""
    if load is None or exercise.load_step != "barbell":
        return ""
    side = _choose_plates(round((load - loads.empty_bar) / 2, 3), loads.step(exercise) / 2, loads.unit)
    counted = [f"{2 * side.count(plate)} x {plate:g}" for plate in dict.fromkeys(side)]
    return " + ".join([f"{loads.empty_bar:g}", *counted]) if counted else ""


@lru_cache(1024)
def _choose_plates(side: float, finest: float, unit: Unit) -> tuple[float, ...]:
    """Return the plates of one side, the heaviest first; none where they would be too many, or can't make it."""
    usual = [plate for plate in PLATES[unit] if _is_multiple(plate, finest)]
    fine = [finest * times for times in (4, 2, 1) if not usual or finest * times < usual[-1]]
    found: list[float] = []
    for plate in (*usual, *fine):
        count = int(side / plate + 1e-6)
        found += [plate] * count
        side -= count * plate
    return tuple(found) if len(found) <= MOST_PLATES and side < 1e-3 else ()


def _is_multiple(plate: float, of: float) -> bool:
    return abs(plate / of - round(plate / of)) < 1e-6
