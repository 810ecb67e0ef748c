"""The arithmetic of easier weeks: what a deload leaves of a lift, and what is run and lifted before a race."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from freshlegs.model.kinds import Level


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
    """Return sets and reps, neither above the given ones, whose product is nearest to a percentage of sets x reps.

    Minimises |s * r - percent / 100 * sets * reps| over 1 <= s <= sets, 1 <= r <= reps; of several the fewest sets,
    then the fewest reps. The article's "total volume (sets and reps) in half" (A57) is read as half the product.

    >>> reduce_volume(3, 6, 50), reduce_volume(3, 12, 50), reduce_volume(4, 5, 50)
    ((3, 3), (2, 9), (2, 5))
    >>> reduce_volume(3, 6, 70), reduce_volume(3, 12, 70), reduce_volume(4, 5, 70)
    ((2, 6), (2, 12), (3, 5))
    """
    goal = percent * sets * reps
    choices = ((s, r) for s in range(1, sets + 1) for r in range(1, reps + 1))
    return min(choices, key=lambda choice: (abs(100 * choice[0] * choice[1] - goal), *choice))


MARATHON = 42.0
"""Kilometres from which a race is a marathon to its taper (house)."""
USUAL_TAPER, MARATHON_TAPER = 14, 21
"""Days of a taper, up to the race (Bosquet 2007, Wang 2023; Smyth & Lawlor 2021 for the marathon)."""
SHARES = {1: (50,), 2: (40, 60), 3: (35, 50, 70), 4: (30, 45, 55, 70)}
"""Percent of the usual running minutes that is left in each week of a taper, counted back from the race, by the number
of its weeks. The whole of it loses 41 to 60 percent (Bosquet 2007); how that falls on its weeks is ours (house)."""
MOST_SHARE = 80
"""Percent of the usual running minutes that no week of a taper goes beyond: with nothing but the race in the other of
two weeks that is 40 in all (house)."""
LIFT_VOLUME = 50
"""Percent of sets x reps that is left of the lifts in a taper (A73: lift less for big races; the half is house)."""
LEGS_REST = 7
"""Days before the race without a lift for the legs (coaches)."""
SHORTEST_RUN = 10
"""No run is shortened below this many minutes (house)."""
RUN_STEP = 5
"""Minutes to which runs are rounded in a taper (house)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Runs of one length: how many they are in a week, and their minutes as long as nothing is cut."""

    count: int
    minutes: int


def count_taper_weeks(kilometres: float, days: int) -> int:
    """Return how many weeks of so many days the taper of a race has, its own week included."""
    taper = MARATHON_TAPER if kilometres >= MARATHON else USUAL_TAPER
    return round(taper / days)


def count_lifts_left(weeks_to_race: int) -> int:
    """Return how many lifts there are so many weeks before the race's: 2, then 1, then none."""
    return min(2, weeks_to_race)


def taper_runs(weeks: Sequence[tuple[int, Mapping[int, Run]]], usual: int) -> list[dict[int, int]]:
    """Return the minutes of each run in each week of a taper.

    Every week takes its share of the usual minutes, spread over its runs in proportion and never above what they were.
    What the race's own week can't hold, without its long run, goes to the weeks before it, as far as they stay shorter.
    `weeks` has for each its share in percent and its runs by a key, the race itself not among them; `usual` are the
    running minutes of a week before the taper.
    """
    cut: list[dict[int, int]] = []
    over = 0.0
    for share, runs in reversed(weeks):
        wanted = min(usual * share / 100 + over, usual * MOST_SHARE / 100)
        cut.append(_cut(runs, wanted))
        over += usual * share / 100 - sum(run.count * cut[-1][key] for key, run in runs.items())
    return cut[::-1]


def _cut(runs: Mapping[int, Run], wanted: float) -> dict[int, int]:
    """Return the minutes that bring runs nearest to a sum: in proportion first, then five more here and there."""
    total = sum(run.count * run.minutes for run in runs.values())
    part = min(1.0, wanted / total) if total else 1.0
    minutes = {
        key: run.minutes
        if part == 1.0
        else max(int(run.minutes * part) // RUN_STEP * RUN_STEP, min(SHORTEST_RUN, run.minutes))
        for key, run in runs.items()
    }
    missing = wanted - sum(run.count * minutes[key] for key, run in runs.items())
    for key, run in sorted(runs.items(), key=lambda entry: minutes[entry[0]] - entry[1].minutes * part):
        more = min(RUN_STEP, run.minutes - minutes[key])
        if abs(missing - run.count * more) < abs(missing):
            minutes[key] += more
            missing -= run.count * more
    return minutes
