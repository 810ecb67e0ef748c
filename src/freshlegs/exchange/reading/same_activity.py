"""Activities that several files have: what a watch and a phone recorded, or two programs list, is one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from freshlegs.exchange.reading.activity import DoneActivity
from freshlegs.exchange.reading.sports import UNKNOWN_SPORT

SHARED = 0.5
"""Share of the shorter of two activities from which on nobody does both at once (house)."""
MOST_APART = 0.02
"""Share by which length and distance of one activity differ between two programs (house)."""
_SLACK = timedelta(minutes=3)


class SameActivity(NamedTuple):
    """One activity that was told twice."""

    kept: DoneActivity
    left: DoneActivity


def leave_out_doubles(activities: Iterable[DoneActivity]) -> tuple[list[DoneActivity], list[SameActivity]]:
    """Return activities by start, of two that are one the one of which more is known, and which these were."""
    kept: list[DoneActivity] = []
    doubles: list[SameActivity] = []
    near: defaultdict[int, list[DoneActivity]] = defaultdict(list)
    for one in sorted(activities, key=_rank):
        day = one.local.toordinal()
        other = next((there for there in _list_near(near, day) if is_same(one, there)), None)
        if other is not None:
            doubles.append(SameActivity(other, one))
        else:
            kept.append(one)
            near[day].append(one)
    return sorted(kept, key=lambda one: (one.local, one.kind, one.seconds)), doubles


def is_same(one: DoneActivity, other: DoneActivity) -> bool:
    """Whether two activities are one: they were at the same time, or are alike but for the hour of a time zone."""
    if one.moment is not None and other.moment is not None:
        return _share_time(one.moment, other.moment, one, other)
    if _share_time(one.local, other.local, one, other):
        return True
    # One is told by the clock of where it was, the other by that of the plan: on a journey hours lie between.
    if one.knows_clock == other.knows_clock or one.kind != other.kind or not (one.metres and other.metres):
        return False
    apart = abs(one.local - other.local)
    quarters = timedelta(minutes=15) * round(apart / timedelta(minutes=15))
    alike = _is_near(one.seconds, other.seconds) and _is_near(one.metres, other.metres)
    return alike and apart < timedelta(hours=15) and abs(apart - quarters) <= _SLACK


def _rank(one: DoneActivity) -> tuple[object, ...]:
    """Order activities so that of two which are one the one of which more is known comes first."""
    unknown = one.kind == UNKNOWN_SPORT
    return (unknown, not one.knows_clock, one.moment is None, not one.metres, one.local, -one.seconds, one.source,
            one.place)  # fmt: skip


def _list_near(near: dict[int, list[DoneActivity]], day: int) -> Iterator[DoneActivity]:
    for other in (day - 1, day, day + 1):
        yield from near.get(other, ())


def _share_time(one: datetime, other: datetime, first: DoneActivity, second: DoneActivity) -> bool:
    begin = max(one, other)
    end = min(one + timedelta(seconds=first.seconds), other + timedelta(seconds=second.seconds))
    return (end - begin).total_seconds() >= SHARED * min(first.seconds, second.seconds)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= MOST_APART * max(one, other)
