"""Sessions moved on the page: the numbers of `freshlegs move`, what is kept and undone, and the rest that follows."""

from __future__ import annotations

import json
import statistics
import time
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.web.hand import Hand
from support.command_line import WEEK, call, store_week
from support.opened import Opened, opened
from support.page_weeks import ARTICLE
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow
BEFORE = datetime(2026, 11, 29, 12, tzinfo=UTC)
NOW = "2026-11-29 13:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def long_run(server: Opened) -> dict[str, Any]:
    return next(one for one in server.state()["week"]["sessions"] if one["kind"] == "long")


def stored(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "plan.json").read_text("utf-8")))


def test_the_prices_are_those_of_the_command(folder: Path) -> None:
    with opened(folder / "week.toml", now=BEFORE) as server:
        server.wait(changed=0)
        for one in server.state()["week"]["sessions"]:
            found = server.post("/api/price", session=one["id"]).json
            assert found["own"] == one["start"]
            assert all(start.pop("text") for start in found["starts"])
            assert found == call("move", "plan.json", one["id"], "--now", NOW, "--json", folder=folder).json
            for start in found["starts"][::5]:
                told = server.post("/api/drop", moves=[{"session": one["id"], "start": start["start"]}]).json
                assert told["text"] in unescape(told.pop("html"))
                to = f"{one['id']}={start['start'][:16].replace('T', ' ')}"
                assert told == call("move", "plan.json", to, "--now", NOW, "--json", folder=folder).json
                assert told["allowed"] == (start["points"] is not None)
    assert not (folder / "plan.json.before").exists()


def test_a_move_is_kept_undone_and_done_again(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    with opened(folder / "week.toml", now=BEFORE) as server:
        version = server.wait(changed=0)["version"]
        run = long_run(server)
        starts = server.post("/api/price", session=run["id"]).json["starts"]
        to = next(one for one in starts if one["points"] is not None and one["start"] != run["start"])
        moves = [{"session": run["id"], "start": to["start"]}]
        told = server.post("/api/drop", moves=moves).json
        assert server.post("/api/keep", moves=moves).status == 200
        state = server.wait(changed=version + 1)
        assert long_run(server)["start"] == to["start"]
        assert state["week"]["penalty"] == told["penalty"]
        assert state["undo"] == "Long run moved"
        kept = stored(folder)
        assert [one["kind"] for one in kept["told"]] == ["moved"]
        assert server.post("/api/undo").status == 200
        server.wait(changed=state["version"])
        assert long_run(server)["start"] == run["start"]
        assert (folder / "plan.json").read_bytes() == before
        assert server.post("/api/redo").status == 200
        assert stored(folder) == kept
    checked = call("check", "week.toml", "plan.json", "--json", folder=folder)
    assert (checked.code, checked.json["penalty"]) == (0, told["penalty"])
    # The command takes it back too, once the page is closed.
    back = call("replan", "plan.json", "--undo", "--json", folder=folder)
    assert (back.code, back.json["sessions"]) == (0, json.loads(before)["sessions"])
    assert "No longer told: moved Long run on " in back.err


def test_what_a_rule_forbids_is_not_kept(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    with opened(folder / "week.toml", now=BEFORE) as server:
        server.wait(changed=0)
        run = long_run(server)
        moves = [{"session": run["id"], "start": "2026-12-05T03:00:00+01:00"}]
        assert not server.post("/api/drop", moves=moves).json["allowed"]
        reply = server.post("/api/keep", moves=moves)
    assert reply.status == 400
    assert "available: long 1 on Sat 5 Dec 03:00 is not in free time" in reply.json["error"]["text"]
    assert (folder / "plan.json").read_bytes() == before


def test_the_rest_follows_as_replan_move_does(folder: Path) -> None:
    with opened(folder / "week.toml", now=BEFORE) as server:
        version = server.wait(changed=0)["version"]
        lift = next(one for one in server.state()["week"]["sessions"] if one["kind"] == "full")
        run = next(one for one in server.state()["week"]["sessions"] if one["kind"] == "intervals")
        moves = [{"session": run["id"], "start": lift["start"]}]
        assert not server.post("/api/drop", moves=moves).json["allowed"]
        found = server.finish(server.post("/api/solve", moves=moves))["result"]
        assert "block" in found["html"]
        assert "moved" in found["text"]
        to = f"{run['id']}={lift['start'][:16].replace('T', ' ')}"
        said = call("replan", "plan.json", "--now", NOW, "--move", to, "--dry-run", "--json", folder=folder).json
        assert (found["penalty"], found["proved_best"]) == (said["penalty"], said["proved_best"])
        assert server.post("/api/keep", token=found["token"]).status == 200
        server.wait(changed=version + 1)
        there = {one["id"]: one["start"] for one in stored(folder)["sessions"]}
    assert there == {one["id"]: one["start"] for one in said["sessions"]}


def test_after_a_kept_move_a_change_of_the_scenario_is_planned_around_it(folder: Path) -> None:
    """The file knows what was told: it is replanned, and nothing of that is lost."""
    with opened(folder / "week.toml", now=BEFORE) as server:
        version = server.wait(changed=0)["version"]
        run = long_run(server)
        starts = server.post("/api/price", session=run["id"]).json["starts"]
        to = next(one["start"] for one in starts if one["points"] is not None and one["start"] != run["start"])
        server.post("/api/keep", moves=[{"session": run["id"], "start": to}])
        server.wait(changed=version + 1)
        tried = server.post("/api/variants", changes=["rules.wishes=off"])
        variant = server.finish(tried)["result"]["id"]
        accepted = server.post("/api/accept", variant=variant).json["version"]
        state = server.wait("planned", "faulty", changed=accepted)
        assert state["scenario"]["faults"] == []
        assert long_run(server)["start"] == to
    assert [one["kind"] for one in stored(folder)["told"]] == ["moved"]


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("price", {}, "session: missing"),
        ("price", {"session": "nap"}, 'found "nap"'),
        ("price", {"session": "long-1", "moves": "all"}, 'moves: found "all"'),
        ("drop", {"moves": [{"session": "long-1"}]}, "moves: found"),
        ("drop", {"moves": [{"session": "long-1", "start": "soon"}]}, "moves: found"),
        ("drop", {"moves": [{"session": "long-1", "start": "2026-12-05T08:00:00"}]}, "moves: found"),
        ("keep", {"moves": [{"session": 4, "start": "2026-12-05T08:00:00Z"}]}, "moves: found"),
        ("drop", {"moves": [{"session": "long-1", "start": "0001-01-01T00:00:00+23:00"}]}, "moves: found"),
        ("drop", {"moves": [{"session": "long-1", "start": "9999-12-31T23:00:00-23:00"}]}, "moves: found"),
        ("keep", {"moves": [{"session": "long-1", "start": "2038-12-05T08:00:00Z"}]}, "free time"),
        ("keep", {"token": "s9"}, 'token: found "s9"; solve it again'),
    ],
)
def test_calls_that_make_no_sense_are_refused(folder: Path, path: str, data: dict[str, Any], says: str) -> None:
    with opened(folder / "week.toml", now=BEFORE) as server:
        server.wait(changed=0)
        reply = server.post(f"/api/{path}", **data)
    assert reply.status == 400
    assert says in reply.json["error"]["text"]


