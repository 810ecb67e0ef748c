"""`freshlegs move`: prices of places, and moves that are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import WEEK, call, store_week

EARLY = ("--now", "2026-11-29 12:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def test_every_start_of_a_session_by_its_price(folder: Path) -> None:
    done = call("move", "plan.json", "full-2", *EARLY, folder=folder)
    assert done.code == 0
    assert "Lift: full body 2 (full-2) is on" in done.out
    assert "starts, all else where it is, it would cost" in done.out
    assert "not there" in done.out
    data = call("move", "plan.json", "full-2", *EARLY, "--json", folder=folder).json
    now = {one["start"]: one for one in data["starts"]}
    assert now[data["own"]] == {"start": data["own"], "points": 0, "rules": [], "why": []}
    assert all(bool(one["why"]) for one in data["starts"] if one["points"] is None)
    for one in data["starts"][::6]:
        to = one["start"][:16].replace("T", " ")
        told = call("move", "plan.json", f"full-2={to}", *EARLY, "--json", folder=folder)
        assert told.code == (3 if one["points"] is None else 0)
        if one["points"] is not None:
            assert (told.json["change"], told.json["penalty"]) == (one["points"], data["penalty"] + one["points"])
    assert not (folder / "plan.json.before").exists()


def test_a_move_is_kept_and_told(folder: Path) -> None:
    before = json.loads((folder / "plan.json").read_text())
    there = call("move", "plan.json", "long-1", *EARLY, "--json", folder=folder).json
    start = next(one["start"] for one in there["starts"] if one["points"] is not None and one["start"] != there["own"])
    to = start[:16].replace("T", " ")
    done = call("move", "plan.json", f"long-1={to}", "--keep", *EARLY, folder=folder)
    assert done.code == 0
    assert "plan.json: the new plan; the one before is in plan.json.before" in done.err
    after = json.loads((folder / "plan.json").read_text())
    was, now = ({one["id"]: one["start"] for one in plan["sessions"]} for plan in (before, after))
    assert now == {**was, "week/2026-11-30/long/1": start}
    assert after["scenario_file"] == before["scenario_file"]
    checked = call("check", "week.toml", "plan.json", "--json", folder=folder)
    assert (checked.code, checked.json["penalty"]) == (0, after["penalty"])
    calendar = call("export", "plan.json", "--ics", "-", folder=folder)
    assert calendar.code == 0
    assert start[11:13] + start[14:16] in calendar.out
    dry = call("replan", "plan.json", "--now", "2026-11-29 13:00", "--dry-run", "--json", folder=folder).json
    assert start in {one["start"] for one in dry["sessions"]}


def test_a_moved_week_is_not_called_the_best_that_was_found(folder: Path) -> None:
    there = call("move", "plan.json", "long-1", *EARLY, "--json", folder=folder).json
    starts = (one["start"] for one in there["starts"] if one["points"] and one["start"] != there["own"])
    to = next(starts)[:16].replace("T", " ")
    assert call("move", "plan.json", f"long-1={to}", "--keep", *EARLY, folder=folder).code == 0
    shown = call("show", "plan.json", folder=folder).out
    assert "As you moved it: nothing else was looked for." in shown
    assert "Best found" not in shown
    assert call("replan", "plan.json", "--now", "2026-11-29 13:00", folder=folder).code == 0
    assert "Proven best with what you hold in its place" in call("show", "plan.json", folder=folder).out


def test_what_a_rule_forbids_is_said_and_nothing_is_written(folder: Path) -> None:
    stored = (folder / "plan.json").read_bytes()
    done = call("move", "plan.json", "long-1=mon 03:00", "--keep", *EARLY, folder=folder)
    assert done.code == 3
    assert done.out.startswith("Not there while all else stays where it is: sessions stay inside your free time")
    assert "Long run on Mon 30 Nov 03:00 is not in free time" in done.out
    assert (folder / "plan.json").read_bytes() == stored
    assert not (folder / "plan.json.before").exists()


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("long-1", "full-1"), 2, 'say where to: "long-1=thu 18:00"'),
        (("long-1", "--keep"), 2, 'say where to: "long-1=thu 18:00"'),
        (("long-1=tue 07:00", "long-1=wed 17:00"), 2, "each session once"),
        (("swim-1",), 1, 'found "swim-1"'),
        (("long-1=25:00",), 1, 'found "25:00"'),
        (("long-1=tue 07:07",), 1, "sessions start at :00"),
        (("long-1", "--week", "2"), 1, "there is no week 2"),
        (("long-1", "--now", "soon"), 1, 'found "soon"'),
    ],
)
def test_faults_in_plain_words(folder: Path, words: tuple[str, ...], code: int, says: str) -> None:
    done = call("move", "plan.json", *EARLY, *words, folder=folder)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_what_is_past_stays(folder: Path) -> None:
    done = call("move", "plan.json", "full-1", "--now", "2026-12-06 12:00", folder=folder)
    assert (done.code, done.out) == (1, "")
    assert "full 1 is done; what is done stays where it was done" in done.err


def test_a_plan_from_standard_input_is_priced_and_not_written(folder: Path) -> None:
    stored = (folder / "plan.json").read_text()
    words = ("move", "-", "long-1=sat 08:30", "--scenario", "week.toml", *EARLY)
    assert "The week costs" in call(*words, stdin=stored, folder=folder).out
    assert "can't be written back" in call(*words, "--keep", stdin=stored, folder=folder).err


def test_why_of_a_plan_counts_what_move_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions stay where the plan has them, at the same price; around the question the best week is never dearer."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-11-29T12:00")
    moved = call("move", "plan.json", "long-1=fri 06:00", *EARLY, "--json", folder=folder).json
    asked = ("why", "week.toml", "long-1", "--at", "fri 06:00", "--json")
    alone = call(*asked, folder=folder).json["elsewhere"][0]
    there = call(*asked, "--plan", "plan.json", folder=folder).json["elsewhere"][0]
    rules = {one["rule"]: one["difference"] for one in there["rules"]}
    assert "stay_put" in rules
    assert "stay_put" in {one["rule"] for one in moved["rules"]}
    assert "stay_put" not in {one["rule"] for one in alone["rules"]}
    assert alone["difference"] < there["difference"] == sum(rules.values()) < moved["change"]


def test_why_of_a_week_of_a_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-11-29T12:00")
    store_week(tmp_path, WEEK.replace("[week]\n", "[week]\nweeks = 3\n"))
    done = call("why", "week.toml", "long-1", "--plan", "plan.json", "--week", "2", folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Long run (long-1) is on Sat 12 Dec 08:00 in the best week")
    refused = call("why", "week.toml", "long-1", "--week", "2", folder=tmp_path)
    assert (refused.code, "name it with --plan" in refused.err) == (2, True)


FORTNIGHT = """\
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
weeks = 2
[availability]
mon = ["17:00-20:00"]
wed = ["17:00-20:00"]
fri = ["17:00-20:00"]
sat = ["08:00-12:00"]
sun = ["08:00-12:00"]
[availability.dates]
2026-12-09 = []
[[sessions]]
kind = "intervals"
minutes = 45
only = { days = ["mon", "wed", "fri"] }
[[sessions]]
kind = "easy"
minutes = 45
[[sessions]]
kind = "long"
minutes = 60
[rules]
long_run_share = "off"
"""


@pytest.mark.parametrize("command", ["move", "why"])
def test_a_begun_week_says_why_it_costs_other_than_its_plan_says(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a week that stands on other days than usual these count no more, once it has begun, nor does what is done."""
    (tmp_path / "w.toml").write_text(FORTNIGHT)
    assert call("plan", "w.toml", "-o", "plan.json", folder=tmp_path).code == 0
    week = json.loads((tmp_path / "plan.json").read_text())["weeks"][1]
    names = ("plan.json", "long-1") if command == "move" else ("w.toml", "long-1", "--plan", "plan.json")
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-12T06:00:00Z")
    told = call(command, *names, folder=tmp_path)
    assert told.code == 0, told.err
    plain = " ".join(told.out.split())
    assert f"it says {week['penalty']} for the week as it was planned; as it stands now: " in plain
    assert "sessions are held to the days that this week had, not to those of the plan before" in plain
    data = call(command, *names, "--json", folder=tmp_path).json
    assert data["stored"]["now"]["stay_put"] == -5
    assert week["penalty"] + sum(data["stored"]["now"].values()) == data["penalty"]


def test_what_stands_after_a_week_is_a_reason_too(tmp_path: Path) -> None:
    """For an easy run on the day before next week's hardest the next week pays in the plan, and a move of it here."""
    first = FORTNIGHT.replace('only = { days = ["mon", "wed", "fri"] }', 'only = { days = ["mon"] }')
    (tmp_path / "w.toml").write_text(first.replace('kind = "easy"\nminutes = 45', 'kind = "easy"\nat = "sun 08:00"'))
    assert call("plan", "w.toml", "-o", "plan.json", folder=tmp_path).code == 0
    told = call("move", "plan.json", "long-1", "--now", "2026-11-29 12:00", "--week", "1", folder=tmp_path)
    assert told.code == 0, told.err
    assert "easy_before_hardest +15 what stands in the days after it counts too" in " ".join(told.out.split())


def test_a_week_that_costs_what_its_plan_says_needs_no_explanation(folder: Path) -> None:
    told = call("move", "plan.json", "long-1", "--now", "mon 05:00", folder=folder)
    assert (told.code, "Against the stored plan" in told.out) == (0, False)
    assert "stored" not in call("move", "plan.json", "long-1", "--now", "mon 05:00", "--json", folder=folder).json
