"""Recorded runs against those of a training log: which are new, known, told otherwise, or to be asked back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from freshlegs.exchange.reading.sports import ANY_RUN
from freshlegs.planning.import_activities import MatchedActivity
from freshlegs.planning.import_matches import FEWEST_DAYS_TO_DOUBT
from freshlegs.training.run_log import (
    FASTEST_PACE,
    LEAST_RUN_KILOMETRES,
    MOST_RUN_KILOMETRES,
    MOST_RUN_MINUTES,
    MOST_RUNS_OF_DAY,
    SLOWEST_PACE,
    RunEntry,
)

FAR_LONGER, LEAST_DOUBTED = 2, 120
"""How many times the longest of all other days a run is that is asked back, and of how many minutes on (house)."""
_SAME_MINUTES, _SAME_SHARE = 1, 0.02
"""How far the minutes of one run may be apart, told twice: by so many, or by this share of them (house)."""


class RunRows(NamedTuple):
    """Rows of the log that recorded runs make, against those that it has."""

    new: list[RunEntry]
    known: int
    differing: list[tuple[RunEntry, RunEntry]]  #: Rows of the log, and what the files have instead
    odd_distances: int  #: Runs whose distance can't be right, and is not kept
    too_many: list[RunEntry]  #: Runs of days that have no place for them


def list_run_rows(matched: Iterable[MatchedActivity], logged: Iterable[RunEntry]) -> RunRows:
    """Return the rows that runs make. What the log has on a day with the same length is known, of whatever kind.

    Of the others a row of the same kind is the same run, told otherwise.
    """
    there: defaultdict[date, list[RunEntry]] = defaultdict(list)
    for run in logged:
        there[run.date].append(run)
    by_day: defaultdict[date, list[RunEntry]] = defaultdict(list)
    new, differing, too_many = list[RunEntry](), list[tuple[RunEntry, RunEntry]](), list[RunEntry]()
    known = odd = 0
    for one in matched:
        if one.activity.kind == ANY_RUN:
            run, is_odd = _make_row(one)
            by_day[one.day].append(run)
            odd += is_odd
    for day, runs in sorted(by_day.items()):
        left, others, numbers = [*there[day]], list[RunEntry](), defaultdict[str, set[int]](set)
        for run in there[day]:
            numbers[run.kind].add(run.number)
        for run in runs:
            same = next((one for one in left if _is_as_long(one, run)), None)
            if same is None:
                others.append(run)
            else:
                left.remove(same)
                known += 1
        for run in others:
            same = next((one for one in left if one.kind == run.kind), None)
            free = [number for number in range(1, MOST_RUNS_OF_DAY + 1) if number not in numbers[run.kind]]
            if same is not None:
                left.remove(same)
                differing.append((same, replace(run, number=same.number)))
            elif free:
                numbers[run.kind].add(free[0])
                new.append(replace(run, number=free[0]))
            else:
                too_many.append(run)
    return RunRows(new, known, differing, odd, too_many)


def find_doubtful_runs(new: Sequence[RunEntry], logged: Iterable[RunEntry]) -> Iterator[tuple[RunEntry, str]]:
    """Yield runs that are twice as long as those of all other days, and why: somebody forgot to stop the watch."""
    longest = defaultdict[date, int](int)
    for run in (*logged, *new):
        longest[run.date] = max(longest[run.date], run.minutes or 0)
    ranked = sorted(longest.items(), key=lambda one: -one[1])
    for run in new:
        others = next((minutes for day, minutes in ranked if day != run.date), 0)
        long = run.minutes is not None and run.minutes > max(LEAST_DOUBTED, FAR_LONGER * others)
        if long and len(longest) > FEWEST_DAYS_TO_DOUBT:
            yield run, f"{run.minutes} min, and the longest run of all other days took {others} min"


def _make_row(one: MatchedActivity) -> tuple[RunEntry, bool]:
    """Return the row of a run, and whether its distance can't be right."""
    done, kilometres = one.activity, round((one.activity.metres or 0.0) / 1000, 2)
    pace = done.seconds / kilometres if kilometres else 0
    fits = LEAST_RUN_KILOMETRES <= kilometres <= MOST_RUN_KILOMETRES and FASTEST_PACE <= pace <= SLOWEST_PACE
    minutes = min(one.minutes, MOST_RUN_MINUTES)
    run = RunEntry(one.day, one.kind, minutes, kilometres if fits else None, done.felt)
    return run, bool(kilometres) and not fits


def _is_as_long(one: RunEntry, other: RunEntry) -> bool:
    if one.minutes is None or other.minutes is None:
        near = one.kilometres and other.kilometres and abs(one.kilometres - other.kilometres)
        return near is not None and near <= _SAME_SHARE * (one.kilometres or 0)
    return abs(one.minutes - other.minutes) <= max(_SAME_MINUTES, _SAME_SHARE * one.minutes)
