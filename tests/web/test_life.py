"""What happens in a week, told and logged on the page: the files that the commands write, and nothing twice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.files import hash_bytes
from freshlegs.planfile import PlannedRecord
from freshlegs.report.replan_text import describe_told
from freshlegs.web.life_questions import describe_reports
from support.command_line import WEEK, call, store_week
from support.opened import opened

pytestmark = pytest.mark.slow
EVENING = datetime(2026, 12, 1, 20, tzinfo=UTC)
"""Tuesday evening in Berlin, 21:00."""
NOW = "2026-12-01 21:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def read(folder: Path, name: str = "plan.json") -> dict[str, Any]:
    return dict(json.loads((folder / name).read_text("utf-8")))


def replanned(folder: Path, *words: str) -> dict[str, Any]:
    """Return what the command makes of the plan, which stays as it is."""
    return dict(call("replan", "plan.json", "--now", NOW, *words, "--dry-run", "--json", folder=folder).json)


@pytest.mark.parametrize(
    ("reports", "words", "says"),
    [
        ({"today_only": "30 min"}, ("--today-only", "30 min"), "30 min today"),
        ({"feel": "poor"}, ("--feel", "poor"), "feeling poor today"),
        ({"ill": "wed..thu"}, ("--ill", "wed..thu"), "ill on wed..thu"),
        ({"busy": ["wed 17:00-19:00"]}, ("--busy", "wed 17:00-19:00"), "busy wed 17:00-19:00"),
        ({"drop": "week/2026-11-30/long/1"}, ("--drop", "long-1"), "drop long 1"),
    ],
)
def test_the_plan_is_the_one_of_the_command(
    folder: Path, reports: dict[str, Any], words: tuple[str, ...], says: str
) -> None:
    expected, before = replanned(folder, *words), (folder / "plan.json").read_bytes()
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        reply = server.post("/api/tell", key="tell-one-thing", reports=reports)
        assert reply.status == 200, reply.json
        head, *changes = describe_told(PlannedRecord.model_validate(expected))
        assert reply.json["text"] == " ".join((f"Told: {says}.", head, *changes))
        assert head.startswith("Replanned at Tue 1 Dec 21:00: ")
        shown = " ".join(call("show", "plan.json", folder=folder).out.split())
        assert head in shown
        stored = read(folder)
        assert stored == {**expected, "scenario_file": "week.toml", "follows": stored["follows"]}
        assert (folder / "plan.json.before").read_bytes() == before
        assert server.state()["undo"] == says
        assert server.post("/api/undo").status == 200
        assert (folder / "plan.json").read_bytes() == before


def test_what_was_missed_is_placed_again_or_left_out(folder: Path) -> None:
    first = min(read(folder)["sessions"], key=lambda one: str(one["start"]))["id"]
    expected = replanned(folder, "--missed", first)
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        assert server.post("/api/tell", key="missed-first", reports={"missed": [first]}).status == 200
    assert read(folder)["sessions"] == expected["sessions"]


def test_what_is_sent_twice_is_done_once(folder: Path) -> None:
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        calls = [{"key": "same-key-1", "reports": {"feel": "poor"}}] * 4
        with ThreadPoolExecutor(4) as pool:
            replies = [*pool.map(lambda data: server.post("/api/tell", **data), calls)]
        assert [reply.status for reply in replies] == [200] * 4
        assert sum("again" in reply.json for reply in replies) == 3
        assert len({reply.json["text"] for reply in replies}) == 1
    assert [one["kind"] for one in read(folder)["told"]] == ["poor"]


def test_a_restart_makes_no_doubles(folder: Path) -> None:
    lift = {"key": "lift-of-monday", **a_lift(folder)}
    tell = {"key": "tell-of-tuesday", "reports": {"feel": "poor"}}
    for _ in range(2):
        with opened(folder / "week.toml", now=EVENING) as server:
            server.wait(changed=0)
            assert server.post("/api/log", **lift).status == 200
            assert server.post("/api/tell", **tell).status == 200
        files = [(folder / name).read_bytes() for name in ("log.csv", "plan.json")]
    assert [(folder / name).read_bytes() for name in ("log.csv", "plan.json")] == files
    assert len((folder / "log.csv").read_text().splitlines()) == 1 + len({one["exercise"] for one in lift["sets"]})


@pytest.mark.parametrize("written", [True, False], ids=["after it wrote", "before it wrote"])
def test_a_server_killed_between_the_note_and_the_file(folder: Path, written: bool) -> None:
    """What is noted counts only where the file holds it."""
    lift = {"key": "lift-of-monday", **a_lift(folder)}
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        server.post("/api/log", **lift)
    rows = (folder / "log.csv").read_text()
    (note,) = json.loads((folder / "plan.json.heard").read_text())
    assert note["done"]
    (folder / "plan.json.heard").write_text(json.dumps([{**note, "done": False}]))
    assert note["digest"] == hash_bytes(rows.encode())
    if not written:
        (folder / "log.csv").unlink()
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        reply = server.post("/api/log", **lift)
    assert (reply.status, "again" in reply.json) == (200, written)
    assert (folder / "log.csv").read_text() == rows


def a_lift(folder: Path, fewer: int = 0) -> dict[str, Any]:
    """Return the first lift of the plan with all its sets as asked for, less so many repetitions."""
    lift = next(one for one in read(folder)["sessions"] if one["kind"] == "full")
    sets = [
        {"exercise": one["exercise"], "reps": int(one["reps"].rstrip("sm").split("-")[-1]) - fewer}
        for one in lift["content"]["exercises"]
        for _ in range(one["sets"])
    ]
    return {"session": lift["id"], "sets": sets}


def test_the_log_is_the_one_of_the_command(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("command")
    (other / "plan.json").write_bytes((folder / "plan.json").read_bytes())
    lift = a_lift(folder, fewer=1)
    left_out, *names = dict.fromkeys(one["exercise"] for one in lift["sets"])
    told = [f"{name}={' '.join(str(one['reps']) for one in lift['sets'] if one['exercise'] == name)}" for name in names]
    words = [word for one in told for word in ("--did", one)]
    assert call("log", "plan.json", lift["session"], *words, "--skipped", left_out, folder=other).code == 0
    sets = [one for one in lift["sets"] if one["exercise"] != left_out]
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        reply = server.post("/api/log", key="lift-of-monday", session=lift["session"], sets=sets)
        assert reply.json == {"saved": True, "text": f"{len(names)} rows in log.csv."}
        assert (folder / "log.csv").read_text() == (other / "log.csv").read_text()
        better = [{**sets[0], "reps": 9}]
        reply = server.post("/api/log", key="corrected-lift", session=lift["session"], sets=[*better, *sets[1:]])
        assert "the rest of it stays." in reply.json["text"]


def test_a_run_as_it_was(folder: Path) -> None:
    run = next(one for one in read(folder)["sessions"] if one["kind"] == "intervals")
    late = datetime(2026, 12, 6, 20, tzinfo=UTC)
    with opened(folder / "week.toml", now=late) as server:
        server.wait(changed=0)
        reply = server.post("/api/log", key="a-run-of-mine", session=run["id"], minutes=40, felt=8)
    assert reply.json["saved"]
    rows = (folder / "log.csv").read_text()
    assert (
        call("log", "plan.json", run["id"], "--minutes", "40", "--felt", "8", "--to", "other.csv", folder=folder).out
        in rows
    )


@pytest.mark.parametrize(
    ("reports", "says"),
    [
        ({"ill": "2026-12-03"}, "ill on Thu 3 Dec"),
        ({"ill": "2026-12-03..2026-12-04"}, "ill on Thu 3 Dec..Fri 4 Dec"),
        ({"busy": "2026-12-03 06:00-08:30", "feel": "poor"}, "busy Thu 3 Dec 06:00-08:30; feeling poor today"),
        ({"ill": "2026-13-03"}, "ill on 2026-13-03"),
        ({"drop": "week/2026-11-30/long/1"}, "drop long 1"),
    ],
)
def test_what_was_told_is_said_with_dates_for_people(reports: dict[str, str], says: str) -> None:
    assert describe_reports(reports) == says


def test_a_run_of_today_is_logged_with_its_own_minutes_before_it_was_to_begin(folder: Path) -> None:
    """The page has its fields on that day, and a session of another day is refused without a word of the commands."""
    runs = {one["kind"]: one["id"] for one in read(folder)["sessions"]}
    morning = datetime(2026, 12, 2, 5, tzinfo=UTC)
    with opened(folder / "week.toml", now=morning) as server:
        server.wait(changed=0)
        page = server.get("/").body.decode()
        assert f'data-log="{runs["intervals"]}"' in page
        assert f'data-log="{runs["long"]}"' not in page
        refused = server.post("/api/log", key="a-run-to-come", session=runs["long"], minutes=40)
        assert server.post("/api/log", key="a-run-of-now", session=runs["intervals"], minutes=20).json["saved"]
        assert "In your log." in server.get("/").body.decode()
    assert (folder / "log.csv").read_text("utf-8").splitlines()[1].startswith("2026-12-02,intervals")
    text = refused.json["error"]["text"]
    assert ("2026-12-05 is still to come" in text, "--" in text) == (True, False)


def test_a_weight_far_above_what_was_asked_for_is_asked_back(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK + "\n[lifting.weights]\nback_squat = 80\n")
    lift = next(one for one in read(tmp_path)["sessions"] if one["kind"] == "full")
    squat = next(one for one in lift["content"]["exercises"] if one["exercise"] == "back_squat")
    heavy = [{"exercise": "back_squat", "reps": 5, "weight": 10 * squat["load"], "unit": "kg"}]
    told = {"key": "heavy-lift", "session": lift["id"], "sets": heavy}
    with opened(tmp_path / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        reply = server.post("/api/log", **told)
        assert reply.json["saved"] is False
        assert "back squat" in reply.json["doubts"][0]
        assert not (tmp_path / "log.csv").exists()
        assert server.post("/api/log", **told, sure=True).json["saved"]
    assert f",{10 * squat['load']:g}" in (tmp_path / "log.csv").read_text()


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("tell", {"reports": {"feel": "poor"}}, "key: found null"),
        ("tell", {"key": "short", "reports": {"feel": "poor"}}, 'key: found "short"'),
        ("tell", {"key": "long-enough", "reports": {}}, "reports: found"),
        ("tell", {"key": "long-enough", "reports": {"nap": "wed"}}, "reports.nap: unknown key"),
        ("tell", {"key": "long-enough", "reports": {"ill": 4}}, "reports.ill: found 4"),
        ("tell", {"key": "long-enough", "reports": {"ill": "never"}}, 'found "never"'),
        ("tell", {"key": "long-enough", "reports": {"feel": "poor"}, "week": "2"}, "week: the number"),
        ("log", {"key": "long-enough", "session": "full-1"}, "sets: found null"),
        ("log", {"key": "long-enough", "session": "full-1", "sets": [4]}, "sets: found 4"),
        ("log", {"key": "long-enough", "session": "full-1", "sets": [{"exercise": "nap", "reps": 4}]}, 'found "nap"'),
        ("log", {"key": "long-enough", "session": "long-1"}, "is still to come"),
        ("log", {"key": "long-enough", "session": "nap-1", "minutes": 4}, 'found "nap-1"'),
        ("log", {"key": "long-enough", "session": "long-1", "minutes": "4"}, 'minutes: found "4"'),
    ],
)
def test_calls_that_make_no_sense_are_refused(folder: Path, path: str, data: dict[str, Any], says: str) -> None:
    stored = (folder / "plan.json").read_bytes()
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        reply = server.post(f"/api/{path}", **data)
    assert (reply.status, says in reply.json["error"]["text"]) == (400, True), reply.json
    assert (folder / "plan.json").read_bytes() == stored
    assert not (folder / "log.csv").exists()
    assert not (folder / "plan.json.heard").exists()


def test_who_may_only_look_tells_nothing(folder: Path) -> None:
    with opened(folder / "week.toml", now=EVENING, read_only=True) as server:
        server.wait(changed=0)
        reply = server.post("/api/tell", key="long-enough", reports={"feel": "poor"})
    assert reply.status == 403


def test_the_weeks_of_a_programme(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK.replace("start = 2026-11-30", "start = 2026-11-30\nweeks = 3"), "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    weeks = read(tmp_path)["weeks"]
    with opened(tmp_path / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        found = server.get("/api/programme").json
        assert [(one["number"], one["penalty"]) for one in found["weeks"]] == [
            (one["week"], one["penalty"]) for one in weeks
        ]
        assert found["current"] == 1
        assert server.get("/api/programme/2").json == server.get("/api/state?week=2").json["week"]
        assert server.get("/api/programme/4").json["error"]["text"].endswith("the programme has 3 weeks")
        lift = next(one for one in server.get("/api/programme/2").json["sessions"] if one["kind"] == "full")
        reply = server.post("/api/tell", key="week-two-lift", reports={"drop": lift["id"]}, week=2)
        assert reply.status == 200, reply.json
    assert lift["id"] not in {one["id"] for one in read(tmp_path)["sessions"]}


def test_a_single_week_is_no_programme(folder: Path) -> None:
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        assert server.get("/api/programme").status == 400


def test_a_lift_in_two_goes_corrected_and_taken_back_also_after_a_restart(folder: Path) -> None:
    lift, log = a_lift(folder), folder / "log.csv"
    first, *_, last = dict.fromkeys(one["exercise"] for one in lift["sets"])
    morning, later = ([one for one in lift["sets"] if one["exercise"] == name] for name in (first, last))
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        server.post("/api/log", key="first-go", session=lift["session"], sets=morning)
        one = log.read_text()
        server.post("/api/log", key="second-go", session=lift["session"], sets=later)
        both = log.read_text()
        assert both.startswith(one)
        assert f",{last}," in both
        page = server.get("/").body.decode()
        assert page.count("data-logged=") == 2
        better = [{**one, "reps": 3} for one in morning]
        server.post("/api/log", key="corrected-go", session=lift["session"], sets=better)
        assert log.read_text().count(f",{first},") == 1
        assert server.state()["undo"] == f"log of {' '.join(lift['session'].split('/')[-2:])}"
        server.post("/api/undo")
        assert log.read_text() == both
        server.post("/api/redo")
        assert log.read_text().count(f",{first},") == 1
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        assert server.state()["undo"] == "what was logged last, the one thing from before this start that can be"
        assert server.post("/api/undo").status == 200
        assert log.read_text() == both
        gone = server.post("/api/log", key="taken-out", session=lift["session"], sets=[], skipped=[first])
        assert "goes" in gone.json["text"]
        assert f",{first}," not in log.read_text()
    assert "1 row as before" in call("log", "plan.json", "--undo", folder=folder).err
    assert log.read_text() == both


def test_undo_leaves_a_log_that_others_changed(folder: Path) -> None:
    lift, log = a_lift(folder), folder / "log.csv"
    with opened(folder / "week.toml", now=EVENING) as server:
        server.wait(changed=0)
        server.post("/api/log", key="first-go", session=lift["session"], sets=lift["sets"])
        log.write_text(f"{log.read_text()}2026-11-30,easy,1,30 min,-\n")
        changed = log.read_text()
        assert server.post("/api/undo").status >= 400
    assert log.read_text() == changed
