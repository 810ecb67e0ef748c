"""What is done in the sessions of a week in progress: what was planned first, cut where there is less time."""

from dataclasses import replace

from freshlegs.model.content import Content, LiftContent
from freshlegs.model.session import Session
from freshlegs.planfile import SessionRecord
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import WeekInProgress
from freshlegs.scenario.in_progress.eased_days import ease_contents, make_runs_gentle
from freshlegs.training.cut_lift import cut_lift
from freshlegs.training.lifting_settings import LiftingSettings


def keep_contents(task: Task, in_progress: WeekInProgress) -> Task:
    """Return the task with the contents of its week; what is open has those of the first plan."""
    first = in_progress.first or in_progress.stored
    known = _list_contents(first.sessions)
    stored = _list_contents(in_progress.stored.sessions)
    done = in_progress.progress.done
    contents = stored | {name: content for name, content in known.items() if name not in done}
    for name, (_, minutes) in in_progress.progress.cut.items():
        if name in contents and name not in done:
            contents[name] = _cut(task, contents[name], minutes)
    if in_progress.progress.poor or in_progress.progress.hurt:
        contents = ease_contents(task, in_progress, contents)
    if in_progress.progress.ill:
        contents = make_runs_gentle(task, in_progress, contents | _list_done_before(task, in_progress, known))
    return replace(task, sessions=tuple(_with_content(session, contents) for session in task.sessions))


def _list_contents(sessions: tuple[SessionRecord, ...]) -> dict[str, Content | None]:
    return {entry.id: entry.content for entry in sessions if entry.content is not None}


def _list_done_before(
    task: Task, in_progress: WeekInProgress, known: dict[str, Content | None]
) -> dict[str, Content | None]:
    """Return what was planned first in runs that were done before an illness, whatever was told first."""
    progress, since = in_progress.progress, min(in_progress.progress.ill)
    before = {name: task.clock.day(start) for name, (start, _) in progress.done.items()}
    changed = progress.cut.keys() | {name for name, day in before.items() if day in progress.poor or progress.hurt}
    runs = {one.id for one in task.with_tag("run")} & known.keys() - changed
    return {name: known[name] for name in sorted(runs) if before.get(name, since) < since}


def _with_content(session: Session, contents: dict[str, Content | None]) -> Session:
    return replace(session, content=contents.get(session.id, session.content))


def _cut(task: Task, content: Content | None, minutes: int) -> Content | None:
    """Return the content of a session with less time; a run is made anew."""
    if not isinstance(content, LiftContent):
        return None
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    return cut_lift(content, minutes, {one.id: one for one in settings.exercises}, settings.loads)
