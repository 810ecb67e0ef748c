"""The weights of random programmes read as a coach reads them: plan.json alone, by arithmetic of its own.

FRESHLEGS_ATHLETES says how many; a few stand in the suite.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call

pytestmark = pytest.mark.slow

ATHLETES = range(int(os.environ.get("FRESHLEGS_ATHLETES", "4")))
BARS = {"kg": 20.0, "lb": 45.0}
STEPS = {
    "kg": {"barbell": 2.5, "dumbbell": 1.0, "kettlebell": 4.0, "machine": 2.5, "added": 2.5},
    "lb": {"barbell": 5.0, "dumbbell": 2.5, "kettlebell": 5.0, "machine": 5.0, "added": 5.0},
}
BUILT_OF = {
    "barbell": ("back_squat", "deadlift", "bench_press", "overhead_press", "barbell_row", "hip_thrust", "rdl"),
    "dumbbell": ("goblet_squat", "one_arm_db_row", "split_squat", "db_bench_press", "db_shoulder_press",
                 "biceps_curl", "lateral_raise", "triceps_extension", "suitcase_carry", "side_bend"),
    "kettlebell": ("kb_swing",),
    "machine": ("lat_pulldown", "leg_curl", "standing_calf_raise", "seated_cable_row", "leg_press"),
    "added": ("pull_up", "push_up", "hanging_knee_raise", "back_extension"),
}  # fmt: skip
IMPLEMENT = {name: implement for implement, names in BUILT_OF.items() for name in names}
PAIRS = ("split_squat", "db_bench_press", "db_shoulder_press", "biceps_curl", "lateral_raise")
HEAVIEST = {"barbell": 140.0, "dumbbell": 30.0, "kettlebell": 24.0, "machine": 90.0, "added": 20.0}

Entry = dict[str, Any]


class Athlete:
    """What is known of a random athlete, and the programme that was planned."""

    def __init__(self, seed: int) -> None:
        chosen = random.Random(seed)
        self.unit = chosen.choice(["kg", "kg", "lb"])
        self.steps = dict(STEPS[self.unit])
        if chosen.random() < 0.4:
            self.steps["barbell"] = chosen.choice([0.5, 1.0, 2.0])
        self.level = chosen.choice(["beginner", "intermediate", "advanced"])
        self.minutes = chosen.choice([30, 45, 60, 75])
        self.lifts = chosen.choice([2, 2, 3])
        self.weeks = chosen.choice([8, 9, 12])
        self.weights = {
            name: self.weight(chosen, implement) for name, implement in IMPLEMENT.items() if chosen.random() < 0.7
        }

    def weight(self, chosen: random.Random, implement: str) -> float:
        """Return a weight that can be built."""
        step, bar = self.steps[implement], BARS[self.unit] if implement == "barbell" else 0.0
        most = HEAVIEST[implement] * (2.2 if self.unit == "lb" else 1)
        if implement == "added" and chosen.random() < 0.3:
            return 2.0  # ankle weights
        return bar + step * chosen.randint(1, int((most - bar) / step))

    def scenario(self) -> str:
        """Return what the athlete writes."""
        weights = ", ".join(f"{name} = {weight:g}" for name, weight in self.weights.items())
        days = (*("mon", "wed", "fri")[: self.lifts], "sun")
        return "\n".join((
            'timezone = "Europe/Berlin"', "[athlete]", f'lift_level = "{self.level}"',
            "[week]", "start = 2027-01-11", f"weeks = {self.weeks}",
            "[availability]", *(f'{day} = ["06:00-09:00"]' for day in days),
            "[[sessions]]", 'kind = "full"', f"count = {self.lifts}", f"minutes = {self.minutes}",
            "[[sessions]]", 'kind = "long"', "minutes = 80", "[programme]", "minimum_dose = false",
            "[lifting]", f'unit = "{self.unit}"', f"weights = {{ {weights} }}",
            f"steps = {{ barbell = {self.steps['barbell']:g} }}", "",
        ))  # fmt: skip

    def can_build(self, exercise: str, load: float) -> bool:
        """Whether a weight can be made of bar and plates, of a stack, or is there because it was named."""
        implement = IMPLEMENT.get(exercise)
        if implement is None or load == self.weights.get(exercise):
            return True
        steps = (load - (BARS[self.unit] if implement == "barbell" else 0.0)) / self.steps[implement]
        return steps > -1e-6 and abs(steps - round(steps)) < 1e-6


@pytest.fixture(scope="module", params=ATHLETES)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Athlete, Any]:
    """Return an athlete with the plan."""
    athlete = Athlete(request.param)
    folder: Path = tmp_path_factory.mktemp("coach")
    (folder / "weeks.toml").write_text(athlete.scenario(), "utf-8")
    done = call("plan", "weeks.toml", "--json", folder=folder)
    assert done.code == 0, (athlete.scenario(), done.err)
    return athlete, done.json


def lifts(plan: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the lifts of a programme, each with its week."""
    for week in plan["weeks"]:
        for session in plan["sessions"]:
            if f"/{week['start']}/" in session["id"] and session["kind"] == "full":
                yield week, session


