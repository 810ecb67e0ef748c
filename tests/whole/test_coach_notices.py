"""The coach's reading notices what is wrong: plans that were altered by hand, each in one place.

A reading that can't fail reads nothing. What it finds in the plan as it was made does not count here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from support.coach import read_plan
from support.command_line import call
from support.paths import ROOT

pytestmark = pytest.mark.slow

READ = {
    rule for path in (ROOT / "tests/support/coach").glob("*.py")
    for rule in re.findall(r'"((?:3|10\.\d+) [^":]+)"', path.read_text("utf-8"))
}  # fmt: skip
"""All rules that are read."""

HEAD = """\
timezone = "Europe/Berlin"
[week]
start = 2027-01-04
weeks = {weeks}
[availability]
mon = ["06:00-08:00", "17:00-20:30"]
tue = ["06:00-08:00", "17:00-20:30"]
wed = ["06:00-08:00", "17:00-20:30"]
thu = ["06:00-08:00", "17:00-20:30"]
fri = ["06:00-08:00", "17:00-20:30"]
sat = ["07:00-13:00"]
sun = ["07:00-13:00"]
[athlete]
race = {{ distance = "10k", time = "50:00" }}
"""
SEASON = (
    HEAD.format(weeks=10)
    + """\
[lifting]
weights = { back_squat = 100, front_squat = 100, deadlift = 120, bench_press = 60, goblet_squat = 24 }
[programme.race]
date = 2027-02-14
distance = "half"
[programme.long_run]
first = 90
longest = 100
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "intervals"
minutes = 50
[[sessions]]
kind = "tempo"
minutes = 50
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
count = 2
minutes = 45
"""
)
"""Ten weeks with a half marathon on the last day of the sixth."""
SMALL = (
    HEAD.format(weeks=5)
    + """\
[lifting]
dose = "minimum"
weights = { back_squat = 80, deadlift = 100, bench_press = 60 }
[[programme.races]]
date = 2027-02-07
distance = "10k"
priority = "B"
[[sessions]]
kind = "full"
[[sessions]]
kind = "long"
minutes = 60
[[sessions]]
kind = "easy"
minutes = 45
"""
)
"""Five weeks of one lift at minimum dose, with a race at their end and a deload before it."""

Plan = dict[str, Any]


@cache
def library() -> Any:
    """Return the exercises as the program lists them."""
    return call("exercises", "--json", folder=Path()).json


@cache
def planned(text: str) -> Any:
    """Return the programme of a scenario."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "weeks.toml").write_text(text, "utf-8")
        return call("plan", "weeks.toml", "--json", folder=Path(folder)).json


def notices(text: str, alter: Callable[[Plan], object], read: str = "", log: Any = ()) -> set[str]:
    """Return the rules of which a plan breaks more when it is altered; `read` is the scenario that it is read with."""
    made = planned(text)
    altered = copy.deepcopy(made)
    alter(altered)
    before = {str(one) for one in read_plan(text, made, library())}
    return {one.rule for one in read_plan(read or text, altered, library(), log) if str(one) not in before}


def find(plan: Plan, week: int, kind: str) -> Any:
    """Return the first session of a kind in a week."""
    start = plan["weeks"][week - 1]["start"]
    return min((s for s in plan["sessions"] if f"/{start}/{kind}/" in s["id"]), key=lambda one: one["start"])


def stand(session: Any, day: str, at: str = "07:00") -> None:
    """Move a session to another day."""
    start = datetime.fromisoformat(f"{day}T{at}:00+01:00")
    session |= {"start": start.isoformat(), "end": (start + timedelta(minutes=session["minutes"])).isoformat()}


def copy_to(plan: Plan, session: Any, week: int, day: str, number: int = 9) -> Any:
    """Add a copy of a session to a week, on a day of it."""
    other = copy.deepcopy(session)
    name = session["id"].split("/")
    other["id"] = "/".join((name[0], plan["weeks"][week - 1]["start"], name[2], str(number)))
    stand(other, day)
    plan["sessions"].append(other)
    return other


