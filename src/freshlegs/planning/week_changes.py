"""The changes of a week that an athlete could choose, beside those that a coach tries on an impossible one.

None is solved here.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.planning.single_changes import NumberedSession, ScenarioChange, ask_for_fewer, name_sessions
from freshlegs.planning.variants import list_policies
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put

MORE = 30
"""Minutes by which a window may grow (house)."""
SLOT_TIMES = (18 * 60, 7 * 60, 12 * 60, 20 * 60)
"""When a spare slot may begin, in wall-clock minutes: the first that is not free already (house)."""


def list_policy_changes(draft: Draft) -> Iterator[ScenarioChange]:
    """Yield the other ways to order a week, one thing changed at a time."""
    scenario = draft.scenario
    now = {"hard_days": scenario.hard_days, "priority": scenario.priority}
    for variant in list_policies():
        other = [edit for edit in variant.edits if isinstance(edit, Put) and edit.value != now[str(edit.steps[0])]]
        if len(other) == 1:
            yield ScenarioChange(_POLICIES[other[0].value], (other[0],))


_POLICIES = {
    "separate": "hard days apart from each other, instead of several hard sessions on one day",
    "consolidate": "hard sessions on one day and easy days easy, instead of hard days apart",
    "run": "runs before lifts, instead of lifts before runs",
    "lift": "lifts before runs, instead of runs before lifts",
}


def list_other_lifts(draft: Draft, task: Task) -> Iterator[ScenarioChange]:
    """Yield the other ways to divide the lifts: two full ones for a lower and an upper one, or for all; and back."""
    numbered = [
        entry
        for entry in zip(draft.tables(), task.sessions, strict=False)
        if not entry[1].optional and entry[1].pin is None and entry[1].fixed is None
    ]
    lower, upper, full = ([entry for entry in numbered if entry[1].kind == kind] for kind in ("lower", "upper", "full"))
    if lower and upper:
        yield _replace_lifts(draft, (lower[-1], upper[-1]), {"full": 2})
    if len(lower) > 1 and len(upper) > 1:
        yield _replace_lifts(draft, (*lower, *upper), {"full": 2})
    if len(full) > 1:
        yield _replace_lifts(draft, full[-2:], {"lower": 1, "upper": 1})


def _replace_lifts(draft: Draft, gone: Sequence[NumberedSession], new: dict[str, int]) -> ScenarioChange:
    minutes, there = max(session.minutes for _, session in gone), len(draft.scenario.sessions)
    tables = [{"kind": kind, "count": count, "minutes": minutes} for kind, count in new.items()]
    # New tables go behind all others before any is dropped, so that each keeps its index until then.
    added = tuple(Put(("sessions", there + place), table) for place, table in enumerate(tables))
    came = "two full" if "full" in new else "a lower and an upper"
    kind = f"{came} instead of {name_sessions(gone)}"
    return ScenarioChange(kind, (*added, *ask_for_fewer(draft, gone)))


def list_longer_windows(draft: Draft, task: Task) -> Iterator[ScenarioChange]:
    """Yield each window half an hour longer, at its end or at its beginning."""
    for day, windows in enumerate(draft.windows()):
        there = sorted(windows)
        edges = [0, *(wall for window in there for wall in window), DAY]
        gaps = [(begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
        for place, ((before, begin), (end, after)) in enumerate(pairwise(gaps)):
            name = task.day_key(day).title()
            if end + MORE <= after:
                says = f"{MORE} min more on {name}, until {format_clock_time(end + MORE)}"
                yield _put_windows(draft, day, says, [*there[:place], (begin, end + MORE), *there[place + 1 :]])
            if before <= begin - MORE:
                says = f"{MORE} min more on {name}, from {format_clock_time(begin - MORE)}"
                yield _put_windows(draft, day, says, [*there[:place], (begin - MORE, end), *there[place + 1 :]])


def list_spare_slots(draft: Draft, task: Task) -> Iterator[ScenarioChange]:
    """Yield one slot more on each day, as long as the longest session but the long run."""
    minutes = max((session.minutes for session in task.sessions if session.kind != "long"), default=60)
    for day, windows in enumerate(draft.windows()):
        for begin in SLOT_TIMES:
            slot = begin, begin + minutes
            if slot[1] <= DAY and not any(slot[0] < end and start < slot[1] for start, end in windows):
                says = f"{task.day_key(day).title()} {format_clock_time(slot[0])}-{format_clock_time(slot[1])}"
                yield _put_windows(draft, day, says, [*windows, slot])
                break


def lose_days(draft: Draft, task: Task, days: Sequence[int]) -> ScenarioChange:
    """Return the change that takes all free time of some days."""
    edits = tuple(Put(draft.path_of_windows(day), []) for day in days)
    return ScenarioChange(" and ".join(task.day_key(day).title() for day in days), edits)


def _put_windows(draft: Draft, day: int, says: str, windows: Sequence[Interval]) -> ScenarioChange:
    written = [f"{format_clock_time(begin)}-{format_clock_time(end)}" for begin, end in sorted(windows)]
    return ScenarioChange(says, (Put(draft.path_of_windows(day), written),))
