"""Sessions that are done in one go: who goes with whom, when they start, and what becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from freshlegs.model.session import Companion
from support.command_line import call
from support.scenario_texts import faults, problem
from support.worlds import at

JOG_THEN_LIFT = """
timezone = "America/Chicago"
[week]
start = 2026-11-30
{week}
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
fri = ["06:00-08:00"]
sat = ["07:00-12:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "easy"
count = 2
minutes = 15
with = "full"
[[sessions]]
kind = "tempo"
minutes = 50
[[sessions]]
kind = "long"
minutes = 100
[[sessions]]
kind = "easy"
minutes = 40
"""
"""A jog of 15 min as the warm-up of each lift, in one go; the week has three runs besides."""
HEAD = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-07:20"]
thu = ["17:00-21:00"]
"""
LIFT = '[[sessions]]\nkind = "full"\nminutes = 60\n'


def jog(written: str, minutes: int = 20, count: int = 1) -> str:
    """Return the table of an easy run that goes with something."""
    return f'[[sessions]]\nkind = "easy"\ncount = {count}\nminutes = {minutes}\nwith = {written}\n'


def plan(folder: Path, text: str, *more: str) -> Any:
    """Return what came of planning a scenario."""
    (folder / "week.toml").write_text(text, "utf-8")
    return call("plan", "week.toml", "-o", "week.json", "--json", *more, folder=folder)


def times(plan: Any) -> dict[str, tuple[str, str]]:
    """Return from when to when each session is, by its name."""
    return {"-".join(s["id"].split("/")[-2:]): (s["start"][:16], s["end"][:16]) for s in plan["sessions"]}


@pytest.mark.slow
def test_each_jog_stands_directly_at_its_lift_and_the_other_runs_elsewhere(tmp_path: Path) -> None:
    done = plan(tmp_path, JOG_THEN_LIFT.format(week=""))
    assert done.code == 0, done
    found = times(done.json)
    for jogged, lifted in (("easy-1", "full-1"), ("easy-2", "full-2")):
        (begin, end), (start, until) = found[jogged], found[lifted]
        assert end == start or until == begin
    lifts = {found["full-1"][0][:10], found["full-2"][0][:10]}
    assert not lifts & {found[name][0][:10] for name in ("easy-3", "tempo-1", "long-1")}


@pytest.mark.slow
def test_what_comes_with_the_request_is_told_as_that(tmp_path: Path) -> None:
    """A lift and an easy run on one day cost 38 each: the lifts are asked for with their jogs."""
    done = plan(tmp_path, JOG_THEN_LIFT.format(week=""))
    asked = [one["cost"] for one in done.json["breaches"] if one["rule"] == "separate_days" and one["unavoidable"]]
    assert asked == [38, 38]
    card = call("show", "week.json", "--session", "easy-1", folder=tmp_path).out
    assert "Right before Lift: full body 1, as you asked." in card or "Right after Lift: full body 1" in card


@pytest.mark.slow
def test_every_week_of_a_programme_keeps_them_together(tmp_path: Path) -> None:
    done = plan(tmp_path, JOG_THEN_LIFT.format(week="weeks = 2"))
    assert done.code == 0, done
    for start in ("2026-11-30", "2026-12-07"):
        week = {"sessions": [s for s in done.json["sessions"] if f"/{start}/" in s["id"]]}
        assert times(week)["easy-1"][1] == times(week)["full-1"][0]


def test_starts_off_the_grid_let_two_fill_a_window() -> None:
    """20 min and an hour fill 80 min: the lift begins at 06:20, or the run at 07:00."""
    lift, run = problem(HEAD + LIFT + jog('"full"')).sessions
    assert at("mon 06:20") in lift.starts
    assert {at("mon 06:00"), at("mon 07:00")} <= {*run.starts}
    assert run.companion == Companion("full 1")


def test_starts_off_the_grid_leave_the_minutes_between() -> None:
    """20 min, 7 to the gym, an hour: the lift at 06:27, for the run at 06:00; the run at 06:03 or 07:37 for 06:30."""
    lift, run = problem(HEAD.replace("07:20", "08:00") + LIFT + jog('{ session = "full", between = 7 }')).sessions
    assert at("mon 06:27") in lift.starts
    assert {at("mon 06:00"), at("mon 06:03"), at("mon 07:37")} <= {*run.starts}


@pytest.mark.slow
def test_minutes_between_are_for_the_way(tmp_path: Path) -> None:
    text = HEAD.replace("07:20", "07:30") + LIFT + jog('{ session = "full", order = "before", between = 10 }')
    found = times(plan(tmp_path, text).json)
    assert (found["easy-1"][1][11:], found["full-1"][0][11:]) in (("06:20", "06:30"), ("17:20", "17:30"))


@pytest.mark.slow
def test_a_run_to_the_gym_is_the_way_there(tmp_path: Path) -> None:
    text = HEAD + '[[places]]\nname = "gym"\ntravel = 15\n' + LIFT + 'place = "gym"\n'
    text += jog('{ session = "full", order = "before" }') + "[rules]\nmuscle_frequency = 'off'\n"
    done = plan(tmp_path, text)
    assert done.code == 0, done
    lift = next(s for s in done.json["sessions"] if s["kind"] == "full")
    assert ("minutes_there" in lift, lift["minutes_back"]) == (False, 15)


@pytest.mark.slow
def test_the_hours_between_run_and_lift_hold_for_all_others(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(JOG_THEN_LIFT.format(week=""), "utf-8")
    week = "mon 06:00 easy 15; mon 06:15 full; thu 06:00 easy 15; thu 06:15 full; fri 06:00 easy 40; sat 07:00 long 100"
    good = call("check", "week.toml", f"{week}; tue 06:15 tempo 50", folder=tmp_path)
    assert "run_lift_gap" not in good.out
    apart = call("check", "week.toml", f"{week.replace('mon 06:00 easy', 'mon 07:30 easy')}; tue 06:15 tempo 50", folder=tmp_path)  # fmt: skip  # noqa: E501
    assert apart.code == 3
    assert "is not directly before or after" in " ".join(apart.out.split())


@pytest.mark.slow
def test_who_goes_with_what_is_dropped_is_dropped_too(tmp_path: Path) -> None:
    plan(tmp_path, JOG_THEN_LIFT.format(week=""))
    done = call("replan", "week.json", "--drop", "full-2", "--now", "mon 05:00", "--json", folder=tmp_path)
    assert done.code == 0, done
    assert [one.rpartition("/")[0].rpartition("/")[2] for one in done.json["left_out"]] == ["full", "easy"]


@pytest.mark.slow
def test_a_jog_goes_where_its_lift_is_moved(tmp_path: Path) -> None:
    plan(tmp_path, JOG_THEN_LIFT.format(week=""))
    done = call("replan", "week.json", "--move", "full-2=fri 06:15", "--now", "mon 05:00", "--json", folder=tmp_path)
    assert times(done.json)["easy-2"] in (
        ("2026-12-04T06:00", "2026-12-04T06:15"),
        ("2026-12-04T07:15", "2026-12-04T07:30"),
    )


@pytest.mark.slow
def test_a_double_threshold_day_is_asked_for(tmp_path: Path) -> None:
    text = HEAD.replace('["06:00-07:20"]', '["06:00-08:00", "17:00-21:00"]') + '[[sessions]]\nkind = "tempo"\n'
    text += 'minutes = 45\n[[sessions]]\nkind = "intervals"\nminutes = 45\n'
    text += 'with = { session = "tempo", between = { at_least = 300, at_most = 720 } }\n'
    text += "[rules]\nruns_per_day = { at_most = 2 }\n"
    assert plan(tmp_path, text).code == 3
    done = plan(tmp_path, text + "intensity_spacing = { same_day_or = 48 }\n")
    assert done.code == 0, done
    assert {start[:10] for start, _ in times(done.json).values()} == {"2026-11-30"}


@pytest.mark.parametrize(
    ("tables", "place", "says"),
    [
        (
            jog('"full"'),
            "sessions[1].with",
            'found "full", and no other session is that; ask for the other session too',
        ),
        (
            LIFT + jog('"upper"'),
            "sessions[2].with",
            'found "upper", and no other session is that; allowed: one of full 1',
        ),
        (LIFT + jog('"full 2"'), "sessions[2].with", 'found "full 2", and no other session is that'),
        (LIFT + jog('"easy"'), "sessions[2].with", 'found "easy", and no other session is that'),
        (
            LIFT + LIFT + jog('"full"'),
            "sessions[3].with",
            'found "full": 2 such sessions for 1 session; allowed: as many of both, or one for one: with = "full 1"',
        ),
        (LIFT + jog('"full 1"', count=2), "sessions[2].with", 'found "full 1": 1 such session for 2 sessions'),
        (LIFT + jog('"ful"'), "sessions[2].with", 'found "ful"; did you mean full?'),
        (LIFT + jog('"full 0"'), "sessions[2].with", 'found "full 0"; allowed: a kind such as "full"'),
        (LIFT + jog("5"), "sessions[2].with", "found 5"),
        (
            LIFT + jog('{ session = "full", between = { at_least = 9, at_most = 5 } }'),
            "sessions[2].with.between",
            "found at_least = 9 above at_most = 5",
        ),
        (
            LIFT + jog('{ session = "full", order = "during" }'),
            "sessions[2].with.order",
            'found "during"; allowed: "before" or "after"',
        ),
    ],
)
def test_a_with_that_finds_none_or_two_is_refused(tables: str, place: str, says: str) -> None:
    found = faults(HEAD + tables)
    assert [*found] == [place]
    assert says in found[place]


@pytest.mark.slow
def test_a_programme_with_a_way_to_the_gym_is_planned_and_keeps_its_rules(tmp_path: Path) -> None:
    """The second week has a lunch hour on Monday and on Thursday: what has no way to the gym then is left out."""
    gym = '[[places]]\nname = "gym"\ntravel = 10\nopen = { weekdays = ["06:00-22:00"] }\n'
    text = JOG_THEN_LIFT.format(week="weeks = 3").replace('kind = "full"\n', 'kind = "full"\nplace = "gym"\n')
    text = text.replace("06:00-08:00", "05:45-08:00").replace("[[sessions]]", f"{gym}[[sessions]]", 1)
    short = "".join(f"2026-12-{day:02} = []\n" for day in range(8, 14))
    text = text.replace("[[places]]", f'[availability.dates]\n2026-12-07 = ["12:15-13:15"]\n{short}[[places]]', 1)
    done = plan(tmp_path, text)
    assert done.code == 0, done
    for start in ("2026-11-30", "2026-12-14"):
        week = times({"sessions": [s for s in done.json["sessions"] if f"/{start}/" in s["id"]]})
        assert {week["easy-1"][1], week["easy-1"][0]} & {*week["full-1"]}
    assert not [s for s in done.json["sessions"] if "/2026-12-07/" in s["id"] and s["kind"] == "full"]
    checked = call("check", "week.toml", "week.json", folder=tmp_path)
    assert checked.code == 0, checked
    assert "All weeks keep every hard rule." in checked.out
