"""The lifts of a week in progress on the easy days after an illness: on which day each stands the solver decides."""

from dataclasses import replace

from freshlegs.model.content import LiftContent
from freshlegs.model.plan import Plan
from freshlegs.rules.ill_days import LiftsComeBackAfterIllness
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Progress
from freshlegs.training.ease_lift import ease_lift
from freshlegs.training.lifting_settings import LiftingSettings

_WHY = "After the illness"


def ease_lifts_after_illness(task: Task, week: Planned, progress: Progress) -> Planned:
    """Return a week whose lifts to come are eased where they stand right after an illness; on a poor day they are."""
    rules = (rule for rule in task.rules if isinstance(rule, LiftsComeBackAfterIllness))
    days = {day for rule in rules for day in rule.list_days()} - progress.poor
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    known = {one.id: one for one in settings.exercises}
    placements = []
    for placement in week.plan.placements:
        session, content = placement.session, placement.session.content
        if isinstance(content, LiftContent) and session.done is None and task.clock.day(placement.start) in days:
            session = replace(session, content=ease_lift(content, known, settings.loads, _WHY))
        placements.append(replace(placement, session=session))
    return replace(week, plan=Plan(tuple(placements), week.plan.left_out))