def last(long: Any, minutes: int) -> None:
    """Let a run last so many minutes."""
    long["content"]["parts"][1]["minutes"] += minutes - long["minutes"]
    long["minutes"] = minutes


def entries(plan: Plan, kind: str = "full") -> list[Any]:
    """Return the exercises of all lifts of a kind."""
    return [e for s in plan["sessions"] if s["kind"] == kind for e in s["content"]["exercises"]]


def replace_all(plan: Plan, movement: str, by: str, slot: str) -> None:
    """Let another exercise stand for all of a movement."""
    for entry in entries(plan):
        if (
            next(one for one in library()["exercises"] if one["id"] == entry["exercise"])["movement"]
            in movement.split()
        ):
            entry |= {"exercise": by, "slot": slot, "load": None, "ramp": [], "plates": ""}


def loaded(plan: Plan, week: int) -> Any:
    """Return the first exercise with a weight in a week's lifts."""
    start = plan["weeks"][week - 1]["start"]
    there = [s for s in plan["sessions"] if f"/{start}/full/" in s["id"]]
    return next(e for s in there for e in s["content"]["exercises"] if e["load"] and e["slot"] == "strength")


def test_heavy_squats_the_day_after_a_race() -> None:
    assert "10.1 legs after a race" in notices(SEASON, lambda p: copy_to(p, find(p, 2, "full"), 7, "2027-02-15"))


def test_hard_runs_in_the_week_after_a_race() -> None:
    assert "10.1 hard run after a race" in notices(
        SEASON, lambda p: copy_to(p, find(p, 2, "intervals"), 7, "2027-02-20")
    )


def test_a_hard_end_of_an_easy_run_in_the_week_after_a_race() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 7, "easy")["content"]["parts"][0]["hard"] = 5

    assert "10.1 hard run after a race" in notices(SEASON, alter)


def test_strides_in_the_week_after_a_race() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 7, "easy")["content"]["parts"][0]["name"] = "strides"

    assert "10.1 quick run after a race" in notices(SEASON, alter)


def test_too_much_running_after_a_race() -> None:
    assert "10.1 running after a race" in notices(SEASON, lambda p: last(find(p, 7, "easy"), 160))


def test_the_usual_weights_in_the_week_after_a_race() -> None:
    def alter(plan: Plan) -> None:
        copy_to(plan, find(plan, 3, "full"), 7, "2027-02-20")

    assert "10.1 lifts after a race" in notices(SEASON, alter)


def test_nothing_said_at_the_end() -> None:
    def alter(plan: Plan) -> None:
        plan["notes"] = plan["weeks"][-1]["notes"] = []

    assert "10.1 after the last race" in notices(SMALL, alter)


def test_a_month_without_lifts_and_the_old_weights() -> None:
    def alter(plan: Plan) -> None:
        out = {plan["weeks"][week - 1]["start"] for week in (4, 5, 6, 7)}
        plan["sessions"] = [s for s in plan["sessions"] if s["kind"] != "full" or s["id"].split("/")[1] not in out]
        find(plan, 8, "full")["content"] = copy.deepcopy(find(plan, 3, "full")["content"])

    assert "10.1 after a break" in notices(SEASON, alter)


def test_a_break_that_was_none() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 4, "full")["content"]["notes"].append("First week back after 21 days: no more than 90 %")

    assert "10.1 no break" in notices(SEASON, alter)


