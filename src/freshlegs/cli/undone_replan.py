"""`freshlegs replan --undo`: the plan as it was before its last change, on the phone too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from typer import BadParameter

from freshlegs.api.results import TrainingPlan
from freshlegs.cli.calendar_options import write_ics
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.exits import Answer
from freshlegs.cli.output import encode_utf8, say
from freshlegs.cli.replan_request import load_stored_week
from freshlegs.cli.request import respond
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import decode_text, name_source
from freshlegs.io.kept_before import find_before, keep_before
from freshlegs.io.safe_writing import name_before, write_over_unchanged
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_plan
from freshlegs.planfile.programme_week import find_week_on
from freshlegs.planning.replan_undo import take_back_replan
from freshlegs.report.taken_back import describe_taken_back


def undo_replan(
    plan: Path, others: Mapping[str, object], ics: Path | None, *, json: bool, rest_days: bool, dry_run: bool
) -> Answer:
    """Write the plan that stood before the last replan or move, and keep what is taken back in its place.

    `others` are the options that go with a replan. Raises BadParameter for any of these, and InputError where nobody
    knows what stood there.
    """
    if given := [option for option, value in others.items() if value]:
        raise BadParameter(f"--undo takes back the last replan, so {join_words(given)} can't be given with it")
    stored = load_stored_week(None, plan)
    raw = stored.raw
    before = find_before(stored.path, raw) if raw is not None else None
    if raw is None or before is None:
        allowed = "--undo takes back what replan, or move --keep, has written to it last"
        raise InputError(name_source(plan), Fault("", "nothing is known that stood there before", allowed))
    record = take_back_replan(parse_plan(decode_text(before, plan), plan), stored.record, read_clock())
    if told := describe_taken_back(stored.record, record):
        say(told)
    shown = TrainingPlan(record) if json else _choose_shown(record, stored.record)
    if dry_run:
        say("Nothing is written: --dry-run.")
        return respond(shown, json=json)
    data = encode_utf8(TrainingPlan(record).to_json())
    keep_before(stored.path, raw, data)
    write_over_unchanged(stored.path, raw, data, keep=name_before(stored.path))
    say(f"{stored.path}: the plan as it was before; --undo once more brings back what was taken away.")
    piped = b"" if ics is None else write_ics(record, ics, rest_days=rest_days, goes_on=True)
    return Answer(piped) if piped and not json else respond(shown, json=json)


def _choose_shown(record: PlannedRecord, gone: PlannedRecord) -> TrainingPlan:
    """Return what is shown: of a programme the week whose replan was taken back, or made again."""
    moments = [plan.replanned.now for plan in (record, gone) if plan.replanned is not None]
    day = record.local(max(moments)).date() if moments else None
    number = None if day is None or not record.weeks else find_week_on(record, day)
    return TrainingPlan(record) if number is None else TrainingPlan(record).week(number)
