"""The open week as plain data: every edit that it offers is one that `whatif` reads and the scenario takes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from freshlegs import Scenario, TrainingPlan
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.variants import parse_variant
from freshlegs.rules.week import all_week_rules
from freshlegs.web.week_view import build_week, list_session_changes
from support.paths import SCENARIOS


@cache
def scenario() -> Scenario:
    return Scenario.load(SCENARIOS / "article-week.toml")


@cache
def plan() -> PlannedRecord:
    found = scenario().plan()
    assert isinstance(found, TrainingPlan)
    return found.record


@cache
def week() -> dict[str, Any]:
    return build_week(plan(), scenario().draft)


def tried(change: str) -> dict[str, Any]:
    """Return the table of the scenario with a change made, free of faults."""
    draft = scenario().draft.apply(parse_variant(change).edits)
    assert draft.scenario
    return dict(draft.written)


def test_sessions_stand_where_the_plan_has_them() -> None:
    by_id = {one["id"]: one for one in week()["sessions"]}
    for session in plan().sessions:
        start, one = plan().local(session.start), by_id[session.id]
        assert one["start"] == start.isoformat()
        assert one["begin"] == start.hour * 60 + start.minute
        assert one["end"] - one["begin"] == session.minutes == one["minutes"]
        assert week()["days"][one["day"]]["date"] == start.date().isoformat()


def test_points_of_a_session_are_those_of_its_breaches() -> None:
    for one in week()["sessions"]:
        assert one["points"] == sum(breach.cost for breach in plan().breaches if one["id"] in breach.sessions)
    assert sum(rule["cost"] for rule in week()["rules"]) == week()["penalty"] == plan().penalty


def test_days_have_the_windows_of_the_file_and_the_key_that_changes_them() -> None:
    tuesday = week()["days"][1]
    assert tuesday["name"] == "Tue 1 Dec"
    assert tuesday["path"] == "availability.tue"
    assert tuesday["windows"] == tuesday["free"] == [[360, 540], [1020, 1200]]
    assert tried(f"{tuesday['path']} = []")["availability"]["tue"] == []


@pytest.mark.parametrize(("what", "minutes", "count"), [("longer", 75, 2), ("shorter", 45, 2), ("remove", 60, 1)])
def test_a_session_can_be_longer_and_shorter_and_fewer(what: str, minutes: int, count: int) -> None:
    upper = next(one for one in week()["sessions"] if one["name"] == "upper 2")
    table = tried(upper["changes"][what])["sessions"][1]
    assert table == {"kind": "upper", "count": count, "minutes": minutes}


def test_the_only_session_of_a_table_goes_with_its_table() -> None:
    tempo = next(one for one in week()["sessions"] if one["name"] == "tempo 1")
    assert [one["kind"] for one in tried(tempo["changes"]["remove"])["sessions"]] == [
        "lower",
        "upper",
        "intervals",
        "long",
    ]


def test_the_last_session_of_a_scenario_cannot_go() -> None:
    text = (
        'timezone = "UTC"\nweek.start = 2026-11-30\n[availability]\nmon = ["06:00-09:00"]\n'
        '[[sessions]]\nkind = "easy"\nminutes = 20\n'
    )
    found = Scenario.from_text(text).plan()
    assert isinstance(found, TrainingPlan)
    only = build_week(found.record, Scenario.from_text(text).draft)["sessions"][0]
    assert only["changes"] == {"longer": "sessions[1].minutes = 35"}


def test_a_range_of_minutes_has_no_button_and_an_optional_session_cannot_be_asked_less_than_never() -> None:
    text = (
        'timezone = "UTC"\n[availability]\nmon = ["06:00-09:00"]\ntue = ["06:00-09:00"]\n'
        '[[sessions]]\nkind = "easy"\nminutes = { at_least = 30, at_most = 45 }\n'
        '[[sessions]]\nkind = "tempo"\ncount = { at_least = 0, at_most = 2 }\n'
    )
    found = list_session_changes(Scenario.from_text(text).draft)
    assert set(found["easy 1"]) == {"remove"}
    assert set(found["tempo 2"]) == {"longer", "shorter"}


def test_every_addition_is_a_session_more() -> None:
    assert {one["title"] for one in week()["adds"]} >= {"Easy run, 45 min", "Long run, 120 min"}
    for one in week()["adds"]:
        assert len(tried(one["change"])["sessions"]) == 6


def test_every_rule_is_there_and_its_numbers_are_within_their_sliders() -> None:
    rules = {rule["rule"]: rule for rule in week()["rules"]}
    assert set(rules) == set(all_week_rules())
    assert {name for name, rule in rules.items() if rule["on"]} == {rule.rule for rule in plan().rules}
    for rule in rules.values():
        for slider in rule["parameters"]:
            assert slider["min"] <= slider["value"] <= slider["max"]
            assert (slider["value"] - slider["min"]) % slider["step"] == 0, (rule["rule"], slider)


def test_the_ends_of_every_slider_are_allowed_in_the_file() -> None:
    for rule in week()["rules"]:
        for slider in rule["parameters"]:
            for end in ("min", "max"):
                assert tried(f"{rule['path']}.{slider['name']} = {slider[end]:g}")


def test_a_rule_can_be_switched_off_and_on() -> None:
    on = {rule["rule"]: rule["on"] for rule in week()["rules"]}
    assert on["rest_days"]
    assert not on["hard_day"]
    assert tried('rules.rest_days = "off"')["rules"]["rest_days"] == "off"
    draft = scenario().draft.apply(parse_variant("rules.hard_day = {}").edits)
    checked = Scenario(draft).check(plan())
    assert "hard_day" in {rule.name for rule in checked.checked.task.rules}  # type: ignore[union-attr]


def test_a_session_ends_after_midnight_and_may_be_a_quarter_of_an_hour_long() -> None:
    text = (
        'timezone = "UTC"\nweek.start = 2026-11-30\n[availability]\nmon = ["22:00-24:00"]\n'
        'tue = ["00:00-02:00"]\nthu = ["06:00-08:00"]\n'
        '[[sessions]]\nkind = "easy"\nminutes = 75\nat = "mon 23:15"\n[[sessions]]\nkind = "upper"\nminutes = 30\n'
        "[lifting.rules]\nmuscles_twice = 'off'\n[rules]\nmuscle_frequency = 'off'\n"
    )
    found = Scenario.from_text(text).plan()
    assert isinstance(found, TrainingPlan), found.to_text()
    late, short = sorted(build_week(found.record, Scenario.from_text(text).draft)["sessions"], key=lambda s: s["kind"])
    assert (late["day"], late["begin"], late["end"]) == (0, 23 * 60 + 15, 24 * 60 + 30)
    assert short["changes"]["shorter"] == "sessions[2].minutes = 15"


def test_a_rule_of_another_version_is_told_and_cannot_be_set() -> None:
    other = plan().rules[0].model_copy(update={"rule": "gone_by_now"})
    later = plan().model_copy(update={"rules": (*plan().rules, other)})
    (rule,) = [rule for rule in build_week(later, scenario().draft)["rules"] if rule["rule"] == "gone_by_now"]
    assert (rule["path"], rule["parameters"], rule["weight"]) == ("", [], None)


def test_a_week_by_itself_has_no_number_and_days_that_the_scenario_lost_have_no_windows() -> None:
    assert week()["number"] == 0
    shorter = Scenario.from_text((scenario().text or "").replace("[week]", "[week]\ndays = 6").replace("sun = ", "# "))
    days = build_week(plan(), shorter.draft)["days"]
    assert [bool(day["path"]) for day in days] == [True] * 6 + [False]
    assert days[6]["windows"] == []


def test_without_the_scenario_there_is_nothing_to_change() -> None:
    bare = build_week(plan())
    assert bare["adds"] == []
    assert all(one["changes"] == {} for one in bare["sessions"])
    assert all(rule["parameters"] == [] and rule["path"] == "" for rule in bare["rules"])
    assert all(day["path"] == "" for day in bare["days"])


def test_a_later_week_of_a_programme_has_the_windows_of_its_own_dates() -> None:
    text = (
        'timezone = "UTC"\nweek.start = 2026-11-30\nweek.weeks = 2\n[availability]\nmon = ["06:00-09:00"]\n'
        'thu = ["06:00-09:00"]\n[availability.dates]\n2026-12-10 = ["17:00-20:00"]\n[[sessions]]\nkind = "easy"\n'
    )
    found = Scenario.from_text(text).plan()
    assert isinstance(found, TrainingPlan)
    first, second = (build_week(found.record, Scenario.from_text(text).draft, number=number) for number in (1, 2))
    assert [day["path"] for day in (first["days"][3], second["days"][3])] == [
        "availability.thu",
        "availability.dates.2026-12-10",
    ]
    assert [day["windows"] for day in (first["days"][3], second["days"][3])] == [[[360, 540]], [[1020, 1200]]]
    assert second["number"] == 2
    assert second["start"] == "2026-12-07"
