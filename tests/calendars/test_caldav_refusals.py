"""Servers that refuse, fail, lie or are none: one line each, the password stays here."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from freshlegs.calendars.caldav.account import parse_caldav_address
from freshlegs.calendars.caldav.collection import PAUSES, SyncActions, reconcile
from freshlegs.calendars.writing.event import make_uid
from freshlegs.calendars.writing.write import write_item
from freshlegs.io.errors import OutputError
from freshlegs.io.server_account import Account
from support.events import COVER, EVENT
from support.everything import READERS, lacking
from support.odd_servers import Answer, odd_server, own_certificate

PASSWORD = "s3cret"
XML = (("Content-Type", "application/xml; charset=utf-8"),)
ASKS = ("WWW-Authenticate", 'Basic realm="calendars"')
CALENDAR = (
    b'<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response><D:href>/</D:href>'
    b"<D:propstat><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop>"
    b"<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>"
)
ELSEWHERE = b'<D:error xmlns:D="DAV:"><C:no-uid-conflict xmlns:C="urn:ietf:params:xml:ns:caldav"/></D:error>'
NEXTCLOUD = (
    b'<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><s:message>Deleted calendar object with uid already '
    b"exists in this calendar collection.</s:message></d:error>"
)
IN_TRASH = "the server keeps some of its events in another calendar or in its trash; delete them there, and try again"
HOME = CALENDAR.replace(b"<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>", b"%s")


@pytest.fixture(autouse=True)
def _client() -> None:
    if find_spec("caldav") is None:
        lacking("caldav", READERS)


def refusal(url: str) -> str:
    """Return what is said when a calendar at a URL can't be written."""
    with pytest.raises(OutputError) as caught:
        reconcile(
            Account(parse_caldav_address(url), "anna", PASSWORD),
            COVER,
            lambda _: SyncActions({"a": b""}),
            sleep=lambda _: None,
        )
    assert caught.value.__cause__ is None
    said = str(caught.value)
    assert PASSWORD not in said
    assert said.isprintable()
    return said


def by(answer: Callable[[str, str], Answer]) -> str:
    """Return what is said of a server that answers so, without its URL."""
    with odd_server(answer) as odd:
        said = refusal(odd.url)
        assert said.startswith(f"can't write {odd.url}")
        return said.partition(": ")[2]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (300, "the server refuses (300)"),
        (401, "the server does not accept this user and password (401)"),
        (403, "this user may not do that there (403)"),
        (404, "this is not a CalDAV server"),
        (418, "the server refuses (418)"),
        (429, "the server asks for patience; try again later (429)"),
        (500, "the server has failed (500)"),
        (502, "the server has failed (502)"),
        (503, "the server is busy or being repaired; try again later (503)"),
        (507, "there is no room left on the server (507)"),
    ],
)
def test_a_status(status: int, why: str) -> None:
    assert by(lambda *_: Answer(status, b"<html>s3cret", (ASKS,))) == why


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html><title>Log in</title>&nbsp;", (("Content-Type", "text/html"),)),
        Answer(200),
        Answer(207, b"<D:multistatus xmlns:D='DAV:'", XML),
        Answer(207, b"<D:multistatus xmlns:D='DAV:'/>", XML),
        Answer(207, b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", XML),
        Answer(207, b"\xff\xfe\x00", XML),
        Answer(405),
        Answer(501),
    ],
)
def test_what_is_no_caldav_server(answer: Answer) -> None:
    assert by(lambda *_: answer) == "this is not a CalDAV server"


def test_a_server_that_knows_nobody() -> None:
    """A WebDAV server: it answers, but nobody has calendars there."""
    nobody = HOME % b"<D:resourcetype><D:collection/></D:resourcetype>"
    assert by(lambda *_: Answer(207, nobody, XML)) == "this is not a CalDAV server"


def test_a_server_that_hangs_up() -> None:
    assert by(lambda *_: Answer(0)) == "the server can't be reached"


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("freshlegs.calendars.caldav.server._PATIENCE", 0.2)
    assert by(lambda *_: Answer(-1)) == "the server does not answer in time"


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    assert refusal(url) == f"can't write {url}: the server can't be reached"


def test_a_name_that_does_not_exist() -> None:
    said = refusal("https://calendars.invalid/")
    assert (
        said
        == "can't write https://calendars.invalid/: there is no calendars.invalid, or no connection to the internet"
    )


def test_a_certificate_that_nobody_has_signed(tmp_path: Path) -> None:
    """The password is not even sent."""
    with odd_server(lambda *_: Answer(), certificate=own_certificate(tmp_path)) as odd:
        said = refusal(odd.url)
        assert said.startswith(f"can't write {odd.url}: its certificate can't be trusted (self")
        assert odd.asked == []


