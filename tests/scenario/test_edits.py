"""Edits: the same change to the parsed scenario and to its text, whose comments stay."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.io.errors import InputError
from freshlegs.scenario.edits import Drop, Edit, Put, apply_edits, apply_edits_to_text, list_overlay_edits
from support.paths import SCENARIOS

TEXT = """\
# my week
title = "Week"          # for the fridge
[availability]
mon = ["06:00-08:00"]   # early
[[sessions]]
kind = "easy"           # slow
count = 2
[[sessions]]
kind = "long"
only = { days = ["sat"] }
[[sessions]]
kind = "easy"
[rules]
rest_days = { at_least = 2 }    # two
second_rest_day = "hard"
separate_days = "off"
wishes = 20
"""
WRITTEN = tomllib.loads(TEXT)


def changed(*edits: Edit) -> dict[str, Any]:
    """Return the parsed text with edits made."""
    return apply_edits(WRITTEN, edits, "here")


def test_a_value_is_put_and_the_original_stays() -> None:
    assert changed(Put(("availability", "tue"), []))["availability"] == {"mon": ["06:00-08:00"], "tue": []}
    assert "tue" not in WRITTEN["availability"]


def test_tables_on_the_way_are_made() -> None:
    assert changed(Put(("athlete", "bedtime"), "22:00"))["athlete"] == {"bedtime": "22:00"}


@pytest.mark.parametrize(
    ("rule", "parameter", "becomes"),
    [
        ("second_rest_day", "at_least", {"weight": "hard", "at_least": 3}),
        ("separate_days", "at_least", {"at_least": 3}),
        ("wishes", "at_least", {"weight": 20, "at_least": 3}),
        ("rest_days", "at_least", {"at_least": 3}),
        ("rest_days", "weight", {"at_least": 2, "weight": 3}),
    ],
)
def test_a_short_setting_of_a_rule_makes_room_for_more(rule: str, parameter: str, becomes: dict[str, Any]) -> None:
    """A price or "hard" stays the weight; who names a parameter of a rule that is off wants it on."""
    assert changed(Put(("rules", rule, parameter), 3))["rules"][rule] == becomes


def test_a_session_table_is_named_by_number_or_by_its_kind() -> None:
    assert changed(Put(("sessions", 1, "minutes"), 90)) == changed(Put(("sessions", "long", "minutes"), 90))


def test_one_past_the_end_adds_a_table() -> None:
    assert changed(Put(("sessions", 3), {"kind": "upper"}))["sessions"][3] == {"kind": "upper"}


def test_what_is_dropped_is_gone_and_what_was_not_there_is_no_fault() -> None:
    assert "only" not in changed(Drop(("sessions", 1, "only")))["sessions"][1]
    assert changed(Drop(("sessions", 0, "only")), Drop(("expect",))) == WRITTEN
    assert [table["kind"] for table in changed(Drop(("sessions", 0)))["sessions"]] == ["long", "easy"]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        (("title", "colour"), 'here: title: found "Week", which holds nothing further; change it as a whole'),
        (("sessions", 0, "count", "x"), "here: sessions[1].count: found 2, which holds nothing further"),
        (("sessions", 0, "count", "x", "y"), "here: sessions[1].count: found 2, which holds nothing further"),
        (
            ("sessions", "tempo"),
            "here: sessions.tempo: there is no such entry; name one by its number or kind: easy, long",
        ),
        (("sessions", 7, "minutes"), "here: sessions[8]: there is no such entry; sessions has 3, counted from 1"),
        (("sessions", "tempo", "minutes"), "here: sessions.tempo: there is no such entry; name one by its number"),
        (("sessions", "easy", "minutes"), "here: sessions.easy: there are 2 of this kind; write sessions[1] or"),
    ],
)
def test_an_edit_that_leads_nowhere(steps: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(Put(steps, 1))
    assert str(caught.value).startswith(message)


def test_comments_and_order_stay() -> None:
    text = apply_edits_to_text(
        TEXT,
        (
            Put(("availability", "mon"), ["06:00-08:15"]),
            Put(("sessions", 0, "count"), 1),
            Put(("rules", "rest_days", "at_least"), 1),
            Drop(("sessions", 1, "only")),
        ),
    )
    for line in (
        'title = "Week"          # for the fridge',
        'mon = ["06:00-08:15"]   # early',
        "at_least = 1 }    # two",
    ):
        assert line in text
    assert text.startswith("# my week\n")


STEPS = st.sampled_from(
    [
        ("title",),
        ("availability", "mon"),
        ("availability", "sun"),
        ("availability", "dates", "2026-12-24"),
        ("athlete", "bedtime"),
        ("sessions", 0, "minutes"),
        ("sessions", 1, "only"),
        ("sessions", 1, "only", "days"),
        ("sessions", "long", "prefer"),
        ("rules", "rest_days", "at_least"),
        ("rules", "second_rest_day", "weight"),
        ("rules", "late_finish", "minutes"),
        ("rules", "wishes"),
    ]
)
VALUES = st.sampled_from([1, 2.5, "hard", 'a "quoted" word', True, [], ["sat", "sun"], {"days": ["sat"]}])


@settings(deadline=None, derandomize=True)
@given(st.lists(st.builds(Put, STEPS, VALUES) | st.builds(Drop, STEPS), max_size=4))
def test_text_and_table_change_alike(edits: list[Edit]) -> None:
    """`apply_edits_to_text` itself refuses a text that does not read back as the edited table."""
    try:
        meant = changed(*edits)
    except InputError:
        return
    assert tomllib.loads(apply_edits_to_text(TEXT, edits)) == meant


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_scenario_without_edits_is_the_same_text(path: Any) -> None:
    text = path.read_text("utf-8")
    assert apply_edits_to_text(text, ()) == text


def test_a_table_is_added_as_the_others_are_written() -> None:
    """With its own head and a blank line after it, or inside the brackets of a list."""
    more = Put(("sessions", 3), {"kind": "upper", "minutes": 30})
    assert '[[sessions]]\nkind = "upper"\nminutes = 30\n\n[rules]' in apply_edits_to_text(TEXT, (more,))
    inline = 'sessions = [{ kind = "easy" }, { kind = "long" }]\n'
    assert apply_edits_to_text(inline, (Put(("sessions", 2), {"kind": "upper"}),)).count("\n") == 1


def test_an_overlay_joins_tables_and_replaces_the_rest() -> None:
    above = {"rules": {"rest_days": {"at_least": 3}}, "availability": {"mon": []}, "priority": "lift"}
    laid = changed(*list_overlay_edits(WRITTEN, above))
    assert laid["rules"] == {**WRITTEN["rules"], "rest_days": {"at_least": 3}}
    assert (laid["availability"], laid["priority"]) == ({"mon": []}, "lift")


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (Put(("title",), "Größe"), 'title = "Größe"'),
        (Put(("sessions", 0, "count"), 2), "sessions[1].count = 2"),
        (Put(("sessions", "long", "only"), {"days": ["sat", "sun"]}), 'sessions.long.only = { days = ["sat", "sun"] }'),
        (Put(("athlete",), {}), "athlete = {}"),
        (Put(("week", "repeats"), False), "week.repeats = false"),
        (Put(("rules", "run_lift_gap", "hours"), 2.0), "rules.run_lift_gap.hours = 2"),
    ],
)
def test_an_edit_is_written_as_in_the_file(edit: Put, text: str) -> None:
    assert str(edit) == text
