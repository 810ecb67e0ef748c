"""The long run of a week by itself, after what was run in the last month."""

from __future__ import annotations

import pytest

from freshlegs.model.plan import Plan
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.week.long_run_growth import LongRunGrowth
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario

WEEK = """\
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
[availability]
sun = ["07:00-12:00"]
[[sessions]]
kind = "long"
minutes = {asked}
"""


def minutes_and_notes(more: str, asked: int = 150) -> tuple[int, tuple[str, ...]]:
    task = resolve(load_scenario(WEEK.format(asked=asked) + more, "week.toml"), today=None)
    (long,) = task.sessions
    plan = Plan.of(task.sessions, {long.id: long.starts[0]})
    return long.minutes, tuple(LongRunGrowth().notes(Timetable(task, plan)))


def history(*runs: str) -> str:
    """Return a [history]; a run is told as "easy 2027-01-07 30"."""
    told = (run.split() for run in runs)
    tables = ", ".join(f'{{ kind = "{kind}", at = "{day} 18:00", minutes = {much} }}' for kind, day, much in told)
    return f"[history]\nsessions = [{tables}]\n"


@pytest.mark.parametrize(
    ("done", "minutes"),
    [
        (("long 2027-01-07 30",), 33),
        (("easy 2027-01-07 100",), 110),
        (("tempo 2027-01-07 40", "race 2027-01-03 100", "easy 2027-01-09 30"), 110),
        (("long 2026-12-12 100",), 110),
        (("long 2027-01-07 137",), 150),
        (("long 2027-01-07 200",), 150),
    ],
    ids=["a long run", "an easy one", "the longest counts", "30 days ago", "long enough", "longer than asked for"],
)
def test_a_long_run_is_at_most_a_tenth_longer_than_the_longest_run(done: tuple[str, ...], minutes: int) -> None:
    planned, notes = minutes_and_notes(history(*done))
    assert planned == minutes
    assert any(f"{minutes} of the 150 min asked for" in note for note in notes) is (minutes < 150)


@pytest.mark.parametrize(
    "more",
    ["", history("lower 2027-01-09 60"), history("long 2026-12-11 60")],
    ids=["nothing is known", "a lift", "31 days ago"],
)
def test_where_no_run_is_known_a_note_says_for_whom_it_is(more: str) -> None:
    minutes, (note,) = minutes_and_notes(more)
    assert minutes == 150
    assert "ran 137 min or more" in note


@pytest.mark.parametrize(
    ("rule", "minutes"),
    [('"off"', 150), ("40", 150), ("{ most = 120 }", 36)],
    ids=["off", "priced", "a fifth"],
)
def test_the_rule_says_how_much_longer(rule: str, minutes: int) -> None:
    done = history("long 2027-01-07 30")
    assert minutes_and_notes(f"[rules]\nlong_run_growth = {rule}\n{done}")[0] == minutes


def test_the_article_does_not_ask_for_it() -> None:
    minutes, _ = minutes_and_notes(history("long 2027-01-07 30"))
    text = 'profile = "article"\n' + WEEK.format(asked=150) + history("long 2027-01-07 30")
    assert minutes == 33
    assert resolve(load_scenario(text, "week.toml"), today=None).sessions[0].minutes == 150


def test_other_runs_that_are_longer_are_named_and_stay_as_they_are() -> None:
    """One easy run of 30 min, and then 75 min of intervals: 33 would do; 30 easy ones are fine, and so is a race."""
    others = "".join(
        f'[[sessions]]\nkind = "{k}"\nminutes = {m}\n' for k, m in (("intervals", 75), ("easy", 30), ("race", 90))
    )
    text = WEEK.format(asked=30) + others + history("easy 2027-01-07 30")
    task = resolve(load_scenario(text, "week.toml"), today=None)
    plan = Plan.of(task.sessions, {one.id: 6 * 1440 + 420 + 90 * place for place, one in enumerate(task.sessions)})
    (note,) = LongRunGrowth().notes(Timetable(task, plan))
    assert note == (
        "intervals 1 of 75 min: your longest run of the last 30 days took 30 min; ask for shorter ones to begin with"
    )
    alone = resolve(load_scenario(text.replace("minutes = 75", "minutes = 33"), "week.toml"), today=None)
    plan = Plan.of(alone.sessions, {one.id: 6 * 1440 + 420 for one in alone.sessions})
    assert [*LongRunGrowth().notes(Timetable(alone, plan))] == []