def test_a_week_that_says_the_same_weight_of_lighter_cards() -> None:
    """In its line, of what its cards say of themselves, and of what stands on them."""

    def say(plan: Plan) -> None:
        for session in plan["sessions"]:
            if f"/{plan['weeks'][2]['start']}/full/" in session["id"]:
                session["content"]["notes"] = ["First week back after 20 days: no more than 90 % of your last weight"]

    assert "10.1 words of the week" in notices(SEASON, say)

    def run_more(plan: Plan) -> None:
        plan["weeks"][2]["says"] = "Running comes back after a break: 17 of 260 min."

    assert "10.1 words of the week" in notices(SEASON, run_more)

    def lighten(plan: Plan) -> None:
        plan["weeks"][2]["says"] = "Deload: the same weight, half the sets x reps."
        loaded(plan, 3)["load"] *= 0.8

    assert "10.1 words of the week" in notices(SEASON, lighten)


def test_a_longer_run_in_race_week() -> None:
    assert {"10.2 race week", "10.2 taper"} <= notices(SEASON, lambda p: last(find(p, 6, "easy"), 160))


def test_hard_minutes_three_days_before_a_race() -> None:
    """Thirty of them, after a week with fewer."""

    def alter(plan: Plan) -> None:
        run = find(plan, 6, "intervals")
        run["content"]["parts"][1]["hard"] = 30
        stand(run, "2027-02-11")

    assert {"10.2 race week", "10.2 last hard run"} <= notices(SEASON, alter)


def test_a_hard_run_on_the_eve_of_a_race() -> None:
    assert "10.2 days before a race" in notices(SEASON, lambda p: stand(find(p, 6, "intervals"), "2027-02-12"))


def test_a_group_trained_by_jumps_alone() -> None:
    assert {"10.3 trained", "10.3 legs of a week"} <= notices(
        SEASON, lambda p: replace_all(p, "calf", "pogo_hop", "power")
    )


@pytest.mark.parametrize(
    "movement", ["squat lunge knee_extension", "hinge hip_extension", "squat lunge hinge hip_extension", "calf"]
)
def test_a_week_without_a_kind_of_legs_work(movement: str) -> None:
    assert "10.3 legs of a week" in notices(SEASON, lambda p: replace_all(p, movement, "front_plank", "core"))


def test_a_single_lift_without_work_on_one_leg_that_does_not_say_so() -> None:
    """Of a single lift a squat or a lunge is asked for, but what it lacks is said on its card."""

    def leave_out(plan: Plan, notes: list[str]) -> None:
        for session in plan["sessions"]:
            for entry in session["content"].get("exercises", ()) if session["kind"] == "full" else ():
                session["content"]["notes"] = notes
                if entry["per_side"]:
                    entry |= {"exercise": "back_squat", "slot": "strength", "per_side": False}

    single = SEASON.replace('kind = "full"\ncount = 2', 'kind = "full"\ncount = 1')
    assert "10.3 legs of a week" in notices(single, lambda p: leave_out(p, []))
    assert "10.3 legs of a week" not in notices(
        single, lambda p: leave_out(p, ["Lacks: no lift has an exercise on one leg."])
    )


@pytest.mark.parametrize(("week", "said"), [(5, "No new exercises this week."), (3, "Without full 1 this week lacks")])
def test_a_lift_fewer_without_a_word(week: int, said: str) -> None:
    """In a taper that nothing is new, in a holiday what the week lacks: without the words a coach would ask."""

    def leave_out(plan: Plan, *, silent: bool) -> None:
        start, kept = plan["weeks"][week - 1]["start"], find(plan, week, "full")
        plan["sessions"] = [s for s in plan["sessions"] if s is kept or f"/{start}/full/" not in s["id"]]
        for entry in kept["content"]["exercises"]:
            if "calf" in entry["exercise"]:
                entry |= {"exercise": "front_plank", "slot": "core", "load": None}
        plan["weeks"][week - 1]["says"] = "" if silent else f"{said} a calf raise."

    rules = {"10.3 legs of a week", "10.3 single lift"}
    assert notices(SEASON, lambda p: leave_out(p, silent=True)) >= rules
    assert not notices(SEASON, lambda p: leave_out(p, silent=False)) & rules


