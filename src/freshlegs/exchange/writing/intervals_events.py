"""Sessions as planned workouts of intervals.icu, in the form that its public API takes in bulk."""

import json
from base64 import b64encode
from typing import Any

from freshlegs.exchange.writing.fit import write_fit
from freshlegs.exchange.writing.intervals_text import describe_steps
from freshlegs.exchange.writing.workouts_out import list_open_sessions, name_workout
from freshlegs.model.content import LiftContent, RunContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.workout_file import name_workout_file


def write_intervals_events(record: PlannedRecord) -> str:
    """Return the events as JSON; raises OutputError where there are lifts, and the extra `watch` is not there."""
    return f"{json.dumps(list_intervals_events(record), ensure_ascii=False, indent=1)}\n"


def list_intervals_events(record: PlannedRecord) -> list[dict[str, Any]]:
    """Return an event for each session to come that says what is done in it, by its start.

    Runs are text that intervals.icu makes steps of, lifts are FIT files. Each has an id of ours, which names the slot
    of the plan: sent again, an event moves and is not doubled. Raises OutputError as `write_intervals_events` does.
    """
    return [
        _event(record, session, session.content)
        for session in list_open_sessions(record)
        if session.content is not None
    ]


def _event(record: PlannedRecord, session: SessionRecord, content: RunContent | LiftContent) -> dict[str, Any]:
    event = {
        "category": "WORKOUT",
        "type": "Run" if isinstance(content, RunContent) else "WeightTraining",
        "name": name_workout(record, session),
        "start_date_local": f"{record.local(session.start):%Y-%m-%dT%H:%M:%S}",
        "moving_time": session.minutes * 60,
        "external_id": session.id,
    }
    if isinstance(content, RunContent):
        return {**event, "description": describe_steps(content)}
    fit = b64encode(write_fit(record, session)).decode("ascii")
    return {**event, "filename": name_workout_file(record, session, "fit"), "file_contents_base64": fit}
