"""A plan on a real CalDAV server: Radicale, with a phone that changes things there too."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from freshlegs.calendars.caldav.account import VARIABLE, parse_caldav_address
from freshlegs.calendars.caldav.collection import PAUSES, SyncActions, name_resource, reconcile
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.two_way import export_server
from freshlegs.calendars.writing.event import make_uid
from freshlegs.calendars.writing.events import ExportOptions
from freshlegs.calendars.writing.write import write_item
from freshlegs.io.errors import InputError, OutputError
from freshlegs.io.server_account import Account
from freshlegs.planfile import PlannedRecord, SessionRecord
from support.calendar_weeks import session, week
from support.command_line import assert_refused, call
from support.events import COVER, EVENT
from support.real_readers.desk import Desk
from support.real_readers.entry import of_event, of_week
from support.real_readers.phone import Phone
from support.real_readers.radicale import new_calendar
from support.real_readers.server import Server
from support.real_readers.weeks import ALARMS, WEEKS

pytestmark = pytest.mark.slow

ZONE = week().zone
SUNDAY = datetime(2026, 11, 29, 18, tzinfo=ZONE)
ALIEN = write_item(EVENT).replace(EVENT.uid.encode(), b"dentist@example.org")


def lift(day: int = 0, hour: int = 7) -> SessionRecord:
    return session("lower", datetime(2026, 11, 30, hour, tzinfo=ZONE) + timedelta(days=day))


def run(day: int = 2, hour: int = 18) -> SessionRecord:
    return session("intervals", datetime(2026, 11, 30, hour, tzinfo=ZONE) + timedelta(days=day), 75)


LIFT, RUN = make_uid(lift().id), make_uid(run().id)


@pytest.fixture
def phone(desk: Desk) -> Phone:
    """Return a phone with a new calendar on the server."""
    return Phone(new_calendar(desk))


@pytest.fixture
def account(phone: Phone, server: Server) -> Account:
    """Return the way to the phone's calendar."""
    return Account(parse_caldav_address(str(phone.calendar.url)), server.user, server.password)


@pytest.fixture
def push(account: Account, tmp_path: Path) -> Any:
    """Return what brings sessions to the phone's calendar."""

    def pushed(*sessions: SessionRecord, now: datetime = SUNDAY, rehearsal: bool = False, **more: Any) -> ExportResult:
        order = ExportRequest(
            week(*sessions), lambda: now, ExportOptions(rest_days=False), now=now, rehearsal=rehearsal
        )
        return export_server(order, account, more.get("folder", tmp_path))

    return pushed


def starts(phone: Phone) -> dict[str, datetime]:
    return {entry.uid: entry.start for entry in phone.entries() if isinstance(entry.start, datetime)}


def changes(delivery: ExportResult) -> list[str]:
    return [change.sort for change in delivery.update.changes]


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_stands_there_as_it_was_planned_and_is_written_once(phone: Phone, account: Account, name: str) -> None:
    record: PlannedRecord = WEEKS[name]()
    order = ExportRequest(record, lambda: datetime(2026, 1, 1, tzinfo=UTC), ExportOptions(alarms=ALARMS))
    export_server(order, account, None)
    assert phone.entries() == of_week(record, ALARMS)
    before = phone.places()
    assert changes(export_server(order, account, None)) == []
    assert phone.places() == before


def test_a_rehearsal_writes_nothing(phone: Phone, push: Any, tmp_path: Path) -> None:
    assert changes(push(lift(), run(), rehearsal=True)) == ["new", "new"]
    assert phone.entries() == set()
    assert list(tmp_path.glob("*.json")) == []


def test_what_the_plan_moves_is_moved_in_its_place(phone: Phone, push: Any) -> None:
    push(lift(), run())
    before = phone.places()
    assert changes(push(lift(), run(day=4))) == ["moved"]
    after = phone.places()
    assert after[LIFT] == before[LIFT]
    assert after[RUN][0] == before[RUN][0]
    (moved,) = [entry for entry in phone.entries() if entry.uid == RUN]
    assert (moved.start, moved.sequence) == (run(day=4).start.astimezone(UTC), 1)


def test_what_the_plan_drops_is_deleted_and_nothing_else(phone: Phone, push: Any) -> None:
    push(lift(), run())
    phone.put(f"{phone.calendar.url}dentist.ics", ALIEN)
    assert changes(push(run())) == ["dropped"]
    assert {entry.uid for entry in phone.entries()} == {RUN, "dentist@example.org"}


def test_what_is_past_stays(phone: Phone, push: Any) -> None:
    push(lift(), run())
    assert changes(push(lift(hour=9), now=SUNDAY + timedelta(days=6))) == []
    assert starts(phone) == {LIFT: lift().start, RUN: run().start}