def test_what_has_happened_meanwhile_stays(folder: Path) -> None:
    with opened(folder / "week.toml", now=datetime(2026, 12, 5, 20, tzinfo=UTC)) as server:
        server.wait(changed=0)
        reply = server.post("/api/price", session=long_run(server)["id"])
    assert reply.status == 400
    assert "long 1 is done" in reply.json["error"]["text"]


def test_a_drop_is_priced_in_a_third_of_the_time_of_solving_around_it_at_most(tmp_path: Path) -> None:
    """The medians, of the article's week, with all that is between the call and its answer."""
    (tmp_path / "week.toml").write_bytes((SCENARIOS / "article-week.toml").read_bytes())
    with opened(tmp_path / "week.toml", now=BEFORE) as server:
        state = server.wait(changed=0)
        drops, solves = [], []
        for one in state["week"]["sessions"]:
            moves = [{"session": one["id"], "start": "2026-12-05T17:00:00-06:00"}]
            began = time.perf_counter()
            assert server.post("/api/drop", moves=moves).status == 200
            drops.append(time.perf_counter() - began)
            assert server.finish(server.post("/api/solve", moves=moves))["state"] == "done"
            solves.append(time.perf_counter() - began - drops[-1])
    assert statistics.median(drops) < statistics.median(solves) / 3


def test_a_solved_week_is_never_taken_for_another_one() -> None:
    """However many were solved since: one that is too long ago is known no more."""
    hand = Hand()
    weeks = [ARTICLE.model_copy(update={"title": str(number)}) for number in range(50)]
    tokens = [hand.add_solved(week) for week in weeks]
    assert len(set(tokens)) == len(weeks)
    assert [hand.take_solved(token).title for token in tokens[-20:]] == [week.title for week in weeks[-20:]]
    with pytest.raises(InputError, match="solve it again"):
        hand.take_solved(tokens[0])
