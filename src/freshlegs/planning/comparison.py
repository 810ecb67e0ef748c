"""A variant beside the baseline: what it costs, which sessions stand elsewhere, which rules cost more or less."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from freshlegs.planning.batch import Tried, list_places, plan_draft, plan_drafts
from freshlegs.planning.why import compare_costs
from freshlegs.rules.outcome import Planned
from freshlegs.rules.words import Timetable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from freshlegs.model.limits import Limits
    from freshlegs.model.plan import Plan
    from freshlegs.planning.batch import DraftResult
    from freshlegs.planning.variants import Variant
    from freshlegs.rules.task import Task
    from freshlegs.scenario.draft import Draft

DayAndStart = tuple[int, int]
"""Day number and wall-clock minutes of a start."""
Named = tuple[str, DayAndStart]


@dataclass(frozen=True, slots=True)
class MovedSession:
    """A session that stands elsewhere; `before` or `after` is None for one that the other week does not have."""

    session: str
    before: DayAndStart | None
    after: DayAndStart | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A variant and how it differs from the baseline.

    Parameters
    ----------
    result : Result
        What came of it. The rest is empty where there is no week on either side.
    difference : int, optional
        Points more than the baseline.
    rules : tuple of (str, int)
        Rules that cost more or less, and by how many points; dearest first.
    rest_days : int, optional
        Days without training.
    smallest_gap : int, optional
        Minutes between a run and a lift, the fewest in the week; None where there are not both.
    """

    variant: Variant
    result: DraftResult
    difference: int | None = None
    moves: tuple[MovedSession, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    rest_days: int | None = None
    smallest_gap: int | None = None


def compare_variants(
    draft: Draft,
    variants: Sequence[Variant],
    limits: Limits,
    *,
    processes: int | None = None,
    tick: Callable[[], object] = lambda: None,
) -> tuple[Comparison, ...]:
    """Plan the variants of a scenario, the baseline first, and compare each with it.

    Parameters
    ----------
    processes : int, optional
        How many may work at once; default: as many as there are cores, where that pays.
    tick : callable, optional
        Called when one is finished.

    Returns
    -------
    tuple of Comparison
        In the order of the variants; where it was interrupted only those that were finished.

    Raises
    ------
    KeyboardInterrupt
        It was interrupted before the baseline was finished.
    """
    baseline, *drafts = [draft.changed(variant.edits) for variant in variants]
    done = {0: plan_draft(baseline, limits)}
    tick()
    week = _week(done[0])
    near = list_places(week[0], week[1].plan) if week else ()
    with suppress(KeyboardInterrupt):
        for index, found in plan_drafts(drafts, limits, near=near, processes=processes):
            done[index + 1] = found
            tick()
    return tuple(_compared(variants[index], done[index], done[0]) for index in sorted(done))


def _compared(variant: Variant, result: DraftResult, baseline: DraftResult) -> Comparison:
    here, there = _week(result), _week(baseline)
    if here is None:
        return Comparison(variant, result)
    problem, week = here
    table = Timetable(problem, week.plan)
    found = Comparison(
        variant,
        result,
        rest_days=problem.clock.days - len(table.training_days()),
        smallest_gap=min((pair.gap for pair in table.pairs("lift", "run", either_order=True)), default=None),
    )
    if there is None:
        return found
    return replace(
        found,
        difference=week.report.penalty - there[1].report.penalty,
        moves=tuple(_moves(there[0], there[1].plan, problem, week.plan)),
        rules=compare_costs(there[1].report, week.report),
    )


def _week(result: DraftResult) -> tuple[Task, Planned] | None:
    match result:
        case Tried(problem, Planned() as week):
            return problem, week
        case _:
            return None


def _moves(problem: Task, plan: Plan, changed: Task, other: Plan) -> Iterator[MovedSession]:
    """Yield what stands elsewhere. Sessions of one kind are interchangeable: two that swap places have not moved."""
    before, after = _spots(problem, plan), _spots(changed, other)
    for kind in dict.fromkeys((*before, *after)):
        left, came = _apart(before[kind], after[kind])
        for was, now in zip_longest(left, came):
            name = (was or now)[0]
            yield MovedSession(name, was[1] if was else None, now[1] if now else None)


def _apart(ones: list[Named], others: list[Named]) -> tuple[list[Named], list[Named]]:
    """Return what is left of both when each spot that both have is struck off on both sides."""
    left, came = [], list(others)
    for one in ones:
        same = next((other for other in came if other[1] == one[1]), None)
        if same is None:
            left.append(one)
        else:
            came.remove(same)
    return left, came


def _spots(problem: Task, plan: Plan) -> defaultdict[str, list[Named]]:
    clock, found = problem.clock, defaultdict[str, list[Named]](list)
    for placement in plan.placements:
        spot = clock.day(placement.start), clock.wall(placement.start)
        found[placement.session.kind].append((placement.session.name, spot))
    return found