@pytest.mark.parametrize(
    ("what", "movement"),
    [("squat or lunge", "squat lunge"), ("hinge", "hinge hip_extension"), ("calf", "calf"), ("core", "core carry"),
     ("push", "h_push v_push"), ("pull", "h_pull v_pull")],
)  # fmt: skip
def test_what_a_single_lift_lacks(what: str, movement: str) -> None:
    altered = copy.deepcopy(planned(SMALL))
    replace_all(altered, movement, "pogo_hop", "power")
    found = {
        one.week for one in read_plan(SMALL, altered, library())
        if (one.rule, one.says) == ("10.3 single lift", f"no {what}")
    }  # fmt: skip
    assert found >= {1, 2, 3}


def test_a_group_that_one_set_is_said_to_train() -> None:
    def alter(plan: Plan) -> None:
        for entry in find(plan, 2, "full")["content"]["exercises"]:
            entry["sets"] = 1

    assert "10.3 trained" in notices(SEASON, alter)


def test_no_pull_in_a_full_lift() -> None:
    assert "10.3 push and pull" in notices(SEASON, lambda p: replace_all(p, "h_pull v_pull", "front_plank", "core"))


def test_more_pushing_than_pulling() -> None:
    assert "10.3 push and pull" in notices(SEASON, lambda p: replace_all(p, "squat hinge", "push_up", "moderate"))


def test_one_exercise_twice() -> None:
    def alter(plan: Plan) -> None:
        there = find(plan, 1, "full")["content"]["exercises"]
        there.append(there[-1])

    assert "10.3 twice" in notices(SEASON, alter)


def test_a_nordic_curl_for_a_beginner() -> None:
    beginner = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"')
    found = notices(SEASON, lambda p: replace_all(p, "core", "nordic_curl", "accessory"), beginner)
    assert {"10.3 not for beginners", "10.4 level"} <= found


def test_pull_ups_for_a_beginner() -> None:
    beginner = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"')

    def say(plan: Plan, read: str) -> list[str]:
        return [one.says for one in read_plan(read, plan, library()) if one.rule == "10.4 level"]

    altered = copy.deepcopy(planned(SEASON))
    replace_all(altered, "h_pull v_pull", "pull_up", "strength")
    assert "pull_up is intermediate" in say(altered, beginner)
    assert not say(altered, SEASON)


def test_a_bar_in_a_hotel_room() -> None:
    hotel = SEASON.replace("[athlete]", "[athlete]\nequipment = []")
    assert "10.4 equipment" in notices(SEASON, lambda p: None, hotel)


def test_a_group_left_out_in_silence() -> None:
    def alter(plan: Plan) -> None:
        replace_all(plan, "h_push", "front_plank", "core")
        plan["notes"] = []

    assert "10.4 every group" in notices(SEASON, alter)


def test_a_weight_a_fifth_up() -> None:
    def alter(plan: Plan) -> None:
        loaded(plan, 3)["load"] *= 1.2

    assert {"10.5 leap", "10.5 wave step"} & notices(SEASON, alter)


def test_a_wave_that_is_too_steep() -> None:
    def alter(plan: Plan) -> None:
        for week, (reps, load) in enumerate(((6, 100), (5, 105), (4, 110)), 1):
            loaded(plan, week).update(reps=str(reps), load=load)

    assert "10.5 wave step" in notices(SEASON, alter)


@pytest.mark.parametrize(
    "change",
    [
        {"load": 95},
        {"load": 100, "reps": "8", "slot": "moderate"},
        {"load": 85, "reps": "8", "slot": "moderate"},
    ],
)
def test_one_exercise_with_two_weights_in_a_week(change: dict[str, Any]) -> None:
    """Another weight for as many repetitions, the same for more of them, and a lighter one of which nobody is told."""

    def alter(plan: Plan) -> None:
        there = [s for s in plan["sessions"] if f"/{plan['weeks'][0]['start']}/full/" in s["id"]]
        squat = copy.deepcopy(loaded(plan, 1))
        other = next(s for s in there if squat["exercise"] not in [e["exercise"] for e in s["content"]["exercises"]])
        other["content"]["exercises"].append({**squat, **change})

    assert "10.5 two courses" in notices(SEASON, alter)


