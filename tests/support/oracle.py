"""Brute force: every week of a tiny problem, judged by the checker alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import assemble_week
from support.enumeration import enumerated

Start = Any
"""A start, None for none; with its minutes a pair, for a session whose length is chosen."""
Starts = tuple[Start, ...]
"""A start for each session of the problem, None for one without a place."""


def _list_own(session: Session, starts: Sequence[int]) -> list[Start]:
    if session.done is not None:
        return [session.done]
    if session.forms:
        return [*product(starts, (form.minutes for form in session.forms)), None]
    return [*starts, None]


def every_week(problem: Task, candidates: Sequence[Sequence[int]] | None = None) -> Iterator[Starts]:
    """Yield every way to place, or not to place, each session."""
    starts = candidates or [session.starts for session in problem.sessions]
    pairs = zip(problem.sessions, starts, strict=True)
    yield from product(*(_list_own(session, own) for session, own in pairs))


def as_plan(problem: Task, starts: Starts) -> Plan:
    """Return the plan with these starts."""
    there = {session.id: start for session, start in zip(problem.sessions, starts, strict=True) if start is not None}
    lengths = {name: start[1] for name, start in there.items() if isinstance(start, tuple)}
    begin = {name: start[0] if isinstance(start, tuple) else start for name, start in there.items()}
    return Plan.of(problem.sessions, begin, lengths)


def judged(problem: Task, candidates: Sequence[Sequence[int]] | None = None) -> dict[Starts, int]:
    """Return the penalty of every allowed week."""
    reports = ((starts, verify_week(problem, as_plan(problem, starts))) for starts in every_week(problem, candidates))
    return {starts: report.penalty for starts, report in reports if not report.broken}


def is_possible(problem: Task) -> bool:
    """Return whether there is an allowed week: as `judged` of a week to come, but each only up to its first breach."""
    assert all(session.done is None for session in problem.sessions)
    hard = [rule for rule in problem.rules if rule.hard]
    for starts in every_week(problem):
        table = Timetable(problem, as_plan(problem, starts))
        broken = next((rule for rule in hard if any(rule.check(table))), None)
        if broken is None:
            return True
        # What one week breaks the next one mostly breaks too.
        hard.remove(broken)
        hard.insert(0, broken)
    return False


def cheapest(problem: Task, candidates: Sequence[Sequence[int]] | None = None) -> int | None:
    """Return the penalty of the best allowed week, None where there is none."""
    return min(judged(problem, candidates).values(), default=None)


def closest(problem: Task, penalty: int) -> tuple[int, ...]:
    """Return what the ties of the allowed weeks of one penalty come to.

    First the fewest sessions on another day than in the plan before, then the fewest that lost their place, then
    the fewest at another time of their day, then the fewest spacings that live on the tolerance.
    """
    before, day = dict(problem.previous_starts), problem.clock.day
    asked = [before.get(session.id) if session.done is None else None for session in problem.sessions]
    ties = []
    for starts in every_week(problem):
        report = verify_week(problem, as_plan(problem, starts))
        if not report.broken and report.penalty == penalty:
            had = [(start, there) for start, there in zip(starts, asked, strict=True) if there is not None]
            lost = sum(start is None for start, _ in had)
            moved = sum(start is not None and day(start) != day(there) for start, there in had)
            unlike = sum(start != there for start, there in had)
            ties.append((moved, lost, unlike - moved - lost, report.tolerance_uses))
    return min(ties)


def modelled(problem: Task) -> dict[Starts, int]:
    """Return every solution of the CP-SAT model with its price, by enumeration.

    Every candidate start gets a rung of its own, so that two weeks are never one solution; a week that is
    found twice means a literal that is free to lie.
    """
    week, prices = assemble_week(problem, symmetric=True)
    ladders = [week.ladder(session) for session in problem.sessions]
    for ladder in ladders:
        for index in range(ladder.size):
            ladder.reaches(index)
    rungs = [
        [(ladder.reaches(k), week.starts(session)[k]) for k in ladder.rungs if k < ladder.size]
        for session, ladder in zip(problem.sessions, ladders, strict=True)
    ]
    lengths = [[(one.minutes, lasts) for one, lasts in week.forms(session)] for session in problem.sessions]
    week.seal()

    def read(true: Callable[[int], bool]) -> tuple[Starts, int]:
        found: list[Start] = []
        for session, there, forms in zip(problem.sessions, rungs, lengths, strict=True):
            reached = [start for literal, start in there if true(literal)]
            lasts = [minutes for minutes, literal in forms if true(literal)]
            start = reached[-1] if reached else None
            found.append((start, lasts[0]) if start is not None and week.lengths(session) is not None else start)
        return tuple(found), sum(price for literal, price in prices if true(literal))

    return enumerated(week.model, read)
