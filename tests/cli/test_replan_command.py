"""`freshlegs replan`: one file is enough, and it finds its scenario."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import freshlegs
from freshlegs.io.errors import OutputError
from freshlegs.training.library import load_shipped
from support.command_line import WEEK, assert_refused, call, store_week


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def test_a_plan_finds_its_scenario(folder: Path) -> None:
    asked = ("--now", "mon 12:00", "--json", "--dry-run")
    both = call("replan", "week.toml", "plan.json", *asked, folder=folder)
    alone = call("replan", "plan.json", *asked, folder=folder)
    assert (alone.code, alone.out) == (0, both.out)


def test_the_scenario_is_told_as_seen_from_the_plan(folder: Path) -> None:
    (folder / "plans").mkdir()
    (folder / "elsewhere").mkdir()
    stored = call("plan", "week.toml", "-o", "plans/plan.json", folder=folder)
    assert stored.code == 0
    assert json.loads((folder / "plans/plan.json").read_text())["scenario_file"] == "../week.toml"
    replanned = call("replan", "../plans/plan.json", "--now", "mon 12:00", folder=folder / "elsewhere")
    assert replanned.code == 0, replanned.err


def test_a_scenario_behind_a_link_keeps_its_name(folder: Path) -> None:
    (folder / "link.toml").symlink_to("week.toml")
    assert call("plan", "link.toml", "-o", "linked.json", folder=folder).code == 0
    stored = json.loads((folder / "linked.json").read_text())
    assert (stored["scenario"], stored["scenario_file"]) == ("link", "link.toml")


def test_nobody_knows_where_standard_input_and_output_are(folder: Path) -> None:
    piped = call("plan", "week.toml", "-o", "-", folder=folder)
    assert "scenario_file" not in json.loads(piped.out)
    stored = call("plan", "-", "-o", "piped.json", stdin=WEEK, folder=folder)
    assert stored.code == 0
    assert "scenario_file" not in json.loads((folder / "piped.json").read_text())


def test_a_plan_that_names_no_scenario_says_what_to_write(folder: Path) -> None:
    plan = json.loads((folder / "plan.json").read_text())
    del plan["scenario_file"]
    (folder / "plan.json").write_text(json.dumps(plan))
    done = call("replan", "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert "does not say where its scenario is; name it: freshlegs replan SCENARIO PLAN" in done.err


def test_a_scenario_that_has_gone_is_named(folder: Path) -> None:
    (folder / "week.toml").rename(folder / "other.toml")
    done = call("replan", "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert "was planned from week.toml, which is not there" in done.err


def test_three_files_are_too_many(folder: Path) -> None:
    done = call("replan", "week.toml", "plan.json", "plan.json", folder=folder)
    assert done.code == 2
    assert "found 3 files" in done.err


def test_a_replan_takes_the_place_of_the_plan_and_keeps_it_beside(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    done = call("replan", "plan.json", "--now", "mon 12:00", "--busy", "fri", folder=folder)
    assert done.code == 0, done.err
    assert "plan.json: the new plan; the one before is in plan.json.before\n" in done.err
    assert (folder / "plan.json.before").read_bytes() == before
    assert json.loads((folder / "plan.json").read_text())["told"][0]["kind"] == "busy"
    kept = {"plan.json", "plan.json.before", "week.toml"}
    assert {path.name for path in folder.iterdir()} == kept


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    done = call(
        "replan", "plan.json", "--now", "mon 12:00", "--ill", "thu", "--dry-run", "--ics", "w.ics", folder=folder
    )
    assert (done.code, "Nothing is written: --dry-run.\n" in done.err) == (0, True)
    assert "-o and --ics changes nothing here: --dry-run writes nothing.\n" in done.err
    assert (folder / "plan.json").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["plan.json", "week.toml"]


def test_a_replan_into_another_file_leaves_the_plan(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    done = call("replan", "plan.json", "--now", "mon 12:00", "--ill", "thu", "-o", "new.json", folder=folder)
    assert done.code == 0, done.err
    assert (folder / "plan.json").read_bytes() == before
    assert json.loads((folder / "new.json").read_text())["scenario_file"] == "week.toml"
    assert not (folder / "plan.json.before").exists()


def test_a_week_that_is_impossible_leaves_the_plan(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    text = (folder / "week.toml").read_text()
    for day in ("tue", "thu", "fri"):
        text = text.replace(f'{day} = ["06:00-08:00"]\n', "")
    (folder / "week.toml").write_text(text)
    done = call("replan", "plan.json", "--now", "wed 21:00", folder=folder)
    assert done.code == 3, done.out
    assert "plan.json stays as it is, and knows nothing of this: there is no week.\n" in done.err
    assert (folder / "plan.json").read_bytes() == before


def test_of_two_that_write_at_once_one_is_told(folder: Path) -> None:
    """What the first one told is not lost."""
    from freshlegs.api.results import TrainingPlan
    from freshlegs.cli.replan_request import ReplanTarget, load_stored_week, write_replan

    mine = load_stored_week(folder / "week.toml", folder / "plan.json")
    other = call("replan", "plan.json", "--now", "mon 12:00", "--busy", "fri", folder=folder)
    assert other.code == 0, other.err
    theirs = (folder / "plan.json").read_bytes()
    with pytest.raises(OutputError, match="changed by another program since it was read; nothing is written"):
        write_replan(
            TrainingPlan(mine.record),
            mine,
            freshlegs.Scenario.load(folder / "week.toml"),
            folder / "week.toml",
            ReplanTarget(None, None, json=False, rest_days=True, dry_run=False),
        )
    assert (folder / "plan.json").read_bytes() == theirs


def test_a_plan_that_is_cut_short_is_said_in_one_line(folder: Path) -> None:
    (folder / "plan.json").write_bytes((folder / "plan.json").read_bytes()[:2000])
    done = call("replan", "plan.json", "--now", "mon 12:00", folder=folder)
    assert_refused(done, "plan.json")
    assert len(done.err.splitlines()) == 1
    assert "not a whole plan.json (cut off, or not JSON)" in done.err


@pytest.mark.parametrize("weeks", ["", "weeks = 2"])
@pytest.mark.parametrize(
    "asked",
    [
        ("replan", "other.toml", "plan.json", "--now", "mon 12:00"),
        ("why", "other.toml", "full-1", "--plan", "plan.json"),
        ("move", "plan.json", "full-1", "--scenario", "other.toml"),
    ],
)
def test_a_plan_of_another_athlete_is_said_in_one_line(folder: Path, asked: tuple[str, ...], weeks: str) -> None:
    """So it is where the other one plans many weeks."""
    (folder / "other.toml").write_text(WEEK.replace("[week]", f"[week]\n{weeks}"))
    done = call(*asked, folder=folder)
    assert_refused(done, "plan.json")
    assert 'planned from the scenario "week"; the scenario here is "other"' in done.err


def test_why_of_a_plan_asks_of_what_is_ahead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That a session does not stand somewhere yet has not happened: no other day is as good for that."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-03T12:00:00Z")
    record = json.loads((folder / "plan.json").read_text())
    done, ahead = record["sessions"][0], record["sessions"][-1]
    told = call("why", "week.toml", ahead["id"], "--plan", "plan.json", "--json", folder=folder)
    assert told.code == 0, told.err
    past = [place["status"] for place in told.json["elsewhere"] if place["day"] < "2026-12-03"]
    assert past == ["impossible"] * 3
    refused = call("why", "week.toml", done["id"], "--plan", "plan.json", folder=folder)
    assert_refused(refused, "SESSION: ")
    assert "is done; what is done stays where it was done" in refused.err


def test_a_clock_that_goes_back_is_not_followed(folder: Path) -> None:
    """What was told on Thursday is not forgotten on Tuesday, and what is done then stays done."""
    told = call("replan", "plan.json", "--now", "thu 12:00", "--busy", "sat 08:00-09:00", folder=folder)
    assert told.code == 0, told.err
    done = call("replan", "plan.json", "--now", "tue 12:00", "--busy", "sat 10:45-11:00", "--json", folder=folder)
    assert done.code == 0, done.err
    assert "Replanning from Thu 3 Dec 12:00, because plan.json was replanned at that time already.\n" in done.err
    assert [one["at"][:16] for one in done.json["told"]] == ["2026-12-03T12:00"] * 2
    assert {one["id"][-6:] for one in done.json["sessions"] if one["done"]} == {
        one["id"][-6:] for one in done.json["sessions"] if one["start"] < "2026-12-03T12"
    }


def test_what_is_told_twice_is_wrong_once_and_done_once(folder: Path) -> None:
    for told in (("long", "long"), ("long", "long-1")):
        done = call("replan", "plan.json", "--now", "wed 12:00", *(f"--missed={one}" for one in told), folder=folder)
        assert (done.code, done.err.count("long 1 is still ahead")) == (1, 1)
    twice = ["--did", "easy tue 07:00 45"] * 2
    data = call("replan", "plan.json", "--now", "wed 12:00", *twice, "--dry-run", "--json", folder=folder).json
    assert [one["kind"] for one in data["sessions"]].count("easy") == 1


def test_days_that_are_known_as_ill_change_nothing(folder: Path) -> None:
    """So that what --undo takes back is the illness; another day is new, and so is one that was let go."""
    told = ("replan", "plan.json", "--now", "wed 12:00", "--ill")
    assert call(*told, "thu..fri", folder=folder).code == 0
    plan = (folder / "plan.json").read_bytes()
    again = call(*told, "fri", folder=folder)
    assert again.code == 0
    assert "You are known as ill on Fri 4 Dec; --release lets a day go.\nplan.json stays as it is" in again.err
    assert (folder / "plan.json").read_bytes() == plan
    assert "the new plan" in call(*told, "fri..sat", folder=folder).err
    assert call(*told[:-1], "--release", "sat", folder=folder).code == 0
    assert "the new plan" in call(*told, "sat", folder=folder).err


def test_what_is_told_as_missed_twice_is_known_and_changes_nothing(folder: Path) -> None:
    assert call("replan", "plan.json", "--now", "tue 12:00", "--missed", "full-1", folder=folder).code == 0
    stored = (folder / "plan.json").read_bytes()
    again = call("replan", "plan.json", "--now", "tue 13:00", "--missed", "full-1", folder=folder)
    assert (again.code, (folder / "plan.json").read_bytes()) == (0, stored)
    assert again.err == (
        "full 1 is known as missed, and has no place in this week any more.\n"
        "plan.json stays as it is: nothing new is told.\n"
    )
    assert again.out == call("show", "plan.json", folder=folder).out
    copied = call("replan", "plan.json", "--missed", "full-1", "-o", "copy.json", "--json", folder=folder)
    assert (copied.code, copied.json) == (0, json.loads(stored))
    assert json.loads((folder / "copy.json").read_text()) == copied.json
    tried = call("replan", "plan.json", "--missed", "full-1", "-o", "not.json", "--dry-run", folder=folder)
    assert (tried.code, tried.out, (folder / "not.json").exists()) == (0, again.out, False)


def test_what_was_missed_and_stands_elsewhere_is_known_with_its_place(folder: Path) -> None:
    """Beside something new it is said, and the week is planned with that."""
    assert call("replan", "plan.json", "--now", "tue 12:00", "--missed", "full-1", folder=folder).code == 0
    moved = ("--move", "full-1=fri 07:00", "--drop", "full-2")
    assert call("replan", "plan.json", "--now", "tue 12:00", *moved, folder=folder).code == 0
    told = ("--missed", "full-1", "--busy", "sat 08:00-08:15")
    again = call("replan", "plan.json", "--now", "tue 13:00", *told, "--json", folder=folder)
    assert again.code == 0, again.err
    known = "full 1 is known as missed, and stands on Fri 4 Dec 07:00 instead; --drop full-1 leaves it out.\n"
    assert known in again.err
    kinds = [one["kind"] for one in again.json["told"]]
    assert sorted(kinds) == ["busy", "dropped", "missed", "moved"]


def test_what_was_missed_is_done_when_somebody_says_when(folder: Path) -> None:
    """It was done as planned after all, or made up for: not in this very minute."""
    assert call("replan", "plan.json", "--now", "tue 12:00", "--missed", "full-1", folder=folder).code == 0
    first = json.loads((folder / "plan.json.before").read_text())["sessions"][0]
    refused = call("replan", "plan.json", "--now", "tue 13:00", "--done", "full-1", folder=folder)
    assert_refused(refused, "replan: --done: ")
    says = 'full 1 counts as missed; say when it was done: --done "full-1=Mon 30 Nov 06:00" if as planned\n'
    assert refused.err.endswith(says)
    both = call("replan", "plan.json", "--missed", "full-1", "--done", "full-1=mon 06:00", folder=folder)
    assert_refused(both, "replan: ")
    assert "full 1 is both done and missed" in both.err
    as_planned = ("--done", "full-1=Mon 30 Nov 06:00")
    done = call("replan", "plan.json", "--now", "tue 13:00", *as_planned, "--json", folder=folder)
    assert done.code == 0, done.err
    assert [(one["id"], one["start"]) for one in done.json["sessions"] if one["done"]] == [
        (first["id"], first["start"])
    ]


@pytest.mark.parametrize("told", [(), ("--feel", "poor")])
def test_today_of_another_scenario_is_refused(folder: Path, told: tuple[str, ...]) -> None:
    (folder / "other.toml").write_text(WEEK)
    done = call("today", "other.toml", "plan.json", "--now", "mon 12:00", *told, folder=folder)
    assert_refused(done, "plan.json")
    assert 'planned from the scenario "week"; the scenario here is "other"' in done.err
    own = call("today", "week.toml", "plan.json", "--now", "mon 12:00", *told, folder=folder)
    assert own.code == 0, own.err


def test_an_exercise_that_goes_because_something_hurts_goes_with_the_reason(folder: Path) -> None:
    """What the arms do stays as it was."""
    before = read_exercises(folder, "full 2")
    done = call("replan", "plan.json", "--now", "tue 12:00", "--hurt", "knee", folder=folder)
    assert done.code == 0, done.err
    come, gone = (re.split(", | and ", words) for words in _find_swap(done.err, "full 2, as your knee hurts"))
    assert set(gone) == {*before} - {*read_exercises(folder, "full 2")}
    assert set(come).isdisjoint(before)
    known = {one.name: one for one in load_shipped()}
    assert all("upper" not in known[name].regions or known[name].pattern == "throw" for name in gone)


def test_an_exercise_that_goes_for_another_reason_goes_without_that_one(folder: Path) -> None:
    week = folder / "week.toml"
    out = read_exercises(folder, "full 2")[-1]
    excluded = next(one.id for one in load_shipped() if one.name == out)
    week.write_text(week.read_text() + f'[lifting]\nexclude = {{ exercises = ["{excluded}"] }}\n')
    done = call("replan", "plan.json", "--now", "tue 12:00", "--hurt", "knee", "--feel", "poor", folder=folder)
    assert done.code == 0, done.err
    both = _find_swap(done.err, "full 2, as your knee hurts")
    assert out in both[1]
    again = call("replan", "plan.json", "--now", "tue 12:00", "--release", "tue", folder=folder)
    assert again.code == 0, again.err
    assert _find_swap(again.err, "full 2")


def read_exercises(folder: Path, lift: str) -> list[str]:
    sessions = json.loads((folder / "plan.json").read_text())["sessions"]
    content = next(one["content"] for one in sessions if one["id"].endswith(lift.replace(" ", "/")))
    return [one["name"] for one in content["exercises"]]


def _find_swap(said: str, lift: str) -> tuple[str, str]:
    (line,) = (line for line in said.splitlines() if line.startswith(f"{lift}: "))
    come, gone = line.removeprefix(f"{lift}: ").split(" for ")
    return come, gone
