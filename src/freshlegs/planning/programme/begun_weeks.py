"""Weeks of a programme that have begun: they stay as they are stored, but for the weights of lifts still ahead."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import get_args

from freshlegs.model.clock import Clock
from freshlegs.model.content import LiftContent
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session
from freshlegs.planfile import PlannedRecord, SessionRecord, UsualLiftRecord, WeekRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.programme.first_jumps import find_quick, has_same_exercises
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.outcome import Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.programme.outline import ProgrammeWeek, WeekKind
from freshlegs.training.programme.races import Easing

_NOTHING_TO_SAY = Report((), (), 0, ())


@dataclass(frozen=True, slots=True)
class BegunWeeks:
    """The first weeks of a stored programme; none where there is no such plan."""

    stored: PlannedRecord | None
    count: int
    source: str  #: What messages call the stored plan
    now: datetime | None = None  #: After which lifts take other weights; None where there is nothing new to go by

    def restore(self, week: ProgrammeWeek, template: Task) -> PlannedWeek | None:
        """Return one of them; None for a week that has not begun. `template` is the task of the repeating week."""
        stored = self.stored
        if stored is None or week.number > self.count:
            return None
        entry, alone = stored.weeks[week.number - 1], take_week(stored, week.number, self.source)
        cut = {what: _cut(stored, entry, what) for what in ("free", "busy")}
        alone = alone.model_copy(update={**cut, "around": stored.around})
        clock = Clock(template.clock.zone, entry.start, entry.days)
        usual = _keep_known(_find_usual(stored, entry.week, template), template)
        sessions = {one.id: _make_session(one, usual) for one in alone.sessions}
        starts = {one.id: clock.minute(one.start) for one in alone.sessions}
        before = _list_before(stored, clock) if entry.week == 1 else ()
        task = replace(
            template, clock=clock, sessions=(*sessions.values(),), history=before, coming=(), previous_starts=()
        )
        plan = Plan.of(task.sessions, starts)
        outcome = Planned(plan, _NOTHING_TO_SAY, entry.proved_best, entry.bound)
        ahead = frozenset(one.id for one in alone.sessions if self._is_ahead(one, usual, template))
        return PlannedWeek(_as_it_was(week, entry), task, outcome, (alone, entry), ahead)

    def _is_ahead(self, one: SessionRecord, usual: dict[str, LiftContent], template: Task) -> bool:
        """Whether a lift is still to come, with the exercises that it has as a rule."""
        if self.now is None or one.start <= self.now or one.done or not isinstance(one.content, LiftContent):
            return False
        if one.name not in usual:
            return False
        jumps = find_quick(template, usual[one.name])
        return has_same_exercises(one.content.exercise_ids, usual[one.name].exercise_ids, jumps)

    def recall(self, week: ProgrammeWeek, task: Task, inputs: str) -> Planned | None:
        """Return a week to come as it is stored, where it was planned from the same and proven best."""
        stored = self.stored
        if stored is None or week.number > len(stored.weeks):
            return None
        entry, ids = stored.weeks[week.number - 1], {session.id for session in task.sessions}
        if entry.planned_from != inputs or not entry.proved_best:
            return None
        there = [one for one in stored.sessions if one.id in ids]
        starts = {one.id: task.clock.minute(one.start) for one in there}
        plan = Plan.of(task.sessions, starts, {one.id: one.minutes for one in there})
        report, alone = verify_week(task, plan), verify_week(replace(task, coming=()), plan)
        if report.broken or alone.penalty != entry.penalty:
            return None  # Somebody has changed the file.
        return Planned(plan, report, proved_best=True, bound=report.penalty)


def record_usual_lifts(weeks: Sequence[PlannedWeek]) -> tuple[UsualLiftRecord, ...]:
    """Return what the lifts of a programme hold before anything grows, and in which weeks."""
    found: dict[tuple[str, LiftContent], list[int]] = defaultdict(list)
    for one in weeks:
        for placement in one.outcome.plan.placements:
            if isinstance(placement.session.content, LiftContent):
                found[placement.session.name, placement.session.content].append(one.week.number)
    return tuple(
        UsualLiftRecord.model_construct(lift=lift, weeks=tuple(numbers), content=content)
        for (lift, content), numbers in sorted(found.items(), key=lambda entry: (entry[0][0], entry[1]))
    )


def _find_usual(stored: PlannedRecord, number: int, template: Task) -> dict[str, LiftContent]:
    """Return by its name what each lift of a week holds before anything grows.

    Plans of earlier versions do not say: their lifts hold what they hold now, or else what they held first.
    """
    known = {entry.lift: entry.content for entry in stored.lifts if number in entry.weeks}
    if stored.lifts:
        return known
    now = [s.content for s in template.sessions if isinstance(s.content, LiftContent)]
    first = [s.content for s in stored.sessions if isinstance(s.content, LiftContent)]
    by_exercises = {content.exercise_ids: content for content in reversed([*now, *first])}
    there = (one for one in stored.sessions if isinstance(one.content, LiftContent))
    return {one.name: by_exercises[one.content.exercise_ids] for one in there if isinstance(one.content, LiftContent)}


def _keep_known(usual: dict[str, LiftContent], template: Task) -> dict[str, LiftContent]:
    """Return lifts without exercises that the athlete's library has no more: they do not go on."""
    known = {exercise.id for exercise in (template.lifting or LiftingSettings()).exercises}
    found = {}
    for name, content in usual.items():
        there = tuple(entry for entry in content.exercises if entry.exercise in known)
        gone = len(there) < len(content.exercises)
        found[name] = content.model_copy(update={"exercises": there}) if gone else content
    return found


def _make_session(entry: SessionRecord, usual: dict[str, LiftContent]) -> Session:
    """Return a session as it is stored, a lift with what it held before anything grew."""
    content = entry.content
    if isinstance(content, LiftContent):
        content = usual.get(entry.name, content)
    number = entry.id.rpartition("/")[2]
    return Session(
        entry.id,
        entry.kind,
        int(number) if number.isdecimal() else 1,
        entry.minutes,
        optional=False,
        tags=entry.tags,
        muscles=entry.muscles,
        kilometres=entry.kilometres,
        trained_through=entry.trained_through,
        content=content,
        title=entry.title,
        load=entry.load,
    )


def _list_before(stored: PlannedRecord, clock: Clock) -> tuple[Placement, ...]:
    """Return the sessions before a programme, as its first week knew them."""
    there = ((clock.minute(entry.start), entry) for entry in stored.around)
    return tuple(Placement(_make_session(entry, {}), start) for start, entry in there if start < 0)


def _as_it_was(week: ProgrammeWeek, entry: WeekRecord) -> ProgrammeWeek:
    """Return a week as it was when it began: what it was for, and what of its lifts it had."""
    eased = entry.legs_volume_percent or entry.legs_load_percent
    legs = Easing(entry.legs_volume_percent, entry.legs_load_percent) if eased else None
    kind = next((kind for kind in get_args(WeekKind) if kind == entry.kind), week.kind)
    return replace(
        week,
        kind=kind,
        lift_volume=entry.lift_volume_percent,
        lift_load=entry.lift_load_percent,
        legs=legs,
        sets=entry.sets_at_most,
        progresses=entry.progresses,
    )


def _cut(stored: PlannedRecord, week: WeekRecord, what: str) -> tuple[object, ...]:
    """Return the free or busy times of a week of a programme."""
    end = week.start + timedelta(days=week.days)
    return tuple(one for one in getattr(stored, what) if week.start <= stored.local(one[0]).date() < end)
