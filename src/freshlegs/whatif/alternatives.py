"""Other good weeks: each differs from all before it by two sessions or more on other days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.outcome import Planned
from freshlegs.solve.planning import plan_week
from freshlegs.whatif.demands import Differs, demanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.outcome import Outcome
    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.solve.search import Limits


def alternatives(problem: Problem, limits: Limits, *, within: int | None = None) -> Iterator[Outcome]:
    """Yield the best week, then the best that differs from it, and so on, while there are any.

    The first outcome may be anything that planning comes to; after it only planned weeks are yielded.

    Parameters
    ----------
    within : int, optional
        How many points a week may cost more than the best.
    """
    known: list[Differs] = []
    best: int | None = None
    while True:
        outcome = plan_week(demanding(problem, *known), limits)
        if not isinstance(outcome, Planned):
            if best is None:
                yield outcome
            return
        best = outcome.report.penalty if best is None else best
        if within is not None and outcome.report.penalty > best + within:
            return
        yield outcome
        known.append(Differs(days=_days(problem, outcome.plan)))


def _days(problem: Problem, plan: Plan) -> tuple[tuple[str, int], ...]:
    return tuple((p.session.id, problem.clock.day(p.start)) for p in plan.placements)
