"""Calendar servers that answer, and not what was asked: they list half of it, lag behind themselves, or forget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from freshlegs.calendars.caldav.account import parse_caldav_address
from freshlegs.calendars.caldav.collection import PAUSES, SyncActions, name_resource, reconcile
from freshlegs.calendars.caldav.server import Server
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.memory import recall_state
from freshlegs.calendars.syncing.two_way import export_server
from freshlegs.calendars.writing.event import make_uid
from freshlegs.calendars.writing.events import ExportOptions
from freshlegs.calendars.writing.write import write_item
from freshlegs.io.errors import OutputError
from freshlegs.io.server_account import Account, Address
from freshlegs.planfile import SessionRecord
from support.calendar_weeks import session, week
from support.events import COVER, EVENT
from support.everything import READERS, lacking
from support.odd_servers import Answer, Odd, OddCalendar, odd_server

XML = (("Content-Type", "application/xml; charset=utf-8"),)
EMPTY = b'<D:multistatus xmlns:D="DAV:"/>'
OURS, THEIRS = write_item(EVENT), write_item(EVENT).replace(EVENT.uid.encode(), b"dentist@example.org")
NEWER = write_item(replace(EVENT, sequence=1, summary="Run: easy 30 min"))
PLACE = f"/{name_resource(EVENT.uid)}"
MONDAY = datetime(2026, 11, 30, 7, tzinfo=week().zone)
SUNDAY = MONDAY - timedelta(hours=12)


@pytest.fixture(autouse=True)
def _client() -> None:
    if find_spec("caldav") is None:
        lacking("caldav", READERS)


@pytest.fixture
def calendar() -> OddCalendar:
    return OddCalendar()


@pytest.fixture
def odd(calendar: OddCalendar) -> Iterator[Odd]:
    """Return a server with the calendar."""
    with odd_server(calendar.answer, hear=calendar.hear) as running:
        yield running


def at(odd: Odd) -> Account:
    return Account(parse_caldav_address(odd.url), "anna", "s3cret")


def bring(odd: Odd, actions: SyncActions) -> tuple[list[Mapping[str, bytes]], list[float]]:
    """Bring the calendar to what is wanted; return what stood there at each look, and the pauses before it."""
    looks: list[Mapping[str, bytes]] = []
    pauses: list[float] = []

    def decide(there: Mapping[str, bytes]) -> SyncActions:
        looks.append(there)
        return actions

    reconcile(at(odd), COVER, decide, sleep=pauses.append)
    return looks, pauses


def refusal(odd: Odd, actions: SyncActions) -> str:
    """Return what is said of a calendar that can't be brought to what is wanted, without its URL."""
    with pytest.raises(OutputError) as caught:
        bring(odd, actions)
    said = str(caught.value)
    assert said.startswith(f"can't write {odd.url}")
    assert said.isprintable()
    return said.partition(": ")[2]


def methods(odd: Odd) -> list[str]:
    return [method for method, *_ in odd.asked]


# What is no list of events


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (Answer(200, EMPTY, XML), "(200)"),
        (Answer(200, b"<html>Log in", (("Content-Type", "text/html"),)), "(200)"),
        (Answer(204), "(204)"),
        (Answer(207), "in a form that can't be read"),
        (Answer(207, b"<html/>", XML), "in a form that can't be read"),
    ],
)
def test_only_a_list_says_what_stands_there(odd: Odd, calendar: OddCalendar, answer: Answer, how: str) -> None:
    """Anything else would look as an empty calendar, into which all is written once more."""
    calendar.lists = [answer]
    assert refusal(odd, SyncActions({EVENT.uid: OURS})) == f"the server does not list what stands in it {how}"
    assert methods(odd) == ["PROPFIND", "REPORT"]


def test_a_list_that_was_cut_is_none(odd: Odd, calendar: OddCalendar) -> None:
    cut = b"<D:response><D:href>/</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response>"
    calendar.lists = [EMPTY.replace(b"/>", b">" + cut + b"</D:multistatus>")]
    assert refusal(odd, SyncActions({EVENT.uid: OURS})) == "the server lists only a part of what stands in it (507)"
    assert methods(odd) == ["PROPFIND", "REPORT"]


def test_a_list_without_entries_is_that_of_a_new_calendar(odd: Odd, calendar: OddCalendar) -> None:
    calendar.lists = [EMPTY]
    assert bring(odd, SyncActions({EVENT.uid: OURS})) == ([{}], [0])
    assert calendar.events == {PLACE: (1, OURS)}


# Entries that say too little


