"""What has come of each session of a week in progress: done, put somewhere, cut short, optional, or as before."""

from dataclasses import replace

from freshlegs.model.availability import is_inside, list_starts
from freshlegs.model.session import Choice, Session, intersect
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Progress


def apply_to_session(task: Task, session: Session, progress: Progress) -> Session:
    """Return a session of a week in progress; the free time of `task` is what is left of it."""
    if session.id in progress.done:
        return _place_done(task, session, *progress.done[session.id])
    if session.id in progress.pins:
        start, (_, minutes) = progress.pins[session.id], progress.cut.get(session.id, (0, session.minutes))
        return replace(session, pin=start, starts=(start,), minutes=minutes, forms=(), decided="athlete")
    if session.id in progress.cut:
        return _cut_short(task, session, progress)
    starts = tuple(start for start in session.starts if not _is_taken(task, session, start, progress))
    if session.id in progress.missed | progress.loose or _has_lost_all(task, session, starts, progress):
        session = session.excuse()
    if session.id in progress.dropped and session.either is not None:
        session = session.excuse()
    optional = session.optional or session.id in progress.dropped
    # Where the athlete put something, it and what the scenario pins may break a rule together. What the scenario
    # accepts may do so anyway.
    held = bool(progress.pins or session.decided) and session.pin is not None and session.pin in starts and not optional
    still = held and progress.now <= starts[0] and task.clock.day(starts[0]) not in progress.ill
    return replace(session, optional=optional, starts=starts, decided="scenario" if still else None)


def keep_shortened(task: Task, session: Session, planned: int | None) -> Session:
    """Return a session as long as it was planned, where its week had no room for all that is asked for."""
    if planned is None or planned >= session.shortest:
        return session
    only, places = session.only, session.places
    starts = list_starts(task.clock, task.free, planned, only=only, pin=session.pin, places=places)
    return replace(session, minutes=planned, forms=(), starts=tuple(sorted({*session.starts, *starts})))


def _place_done(task: Task, session: Session, start: int, minutes: int) -> Session:
    allowed = (
        task.inside_free_time(start, minutes)
        and task.has_place(replace(session, minutes=minutes), start)
        and session.pin in (None, start)
        and is_inside(task.clock, start, minutes, session.only)
    )
    return replace(session, done=start, minutes=minutes, forms=(), starts=(start,) if allowed else ())


def _cut_short(task: Task, session: Session, progress: Progress) -> Session:
    """Return a session that is cut to what there is time for on its day.

    It stays there, as the athlete asked; it may be left out where no hard rule lets it.
    """
    day, minutes = progress.cut[session.id]
    only = intersect(session.only, Choice(frozenset({day})))
    starts = list_starts(task.clock, task.free, minutes, only=only, pin=session.pin, places=session.places)
    if session.id in task.joined:
        # Off the grid, so that it stands directly beside another one.
        beside = (s for s in session.starts if task.clock.day(s) == day and not _is_taken(task, session, s, progress))
        starts = tuple(sorted({*starts, *beside}))
    possible = day not in progress.ill and any(start >= progress.now for start in starts)
    cut = session.excuse() if session.id in progress.loose or not possible else session
    return replace(cut, minutes=minutes, forms=(), only=only, starts=starts, decided=None)


def _is_taken(task: Task, session: Session, start: int, progress: Progress) -> bool:
    if session.places:
        return not task.has_place(session.lasting(session.shortest), start)
    return any(start < end and begin < start + session.shortest for begin, end in progress.busy)


def _has_lost_all(task: Task, session: Session, starts: tuple[int, ...], progress: Progress) -> bool:
    """Whether illness and busy times took every start that was still ahead of a session."""
    ahead = any(start >= progress.now for start in session.starts)
    return ahead and not any(s >= progress.now and task.clock.day(s) not in progress.ill for s in starts)
