"""Scenario files: what they say, what is wrong in them, and the problem that comes out."""

from __future__ import annotations

import json
import pickle
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.model.session import Session
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.interview.answers import Answers
from freshlegs.scenario.interview.scenario_text import write_scenario
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.json_schema import build_scenario_schema
from freshlegs.scenario.schema.load import load_scenario
from support.scenario_texts import EASY, FREE, PLAIN, TODAY, WEEK, ZONE, faults, problem

CONTRACT = """
id = "article-week"
title = "Base-building week"
timezone = "America/Chicago"
profile = "evidence"
priority = "run"
hard_days = "separate"
hardest = "intervals"

[athlete]
run_level = "intermediate"
lift_level = "intermediate"
bedtime = "22:30"
equipment = ["barbell", "dumbbell", "machine", "band", "medball", "bodyweight"]

[week]
start = 2026-11-30
days = 7
weeks = 1
repeats = true

[availability]
mon = ["06:00-08:00", "17:30-20:30"]
wed = ["17:30-20:30"]
sat = ["07:00-12:00"]
[availability.dates]
2026-12-24 = []

[[sessions]]
kind = "lower"
count = 2
minutes = 60
only = { days = ["mon", "tue"], time = "06:00-12:00" }
prefer = { days = ["sat"], time = "07:00-10:00" }
[[sessions]]
kind = "intervals"
at = "wed 18:00"
minutes = 75

[rules]
rest_days = { at_least = 2 }
run_lift_gap = { hours = 2 }
separate_days = "off"
second_rest_day = "hard"
long_run_day = { weight = 200 }

[expect]
status = "planned"
penalty_at_most = 110
"""
"""The scenario file of the contract (design, section 6), its [[busy]] calendar left out."""


def tagged(found: Task, tag: str) -> list[str]:
    return [session.name for session in found.with_tag(tag)]


def rule(found: Task, name: str) -> Rule:
    there = found.rule(name)
    assert there is not None
    return there


def plan_record(*sessions: tuple[str, str, int], start: date = date(2026, 11, 23), days: int = 7) -> PlannedRecord:
    """Return a plan of sessions given as slot, start and minutes."""
    records = []
    for slot, at, minutes in sessions:
        begin = datetime.fromisoformat(at).replace(tzinfo=UTC)
        kind: Any = slot.split("/")[0]
        records.append(
            SessionRecord(
                id=f"w/{start}/{slot}", kind=kind, start=begin, end=begin + timedelta(minutes=minutes), minutes=minutes
            )
        )
    return PlannedRecord(
        scenario="w",
        timezone="Europe/Berlin",
        start=start,
        days=days,
        proved_best=True,
        penalty=0,
        sessions=tuple(records),
    )


def test_the_contracts_example_loads() -> None:
    found = problem(CONTRACT)
    assert (found.id, found.title) == ("article-week", "Base-building week")
    assert [session.id for session in found.sessions] == [
        "article-week/2026-11-30/lower/1",
        "article-week/2026-11-30/lower/2",
        "article-week/2026-11-30/intervals/1",
    ]
    assert found.bedtime == 22 * 60 + 30
    assert found.sessions[2].pin == 2 * 1440 + 18 * 60


def test_a_problem_is_plain_data() -> None:
    found = problem(CONTRACT)
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_week_starts_on_the_monday_after_today() -> None:
    text = ZONE + FREE + EASY
    assert problem(text, today=date(2026, 11, 29)).clock.first == date(2026, 11, 30)
    assert problem(text, today=date(2026, 11, 30)).clock.first == date(2026, 12, 7)


def test_the_id_is_the_files_name() -> None:
    assert problem(PLAIN, source="athletes/ann.toml").id == "ann"
    assert problem(PLAIN, source="-").id == "week"
    assert problem(PLAIN, source="athletes/ann.toml").title == "ann"


def test_dates_may_be_written_as_text() -> None:
    assert problem(PLAIN.replace("2026-11-30", '"2026-11-30"')) == problem(PLAIN)


def test_a_date_has_its_own_windows() -> None:
    dates = '[availability.dates]\n2026-12-02 = []\n"2026-12-05" = ["08:00-09:00"]\n2027-01-01 = []\n'
    found = problem(ZONE + WEEK + FREE + dates + EASY)
    assert found.free == ((360, 1320), (5 * 1440 + 480, 5 * 1440 + 540))