def entries(plan: Any) -> list[Entry]:
    return [entry for _, session in lifts(plan) for entry in session["content"]["exercises"]]


def courses(plan: Any) -> list[list[tuple[Any, Entry]]]:
    """Return for each exercise of each lift its weeks in order."""
    found = defaultdict(list)
    for week, session in lifts(plan):
        for entry in session["content"]["exercises"]:
            found[session["id"].rsplit("/", 1)[-1], entry["exercise"]].append((week, entry))
    return list(found.values())


def top(entry: Entry) -> int:
    return int(entry["reps"].rstrip("sm").rpartition("-")[2])


def test_only_weights_that_can_be_built(read: tuple[Athlete, Any]) -> None:
    athlete, plan = read
    for entry in entries(plan):
        for load in (entry["load"], *(one["load"] for one in entry.get("ramp", ()))):
            assert load is None or athlete.can_build(entry["exercise"], load), entry
        assert entry.get("each_hand", False) == (entry["load"] is not None and entry["exercise"] in PAIRS)


def test_bar_and_plates_make_the_weight(read: tuple[Athlete, Any]) -> None:
    _, plan = read
    for entry in entries(plan):
        for one in (entry, *entry.get("ramp", ())):
            if one.get("plates"):
                bar, *pairs = one["plates"].split(" + ")
                counts = [(int(pair.split(" x ")[0]), float(pair.split(" x ")[1])) for pair in pairs]
                assert all(count % 2 == 0 for count, _ in counts)
                assert float(bar) + sum(count * plate for count, plate in counts) == pytest.approx(one["load"])


def test_heavy_lifts_are_warmed_up_to(read: tuple[Athlete, Any]) -> None:
    """Lighter sets get heavier, and none is as heavy as the work."""
    _, plan = read
    for entry in entries(plan):
        loads = [one["load"] for one in entry.get("ramp", ())]
        if entry["slot"] == "strength" and IMPLEMENT.get(entry["exercise"]) == "barbell" and entry["load"] is None:
            assert len(loads) >= 2
        if None not in loads:
            assert loads == sorted(set(loads))
            assert not loads or loads[-1] < entry["load"]


def test_fewer_repetitions_of_a_heavier_weight_are_never_harder(read: tuple[Athlete, Any]) -> None:
    """By Epley with two in reserve; the weight of who hangs on the belt is not known."""
    _, plan = read
    for weeks in courses(plan):
        for (_, before), (_, after) in pairwise([one for one in weeks if one[0]["kind"] == "build"]):
            if before["load"] is None or IMPLEMENT.get(before["exercise"]) == "added":
                continue
            if after["load"] > before["load"] and top(after) < top(before) and top(after) > 3:
                assert after["load"] * (32 + top(after)) <= before["load"] * (32 + top(before)) * (1 + 1e-9), after


