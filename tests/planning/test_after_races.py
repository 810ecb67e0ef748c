"""A coach reads the days and weeks around races from plan.json alone, by the table of recoveries and his own sums."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from freshlegs.api.scenario import Scenario
from freshlegs.model.limits import Limits
from freshlegs.planning.programme.answer_programme import answer_programme
from support.read_programmes import LEGS, LIFTS, Entry, entries

pytestmark = pytest.mark.slow

START = date(2027, 1, 4)
ATHLETES = int(os.environ.get("FRESHLEGS_ATHLETES", "12"))
"""How many athletes are drawn; more of them where the environment says so."""
ROWS = [(5.0, 2, 3, (80,)), (10.0, 3, 5, (70,)), (21.1, 5, 8, (50, 80)), (250.0, 7, 14, (30, 50, 80))]
"""Of a race of up to so many km: days without legs work, days without hard runs, percent of the usual minutes."""
LOADS: dict[float, list[tuple[int, int] | None]] = {
    5.0: [],
    10.0: [(90, 90)],
    21.1: [(90, 90)],
    250.0: [None, (100, 70), (100, 90)],
}
"""By the same: percent of the last weight in the weeks after it, for the upper body and for the legs."""
WEIGHTS = {"back_squat": 80, "deadlift": 100, "rdl": 70, "front_squat": 65, "bench_press": 60}
"""What the athletes lift when they begin."""

WEEK = """\
timezone = "Europe/Berlin"
[athlete]
{athlete}
[week]
start = 2027-01-04
weeks = {weeks}
[availability]
{days}
[lifting]
weights = {weights}
{races}
{sessions}
"""


@dataclass(frozen=True)
class Raced:
    """A race as a coach sees it."""

    day: date
    kilometres: float
    priority: str
    row: int


@dataclass(frozen=True)
class Season:
    """A planned programme and its races."""

    data: Any
    there: list[Entry]
    races: list[Raced]

    def usual(self, race: Raced) -> int:
        """Return the running minutes of the last week before it that no race makes easier."""
        raced = {((other.day - START).days - eve) // 7 + 1 for other in self.races for eve in (0, 1)}
        before = [w for w in self.data["weeks"] if w["kind"] in ("build", "deload") and w["week"] not in raced]
        weeks = [w["week"] for w in before if w["start"] <= str(race.day)]
        return self.running(weeks[-1]) if weeks else 10**6

    def running(self, week: int) -> int:
        """Return the minutes run in a week, without a race."""
        return sum(e.minutes for e in self.there if e.week == week and e.kind not in {*LIFTS, "race"})


def draw_season(seed: int) -> Season:
    """Plan a random athlete's programme with one to three races."""
    draw = random.Random(seed)
    level, age = draw.choice(["beginner", "intermediate", "advanced"]), draw.choice([None, 34, 49, 50, 67])
    weeks = draw.randint(7, 14)
    slower = level == "beginner" or (age or 0) >= 50
    races: list[Raced] = []
    day = draw.randint(14, 40)
    while day < weeks * 7 and len(races) < 3:
        kilometres = draw.choice([5.0, 8.0, 10.0, 21.1, 42.2])
        row = next(i for i, (most, *_) in enumerate(ROWS) if kilometres <= most)
        there = START + timedelta(days=day)
        priority = draw.choice("AABC")
        # After a race that is trained through age alone asks for no longer rest, unless it is a marathon.
        rests = slower and (priority != "C" or level == "beginner" or kilometres > 42)
        races.append(Raced(there, kilometres, priority, min(3, row + rests)))
        day += draw.randint(15, 45)
    lifts = draw.choice(['kind = "full"\ncount = 2', 'kind = "lower"\n[[sessions]]\nkind = "upper"'])
    hard = draw.choice(['kind = "intervals"', 'kind = "intervals"\n[[sessions]]\nkind = "tempo"\nminutes = 50'])
    asked = [lifts, hard, 'kind = "long"\nminutes = 100', 'kind = "easy"\nminutes = 40\ncount = 2']
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    text = WEEK.format(
        athlete=f'run_level = "{level}"' + (f"\nage = {age}" if age else ""),
        weeks=weeks,
        weights="{ " + ", ".join(f"{name} = {load}" for name, load in WEIGHTS.items()) + " }",
        days="\n".join(f'{name} = ["06:00-09:00", "17:00-21:00"]' for name in names),
        races="\n".join(
            f'[[programme.races]]\ndate = {race.day}\ndistance = {race.kilometres}\npriority = "{race.priority}"'
            for race in races
        ),
        sessions="\n".join(f"[[sessions]]\n{one}" for one in asked),
    )
    found, _, _ = answer_programme(Scenario.from_text(text).draft, Limits())
    data = json.loads(found.model_dump_json())
    assert data["status"] == "planned", (seed, data)
    return Season(data, entries(data), races)


@pytest.fixture(scope="module", params=range(ATHLETES))
def season(request: pytest.FixtureRequest) -> Season:
    return draw_season(request.param)


