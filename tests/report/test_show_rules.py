"""The pages about the rules and the report on a finished week."""

from __future__ import annotations

import json
import tomllib

import pytest
from rich.cells import cell_len

from freshlegs.io.errors import InputError
from freshlegs.planning.improvements import Improvement
from freshlegs.report.catalogue import dump_rule, dump_rules, format_weight
from freshlegs.report.check_text import dump_check, render_check
from freshlegs.report.rules_text import render_rule, render_rules
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week import all_week_rules
from support.worlds import rule, week

WIDTHS = [20, 40, 59, 60, 80, 160]
NAMES = sorted(all_week_rules())


@pytest.mark.parametrize("width", WIDTHS)
def test_all_rules_fit_the_paper(width: int) -> None:
    """Every rule is listed, on every width."""
    text = render_rules(width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    if width >= 40:
        assert [name for name in NAMES if name not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_one_rule_in_full(name: str) -> None:
    """Every rule has a page, and it fits."""
    for width in WIDTHS:
        text = render_rule(name, width=width)
        assert max(map(cell_len, text.splitlines())) <= width
    assert all(part in text for part in (all_week_rules()[name].claim, "a breach is", "Who says so", "[rules]"))


@pytest.mark.parametrize("name", NAMES)
def test_every_example_can_be_pasted(name: str) -> None:
    """Each line of the example is TOML that the rule accepts; the first stands alone, the others are commented out."""
    head, *lines = dump_rule(name)["example"].splitlines()
    assert head == "[rules]"
    for line in lines:
        value = tomllib.loads(line.removeprefix("# or: "))[name]
        if value != "off":
            all_week_rules()[name].model_validate(value if isinstance(value, dict) else {"weight": value})
    assert set(tomllib.loads("\n".join([head, *lines]))["rules"]) == {name}


def test_rules_as_data() -> None:
    """Plain data that goes to JSON and back."""
    data = dump_rules()
    assert [entry["name"] for entry in data["rules"]] == list(all_week_rules())
    assert json.loads(json.dumps(data))["format"] == 1
    gap = dump_rule("run_lift_gap")
    assert gap["evidence"] == "hard"
    assert gap["breach"].startswith("start(b) - end(a) < hours")
    assert gap["relaxations"] == ["at least 2 h between a run and a lift"]
    assert {"name": "hours", "default": 3, "unit": "hours"} in gap["parameters"]


@pytest.mark.parametrize(
    ("name", "evidence", "article"),
    [
        ("rest_days", "hard", "same"),
        ("wishes", "10", "same"),
        ("legs_before_tempo", "100", "off"),
        ("separate_days", "10 to 60", "25"),
        ("fresh_hardest_run", "hard", 'lifts = "all"'),
    ],
)
def test_weights_of_the_profiles(name: str, evidence: str, article: str) -> None:
    """What the table says of both profiles."""
    cls = all_week_rules()[name]
    assert (format_weight(cls), format_weight(cls, article=True)) == (evidence, article)


def test_rules_for_some_athletes_say_so() -> None:
    """A rule that asks first whether it concerns the athlete is marked."""
    assert {entry["name"] for entry in dump_rules()["rules"] if not entry["for_everyone"]} >= {"hard_day"}
    assert "Not for everyone: hard sessions share" in render_rules(width=160)


def test_an_unknown_rule_names_its_neighbours() -> None:
    """A slip of the pen is no dead end."""
    with pytest.raises(InputError, match="did you mean rest_days"):
        render_rule("rest_day")
    with pytest.raises(InputError, match="lists all of them"):
        dump_rule("\x1b[2Jzzz")


def test_a_week_that_breaks_hard_rules() -> None:
    """Broken hard rules come first, then what is to pay beside them."""
    report = verify_week(
        *week("mon 07:00 lower; mon 09:00 easy; tue 07:00 upper", rule("run_lift_gap"), rule("separate_days"))
    )
    text = render_check(report)
    assert text.startswith("This week breaks 1 hard rule\n")
    assert "1 h from lower 1 to easy 1, less than 3 h" in text
    assert "Otherwise: penalty 38" in text
    data = dump_check(report)
    assert (data["status"], data["penalty"]) == ("broken", 38)
    why = "1 h from lower 1 to easy 1, less than 3 h"
    expected = {"rule": "run_lift_gap", "amount": 1, "sessions": ["w/lower/1", "w/easy/1"], "why": why}
    assert data["broken"] == [expected]
    assert data["breaches"][0]["cost"] == 38
    assert json.loads(json.dumps(data)) == data


def test_a_week_that_breaks_two_hard_rules() -> None:
    """Rules are counted, not breaches."""
    report = verify_week(
        *week("mon 07:00 lower; mon 09:00 easy; mon 09:30 easy", rule("run_lift_gap"), rule("no_overlap"))
    )
    assert render_check(report).startswith("This week breaks 2 hard rules\n")
    assert "Otherwise nothing to pay." in render_check(report)


@pytest.mark.parametrize(("days", "says"), [(7, "next week's upper 1"), (9, "the next cycle's upper 1")])
def test_what_comes_after_is_called_by_the_length_of_the_cycle(days: int, says: str) -> None:
    report = verify_week(*week(f"{days - 1} 17:00 full; mon 06:00 upper", rule("muscle_spacing"), days=days))
    assert f"full 1 to {says}" in " ".join(render_check(report).split())


def test_a_note_on_two_runs_that_are_alike_is_there_once() -> None:
    report = verify_week(*week("sat 07:00 long 90; wed 07:00 long 90", rule("long_run_growth"), longest_run=0))
    assert [note.startswith("the long run of 90 min is for somebody") for note in report.notes] == [True]


def test_an_allowed_week() -> None:
    """A week that keeps all hard rules says so in one line."""
    free = verify_week(*week("mon 07:00 lower", rule("run_lift_gap")))
    assert render_check(free) == "This week keeps every hard rule. Nothing to pay.\n"
    assert dump_check(free) == {
        "format": 1, "status": "allowed", "penalty": 0, "broken": [], "breaches": [], "improvements": [],
        "notes": [],
    }  # fmt: skip
    paid = verify_week(*week("mon 07:00 lower; mon 17:00 easy", rule("separate_days")))
    assert render_check(paid).startswith("This week keeps every hard rule. Penalty 25.\n")


def test_the_rules_of_lifts_are_listed_and_shown_too() -> None:
    text, data = render_rules(width=120), dump_rules()
    names = [entry["name"] for entry in data["lift_rules"]]
    assert names == sorted(all_lift_rules())
    assert not set(names) & set(all_week_rules())
    assert all(f"\n{name} " in text for name in names)
    assert dump_rule("muscles_twice")["evidence"] == "hard"
    shown = render_rule("muscles_twice", width=120)
    assert "[lifting.rules]\nmuscles_twice = " in shown
    assert "article profile" not in shown
    assert "Schoenfeld 2016" in shown


def test_an_improvement_is_told_as_points_less() -> None:
    problem, plan = week("mon 07:00 easy; mon 17:00 easy", rule("separate_days"))
    better = Improvement("move easy 2 to Tue 1 Dec", problem.sessions[:1], mended=0, points=15)
    (line,) = [line for line in render_check(verify_week(problem, plan), [better]).splitlines() if "easy 2 to" in line]
    assert line.split()[0] == "-15"
