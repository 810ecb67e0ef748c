"""Improvements of a finished week: one session moved, or two swapped. Without the solver."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, islice

from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.model.wording import join_words
from freshlegs.rules.outcome import Report
from freshlegs.rules.session_elsewhere import JudgedWeek, SessionElsewhere
from freshlegs.rules.task import Task
from freshlegs.rules.verify import Score, WeekComparison, add_to_score, verify_week

Starts = dict[str, int]
"""Start of each placed session, by id."""
NewStarts = tuple[tuple[Session, int], ...]
"""Sessions and their new starts, in minutes of the week."""
Rank = tuple[int, int, int, int]
"""Breaches of hard rules, penalty, moved sessions, first new start: less is better."""

WORK = 150_000
"""Changes times pairs of sessions that about a second suffices for."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A change to a week and what it gains."""

    says: str  #: The change in words: "move tempo 1 to Wed 2 Dec 07:00"
    sessions: tuple[Session, ...]  #: The moved sessions
    mended: int  #: Breaches of hard rules that are gone
    points: int  #: Points saved; negative where a repair costs points


def find_improvements(task: Task, plan: Plan, *, at_most: int = 3) -> tuple[Improvement, ...]:
    """Return the best single changes: those that repair most breaches of hard rules, then those that save most points.

    Each session is named with its best place only; of two equal changes the one earlier in the week comes first. In
    a week of very many sessions only the opening of each window is tried.
    """
    starts = {p.session.id: p.start for p in plan.placements}
    before = _score(verify_week(task, plan))
    if before == (0, 0):
        return ()
    best: dict[frozenset[str], tuple[Rank, NewStarts]] = {}
    for change, score in _list_better(task, plan, before):
        rank = (*score, len(change), min(start for _, start in change))
        moved = frozenset(session.id for session, _ in change)
        if moved not in best or rank < best[moved][0]:
            best[moved] = rank, change
    ranked = sorted(best.values(), key=lambda found: found[0])[:at_most]
    return tuple(
        Improvement(
            _describe_change(task, starts, change),
            tuple(session for session, _ in change),
            before[0] - broken,
            before[1] - penalty,
        )
        for (broken, penalty, *_), change in ranked
    )


def _list_better(task: Task, plan: Plan, limit: Score) -> Iterator[tuple[NewStarts, Score]]:
    """Yield each single change that betters a score, and what it comes to."""
    starts, lengths = {p.session.id: p.start for p in plan.placements}, plan.lengths
    movable = [session for session in task.sessions if session.fixed is None]
    many = sum(len(session.starts) for session in movable) * len(movable) ** 2 > WORK
    judged = JudgedWeek(task, plan)
    for session in movable:
        elsewhere = SessionElsewhere(judged, session)
        for start in _list_openings(task, session) if many else session.starts:
            if start != starts.get(session.id) and (score := elsewhere.score_if_better(start, limit)):
                yield ((session, start),), score
    comparison = WeekComparison(task, limit)
    for one, other in combinations(movable, 2):
        if one.id in starts and other.id in starts:
            there, here = starts[other.id], starts[one.id]
            if there in one.starts and here in other.starts:
                swapped = Plan.of(task.sessions, {**starts, one.id: there, other.id: here}, lengths)
                if score := comparison.score_if_better(swapped):
                    yield ((one, there), (other, here)), score


def _describe_change(task: Task, starts: Starts, change: NewStarts) -> str:
    if len(change) > 1:
        return f"swap {join_words([session.name for session, _ in change])}"
    ((session, start),) = change
    where = task.clock.moment_text(start)
    return f"move {session.name} to {where}" if session.id in starts else f"place {session.name} on {where}"


def _list_openings(task: Task, session: Session) -> Iterator[int]:
    """Yield the first start of a session in each free window."""
    for begin, end in task.free:
        yield from islice((start for start in session.starts if begin <= start < end), 1)


def _score(report: Report) -> Score:
    return reduce(add_to_score, (*report.broken, *report.priced), (0, 0))