def test_https_where_there_is_none() -> None:
    with odd_server(lambda *_: Answer()) as odd:
        said = refusal(odd.url.replace("http:", "https:"))
    assert said.endswith(": no secure connection can be made")


def test_a_certificate_that_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = own_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with odd_server(lambda *_: Answer(207, CALENDAR, XML), certificate=certificate) as odd:
        assert (
            reconcile(Account(parse_caldav_address(odd.url), "anna", PASSWORD), COVER, lambda _: SyncActions())
            == odd.url
        )


def test_a_server_that_asks_for_a_digest() -> None:
    """Then the password itself is never sent."""
    with odd_server(lambda *_: Answer(401, headers=(("WWW-Authenticate", 'Digest realm="c", nonce="n"'),))) as odd:
        assert refusal(odd.url).endswith("the server does not accept this user and password (401)")
        assert odd.asked[-1][2].startswith('Digest username="anna", realm="c", nonce="n"')


def test_the_address_of_the_server_is_enough() -> None:
    """It says itself where its calendars are (RFC 6764 5), and may send us on within itself."""

    def answer(_: str, path: str) -> Answer:
        if path == "/.well-known/caldav":
            return Answer(301, headers=(("Location", "/remote.php/dav"),))
        return Answer(207, CALENDAR, XML) if path.startswith("/remote.php") else Answer(404)

    with odd_server(answer) as odd:
        url = reconcile(Account(parse_caldav_address(odd.url), "anna", PASSWORD), COVER, lambda _: SyncActions())
        assert url == f"{odd.url}remote.php/dav/"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_server_is_not_followed(status: int) -> None:
    with odd_server(lambda *_: Answer(401, headers=(ASKS,))) as other:
        said = by(lambda *_: Answer(status, headers=(("Location", f"{other.url}?token=s3cret"),)))
        assert said == "the server sends us on to another server, 127.0.0.1; give the address there"
        assert other.asked == []


def test_a_redirect_to_nowhere() -> None:
    said = by(lambda *_: Answer(301, headers=(("Location", "https://[::1/s3cret"),)))
    assert said == "the server sends us on to nowhere; give the address there"


def test_redirects_without_end() -> None:
    assert by(lambda *_: Answer(302, headers=(("Location", "/more/"),))) == "the server sends us in circles"


def test_calendars_on_another_server() -> None:
    """As iCloud has them: the address there has to be given, since the password goes there."""
    home = b"<C:calendar-home-set><D:href>https://p42.example.org/8/calendars/</D:href></C:calendar-home-set>"
    said = by(lambda *_: Answer(207, HOME % home, XML))
    assert said == "its calendars are on another server, p42.example.org; give the address there"


def test_a_write_that_is_redirected_is_no_write() -> None:
    def answer(method: str, _: str) -> Answer:
        if method == "PUT":
            return Answer(302, headers=(("Location", "/elsewhere/"),))
        return Answer(207, CALENDAR, XML)

    with odd_server(answer) as odd:
        assert "the server sends us on, to" in refusal(odd.url)
        assert [method for method, *_ in odd.asked] == ["PROPFIND", "REPORT", "PUT"]


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (403, b"", "this user may not do that there (403)"),
        (403, ELSEWHERE, IN_TRASH),
        (409, ELSEWHERE, IN_TRASH),
        (409, b"", "the server refuses (409)"),
        (400, NEXTCLOUD, IN_TRASH),
        (400, b"<a>bad request</a>", "the server refuses (400)"),
        (413, b"", "the server refuses (413)"),
        (412, b"", "somebody else keeps changing it; try again"),
    ],
)
def test_a_write_that_is_refused(status: int, body: bytes, why: str) -> None:
    said = by(lambda method, _: Answer(status, body, XML) if method == "PUT" else Answer(207, CALENDAR, XML))
    assert said == why


def held(uid: str) -> bytes:
    """Return the answer of a calendar in which one event of ours stands."""
    event = write_item(replace(EVENT, uid=uid)).decode()
    there = (
        f"<D:response><D:href>/a.ics</D:href><D:propstat><D:prop><D:getetag>&quot;1&quot;</D:getetag>"
        f"<C:calendar-data>{event}</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>"
        "</D:response></D:multistatus>"
    )
    return CALENDAR.replace(b"</D:multistatus>", there.encode())