def test_what_the_athlete_drags_stays_there(phone: Phone, push: Any) -> None:
    push(lift(), run())
    phone.drag(RUN, 2)
    delivery = push(lift(), run())
    assert [event.uid for event in delivery.moved] == [RUN]
    assert starts(phone)[RUN] == run(hour=20).start


def test_until_the_plan_wants_it_elsewhere(phone: Phone, push: Any) -> None:
    """Then with a higher SEQUENCE than the phone gave it."""
    push(lift(), run())
    phone.drag(RUN, 2)
    phone.drag(RUN, 1)
    assert changes(push(lift(), run(day=3))) == ["moved"]
    (moved,) = [entry for entry in phone.entries() if entry.uid == RUN]
    assert (moved.start, moved.sequence) == (run(day=3).start.astimezone(UTC), 3)


def test_what_the_athlete_deletes_stays_away(phone: Phone, push: Any, tmp_path: Path) -> None:
    push(lift(), run())
    phone.delete(RUN)
    delivery = push(lift(), run())
    assert [event.uid for event in delivery.deleted] == [RUN]
    assert set(starts(phone)) == {LIFT}
    assert delivery.memory == str(next(tmp_path.glob("caldav-*.state.json")))


def test_where_all_is_gone_nothing_is_written_and_it_is_asked(phone: Phone, account: Account, tmp_path: Path) -> None:
    order = ExportRequest(week(lift(), run()), lambda: SUNDAY, ExportOptions(rest_days=False), now=SUNDAY)
    export_server(order, account, tmp_path)
    for uid in (LIFT, RUN):
        phone.delete(uid)
    pauses: list[float] = []
    with pytest.raises(OutputError, match="all 2 events that freshlegs wrote there are gone at once") as caught:
        export_server(order, account, tmp_path, pauses.append)
    assert (phone.entries(), pauses) == (set(), list(PAUSES))
    (state,) = tmp_path.glob("caldav-*.state.json")
    assert str(caught.value).endswith(f"delete {state}")
    state.unlink()
    export_server(order, account, tmp_path)
    assert set(starts(phone)) == {LIFT, RUN}


def test_without_a_memory_the_plan_wins(phone: Phone, push: Any) -> None:
    push(lift(), run(), folder=None)
    phone.drag(RUN, 2)
    phone.delete(LIFT)
    push(lift(), run(), folder=None)
    assert starts(phone) == {LIFT: lift().start, RUN: run().start}


def test_an_event_keeps_the_name_that_another_program_gave_it(phone: Phone, push: Any) -> None:
    phone.put(f"{phone.calendar.url}from-vdirsyncer.ics", write_item(EVENT).replace(EVENT.uid.encode(), RUN.encode()))
    push(run())
    assert phone.places()[RUN][0].endswith("/from-vdirsyncer.ics")


def test_one_that_is_damaged_is_written_anew(phone: Phone, push: Any) -> None:
    data = write_item(EVENT).replace(EVENT.uid.encode(), RUN.encode())
    phone.put(f"{phone.calendar.url}damaged.ics", data.replace(b"LAST-MODIFIED", b"X-A").replace(b"DTSTAMP", b"X-B"))
    push(run())
    assert starts(phone) == {RUN: run().start}


# While somebody else writes


def test_what_changes_meanwhile_is_read_again(phone: Phone, account: Account, tmp_path: Path) -> None:
    """The phone drags the run after it was read and before it is written (412)."""
    folder, looks = tmp_path, list[int]()

    def clock() -> datetime:
        if not looks:
            phone.drag(RUN, 2)
        looks.append(1)
        return SUNDAY

    export_server(ExportRequest(week(lift(), run()), lambda: SUNDAY, ExportOptions(rest_days=False)), account, folder)
    delivery = export_server(
        ExportRequest(week(lift(), run(day=4)), clock, ExportOptions(rest_days=False)), account, folder
    )
    assert len(looks) > 1
    assert changes(delivery) == ["moved"]
    (moved,) = [entry for entry in phone.entries() if entry.uid == RUN]
    assert (moved.start, moved.sequence) == (run(day=4).start.astimezone(UTC), 2)


