"""`freshlegs push`, against a server that does what the API of intervals.icu is described to do."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from freshlegs.exchange.writing import intervals_server
from freshlegs.planfile import PlannedRecord
from support.calendar_weeks import week
from support.command_line import Done, call
from support.odd_servers import Answer, Odd, odd_server, own_certificate
from support.workout_weeks import filled_week, lift, run

KEY = "k3y-of-nobody"
PROOF = f"Basic {b64encode(f'API_KEY:{KEY}'.encode()).decode()}"
BULK = "/api/v1/athlete/0/events/bulk?upsert=true"


@dataclass
class Diary:
    """A calendar of intervals.icu: events by our id, each with the number that it was given first."""

    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    headers: Message = field(default_factory=Message)
    body: bytes = b""
    forgets: int = 0  #: So many events are not taken

    def hear(self, headers: Message, body: bytes) -> None:
        """Take the headers and the body of the next request."""
        self.headers, self.body = headers, body

    def answer(self, method: str, path: str) -> Answer:
        """Return the answer to the request that was heard."""
        if self.headers.get("Authorization") != PROOF:
            return Answer(401, b'{"status":401}')
        if (method, path) != ("POST", BULK):
            return Answer(404)
        if self.headers.get_content_type() != "application/json":
            return Answer(415)
        taken = []
        for event in json.loads(self.body)[self.forgets :]:
            assert event["category"] == "WORKOUT"
            known = self.events.get(event["external_id"], {"id": len(self.events) + 1})
            self.events[event["external_id"]] = {**event, "id": known["id"]}
            taken.append(self.events[event["external_id"]])
        return Answer(200, json.dumps(taken).encode())


@pytest.fixture
def diary(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Diary, Odd]]:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    kept = Diary()
    with odd_server(kept.answer, hear=kept.hear) as server:
        yield kept, server


def push(folder: Path, record: PlannedRecord, url: str, *options: str) -> Done:
    (folder / "plan.json").write_text(record.model_dump_json(), "utf-8")
    return call("push", "plan.json", "--server", url, *options, folder=folder)


def test_the_sessions_of_a_week_are_sent(diary: tuple[Diary, Odd], tmp_path: Path) -> None:
    kept, server = diary
    done = push(tmp_path, filled_week(), server.url)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:2] == ["Sent to intervals.icu: 4 workouts.", "  Tue 1 Dec Lift: full body, 06:00"]
    assert [one["type"] for one in kept.events.values()] == ["WeightTraining", "Run", "Run", "Run"]
    assert [method for method, *_ in server.asked] == ["POST"]


def test_a_moved_session_moves_and_is_not_doubled(diary: tuple[Diary, Odd], tmp_path: Path) -> None:
    kept, server = diary
    push(tmp_path, week(run("easy"), lift()), server.url)
    numbers = {name: one["id"] for name, one in kept.events.items()}
    assert push(tmp_path, week(run("easy", day=3), lift()), server.url).code == 0
    assert {name: one["id"] for name, one in kept.events.items()} == numbers
    assert kept.events["small/2026-11-30/easy/1"]["start_date_local"] == "2026-12-04T06:00:00"


def test_a_dry_run_sends_nothing_and_needs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(intervals_server.INTERVALS_VARIABLE, raising=False)
    with odd_server(lambda *_: Answer(500)) as server:
        done = push(tmp_path, filled_week(), server.url, "--dry-run")
    assert done.code == 0
    assert done.out.startswith("Would send 4 workouts to intervals.icu; nothing is sent.\n")
    assert server.asked == []


def test_json_has_what_was_sent(diary: tuple[Diary, Odd], tmp_path: Path) -> None:
    kept, server = diary
    told = push(tmp_path, filled_week(), server.url, "--json").json
    assert told["sent"]
    assert told["events"] == json.loads(kept.body)
    assert KEY not in json.dumps(told)


def test_nothing_to_come_is_nothing_to_send(diary: tuple[Diary, Odd], tmp_path: Path) -> None:
    _, server = diary
    done = push(tmp_path, week(), server.url)
    assert (done.code, server.asked) == (0, [])
    assert done.out == "Nothing to send: no session to come says what is done in it.\n"


def test_without_a_key_it_says_where_to_put_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(intervals_server.INTERVALS_VARIABLE, raising=False)
    monkeypatch.setattr("freshlegs.io.server_account._from_keyring", lambda *_: "")
    done = push(tmp_path, filled_week(), "https://intervals.icu/")
    assert done.code == 1
    assert done.err == (
        "--server: there is no password for API_KEY; set FRESHLEGS_INTERVALS_KEY, or store it once with: "
        "keyring set freshlegs:intervals.icu API_KEY\n"
    )


def test_a_wrong_key_is_told_and_not_shown(
    diary: tuple[Diary, Odd], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, server = diary
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, "wrong-one")
    done = push(tmp_path, filled_week(), server.url)
    assert done.code == 1
    assert "intervals.icu does not know this key (401)" in done.err
    assert "wrong-one" not in done.err + done.out
    assert kept.events == {}


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://intervals.icu/", "over http anyone on the way can read your password"),
        ("https://me:pw@intervals.icu/", "the address holds a user or a password"),
        ("intervals.icu", "such as https://intervals.icu/"),
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_sent(tmp_path: Path, url: str, found: str) -> None:
    done = push(tmp_path, filled_week(), url)
    assert done.code == 1
    assert done.err.startswith("--server: ")
    assert found in done.err
    assert "pw" not in done.err.replace("password", "")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Answer(200, b"<html>"), "this is not intervals.icu"),
        (Answer(200, b'{"ok": true}'), "this is not intervals.icu"),
        (Answer(200, b"[" * 100_000), "this is not intervals.icu"),
        (Answer(200, b"[1, null]"), "intervals.icu took 0 of 4 workouts"),
        (Answer(404), "this is not intervals.icu (404)"),
        (Answer(422), "does not take these workouts (422)"),
        (Answer(429), "the server asks for patience; try again later (429)"),
        (Answer(500), "the server has failed (500)"),
        (Answer(0), "the server can't be reached"),
    ],
)
def test_what_goes_wrong_is_one_line(
    answer: Answer, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    with odd_server(lambda *_: answer) as server:
        done = push(tmp_path, filled_week(), server.url)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert done.err.startswith(f"can't write {server.url}: ")
    assert found in done.err


def test_an_event_that_is_not_taken_is_told(diary: tuple[Diary, Odd], tmp_path: Path) -> None:
    kept, server = diary
    kept.forgets = 1
    assert "intervals.icu took 3 of 4 workouts; look at its calendar" in push(tmp_path, filled_week(), server.url).err


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_key_does_not_follow_to_a_stranger(status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    with (
        odd_server(lambda *_: Answer(200, b"[]")) as stranger,
        odd_server(lambda *_: Answer(status, b"", (("Location", stranger.url),))) as server,
    ):
        done = push(tmp_path, filled_week(), server.url)
    assert "the server sends us on" in done.err
    assert stranger.asked == []
    assert len(server.asked) == 1


def test_nobody_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    with odd_server(lambda *_: Answer()) as server:
        url = server.url
    assert "the server can't be reached" in push(tmp_path, filled_week(), url).err


def test_a_server_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    monkeypatch.setattr(intervals_server, "_PATIENCE", 0.2)
    with odd_server(lambda *_: Answer(-1)) as server:
        assert "the server does not answer in time" in push(tmp_path, filled_week(), server.url).err


@pytest.mark.slow
def test_a_certificate_of_a_stranger_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(intervals_server.INTERVALS_VARIABLE, KEY)
    with odd_server(lambda *_: Answer(200, b"[]"), certificate=own_certificate(tmp_path)) as server:
        done = push(tmp_path, filled_week(), server.url)
    assert "its certificate can't be trusted" in done.err
    assert server.asked == []