def test_sessions_have_the_usual_length_of_their_kind() -> None:
    text = (
        ZONE + WEEK + FREE + "".join(f'[[sessions]]\nkind = "{kind}"\n' for kind in ("lower", "easy", "long", "race"))
    )
    assert [session.minutes for session in problem(text).sessions] == [60, 45, 120, 60]


def test_sessions_above_at_least_are_optional_and_kinds_are_counted_through() -> None:
    found = problem(PLAIN + EASY + "count = { at_least = 1, at_most = 3 }\n")
    assert [(s.name, s.optional) for s in found.sessions] == [
        ("easy 1", False),
        ("easy 2", False),
        ("easy 3", True),
        ("easy 4", True),
    ]


def test_two_days_of_one_window_over_midnight_are_joined() -> None:
    text = ZONE + WEEK + '[availability]\nmon = ["22:00-24:00"]\ntue = ["00:00-02:00"]\n' + EASY + "minutes = 240\n"
    assert problem(text).sessions[0].starts == (22 * 60,)


def test_a_repeating_cycle_of_eight_days_counts_its_days() -> None:
    text = (
        ZONE
        + WEEK
        + 'days = 8\n[availability]\nday1 = ["06:00-08:00"]\nday8 = ["06:00-08:00"]\n'
        + EASY
        + 'only = { days = ["day8"] }\n[[sessions]]\nkind = "easy"\nat = "day1 06:30"\n'
        + '[rules]\nlong_run_day = { days = ["day8"] }\n'
    )
    found = problem(text)
    assert found.sessions[0].only.days == frozenset({7})
    assert found.sessions[1].starts == (390,)
    assert found.find_days(["day8"]) == {7}


def test_a_cycle_of_eight_days_that_does_not_repeat_goes_by_weekday() -> None:
    text = ZONE + WEEK + "days = 8\nrepeats = false\n" + FREE + EASY + 'only = { days = ["mon"] }\n'
    assert problem(text).sessions[0].only.days == frozenset({0, 7})


def test_a_date_tells_two_wednesdays_apart() -> None:
    text = ZONE + WEEK + "days = 10\nrepeats = false\n" + FREE + EASY + 'at = "2026-12-09 18:00"\n'
    assert problem(text).sessions[0].pin == 9 * 1440 + 18 * 60


def test_a_pin_may_be_at_any_minute() -> None:
    assert problem(PLAIN + 'at = "wed 18:07"\n').sessions[0].starts == (2 * 1440 + 18 * 60 + 7,)


def test_busy_times_come_from_outside() -> None:
    text = PLAIN + '[[busy]]\nfile = "work.ics"\n'
    found = problem(text, busy=lambda _, clock: [(clock.at(0, 360), clock.at(0, 1260))])
    assert found.free[0] == (1260, 1320)


def test_a_clock_change_keeps_local_times() -> None:
    text = PLAIN.replace("2026-11-30", "2026-10-19").replace("sat = ", "sun = ")
    found = problem(text)
    assert [found.clock.wall(minute) for minute in found.free[-1]] == [360, 1320]
    assert found.free[-1][0] == 6 * 1440 + 360 + 60


def test_a_changed_scenario_can_be_resolved() -> None:
    scenario = load_scenario(PLAIN, "base.toml")
    changed = scenario.model_copy(update={"rules": {"wishes": "hard"}})
    assert rule(resolve(changed, today=TODAY), "wishes").hard
    assert changed.source == "base.toml"


def asked(*sessions: str, top: str = "") -> list[str]:
    tables = "".join(f"[[sessions]]\n{session}\n" for session in sessions)
    return tagged(problem(top + ZONE + WEEK + FREE + tables), "hardest")


def test_intervals_before_tempo_and_long() -> None:
    assert asked('kind = "long"', 'kind = "tempo"', 'kind = "intervals"') == ["intervals 1"]


def test_the_longest_of_its_kind_even_if_optional() -> None:
    optional = 'kind = "tempo"\nminutes = 70\ncount = { at_least = 0, at_most = 1 }'
    assert asked('kind = "tempo"\nminutes = 60', optional) == ["tempo 2"]


def test_all_if_equally_long() -> None:
    assert asked('kind = "tempo"\ncount = 2') == ["tempo 1", "tempo 2"]


def test_the_kind_that_is_named() -> None:
    assert asked('kind = "long"', 'kind = "tempo"', top='hardest = "long"\n') == ["long 1"]


