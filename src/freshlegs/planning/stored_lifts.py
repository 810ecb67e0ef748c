"""The lifts of a stored week against their minutes: what a programme asks of them grows from week to week."""

from collections.abc import Iterator
from dataclasses import replace

from freshlegs.model.content import LiftContent
from freshlegs.planfile import PlannedRecord
from freshlegs.rules.lifts.session_minutes import SessionMinutes
from freshlegs.rules.outcome import Cost, Report
from freshlegs.rules.settings import find_rule
from freshlegs.rules.task import Task
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.prescription import count_minutes, read_prescription


def verify_stored_lifts(task: Task, stored: PlannedRecord, report: Report) -> Report:
    """Return the report of a stored week with what its lifts take beyond their minutes, where that is forbidden."""
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    rule = find_rule(SessionMinutes, "evidence", settings.rules)
    if rule is None or not rule.hard:
        return report
    return replace(report, broken=(*report.broken, *_find_longer(rule, settings, task, stored)))


def _find_longer(rule: SessionMinutes, settings: LiftingSettings, task: Task, stored: PlannedRecord) -> Iterator[Cost]:
    contents = {entry.id: entry.content for entry in stored.sessions}
    for session in task.sessions:
        content = contents.get(session.id)
        # Who was done sooner than planned has done less, or was quick.
        if (
            session.done is None
            and isinstance(content, LiftContent)
            and (over := _count(content, settings) - session.minutes) > 0
        ):
            yield Cost(rule, rule.blame(session, over), 0)


def _count(content: LiftContent, settings: LiftingSettings) -> int:
    """Return the minutes of a lift, by what it asks for where all its exercises are still known."""
    known = {exercise.id: exercise for exercise in settings.exercises}
    if not all(entry.exercise in known for entry in content.exercises):
        return content.minutes
    read = (read_prescription(entry, known[entry.exercise], settings.loads) for entry in content.exercises)
    return count_minutes([*read]) if content.exercises else 0
