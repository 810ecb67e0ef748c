"""What is tried, accepted, kept and undone: the same numbers as the commands, and files that nobody overwrites."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from support.command_line import WEEK, call, store_week
from support.opened import Opened, opened
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow
COMMENTED = WEEK.replace("[availability]\n", "[availability]  # when I am free\n")
CLOSED = "availability.tue=[]"


def test_every_page_has_the_same_parts_so_that_a_later_one_replaces_each(tmp_path: Path) -> None:
    """A week that is planned while the page is open brings its sessions and prices; one that is no more takes them."""
    store_week(tmp_path, WEEK)
    full = WEEK + '[[sessions]]\nkind = "upper"\ncount = 7\nminutes = 110\n'
    pages = {}
    for name, text in (("planned", WEEK), ("impossible", full), ("faulty", "nap = 1\n" + WEEK)):
        (tmp_path / "week.toml").write_text(text, "utf-8")
        with opened(tmp_path / "week.toml") as server:
            server.wait(name, changed=0 if name != "faulty" else -1)
            pages[name] = server.get("/").body.decode()
    parts = {name: sorted(re.findall(r'<\w+[^>]* id="([\w-]+)"[^>]* data-part', page)) for name, page in pages.items()}
    assert parts["planned"] == parts["impossible"] == parts["faulty"]
    assert {"sessions", "costs", "rules-section"} <= {*parts["planned"]}


def wait_for_variants(server: Opened, version: int = -1) -> list[dict[str, object]]:
    """Return what is tried, once all of it is planned."""
    while any(one["status"] == "solving" for one in server.get("/api/variants").json["variants"]):
        pass
    return list(server.get("/api/variants").json["variants"])


def test_a_variant_costs_what_whatif_says(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    said = call("whatif", "week.toml", "-s", f"no Tuesday: {CLOSED}", "--json", folder=tmp_path).json["variants"][0]
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        reply = server.post("/api/variants", name="no Tuesday", changes=[CLOSED])
        assert reply.json["variant"]["status"] == "solving"
        result = server.finish(reply)["result"]
        assert server.state()["variants"] == [result]
        assert server.get(f"/api/variants/{result['id']}/week").status == 200
        assert server.delete(f"/api/variants/{result['id']}").json == {"variants": []}
    assert (result["penalty"], result["change"]) == (said["penalty"], said["difference"])
    assert (tmp_path / "week.toml").read_text("utf-8") == WEEK


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (["availability.tue"], 'found "availability.tue"'),
        (["nap=1"], "unknown key"),
        (["sessions[9].minutes=4"], "sessions[9]"),
        ([], "found an empty list"),
        ("nap=1", 'found "nap=1"'),
    ],
)
def test_a_variant_that_makes_no_sense_is_refused(tmp_path: Path, changes: object, found: str) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        reply = server.post("/api/variants", changes=changes)
    assert reply.status == 400
    assert found in reply.json["error"]["text"]
    assert server.site.alone is not None
    assert not list(server.site.alone.variants)


def test_accepting_writes_the_scenario_and_the_plan_and_undo_takes_both_back(tmp_path: Path) -> None:
    """Comments stay, the plan is that of the command, and redo makes it all again."""
    store_week(tmp_path, COMMENTED)
    file, plan = tmp_path / "week.toml", tmp_path / "plan.json"
    before = file.read_bytes(), plan.read_bytes()
    with opened(file) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", name="no Tuesday", changes=[CLOSED]))["result"]
        version = server.post("/api/accept", variant=tried["id"]).json["version"]
        state = server.wait(changed=version)
        while not state["plan"]["written"]:
            state = server.wait()
        assert state["undo"] == "no Tuesday"
        assert state["variants"] == []
        after = file.read_bytes(), plan.read_bytes()
        assert after[0].decode() == COMMENTED.replace('tue = ["06:00-08:00"]', "tue = []")
        assert server.post("/api/undo").json["redo"] == "no Tuesday"
        assert (file.read_bytes(), plan.read_bytes()) == before
        assert server.wait(changed=version)["week"]["penalty"] == json.loads(before[1])["penalty"]
        assert server.post("/api/redo").status == 200
        assert (file.read_bytes(), plan.read_bytes()) == after
        assert server.post("/api/redo").json["error"]["text"].endswith("there is nothing to do again")
    (tmp_path / "plan.json").write_bytes(before[1])
    done = call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    assert (done.code, plan.read_bytes()) == (0, after[1])


def test_a_step_is_not_undone_over_what_somebody_else_wrote(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    file = tmp_path / "week.toml"
    with opened(file) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=[CLOSED]))["result"]
        server.post("/api/accept", variant=tried["id"])
        state = server.wait()
        while not state["plan"]["written"]:
            state = server.wait()
        mine = file.read_bytes() + b"# mine\n"
        file.write_bytes(mine)
        reply = server.post("/api/undo")
        assert (reply.status, reply.json["error"]["text"][:11]) == (409, "can't write")
        assert file.read_bytes() == mine
        assert (tmp_path / "plan.json").exists()


def test_a_change_is_merged_with_what_an_editor_wrote_meanwhile(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    file = tmp_path / "week.toml"
    with opened(file) as server:
        server.wait(changed=0)
        tried = server.finish(server.post("/api/variants", changes=[CLOSED]))["result"]
        file.write_text(WEEK.replace("minutes = 90", "minutes = 100"), "utf-8")
        assert server.post("/api/accept", variant=tried["id"]).status == 200
        assert file.read_text("utf-8") == WEEK.replace("minutes = 90", "minutes = 100").replace(
            'tue = ["06:00-08:00"]', "tue = []"
        )


def test_an_impossible_week_says_what_clashes_and_a_fix_makes_it_possible(tmp_path: Path) -> None:
    file = tmp_path / "too-much.toml"
    file.write_bytes((SCENARIOS / "too-much.toml").read_bytes())
    done = call("plan", "too-much.toml", "--json", folder=tmp_path)
    assert done.code == 3
    with opened(file) as server:
        state = server.wait("impossible")
        assert [one["says"] for one in state["clash"]["fixes"]] == [one["change"] for one in done.json["fixes"]]
        assert server.post("/api/accept", fix=99).status == 400
        assert server.post("/api/accept", fix=1).status == 200
        assert server.wait("planned")["undo"] == state["clash"]["fixes"][0]["says"]


def test_why_is_what_the_command_says(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    asked = ("why", "week.toml", "long-1", "--plan", "plan.json")
    said, told = call(*asked, folder=tmp_path), call(*asked, "--json", folder=tmp_path)
    with opened(tmp_path / "week.toml") as server:
        result = server.finish(server.post("/api/why", session="long-1"))["result"]
        refused = server.finish(server.post("/api/why", session="long-9"))
    assert result == {"text": said.out, "data": told.json}
    assert refused["state"] == "failed"
    assert "long-9" in refused["error"]["text"]


def test_keeping_writes_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    with opened(tmp_path / "week.toml") as server:
        assert not server.wait()["plan"]["written"]
        assert server.post("/api/keep", moves=[]).json["plan"]["written"]
    kept = (tmp_path / "plan.json").read_bytes()
    (tmp_path / "plan.json").unlink()
    call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    assert (tmp_path / "plan.json").read_bytes() == kept


def test_a_clash_has_its_places_in_the_week(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_bytes((SCENARIOS / "too-much.toml").read_bytes())
    with opened(tmp_path / "week.toml") as server:
        clash = server.wait("impossible")["clash"]
        page = server.get("/").body.decode()
    assert [one["from"][:16] for one in clash["places"]][:2] == ["2026-11-30T06:00", "2026-12-01T06:00"]
    assert clash["places"][0]["text"].startswith("Intervals, Easy run 1")
    assert clash["places"][0]["text"] in page


def test_a_programme_whose_file_was_changed_while_nobody_looked_is_planned_anew(tmp_path: Path) -> None:
    """What has begun stays, which is said; unchanged it is the plan that stands in the file."""
    programme = WEEK.replace("[week]\n", "[week]\nweeks = 3\n")
    store_week(tmp_path, programme)
    now = datetime.fromisoformat("2026-12-02T05:00+00:00")
    with opened(tmp_path / "week.toml", now=now) as server:
        assert server.wait(changed=0)["plan"]["written"]
    (tmp_path / "week.toml").write_text(programme.replace('mon = ["06:00-08:00"]', "mon = []"), "utf-8")
    with opened(tmp_path / "week.toml", now=now) as server:
        state = server.wait(changed=0)
        assert not state["plan"]["written"]
        assert any("week 1 stays as stored" in note for note in state["notes"])
        second = server.get("/api/programme/2").json
    assert not any(one["start"].startswith("2026-12-07") for one in second["sessions"])
    first = {one["id"]: one["start"] for one in state["week"]["sessions"]}
    stored = json.loads((tmp_path / "plan.json").read_text("utf-8"))["sessions"]
    assert first == {one["id"]: one["start"] for one in stored if one["id"] in first}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('sat = ["08:00-11:00"]', 'sun = ["08:00-11:00"]', "Long run on Sat 5 Dec 08:00 is not in free time"),
        ("minutes = 90", "minutes = 100", "Long run of 90 min; the scenario asks for 100 min"),
        ("[[sessions]]", "[rules.long_run_share]\nweight = 5\n\n[[sessions]]", "by it the week costs 5 points"),
        ("[[sessions]]", "[[sessions]]", ""),
    ],
)
def test_a_begun_week_is_proven_for_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, says: str
) -> None:
    """After the file has changed the page and `check` say so, and what is other; unchanged nothing of it is said."""
    programme = WEEK.replace("[week]\n", "[week]\nweeks = 3\n")
    store_week(tmp_path, programme)
    changed = programme.replace(old, new, 1)
    assert (changed != programme) == bool(says)
    (tmp_path / "week.toml").write_text(changed, "utf-8")
    now = "2026-12-02T05:00+00:00"
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat(now)) as server:
        server.wait(changed=0)
        first, second = (server.get(f"/?week={number}").body.decode() for number in (1, 2))
    proven, since = "by your file as it was when the week began", "By your file as it is now: "
    assert (proven in first, since in first) == (bool(says), bool(says))
    assert f"{since}{says}." in first or not says
    assert "Proven best: no week costs less." in second
    monkeypatch.setenv("FRESHLEGS_NOW", now)
    call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    done = call("check", "week.toml", "plan.json", folder=tmp_path)
    assert done.code == 0
    earlier = bool(says) and "costs" not in says
    assert ("had begun when the file changed, and stands as it was planned then, penalty 10" in one_line(done.out)) == (
        earlier
    )
    assert (says in one_line(done.out)) == (earlier or not says)
    assert ("All other weeks keep" if earlier else "All weeks keep") in done.out
    told = call("check", "week.toml", "plan.json", "--json", folder=tmp_path).json
    assert told["penalty"] == (30 if "costs" not in says else 15)
    assert ("otherwise" in told["weeks"][0]) == earlier


def one_line(text: str) -> str:
    """Return a text without its breaks."""
    return " ".join(text.split())


def test_a_week_with_something_held_is_proven_best_with_that(tmp_path: Path) -> None:
    """What was put somewhere is held there: without it a week may cost less. And it is held in this week alone."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml", now=datetime.fromisoformat("2026-11-29T05:00+00:00")) as server:
        state = server.wait(changed=0)
        assert state["week"]["span"].endswith(", repeats every 7 days")
        assert state["week"]["proof"] == "Proven best: no week costs less."
        assert state["week"]["asked"] == "10 of these points come with what you ask"
        assert "10 of these points come with what you ask." in server.get("/").body.decode()
        long = next(one["id"] for one in state["week"]["sessions"] if one["kind"] == "long")
        asked = server.post("/api/solve", moves=[{"session": long, "start": "2026-12-04T06:00:00+01:00"}])
        token = server.finish(asked)["result"]["token"]
        week = server.post("/api/keep", token=token).json["week"]
        page = server.get("/").body.decode()
    assert week["proof"] == "Proven best with what you hold in its place: no such week costs less."
    assert week["span"].endswith(", changed for this week alone; your file repeats every 7 days")
    assert week["proof"] in page
    assert week["span"] in page
    assert week["proof"] in one_line(call("show", "plan.json", folder=tmp_path).out)


