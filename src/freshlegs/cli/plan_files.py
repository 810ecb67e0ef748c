"""Plans written to files, and the answer left for standard output."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from freshlegs.api.results import PlanAnswer, TrainingPlan
from freshlegs.cli.exits import Answer
from freshlegs.cli.output import STDOUT, encode_utf8, say
from freshlegs.cli.request import respond
from freshlegs.io.files import write_atomically
from freshlegs.planfile import PlannedRecord


def write_plan(
    answer: PlanAnswer,
    target: Path | None,
    ics: Path | None,
    *,
    json: bool,
    rest_days: bool,
    today: datetime | None = None,
) -> Answer:
    """Write a plan, if it is one, to the requested files; return the answer for standard output."""
    if not isinstance(answer, TrainingPlan):
        for file in filter(None, (target, ics)):
            say(f"{file} is not written: there is no week.")
        return respond(answer, json=json)
    for note in answer.notes:
        say(note)
    piped = store_plan(answer.record, target, "the plan") if target is not None else b""
    if ics is not None:
        from freshlegs.cli.targets import write_ics

        piped += write_ics(answer.record, ics, rest_days=rest_days, today=today)
    return Answer(piped) if piped and not json else respond(answer, json=json)


def store_plan(record: PlannedRecord, target: Path, what: str) -> bytes:
    """Write plan.json and say so; return its bytes instead where the target is standard output."""
    stored = encode_utf8(TrainingPlan(record).to_json())
    if target == STDOUT:
        return stored
    write_atomically(target, stored)
    say(f"{target}: {what}")
    return b""
