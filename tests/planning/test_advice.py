"""Advice: each single change by what it really saves, the lost days that a week survives, a spare slot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from freshlegs.api.results import ImpossiblePlan, TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.week_answers import AdvisedWeek
from freshlegs.planning.advice import Advice
from support.command_line import assert_refused, call

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["08:00-10:00"]
[[sessions]]
kind = "lower"
[[sessions]]
kind = "upper"
[[sessions]]
kind = "intervals"
minutes = 45
[[sessions]]
kind = "long"
minutes = 110
"""
"""A session for each of four days; only Saturday, Monday, Tuesday and Thursday have room for the long run."""


def advise(text: str, processes: int | None = 1) -> Advice:
    """Return the advice on a week that can be planned."""
    answer = Scenario.from_text(text).advise(processes=processes)
    assert isinstance(answer, AdvisedWeek)
    return answer.advice


@pytest.fixture(scope="module")
def advice() -> Advice:
    """Return the advice on the small week."""
    return advise(WEEK)


def price(text: str) -> int | None:
    """Return what the best week costs; None where there is none."""
    answer = Scenario.from_text(text).plan()
    return answer.penalty if isinstance(answer, TrainingPlan) else None


def test_every_change_saves_what_it_says(advice: Advice) -> None:
    """Each is made in the scenario, and that is planned by itself."""
    before = price(WEEK)
    scenario = Scenario.from_text(WEEK)
    assert before is not None
    assert len(advice.changes) > 20
    for change in (*advice.changes, *advice.slots):
        answer = replace(scenario, draft=scenario.draft.apply(change.edits)).plan()
        if change.points is None:
            assert not isinstance(answer, TrainingPlan), change
        else:
            assert isinstance(answer, TrainingPlan), change
            assert before - answer.penalty == change.points, change


def test_the_best_comes_first_and_what_drops_nothing_before_what_does(advice: Advice) -> None:
    ranks = [(one.points is None, -(one.points or 0), one.asks_less) for one in advice.changes]
    assert ranks == sorted(ranks)
    assert any(one.asks_less for one in advice.changes)


def test_all_sorts_of_changes_are_tried(advice: Advice) -> None:
    said = [one.says for one in advice.changes]
    for words in (
        "without long 1",
        "two full instead of lower 1 and upper 1",
        "lower 1 in 30 min, at minimum dose",
        "30 min more on Thu, until 08:30",
        "30 min more on Thu, from 05:30",
        "hard sessions on one day and easy days easy, instead of hard days apart",
        "lifts before runs, instead of runs before lifts",
    ):
        assert words in said
    assert any(", instead of at most 1 session a day" in one or "instead of at least" in one for one in said)
    assert len(said) == len(set(said))


def test_a_rule_is_loosened_no_further_than_helps() -> None:
    """Two rest days of which one may go: of the relaxations that save the same the mildest is advised."""
    text = WEEK + "[rules]\nrest_days = { at_least = 3 }\nsessions_per_day = { at_most = 1 }\n"
    text = text.replace('sat = ["08:00-10:00"]', 'sat = ["08:00-10:00"]\nsun = ["08:00-10:00"]\nwed = ["06:00-08:00"]')
    for change in advise(text).changes:
        if change.says.startswith("at least") and change.points:
            assert change.says.startswith("at least 2 days")


def test_each_lost_day_costs_what_it_says(advice: Advice) -> None:
    assert {one.says for one in advice.days} == {"Mon", "Tue", "Thu", "Sat"}
    lost = {
        one.says: price(WEEK.replace(f"{one.says.lower()} = [", f"{one.says.lower()} = [] # [")) for one in advice.days
    }
    before = price(WEEK)
    assert before is not None
    for one in advice.days:
        after = lost[one.says]
        if one.left_out:
            assert after is None, one
        else:
            assert after is not None, one
            assert one.points == after - before, one