@pytest.mark.parametrize("tagged", [True, False])
def test_events_that_are_listed_without_their_data_are_fetched(odd: Odd, calendar: OddCalendar, tagged: bool) -> None:
    """One by one; not the folder that they are in, and not what lies in another one."""
    calendar.filled, calendar.tagged = False, tagged
    calendar.events = {"/": (1, OURS), "/a.ics": (3, OURS), "/b.ics": (1, THEIRS), "/more/": (1, OURS)}
    (look,), _ = bring(odd, SyncActions({EVENT.uid: NEWER}))
    assert {uid: data.replace(b"\r", b"") for uid, data in look.items()} == {EVENT.uid: OURS.replace(b"\r", b"")}
    assert [path for method, path, _ in odd.asked if method == "GET"] == ["/a.ics", "/b.ics"]
    assert calendar.events["/a.ics"] == (4, NEWER)


def test_the_calendar_itself_is_none_of_its_events(odd: Odd, calendar: OddCalendar) -> None:
    """Listed without its last slash, and in other letters: fetched, it would be one event, and be written over."""
    calendar.filled, calendar.events = False, {"/caf%c3%a9": (1, OURS), "/caf%C3%A9/a.ics": (1, THEIRS)}
    account = Account(parse_caldav_address(f"{odd.url}caf%C3%A9/"), "anna", "s3cret")
    reconcile(account, COVER, lambda there: SyncActions(dict.fromkeys(there, NEWER)))
    assert [path for method, path, _ in odd.asked if method == "GET"] == ["/caf%C3%A9/a.ics"]
    assert calendar.events["/caf%c3%a9"] == (1, OURS)


@pytest.mark.parametrize("status", [403, 404, 410])
def test_one_that_is_gone_meanwhile_or_not_for_us_is_none(calendar: OddCalendar, status: int) -> None:
    calendar.filled = False
    calendar.events = {"/a.ics": (3, OURS), "/b.ics": (1, OURS)}

    def answer(method: str, path: str) -> Answer:
        return Answer(status, OURS) if (method, path) == ("GET", "/a.ics") else calendar.answer(method, path)

    with odd_server(answer, hear=calendar.hear) as odd:
        bring(odd, SyncActions({EVENT.uid: NEWER}))
    assert calendar.events == {"/a.ics": (3, OURS), "/b.ics": (2, NEWER)}


def test_one_that_can_not_be_fetched_is_said(calendar: OddCalendar) -> None:
    calendar.filled, calendar.events = False, {"/a.ics": (3, OURS)}

    def answer(method: str, path: str) -> Answer:
        return Answer(500) if method == "GET" else calendar.answer(method, path)

    with odd_server(answer, hear=calendar.hear) as odd:
        assert refusal(odd, SyncActions({EVENT.uid: NEWER})) == "the server has failed (500)"


def test_ours_without_an_etag_is_fetched_for_it_and_theirs_is_not(odd: Odd, calendar: OddCalendar) -> None:
    calendar.tagged, calendar.events = False, {"/a.ics": (3, OURS), "/b.ics": (1, THEIRS)}
    bring(odd, SyncActions(delete=frozenset({EVENT.uid})))
    assert [path for method, path, _ in odd.asked if method == "GET"] == ["/a.ics"]
    assert calendar.events.keys() == {"/b.ics"}


@pytest.mark.parametrize("actions", [SyncActions({EVENT.uid: NEWER}), SyncActions(delete=frozenset({EVENT.uid}))])
def test_what_has_no_etag_at_all_is_not_written_over(calendar: OddCalendar, actions: SyncActions) -> None:
    calendar.tagged, calendar.events = False, {"/a.ics": (3, OURS)}

    def answer(method: str, path: str) -> Answer:
        return replace(calendar.answer(method, path), headers=XML if method == "REPORT" else ())

    with odd_server(answer, hear=calendar.hear) as odd:
        assert refusal(odd, actions) == (
            "the server does not tell whether an event has changed (no ETag), so it is not written over"
        )
        assert not {"PUT", "DELETE"} & set(methods(odd))
        bring(odd, SyncActions())


# Servers that lag, and weak ETags


def test_a_list_that_lags_is_read_again_after_a_pause(odd: Odd, calendar: OddCalendar) -> None:
    """Two lists show the event as it was before somebody changed it."""
    calendar.events = {PLACE: (1, THEIRS.replace(b"dentist@example.org", EVENT.uid.encode()))}
    calendar.lists = [calendar.list(), calendar.list()]
    calendar.events = {PLACE: (2, OURS)}
    looks, pauses = bring(odd, SyncActions({EVENT.uid: NEWER}))
    assert (len(looks), pauses) == (3, list(PAUSES[:3]))
    assert pauses[0] < pauses[1] < pauses[2]
    assert calendar.events == {PLACE: (3, NEWER)}