def test_a_weight_that_nobody_can_build() -> None:
    def alter(plan: Plan) -> None:
        loaded(plan, 2)["load"] -= 1.3
        loaded(plan, 2)["best"] *= 1.1

    assert {"10.5 can't be built", "10.5 plates", "10.5 best single"} <= notices(SEASON, alter)


def test_a_deload_that_is_none() -> None:
    def alter(plan: Plan) -> None:
        week = next(w["week"] for w in plan["weeks"] if w["kind"] == "build") + 1
        plan["weeks"][week - 1]["kind"] = "deload"

    assert {"10.5 deload", "10.8 cut-back"} <= notices(SEASON, alter)


def test_a_deload_of_which_hardly_anything_is_left() -> None:
    """One set of three, where the week before had three sets of six."""
    text = SEASON.replace('[programme.race]\ndate = 2027-02-14\ndistance = "half"\n', "")

    def alter(plan: Plan) -> None:
        week = next(w["week"] for w in plan["weeks"] if w["kind"] == "deload")
        entry = next(one for one in find(plan, week, "full")["content"]["exercises"] if one["slot"] == "strength")
        entry["sets"], entry["reps"] = 1, "3"

    assert "10.5 deload" in notices(text, alter)


def test_more_weight_after_a_miss() -> None:
    entry = loaded(planned(SEASON), 2)
    row = {"date": planned_day(2), "exercise": entry["exercise"], "sets": 3, "reps": "4 4 2", "load": 60.0}
    log = [row | {"missed": True}]
    assert "10.5 after a miss" in notices(SEASON, lambda p: None, log=log)


def test_the_same_weight_after_two_misses_of_a_beginner() -> None:
    entry = loaded(planned(SEASON), 3)
    beginner = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"')
    row = {"exercise": entry["exercise"], "sets": 3, "reps": "6 6 4", "load": entry["load"], "missed": True}
    log = [row | {"date": planned_day(week)} for week in (1, 2)]
    assert "10.5 after two misses" in notices(SEASON, lambda p: None, beginner, log)


def test_nearly_all_of_a_weight_after_three_misses_of_a_beginner() -> None:
    entry = loaded(planned(SEASON), 5)
    beginner = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"')
    row = {"exercise": entry["exercise"], "sets": 3, "reps": "2 2 2", "load": entry["load"], "missed": True}
    log = [row | {"date": planned_day(week)} for week in (1, 2, 3)]

    def asks(share: float) -> set[str]:
        def alter(plan: Plan) -> None:
            for session in plan["sessions"]:
                for other in session["content"].get("exercises", ()) if session["kind"] == "full" else ():
                    if other["exercise"] == entry["exercise"]:
                        other["load"] = entry["load"] * (1 if session["start"][:10] <= log[-1]["date"] else share)

        return notices(SEASON, alter, beginner, log)

    assert "10.5 after three misses" in asks(0.95)
    assert "10.5 after three misses" not in asks(0.9)


def planned_day(week: int) -> str:
    """Return the day of the first lift of a week that has the first weight."""
    name = loaded(planned(SEASON), 3)["exercise"]
    start = planned(SEASON)["weeks"][week - 1]["start"]
    there = [s for s in planned(SEASON)["sessions"] if f"/{start}/full/" in s["id"]]
    return str(next(s["start"][:10] for s in there if name in [e["exercise"] for e in s["content"]["exercises"]]))


def test_a_lift_longer_than_its_slot() -> None:
    def alter(plan: Plan) -> None:
        for entry in find(plan, 2, "full")["content"]["exercises"]:
            entry["sets"] += 1

    assert "10.6 minutes" in notices(SEASON, alter)


