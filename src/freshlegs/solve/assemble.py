"""A problem and its rules as one model: the one place where a breach is forbidden or priced for the solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.shapes import Spacing
from freshlegs.solve.model import FALSE
from freshlegs.solve.week import Week, break_symmetry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.problem import Problem, Session

Prices = list[tuple[int, int]]
"""(literal, price): what a week costs is the sum of the prices whose literal is true."""


def assemble(problem: Problem, *, symmetric: bool = False) -> tuple[Week, Prices]:
    """Build the week with every rule in it.

    Parameters
    ----------
    symmetric : bool
        Keep the weeks that differ only in which of two like sessions stands where.
    """
    week = Week(problem)
    prices: Prices = []
    for rule in problem.rules:
        for breach in rule.encode(week):
            if rule.hard:
                week.model.clause(-breach.literal)
            elif breach.price and breach.literal != FALSE:
                prices.append((breach.literal, breach.price))
    if not symmetric:
        break_symmetry(week, alike(problem))
    week.seal()
    return week, prices


def tie_break(week: Week) -> tuple[Prices, Prices]:
    """Return what decides between weeks of one penalty: spacings that live on the tolerance, then minutes waited.

    The second list holds, for every session, the minutes between its window's start and its own.
    """
    leaning = [
        (literal, 1)
        for rule in week.problem.rules
        if isinstance(rule, Spacing)
        for literal in rule.encode_tolerance(week)
        if literal != FALSE
    ]
    opens = [begin for begin, _ in week.problem.free]
    waiting = [term for session in week.problem.sessions for term in _waiting(week, session, opens)]
    week.seal()
    return leaning, waiting


def _waiting(week: Week, session: Session, opens: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the waiting time as a sum over the rungs: who climbs one waits as much longer, until the next window."""
    starts, ladder = week.starts(session), week.ladder(session)
    window = [max((o for o in opens if o <= start), default=0) for start in starts]
    heads = [index for index, at in enumerate(window) if index == 0 or at != window[index - 1]]
    for head in heads:
        ladder.reaches(head)
    waited = 0
    for rung in ladder.rungs:
        waits = starts[rung] - window[rung]
        if waits != waited:
            yield ladder.reaches(rung), waits - waited
        waited = waits


def alike(problem: Problem) -> list[list[Session]]:
    """Return the groups of sessions that no rule can tell apart, in the problem's order."""

    def nature(session: Session) -> tuple[object, ...]:
        return (session.kind, session.minutes, session.optional, session.starts, session.tags,
                session.prefer, session.pin, session.only, session.id in anchored)  # fmt: skip

    anchored = {name for name, _ in problem.anchors}
    free = [s for s in problem.sessions if s.id not in anchored]
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in free:
        groups.setdefault(nature(session), []).append(session)
    return [group for group in groups.values() if len(group) > 1]
