"""What makes an impossible week possible: a coach's changes, the cheapest extra time, sessions dropped.

Every way out is a change to the scenario as it is written, so that the file it is put into plans the very week
that was shown; and each is solved before it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from freshlegs.io.errors import InputError
from freshlegs.planning.extra_time import find_cheapest_extra_time
from freshlegs.planning.lifting_fixes import list_lifting_changes
from freshlegs.planning.single_changes import (
    Infeasible,
    ScenarioChange,
    ask_for_fewer,
    drop_sessions,
    list_single_changes,
    name_sessions,
)
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned, Unfillable
from freshlegs.rules.settings import BEST_EFFORT
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import find_best_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from freshlegs.model.limits import Limits
    from freshlegs.planning.single_changes import NumberedSession
    from freshlegs.rules.outcome import Impossible
    from freshlegs.scenario.draft import Draft
    from freshlegs.scenario.edits import Edit

MOST_FIXES = 6
"""Ways out that are shown."""
FEWEST_FIXES = 3
"""Where single changes come to less, sessions are dropped too, as few as will do."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that makes an impossible week possible.

    Parameters
    ----------
    says : str
        The change in words.
    edits : tuple of Edit
        The change as edits of the scenario.
    task : Task
        What the changed scenario asks for.
    week : Planned
        The best week of that.
    """

    says: str
    edits: tuple[Edit, ...]
    task: Task
    week: Planned


def find_fixes(draft: Draft, asked: Task, outcome: Impossible | Unfillable, limits: Limits) -> tuple[Fix, ...]:
    """Return the changes that make an impossible week possible, in the order in which a coach would try them."""
    if isinstance(outcome, Unfillable):
        return tuple(islice(_solved(draft, list_lifting_changes(draft), limits, []), MOST_FIXES))
    return _find_week_fixes(Infeasible(draft, asked, outcome.clash), limits)


def _find_week_fixes(impasse: Infeasible, limits: Limits) -> tuple[Fix, ...]:
    """Return single changes, the cheapest extra time last.

    Where those are fewer than three, also the fewest sessions that have to go, and changes with which fewer do.
    """
    singles = list(list_single_changes(impasse))
    seen: list[Draft] = []
    time = list(_extra_time(impasse, limits))
    found = list(islice(_solved(impasse.draft, singles, limits, seen), MOST_FIXES - len(time)))
    found += _solved(impasse.draft, time, limits, seen)
    if len(found) < FEWEST_FIXES:
        known = {fix.says for fix in found}
        helpless = [change for change in singles if change.says not in known]
        fewest = _with_the_fewest_dropped(impasse, helpless, limits)
        found += islice(_solved(impasse.draft, fewest, limits, seen), FEWEST_FIXES - len(found))
    return tuple(found)


def _solved(asked: Draft, changes: Iterable[ScenarioChange], limits: Limits, seen: list[Draft]) -> Iterator[Fix]:
    """Yield the changes that have a week; of two that come to the same scenario the first (`seen` grows)."""
    for change in changes:
        try:
            draft = asked.changed(change.edits)
            task = task_of(draft, limits)
        except InputError:
            # Such as the last session dropped, or the hardest run that the scenario names.
            continue
        if draft in seen or not isinstance(task, Task):
            continue
        seen.append(draft)
        week = find_best_week(task, limits)
        if isinstance(week, Planned):
            yield Fix(change.says, change.edits, task, week)


def _extra_time(impasse: Infeasible, limits: Limits) -> Iterator[ScenarioChange]:
    """Yield the cheapest extra time. Where the clash has it that the week is full at any hour, there is none."""
    if impasse.about("available"):
        extra = find_cheapest_extra_time(impasse.draft, impasse.task, limits)
        if extra is not None:
            yield ScenarioChange(*extra)


def _with_the_fewest_dropped(
    impasse: Infeasible, helpless: Sequence[ScenarioChange], limits: Limits
) -> Iterator[ScenarioChange]:
    """Yield the fewest sessions to drop, then each change that spares some of them, then other sessions to drop."""
    plain = _dropped(impasse.draft, limits)
    if not plain:
        return
    yield drop_sessions(impasse.draft, plain)
    for change in (change for change in helpless if not change.dropped):
        try:
            draft = impasse.draft.changed(change.edits)
            rest = _dropped(draft, limits)
        except InputError:
            continue
        if 0 < len(rest) < len(plain):
            says = f"{change.says}; and without {name_sessions(rest)}"
            yield ScenarioChange(says, (*change.edits, *ask_for_fewer(draft, rest)))
    for some in combinations((change for change in helpless if change.dropped), len(plain)):
        yield drop_sessions(impasse.draft, tuple(chain.from_iterable(change.dropped for change in some)))


def _dropped(draft: Draft, limits: Limits) -> tuple[NumberedSession, ...]:
    """Return the fewest sessions without which the rest has a week, each with the index of its table; empty if none."""
    task = task_of(draft, limits)
    if not isinstance(task, Task):
        return ()
    rules = (rule.with_parameters(weight=BEST_EFFORT) if rule.name == "all_placed" else rule for rule in task.rules)
    week = find_best_week(replace(task, rules=tuple(rules)), limits)
    left = week.plan.left_out if isinstance(week, Planned) else ()
    asked = zip(draft.tables(), task.sessions, strict=False)
    return tuple((table, session) for table, session in asked if session in left and not session.optional)