def test_nobody_without_a_hard_run() -> None:
    assert asked('kind = "easy"', 'kind = "upper"') == []


def on(rules: str = "", top: str = "", **options: Any) -> Task:
    return problem(top + PLAIN + "[rules]\n" + rules, **options)


def test_what_concerns_the_athlete_is_on_in_the_order_of_the_names() -> None:
    names = [rule.name for rule in on().rules]
    assert names == sorted(names)
    assert set(all_week_rules()) - set(names) == {
        "daylight",
        "double_days",
        "easy_days",
        "either_or",
        "hard_day",
        "long_run_off_shift",
        "between_nights",
        "named_windows",
        "preferred_minutes",
        "runs_on_consecutive_days",
        "same_activity_a_day",
        "shift_day",
        "together",
        "travel_time",
        "weekly_minutes",
        "weekly_running",
    }


@pytest.mark.parametrize("returning", ["", 'returning_from = "injury"\n', 'returning_from = "birth"\n'])
def test_who_is_on_the_way_back_has_a_day_between_runs(returning: str) -> None:
    names = [rule.name for rule in on(f"[athlete]\n{returning}").rules]
    assert ("runs_on_consecutive_days" in names) == bool(returning)


def test_the_article_has_fewer_rules() -> None:
    article = on(top='profile = "article"\n')
    assert article.rule("legs_before_long") is None
    assert rule(article, "separate_days").model_dump()["legs_key"] == 25


def test_what_the_article_says_is_not_the_athletes_word() -> None:
    separate = rule(on("separate_days = { close_hours = 5 }\n", top='profile = "article"\n'), "separate_days")
    assert separate.explicit("close_hours")
    assert not separate.explicit("legs_key")
    assert separate.model_dump()["close_factor"] == 1.0


def test_naming_a_rule_switches_it_on_at_its_evidence_price() -> None:
    named = on("legs_before_tempo = { hours = 40 }\nhard_day = {}\n", top='profile = "article"\n')
    assert rule(named, "legs_before_tempo").price == 100
    assert rule(named, "hard_day").price == 40


def test_a_number_is_a_price_and_final() -> None:
    wishes = rule(on("wishes = 30\n"), "wishes")
    assert (wishes.price, wishes.explicit("weight")) == (30, True)


def test_a_rule_with_several_prices_can_be_hard() -> None:
    assert rule(on('separate_days = "hard"\n'), "separate_days").hard


@pytest.mark.parametrize("off", ['wishes = "off"', 'wishes = { weight = "off" }'])
def test_off_is_off(off: str) -> None:
    assert on(off).rule("wishes") is None


@pytest.mark.parametrize(
    ("rules", "weight"),
    [("", 10_000), ('all_placed = "hard"', 10_000), ("all_placed = 50", 50)],
    ids=["by default", "hard", "priced"],
)
def test_best_effort_prices_what_is_left_out(rules: str, weight: int) -> None:
    assert rule(on(rules, best_effort=True), "all_placed").weight == weight


def test_best_effort_leaves_off_alone() -> None:
    assert on('all_placed = "off"', best_effort=True).rule("all_placed") is None


@pytest.mark.parametrize("weight", ['"off"', "500"])
def test_without_hard_availability_a_session_without_a_start_is_no_error(weight: str) -> None:
    found = problem(PLAIN + f"minutes = 600\nonly = {{ days = ['sun'] }}\n[rules]\navailable = {weight}\n")
    assert found.sessions[0].starts == ()


def test_sessions_before_the_week_stand_before_minute_zero() -> None:
    done = '[[history.sessions]]\nkind = "long"\nat = "2026-11-29 08:00"\n'
    found = problem(PLAIN + done)
    (long,) = found.history
    assert (long.start, long.end) == (-960, -840)
    assert long.session.id == "history/1"
    assert long.session.tags == {"long", "run", "key", "training", "endurance", "easy_legs"}
    assert not found.repeats


def test_a_plan_is_read_from_beside_the_scenario(tmp_path: Path) -> None:
    plan = plan_record(("lower/1", "2026-11-29T07:00", 60), ("easy/1", "2026-11-24T07:00", 45))
    (tmp_path / "last.json").write_text(plan.model_dump_json(), "utf-8")
    found = problem(PLAIN + '[history]\nplan = "last.json"\n', source=str(tmp_path / "base.toml"))
    assert [(p.session.kind, p.start) for p in found.history] == [("easy", -6 * 1440 + 480), ("lower", -960)]


