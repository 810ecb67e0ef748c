"""What went before the week: sessions that the file names, and a plan.json."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.io.errors import format_path
from freshlegs.model.availability import list_starts
from freshlegs.model.kinds import KIND_MUSCLES, KIND_TAGS, Kind
from freshlegs.model.session import Placement, Session
from freshlegs.scenario.day_and_time_text import NotUnderstoodError
from freshlegs.scenario.week_days import find_exact_minute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.model.clock import Clock
    from freshlegs.model.problem import Problem
    from freshlegs.planfile import PlannedRecord
    from freshlegs.scenario.schema.faults import Faults
    from freshlegs.scenario.schema.tables import History

REACH = 14
"""Days before the week that rules look back."""

Past = tuple[int, Kind, int]
"""Start in minutes of the week, kind, length in minutes."""


def build_history(
    named: History | None, after: PlannedRecord | None, clock: Clock, faults: Faults
) -> tuple[Placement, ...]:
    """Return what was done in the 14 days before the week, by start; what is not before the week is a fault.

    Parameters
    ----------
    named : History, optional
        The [history] table; its plan is read elsewhere.
    after : PlannedRecord, optional
        The plan of the days before.
    """
    past = [*_named(named, clock, faults), *_planned(after, clock, faults)]
    return tuple(_placements(sorted(entry for entry in past if entry[0] >= clock.midnight(-REACH))))


def find_previous_starts(
    near: PlannedRecord | None, clock: Clock, sessions: Iterable[Session]
) -> tuple[tuple[str, int], ...]:
    """Return the starts that sessions had in a plan of as many days; slots are matched by kind and number.

    In a week of 7 days the weekday is what stays, else the number of the day in the cycle; and the local time.
    """
    if near is None or near.days != clock.days:
        return ()
    shift = (near.start - clock.first).days if clock.days == 7 else 0
    there = {}
    for record in near.sessions:
        local = near.local(record.start)
        day = ((local.date() - near.start).days + shift) % near.days
        there[record.name] = clock.at(day, local.hour * 60 + local.minute)
    return tuple((session.id, there[session.name]) for session in sessions if session.name in there)


def with_previous_starts(problem: Problem, anchors: Iterable[tuple[str, int]]) -> tuple[Session, ...]:
    """Return the sessions, each with the start that it had before among its own where it is allowed.

    That may be a minute which the grid does not have any more: a window's start before busy time changed.
    """
    there = dict(anchors)

    def wider(session: Session) -> Session:
        if session.pin is not None or session.id not in there or there[session.id] in session.starts:
            return session
        again = list_starts(problem.clock, problem.free, session.minutes, only=session.only, pin=there[session.id])
        return replace(session, starts=tuple(sorted((*session.starts, *again))))

    return tuple(map(wider, problem.sessions))


def _named(history: History | None, clock: Clock, faults: Faults) -> Iterable[Past]:
    for index, done in enumerate(history.sessions if history else ()):
        where = format_path(("history", "sessions", index, "at"))
        try:
            start = find_exact_minute(clock, done.at)
        except NotUnderstoodError as error:
            faults.add(where, error.found, error.allowed)
            continue
        if start >= 0:
            faults.add(where, f'found "{done.at}"', f"allowed: before the week, which starts on {clock.first}")
        else:
            yield start, done.kind, done.length


def _planned(after: PlannedRecord | None, clock: Clock, faults: Faults) -> Iterable[Past]:
    past = [(clock.minute(record.start), record.kind, record.minutes) for record in after.sessions] if after else []
    late = next((start for start, _, _ in past if start >= 0), None)
    if late is not None:
        found = f"the plan before has a session on {clock.moment(late).date()}"
        faults.add("history.plan", found, f"allowed: a plan that ends before {clock.first}, when the week starts")
        return []
    return past


def _placements(past: list[Past]) -> Iterable[Placement]:
    count: Counter[Kind] = Counter()
    for number, (start, kind, minutes) in enumerate(past, 1):
        count[kind] += 1
        tags, muscles = frozenset((kind, *KIND_TAGS[kind])), KIND_MUSCLES.get(kind, frozenset())
        session = Session(f"history/{number}", kind, count[kind], minutes, optional=False, tags=tags, muscles=muscles)
        yield Placement(session, start)
