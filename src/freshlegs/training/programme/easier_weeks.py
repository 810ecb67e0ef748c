"""The arithmetic of easier weeks: what a deload leaves of a lift, and what is run and lifted before a race."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from freshlegs.model.kinds import Level
from freshlegs.training.paces import MARATHON
from freshlegs.training.programme.races import RacePriority
from freshlegs.training.programme.week_demands import LEAST_RUN, RUN_STEP


class Deload(NamedTuple):
    """Volume and load of a deload week, in percent of the week before.

    The volume is sets x reps, the load the weight.
    """

    volume: int
    load: int


DELOADS: dict[Level, Deload] = {
    "beginner": Deload(volume=50, load=100),
    "intermediate": Deload(volume=70, load=90),
    "advanced": Deload(volume=70, load=90),
}
"""Percent of volume and weight that a deload leaves, by experience in lifting. Beginners keep the weight and halve the
volume (A57); intermediates take 10 % off the weight and 30 % off the volume (A58). The article says nothing of the
advanced, who get the latter (house)."""


def reduce_volume(sets: int, reps: int, percent: int) -> tuple[int, int]:
    """Return the sets and reps, neither above the given ones, that are a percentage of sets x reps.

    Whole sets are taken first, and the reps stay, where that comes within a tenth of the work; else there is a set more
    and its reps are fewer, to the nearest (house). The article's "total volume (sets and reps) in half" (A57) is read
    as half the product.

    >>> reduce_volume(3, 6, 50), reduce_volume(3, 12, 50), reduce_volume(4, 5, 50), reduce_volume(2, 12, 50)
    ((2, 4), (2, 9), (2, 5), (1, 12))
    >>> reduce_volume(3, 6, 70), reduce_volume(3, 12, 70), reduce_volume(4, 5, 70), reduce_volume(2, 12, 70)
    ((2, 6), (2, 12), (3, 5), (2, 8))
    """
    goal = percent * sets  # in hundredths of a set
    fewer = max(1, (goal + 50) // 100)
    if abs(100 * fewer - goal) <= 10 * sets:
        return fewer, reps
    left = -(-goal // 100)
    return left, max(1, -((100 * left - 2 * goal * reps) // (200 * left)))


def reduce_jumps(reps: int, percent: int) -> int:
    """Return a percentage of the jumps or throws of a set, for all sets stay: from 8 on in twos (house).

    >>> [reduce_jumps(reps, 50) for reps in (4, 5, 8, 10)], [reduce_jumps(reps, 70) for reps in (4, 5, 8, 10)]
    ([2, 3, 4, 6], [3, 4, 6, 8])
    """
    grain = 2 if reps >= 8 else 1
    return min(reps, max(1, (percent * reps + 50 * grain) // (100 * grain) * grain))


USUAL_TAPER, MARATHON_TAPER = 14, 21
"""Days of a taper, up to the race (Bosquet 2007, Wang 2023; Smyth & Lawlor 2021 for the marathon)."""
SHORT_TAPER = 7
"""Days of the taper for a race of priority B; before a marathon they are those of other races (house)."""
SHARES = {1: (55,), 2: (50, 70), 3: (45, 55, 75), 4: (45, 50, 60, 75)}
"""Percent of its usual minutes that is left of each run in each week of a taper, counted back from the race, by the
number of its weeks. With the runs for which the race stands the whole of it loses 41 to 60 percent (Bosquet 2007); how
that falls on its weeks is ours (house)."""
LIFT_VOLUME = 50
"""Percent of sets x reps that is left of the lifts in a taper (A73: lift less for big races; the half is house)."""
LEGS_REST: dict[RacePriority, int] = {"A": 7, "B": 3, "C": 0}
"""Days before a race without a lift for the legs (coaches_taper); how many before lesser ones is ours (house)."""
MINIMUM_LOAD = 90
"""Percent of the weight that an easier week leaves at minimum dose, where there is no set to cut (house)."""
BREAKS = ((28, 80), (14, 90))
"""Days without a lift, and the percent of the last weight with which lifting begins again after them (house)."""
CUT_BACK = 80
"""Percent of the running minutes that is left in a deload week (house): runners cut back every third or fourth week
(coaches_cut_back)."""
LONG_CUT_BACK = 75
"""Percent of the long run that is left in it, where running is cut back to 80 (house)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Runs of one length: how many they are in a week, and their minutes as long as nothing is cut."""

    count: int
    minutes: int


def count_taper_weeks(kilometres: float, days: int, *, short: bool = False) -> int:
    """Return how many weeks of so many days the taper of a race has, its own week included."""
    usual, less = (MARATHON_TAPER, USUAL_TAPER) if kilometres >= MARATHON else (USUAL_TAPER, SHORT_TAPER)
    taper = less if short else usual
    return max(1, round(taper / days))


def count_lifts_left(weeks_to_race: int, priority: RacePriority) -> int:
    """Return how many lifts there are so many weeks before the race's: 2, then 1, then none, or 1 before a B race."""
    return min(2, weeks_to_race + (priority == "B"))


