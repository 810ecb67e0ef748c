"""What happens in a week: told, and logged set by set. What is sent twice under one key is done once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakKeyDictionary

from starlette.responses import Response

from freshlegs.io.errors import Fault, InputError, OutputError
from freshlegs.io.files import decode_text, name_source
from freshlegs.io.kept_before import keep_before
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.logbook import find_session_to_log
from freshlegs.report.season import build_season
from freshlegs.web.desk import Desk
from freshlegs.web.desk_changes import keep_record
from freshlegs.web.desk_files import encode_plan
from freshlegs.web.heard_keys import HeardKeys, read_key
from freshlegs.web.life_questions import TellOrder, TellReply, describe_reports, read_reports, tell_week
from freshlegs.web.logged_sets import LoggedRows, build_rows
from freshlegs.web.replies import JsonReply, read_call, take_text
from freshlegs.web.state import choose_shown_week
from freshlegs.web.web_app import DeskCall, DeskRoute
from freshlegs.web.week_view import build_week


@dataclass(eq=False)
class _Life:
    """What is told of one athlete: one thing after the other, each on top of the one before."""

    heard: HeardKeys
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


_lives: WeakKeyDictionary[Desk, _Life] = WeakKeyDictionary()


def _find_life(desk: Desk) -> _Life:
    return _lives.setdefault(desk, _Life(HeardKeys(desk.plan.path)))


async def tell(call: DeskCall) -> Response:
    """Tell what has happened, and plan the rest of the week by it; the answer comes once it is written."""
    data = await read_call(call.request)
    key, reports, week, desk = read_key(data), read_reports(data), data.get("week"), call.desk
    if week is not None and type(week) is not int:
        raise InputError("the call", Fault("week", "the number of a week is wanted"))
    life = _find_life(desk)
    async with life.turn:
        if (known := life.heard.find(key)) is not None:
            return JsonReply({**known, "again": True})
        desk.look()
        await _wait_for_plan(desk)
        record = desk.record
        if not isinstance(record, PlannedRecord):
            raise InputError("the call", Fault("", "there is no week of which anything could be told"))
        order = TellOrder(desk.list_files(), record, reports, week)

        def finish(reply: TellReply) -> dict[str, Any]:
            return _keep_told(desk, life.heard, key, order, reply)

        job = desk.jobs.add("tell", tell_week, order, finish, first=True)
        await job.ended.wait()
        if job.error is not None:
            raise job.error
        if job.state != "done":
            raise OutputError("it was stopped; nothing is written")
        return JsonReply(job.result)


async def _wait_for_plan(desk: Desk) -> None:
    """Wait until a change of the scenario is planned: what is told comes on top of it."""
    while desk.jobs.has("plan") and desk.jobs.running is not None:
        await desk.jobs.running.ended.wait()


def _keep_told(desk: Desk, heard: HeardKeys, key: str, order: TellOrder, reply: TellReply) -> dict[str, Any]:
    """Write the plan that knows what was told, and note the key of it."""
    if reply.record is None:
        raise InputError("the plan", Fault("", reply.text))
    says = describe_reports(order.reports)
    answer = {"text": " ".join((f"Told: {says}.", *reply.changes)), "notes": " ".join(reply.notes)}
    data = encode_plan(reply.record, desk.scenario.path, desk.plan.path, desk.plan.raw)
    heard.note(key, desk.plan.path, data, answer)
    keep_record(desk, says, reply.record)
    desk.told = reply.notes
    heard.note(key, desk.plan.path, data, answer, done=True)
    return answer


async def log(call: DeskCall) -> Response:
    """Add what was lifted or run to the log, as `freshlegs log` does."""
    data = await read_call(call.request)
    key, desk = read_key(data), call.desk
    life = _find_life(desk)
    async with life.turn:
        if (known := life.heard.find(key)) is not None:
            return JsonReply({**known, "again": True})
        desk.look()
        if not isinstance(desk.record, PlannedRecord):
            raise InputError("the call", Fault("", "there is no plan to log for"))
        text = decode_text(desk.log.raw or b"", desk.log.path)
        today = desk.clock().astimezone(desk.record.zone).date()
        rows = build_rows(desk.record, take_text(data, "session"), data, text, name_source(desk.log.path), today)
        if rows.doubts and data.get("sure") is not True:
            return JsonReply({"saved": False, "doubts": list(rows.doubts)})
        answer = {
            "saved": True,
            "text": f"{format_count(rows.added, 'row')} in {desk.log.path.name}. {rows.says}".strip(),
        }
        name = find_session_to_log(desk.record, take_text(data, "session")).name
        _write_log(desk, life.heard, key, rows, answer, f"log of {name}")
        return JsonReply(answer)


def _write_log(desk: Desk, heard: HeardKeys, key: str, rows: LoggedRows, answer: Mapping[str, Any], says: str) -> None:
    new = rows.text.encode()
    heard.note(key, desk.log.path, new, dict(answer))
    keep_before(desk.log.path, desk.log.raw or b"", new)
    desk.write(says, replace(desk.take_snapshot(), log=new))
    heard.note(key, desk.log.path, new, dict(answer), done=True)
    desk.change()


async def list_weeks(call: DeskCall) -> Response:
    """Return the weeks of a programme, each with what it costs and what it is for."""
    record = _take_programme(call.desk)
    marks = build_season(record).weeks
    return JsonReply(
        {
            "weeks": [
                {
                    "number": week.week,
                    "start": week.start.isoformat(),
                    "penalty": week.penalty,
                    "proved_best": week.proved_best,
                    "kind": mark.kind,
                    "mark": mark.mark,
                    "races": list(mark.races),
                    "moved": len(week.moved),
                }
                for week, mark in zip(record.weeks, marks, strict=True)
            ],
            "current": choose_shown_week(call.desk, None),
        }
    )


async def show_week(call: DeskCall) -> Response:
    """Return one week of a programme, as the state has it."""
    record, asked = _take_programme(call.desk), call.request.path_params["week"]
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    if not 1 <= number <= len(record.weeks):
        there = f"the programme has {format_count(len(record.weeks), 'week')}"
        raise InputError("the call", Fault("week", f"there is no week {asked}", there))
    return JsonReply(build_week(record, call.desk.draft, number=number))


def _take_programme(desk: Desk) -> PlannedRecord:
    record = desk.record
    if record is None or not record.weeks:
        raise InputError("the call", Fault("", "there is no programme", "it is a single week, which the state has"))
    return record


LIFE_ROUTES = [
    DeskRoute("POST", "api/tell", tell),
    DeskRoute("POST", "api/log", log),
    DeskRoute("GET", "api/programme", list_weeks),
    DeskRoute("GET", "api/programme/{week}", show_week),
]
