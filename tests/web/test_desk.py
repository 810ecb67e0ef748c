"""What happens around an athlete whose page is open: editors, other pages, files that can't be written, odd calls."""

from __future__ import annotations

import json
import os
import random
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from freshlegs.web.desk_files import WatchedFile
from freshlegs.web.jobs import Seats
from freshlegs.web.web_app import list_desk_routes
from support.command_line import WEEK, call, store_week
from support.opened import OURS, Opened, opened
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow
CLOSED = "availability.tue=[]"


def hear(server: Opened, heard: list[tuple[str, Any]], ready: threading.Event) -> threading.Thread:
    """Let a page listen in a thread of its own."""

    def listen() -> None:
        for event in server.listen():
            heard.append(event)
            ready.set()

    thread = threading.Thread(target=listen)
    thread.start()
    assert ready.wait(30)
    return thread


def test_two_pages_see_the_same(tmp_path: Path) -> None:
    """What is done on one is told to the other."""
    store_week(tmp_path, WEEK)
    heard: tuple[list[Any], list[Any]] = ([], [])
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        threads = [hear(server, news, threading.Event()) for news in heard]
        tried = server.finish(server.post("/api/variants", changes=[CLOSED]))["result"]
        state = server.post("/api/accept", variant=tried["id"]).json
        server.wait(changed=state["version"])
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive(), "a page is let go when the server ends"
    assert heard[0] == heard[1]
    assert {name for name, _ in heard[0]} == {"state", "job"}
    assert [data["state"] for name, data in heard[0] if name == "job" and data["kind"] == "variant"][-1] == "done"
    versions = [data["version"] for name, data in heard[0] if name == "state"]
    assert versions == sorted(versions)


def test_what_only_one_page_asked_is_withdrawn_with_it(tmp_path: Path) -> None:
    (tmp_path / "too-much.toml").write_bytes((SCENARIOS / "too-much.toml").read_bytes())
    with opened(tmp_path / "too-much.toml") as server:
        server.wait("impossible")
        page = server.listen(tab="mine")
        next(page)
        asked = server.call("POST", "/api/why", b'{"session": "long-1"}', {**OURS, "X-Freshlegs-Tab": "mine"})
        other = server.call("POST", "/api/why", b'{"session": "long-1"}', {**OURS, "X-Freshlegs-Tab": "other"})
        page.close()
        assert server.finish(asked)["state"] in ("cancelled", "done")
        assert server.finish(other)["state"] != "cancelled"


def test_a_state_that_a_page_has_is_not_sent_again(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        tag = server.get("/api/state").headers["etag"]
        same = server.get("/api/state", **{"If-None-Match": tag})
        assert (same.status, same.body) == (304, b"")
        server.post("/api/variants", changes=[CLOSED])
        assert server.get("/api/state", **{"If-None-Match": tag}).status == 200


def test_a_calendar_that_the_scenario_names_is_watched_too(tmp_path: Path) -> None:
    for name in ("office-calendar.toml", "work.ics"):
        (tmp_path / name).write_bytes((SCENARIOS / name).read_bytes())
    with opened(tmp_path / "office-calendar.toml") as server:
        state = server.wait()
        busy = [day["busy"] for day in state["week"]["days"]]
        assert any(busy)
        (tmp_path / "work.ics").write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
        state = server.wait(changed=state["version"])
        assert not any(day["busy"] for day in state["week"]["days"])


def test_a_comment_in_the_file_changes_no_week(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        version = server.wait(changed=0)["version"]
        (tmp_path / "week.toml").write_text(f"# mine\n{WEEK}", "utf-8")
        state = server.wait(changed=version)
        assert state["scenario"]["changed_outside"]
        assert state["version"] == version + 1, "nothing is planned anew"


def test_a_file_that_is_gone_and_back(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        (tmp_path / "week.toml").unlink()
        assert server.wait("faulty")["scenario"]["faults"][0]["found"] == "there is no such file"
        assert server.get("/").status == 200
        (tmp_path / "week.toml").write_text(WEEK, "utf-8")
        assert server.wait("planned")["week"]["penalty"] is not None


def test_files_that_can_not_be_written_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried works, what would be written is refused."""
    store_week(tmp_path, WEEK)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with opened(tmp_path / "week.toml") as server:
        state = server.wait(changed=0)
        assert (state["can_write"], state["read_only"]) == (False, False)
        tried = server.finish(server.post("/api/variants", changes=[CLOSED]))["result"]
        assert tried["status"] == "planned"
        refused = server.post("/api/accept", variant=tried["id"])
        assert refused.status == 409
        assert "permission denied" in refused.json["error"]["text"]
    assert (tmp_path / "week.toml").read_text("utf-8") == WEEK


@pytest.mark.parametrize("text", ["not a plan", '{"format": 9}', ""])
def test_what_is_no_plan_is_not_written_over(tmp_path: Path, text: str) -> None:
    """Beside it the plan gets a name of its own."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "plan.json").write_text(text, "utf-8")
    with opened(tmp_path / "week.toml") as server:
        server.wait()
        state = server.post("/api/keep", moves=[]).json
    assert state["plan"]["file"].endswith("week.json")
    assert (tmp_path / "plan.json").read_text("utf-8") == text
    assert (tmp_path / "week.json").exists()


def test_the_plan_of_another_scenario_that_comes_later_is_kept(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "other.toml").write_text(WEEK, "utf-8")
    call("plan", "other.toml", "-o", "other.json", folder=tmp_path)
    theirs = (tmp_path / "other.json").read_bytes()
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        (tmp_path / "plan.json").write_bytes(theirs)
        state = server.wait("faulty")
        assert "the plan of another scenario" in state["scenario"]["faults"][0]["found"]
        assert server.post("/api/keep", moves=[]).status in (400, 409)
    assert (tmp_path / "plan.json").read_bytes() == theirs


def test_the_clock_is_the_one_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK.replace("[week]\nstart = 2026-11-30\n", ""), "utf-8")
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat("2027-03-03T12:00:00+00:00")) as server:
        state = server.wait()
    assert state["week"]["start"] == "2027-03-08"
    assert state["now"].startswith("2027-03-03T12:00")


def test_odd_calls_are_refused_in_words(tmp_path: Path) -> None:
    """Whatever is sent: an answer in JSON, never a defect, and the files stay as they are."""
    store_week(tmp_path, WEEK)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    chance = random.Random(5)
    odd: list[Any] = [
        None,
        True,
        -1,
        10**30,
        1.5,
        "",
        "x" * 300,
        "long-1",
        [],
        {},
        [None],
        [{}],
        {"": {}},
        "\x00",
        "2026-13-01",
    ]
    keys = ["session", "at", "moves", "start", "token", "variant", "fix", "changes", "name", "key", "reports", "sets"]
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        posts = [route.path for route in list_desk_routes() if route.method == "POST" and route.path != "api/end"]
        for path in posts:
            for _ in range(12):
                data = {key: chance.choice(odd) for key in chance.sample(keys, chance.randrange(1, 5))}
                if path.endswith(("keep", "undo", "redo", "variants")):
                    data["moves"] = data["changes"] = "odd"
                reply = server.post(f"/{path}", **data)
                assert reply.status < 500, (path, data, reply.body)
                assert isinstance(reply.json, dict)
        for job in range(1, 200):
            found = server.get(f"/api/jobs/j{job}")
            assert found.status == 404 or "defect" not in found.json["text"], found.json
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name in before} == before


