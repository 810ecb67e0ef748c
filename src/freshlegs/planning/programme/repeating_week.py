"""The week that a programme repeats: planned, or as a stored plan has it where that came from the same."""

from dataclasses import dataclass, replace

from freshlegs.model.content import NOT_PROVEN, LiftContent
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.planfile import PlaceRecord, RepeatingWeekRecord
from freshlegs.planning.programme.week_hash import hash_filling, hash_inputs
from freshlegs.rules.outcome import Impossible, Planned, Undecided, Unfillable
from freshlegs.rules.task import Task, UnfilledTask
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.solver.fill_sessions import Unfilled, fill_sessions
from freshlegs.solver.plan_week import plan_week
from freshlegs.training.programme.outline import ProgrammeWeek


@dataclass(frozen=True, slots=True)
class RepeatingWeek:
    """The planned week that a programme repeats."""

    task: Task
    outcome: Planned
    limits: Limits

    @property
    def contents(self) -> dict[str, LiftContent]:
        """What its lifts hold, by the session's name."""
        return {s.name: s.content for s in self.task.sessions if isinstance(s.content, LiftContent)}


@dataclass(frozen=True, slots=True)
class UnplannedWeek:
    """The first week of a programme that could not be planned; `week` is None for the repeating week."""

    week: ProgrammeWeek | None
    draft: Draft
    task: Task
    outcome: Impossible | Undecided | Unfillable


def plan_repeating_week(
    pattern: Draft, limits: Limits, stored: RepeatingWeekRecord | None = None
) -> RepeatingWeek | UnplannedWeek:
    """Plan the week that a programme repeats; what of a stored one came from the same is taken as it stands."""
    unfilled = resolve_draft(pattern)
    task = fill_sessions(_recall_lifts(unfilled, limits, stored), limits)
    if isinstance(task, Unfilled):
        return UnplannedWeek(None, pattern, task.task, task.outcome)
    outcome = _recall_places(task, limits, stored) or plan_week(task, limits)
    if not isinstance(outcome, Planned):
        return UnplannedWeek(None, pattern, task, outcome)
    return RepeatingWeek(task, outcome, limits)


def record_repeating_week(week: RepeatingWeek) -> RepeatingWeekRecord:
    """Return the record of the week that a programme repeats.

    A programme that goes on keeps its exercises, so the lifts come from themselves.
    """
    task, limits, clock = week.task, week.limits, week.task.clock
    proven = not any(NOT_PROVEN in content.notes for content in week.contents.values())
    kept = {name: content.exercise_ids for name, content in week.contents.items()}
    return RepeatingWeekRecord.model_construct(
        filled_from=hash_filling(task, kept, limits) if proven else "",
        lifts=week.contents,
        planned_from=hash_inputs(task, limits) if week.outcome.proved_best else "",
        penalty=week.outcome.report.penalty,
        places=tuple(
            PlaceRecord.model_construct(
                session=p.session.id, start=clock.moment(p.start), minutes=p.session.minutes, content=None
            )
            for p in week.outcome.plan.placements
        ),
    )


def _recall_lifts(unfilled: UnfilledTask, limits: Limits, stored: RepeatingWeekRecord | None) -> UnfilledTask:
    """Return a week with the lifts of a stored one, where they would be filled the same way again."""
    task = unfilled.task
    if stored is None or not stored.filled_from:
        return unfilled
    names = {session.id: session.name for session in task.sessions}
    kept = {names[session]: exercises for session, exercises in task.previous_exercises}
    if stored.filled_from != hash_filling(task, kept, limits):
        return unfilled
    sessions = tuple(replace(s, content=stored.lifts.get(s.name, s.content)) for s in task.sessions)
    return UnfilledTask(replace(task, sessions=sessions))


def _recall_places(task: Task, limits: Limits, stored: RepeatingWeekRecord | None) -> Planned | None:
    """Return a week as a stored one stands, where it was planned from the same and proven best."""
    if stored is None or stored.planned_from != hash_inputs(task, limits):
        return None
    ids = {session.id for session in task.sessions}
    there = [place for place in stored.places if place.session in ids]
    starts = {place.session: task.clock.minute(place.start) for place in there}
    plan = Plan.of(task.sessions, starts, {place.session: place.minutes for place in there})
    report = verify_week(task, plan)
    if report.broken or report.penalty != stored.penalty:
        return None  # Somebody has changed the file.
    return Planned(plan, report, proved_best=True, bound=report.penalty)