def test_a_step_at_the_same_repetitions_is_small(read: tuple[Athlete, Any]) -> None:
    """No more than a tenth; of who is no beginner no more than what is left in reserve, two repetitions."""
    athlete, plan = read
    for weeks in courses(plan):
        for (_, before), (_, after) in pairwise([one for one in weeks if one[0]["kind"] == "build"]):
            if before["load"] is None or IMPLEMENT.get(before["exercise"]) == "added" or top(after) != top(before):
                continue
            most = 0.1 if athlete.level == "beginner" else 2 / 36
            assert after["load"] <= before["load"] * (1 + most) + 1e-9, (before, after)


def test_deloads_are_lighter_or_shorter_and_never_fall_far(read: tuple[Athlete, Any]) -> None:
    _, plan = read
    seen = 0
    for weeks in courses(plan):
        for (_, before), (week, after) in pairwise(weeks):
            if week["kind"] != "deload":
                continue
            seen += 1
            assert after["sets"] * top(after) <= before["sets"] * top(before)
            if before["load"] is not None and before["load"] != after["load"]:
                assert 0.85 * before["load"] - 1e-9 <= after["load"] <= before["load"]
            elif before["sets"] > 1:
                assert after["sets"] * top(after) < before["sets"] * top(before)
    assert seen


def test_every_lift_fits_into_its_minutes_in_every_week(read: tuple[Athlete, Any]) -> None:
    _, plan = read
    for week, session in lifts(plan):
        seconds, paired = 600, set()
        for entry in session["content"]["exercises"]:
            each = 1 if entry["reps"][-1] in "sm" else 1.5 if entry["slot"] == "power" else 3
            sides = 2 if entry["per_side"] else 1
            seconds += entry["sets"] * ceil(top(entry) * each) * sides + 90
            seconds += 0 if entry["pair"] in paired else (entry["sets"] - 1) * entry["rest"]
            paired |= {entry["pair"]} - {""}
            ramp = sum(3 * one["reps"] * sides + 35 for one in entry.get("ramp", ()))
            seconds += max(0, ramp - 150)
        assert seconds <= session["minutes"] * 60, (week["week"], session["id"])
        assert session["content"]["minutes"] == ceil(seconds / 60)


def test_one_set_is_six_to_ten_and_stays_in_a_deload(read: tuple[Athlete, Any]) -> None:
    athlete, plan = read
    dose = {session["content"]["dose"] for _, session in lifts(plan)}
    assert dose == {"minimum" if athlete.minutes < 36 else "standard"}
    for entry in entries(plan) if dose == {"minimum"} else ():
        assert entry["sets"] == 1
        if entry["slot"] != "power" and entry["reps"][-1] not in "sm":
            most = 10 if entry["slot"] in ("strength", "moderate") else 12
            assert 6 <= int(entry["reps"].partition("-")[0]) <= top(entry) <= most


def test_who_misses_week_after_week_is_asked_for_less(tmp_path: Path) -> None:
    """Of six weeks nothing goes up; single progression and a wave are a step lower by then."""
    athlete = Athlete(1)
    athlete.level, athlete.unit, athlete.minutes, athlete.steps = "intermediate", "kg", 60, dict(STEPS["kg"])
    athlete.weeks, athlete.weights = 10, {"back_squat": 60.0, "deadlift": 120.0, "bench_press": 50.0}
    (tmp_path / "weeks.toml").write_text(athlete.scenario(), "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    rows = [
        f"{session['start'][:10]},{entry['exercise']},3,1,-"
        for week, session in lifts(plan)
        for entry in session["content"]["exercises"]
        if week["week"] <= 7
    ]
    (tmp_path / "log.csv").write_text("\n".join(("date,exercise,sets,reps,load", *rows, "")), "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=tmp_path)
    assert done.code == 0, done.err
    fallen = set()
    for weeks in courses(done.json):
        known = [entry for week, entry in weeks if week["kind"] == "build" and week["week"] <= 9 and entry["load"]]
        loads = [entry["load"] for entry in known][:7]
        assert loads == sorted(loads, reverse=True)
        fallen |= {entry["exercise"] for entry in known[-1:] if loads[-1] < loads[0]}
    named = athlete.weights.keys() & {entry["exercise"] for entry in entries(done.json)}
    assert fallen == named
    assert named
