"""The runs of a programme as a coach reads them: from plan.json alone."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.random_athletes import draw_athlete

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[athlete]
run_level = "{level}"
{athlete}
[week]
start = 2027-01-11
weeks = 12
[programme]
{programme}
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["07:00-12:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "tempo"
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
minutes = 40
count = 2
"""
RACE = '[programme.race]\ndate = 2027-04-04\ndistance = "{}"'
FREE = "[availability]\n" + "".join(f'{day} = ["06:00-12:00"]\n' for day in ("tue", "thu", "sat", "sun"))


def planned(tmp_path: Path, race: str = "", level: str = "intermediate", athlete: str = "", programme: str = "") -> Any:
    text = WEEK.format(level=level, athlete=athlete, programme=programme + "\n" + (RACE.format(race) if race else ""))
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    done = call("plan", "weeks.toml", "--json", folder=tmp_path)
    assert done.code == 0, done.err
    return done.json


def weeks(plan: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield each week with its runs by their short name."""
    for week in plan["weeks"]:
        first = date.fromisoformat(week["start"])
        yield (
            week,
            {
                "-".join(run["id"].split("/")[-2:]): run
                for run in plan["sessions"]
                if 0 <= (datetime.fromisoformat(run["start"]).date() - first).days < week["days"]
            },
        )


def hard(run: Any) -> int:
    return sum(part.get("hard", 0) for part in run["content"]["parts"])


def workouts(plan: Any, name: str) -> list[str]:
    return [runs[name]["content"]["workout"] for _, runs in weeks(plan) if name in runs]


@pytest.mark.parametrize("race", ["", "5k", "10k", "half", "marathon"])
@pytest.mark.parametrize("level", ["beginner", "intermediate", "advanced"])
def test_a_season_a_coach_would_sign(tmp_path: Path, level: str, race: str) -> None:
    plan = planned(tmp_path, race, level)
    for (_, before), (week, runs) in pairwise(weeks(plan)):
        trained = sum(run["minutes"] for run in runs.values() if run["kind"] != "race")
        if week["kind"] != "build":
            assert all(hard(run) <= hard(before[name]) for name, run in runs.items() if name in before)
        if "long-1" in runs and hard(runs["long-1"]):
            assert sum(map(hard, runs.values())) <= trained / 4
        for run in runs.values():
            assert sum(part["minutes"] for part in run["content"]["parts"]) == run["minutes"]
    for name in ("intervals-1", "tempo-1"):
        there = workouts(plan, name)
        assert len(set(there)) >= 2, "the same every week"
        assert there[0] == there[1] == there[2], "another one every week"


def test_two_races_are_not_trained_for_alike(tmp_path: Path) -> None:
    short, long = planned(tmp_path, "5k"), planned(tmp_path, "marathon")
    assert workouts(short, "intervals-1")[-3] == "race_400"
    assert workouts(long, "tempo-1")[-3] == "race_marathon"


def test_the_last_hard_run_before_a_race_early_in_its_week_is_at_its_pace(tmp_path: Path) -> None:
    """A 5 km race on Thursday: the last hard run is the tempo of the Thursday before."""
    text = WEEK.replace('kind = "intervals"\n[[sessions]]\n', "")
    for day in ("mon", "tue", "wed"):
        text = text.replace(f'{day} = ["06:00-08:00"]\n', "")
    race = '[programme.race]\ndate = 2027-04-01\ndistance = "5k"'
    text = text.format(level="intermediate", athlete="", programme=race).replace("count = 2\n", "")
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    efforts = [
        part["effort"]
        for one in plan["sessions"] if "2027-03-25" <= one["start"][:10] < "2027-04-01"
        for part in one["content"].get("parts", ()) if part.get("hard")
    ]  # fmt: skip
    assert [effort.partition("; ")[0] for effort in efforts] == [
        "4 times 2 min hard, about as fast as you could race 5 km"
    ]


def test_a_block_gets_harder_and_a_deload_begins_anew(tmp_path: Path) -> None:
    plan = planned(tmp_path, level="beginner")
    assert [hard(runs["tempo-1"]) for _, runs in weeks(plan)][:4] == [12, 16, 20, 12]


def test_a_hard_run_is_the_same_for_two_weeks_at_the_most_or_says_why(tmp_path: Path) -> None:
    """No deload for 12 weeks, and runs of 45 minutes: the block gets longer, and then there is no room."""
    text = WEEK.replace('kind = "tempo"', 'kind = "tempo"\nminutes = 45').replace("weeks = 12", "weeks = 16")
    (tmp_path / "weeks.toml").write_text(
        text.format(level="intermediate", athlete="", programme='deload_every = "off"'), "utf-8"
    )
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    contents = [runs["tempo-1"]["content"] for _, runs in weeks(plan)]
    assert [one["name"] for one in contents[:3]] == ["Tempo, 2 x 10 min", "Tempo, 20 min", "Tempo, 22 min"]
    for three in zip(contents, contents[1:], contents[2:], strict=False):
        if len({one["name"] for one in three}) == 1:
            assert three[-1]["notes"] == ["As last week: 45 min leave no room for more."]
    last = max(number for number, one in enumerate(contents, 1) if "notes" in one)
    said = call("show", "plan.json", "--week", str(last), "--session", "tempo-1", folder=tmp_path).out
    assert "As last week: 45 min leave no room for more." in said


def test_easy_runs_take_turns_with_strides(tmp_path: Path) -> None:
    for _, runs in weeks(planned(tmp_path)):
        assert {runs[name]["content"]["workout"] for name in ("easy-1", "easy-2")} == {"easy_plain", "easy_strides"}


@pytest.mark.parametrize(("race", "days"), [("10k", 5), ("half", 8), ("marathon", 14)])
def test_as_long_after_a_race_as_there_is_no_hard_run_nothing_is_quick(tmp_path: Path, race: str, days: int) -> None:
    """No strides, no hills, no steady end; later they come back."""
    plan = planned(tmp_path, programme=f'races = [{{ date = 2027-03-14, distance = "{race}" }}]')
    after = {run["start"][:10]: run["content"]["workout"] for run in plan["sessions"] if run["start"] > "2027-03-15"}
    soon = {workout for day, workout in after.items() if day <= str(date(2027, 3, 14 + days))}
    assert soon
    assert soon <= {"easy_plain", "long_easy"}
    assert {*after.values()} - soon


def test_in_season_nothing_gets_harder(tmp_path: Path) -> None:
    plan = planned(tmp_path, programme='phase = "in_season"\ndeload_every = "off"')
    assert len({hard(runs["tempo-1"]) for _, runs in weeks(plan)}) <= 2
    blocks = workouts(plan, "tempo-1")
    assert len(set(blocks[:4])) == 1


def test_the_hard_minutes_of_each_week_are_shown(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    rows = re.findall(r"^ *\d+  \w{3} .*$", call("show", "plan.json", folder=tmp_path).out, re.MULTILINE)
    shown = [int(row.split()[-3]) for row in rows]
    assert shown == [sum(map(hard, runs.values())) for _, runs in weeks(plan)]
    card = call("show", "plan.json", "--week", "1", "--session", "tempo-1", folder=tmp_path).out
    assert "Tempo, 2 x 10 min" in card
    assert "20 hard minutes." in card


def test_a_race_takes_as_long_as_the_athlete_runs(tmp_path: Path) -> None:
    plan = planned(tmp_path, "half", athlete='race = { distance = "10k", time = "50:00" }')
    assert next(one["minutes"] for one in plan["sessions"] if one["kind"] == "race") == 110
    assert "(4:48 per km)" in str(plan["sessions"])


def test_the_longest_run_before_a_race_is_the_one_that_was_done(tmp_path: Path) -> None:
    """A long run of two hours in the log, where the plan never has more than half of that."""
    planned(tmp_path, "half", athlete="weekly_minutes = 80")
    race = re.compile(r"the longest run before the half marathon is ([^,]*),")

    def read(*told: str) -> str:
        done = call("plan", "weeks.toml", "--json", *told, folder=tmp_path)
        assert done.code == 0, done.err
        return race.search(" ".join(done.json["notes"]))[1]  # type: ignore[index]

    assert read().endswith(" min")
    (tmp_path / "log.csv").write_text("date,exercise,sets,reps,load\n2027-01-16,long,1,120 min,-\n", "utf-8")
    assert read("--log", "log.csv") == "2 h"


@pytest.mark.slow
def test_running_comes_back_from_what_has_a_day_in_the_week_after_a_race(tmp_path: Path) -> None:
    """The hard run finds none in the week after a 5 km: the next one goes on from 75 minutes, and not from 95."""
    text = draw_athlete(9144, 14).text
    (tmp_path / "weeks.toml").write_text(re.sub("weeks = .*", "weeks = 5", text, count=1), "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    lifts = {"lower", "upper", "race"}
    ran = [sum(one["minutes"] for one in week.values() if one["kind"] not in lifts) for _, week in weeks(plan)]
    assert [one["kind"] for one, _ in weeks(plan)][3] == "recovery"
    assert [one for one in plan["left_out"] if "/2027-01-25/" in one] == ["weeks/2027-01-25/tempo/1"]
    assert ran[3] == 75
    assert ran[4] <= ran[3] + 0.3 * ran[0] + 1


def test_running_comes_back_from_a_week_after_a_race_in_which_an_easy_run_has_no_day(tmp_path: Path) -> None:
    """One run alone is left out beside three lifts: the next week goes on from what stands, and not from all."""
    days = "".join(
        f'{day} = ["06:00-08:00", "17:00-20:30"]\n' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    )
    runs = (("long", 75), ("intervals", 60), ("tempo", 50))
    text = (
        'timezone = "Europe/Berlin"\n[athlete]\nweekly_minutes = 140\nrun_level = "beginner"\n'
        f"[week]\nstart = 2027-01-04\nweeks = 7\n[availability]\n{days}"
        '[[programme.races]]\ndate = 2027-01-30\ndistance = "10k"\n'
        '[[sessions]]\nkind = "full"\ncount = 3\nminutes = 50\n'
        + "".join(f'[[sessions]]\nkind = "{kind}"\nminutes = {minutes}\n' for kind, minutes in runs)
    )
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    ran = [
        sum(one["minutes"] for one in there.values() if one["kind"] not in ("race", "full")) for _, there in weeks(plan)
    ]
    left_out = [one.split("/")[2] for one in plan["left_out"] if "/2027-02-08/" in one]
    assert left_out == ["easy"]
    assert ran[6] <= ran[5] + 0.3 * max(ran[:2]) + 1


def test_a_long_run_that_outgrows_what_was_asked_for_is_said_once(tmp_path: Path) -> None:
    """Not where the athlete says to how many minutes it grows."""
    half = '[programme.race]\ndate = 2027-02-14\ndistance = "half"\n'
    sessions = '[[sessions]]\nkind = "long"\nminutes = 90\n[[sessions]]\nkind = "easy"\nminutes = 90\n'
    for longest, said in (("", True), ("[programme.long_run]\nlongest = 100\n", False)):
        text = f'timezone = "Europe/Berlin"\n[week]\nstart = 2027-01-04\n{half}{longest}{FREE}{sessions}'
        (tmp_path / "weeks.toml").write_text(text, "utf-8")
        plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
        notes = [note for note in plan["notes"] if "beyond the 90 min asked for" in note]
        assert len(notes) == said
        assert all("to 110 min, towards the half marathon (our own choice" in note for note in notes)


def test_in_the_third_week_after_a_half_marathon_the_long_run_is_back(tmp_path: Path) -> None:
    """The race is a run of the last 30 days, so the short long runs behind it hold it back no more."""
    text = (
        'timezone = "Europe/Berlin"\n[athlete]\nweekly_minutes = 145\nrun_level = "intermediate"\n'
        f"[week]\nstart = 2027-01-04\nweeks = 8\n{FREE}"
        '[[programme.races]]\ndate = 2027-01-26\ndistance = "half"\npriority = "B"\n'
        '[[sessions]]\nkind = "long"\nminutes = 75\n[[sessions]]\nkind = "intervals"\nminutes = 45\n'
        '[[sessions]]\nkind = "easy"\nminutes = 30\n'
    )
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    found = [
        max((one["minutes"] for one in there.values() if one["kind"] == "long"), default=0) for _, there in weeks(plan)
    ]
    assert max(found[4:6]) < 0.8 * max(found[:3])
    assert 0.8 * max(found[:3]) <= found[6] <= max(found[:3])


def test_a_long_run_behind_a_race_before_the_programme_does_not_grow_from_the_share_that_the_race_has_left(
    tmp_path: Path,
) -> None:
    """Ninety minutes were run before it, and an hour is asked for: half an hour is no start to grow from."""
    weekly = [("easy", 8, 40), ("easy", 10, 45), ("long", 13, 90), ("easy", 15, 40), ("easy", 17, 45), ("long", 20, 90)]
    history = "".join(
        f'{{ kind = "{kind}", at = "2026-12-{day:02} 07:00", minutes = {n} }},' for kind, day, n in weekly
    )
    race = '{ kind = "race", at = "2026-12-27 09:00", minutes = 180, distance = "half" }'
    text = (
        'timezone = "Europe/Berlin"\n[athlete]\nrun_level = "beginner"\nweekly_minutes = 180\n'
        f"[week]\nstart = 2027-01-04\nweeks = 6\n{FREE}"
        f"[history]\nsessions = [{history}{race}]\n"
        '[[sessions]]\nkind = "long"\nminutes = 60\n[[sessions]]\nkind = "intervals"\nminutes = 60\n'
        '[[sessions]]\nkind = "easy"\nminutes = 30\ncount = 2\n'
    )
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    found = [one["minutes"] for _, there in weeks(plan) for one in there.values() if one["kind"] == "long"]
    assert [one["kind"] for one, _ in weeks(plan)][:3] == ["recovery", "recovery", "build"]
    assert found[0] <= 30
    assert found[2:5] == [60, 60, 60]