def test_every_race_is_run_on_its_day(season: Season) -> None:
    assert [e.day for e in season.there if e.kind == "race"] == [race.day for race in season.races]


def test_the_legs_rest_after_a_race_for_the_days_of_its_distance(season: Season) -> None:
    for race in season.races:
        _, legs, hard, _ = ROWS[race.row]
        after = [(e.kind, (e.day - race.day).days) for e in season.there if e.day > race.day]
        assert not [one for one in after if one[0] in {*LEGS, "long"} and one[1] <= legs], race
        assert not [one for one in after if one[0] in {"tempo", "intervals"} and one[1] <= hard], race


def test_running_comes_back_by_shares_of_the_usual(season: Season) -> None:
    """Of the whole weeks after the race's own."""
    for race in season.races:
        own = (race.day - START).days // 7 + 1
        for number, share in enumerate(ROWS[race.row][3], own + 1):
            if number <= len(season.data["weeks"]):
                assert season.running(number) * 100 <= season.usual(race) * share, (race, number)


def test_the_last_hard_run_before_a_race_is_days_away(season: Season) -> None:
    for race in season.races:
        least = 2 if race.kilometres <= 10 else 3
        hard = [(race.day - e.day).days for e in season.there if e.kind in ("tempo", "intervals")]
        assert not [days for days in hard if 0 <= days < least], race


def test_no_run_before_a_race_is_longer_than_its_like_in_the_week_before(season: Season) -> None:
    for race in season.races:
        own = (race.day - START).days // 7 + 1
        if race.priority == "C":
            continue
        for e in season.there:
            if e.week == own and e.day < race.day and e.kind in ("intervals", "tempo", "easy", "long"):
                before = [other.minutes for other in season.there if other.week == own - 1 and other.kind == e.kind]
                assert not before or e.minutes <= max(before), (race, e)


def test_the_hard_run_of_race_week_is_short_and_no_harder_than_its_like_before(season: Season) -> None:
    hard = {
        (date.fromisoformat(session["id"].split("/")[1]), session["kind"]): sum(
            part.get("hard", 0) for part in session["content"]["parts"]
        )
        for session in season.data["sessions"]
        if session["kind"] in ("tempo", "intervals")
    }
    for race in season.races:
        monday = race.day - timedelta(days=race.day.weekday())
        for kind in ("tempo", "intervals"):
            minutes = hard.get((monday, kind))
            if race.priority != "C" and minutes is not None:
                assert minutes <= (10 if race.kilometres <= 10 else 12)
                assert minutes <= hard.get((monday - timedelta(days=7), kind), 99)


def test_a_goal_is_tapered_for_and_a_race_that_is_trained_through_is_not(season: Season) -> None:
    for race in season.races:
        own = (race.day - START).days // 7 + 1
        kinds = [week["kind"] for week in season.data["weeks"]]
        legs = [(race.day - e.day).days for e in season.there if e.kind in LEGS]
        if race.priority != "C":
            assert kinds[own - 1] == "race"
            assert not [days for days in legs if 1 <= days <= {"A": 7, "B": 3}[race.priority]], race
        else:
            assert kinds[own - 1] != "race"


def loads(season: Season) -> list[tuple[int, date, str, float]]:
    """Return week, day, exercise and weight of everything that is lifted, by day."""
    found = []
    for session in season.data["sessions"]:
        content = session["content"] or {}
        day = date.fromisoformat(session["start"][:10])
        for entry in content.get("exercises", []):
            if entry["load"] is not None:
                found.append(((day - START).days // 7 + 1, day, entry["exercise"], entry["load"]))
    return sorted(found, key=lambda one: one[1])


def test_lifts_come_back_lighter_after_a_race(season: Season) -> None:
    """No weight is above the share of the last one before the taper, and none is a new highest."""
    for race in season.races:
        own = (race.day - START).days // 7 + 1
        most = [entry[0] for entry in ROWS][race.row]
        for number, share in enumerate(LOADS[most], own + 1):
            for week, _, exercise, load in loads(season):
                if week != number:
                    continue
                assert share is not None, (race, week, exercise)
                before = [there for w, _, name, there in loads(season) if w <= own and name == exercise]
                percent = share[0] if exercise == "bench_press" else share[1]
                assert load <= max([WEIGHTS[exercise], *before]) * percent / 100 + 1e-9, (race, exercise)


def test_after_two_weeks_without_a_lift_nothing_is_heavier_than_nine_tenths(season: Season) -> None:
    """And after four than eight tenths."""
    there = loads(season)
    lifted = sorted({e.day for e in season.there if e.kind in LIFTS})
    for last, day in pairwise(lifted):
        off = (day - last).days
        for week, _, exercise, load in there:
            before = [one[3] for one in there if one[2] == exercise and one[1] <= last]
            if before and off >= 14 and week == (day - START).days // 7 + 1:
                assert load <= max(before) * (0.8 if off >= 28 else 0.9) + 1e-9, (last, day, exercise)