def test_minutes_that_a_card_gets_wrong() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 2, "full")["content"]["minutes"] -= 3

    assert "10.6 minutes" in notices(SEASON, alter)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("10.7 one set", {"sets": 2}),
        ("10.7 repetitions", {"reps": "3"}),
        ("10.7 repetitions", {"reps": "15"}),
        ("10.7 reserve", {"effort": "leave 2 reps in the tank"}),
    ],
)
def test_what_one_set_must_not_be(rule: str, change: dict[str, Any]) -> None:
    assert rule in notices(SMALL, lambda p: find(p, 2, "full")["content"]["exercises"][1].update(change))


def test_a_deload_of_one_set_with_all_its_weight() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 4, "full")["content"] = copy.deepcopy(find(plan, 3, "full")["content"])
        plan["weeks"][3]["kind"] = "deload"

    assert "10.7 deload" in notices(SMALL, alter)


def test_more_running_and_all_of_the_lifts() -> None:
    def alter(plan: Plan) -> None:
        last(find(plan, 10, "easy"), 245)
        plan["weeks"][9] |= {"lift_volume_percent": 100, "progresses": True}

    assert "10.8 running load" in notices(SEASON, alter)


def test_more_running_of_which_nothing_is_said() -> None:
    def alter(plan: Plan) -> None:
        last(find(plan, 10, "easy"), 245)
        plan["weeks"][9] |= {"lift_volume_percent": 70, "progresses": False, "says": "", "notes": []}

    assert "10.8 running load" in notices(SEASON, alter)


def test_a_long_run_a_third_longer() -> None:
    assert "10.8 long run" in notices(
        SEASON, lambda p: last(find(p, 3, "long"), find(p, 3, "long")["minutes"] * 13 // 10)
    )


def test_a_long_run_that_stays_short_after_a_race() -> None:
    longer = SEASON.replace("weeks = 10", "weeks = 13")
    assert "10.1 long run after a race" in notices(longer, lambda plan: last(find(plan, 13, "long"), 40))


def test_a_week_of_all_the_running_right_after_one_of_half() -> None:
    assert "10.8 running comes back" in notices(SEASON, lambda plan: last(find(plan, 8, "long"), 200))


def test_a_long_run_that_is_most_of_the_week() -> None:
    def alter(plan: Plan) -> None:
        plan["sessions"] = [s for s in plan["sessions"] if s["kind"] not in ("tempo", "intervals", "easy")]
        copy_to(plan, find(planned(SEASON), 3, "easy"), 3, "2027-01-21")
        plan["breaches"], plan["notes"] = [], []
        for week in plan["weeks"]:
            week["notes"], week["says"] = [], ""

    assert {"10.8 share of the long run", "10.8 price of the long run"} <= notices(SEASON, alter)


def test_weeks_without_a_cut_back() -> None:
    def alter(plan: Plan) -> None:
        for week in plan["weeks"]:
            week["kind"] = "build"

    assert "10.8 cut-back" in notices(SEASON, alter)


def test_a_start_above_what_is_run_now() -> None:
    low = SEASON.replace("[athlete]", "[athlete]\nweekly_minutes = 90")
    assert "10.8 ramp" in notices(SEASON, lambda p: None, low)


def test_the_same_tempo_for_ever() -> None:
    def alter(plan: Plan) -> None:
        for week in (1, 2, 3):
            find(plan, week, "tempo")["content"] = copy.deepcopy(find(planned(SEASON), 1, "tempo")["content"])

    assert "10.8 progress" in notices(SEASON, alter)

    def say(plan: Plan) -> None:
        alter(plan)
        find(plan, 3, "tempo")["content"]["notes"] = ["As last week: 50 min leave no room for more."]

    assert "10.8 progress" not in notices(SEASON, say)


def test_parts_that_do_not_add_up() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 1, "tempo")["content"]["parts"][1]["minutes"] += 7

    assert "10.8 parts" in notices(SEASON, alter)