def find_come_back(days: int) -> int:
    """Return the percent of the last weight with which lifting begins after so many days without; 100 if they are few.

    >>> [find_come_back(days) for days in (13, 14, 27, 28)]
    [100, 90, 90, 80]
    """
    return next((percent for least, percent in BREAKS if days >= least), 100)


def taper_runs(runs: Mapping[int, Run], share: int) -> dict[int, int]:
    """Return the minutes of each run in a week of a taper: its share of the usual, by its key.

    What a run that is left out would have had is not given to the others.
    """
    return _cut(runs, share / 100 * sum(run.count * run.minutes for run in runs.values()))


def cut_back_runs(runs: Mapping[int, Run], long: Container[int], percent: int, least_long: int = 0) -> dict[int, int]:
    """Return the minutes of each run in a week that is cut back to a percentage; `long` are the keys of long runs.

    A long run is cut a quarter more than the rest of the running is, but keeps `least_long` percent of its minutes,
    rounded up.
    """
    part = 100 - (100 - percent) * (100 - LONG_CUT_BACK) / (100 - CUT_BACK)
    cut = {
        key: max(
            _round_down(int(run.minutes * part / 100)),
            min(-(-run.minutes * least_long // (100 * RUN_STEP)) * RUN_STEP, run.minutes),
            min(LEAST_RUN, run.minutes),
        )
        for key, run in runs.items()
        if key in long
    }
    wanted = percent / 100 * sum(run.count * run.minutes for run in runs.values())
    wanted -= sum(runs[key].count * minutes for key, minutes in cut.items())
    return cut | _cut({key: run for key, run in runs.items() if key not in long}, max(0.0, wanted))


def _round_down(minutes: int) -> int:
    """Return minutes in steps of 5, where that takes no more than one in twenty."""
    rounded = minutes // RUN_STEP * RUN_STEP
    return rounded if 20 * rounded >= 19 * minutes else minutes


def _cut(runs: Mapping[int, Run], wanted: float) -> dict[int, int]:
    """Return the minutes that bring runs nearest to a sum: in proportion first, then five more here and there."""
    total = sum(run.count * run.minutes for run in runs.values())
    part = min(1.0, wanted / total) if total else 1.0
    minutes = {
        key: run.minutes
        if part == 1.0
        else max(int(run.minutes * part) // RUN_STEP * RUN_STEP, min(LEAST_RUN, run.minutes))
        for key, run in runs.items()
    }
    missing = wanted - sum(run.count * minutes[key] for key, run in runs.items())
    for key, run in sorted(runs.items(), key=lambda entry: minutes[entry[0]] - entry[1].minutes * part):
        more = min(RUN_STEP, run.minutes - minutes[key])
        if abs(missing - run.count * more) < abs(missing):
            minutes[key] += more
            missing -= run.count * more
    return minutes
