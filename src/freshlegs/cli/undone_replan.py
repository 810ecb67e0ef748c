"""`freshlegs replan --undo`: the plan as it was before its last change, on the phone too."""

from __future__ import annotations

from pathlib import Path

from freshlegs.api.results import TrainingPlan
from freshlegs.cli.calendar_options import write_ics
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.exits import Answer
from freshlegs.cli.output import say
from freshlegs.cli.replan_request import ReplanTarget, StoredWeek, load_stored_week, write_back
from freshlegs.cli.request import respond
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import decode_text, name_source, read_bytes
from freshlegs.io.safe_writing import name_before
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.followed_plan import is_followed_by
from freshlegs.planfile.json_text import parse_plan
from freshlegs.planfile.programme_week import find_week_on
from freshlegs.planning.replan_undo import take_back_replan
from freshlegs.report.taken_back import describe_taken_back


def undo_replan(plan: Path, target: ReplanTarget) -> Answer:
    """Write the plan that stood before the last replan or move, and keep what is taken back in its place.

    Raises InputError where nobody knows what stood there.
    """
    stored, json = load_stored_week(None, plan), target.json
    record = take_back_replan(_load_before(stored), stored.record, read_clock())
    if told := describe_taken_back(stored.record, record):
        say(told)
    shown = TrainingPlan(record) if json else _choose_shown(record, stored.record)
    if target.dry_run:
        say("Nothing is written: --dry-run.")
        return respond(shown, json=json)
    write_back(record, stored)
    say(f"{stored.path}: the plan as it was before; --undo once more brings back what was taken away.")
    piped = b"" if target.ics is None else write_ics(record, target.ics, rest_days=target.rest_days, goes_on=True)
    return Answer(piped) if piped and not json else respond(shown, json=json)


def _load_before(stored: StoredWeek) -> PlannedRecord:
    """Return the plan that a stored one was written over; raises InputError where either was changed since."""
    beside = name_before(stored.path)
    before = read_bytes(beside) if stored.raw is not None and beside.is_file() else b""
    if not is_followed_by(stored.record, before):
        allowed = "--undo takes back what replan, move --keep or the page has written to it last"
        raise InputError(name_source(stored.path), Fault("", "nothing is known that stood there before", allowed))
    return parse_plan(decode_text(before, beside), beside)


def _choose_shown(record: PlannedRecord, gone: PlannedRecord) -> TrainingPlan:
    """Return what is shown: of a programme the week whose replan was taken back, or made again."""
    moments = [plan.replanned.now for plan in (record, gone) if plan.replanned is not None]
    day = record.local(max(moments)).date() if moments else None
    number = None if day is None or not record.weeks else find_week_on(record, day)
    return TrainingPlan(record) if number is None else TrainingPlan(record).week(number)