def test_a_list_that_never_catches_up_is_one_clear_line(odd: Odd, calendar: OddCalendar) -> None:
    calendar.events = {PLACE: (1, OURS)}
    calendar.lists = [calendar.list()] * 9
    calendar.events = {PLACE: (2, OURS)}
    assert refusal(odd, SyncActions({EVENT.uid: NEWER})) == (
        "the server says that an event has changed, and shows it as it was; try again later"
    )
    assert calendar.events == {PLACE: (2, OURS)}
    assert methods(odd).count("PUT") == len(PAUSES)


def test_one_that_changes_at_each_look_is_somebody_else(odd: Odd, calendar: OddCalendar) -> None:
    for version in range(9):
        calendar.events = {PLACE: (version, OURS)}
        calendar.lists.append(calendar.list())
    assert refusal(odd, SyncActions({EVENT.uid: NEWER})) == "somebody else keeps changing it; try again"


def test_a_weak_etag_that_becomes_a_strong_one(odd: Odd, calendar: OddCalendar) -> None:
    """As some servers have them for a second after each change."""
    calendar.weak, calendar.events = True, {PLACE: (1, OURS)}
    calendar.lists = [calendar.list(), calendar.list()]
    calendar.weak = False
    bring(odd, SyncActions({EVENT.uid: NEWER}))
    assert calendar.events == {PLACE: (2, NEWER)}


@pytest.mark.parametrize("actions", [SyncActions({EVENT.uid: NEWER}), SyncActions(delete=frozenset({EVENT.uid}))])
def test_a_weak_etag_that_stays_weak_is_one_clear_line(odd: Odd, calendar: OddCalendar, actions: SyncActions) -> None:
    """Nothing is written over without a condition."""
    calendar.weak, calendar.events = True, {PLACE: (1, OURS)}
    assert refusal(odd, actions) == (
        "the server can't tell for certain whether an event has changed (weak ETag), so it is not written over"
    )
    assert calendar.events == {PLACE: (1, OURS)}


# What is gone, and what has no status


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_before_it_is_written_over_is_looked_at_again(calendar: OddCalendar, status: int) -> None:
    calendar.events = {PLACE: (1, OURS)}

    def answer(method: str, path: str) -> Answer:
        if method == "PUT" and calendar.events:
            calendar.events.clear()
            return Answer(status)
        return calendar.answer(method, path)

    with odd_server(answer, hear=calendar.hear) as odd:
        looks, _ = bring(odd, SyncActions({EVENT.uid: NEWER}))
    assert [len(look) for look in looks] == [1, 0]
    assert calendar.events == {PLACE: (1, NEWER)}


@pytest.mark.parametrize("method", ["PROPFIND", "REPORT", "PUT", "DELETE"])
def test_a_failure_without_a_status_is_no_answer(method: str) -> None:
    """The client gives up before the server has said anything that it understands."""
    from caldav.lib.error import DAVError

    class Client:
        def request(self, *_: object) -> object:
            raise DAVError(reason="s3cret")

    with pytest.raises(OutputError) as caught:
        Server(Client(), Address("https://cloud.example.org/")).ask(method, "https://cloud.example.org/a/")
    assert str(caught.value) == "can't write https://cloud.example.org/a/: this is not a CalDAV server"


# Everything gone at once


def lift(day: int = 0, hours: int = 0) -> SessionRecord:
    return session("lower", MONDAY + timedelta(days=day, hours=hours))


def run(hours: int = 0, day: int = 2) -> SessionRecord:
    return session("easy", MONDAY + timedelta(days=day, hours=hours))


@pytest.fixture
def push(odd: Odd, tmp_path: Path) -> Any:
    """Return what brings sessions to the calendar, remembered in the folder; pauses are not waited for."""

    def pushed(
        *sessions: SessionRecord, weeks: int = 0, days: int = 0, ahead: int = 0, rehearsal: bool = False
    ) -> ExportResult:
        now, plain = SUNDAY + timedelta(weeks=weeks, days=days), ExportOptions(rest_days=False)
        record = week(*sessions, start=MONDAY.date() + timedelta(weeks=weeks + ahead))
        request = ExportRequest(record, lambda: now, plain, now=now, rehearsal=rehearsal)
        return export_server(request, at(odd), tmp_path, sleep=lambda _: None)

    return pushed


@pytest.mark.parametrize("rehearsal", [False, True])
def test_where_all_is_gone_nothing_is_done_and_it_is_asked(
    push: Any, odd: Odd, calendar: OddCalendar, tmp_path: Path, rehearsal: bool
) -> None:
    """Otherwise all of them would count as deleted on the phone, and stay away for good."""
    push(lift(), run())
    (state,) = tmp_path.glob("caldav-*.state.json")
    before, known = state.read_bytes(), calendar.events
    calendar.events = {"/dentist.ics": (1, THEIRS)}
    odd.asked.clear()
    with pytest.raises(OutputError) as caught:
        push(lift(), run(hours=2), rehearsal=rehearsal)
    assert str(caught.value) == (
        f"can't write {odd.url}: all 2 events that freshlegs wrote there are gone at once. Is it the right calendar, "
        f"and whole? If you deleted them and want them back, delete {state}"
    )
    assert methods(odd) == ["PROPFIND"] + ["REPORT"] * len(PAUSES)
    assert state.read_bytes() == before
    state.unlink()
    push(lift(), run())
    assert calendar.events.keys() == {*known, "/dentist.ics"}


