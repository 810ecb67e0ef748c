"""What the tables of a scenario file take at their edges, what they mean, and what the schema says of them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.scenario.schema.json_schema import build_scenario_schema
from freshlegs.scenario.schema.load import find_suspicious_settings, load_scenario
from freshlegs.scenario.schema.tables import ScenarioTable
from support.scenario_texts import EASY, FREE, PLAIN, WEEK, ZONE, faults

PRESS = (
    '[[exercises]]\nid = "press"\nname = "Press"\ncategory = "strength"\npattern = "h_push"\nequipment = "barbell"\n'
    'primary = ["chest"]\nsets = 3\nreps = {reps}\nrest = 90\nload_step = "barbell"\n'
)


def loaded(text: str, source: str = "base.toml") -> ScenarioTable:
    return load_scenario(text, source)


@pytest.mark.parametrize(
    ("athlete", "source", "name"),
    [
        ("", "plans/week.toml", "week"),
        ('name = "Anna"', "week.toml", "Anna-week"),
        ('name = "Anna"', "-", "Anna-week"),
        ("lift_level = 'beginner'", "my week.toml", "my week"),
        ('name = "Anna/Bo"', "we\aek.toml", "Anna-Bo-we-ek"),
        ("", f"{'x' * 120}.toml", "x" * 100),
        ("", f"={'x' * 120}.toml", "week=" + "x" * 95),
    ],
)
def test_a_file_without_an_id_is_called_after_its_athlete_and_its_name(athlete: str, source: str, name: str) -> None:
    """In letters that an id may have: no slash, nothing that can't be printed, a hundred at the most."""
    assert loaded(f"{PLAIN}[athlete]\n{athlete}\n", source).id == name


@pytest.mark.parametrize(("title", "name"), [("x", "y"), ("x" * 200, "y" * 100)])
def test_titles_and_ids_may_be_as_short_and_as_long_as_it_is_said(title: str, name: str) -> None:
    scenario = loaded(f'title = "{title}"\nid = "{name}"\n{PLAIN}')
    assert (scenario.title, scenario.id) == (title, name)


def test_a_pin_may_be_a_date_and_a_time_of_toml() -> None:
    pinned, written = (loaded(f"{PLAIN}at = {at}\n") for at in ("2026-12-02T18:00:00", '"2026-12-02 18:00"'))
    assert pinned.sessions[0].at == written.sessions[0].at


@pytest.mark.parametrize(
    ("settings", "parameter"),
    [
        ({"rest_days": 2}, "at_least"),
        ({"rest_days": 72}, "at_least"),
        ({"sessions_per_day": 1}, "at_most"),
        ({"run_lift_gap": 4}, "hours"),
        ({"together": 15}, "minutes"),
        ({"long_run_growth": 120}, "most"),
        ({"long_run_growth": 80}, ""),
        ({"no_such_rule": 5}, ""),
        ({"rest_days": 73}, ""),
        ({"rest_days": True}, ""),
        ({"rest_days": "off"}, ""),
        ({"separate_days": 5}, ""),
        ({"all_placed": 50}, ""),
    ],
)
def test_a_small_number_for_a_hard_rule_is_asked_about(settings: dict[str, Any], parameter: str) -> None:
    """It reads like days or hours, and is the price of a breach; of a rule with a price anyway it is what it seems."""
    said = list(find_suspicious_settings({"rules": settings}))
    assert len(said) == bool(parameter)
    ((name, number),) = settings.items()
    assert all(text.endswith(f"write {name} = {{ {parameter} = {number} }}.") for text in said)


@pytest.mark.parametrize(
    ("settings", "parameter"),
    [
        ({"few_exercises": 5}, "at_most"),
        ({"foot_contacts": 60}, "at_most"),
        ({"muscles_twice": 1}, "times"),
        ({"core_families": 2}, "at_least"),
        ({"pulls_keep_up": 5}, "at_most_more"),
        ({"heavy_lift": 5}, ""),
        ({"varied": 5}, ""),
    ],
)
def test_a_small_number_for_a_hard_rule_on_lifts_is_asked_about_too(settings: dict[str, Any], parameter: str) -> None:
    said = list(find_suspicious_settings({"lifting": {"rules": settings}}))
    ((name, number),) = settings.items()
    assert len(said) == bool(parameter)
    assert all(text.startswith(f"lifting.rules.{name} = {number} makes a breach cost") for text in said)
    assert all(text.endswith(f"write {name} = {{ {parameter} = {number} }}.") for text in said)


