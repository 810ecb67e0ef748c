"""What would help a week most: every single easing or change, solved; lost days that it survives; a spare slot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from freshlegs.io.errors import InputError
from freshlegs.model.limits import Limits
from freshlegs.planning.batch import DraftResult, Refused, Tried, plan_drafts
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.single_changes import Infeasible, ScenarioChange, list_relaxations, list_single_changes
from freshlegs.planning.week_changes import (
    list_longer_windows,
    list_other_lifts,
    list_policy_changes,
    list_spare_slots,
    lose_days,
)
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Edit
from freshlegs.scenario.programme_weeks import make_repeating_draft

MOST_LOST = 2
"""Lost days up to which it is asked whether a week survives them."""


@dataclass(frozen=True, slots=True)
class AdvisedChange:
    """A change of a week, and what it saves."""

    says: str
    edits: tuple[Edit, ...]
    status: Literal["planned", "impossible", "undecided"]
    points: int | None = None  #: Points saved; negative where it costs more, None where there is no week
    asks_less: bool = False  #: Whether it drops a session and does nothing else


@dataclass(frozen=True, slots=True)
class LostDays:
    """Days without any free time, and what that does to the week."""

    days: tuple[int, ...]  #: Day numbers
    says: str  #: What people call them
    status: Literal["planned", "impossible", "undecided"]
    points: int | None = None  #: Points more, where all that is asked for has a place
    left_out: tuple[str, ...] = ()  #: Names of the sessions for which there is no place then
    because: str = ""  #: What is wrong then, where no session can even be looked for


@dataclass(frozen=True, slots=True)
class Advice:
    """What would help a week, and what it bears."""

    planned: PlannedTask
    changes: tuple[AdvisedChange, ...]  #: The one that saves most first
    days: tuple[LostDays, ...]  #: Each day with free time, the one whose loss hurts most first
    survives: int  #: Days that may be lost, whichever they are; up to `MOST_LOST`
    fatal: LostDays | None  #: The fewest days that may not be lost, the worst of them; None where it survives as many
    slots: tuple[AdvisedChange, ...]  #: A spare slot on each day, the one that saves most first


def advise_week(
    draft: Draft,
    planned: PlannedTask,
    limits: Limits,
    *,
    processes: int | None = None,
) -> Advice:
    """Return advice on a planned week; of a programme on the week that repeats."""
    base = make_repeating_draft(draft) if draft.is_programme else draft
    return _Adviser(base, planned, limits, processes).advise()


@dataclass(slots=True)
class _Adviser:
    """Solves the changes of one week."""

    draft: Draft
    planned: PlannedTask
    limits: Limits
    processes: int | None

    def advise(self) -> Advice:
        task = self.planned.task
        singles = _list_distinct(self.draft, self._list_changes())
        ladders = [[*list_relaxations(rule, task.clock.days)] for rule in task.rules if rule.hard]
        free = [day for day, windows in enumerate(self.draft.windows()) if windows]
        lost = [lose_days(self.draft, task, (day,)) for day in free]
        slots = [*list_spare_slots(self.draft, task)]
        loosest = [ladder[-1] for ladder in ladders if ladder]
        found = self._plan([*singles, *loosest, *slots])
        ones = self._lose([(day,) for day in free], lost)
        changes = [self._weigh(change, one) for change, one in zip(singles, found, strict=False)]
        for ladder, one in zip(filter(None, ladders), found[len(singles) :], strict=False):
            changes += self._find_mildest(ladder, self._weigh(ladder[-1], one))
        weighed = [
            self._weigh(change, one) for change, one in zip(slots, found[len(singles) + len(loosest) :], strict=True)
        ]
        survives, fatal = self._count_survived(free, ones)
        return Advice(
            self.planned,
            tuple(sorted(changes, key=_rank_change)),
            tuple(sorted(ones, key=_rank_loss)),
            survives,
            fatal,
            tuple(sorted(weighed, key=_rank_change)),
        )

    def _list_changes(self) -> Iterable[ScenarioChange]:
        task = self.planned.task
        # As a coach would try them on an impossible week, but for the rules, which have a ladder each.
        free = tuple(rule for rule in task.rules if rule.name == "available")
        rules = [change.edits for rule in free for change in list_relaxations(rule, task.clock.days)]
        coach = (one for one in list_single_changes(Infeasible(self.draft, task, free)) if one.edits not in rules)
        return (
            *coach,
            *list_other_lifts(self.draft, task),
            *list_policy_changes(self.draft),
            *list_longer_windows(self.draft, task),
        )

    def _find_mildest(self, ladder: Sequence[ScenarioChange], loosest: AdvisedChange) -> list[AdvisedChange]:
        """Return the mildest relaxation of a rule that saves as much as the loosest, which saves most."""
        if not loosest.points or loosest.points < 0:
            return [loosest]
        milder = [self._weigh(change, one) for change, one in zip(ladder, self._plan(ladder[:-1]), strict=False)]
        return [next((one for one in milder if one.points == loosest.points), loosest)]

    def _count_survived(self, free: Sequence[int], ones: Sequence[LostDays]) -> tuple[int, LostDays | None]:
        """Return how many days may be lost, whichever they are, and the worst that may not."""
        known = [*ones]
        for count in range(1, MOST_LOST + 1):
            if count > 1:
                sets = list(combinations(free, count))
                known = self._lose(sets, [lose_days(self.draft, self.planned.task, days) for days in sets])
            bad = [one for one in known if one.status != "planned" or one.left_out]
            if bad:
                return count - 1, min(bad, key=_rank_loss)
        return min(MOST_LOST, len(free)), None

    def _lose(self, sets: Sequence[tuple[int, ...]], changes: Sequence[ScenarioChange]) -> list[LostDays]:
        """Return what becomes of the week without some days; what has no place then is left out and named."""
        effort = replace(self.draft, best_effort=True)
        found = self._plan(changes, effort)
        return [self._judge_loss(days, change, one) for days, change, one in zip(sets, changes, found, strict=True)]

    def _judge_loss(self, days: tuple[int, ...], change: ScenarioChange, found: DraftResult) -> LostDays:
        match found:
            case Tried(_, Planned(plan, report)):
                left = tuple(session.name for session in plan.left_out if not session.optional)
                more = None if left else report.penalty - self.planned.week.report.penalty
                return LostDays(days, change.says, "planned", more, left)
            case Refused((fault, *_)):
                return LostDays(days, change.says, "impossible", because=fault.found)
            case Tried(_, Impossible()):
                return LostDays(days, change.says, "impossible")
            case _:
                return LostDays(days, change.says, "undecided")

    def _weigh(self, change: ScenarioChange, found: DraftResult) -> AdvisedChange:
        says, edits, less = change.says, change.edits, bool(change.dropped)
        match found:
            case Tried(_, Planned(_, report)):
                saved = self.planned.week.report.penalty - report.penalty
                return AdvisedChange(says, edits, "planned", saved, less)
            case Refused() | Tried(_, Impossible()):
                return AdvisedChange(says, edits, "impossible", None, less)
            case _:
                return AdvisedChange(says, edits, "undecided", None, less)

    def _plan(self, changes: Sequence[ScenarioChange], draft: Draft | None = None) -> list[DraftResult]:
        """Return what each change comes to, in their order."""
        drafts = [(draft or self.draft).apply(change.edits) for change in changes]
        found: dict[int, DraftResult] = {}
        for index, one in plan_drafts(drafts, self.limits, processes=self.processes):
            found[index] = one
        return [found[index] for index in range(len(drafts))]


def _list_distinct(draft: Draft, changes: Iterable[ScenarioChange]) -> list[ScenarioChange]:
    """Return the changes without those that lead nowhere, or where another one leads already."""
    seen, found = [draft], list[ScenarioChange]()
    for change in changes:
        try:
            changed = draft.apply(change.edits)
            _ = changed.scenario
        except InputError:
            continue  # Such as the last session dropped.
        if changed not in seen:
            seen.append(changed)
            found.append(change)
    return found


def _rank_change(change: AdvisedChange) -> tuple[bool, int, bool]:
    """Return what changes are ordered by: what saves most, then what drops nothing; those without a week last."""
    return change.points is None, -(change.points or 0), change.asks_less


def _rank_loss(lost: LostDays) -> tuple[int, int, int]:
    """Return what lost days are ordered by: what has no week first, then most left out, then most points."""
    status = {"impossible": 0, "planned": 1, "undecided": 2}[lost.status]
    return status, -len(lost.left_out), -(lost.points or 0)
