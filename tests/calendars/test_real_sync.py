"""A plan's life in real programs: imported again and again into khal, synced by vdirsyncer with a phone at the end."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from freshlegs.calendars.writing.event import make_uid
from freshlegs.planfile import SessionRecord
from support.calendar_weeks import session, week
from support.command_line import WEEK, call
from support.real_readers import khal, vdirsyncer
from support.real_readers.desk import Desk
from support.real_readers.phone import Phone
from support.real_readers.radicale import new_calendar

MONDAY = datetime(2026, 11, 30, 7, tzinfo=week().zone)
LIFT, RUN, LONG = session("lower", MONDAY), session("easy", MONDAY + timedelta(days=1)), session("long", MONDAY)
LATER = session("easy", MONDAY + timedelta(days=4))
FOLDER = "training"


def export(folder: Path, *arguments: str) -> Any:
    done = call("export", "plan.json", "--no-rest-days", "--now", "2026-11-29", "--json", *arguments, folder=folder)
    assert done.code == 0, done.err
    return done.json


def store(folder: Path, *sessions: SessionRecord) -> None:
    (folder / "plan.json").write_text(week(*sessions).model_dump_json(), "utf-8")


def test_a_second_import_moves_adds_and_never_removes(desk: Desk) -> None:
    """Version 1, version 2 twice, and version 1 again, which wins since it comes last: khal looks at no SEQUENCE."""
    store(desk.folder, LIFT, RUN)
    export(desk.folder, "--ics", "week.ics")
    first = (desk.folder / "week.ics").read_bytes()
    store(desk.folder, LATER, LONG)
    export(desk.folder, "--ics", "week.ics")
    second = (desk.folder / "week.ics").read_bytes()

    def shown(data: bytes) -> dict[str, tuple[object, int, str]]:
        found = khal.read(data, desk)
        assert len(found) == len({entry.uid for entry in found})
        return {entry.uid: (entry.start, entry.sequence, entry.status) for entry in found}

    old = {make_uid(s.id): (s.start.astimezone(UTC), 0, "CONFIRMED") for s in (LIFT, RUN)}
    new = {
        make_uid(LIFT.id): (LIFT.start.astimezone(UTC), 1, "CANCELLED"),
        make_uid(LATER.id): (LATER.start.astimezone(UTC), 1, "CONFIRMED"),
        make_uid(LONG.id): (LONG.start.astimezone(UTC), 0, "CONFIRMED"),
    }
    assert shown(first) == old
    assert shown(second) == new
    assert shown(second) == new
    assert shown(first) == {**new, **old}


def test_a_folder_and_a_server_stay_the_same_calendar(desk: Desk) -> None:
    """The plan moves one, drops one and adds one; vdirsyncer carries it over."""
    phone = Phone(new_calendar(desk))
    store(desk.folder, LIFT, RUN)
    export(desk.folder, "--vdir", FOLDER)
    vdirsyncer.synced(desk, str(phone.calendar.url))
    assert starts(phone) == {make_uid(s.id): s.start for s in (LIFT, RUN)}
    store(desk.folder, LATER, LONG)
    export(desk.folder, "--vdir", FOLDER)
    vdirsyncer.synced(desk, str(phone.calendar.url))
    assert starts(phone) == {make_uid(s.id): s.start for s in (LATER, LONG)}


def test_a_session_dragged_on_the_phone_comes_back_into_the_plan(desk: Desk) -> None:
    """Dragged there, left there by the next export, taken over by replan, and no longer a difference then."""
    (desk.folder / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=desk.folder).code == 0
    before = {s["id"]: s["start"] for s in json.loads((desk.folder / "plan.json").read_text())["sessions"]}
    run = next(name for name in before if "/long/" in name)
    dragged = datetime.fromisoformat(before[run]) + timedelta(hours=1)
    phone = Phone(new_calendar(desk))

    def synced() -> Any:
        found = export(desk.folder, "--vdir", FOLDER)
        vdirsyncer.synced(desk, str(phone.calendar.url))
        return found

    synced()
    phone.drag(make_uid(run), 1)
    vdirsyncer.synced(desk, str(phone.calendar.url))
    assert synced()["moved_there"] == [make_uid(run)]
    assert starts(phone)[make_uid(run)] == dragged
    replanned = call(
        "replan", "week.toml", "plan.json", "--now", "mon 05:00", "--calendar", FOLDER, "-o", "next.json",
        folder=desk.folder,
    )  # fmt: skip
    assert replanned.code == 0, replanned.err
    (desk.folder / "next.json").replace(desk.folder / "plan.json")
    after = {s["id"]: s["start"] for s in json.loads((desk.folder / "plan.json").read_text())["sessions"]}
    assert datetime.fromisoformat(after[run]) == dragged
    assert {name for name in after if after[name] != before[name]} == {run}
    assert synced()["moved_there"] == []
    assert starts(phone) == {make_uid(name): datetime.fromisoformat(start) for name, start in after.items()}


def starts(phone: Phone) -> dict[str, object]:
    return {entry.uid: entry.start for entry in phone.entries()}
