"""A week as it was planned before anything happened in it, from which each replan starts."""

from collections.abc import Iterable
from datetime import timedelta

from freshlegs.planfile import PlaceRecord, PlannedRecord, SessionRecord


def rebuild_first_plan(stored: PlannedRecord) -> PlannedRecord:
    """Return a stored week with its sessions where they stood before its first replan, also those that have gone."""
    places = list_first_places(stored)
    if not places:
        return stored
    there = {entry.id: entry for entry in stored.sessions}
    sessions = sorted(
        (_restore(stored, place, there.get(place.session)) for place in places), key=lambda one: one.start
    )
    return stored.model_copy(update={"sessions": tuple(sessions)})


def rebuild_previous_plan(stored: PlannedRecord) -> PlannedRecord:
    """Return the plan that a replan of an older version followed: moved sessions are back where they stood."""
    replan = stored.replanned
    before = {move.session: move.before for move in (*replan.moved, *replan.retimed)} if replan else {}
    sessions = (e.model_copy(update={"start": before.get(e.id, e.start)}) for e in stored.sessions)
    return stored.model_copy(update={"sessions": tuple(sessions)})


def record_first_places(first: PlannedRecord, now: Iterable[SessionRecord]) -> tuple[PlaceRecord, ...]:
    """Return the places of a week before its first replan; contents are stored where those of `now` are others."""
    contents = {entry.id: entry.content for entry in now}
    return tuple(
        PlaceRecord.model_construct(
            session=entry.id,
            start=entry.start,
            minutes=entry.minutes,
            content=None if contents.get(entry.id) == entry.content else entry.content,
        )
        for entry in first.sessions
    )


def list_first_places(stored: PlannedRecord) -> tuple[PlaceRecord, ...]:
    """Return the places of the sessions of a stored week before its first replan; empty where it had none."""
    prefix = f"{stored.scenario}/{stored.start}/"
    return tuple(place for place in stored.planned_first if place.session.startswith(prefix))


def _restore(stored: PlannedRecord, place: PlaceRecord, entry: SessionRecord | None) -> SessionRecord:
    content = place.content if entry is None else place.content or entry.content
    return SessionRecord.model_construct(
        id=place.session,
        kind=place.session.rsplit("/", 2)[-2],
        start=place.start,
        end=stored.local(place.start + timedelta(minutes=place.minutes)),
        minutes=place.minutes,
        hardest=entry is not None and entry.hardest,
        content=content,
    )
