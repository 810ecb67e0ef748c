"""Taper: the last weeks before a race, with less running and lifting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARATHON = 42.0
"""Kilometres from which a race tapers like a marathon."""
USUAL_TAPER, MARATHON_TAPER = 14, 21
"""Days of a taper up to the race (Bosquet 2007, Wang 2023; Smyth & Lawlor 2021 for the marathon)."""
SHARES = {1: (50,), 2: (40, 60), 3: (35, 50, 70), 4: (30, 45, 55, 70)}
"""Percent of the usual running minutes in each week of a taper, counted back from the race, by its number of weeks.
The whole taper loses 41 to 60 percent (Bosquet 2007); how that falls on its weeks is ours."""
MOST_SHARE = 80
"""Most percent of the usual running minutes in a week of a taper: 40 in all if the other of two weeks has only the
race (house)."""
LIFT_VOLUME = 50
"""Percent of the usual sets x reps in a taper (the article, line 309: reduce it for big races; the half is ours)."""
LEGS_REST = 7
"""Days before the race without a lift for the legs (coaching convention; at the very least 5)."""
SHORTEST_RUN = 10
"""No run is shortened below this many minutes (house)."""
RUN_STEP = 5
"""Runs of a taper are rounded to multiples of this many minutes (house)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Runs of one length: their number in a week, and their usual minutes."""

    count: int
    minutes: int


def count_taper_weeks(kilometres: float, days: int) -> int:
    """Return the number of weeks of a taper, with that of the race, if a week has so many days."""
    return round((MARATHON_TAPER if kilometres >= MARATHON else USUAL_TAPER) / days)


def count_lifts_left(weeks_to_race: int) -> int:
    """Return the number of lifts in a week so many weeks before that of the race: 2, then 1, then none."""
    return min(2, weeks_to_race)


def taper_runs(weeks: Sequence[tuple[int, Mapping[int, Run]]], usual: int) -> list[dict[int, int]]:
    """Return the minutes of each run in each week of a taper.

    Every week gets its share of the usual minutes, in proportion to its runs, none longer than usual. Minutes that do
    not fit the week of the race, without its long run, go to the weeks before it, up to `MOST_SHARE`.

    Parameters
    ----------
    weeks : sequence of (int, mapping)
        For each week its share in percent, and its runs by a key, without the race.
    usual : int
        Running minutes of the week before the taper.
    """
    cut: list[dict[int, int]] = []
    over = 0.0
    for share, runs in reversed(weeks):
        cut.append(_cut(runs, min(usual * share / 100 + over, usual * MOST_SHARE / 100)))
        over += usual * share / 100 - sum(run.count * cut[-1][key] for key, run in runs.items())
    return cut[::-1]


def _cut(runs: Mapping[int, Run], goal: float) -> dict[int, int]:
    """Return minutes of the runs whose sum is near a goal: first in proportion, then five more for some."""
    total = sum(run.count * run.minutes for run in runs.values())
    part = min(1.0, goal / total) if total else 1.0
    if part == 1.0:
        return {key: run.minutes for key, run in runs.items()}
    minutes = {
        key: max(int(run.minutes * part) // RUN_STEP * RUN_STEP, min(SHORTEST_RUN, run.minutes))
        for key, run in runs.items()
    }
    missing = goal - sum(run.count * minutes[key] for key, run in runs.items())
    for key, run in sorted(runs.items(), key=lambda entry: minutes[entry[0]] - entry[1].minutes * part):
        more = min(RUN_STEP, run.minutes - minutes[key])
        if abs(missing - run.count * more) < abs(missing):
            minutes[key] += more
            missing -= run.count * more
    return minutes