@pytest.mark.parametrize("written", [{}, {"rules": []}, {"lifting": 3}, {"lifting": {"rules": "off"}}])
def test_what_is_no_table_is_not_asked_about(written: dict[str, Any]) -> None:
    """Its faults are told by the first question."""
    assert list(find_suspicious_settings(written)) == []


@pytest.mark.parametrize(
    ("windows", "fine"),
    [
        ('"06:00-08:00", "08:00-09:00"', True),
        ('"06:00-08:00", "07:59-09:00"', False),
        ('"08:00-09:00", "06:00-08:00"', True),
        ('"08:00-09:00", "06:00-08:01"', False),
        ('"00:00-24:00", "07:00-08:00"', False),
    ],
)
def test_windows_may_meet_and_not_overlap(windows: str, fine: bool) -> None:
    text = ZONE + WEEK + f"[availability]\nmon = [{windows}]\n" + EASY
    if fine:
        assert len(loaded(text).availability.weekly["mon"]) == 2
    else:
        (said,) = faults(text).values()
        assert "which overlaps" in said


def test_as_many_at_most_as_at_least_are_as_many() -> None:
    assert loaded(PLAIN + "count = { at_least = 2, at_most = 2 }\n").sessions[0].at_most == 2
    assert "above at_most" in "".join(faults(PLAIN + "count = { at_least = 3, at_most = 2 }\n").values())


@pytest.mark.parametrize(
    ("long_run", "fine"),
    [
        ("first = 60", True),
        ("longest = 60", True),
        ("first = 60\nlongest = 60", True),
        ("first = 61\nlongest = 60", False),
    ],
)
def test_a_long_run_grows_to_no_less_than_it_begins_with(long_run: str, fine: bool) -> None:
    text = f'{PLAIN}[[sessions]]\nkind = "long"\n[programme.long_run]\n{long_run}\n'
    if fine:
        assert loaded(text).programme is not None
    else:
        assert list(faults(text).values()) == ["programme.long_run: found first = 61 above longest = 60"]


@pytest.mark.parametrize(("more", "several"), [("", False), ("weeks = 1\n", False), ("weeks = 2\n", True)])
def test_two_weeks_are_a_programme_and_one_is_not(more: str, several: bool) -> None:
    assert loaded(ZONE + WEEK + more + FREE + EASY).is_programme is several
    assert loaded(ZONE + WEEK + more + FREE + EASY + "[programme]\n").is_programme


def test_progression_is_chosen_where_the_file_chooses_it() -> None:
    chosen = loaded(PLAIN + "[lifting.progression]\nstrength = 'single'\n").lifting.progression.chosen
    assert chosen == {"strength": "single"}
    assert loaded(PLAIN + "[lifting]\n").lifting.progression.chosen == {}


@pytest.mark.parametrize(("reps", "read"), [("6", "6"), ('"6"', "6"), ('"8-10/side"', "8-10/side"), ('"30s"', "30s")])
def test_repetitions_are_a_number_or_a_text(reps: str, read: str) -> None:
    (press,) = loaded(PLAIN + PRESS.replace("{reps}", reps)).exercises
    assert str(press.reps) == read


@pytest.mark.parametrize("reps", ["true", "6.5", "[6]", '"many"'])
def test_repetitions_that_are_none(reps: str) -> None:
    assert list(faults(PLAIN + PRESS.replace("{reps}", reps))) == ["exercises[1].reps"]


def test_a_number_is_no_text_and_no_other_number() -> None:
    assert list(faults(PLAIN.replace('easy"\n', "easy\"\nminutes = '60'\n"))) == ["sessions[1].minutes"]
    assert list(faults(PLAIN.replace('easy"\n', 'easy"\nminutes = 60.0\n'))) == ["sessions[1].minutes"]
    with pytest.raises(InputError, match=r"rules\.run_lift_gap\.hours"):
        loaded(PLAIN + "[rules]\nrun_lift_gap = { hours = inf }\n")


def test_the_schema_knows_every_day_and_every_parameter_and_no_other() -> None:
    """What an editor underlines is what the program refuses."""
    schema = build_scenario_schema()
    definitions = schema["$defs"]
    days = definitions["Availability"]
    assert {"mon", "sun", "day1", "day14"} <= days["properties"].keys()
    assert days["additionalProperties"] is False
    (pattern,) = days["patternProperties"]
    assert all(re.match(pattern, key) for key in ("sat-sun", "weekdays", "monday", "day3"))
    for rule in schema["properties"]["rules"]["properties"].values():
        assert rule["anyOf"][-1]["additionalProperties"] is False
    assert definitions["Count"]["additionalProperties"] is False