def test_no_pace_though_a_race_is_known() -> None:
    def alter(plan: Plan) -> None:
        for part in find(plan, 1, "tempo")["content"]["parts"]:
            part["effort"] = re.sub("per (km|mile)", "", part["effort"])

    assert "10.8 paces" in notices(SEASON, alter)


def test_no_pace_of_a_race_though_another_is_known() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 6, "race")["content"]["parts"][0]["effort"] = "your race, warm-up before its start"

    assert "10.8 paces" in notices(SEASON, alter)


def test_strides_and_not_a_word_when_to_stop_for_who_spares_the_calves() -> None:
    spared = SEASON.replace("[lifting]", '[lifting]\neasy = ["calves"]')
    assert {"10.9 quick", "10.9 when to stop"} <= notices(SEASON, lambda p: None, spared)

    def alter(plan: Plan) -> None:
        find(plan, 1, "tempo")["content"]["parts"][0]["effort"] += ", a few strides at the end"
        find(plan, 1, "easy")["content"]["notes"] = []

    assert {"10.9 quick", "10.9 when to stop"} <= notices(spared, alter)


def test_a_goal_that_is_not_reached() -> None:
    far = SEASON.replace("longest = 100", "longest = 400")
    assert "10.8 goal" in notices(SEASON, lambda p: p.update(notes=[]), far)


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("10.9 ruled out", 'exclude = { muscles = ["calves"] }'),
        ("10.9 ruled out", 'exclude = { patterns = ["hinge"] }'),
        ("10.9 avoid", 'avoid = ["jumps"]'),
        ("10.9 said", 'avoid = ["jumps"]'),
        ("10.9 said", 'easy = ["quads"]'),
        ("10.9 easy", 'easy = ["quads"]'),
    ],
)
def test_what_an_injured_athlete_must_not_do(rule: str, written: str) -> None:
    def alter(plan: Plan) -> None:
        find(plan, 1, "full")["content"]["exercises"][0] |= {"exercise": "pogo_hop", "slot": "power"}

    assert rule in notices(SEASON, alter, SEASON.replace("[lifting]", f"[lifting]\n{written}"))


def test_two_repetitions_in_the_tank_after_an_injury() -> None:
    back = SEASON.replace("[athlete]", '[athlete]\nreturning_from = "injury"')
    assert "10.9 way back" in notices(SEASON, lambda p: None, back)


def test_drop_jumps_at_seventy() -> None:
    old = SEASON.replace("[athlete]", "[athlete]\nage = 70")
    assert "10.9 older" in notices(SEASON, lambda p: replace_all(p, "core", "drop_jump", "power"), old)


def test_another_exercise_every_week() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 2, "full")["content"]["exercises"][-1]["exercise"] = "russian_twist"

    assert "10.10 same exercises" in notices(SEASON, alter)


def test_every_rule_is_noticed_here() -> None:
    mine = Path(__file__).read_text("utf-8")
    assert len(READ) > 40
    assert {rule for rule in READ if f'"{rule}"' not in mine} == set()


def test_a_slip_of_the_pen_that_nobody_asks_back() -> None:
    entry = loaded(planned(SEASON), 2)
    row = {"date": planned_day(2), "exercise": entry["exercise"], "sets": 3, "reps": "6 6 6", "missed": False}
    log = [row | {"load": entry["load"] * 10}]
    assert "10.5 slip" in notices(SEASON, lambda p: None, log=log)


def test_a_range_that_begins_again_at_the_same_band() -> None:
    def alter(plan: Plan) -> None:
        for week, reps in ((1, "12"), (2, "8")):
            entry = find(plan, week, "full")["content"]["exercises"][3]
            entry |= {"exercise": "band_row", "slot": "moderate", "load": None, "reps": reps, "effort": "leave 2"}

    assert "10.5 next weight" in notices(SEASON, alter)


def test_a_light_bar_without_a_word_on_waves() -> None:
    def alter(plan: Plan) -> None:
        loaded(plan, 2).update(load=40.0, effort="leave 2 reps in the tank")

    assert "10.5 no wave" in notices(SEASON, alter)


