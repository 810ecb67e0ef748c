"""What follows misses in a row: a step down, then 90 % of the weight, or fewer repetitions (A48, house)."""

from dataclasses import replace

from freshlegs.training.holds import LONGER
from freshlegs.training.lift_slots import MINIMUM_REPS
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription
from freshlegs.training.progression_pace import BACK_OFF, FEWEST_REPS, MISSES
from freshlegs.training.progression_state import ProgressionState
from freshlegs.training.room_to_grow import HEAVIER


def take_off(stand: ProgressionState, first: Prescription, low: int, loads: Loads) -> ProgressionState:
    """Return what follows the last of some misses in a row; `low` are the first repetitions of its range."""
    third = stand.misses > MISSES
    back = replace(stand, weeks=0, misses=0 if third else stand.misses)
    many = f"{stand.misses} {'waves with a miss' if stand.style == 'wave' else 'misses'} in a row"
    sets, load = "try a set less, or one more", stand.load
    if load is not None and (third or stand.reps <= low):
        now = loads.loadable(load, first.exercise)
        lighter = loads.lighter(now, first.exercise)
        lighter = min(lighter, loads.reduced(load, BACK_OFF, first.exercise)) if third else lighter
        if lighter < now:
            note = f"after {many} {'10 % off' if third else 'a step lighter'}; {sets}"
            return replace(back, reps=low, load=lighter, base=lighter, note=note)
    elif load is None and stand.reps <= low and first.exercise.load_step in HEAVIER:
        return replace(back, note=f"after {many} take it lighter; {sets}")
    fewer = (LONGER if stand.style == "time" else 1) * (2 if third else 1)
    fewest = MINIMUM_REPS[first.slot][0] if first.dose == "minimum" else FEWEST_REPS
    reps = max(min(stand.reps, 2 * LONGER if stand.style == "time" else fewest), stand.reps - fewer)
    how = f"a little less; {sets}" if reps < stand.reps else "swap it for an easier one"
    return replace(back, reps=reps, note=f"after {many} {how}")
