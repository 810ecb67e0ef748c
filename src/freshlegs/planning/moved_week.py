"""A finished week whose sessions are moved by hand: every start of one priced, and several moves rule by rule.

Nothing is solved and nothing else moves: the checker says what the week costs as it would then stand.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from freshlegs.io.errors import ArgumentError, Fault
from freshlegs.model.availability import list_starts
from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.rules.outcome import Cost, Report
from freshlegs.rules.rule_changes import CostComparison, RuleChange
from freshlegs.rules.session_elsewhere import JudgedWeek, SessionElsewhere
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week

Moves = Mapping[str, int]
"""New starts by the ids of sessions, in minutes of the week."""


@dataclass(frozen=True, slots=True)
class PricedStart:
    """A session at one start, all else where it is."""

    start: int  #: Minute of the week
    changes: tuple[RuleChange, ...]  #: Against the week as it stands: those that forbid it first, then the dearest

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken that the week keeps as it stands."""
        return not any(change.forbids for change in self.changes)

    @property
    def points(self) -> int:
        """Points that the week costs more."""
        return sum(change.points for change in self.changes)


@dataclass(frozen=True, slots=True)
class PricedMoves:
    """Some sessions moved, all else where it is."""

    before: Report
    after: Report
    changes: tuple[RuleChange, ...]

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken that the week keeps as it stands."""
        return not any(change.forbids for change in self.changes)

    @property
    def points(self) -> int:
        """Points that the week costs more."""
        return self.after.penalty - self.before.penalty


def price_starts(task: Task, plan: Plan, session: Session) -> tuple[PricedStart, ...]:
    """Return every start on the grid at which a session lies in free time, ascending, also those that rules forbid.

    A session that the athlete put somewhere is priced as one that may be put elsewhere. Raises ArgumentError for one
    that is done.
    """
    check_open(session)
    comparison = CostComparison(list_costs(verify_week(task, plan)))
    free = release_sessions(task, (session.id,))
    elsewhere = SessionElsewhere(JudgedWeek(free, plan), next(one for one in free.sessions if one.id == session.id))
    own = next((p.start for p in plan.placements if p.session.id == session.id), None)
    return tuple(
        PricedStart(start, comparison.compare(elsewhere.find_costs(start)) if start != own else ())
        for start in list_starts_in_free_time(task, session, own)
    )


def list_starts_in_free_time(task: Task, session: Session, own: int | None) -> tuple[int, ...]:
    """Return the starts at which a session lies in free time, ascending, whatever else it must keep; and its own."""
    found = {*list_starts(task.clock, task.free, session.minutes), *session.starts}
    return tuple(sorted(found if own is None else found | {own}))


def price_moved_sessions(task: Task, plan: Plan, moves: Moves) -> PricedMoves:
    """Return what moves of sessions cost; raises ArgumentError for a session that is done or not of the week."""
    known = {session.id: session for session in task.sessions}
    for name in moves:
        if name not in known:
            raise ArgumentError("session", Fault("", f"{name} is not a session of this week"))
        check_open(known[name])
    before, free = verify_week(task, plan), release_sessions(task, moves)
    after = verify_week(free, move_sessions(free, plan, moves))
    changes = CostComparison(list_costs(before)).compare(list_costs(after))
    return PricedMoves(before, after, changes)


def move_sessions(task: Task, plan: Plan, moves: Moves) -> Plan:
    """Return a finished week with sessions at other starts; one without a place gets one."""
    starts = {p.session.id: p.start for p in plan.placements}
    return Plan.of(task.sessions, {**starts, **moves}, plan.lengths)


def release_sessions(task: Task, names: Collection[str]) -> Task:
    """Return a task in which these sessions are no longer held where the athlete put them."""
    sessions = (_release(task, one) if one.id in names and one.decided == "athlete" else one for one in task.sessions)
    return replace(task, sessions=tuple(sessions))


def _release(task: Task, session: Session) -> Session:
    starts = list_starts(task.clock, task.free, session.minutes, only=session.only, places=session.places)
    return replace(session, pin=None, decided=None, starts=tuple(starts))


def check_open(session: Session) -> None:
    """Look whether a session may stand elsewhere; raises ArgumentError for one that is done."""
    if session.done is not None:
        raise ArgumentError("session", Fault("", f"{session.name} is done", "what is done stays where it was done"))


def list_costs(report: Report) -> tuple[Cost, ...]:
    """Return what a report says of all rules, hard ones first."""
    return (*report.broken, *report.priced)
