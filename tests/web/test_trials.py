"""A change that is tried comes to what accepting it does: what has begun stays, and nothing of it is counted twice."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from support.command_line import WEEK, call, store_week
from support.opened import opened
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow
PROGRAMME = WEEK.replace("[week]\n", "[week]\nweeks = 4\n")
OPEN_START = WEEK.replace("start = 2026-11-30\n", "")
WEDNESDAY = "2026-12-02T05:00+00:00"
"""Of the week of the scenarios, before its run."""


@pytest.mark.parametrize("change", ["availability.sat=[]", "sessions[1].count=3", "availability.tue=[]"])
@pytest.mark.parametrize(
    ("text", "now"),
    [(WEEK, WEDNESDAY), (WEEK, "2026-11-28T05:00+00:00"), (PROGRAMME, WEDNESDAY), (OPEN_START, WEDNESDAY)],
    ids=["begun", "to come", "programme", "open start"],
)
def test_what_is_tried_is_what_accepting_writes(tmp_path: Path, text: str, now: str, change: str) -> None:
    """The sessions of the week that is looked at stand in the plan so, and it costs so much."""
    store_week(tmp_path, text)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(now)) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=[change]))["result"]
        looked = server.get(f"/api/variants/{tried['id']}/week").body.decode()
        state = server.wait(changed=server.post("/api/accept", variant=tried["id"]).json["version"])
        while not state["plan"]["written"]:
            state = server.wait()
    stored = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    places = {(one["id"], one["start"]) for one in stored["sessions"]}
    shown = set(re.findall(r'data-session="([^"]+)" data-title="[^"]*" data-start="([^"]+)"', looked))
    week = {name.rsplit("/", 3)[1] for name, _ in shown}
    assert len(week) == 1
    assert shown == {(name, start) for name, start in places if name.rsplit("/", 3)[1] in week}
    assert tried["penalty"] == stored["penalty"]


def test_of_a_week_that_has_begun_the_price_is_that_of_its_rest(tmp_path: Path) -> None:
    """What is done costs neither the week as it is nor the one with the change: `replan` says the same."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(WEDNESDAY)) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=["availability.sat=[]"]))["result"]
    (tmp_path / "week.toml").write_text(WEEK.replace('sat = ["08:00-11:00"]', ""), "utf-8")
    said = call("replan", "week.toml", "plan.json", "--now", "wed 06:00", folder=tmp_path)
    costs = re.search(r"The week costs (\d+) points, and (\d+) before", said.err)
    assert costs is not None, said
    assert (tried["penalty"], tried["change"]) == (int(costs[1]), int(costs[1]) - int(costs[2]))
    assert "Lift: full body 1 Mon" not in tried["text"]  # it is done


@pytest.mark.parametrize(
    ("text", "day", "says"),
    [
        (WEEK, "2026-12-24", "2026-12-24 changes nothing: this week is Mon 30 Nov to Sun 6 Dec"),
        (PROGRAMME, "2027-01-24", "2027-01-24 changes nothing: the weeks are Mon 30 Nov to Sun 27 Dec"),
        (PROGRAMME, "2026-12-24", ""),
    ],
)
def test_of_a_date_that_is_not_planned_it_is_said_that_it_changes_nothing(
    tmp_path: Path, text: str, day: str, says: str
) -> None:
    store_week(tmp_path, text)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(WEDNESDAY)) as server:
        server.wait(changed=0)
        change = f"availability.dates={{{day}=[]}}"
        tried = server.finish(server.post("/api/variants", changes=[change]))["result"]
    assert ("changes nothing" in tried["text"], tried["change"] == 0) == (bool(says), bool(says))
    assert says in tried["text"].split("\n") or not says


def test_of_a_programme_it_is_said_what_stays_and_where_it_changes(tmp_path: Path) -> None:
    store_week(tmp_path, PROGRAMME)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(WEDNESDAY)) as server:
        server.wait(changed=0)
        closed, same = (
            server.finish(server.post("/api/variants", changes=[change]))["result"]
            for change in ("availability.sat=[]", "availability.tue=[]")
        )
        page = server.get(f"/compare?v={closed['id']}").body.decode()
        looked = server.get(f"/api/variants/{closed['id']}/week").body.decode()
        before = server.state()["week"]
    lines = closed["text"].split("\n")
    assert lines[:2] == ["Week 1 has begun and stays as planned", "In week 2:"]
    totals = [re.match(r"(\d+) points? (more|less): ", line) for line in lines[lines.index("In all weeks:") + 1 : -1]]
    assert all(totals), "each rule that costs something else in any week is named"
    assert sum(int(one[1]) * (1 if one[2] == "more" else -1) for one in totals if one) == closed["change"]
    assert lines[-1] == "Other days or times in 2 more weeks"
    assert same["text"].split("\n") == ["Week 1 has begun and stays as planned", "The weeks to come stay as they are"]
    assert (same["change"], closed["change"]) == (0, closed["penalty"] - same["penalty"])
    assert before["number"] == 1
    assert f"availability.sat=[], week 2: {closed['change']} points more" in looked
    assert "Mon 7 Dec" in page
    assert re.search(r"70 points.*?\+60", page, re.DOTALL), "side by side one week is told, with its own difference"


def test_a_session_of_another_length_is_a_change(tmp_path: Path) -> None:
    """A week in which nothing moves is not told to stay as it is where a run of it is shorter."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(WEDNESDAY)) as server:
        server.wait(changed=0)
        shorter, same = (
            server.finish(server.post("/api/variants", changes=[change]))["result"]["text"]
            for change in ("sessions.long.minutes=75", "availability.tue=[]")
        )
    assert (shorter, same) == ("Long run 90 to 75 min", "The week stays as it is")


def test_a_change_without_a_week_says_which_musts_clash(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(WEDNESDAY)) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=["sessions[1].count=9"]))["result"]
        assert server.get(f"/api/variants/{tried['id']}/week").status == 400
        assert server.state()["variants"] == [tried]
    assert (tried["status"], tried["penalty"]) == ("impossible", None)
    assert tried["text"].startswith("No week keeps all of these: ")


def test_a_change_that_makes_an_impossible_week_possible(tmp_path: Path) -> None:
    """It has no difference to a week that is not there, but a price; the page shows it, beside nothing too."""
    (tmp_path / "week.toml").write_bytes((SCENARIOS / "too-much.toml").read_bytes())
    with opened(tmp_path / "week.toml") as server:
        server.wait("impossible")
        asked = server.post("/api/variants", name="less", changes=["sessions[1].count=1", "sessions.long="])
        tried = server.finish(asked)["result"]
        pages = [server.get(path) for path in ("/", f"/api/variants/{tried['id']}/week", "/compare")]
        server.post("/api/accept", variant=tried["id"])
        state = server.wait("planned")
    assert (tried["status"], tried["change"]) == ("planned", None)
    assert tried["text"] == f"With it there is a week: {tried['penalty']} points to pay"
    assert [page.status for page in pages] == [200, 200, 200]
    assert tried["text"] in pages[0].body.decode()
    assert state["week"]["penalty"] == tried["penalty"]