def test_a_plan_before_sets_the_days_and_times_to_keep() -> None:
    found = problem(PLAIN, after=plan_record(("easy/1", "2026-11-25T07:00", 45)))
    assert found.previous_starts == (("base/2026-11-30/easy/1", 2 * 1440 + 480),)
    assert not found.repeats


def test_another_plan_can_be_the_one_to_stay_near() -> None:
    near = plan_record(("easy/1", "2026-12-05T07:00", 45), start=date(2026, 11, 30))
    assert problem(PLAIN, near=near).previous_starts == (("base/2026-11-30/easy/1", 5 * 1440 + 480),)
    assert problem(PLAIN, near=near).repeats


def test_only_the_last_fourteen_days_are_kept() -> None:
    plan = plan_record(("easy/1", "2026-11-15T07:00", 45), ("easy/2", "2026-11-16T07:00", 45), start=date(2026, 11, 15))
    assert [p.start for p in problem(PLAIN, after=plan).history] == [-14 * 1440 + 480]


def test_a_plan_that_runs_into_the_week_is_an_error() -> None:
    assert "after" in faults(PLAIN, after=plan_record(("easy/1", "2026-11-30T07:00", 45)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "line 1, column 2"),
        ("[]", ""),
        ('{"status": "impossible", "scenario": "w", "clash": []}', "status"),
        ("{}", "status"),
        ('{"status": "done"}', "status"),
        ('{"status": "planned"}', "scenario"),
        ("[" * 100_000, ""),
    ],
    ids=["no json", "a list", "no week", "no status", "another status", "incomplete", "deep"],
)
def test_a_file_that_holds_no_plan_is_an_error(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "plan.json").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load_plan(tmp_path / "plan.json")
    assert caught.value.faults[0].place == place


def test_it_has_every_rule_and_its_parameters() -> None:
    rules = build_scenario_schema()["properties"]["rules"]["properties"]
    assert set(rules) == set(all_week_rules())
    for name, shape in rules.items():
        table = shape["anyOf"][-1]
        assert shape["description"] == all_week_rules()[name].claim
        assert set(table["properties"]) == set(all_week_rules()[name].model_fields)


def test_a_rule_with_several_prices_takes_no_number() -> None:
    rules = build_scenario_schema()["properties"]["rules"]["properties"]
    assert not any(shape.get("type") == "integer" for shape in rules["separate_days"]["anyOf"])
    assert any(shape.get("type") == "integer" for shape in rules["wishes"]["anyOf"])


def test_it_is_json_without_null() -> None:
    text = json.dumps(build_scenario_schema())
    assert "null" not in text
    assert json.loads(text) == build_scenario_schema()


def test_every_key_of_the_contract_is_in_it() -> None:
    schema = build_scenario_schema()
    assert set(tomllib.loads(CONTRACT)) <= set(schema["properties"])
    assert schema["required"] == ["timezone", "sessions"]
    assert {"mon", "day14", "dates"} <= set(schema["$defs"]["Availability"]["properties"])


def test_a_copy_can_be_changed() -> None:
    build_scenario_schema()["properties"].clear()
    assert build_scenario_schema()["properties"]


def test_lifts_know_their_muscles_and_runs_have_none() -> None:
    def muscles(kind: str) -> Session:
        return problem(PLAIN.replace('"easy"', f'"{kind}"')).sessions[0]

    assert "chest" in muscles("upper").muscles
    assert muscles("easy").muscles == frozenset()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_the_starter_is_a_scenario(zone: str) -> None:
    found = problem(write_scenario(Answers(timezone=zone)), source="week.toml")
    assert found.clock.zone.key == zone
    assert tagged(found, "hardest") == ["intervals 1"]


def test_a_zone_can_not_break_out_of_the_starter() -> None:
    assert list(faults(write_scenario(Answers(timezone='x"\nid = "y')))) == ["timezone"]


def test_it_allows_no_other_rule() -> None:
    schema = build_scenario_schema()
    for table in (schema["properties"]["rules"], schema["$defs"]["Lifting"]["properties"]["rules"]):
        assert table["additionalProperties"] is False


def test_what_may_be_left_out_is_said_plainly() -> None:
    """TOML has no null: one shape is no choice of shapes."""
    schema = build_scenario_schema()
    assert schema["$defs"]["Athlete"]["properties"]["bedtime"]["type"] == "string"