def test_where_our_calendar_itself_is_gone_none_is_made(calendar: OddCalendar, tmp_path: Path) -> None:
    home = EMPTY.replace(b"/>", b' xmlns:C="urn:ietf:params:xml:ns:caldav">') + (
        b"<D:response><D:href>/</D:href><D:propstat><D:prop><C:calendar-home-set><D:href>/anna/</D:href>"
        b"</C:calendar-home-set></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>"
    )
    order = ExportRequest(week(lift(), run()), lambda: SUNDAY, ExportOptions(rest_days=False), now=SUNDAY)

    def answer(method: str, path: str) -> Answer:
        if method == "MKCALENDAR":
            calendar.exists = True
            return Answer(201)
        return Answer(207, home, XML) if path == "/" else calendar.answer(method, path)

    with odd_server(answer, hear=calendar.hear) as odd:
        calendar.exists = False
        export_server(order, at(odd), tmp_path, lambda _: None)
        assert methods(odd) == ["PROPFIND", "PROPFIND", "MKCALENDAR", "PUT", "PUT"]
        assert len(calendar.events) == 2
        # A moment later the server does not find it yet.
        calendar.exists, pauses = False, list[float]()

        def wait(pause: float) -> None:
            pauses.append(pause)
            calendar.exists = pause > 0

        assert export_server(order, at(odd), tmp_path, wait).deleted == ()
        assert pauses == list(PAUSES[:2])
        calendar.exists, calendar.events = False, {}
        odd.asked.clear()
        with pytest.raises(OutputError, match="all 2 events that freshlegs wrote there are gone at once"):
            export_server(order, at(odd), tmp_path, lambda _: None)
        assert set(methods(odd)) == {"PROPFIND"}


def test_a_list_that_was_empty_for_a_moment_changes_nothing(push: Any, calendar: OddCalendar) -> None:
    push(lift(), run())
    before = dict(calendar.events)
    calendar.lists = [EMPTY, EMPTY]
    done = push(lift(), run())
    assert (done.deleted, done.update.changes, calendar.events) == ((), (), before)


def test_one_that_is_gone_was_deleted(push: Any, calendar: OddCalendar) -> None:
    """One of two, and the only one that there was."""
    push(lift(), run())
    del calendar.events[f"/{name_resource(make_uid(run().id))}"]
    assert [event.uid for event in push(lift(), run()).deleted] == [make_uid(run().id)]
    push(lift())
    calendar.events.clear()
    assert [event.uid for event in push(lift()).deleted] == [make_uid(lift().id)]


def test_what_is_over_of_this_week_counts_too(push: Any, calendar: OddCalendar) -> None:
    """On Tuesday, when only one session is still ahead."""
    push(lift(), run())
    calendar.events.clear()
    with pytest.raises(OutputError, match="all 2 events"):
        push(lift(), run(), days=2)


def test_what_is_ahead_of_another_week_counts_too(push: Any, calendar: OddCalendar) -> None:
    later = [
        session("easy", MONDAY + timedelta(days=day)).model_copy(update={"id": f"small/2026-12-07/easy/{day}"})
        for day in (7, 9)
    ]
    push(*later, ahead=1)
    calendar.events.clear()
    with pytest.raises(OutputError, match="all 2 events"):
        push(lift())


def test_weeks_that_are_over_may_be_gone(push: Any, calendar: OddCalendar) -> None:
    """Somebody clears away what is past before the next week begins."""
    push(lift(), run())
    calendar.events.clear()
    later = lift(day=7).model_copy(update={"id": "small/2026-12-07/lower/1"})
    push(later, weeks=1)
    assert len(calendar.events) == 1


def test_an_older_revision_than_was_written_is_nobodys_edit(push: Any, calendar: OddCalendar, tmp_path: Path) -> None:
    """A program that lagged behind has put it back; the plan's comes again, later than both."""
    push(lift(), run())
    place = f"/{name_resource(make_uid(run().id))}"
    version, old = calendar.events[place]
    push(lift(), run(hours=2))
    new = calendar.events[place][1]
    calendar.events[place] = version + 9, old
    done = push(lift(), run(hours=2))
    assert (done.moved, calendar.events[place][1]) == ((), new)
    (state,) = tmp_path.glob("caldav-*.state.json")
    assert recall_state(state)[make_uid(run().id)].sequence == 1
