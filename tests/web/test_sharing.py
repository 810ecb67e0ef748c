"""Sharing: behind a secret one athlete's page and a calendar that phones can follow, and nothing of others."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
import segno

from freshlegs.web.door import AT_ONCE, WRONG_AT_ONCE
from freshlegs.web.rate_limit import RateLimit
from freshlegs.web.sharing import KEY_FILE, SharingKey, draw_qr_code, find_athlete, make_key, recall_key
from support.command_line import WEEK, call, store_week
from support.opened import OURS, Opened, opened

pytestmark = pytest.mark.slow


def paths(server: Opened, name: str = "") -> tuple[str, str]:
    """Return the paths of an athlete's secret page and calendar."""
    desk = server.site.desks[name]
    page, feed = (server.where.name_shared(desk, purpose) for purpose in ("page", "feed"))
    root = f"http://127.0.0.1:{server.shared_port}"
    assert page.startswith(root)
    return page.removeprefix(root), feed.removeprefix(root)


def test_a_secret_leads_to_one_athlete_and_to_nothing_else(tmp_path: Path) -> None:
    for name in ("ada", "bob"):
        (tmp_path / f"{name}.toml").write_text(WEEK.replace("Two lifts", name), "utf-8")
    with opened(tmp_path, share=True) as server:
        (ada, feed), (bob, _) = paths(server, "ada"), paths(server, "bob")
        assert ada != bob
        assert min(map(len, (ada, bob, feed))) >= 22, "128 bits and more"
        page = server.phone("GET", ada)
        assert (page.status, b"ada and three runs" in page.body, b"bob" in page.body) == (200, True, False)
        assert server.phone("GET", ada[:-1]).headers["location"] == ada
        state = server.phone("GET", f"{ada}api/state").json
        assert state["title"].startswith("ada")
        for path in ("/", "/api/state", "/a/bob/", f"{ada}a/bob/", f"{ada}club/", ada.swapcase(), ada[:-2] + "/"):
            reply = server.phone("GET", path)
            assert (reply.status, b"bob" in reply.body) == (404, False), path
        assert server.phone("GET", f"/feed/{ada[1:-1]}.ics").status == 404, "the page's secret is not the calendar's"
        assert server.phone("GET", f"/{feed[6:-4]}/").status == 404
        assert server.get("/").body.count(b"ada") > 0


def test_the_calendar_is_the_feed_of_the_command(tmp_path: Path) -> None:
    """It is asked for often, and sent where it has changed."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", share=True) as server:
        _, feed = paths(server)
        first = server.phone("GET", feed)
        assert first.headers["content-type"] == "text/calendar; charset=utf-8"
        assert "max-age=" in first.headers["cache-control"]
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in first.body
        assert b"X-PUBLISHED-TTL:PT6H" in first.body
        head = server.phone("HEAD", feed)
        assert (head.status, head.body, head.headers["etag"]) == (200, b"", first.headers["etag"])
        known = server.phone("GET", feed, {"If-None-Match": first.headers["etag"]})
        assert (known.status, known.body) == (304, b"")
        assert server.phone("GET", feed, {"If-None-Match": '"other"'}).status == 200
        assert server.get(feed).body == first.body, "here it is under the same path"
        call("replan", "plan.json", "--now", "mon 05:00", "--drop", "long-1", folder=tmp_path)
        later = server.phone("GET", feed, {"If-None-Match": first.headers["etag"]})
        assert later.status == 200
        assert later.body != first.body
    store_week(tmp_path, WEEK)
    call("export", "plan.json", "--feed", "own.ics", folder=tmp_path)
    assert (tmp_path / "own.ics").read_bytes() == first.body


def test_nothing_is_followed_before_a_plan_is_kept(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    with opened(tmp_path / "week.toml", share=True) as server:
        missing = server.phone("GET", paths(server)[1])
        assert (missing.status, "press Save this week on the page" in missing.json["error"]["text"]) == (404, True)


def test_who_only_looks_changes_nothing(tmp_path: Path) -> None:
    """The own page of this machine may still."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", share=True, read_only=True) as server:
        page, _ = paths(server)
        server.wait(changed=0)
        state = server.phone("GET", f"{page}api/state").json
        assert (state["can_write"], state["read_only"]) == (False, True)
        reply = server.phone("POST", f"{page}api/variants", {**OURS}, b'{"changes": ["availability.tue=[]"]}')
        assert reply.status == 403
        assert server.post("/api/variants", changes=["availability.tue=[]"]).status == 202
        assert server.state()["can_write"]


