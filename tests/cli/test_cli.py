"""Every command, as a person or a script runs it: what it prints, writes and returns; two in processes of their own."""

from __future__ import annotations

import tomllib
from importlib import import_module
from json import dumps, loads
from pathlib import Path

import pytest

from freshlegs.rules.week import all_week_rules
from support.command_line import OLD, WEEK, Done, assert_refused, call, freshlegs
from support.paths import CLUBS, SCENARIOS

PLANNED = {
    "format", "scenario", "status", "title", "timezone", "start", "days", "repeats", "proved_best", "penalty",
    "bound", "sessions", "left_out", "breaches", "rules", "notes", "missed", "around", "free", "busy", "replanned",
    "athlete",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("week")


@pytest.fixture(scope="module")
def planned(folder: Path) -> Done:
    """Plan the small week once, into every kind of output."""
    (folder / "week.toml").write_text(WEEK, "utf-8")
    return freshlegs("plan", "week.toml", "-o", "plan.json", "--ics", "week.ics", folder=folder)


@pytest.fixture(scope="module")
def stored(folder: Path, planned: Done) -> Path:
    assert planned.code == 0
    return folder / "plan.json"


@pytest.fixture(scope="module")
def scenario(stored: Path) -> Path:
    return stored.with_name("week.toml")


def test_init_writes_a_scenario_that_plans_and_never_replaces_one(tmp_path: Path) -> None:
    first = call("init", "--timezone", "Asia/Tokyo", "--today", "2026-11-27", folder=tmp_path)
    assert (first.code, first.out) == (0, "")
    written = (tmp_path / "week.toml").read_text("utf-8")
    assert 'timezone = "Asia/Tokyo"' in written
    (tmp_path / "week.toml").write_text(written + "# mine\n", "utf-8")
    again = call("init", "week.toml", folder=tmp_path)
    assert again.code == 1
    assert "week.toml" in again.err
    assert "--force" in again.err
    assert (tmp_path / "week.toml").read_text("utf-8").endswith("# mine\n")
    week = call("plan", "week.toml", "--today", "2026-11-27", folder=tmp_path)
    assert week.code == 0
    assert "Mon 30 Nov" in week.out
    assert "Every week is proven best" in week.out


def test_plan_prints_the_week_and_writes_what_was_asked_for(planned: Done, folder: Path) -> None:
    assert planned.out.startswith(
        "Two lifts and three runs\nMon 30 Nov to Sun 6 Dec 2026, Europe/Berlin, repeats every 7 days\n"
    )
    assert "plan.json" in planned.err
    assert "week.ics" in planned.err
    assert sorted(path.name for path in folder.iterdir()) == [
        "plan.json", "week.ics", "week.ics.state.json", "week.toml",
    ]  # fmt: skip


def test_plan_json_has_the_shape_of_the_contract(stored: Path, scenario: Path) -> None:
    """The same on standard output as in the file, which also says where its scenario is, and nothing else there."""
    done = call("plan", scenario, "--json")
    assert (done.code, done.err) == (0, "")
    told = f',\n  "scenario_file": "{scenario.name}"'
    assert done.out == stored.read_text("utf-8").replace(told, "")
    data = done.json
    assert data.keys() == PLANNED
    assert (data["format"], data["scenario"], data["status"], data["proved_best"]) == (1, "week", "planned", True)
    assert {type(data["penalty"]), *(type(b["cost"]) for b in data["breaches"])} == {int}
    ids = [session["id"] for session in data["sessions"]]
    assert sorted(ids) == [f"week/2026-11-30/{slot}" for slot in ("full/1", "full/2", "intervals/1", "long/1")]
    assert all({"id", "kind", "start", "end", "minutes"} <= session.keys() for session in data["sessions"])
    assert sum(b["cost"] for b in data["breaches"]) == data["penalty"] == data["bound"]


def test_a_stored_plan_is_shown_as_it_was_planned(planned: Done, stored: Path) -> None:
    assert call("show", stored) == Done(0, planned.out, "")
    assert call("show", stored, "--json") == Done(0, stored.read_text("utf-8"), "")


def test_a_stored_plan_is_explained(stored: Path, scenario: Path) -> None:
    """From the plan as from the scenario; each rule that was on is in it."""
    text, data = call("explain", stored), call("explain", scenario, "--json").json
    assert text.code == 0
    assert "Why each session is where it is" in text.out
    assert data["penalty"] == loads(stored.read_text("utf-8"))["penalty"]
    assert all(rule["rule"] in text.out for rule in data["rules"])
    assert {"run_lift_gap", "available"} <= {rule["rule"] for rule in data["rules"]}


def test_a_stored_plan_is_exported(stored: Path, folder: Path, tmp_path: Path) -> None:
    """Byte for byte what `plan --ics` wrote; on standard output nothing but the calendar."""
    asked = (folder / "week.ics").read_bytes()
    done = call("export", stored, "--ics", tmp_path / "out.ics", "--json")
    assert done.code == 0
    assert (tmp_path / "out.ics").read_bytes() == asked
    said = {"format": 1, "file": str(tmp_path / "out.ics"), "events": asked.count(b"BEGIN:VEVENT"), "bytes": len(asked)}
    assert said.items() <= done.json.items()
    assert len(done.json["new"]) == said["events"]
    bare = freshlegs("export", "-", "--ics", "-", "--no-rest-days", stdin=stored.read_text("utf-8"))
    assert (bare.code, bare.err) == (0, "")
    assert bare.out.startswith("BEGIN:VCALENDAR\r\n")
    assert bare.out.endswith("END:VCALENDAR\r\n")
    assert bare.out.count("BEGIN:VEVENT") == 4


def test_a_stored_plan_is_checked(stored: Path, scenario: Path) -> None:
    done = call("check", scenario, stored, "--json")
    assert done.code == 0
    penalty = loads(stored.read_text("utf-8"))["penalty"]
    assert (done.json["format"], done.json["broken"], done.json["penalty"]) == (1, [], penalty)


def test_a_written_week_that_breaks_a_hard_rule_is_told_so(scenario: Path) -> None:
    done = call("check", scenario, "mon 06:00 full; tue 06:00 intervals; wed 17:00 full; sat 08:00 long 90")
    assert done.code == 3
    assert "fresh_hardest_run" in done.out


def test_a_script_is_told_of_a_broken_rule_by_the_exit_code_too(scenario: Path) -> None:
    """Whatever it asks for: text or JSON, of a week or of a programme."""
    week = "mon 06:00 full; tue 06:00 intervals; wed 17:00 full; sat 08:00 long 90"
    done = call("check", scenario, week, "--json")
    assert (done.code, done.json["status"]) == (3, "broken")
    assert "fresh_hardest_run" in [entry["rule"] for entry in done.json["broken"]]


def test_a_written_week_takes_times_as_a_person_says_them(scenario: Path) -> None:
    """Of a day, a time, a kind and perhaps minutes only the kind is looked for; the time may have a blank."""
    exact = call("check", scenario, "mon 18:00 full 60; tue 12:00 intervals", "--json")
    titled = call("check", scenario, "mon 18:00 Lift: full body 60 min; tue noon Intervals", "--json")
    assert titled == exact
    assert call("check", scenario, "Monday at 6 pm full 60; tue noon intervals", "--json") == exact
    wrong = call("check", scenario, "mon 6 pm ful; tue noon intervals long")
    assert_refused(wrong, "the week: entry ")
    assert 'found "mon 6 pm ful"; did you mean full? write day, time and kind' in wrong.err


def test_a_plan_of_another_scenario_is_an_input_error(stored: Path) -> None:
    done = call("check", SCENARIOS / "article-week.toml", stored)
    assert (done.code, done.out) == (1, "")
    assert "plan.json: planned from the scenario" in done.err


def test_an_impossible_week_says_why_and_leaves_old_files_alone(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(OLD, "utf-8")
    done = call("plan", SCENARIOS / "too-much.toml", "--json", "-o", "old.json", folder=tmp_path)
    assert done.code == 3
    assert done.json["status"] == "impossible"
    assert [entry["rule"] for entry in done.json["clash"]] == ["all_placed", "rest_days", "sessions_per_day"]
    assert all(entry["says"] for entry in done.json["clash"])
    assert "not written" in done.err
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == [OLD]


def test_the_best_effort_lists_what_was_left_out() -> None:
    done = call("plan", SCENARIOS / "too-much.toml", "--json", "--best-effort")
    assert done.code == 0
    assert len(done.json["sessions"]) == 5
    assert len(done.json["left_out"]) == 1
    assert [b["sessions"] for b in done.json["breaches"] if b["rule"] == "all_placed"] == [done.json["left_out"]]


def test_a_week_without_an_answer_in_time_is_undecided(tmp_path: Path) -> None:
    done = call(
        "plan", SCENARIOS / "article-week.toml", "--json", "--time-limit", "0.001", "-o", "a.json", folder=tmp_path
    )
    assert done.code == 4
    assert done.json.keys() == {"format", "scenario", "status", "seconds"}
    assert done.json["status"] == "undecided"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [(), ("nap",), ("plan",), ("export", "plan.json"), ("plan", "a", "--seed", "-1"), ("plan", "a", "--today", "soon")],
    ids=["nothing", "command", "argument", "option", "seed", "date"],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage: freshlegs" in done.err


@pytest.mark.slow
def test_the_week_after_follows_the_first(stored: Path, scenario: Path, folder: Path) -> None:
    """It does not repeat and looks back: with a lift on the Sunday before, Monday's lift comes too early."""
    next_week = folder / "next.toml"
    next_week.write_text(WEEK.replace("2026-11-30", "2026-12-07"), "utf-8")
    data = call("plan", next_week, "--after", stored, "--json").json
    assert (data["status"], data["repeats"]) == ("planned", False)
    late = loads(stored.read_text("utf-8"))
    late["sessions"] = [late["sessions"][0] | {"kind": "full", "minutes": 60, "id": "week/2026-11-30/full/1"}]
    late["sessions"][0] |= {"start": "2026-12-06T18:00:00+01:00", "end": "2026-12-06T19:00:00+01:00"}
    asked = next_week.read_text("utf-8").replace("count = 2", 'at = "mon 06:00"')
    (folder / "pinned.toml").write_text(asked + "[rules]\nmuscle_frequency = 'off'\n", "utf-8")
    done = call("plan", folder / "pinned.toml", "--after", "-", "--json", stdin=dumps(late))
    assert done.code == 3
    assert "muscle_spacing" in [entry["rule"] for entry in done.json["clash"]]
    overlapping = call("plan", scenario, "--after", stored)
    assert (overlapping.code, overlapping.out) == (1, "")
    assert "2026-11-30" in overlapping.err


def test_rules_are_listed_and_shown() -> None:
    data = call("rules", "--json").json
    assert sorted(rule["name"] for rule in data["rules"]) == sorted(all_week_rules())
    one = call("rules", "rest_days", "--json").json
    assert one["name"] == "rest_days"
    assert one["sources"]
    unknown = call("rules", "restdays")
    assert (unknown.code, unknown.out) == (1, "")
    assert "rest_days" in unknown.err


def test_the_schema_holds_for_what_is_shipped_and_for_nothing_else() -> None:
    validator = import_module("jsonschema").Draft202012Validator
    schema = call("schema").json
    validator.check_schema(schema)
    for path in sorted(SCENARIOS.glob("*.toml")):
        validator(schema).validate(_plain(path.read_text("utf-8")))
    for added in ("nap = 1\n", "[rules]\nnap = 1\n", "[athlete]\nnap = 1\n", "[rules.rest_days]\nnap = 1\n"):
        text = added + WEEK if added.startswith("nap") else WEEK + added
        assert not validator(schema).is_valid(_plain(text)), added
        assert validator(schema).is_valid(_plain(WEEK))


def test_the_schema_of_clubs_holds_for_what_is_shipped_and_for_nothing_else() -> None:
    validator = import_module("jsonschema").Draft202012Validator
    schema = call("schema", "--club").json
    validator.check_schema(schema)
    clubs = sorted(CLUBS.glob("*/club.toml"))
    assert len(clubs) >= 3
    for path in clubs:
        text = path.read_text("utf-8")
        validator(schema).validate(_plain(text))
        assert not validator(schema).is_valid(_plain("nap = 1\n" + text))


def _plain(text: str) -> object:
    """Return TOML as JSON has it: dates as text."""
    return loads(dumps(tomllib.loads(text), default=str))