@pytest.mark.parametrize("what", ["changed", "deleted", "created", "dropped"])
def test_nothing_that_changes_meanwhile_is_written_over(phone: Phone, account: Account, what: str) -> None:
    """What is to be done is asked for again, with what then stands there."""
    url, seen = f"{phone.calendar.url}{name_resource(EVENT.uid)}", []
    if what != "created":
        phone.put(url, write_item(EVENT))

    def wish(there: Mapping[str, bytes]) -> SyncActions:
        seen.append(dict(there))
        if len(seen) > 1:
            return SyncActions()
        match what:
            case "changed" | "dropped":
                phone.drag(EVENT.uid, 1)
            case "deleted":
                phone.delete(EVENT.uid)
            case _:
                phone.put(url, write_item(EVENT))
        return (
            SyncActions({}, frozenset({EVENT.uid}))
            if what == "dropped"
            else SyncActions({EVENT.uid: write_item(EVENT)})
        )

    reconcile(account, COVER, wish)
    first, second = seen
    assert (EVENT.uid in first, EVENT.uid in second) == (what != "created", what != "deleted")
    assert {entry.uid for entry in phone.entries()} == set(second)
    if what in ("changed", "dropped"):
        assert starts(phone)[EVENT.uid] == of_event(EVENT).start + timedelta(hours=1)


def test_a_stranger_under_the_name_of_ours_is_not_written_over(phone: Phone, account: Account) -> None:
    phone.put(f"{phone.calendar.url}{name_resource(EVENT.uid)}", ALIEN)
    looks: list[object] = []

    def wish(there: Mapping[str, bytes]) -> SyncActions:
        looks.append(there)
        return SyncActions({EVENT.uid: write_item(EVENT)})

    with pytest.raises(OutputError, match="somebody else keeps changing it; try again"):
        reconcile(account, COVER, wish, sleep=lambda _: None)
    assert looks == [{}] * len(PAUSES)
    assert {entry.uid for entry in phone.entries()} == {"dentist@example.org"}


# The command


@pytest.fixture
def folder(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan, and keep the password in the environment."""
    monkeypatch.setenv(VARIABLE, server.password)
    record = week(lift(), run()).model_copy(update={"scenario": tmp_path.name})
    (tmp_path / "plan.json").write_text(record.model_dump_json(), "utf-8")
    return tmp_path


def export(folder: Path, url: str, *options: str, user: str = "anna") -> Any:
    when = ("--now", "2026-11-29")
    return call("export", "plan.json", "--caldav", url, "--user", user, *when, *options, folder=folder)


def test_a_server_gets_a_calendar_of_its_own_for_each_athlete(folder: Path, server: Server) -> None:
    rehearsed = export(folder, server.url, "--dry-run")
    assert rehearsed.code == 0
    assert "7 events, all new" in rehearsed.out
    first, again = export(folder, server.url), export(folder, server.url)
    assert (first.code, first.out, again.code) == (0, "", 0)
    assert first.err.startswith(f"{server.url}anna/freshlegs-")
    assert again.err.endswith("/: 7 events, 0.0 kB: 7 as before\n")
    private = export(folder, server.url, "--busy-only", "--json").json
    assert len(private["new"]) == 2
    assert private["file"] != first.err.partition(": ")[0]


def test_names_and_passwords_may_be_of_any_alphabet(
    folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "pä€ß wörd")
    assert export(folder, server.url, user="björn").code == 0


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("", "the server does not accept this user and password (401)"),
        ("anna/", "the server does not accept this user and password (401)"),
    ],
)
def test_a_wrong_password(folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch, place: str, why: str) -> None:
    monkeypatch.setenv(VARIABLE, "hunter2")
    done = export(folder, server.url + place)
    assert_refused(done, f"can't write {server.url}{place}: {why}")
    assert "hunter2" not in done.err
    assert list(folder.glob("*.state.json")) == []


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("anna/no-such-calendar/", "there is nothing at this address (404)"),
        ("bob/", "this user may not do that there (403)"),
    ],
)
def test_an_address_that_leads_nowhere(folder: Path, server: Server, place: str, why: str) -> None:
    assert_refused(export(folder, server.url + place), f"can't write {server.url}{place}: {why}")


def test_without_the_extra_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "caldav", None)
    done = export(folder, "https://cloud.example.org/")
    assert_refused(done, "--caldav: needs the package caldav; install it with: pip install 'caldav")


def test_an_address_needs_a_user(folder: Path) -> None:
    done = call("export", "plan.json", "--caldav", "https://cloud.example.org/", folder=folder)
    assert done.code == 2
    assert "--caldav goes with --user NAME" in done.err


def test_a_damaged_memory_is_refused_before_anything_is_written(phone: Phone, push: Any, tmp_path: Path) -> None:
    push(lift())
    (state,) = tmp_path.glob("caldav-*.state.json")
    state.write_text("{")
    with pytest.raises(InputError, match="not the state of a calendar"):
        push(run())
    assert set(starts(phone)) == {LIFT}