def call_until_refused(server: Opened, path: str, most: int) -> list[int]:
    """Make calls until one is refused as one too many, or so many; return their statuses."""
    found: list[int] = []
    while len(found) < most and (not found or found[-1] != 429):
        reply = server.phone("GET", path)
        found.append(reply.status)
        assert reply.status != 429 or reply.headers["retry-after"]
    return found


def test_too_many_calls_are_not_answered(tmp_path: Path) -> None:
    """Neither with the right secret nor with wrong ones; this machine's own page is not held up."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", share=True) as server:
        found = call_until_refused(server, "/wrong/", 10 * WRONG_AT_ONCE)
        assert len(found) > WRONG_AT_ONCE
        assert {*found} == {404, 429}
        assert server.phone("GET", paths(server)[0]).status == 429
        assert server.get("/api/state").status == 200
    with opened(tmp_path / "week.toml", share=True) as server:
        found = call_until_refused(server, f"{paths(server)[0]}api/jobs/none", 20 * AT_ONCE)
        assert len(found) > AT_ONCE
        assert {*found} == {404, 429}
        assert server.get("/api/jobs/none").status == 404


def test_the_address_stays_until_its_key_is_deleted(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", share=True) as server:
        first = server.shared_port, paths(server)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert json.loads((tmp_path / KEY_FILE).read_text("utf-8"))["format"] == 1
    with opened(tmp_path, share=True) as server:
        assert (server.shared_port, paths(server, "week")) == first, "whether the file or its folder is opened"
    (tmp_path / KEY_FILE).unlink()
    with opened(tmp_path / "week.toml", share=True) as server:
        assert paths(server) != first[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        f'{{"key": "{"00" * 15}", "port": 1}}',
        f'{{"key": "{"00" * 16}", "port": 65536}}',
        '{"key": "zz", "port": 1}',
        "\xff",
    ],
)
def test_a_damaged_key_is_said(tmp_path: Path, text: str) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / KEY_FILE).write_text(text, "utf-8")
    done = call("open", "week.toml", "--no-browser", "--share", "--address", "127.0.0.1", folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert KEY_FILE in done.err


def test_secrets_are_one_for_each_purpose_and_athlete() -> None:
    key = SharingKey(bytes(32), 1)
    made = [key.make_secret(purpose, athlete) for purpose in ("page", "feed") for athlete in ("ada", "bob", "")]
    assert len({*made}) == len(made)
    assert find_athlete(made[1], key, "page", ["ada", "bob"]) == "bob"
    assert find_athlete(made[1], key, "feed", ["ada", "bob"]) is None
    assert find_athlete(made[1] + "\udcff", key, "page", ["ada", "bob"]) is None
    assert make_key().key != make_key().key
    assert len(make_key().key) >= 16


def test_a_rate_is_of_each_caller_and_comes_back() -> None:
    now = [0.0]
    limit = RateLimit(2, 0.5, lambda: now[0])
    assert [limit.take("a") for _ in range(3)] == [True, True, False]
    assert limit.is_spent("a")
    now[0] = 1.9
    assert limit.is_spent("a")
    assert not limit.is_spent("b")
    assert limit.take("b")
    now[0] = 2.0
    assert [limit.take("a") for _ in range(2)] == [True, False]


def test_the_code_holds_the_address() -> None:
    """Two rows of it in a line, with the light border that a phone needs, and nothing that a terminal obeys."""
    address = "http://192.168.1.2:8000/" + "x" * 32 + "/"
    drawing = draw_qr_code(address)
    halves = {" ": (0, 0), "\N{LOWER HALF BLOCK}": (0, 1), "\N{UPPER HALF BLOCK}": (1, 0), "\N{FULL BLOCK}": (1, 1)}
    rows = [[halves[letter][half] for letter in line] for line in drawing.split("\n") for half in (0, 1)]
    wanted = [list(map(int, row)) for row in segno.make_qr(address, error="m").matrix_iter(border=2)]
    assert rows[: len(wanted)] == wanted
    assert not any(map(any, rows[len(wanted) :]))


def test_no_key_is_known_before_the_first_time(tmp_path: Path) -> None:
    assert recall_key(tmp_path) is None
    (tmp_path / KEY_FILE).write_text(json.dumps({"format": 1, "key": "00" * 32, "port": 8000}), "utf-8")
    assert recall_key(tmp_path) == SharingKey(bytes(32), 8000)
    (tmp_path / KEY_FILE).write_text(json.dumps({"format": 1, "key": "00" * 16, "port": 65535}), "utf-8")
    assert recall_key(tmp_path) == SharingKey(bytes(16), 65535)