def test_a_sharpener_slower_than_the_race() -> None:
    def alter(plan: Plan) -> None:
        for part in find(plan, 6, "intervals")["content"]["parts"]:
            part["effort"] = part["effort"].replace("half marathon", "marathon")

    assert "10.2 race pace" in notices(SEASON, alter)


def test_legs_and_hard_runs_after_a_race_of_the_history() -> None:
    raced = '[history]\nsessions = [{ kind = "race", at = "2027-01-03 09:00", minutes = 240, distance = "marathon" }]\n'
    assert {"10.1 legs after a race", "10.1 hard run after a race"} <= notices(SEASON, lambda p: None, SEASON + raced)


def test_more_sets_and_more_weight_in_a_beginners_second_week() -> None:
    new = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"', 1)

    def alter(plan: Plan) -> None:
        for week, load in ((1, 60.0), (2, 65.0)):
            for entry in find(plan, week, "full")["content"]["exercises"]:
                entry.update(sets=week, load=load)

    assert "10.5 sets and weight" in notices(new, alter)


def test_five_in_the_tank_beside_the_usual_weight() -> None:
    def alter(plan: Plan) -> None:
        usual = {e["exercise"]: e for week in (1, 2) for e in find(plan, week, "full")["content"]["exercises"]}
        for entry in find(plan, 4, "full")["content"]["exercises"]:
            if (before := usual.get(entry["exercise"])) and entry["load"]:
                entry |= {"load": before["load"], "reps": before["reps"], "effort": "leave 5 or more reps in the tank"}

    assert "10.5 left in the tank" in notices(SEASON, alter)


def test_full_sets_nine_days_after_a_half_marathon() -> None:
    """Where the first week after it had no lift."""

    def alter(plan: Plan) -> None:
        out = plan["weeks"][6]["start"]
        plan["sessions"] = [s for s in plan["sessions"] if f"/{out}/full/" not in s["id"]]
        find(plan, 8, "full")["content"] = copy.deepcopy(find(plan, 3, "full")["content"])

    assert "10.1 lifts after a race" in notices(SEASON, alter)


def test_jumps_in_the_first_weeks_of_a_beginners_lifting() -> None:
    """And a card that says that they begin, which has none that is new."""
    beginner = SEASON.replace("[athlete]", '[athlete]\nlift_level = "beginner"')
    found = notices(SEASON, lambda plan: replace_all(plan, "core", "pogo_hop", "power"), beginner)
    assert "3 first jumps" in found

    def say(plan: Plan) -> None:
        find(plan, 3, "full")["content"]["notes"].append("Jumps and hops from this lift on: land softly.")

    assert "3 first jumps" in notices(SEASON, say)


def test_hops_before_hard_running_is_back_after_a_half_marathon() -> None:
    def alter(plan: Plan) -> None:
        there = find(plan, 7, "full")["content"]["exercises"]
        there.append(there[-1] | {"exercise": "pogo_hop", "slot": "power"})

    assert "3 jumps after a race" in notices(SEASON, alter)


@pytest.mark.parametrize("kind", ["hurt", "ill"])
def test_all_hard_minutes_at_once_after_a_setback(kind: str) -> None:
    def alter(plan: Plan) -> None:
        days = ("2027-01-14", "2027-01-15", "2027-01-16")
        plan["told"] = [{"kind": kind, "day": day, "part": "knee"} for day in days]

    assert "10.9 hard minutes come back" in notices(SEASON, alter)


def test_a_long_run_that_makes_a_week_twice_as_hard() -> None:
    def alter(plan: Plan) -> None:
        find(plan, 3, "long")["content"]["parts"][0]["hard"] = 60

    assert "10.8 hard growth" in notices(SEASON, alter)


def test_an_easy_run_longer_than_the_long_one() -> None:
    assert "10.8 long run" in notices(SEASON, lambda p: last(find(p, 2, "easy"), 140))