def test_how_many_lost_days_a_week_survives() -> None:
    """One easy run: on three days it survives any two lost days, on two any one, on one none."""
    days = ("mon", "wed", "fri")
    head = 'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n[availability]\n'
    for count, survives in ((3, 2), (2, 1), (1, 0)):
        windows = "".join(f'{day} = ["06:00-08:00"]\n' for day in days[:count])
        found = advise(f'{head}{windows}[[sessions]]\nkind = "easy"\n')
        assert found.survives == survives
        assert (found.fatal is None) is (count == 3)
    text = advise_text(f'{head}mon = ["06:00-08:00"]\n[[sessions]]\nkind = "easy"\n')
    assert "the week does not survive every lost day: without Mon: no free time in 2026-11-30" in text


def advise_text(text: str) -> str:
    """Return the advice as text, on one line."""
    answer = Scenario.from_text(text).advise(processes=1)
    return " ".join(answer.to_text().split())


def test_the_day_that_hurts_most_is_named_with_what_has_no_place() -> None:
    """The long run fits on Saturday alone; the easy run has other days."""
    text = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-07:00"]
wed = ["06:00-07:00"]
sat = ["08:00-10:00"]
sun = ["08:00-08:50"]
[[sessions]]
kind = "long"
minutes = 100
[[sessions]]
kind = "easy"
minutes = 45
at = "sun 08:00"
"""
    found = advise(text)
    assert found.survives == 0
    assert {one.says for one in found.days if one.status == "impossible" or one.left_out} == {"Sat", "Sun"}
    assert "it survives the loss of" in advise_text(text)


def test_a_spare_slot_is_worth_what_it_saves() -> None:
    """Two runs and a lift on two days; a third one takes the doubled day's price away."""
    text = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00", "17:00-20:00"]
thu = ["06:00-08:00", "17:00-20:00"]
[[sessions]]
kind = "easy"
[[sessions]]
kind = "intervals"
minutes = 45
[[sessions]]
kind = "upper"
minutes = 60
"""
    found = advise(text)
    assert found.slots[0].says in ("Tue 18:00-19:00", "Wed 18:00-19:00", "Sat 18:00-19:00")
    assert found.slots[0].points == max(slot.points or 0 for slot in found.slots) > 0
    assert f"is worth most: it saves {found.slots[0].points} points" in advise_text(text)
    assert {slot.says.split()[0] for slot in found.slots} == {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
    assert next(slot.says for slot in found.slots if slot.says.startswith("Mon")) == "Mon 12:00-13:00"


def test_an_impossible_week_has_its_fixes(tmp_path: Path) -> None:
    text = WEEK.replace('sat = ["08:00-10:00"]\n', "") + "[rules]\nsessions_per_day = { at_most = 1 }\n"
    assert isinstance(Scenario.from_text(text).advise(), ImpossiblePlan)
    (tmp_path / "week.toml").write_text(text, "utf-8")
    done = call("advise", "week.toml", folder=tmp_path)
    assert done.code == 3
    assert "Each of these makes it possible:" in done.out


def test_it_is_the_same_with_several_processes_and_fits_a_screen(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    one, two = (call("advise", "week.toml", "--jobs", jobs, "--json", folder=tmp_path) for jobs in ("1", "2"))
    assert one.code == 0
    assert one.out == two.out == call("advise", "week.toml", "--format", "json", folder=tmp_path).out
    data = one.json
    assert data["changes"] == sorted(
        data["changes"], key=lambda c: (c["saves"] is None, -(c["saves"] or 0), c["drops"])
    )
    text = call("advise", "week.toml", folder=tmp_path).out
    assert len(text.splitlines()) <= 30
    assert text.startswith("Week: ") or text.startswith("week: ")
    assert_refused(call("advise", "none.toml", folder=tmp_path), "none.toml")


def test_of_a_programme_it_is_the_week_that_repeats(tmp_path: Path) -> None:
    (tmp_path / "weeks.toml").write_text(WEEK.replace("[week]\n", "[week]\nweeks = 4\n"), "utf-8")
    done = call("advise", "weeks.toml", folder=tmp_path)
    assert done.code == 0
    assert "This is about the week that repeats in a programme of 4 weeks." in done.err
    assert "What would save most" in done.out or "No single change saves anything." in done.out


def test_with_too_little_time_nothing_is_made_up(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    done = call("advise", "week.toml", "--time-limit", "0.001", folder=tmp_path)
    assert done.code == 4
