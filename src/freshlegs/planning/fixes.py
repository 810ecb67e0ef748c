"""Fixes of an impossible week: a coach's single changes, the cheapest extra time, dropped sessions.

Every fix is a change to the scenario as it is written, so that the changed file plans the very week that was shown;
and each is solved before it is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice

from freshlegs.io.errors import InputError
from freshlegs.model.limits import Limits
from freshlegs.planning.allowed_again import list_allowed_again
from freshlegs.planning.extra_time import find_cheapest_extra_time
from freshlegs.planning.single_changes import (
    Infeasible,
    NumberedSession,
    ScenarioChange,
    ask_for_fewer,
    drop_sessions,
    list_last_resorts,
    list_lift_drops,
    list_lifting_changes,
    list_single_changes,
    name_sessions,
)
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Impossible, Planned, Undecided, Unfillable
from freshlegs.rules.settings import BEST_EFFORT
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Edit
from freshlegs.solver.plan_week import find_best_week

MOST_FIXES = 6
"""Most fixes that are shown."""
MOST_ALLOWED_AGAIN = 4
"""Exclusions of which one is to be allowed again, at the most: who can't, needs to read what else there is."""
FEWEST_FIXES = 3
"""With fewer single changes than this, sessions are dropped too, as few as will do."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that makes an impossible week possible, in words and as edits, with its task and best week."""

    says: str
    edits: tuple[Edit, ...]
    task: Task
    week: Planned


def find_fixes(
    draft: Draft, task: Task, outcome: Impossible | Unfillable | Undecided, limits: Limits
) -> tuple[Fix, ...]:
    """Return the changes that make an impossible week possible, in the order in which a coach would try them."""
    match outcome:
        case Impossible(clash):
            return _find_week_fixes(Infeasible(draft, task, clash), limits)
        case Unfillable():
            mild = tuple(islice(_solve_changes(draft, list_lifting_changes(draft), limits, []), MOST_FIXES))
            return mild or _find_hard_fixes(draft, limits)
        case Undecided():
            return ()


def _find_hard_fixes(draft: Draft, limits: Limits) -> tuple[Fix, ...]:
    """Return what is left where nothing milder fills the lifts: exclusions to allow again, then fewer lifts."""

    def fills(changed: Draft) -> bool:
        return isinstance(task_of(changed, limits), Task)

    seen: list[Draft] = []
    again = [*islice(_solve_changes(draft, list_allowed_again(draft, fills), limits, seen), MOST_ALLOWED_AGAIN)]
    fewer = _solve_changes(draft, list_lift_drops(draft), limits, seen)
    return (*again, *islice(fewer, MOST_FIXES - len(again)))


def _find_week_fixes(infeasible: Infeasible, limits: Limits) -> tuple[Fix, ...]:
    """Return single changes and the cheapest extra time; where these are too few, also dropped sessions.

    Last comes what a coach would do last, so that it is never the first thing that is read.
    """
    singles, last = list(list_single_changes(infeasible)), list(list_last_resorts(infeasible))
    seen: list[Draft] = []
    time = list(_find_extra_time(infeasible, limits))
    room = MOST_FIXES - len(time) - len(last)
    found = list(islice(_solve_changes(infeasible.draft, singles, limits, seen), room))
    found += _solve_changes(infeasible.draft, time, limits, seen)
    if len(found) < FEWEST_FIXES:
        known = {fix.says for fix in found}
        helpless = [change for change in singles if change.says not in known]
        fewest = _list_drops(infeasible, helpless, limits)
        found += islice(_solve_changes(infeasible.draft, fewest, limits, seen), FEWEST_FIXES - len(found))
    found += _solve_changes(infeasible.draft, last, limits, seen)
    return tuple(found)


def _solve_changes(base: Draft, changes: Iterable[ScenarioChange], limits: Limits, seen: list[Draft]) -> Iterator[Fix]:
    """Yield the changes that have a week; of two that make the same scenario the first (`seen` grows)."""
    for change in changes:
        try:
            draft = base.apply(change.edits)
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


def _find_extra_time(infeasible: Infeasible, limits: Limits) -> Iterator[ScenarioChange]:
    """Yield the cheapest extra time, if any helps: without `available` in the clash the week is full at any hour."""
    if infeasible.about("available"):
        extra = find_cheapest_extra_time(infeasible.draft, infeasible.task, limits)
        if extra is not None:
            yield ScenarioChange(*extra)


def _list_drops(infeasible: Infeasible, helpless: Sequence[ScenarioChange], limits: Limits) -> Iterator[ScenarioChange]:
    """Yield the fewest sessions to drop, then each change that spares some of them, then other sessions to drop."""
    plain = _find_fewest_drops(infeasible.draft, limits)
    if not plain:
        return
    yield drop_sessions(infeasible.draft, plain)
    for change in (change for change in helpless if not change.dropped):
        try:
            draft = infeasible.draft.apply(change.edits)
            rest = _find_fewest_drops(draft, limits)
        except InputError:
            continue
        if 0 < len(rest) < len(plain):
            says = f"{change.says}; and without {name_sessions(rest)}"
            yield ScenarioChange(says, (*change.edits, *ask_for_fewer(draft, rest)))
    # Two steps may drop the same session.
    apart = dict.fromkeys(change.dropped for change in helpless if change.dropped)
    for some in combinations(apart, len(plain)):
        yield drop_sessions(infeasible.draft, tuple(chain.from_iterable(some)))


def _find_fewest_drops(draft: Draft, limits: Limits) -> tuple[NumberedSession, ...]:
    """Return the fewest sessions without which the rest has a week, each with the index of its table; empty if none."""
    task = task_of(draft, limits)
    if not isinstance(task, Task):
        return ()
    rules = (rule.with_parameters(weight=BEST_EFFORT) if rule.name == "all_placed" else rule for rule in task.rules)
    week = find_best_week(replace(task, rules=tuple(rules)), limits)
    left = week.plan.left_out if isinstance(week, Planned) else ()
    numbered = zip(draft.tables(), task.sessions, strict=False)
    return tuple((table, session) for table, session in numbered if session in left and not session.optional)