def test_a_seat_is_for_one() -> None:
    seats, called = Seats(1), list[str]()
    assert seats.take(lambda: None)
    assert not seats.take(lambda: called.append("next"))
    seats.leave()
    assert called == ["next"]
    assert seats.take(lambda: None)


def test_a_file_is_written_only_over_what_was_read(tmp_path: Path) -> None:
    file = WatchedFile(tmp_path / "a")
    assert not file.refresh()
    file.write(b"1")
    assert not file.refresh(), "what we write ourselves is no news"
    (tmp_path / "a").write_bytes(b"2")
    with pytest.raises(Exception, match="changed by another program"):
        file.write(b"3")
    assert file.refresh()
    file.write(None)
    assert not (tmp_path / "a").exists()
    (tmp_path / "a").write_bytes(b"4")
    with pytest.raises(Exception, match="another program has made it"):
        file.write(b"5")
    assert (tmp_path / "a").read_bytes() == b"4"
    os.utime(tmp_path / "a", ns=(1, 1))
    assert file.refresh()


OPEN_START = WEEK.replace("[week]\nstart = 2026-11-30\n", "")
"""A scenario that leaves its week open: the one after today."""


@pytest.mark.parametrize(
    ("now", "start", "written"),
    [
        ("2026-11-28T12:00:00+00:00", "2026-11-30", True),
        ("2026-11-30T05:00:00+00:00", "2026-11-30", True),
        ("2026-12-06T21:00:00+00:00", "2026-11-30", True),
        ("2026-12-07T12:00:00+00:00", "2026-12-14", False),
    ],
)
def test_the_stored_week_is_shown_until_it_is_over(tmp_path: Path, now: str, start: str, written: bool) -> None:
    """Not the next one, which `freshlegs plan` would plan; nothing is written by looking."""
    store_week(tmp_path, OPEN_START)
    before = (tmp_path / "plan.json").read_bytes()
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(now)) as server:
        state = server.wait(changed=0)
    assert (state["week"]["start"], state["plan"]["written"]) == (start, written)
    assert (tmp_path / "plan.json").read_bytes() == before


def test_a_change_in_a_week_that_runs_leaves_what_is_done(tmp_path: Path) -> None:
    """It is a replan: the days before now stay as they were planned."""
    store_week(tmp_path, OPEN_START)
    before = json.loads((tmp_path / "plan.json").read_bytes())["sessions"]
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat("2026-12-02T12:00:00+00:00")) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=["availability.fri=[]"]))["result"]
        version = server.post("/api/accept", variant=tried["id"]).json["version"]
        state = server.wait("planned", "impossible", changed=version)
        while state["status"] == "planned" and not state["plan"]["written"]:
            state = server.wait()
    assert state["status"] == "planned", state["clash"]
    after = {one["id"]: one for one in json.loads((tmp_path / "plan.json").read_bytes())["sessions"]}
    past = [one for one in before if one["start"] < "2026-12-02T13:00"]
    assert past
    assert [(after[one["id"]]["start"], after[one["id"]]["done"]) for one in past] == [
        (one["start"], True) for one in past
    ]
    assert not any(one["start"].startswith("2026-12-04") for one in after.values())