def test_what_is_tried_again_stands_there_once(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        for name, change in (
            ("No Tue", CLOSED),
            ("long", "sessions.long.minutes=75"),
            ("No Tue", "availability.tue = []"),
        ):
            server.finish(server.post("/api/variants", name=name, changes=[change]))
        found = server.state()["variants"]
    assert [one["name"] for one in found] == ["long", "No Tue"]


def test_two_changes_together_are_one(tmp_path: Path) -> None:
    """It costs what `whatif` says of both at once, and it is accepted as one."""
    store_week(tmp_path, WEEK)
    changes = {
        "no Saturday": "availability.sat=[]",
        "shorter": "sessions.long.minutes=75",
        "long": "sessions.long.minutes=100",
    }
    both = f"both: {changes['no Saturday']}; {changes['shorter']}"
    said = call("whatif", "week.toml", "-s", both, "--json", folder=tmp_path).json["variants"][0]
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        ids = [
            server.finish(server.post("/api/variants", name=name, changes=[change]))["result"]["id"]
            for name, change in changes.items()
        ]
        found = server.finish(server.post("/api/variants", name="", together=ids[:2]))["result"]
        refused = [
            server.post("/api/variants", name="", together=some) for some in (ids, ids[:1], [], "v1", ["v1", "v99"])
        ]
        assert len(server.state()["variants"]) == 4
        server.post("/api/accept", variant=found["id"])
        assert server.wait()["undo"] == "no Saturday, and shorter"
    assert (found["name"], found["penalty"]) == ("no Saturday, and shorter", said["penalty"])
    assert [reply.status for reply in refused] == [400] * 5
    texts = [reply.json["error"]["text"] for reply in refused]
    assert "they change the same: sessions.long.minutes" in texts[0]
    assert all("tick two or more" in text for text in texts[1:4])
    text = (tmp_path / "week.toml").read_text("utf-8")
    assert ("sat = []" in text, "minutes = 75" in text) == (True, True)


def test_side_by_side_in_words_and_nothing_to_compare_is_a_page(tmp_path: Path) -> None:
    """No short names of rules, no word of the trade; and who goes there too early is told what to do."""
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        empty = server.get("/compare")
        server.finish(server.post("/api/variants", name="no Saturday", changes=["availability.sat=[]"]))
        page = server.get("/compare").body.decode()
    assert (empty.status, empty.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Nothing is tried yet that has a week" in empty.body.decode()
    assert "As it is" in page
    assert not re.search("baseline|long_run_day|availability.sat", page)
    assert "the long run is on sat or sun, or instead on the days that you prefer for it" in page


def test_a_clash_of_lifts_says_that_nothing_is_marked(tmp_path: Path) -> None:
    raises = '["bent_knee_calf_raise", "calf_raise", "single_leg_calf_raise"]'
    gym = f'[athlete]\nequipment = ["bodyweight"]\n[lifting]\nexclude = {{ exercises = {raises} }}\n'
    (tmp_path / "week.toml").write_text(WEEK + gym, "utf-8")
    with opened(tmp_path / "week.toml") as server:
        clash = server.wait("impossible")["clash"]
        page = server.get("/").body.decode()
    assert (clash["about"], clash["places"]) == ("lifts", [])
    assert "so nothing is marked in the week below" in page
