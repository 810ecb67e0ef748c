"""What a page is told of an athlete, as plain data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from freshlegs.io.errors import FreshlegsError, InputError
from freshlegs.io.files import name_source
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.scenario.fault_lines import find_line
from freshlegs.web.desk import Desk
from freshlegs.web.tried_variants import dump_tried


def describe_state(desk: Desk, *, read_only: bool = False, week: int | None = None) -> dict[str, Any]:
    """Return the state of an athlete; of a programme with the week of a number, or the one that is now."""
    from freshlegs.web.life_view import describe_life
    from freshlegs.web.week_view import build_week

    record, steps = desk.record, desk.steps
    number = choose_shown_week(desk, week)
    earlier = desk.reply.earlier.get(number or 0) if desk.reply is not None else None
    shown = None if record is None else build_week(record, desk.draft, number=number, earlier=earlier)
    life = None if record is None else describe_life(*_take_lived(desk, record, number))
    return {
        "version": desk.version,
        "athlete": desk.name,
        "title": _name(desk),
        "can_write": desk.can_write and not read_only,
        "read_only": read_only,
        "scenario": {
            "file": name_source(desk.scenario.path),
            "changed_outside": desk.changed_outside,
            "faults": list_desk_faults(desk),
        },
        "plan": {"file": name_source(desk.plan.path), "there": desk.plan.raw is not None, "written": is_written(desk)},
        "status": find_status(desk),
        "planning": desk.jobs.has("plan"),
        "week": shown,
        "life": life,
        "clash": _describe_clash(desk),
        "told": list(desk.told),
        "notes": [] if desk.reply is None else [*dict.fromkeys(desk.reply.notes)],
        "variants": [dump_tried(one) for one in desk.variants],
        "undo": steps.last.says if steps.last is not None else None,
        "redo": steps.next.says if steps.next is not None else None,
        "now": desk.clock().isoformat(timespec="minutes"),
        "programme": {"weeks": len(record.weeks), "current": number} if record is not None and record.weeks else None,
    }


def _take_lived(desk: Desk, record: PlannedRecord, number: int | None) -> tuple[PlannedRecord, datetime, str]:
    """Return the week that is shown, the moment, and the text of the log."""
    week = record if number is None else take_week(record, number, "the plan")
    return week, desk.clock(), (desk.log.raw or b"").decode("utf-8", "replace")


def find_status(desk: Desk) -> str:
    """Return how it stands with an athlete's week."""
    if desk.error is not None or desk.trouble is not None:
        return "faulty"
    if desk.reply is None:
        return "planned" if desk.stored is not None else "planning"
    return str(desk.reply.record.status)


def is_written(desk: Desk) -> bool:
    """Whether the week that is shown is the one that stands in the plan file."""
    record, stored = desk.record, desk.stored
    if record is None or stored is None:
        return False
    return [(one.id, one.start, one.minutes) for one in record.sessions] == [
        (one.id, one.start, one.minutes) for one in stored.sessions
    ]


def choose_shown_week(desk: Desk, asked: int | None) -> int | None:
    """Return the number of the week of a programme that is shown: the one asked for, or the one that is now."""
    record = desk.record
    if record is None or not record.weeks:
        return None
    if asked is not None and 1 <= asked <= len(record.weeks):
        return asked
    day = (record.local(desk.clock()).date() - record.start).days // record.days
    return min(max(day, 0), len(record.weeks) - 1) + 1


def list_desk_faults(desk: Desk) -> list[dict[str, Any]]:
    """Return what is wrong with the scenario, each with its line in the file where that is known."""
    error = desk.error or desk.trouble
    return [] if error is None else dump_faults(error, desk)


def dump_faults(error: FreshlegsError, desk: Desk | None = None) -> list[dict[str, Any]]:
    """Return the faults of an error as plain data; those of the athlete's scenario file with their lines."""
    if not isinstance(error, InputError):
        return [{"source": "", "place": "", "found": str(error), "allowed": "", "line": None}]
    own = desk is not None and error.source == name_source(desk.scenario.path)
    text = (desk.scenario.raw or b"").decode("utf-8", "replace") if own and desk is not None else ""
    return [
        {
            "source": error.source,
            "place": fault.place,
            "found": fault.found,
            "allowed": fault.allowed,
            "line": find_line(text, fault.place) if text else None,
        }
        for fault in error.faults
    ]


def _name(desk: Desk) -> str:
    """Return what the page is called: the title of the week, or the name of the file."""
    record = desk.record
    if record is not None and record.title:
        return record.title
    title = desk.draft.written.get("title") if desk.draft is not None else None
    return title if isinstance(title, str) and title else desk.scenario.path.stem


def _describe_clash(desk: Desk) -> dict[str, Any] | None:
    """Return which rules clash, and what would help; None where there is no clash."""
    reply = desk.reply
    if reply is None or isinstance(reply.record, PlannedRecord) or find_status(desk) == "faulty":
        return None
    if isinstance(reply.record, UndecidedRecord):
        says = "Neither a week nor a proof that there is none was found."
        return {"text": says, "about": "week", "rules": [], "places": [], "fixes": []}
    record: ImpossibleRecord = reply.record
    return {
        "text": record.because or "No week keeps all of these:",
        "about": record.about,
        "rules": [{"rule": one.rule, "says": one.says} for one in record.clash],
        "places": list(reply.places),
        "fixes": [
            {"n": n, "says": fix.says, "penalty": fix.penalty, "week": fix.single_week}
            for n, fix in enumerate(reply.fixes, 1)
        ],
    }
