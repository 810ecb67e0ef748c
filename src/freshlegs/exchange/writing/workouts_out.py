"""Which sessions of a plan are workouts for another program, and what they are called there."""

from collections.abc import Iterator

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent, RunContent
from freshlegs.model.kinds import FAMILIES, KINDS, Family, find_family
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord

AUTHOR = "freshlegs"
_MOST_NAMED = 3
_FAMILIES: dict[str, tuple[Family, ...]] = {"zwo": ("run",), "hevy": ("lift",)}


def list_open_runs(record: PlannedRecord) -> Iterator[tuple[SessionRecord, RunContent]]:
    """Yield the runs that are not done yet, with what is to be run, by their start."""
    for session in list_open_sessions(record):
        if isinstance(session.content, RunContent):
            yield session, session.content


def list_open_lifts(record: PlannedRecord) -> Iterator[tuple[SessionRecord, LiftContent]]:
    """Yield the lifts that are not done yet, with their exercises, by their start."""
    for session in list_open_sessions(record):
        if isinstance(session.content, LiftContent):
            yield session, session.content


def name_workout(record: PlannedRecord, session: SessionRecord) -> str:
    """Return what a workout is called in a list: "Tue 1 Dec Three-minute repetitions, 5 x 3 min"."""
    start = record.local(session.start)
    title = to_one_line(session.title) or KINDS[session.kind].title
    run = to_one_line(session.content.name) if isinstance(session.content, RunContent) else ""
    return f"{format_date(start)} {title if title.startswith(run) else run}"


def list_open_sessions(record: PlannedRecord) -> list[SessionRecord]:
    """Return the sessions that are not done yet, by their start."""
    there = (session for session in record.sessions if not session.done)
    return sorted(there, key=lambda session: (session.start, session.id))


def explain_missing(record: PlannedRecord, target: str) -> str:
    """Return why a target has no workout, or not one for each session to come, and what to do; "" where it has all."""
    families = _FAMILIES.get(target, ("run", "lift"))
    there = [one for one in list_open_sessions(record) if find_family(one.kind) in families]
    kinds = " or ".join(FAMILIES[family][0] for family in families)
    if not there:
        done = any(find_family(one.kind) in families for one in record.sessions)
        return f"every {kinds} of this plan is done" if done else f"this plan has no {kinds}"
    if target == "zwo" and all("race" in one.tags for one in there):
        return "a race is run outside, and no other run is to come"
    empty = [one.name for one in there if one.content is None]
    if not empty or target == "text":
        return ""
    named = join_words(empty[:_MOST_NAMED] + ([f"{len(empty) - _MOST_NAMED} more"] if len(empty) > _MOST_NAMED else []))
    has = "has" if len(empty) == 1 else "have"
    return (
        f"{named} {has} no steps, as plans of an earlier version and calendars have none: plan them anew "
        f"with freshlegs plan {record.scenario_file or 'SCENARIO'} -o plan.json"
    )