@pytest.mark.parametrize("status", [404, 410, 412])
def test_an_event_that_goes_while_it_is_written_is_looked_at_again(status: int) -> None:
    """404 and 410 say that it is gone, 412 that it is another one; each time all is read anew before it is tried."""
    uid, asked = make_uid("a"), list[str]()

    def answer(method: str, _: str) -> Answer:
        asked.append(method)
        return Answer(status) if method == "PUT" else Answer(207, held(uid), XML)

    with odd_server(answer) as odd:
        account = Account(parse_caldav_address(odd.url), "anna", PASSWORD)
        with pytest.raises(OutputError, match="and shows it as it was; try again later"):
            reconcile(account, COVER, lambda _: SyncActions({uid: b"new"}), sleep=lambda _: None)
    assert asked[1:] == ["REPORT", "PUT"] * len(PAUSES)


@pytest.mark.parametrize("status", [200, 204, 404, 410])
def test_an_event_that_is_gone_already_is_as_good_as_deleted(status: int) -> None:
    uid, asked = make_uid("a"), list[str]()

    def answer(method: str, _: str) -> Answer:
        asked.append(method)
        return Answer(status) if method == "DELETE" else Answer(207, held(uid), XML)

    with odd_server(answer) as odd:
        reconcile(
            Account(parse_caldav_address(odd.url), "anna", PASSWORD),
            COVER,
            lambda _: SyncActions(delete=frozenset({uid})),
        )
    assert asked[1:] == ["REPORT", "DELETE"]


def test_one_event_in_the_trash_does_not_keep_the_others_out() -> None:
    written: list[str] = []

    def answer(method: str, path: str) -> Answer:
        if method != "PUT":
            return Answer(207, CALENDAR, XML)
        written.append(path)
        return Answer(400, NEXTCLOUD, XML) if len(written) == 1 else Answer(201)

    with odd_server(answer) as odd, pytest.raises(OutputError, match="in its trash"):
        reconcile(
            Account(parse_caldav_address(odd.url), "anna", PASSWORD),
            COVER,
            lambda _: SyncActions({"a": b"", "b": b"", "c": b""}),
        )
    assert len(written) == 3


@pytest.mark.parametrize("status", [403, 405, 409, 501])
def test_a_server_on_which_nobody_makes_calendars(status: int) -> None:
    home = HOME % b"<C:calendar-home-set><D:href>/anna/</D:href></C:calendar-home-set>"

    def answer(method: str, path: str) -> Answer:
        return Answer(207, home, XML) if path == "/" else Answer(status if method == "MKCALENDAR" else 404)

    assert by(answer).endswith("this server lets nobody make a calendar; make one there and give its address")


@pytest.mark.parametrize(("missing", "made"), [(404, 201), (403, 201), (404, 405)])
def test_a_calendar_that_is_not_there_is_made_and_one_that_was_made_meanwhile_is_as_good(
    missing: int, made: int
) -> None:
    """Some servers say "forbidden" of what is not there; 405 says that somebody was faster."""
    home = HOME % b"<C:calendar-home-set><D:href>/anna/</D:href></C:calendar-home-set>"
    asked = list[tuple[str, str]]()

    def answer(method: str, path: str) -> Answer:
        there = any(one == "MKCALENDAR" for one, _ in asked)
        asked.append((method, path))
        if path == "/":
            return Answer(207, home, XML)
        return Answer(made) if method == "MKCALENDAR" else Answer(207, CALENDAR, XML) if there else Answer(missing)

    with odd_server(answer) as odd:
        url = reconcile(Account(parse_caldav_address(odd.url), "anna", PASSWORD), COVER, lambda _: SyncActions())
        assert url.startswith(f"{odd.url}anna/freshlegs-")
    assert [method for method, _ in asked if method == "MKCALENDAR"] == ["MKCALENDAR"]


def test_the_password_is_only_sent_when_asked_for_and_never_told(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor is another one, that ~/.netrc has for this server."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login bob password hunter2\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    with odd_server(lambda *_: Answer(401, b"<a", (*XML, ASKS))) as odd:
        refusal(odd.url)
        sent = [authorization for *_, authorization in odd.asked]
    assert sent == ["", "Basic YW5uYTpzM2NyZXQ="]
    told = "".join(capfd.readouterr()) + caplog.text
    assert not any(secret in told for secret in (PASSWORD, "YW5uYTpzM2NyZXQ=", "hunter2"))


def test_what_a_library_says_of_a_server_is_not_said_to_the_athlete(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one that wants a password and does not say how to send it."""
    certificate = own_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with odd_server(lambda *_: Answer(401), certificate=certificate) as odd:
        assert refusal(odd.url).endswith(": the server does not accept this user and password (401)")
    assert [one.getMessage() for one in caplog.records if one.name.startswith("caldav")] == []
