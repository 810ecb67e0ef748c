"""A plan file that lives: what has begun stays as it is stored, and the weeks to come are planned anew."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from support.calendar_weeks import entries
from support.command_line import Done, assert_refused, call, plan_once, store_week

pytestmark = pytest.mark.slow

WEEKS = """\
timezone = "Europe/London"
[week]
start = 2027-01-11
weeks = 6
[lifting]
unit = "kg"
exclude = { exercises = [] }
weights = { back_squat = 40, bench_press = 30, deadlift = 50 }
[availability]
tue = ["06:00-08:00"]
fri = ["06:00-08:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "long"
minutes = 60
"""
HEADER = "date,exercise,sets,reps,load"
WEEK_3 = "2027-01-27"
"""A Wednesday: two weeks are over, and one has begun."""


def plan(folder: Path, *options: str, text: str | None = None) -> Done:
    """Plan the scenario of a folder, or a new text of it, into its plan.json."""
    if text is not None:
        (folder / "weeks.toml").write_text(text, "utf-8")
    return call("plan", "weeks.toml", "-o", "plan.json", *options, folder=folder)


@pytest.fixture
def first() -> bytes:
    return plan_once(WEEKS, "weeks.toml")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEKS, "weeks.toml")
    return tmp_path


def read(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_text("utf-8"))


def split(record: Any, weeks: int) -> tuple[list[Any], list[Any]]:
    """Return all that is stored of the first weeks, and of the others."""
    first = [week["start"] for week in record["weeks"][:weeks]]
    begun = [session for session in record["sessions"] if session["id"].split("/")[1] in first]
    later = [session for session in record["sessions"] if session not in begun]
    return [*record["weeks"][:weeks], *begun], [*record["weeks"][weeks:], *later]


def loads(record: Any, exercise: str) -> list[float | None]:
    """Return the weight of an exercise in each week that asks for it."""
    return [
        entry["load"]
        for session in record["sessions"]
        for entry in (session["content"] or {}).get("exercises", ())
        if entry["exercise"] == exercise
    ]


def log(folder: Path, *rows: str) -> None:
    (folder / "log.csv").write_text("\n".join((HEADER, *rows, "")), "utf-8")


def test_a_note_of_all_weeks_is_shown_with_the_first_and_stored_with_each(tmp_path: Path) -> None:
    here, note = tmp_path, "calves easy: how often is not asked"
    assert plan(here, text=WEEKS.replace("[lifting]", '[lifting]\neasy = ["calves"]', 1)).code == 0
    assert note in call("show", "plan.json", "--week", "1", folder=here).out
    assert note not in call("show", "plan.json", "--week", "2", folder=here).out
    assert all(any(note in one for one in week["notes"]) for week in read(here)["weeks"])


@pytest.mark.parametrize(
    ("today", "since", "says"),
    [
        ("2027-01-10", None, "plan.json: the plan"),
        ("2027-01-11", "2027-01-18", "plan.json: week 1 stays as stored, and the programme goes on from week 2."),
        (WEEK_3, "2027-02-01", "plan.json: weeks 1 to 3 stay as stored, and the programme goes on from week 4."),
        ("2027-02-21", "2027-02-22", "plan.json: all 6 weeks of it have begun, and stay as they are."),
    ],
)
def test_what_has_not_changed_is_planned_to_the_same_bytes_on_any_day(
    here: Path, first: bytes, today: str, since: str | None, says: str
) -> None:
    done = plan(here, "--today", today)
    record = read(here)
    assert record.pop("since", None) == since
    assert record == json.loads(first)
    assert says in done.err
    assert ("plan.json: the plan; --restart would begin it anew\n" in done.err) == (since is not None)


def test_a_start_that_the_file_leaves_open_is_that_of_the_first_plan(tmp_path: Path) -> None:
    floating = WEEKS.replace("start = 2027-01-11\n", "")
    plan(tmp_path, "--today", "2027-01-08", text=floating)
    before = read(tmp_path)
    log(tmp_path, "2027-01-12,back_squat,3,6,40 kg", "2027-01-15,deadlift,3,5,50 kg")
    done = plan(tmp_path, "--log", "log.csv", "--today", "2027-01-18")
    assert "Planning the week from" not in done.err
    assert (read(tmp_path)["start"], read(tmp_path)["weeks"]) == ("2027-01-11", before["weeks"])
    assert loads(read(tmp_path), "back_squat")[:2] == [40.0, 40.0]


def test_a_changed_scenario_changes_the_weeks_to_come_and_nothing_before(here: Path, first: bytes) -> None:
    changed = WEEKS.replace('fri = ["06:00-08:00"]', 'thu = ["17:00-19:00"]').replace(
        "minutes = 60\n[[", "minutes = 45\n[["
    )
    assert plan(here, "--today", WEEK_3, text=changed).code == 0
    before, now = (split(record, 3) for record in (json.loads(first), read(here)))
    assert now[0] == before[0]
    assert all("-thu-" not in one["start"] for one in before[1] if "kind" in one)
    assert {one["minutes"] for one in now[1] if one.get("kind") == "full"} == {45}
    assert call("check", "weeks.toml", "plan.json", folder=here).code == 0


def test_an_exclusion_changes_one_exercise_from_the_next_week_on(here: Path, first: bytes) -> None:
    log(here, "2027-01-12,back_squat,3,6,40 kg", "2027-01-12,bench_press,3,6,30 kg", "2027-01-15,deadlift,3,5,50 kg")
    done = plan(
        here, "--log", "log.csv", "--today", "2027-01-16",
        text=WEEKS.replace("exercises = []", 'exercises = ["back_squat"]'),
    )  # fmt: skip
    assert done.code == 0, done
    before, now = json.loads(first), read(here)
    assert split(now, 1)[0] == split(before, 1)[0]
    assert loads(now, "back_squat") == [40.0]
    gone = [exercises(before)[name] - exercises(now)[name] for name in ("full/1", "full/2")]
    come = [exercises(now)[name] - exercises(before)[name] for name in ("full/1", "full/2")]
    assert sorted(map(len, gone)) == sorted(map(len, come)) == [0, 1]
    assert loads(now, "bench_press") == loads(before, "bench_press")


def exercises(record: Any) -> dict[str, set[str]]:
    """Return the exercises of each lift in the last week."""
    last = record["weeks"][-1]["start"]
    there = (session for session in record["sessions"] if session["id"].split("/")[1] == last and session["content"])
    return {
        "/".join(session["id"].split("/")[2:]): {entry["exercise"] for entry in session["content"].get("exercises", ())}
        for session in there
    }


def test_without_a_stored_plan_the_log_says_what_stays(tmp_path: Path) -> None:
    """The plan is lost, and the log has exercises that nobody would choose anew: they stay, but for one excluded."""
    plan(tmp_path, text=WEEKS.replace("exercises = []", 'exercises = ["back_squat", "rdl", "lat_pulldown"]'))
    kept = exercises(read(tmp_path))
    days = {"full/1": "2027-01-12", "full/2": "2027-01-15"}
    log(tmp_path, *(f"{day},{exercise},3,8,-" for name, day in days.items() for exercise in sorted(kept[name])))
    (tmp_path / "plan.json").unlink()
    plan(tmp_path, text=WEEKS)
    assert sum(len(kept[name] - exercises(read(tmp_path))[name]) for name in kept) > 2
    (tmp_path / "plan.json").unlink()
    plan(tmp_path, "--log", "log.csv")
    assert exercises(read(tmp_path)) == kept
    (tmp_path / "plan.json").unlink()
    plan(tmp_path, "--log", "log.csv", text=WEEKS.replace("exercises = []", 'exercises = ["deadlift"]'))
    now = exercises(read(tmp_path))
    assert [kept[name] - now[name] for name in kept if kept[name] != now[name]] == [{"deadlift"}]


def test_what_was_swapped_on_the_day_comes_back(tmp_path: Path) -> None:
    plan(tmp_path, text=WEEKS)
    was = exercises(read(tmp_path))
    (tmp_path / "plan.json").unlink()
    log(tmp_path, "2027-01-12,leg_press,3,6,-", "2027-01-12,bench_press,3,6,30 kg")
    done = plan(tmp_path, "--log", "log.csv")
    assert "row 2 does not count: week 1 does not ask for leg_press." in done.err
    assert exercises(read(tmp_path)) == was


def test_another_weight_in_the_file_counts_from_the_next_week_on(here: Path, first: bytes) -> None:
    """Whoever writes down a new weight lifts it from now on, not from what the weeks before have come to."""
    plan(here, "--today", WEEK_3, text=WEEKS.replace("back_squat = 40", "back_squat = 60"))
    plan(here, "--today", "2027-02-10")
    was, now = loads(json.loads(first), "back_squat"), loads(read(here), "back_squat")
    assert now[:3] == was[:3]
    assert now[4:] == [60.0, 60.0]  # after the deload of week 4


def test_what_was_logged_once_stays_without_the_log(here: Path) -> None:
    log(here, "2027-01-12,back_squat,3,6,45 kg", "2027-01-17,long,1,60 min,-")
    plan(here, "--log", "log.csv", "--today", "2027-01-18")
    told = read(here)
    plan(here, "--today", "2027-01-19")
    assert read(here) == told
    assert told["lifted"][0]["load"] == 45.0
    assert told["logged"]["runs"] == [{"day": "2027-01-17", "kind": "long", "minutes": 60}]


def test_a_log_is_right_from_its_first_day_on_and_the_days_before_it_stay(here: Path) -> None:
    log(here, "2027-01-12,back_squat,3,6,45 kg", "2027-01-15,deadlift,3,5,50 kg")
    plan(here, "--log", "log.csv", "--today", "2027-01-16")
    log(here, "2027-01-15,deadlift,3,5,52.5 kg")
    plan(here, "--log", "log.csv", "--today", "2027-01-16")
    assert [(one["exercise"], one["load"]) for one in read(here)["lifted"]] == [
        ("back_squat", 45.0),
        ("deadlift", 52.5),
    ]


def test_a_programme_that_is_over_is_followed_by_one_that_goes_on_from_its_weights(here: Path) -> None:
    log(here, "2027-02-16,back_squat,3,6,62.5! kg")
    plan(here, "--log", "log.csv", "--today", "2027-02-20")
    done = plan(here, "--today", "2027-02-24", text=WEEKS.replace("2027-01-11", "2027-03-01"))
    assert "It begins with what was lifted until 2027-02-16: back squat 62.5 kg." in done.err  # 13 days are no break
    assert (read(here)["start"], loads(read(here), "back_squat")[0]) == ("2027-03-01", 62.5)
    assert [one["day"] for one in read(here)["lifted_before"]] == ["2027-02-16"]


def test_what_was_lifted_before_a_programme_is_settled_once_it_has_begun(here: Path) -> None:
    """The log of the block before is given after two weeks: what was lifted since counts, and not what was then."""
    rows = [f"2027-01-{day},back_squat,3,6,{load} kg" for day, load in ((12, 40), (19, 42.5))]
    log(here, "2026-12-29,back_squat,3,6,45 kg", *rows)
    plan(here, "--log", "log.csv", "--today", "2027-01-20")
    with_all = loads(read(here), "back_squat")
    log(here, *rows)
    plan(here, "--log", "log.csv", "--today", "2027-01-20")
    assert loads(read(here), "back_squat") == with_all
    assert "lifted_before" not in read(here)


def test_another_start_of_a_programme_that_has_begun_is_refused(here: Path, first: bytes) -> None:
    done = plan(here, "--today", WEEK_3, text=WEEKS.replace("2027-01-11", "2027-01-18"))
    assert_refused(done, "plan.json: the programme that began on 2027-01-11 with weeks of 7 days; weeks.toml now says")
    assert (here / "plan.json").read_bytes() == first


def test_fewer_weeks_than_have_begun_are_refused(here: Path, first: bytes) -> None:
    done = plan(here, "--today", WEEK_3, text=WEEKS.replace("weeks = 6", "weeks = 2"))
    assert_refused(
        done, "weeks.toml: week.weeks: the programme has 2 weeks, and week 3 has begun; 3 or more; --restart"
    )
    assert (here / "plan.json").read_bytes() == first


def test_restart_begins_anew_and_says_what_is_dropped(here: Path) -> None:
    log(here, "2027-01-12,back_squat,3,6,45 kg", "2027-01-17,long,1,60 min,-")
    plan(here, "--log", "log.csv", "--today", "2027-01-18")
    before = (here / "plan.json").read_bytes()
    done = plan(here, "--restart", "--today", WEEK_3, text=WEEKS.replace("2027-01-11", "2027-02-01"))
    what = "its start on 2027-01-11, 6 weeks, 1 logged exercise and 1 logged run are dropped"
    assert f"plan.json begins anew: {what}; plan.json.before has what was there." in done.err
    assert (here / "plan.json.before").read_bytes() == before
    assert (read(here)["start"], "lifted" in read(here)) == ("2027-02-01", False)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text[:3000], "plan.json: line "),
        (lambda text: text.replace('"format": 1', '"format": 2'), "plan.json: format: found 2, which a newer"),
        (lambda text: text.replace('"scenario": "weeks"', '"scenario": "hers"'), "plan.json: holds the plan of"),
        (lambda text: text.replace('"kind": "full"', '"kind": "chess"'), "plan.json: sessions[1].kind: "),
    ],
    ids=["cut short", "newer", "of another", "damaged"],
)  # fmt: skip
def test_a_plan_that_would_be_lost_is_not_written_over(here: Path, first: bytes, spoil: Any, says: str) -> None:
    there = spoil(first.decode())
    (here / "plan.json").write_text(there, "utf-8")
    done = plan(here, "--today", WEEK_3)
    assert_refused(done, says)
    assert "--restart writes over it" in done.err
    assert (here / "plan.json").read_text("utf-8") == there
    assert plan(here, "--today", WEEK_3, "--restart").code == 0
    assert (here / "plan.json.before").read_text("utf-8") == there


def test_a_run_that_was_dropped_is_none_from_which_running_grows(tmp_path: Path) -> None:
    """A long run that grows: without that of week 2 the next week runs less."""
    growing = WEEKS.replace("weeks = 6", "weeks = 8") + "[programme.long_run]\nlongest = 120\n"
    plan(tmp_path, text=growing)
    before = read(tmp_path)
    gone = json.loads(json.dumps(before))
    gone["sessions"] = [one for one in gone["sessions"] if one["id"] != "weeks/2027-01-18/long/1"]
    (tmp_path / "plan.json").write_text(json.dumps(gone), "utf-8")
    plan(tmp_path, "--today", "2027-01-24")
    was, now = (list_long_runs(record) for record in (before, read(tmp_path)))
    assert (was[:3], now[:2]) == ([60, 65, 68], [60, 42])  # a week was lost: 70 % of 60
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


def list_long_runs(record: Any) -> list[int]:
    return [one["minutes"] for one in record["sessions"] if one["kind"] == "long"]


def test_a_replanned_week_is_not_undone(tmp_path: Path) -> None:
    week = WEEKS.replace("weeks = 6\n", "")
    plan(tmp_path, text=week)
    done = call("replan", "plan.json", "--now", "2027-01-12 12:00", "--missed", "full-1", folder=tmp_path)
    assert done.code == 0, done
    before = (tmp_path / "plan.json").read_bytes()
    says = "plan.json: holds this week as it was replanned, with 1 thing told; freshlegs replan plan.json changes it"
    assert_refused(plan(tmp_path, "--today", "2027-01-13"), says)
    assert (tmp_path / "plan.json").read_bytes() == before
    assert plan(tmp_path, "--today", "2027-01-13", "--restart").code == 0
    assert "told" not in read(tmp_path)


def test_a_file_that_changed_meanwhile_is_not_written_over(
    here: Path, first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes read the same plan; the other one writes first."""
    other = first.replace(b'"title": "weeks"', b'"title": "hers"')

    def say(answer: object, width: int = 80) -> None:
        (here / "plan.json").write_bytes(other)

    monkeypatch.setattr("freshlegs.cli.plan_files.say_other_exercises", say)
    done = plan(here, "--today", WEEK_3)
    assert (done.code, "it was changed by another program since it was read" in done.err) == (1, True)
    assert (here / "plan.json").read_bytes() == other


CHANGES = (
    ("exercises = []", 'exercises = ["bench_press"]'),
    ("back_squat = 40", "back_squat = 47.5"),
    ('fri = ["06:00-08:00"]', 'thu = ["17:00-19:00"]'),
    ("count = 2", "count = 1"),
    ("weeks = 6", "weeks = 8"),
    ("minutes = 60\n[[", "minutes = 45\n[["),
)
"""What an athlete changes in the file from one week to the next."""


def test_what_is_past_by_now_stays_on_the_phone_though_a_replan_was_long_ago(here: Path) -> None:
    """Week 1 was replanned; in week 3 the same calendar gets the weeks to come, and hears nothing of the past."""
    plan(here, "--ics", "week.ics")
    missed = ("--now", "2027-01-12 20:00", "--missed", "full-1", "--ics", "week.ics")
    assert call("replan", "plan.json", *missed, folder=here).code == 0
    changed = WEEKS.replace('fri = ["06:00-08:00"]', 'thu = ["17:00-19:00"]')
    done = plan(here, "--today", WEEK_3, "--ics", "week.ics", text=changed)
    assert done.code == 0, done
    days = {str(entry["DTSTART"].dt)[:10] for entry in entries((here / "week.ics").read_bytes())}
    assert min(days) >= WEEK_3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_what_has_begun_never_changes_and_nothing_logged_is_lost(here: Path, seed: int) -> None:
    """Days go by, lifts are logged, some with a miss, the file changes; a step done twice gives the same bytes."""
    draw = Random(seed)
    text, rows, day = WEEKS, list[str](), date(2027, 1, 11)
    for _ in range(5):
        day += timedelta(days=draw.randint(1, 9))
        text = text.replace(*draw.choice(CHANGES)) if draw.random() < 0.7 else text
        before = read(here)
        rows += list_rows(before, day, draw)
        log(here, *rows)
        options = () if draw.random() < 0.2 else ("--log", "log.csv")
        assert plan(here, *options, "--today", day.isoformat(), text=text).code == 0
        now, written = read(here), (here / "plan.json").read_bytes()
        begun = sum(week["start"] <= day.isoformat() for week in before["weeks"])
        assert hide_weights_from(day, split(now, begun)[0]) == hide_weights_from(day, split(before, begun)[0])
        assert options or split(now, begun)[0] == split(before, begun)[0]
        assert [one for one in before.get("lifted", ()) if one not in now["lifted"]] == []
        assert not options or len(now.get("lifted", ())) == len(rows)
        assert plan(here, *options, "--today", day.isoformat()).code == 0
        assert (here / "plan.json").read_bytes() == written
        assert call("check", "weeks.toml", "plan.json", folder=here).code == 0


def hide_weights_from(day: date, stored: list[Any]) -> list[Any]:
    """Return what is stored, of lifts from a day on only where they stand and what is in them."""

    def hide(one: Any) -> Any:
        content = one.get("content") or {}
        if one.get("start", "") < day.isoformat() or "exercises" not in content:
            return one
        return {**one, "content": [exercise["exercise"] for exercise in content["exercises"]]}

    return [hide(one) for one in stored]


def test_a_log_that_comes_on_monday_counts_for_that_week_too(here: Path, first: bytes) -> None:
    """The lifts that are still ahead have the weights that they would have had on Sunday; the others stay."""
    rows = "2027-01-12,back_squat,3,6 6 4,40 kg", "2027-01-15,deadlift,3,5,55 kg"
    log(here, *rows)
    plan(here, "--log", "log.csv", "--today", "2027-01-17")
    sunday = loads(read(here), "deadlift"), loads(read(here), "back_squat")
    (here / "plan.json").write_bytes(first)
    done = plan(here, "--log", "log.csv", "--today", "2027-01-18")
    monday = read(here)
    assert "but full 1 on Tue 19 Jan and full 2 on Fri 22 Jan have new weights" in done.err
    assert (loads(monday, "deadlift"), loads(monday, "back_squat")) == sunday
    assert loads(monday, "deadlift") != loads(json.loads(first), "deadlift")
    log(here, *rows, "2027-01-19,back_squat,3,6,42.5 kg")
    done = plan(here, "--log", "log.csv", "--today", "2027-01-20")
    assert split(read(here), 1)[0] == split(monday, 1)[0]
    tuesday = next(one for one in read(here)["sessions"] if one["start"].startswith("2027-01-19"))
    assert tuesday in monday["sessions"]


def list_rows(record: Any, day: date, draw: Random) -> list[str]:
    """Return rows of lifts of the last days before a day that are not in the plan yet, as asked for or with a miss."""
    logged = {one["day"] for one in record.get("lifted", ())}
    last = (day - timedelta(days=9)).isoformat()
    rows = []
    for session in record["sessions"]:
        date_of = session["start"][:10]
        if session["kind"] == "full" and last < date_of < day.isoformat() and date_of > max(logged, default=""):
            for entry in session["content"]["exercises"] if draw.random() < 0.8 else ():
                load = f"{entry['load']:g} {entry['unit']}" if entry["load"] else "-"
                reps = max(1, int(entry["reps"].split("-")[-1].rstrip("sm")) - draw.choice((0, 0, 0, 2)))
                rows.append(f"{date_of},{entry['exercise']},{entry['sets']},{reps},{load}")
    return rows
