"""What was really run in the weeks of a programme, as far as the log tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.model.kinds import Kind


class DoneRun(NamedTuple):
    """A run that was done."""

    day: date
    kind: Kind
    minutes: int


@dataclass(frozen=True, slots=True)
class DoneRuns:
    """The runs of a programme that were done; up to a day no other was."""

    until: date  #: The last day of which the log tells
    runs: tuple[DoneRun, ...]


class RunWeek(NamedTuple):
    """What was run in a week: minutes of all runs, and of the longest but for a race."""

    minutes: int
    longest: int


def sum_done_week(done: DoneRuns | None, first: date, days: int, asked: Iterator[tuple[Kind, int]]) -> RunWeek | None:
    """Return what was run in a week; None where it begins after all that the log tells.

    Of one that the log does not tell to its end the runs that are left count as asked for: each run that was done
    stands for one of its kind, else for the shortest.
    """
    if done is None or first > done.until:
        return None
    end = first + timedelta(days=days)
    runs = [run for run in done.runs if first <= run.day < end]
    found = [(run.kind, run.minutes) for run in runs]
    if end > done.until + timedelta(days=1):
        left = sorted(asked, key=lambda one: one[1])
        for run in runs:
            like = [one for one in left if one[0] == run.kind] or left
            if like:
                left.remove(like[0])
        found += left
    longest = max((much for kind, much in found if kind != "race"), default=0)
    return RunWeek(sum(much for _, much in found), longest)
