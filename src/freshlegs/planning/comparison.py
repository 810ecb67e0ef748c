"""Variants compared with the baseline: cost, moved sessions, rules that cost more or less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from freshlegs.model.limits import Limits
from freshlegs.planning.batch import DraftResult, Tried, list_places, plan_draft, plan_drafts
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.variants import Variant, list_dates
from freshlegs.planning.why import compare_costs
from freshlegs.rules.outcome import Planned
from freshlegs.rules.timetable import Timetable
from freshlegs.scenario.draft import Draft

DayAndStart = tuple[int, int]
"""Day number and wall-clock minutes of a start."""
NamedStart = tuple[str, DayAndStart]


@dataclass(frozen=True, slots=True)
class MovedSession:
    """A session that stands elsewhere; `before` or `after` is None where that week does not have it."""

    session: str
    before: DayAndStart | None
    after: DayAndStart | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A variant and how it differs from the baseline; what needs a week that was not found is empty."""

    variant: Variant
    result: DraftResult
    difference: int | None = None  #: Points more than the baseline
    moves: tuple[MovedSession, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()  #: Rules that cost more or less, and by how many points; dearest first
    rest_days: int | None = None
    smallest_gap: int | None = None  #: Fewest minutes between a run and a lift; None in a week without both
    unseen: tuple[date, ...] = ()  #: Dates that it is about, and that are not among those that are planned
    repeats: bool = False  #: Whether the week is the one that a programme repeats, which has no dates


def compare_variants(
    draft: Draft,
    variants: Sequence[Variant],
    limits: Limits,
    *,
    processes: int | None = None,
    tick: Callable[[], object] = lambda: None,
) -> tuple[Comparison, ...]:
    """Plan the variants of a scenario, the baseline first, and compare each with it; `tick` is called after each.

    By default there are as many processes as cores, where that pays. After an interruption only variants that were
    finished are compared; before the baseline is finished it raises KeyboardInterrupt.
    """
    baseline, *drafts = [draft.apply(variant.edits) for variant in variants]
    done = {0: plan_draft(baseline, limits)}
    tick()
    base = _find_planned(done[0])
    near = list_places(base.task, base.week.plan) if base else ()
    with suppress(KeyboardInterrupt):
        for index, found in plan_drafts(drafts, limits, near=near, processes=processes):
            done[index + 1] = found
            tick()
    compared = (compare_result(variants[index], done[index], base) for index in sorted(done))
    return tuple(_note_unseen(comparison, draft) for comparison in compared)


def _note_unseen(comparison: Comparison, draft: Draft) -> Comparison:
    """Return a comparison with the dates of its variant that are in no week that was planned."""
    match comparison.result:
        case Tried(task, Planned()):
            repeats = draft.apply(comparison.variant.edits).is_programme
            there = set() if repeats else {task.clock.date_of(day) for day in task.days}
            unseen = (day for day in list_dates(comparison.variant) if day not in there)
            return replace(comparison, unseen=tuple(unseen), repeats=repeats)
    return comparison


def compare_result(variant: Variant, result: DraftResult, base: PlannedTask | None) -> Comparison:
    """Return how a variant that was planned differs from the baseline; None where that has no week."""
    planned = _find_planned(result)
    if planned is None:
        return Comparison(variant, result)
    table = Timetable(planned.task, planned.week.plan)
    found = Comparison(
        variant,
        result,
        rest_days=planned.task.clock.days - len(table.training_days()),
        smallest_gap=min((pair.gap for pair in table.pairs("lift", "run", either_order=True)), default=None),
    )
    if base is None:
        return found
    before, after = base.week.report, planned.week.report
    return replace(
        found,
        difference=after.penalty - before.penalty,
        moves=tuple(_list_moves(base, planned)),
        rules=compare_costs(before, after),
    )


def _find_planned(result: DraftResult) -> PlannedTask | None:
    match result:
        case Tried(task, Planned() as week):
            return PlannedTask(task, week)
    return None


def _list_moves(base: PlannedTask, changed: PlannedTask) -> Iterator[MovedSession]:
    """Yield moved sessions. Those of one kind are interchangeable: two that swap places have not moved."""
    before, after = _list_starts(base), _list_starts(changed)
    for kind in dict.fromkeys((*before, *after)):
        left, came = _strike_common(before[kind], after[kind])
        for was, now in zip_longest(left, came):
            name = (was or now)[0]
            yield MovedSession(name, was[1] if was else None, now[1] if now else None)


def _strike_common(ones: list[NamedStart], others: list[NamedStart]) -> tuple[list[NamedStart], list[NamedStart]]:
    """Return both lists without the starts that they have in common, each struck off once on both sides."""
    left, came = [], list(others)
    for one in ones:
        same = next((other for other in came if other[1] == one[1]), None)
        if same is None:
            left.append(one)
        else:
            came.remove(same)
    return left, came


def _list_starts(planned: PlannedTask) -> defaultdict[str, list[NamedStart]]:
    """Return the names and starts of the sessions, by kind."""
    clock, found = planned.task.clock, defaultdict[str, list[NamedStart]](list)
    for placement in planned.week.plan.placements:
        start = clock.day(placement.start), clock.wall(placement.start)
        found[placement.session.kind].append((placement.session.name, start))
    return found
