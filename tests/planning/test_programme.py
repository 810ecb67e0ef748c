"""Programmes planned through the installed command, and read back independently."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshlegs.model.limits import Limits
from freshlegs.planfile.json_text import parse_record
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, plan_programme
from freshlegs.planning.programme.record_programme import record_programme
from freshlegs.scenario.programme_weeks import outline_draft
from support.command_line import Done, assert_refused, call, freshlegs
from support.paths import SCENARIOS
from support.read_programmes import LEGS, assert_sound, entries, lifts, of_kinds, running
from support.tasks import load_draft

PROGRAMMES = sorted((SCENARIOS / "programmes").glob("*.toml"))

BASE = """\
title = "Weeks"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
{week}
[availability]
mon = ["06:00-08:00", "17:30-20:30"]
tue = ["06:00-08:00", "17:30-20:30"]
wed = ["06:00-08:00", "17:30-20:30"]
thu = ["06:00-08:00", "17:30-20:30"]
fri = ["06:00-08:00", "17:30-20:30"]
sat = ["07:00-12:00"]
sun = ["07:00-12:00"]
{dates}
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
minutes = 40
{more}
"""
PROGRAMMES_ONLY = [
    "freshlegs.planning.programme",
    "freshlegs.training.programme.time_line",
    "freshlegs.training.programme.outline",
    "freshlegs.scenario.programme_weeks",
    "freshlegs.planfile.programme_week",
]
WORKS_A_WEEKEND = """
[[shifts]]
dates = ["2026-12-19", "2026-12-20"]
time = "13:00-17:00"
load = "hard"
[rules]
long_run_off_shift = "hard"
long_run_day = "hard"
"""
"""In week 3 both days on which the long run may be are days of work, though its time is free."""
RACE = '[programme.race]\ndate = {day}\ndistance = "{distance}"\nat = "10:00"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder to write to."""
    return tmp_path


def scenario(folder: Path, *, week: str = "", dates: str = "", more: str = "") -> Path:
    path = folder / "weeks.toml"
    path.write_text(BASE.format(week=week, dates=dates, more=more), "utf-8")
    return path


def planned(folder: Path, *arguments: str, **parts: str) -> Any:
    """Return the programme as JSON."""
    done = call("plan", scenario(folder, **parts), "--json", *arguments, folder=folder)
    assert done.code == 0, done.err
    return done.json


def starts(data: Any, week: int) -> dict[str, str]:
    """Return weekday and time of the sessions of a week."""
    there = [entry for entry in entries(data) if entry.week == week]
    return {f"{entry.kind}/{number}": f"{entry.start:%a %H:%M}" for number, entry in enumerate(there)}


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_shipped_programme_comes_to_what_it_expects(path: Path) -> None:
    draft = load_draft(path)
    expect = draft.scenario.expect
    assert expect is not None
    assert expect.penalty_at_most is not None
    result = plan_programme(draft, Limits())
    assert isinstance(result, PlannedProgramme)
    assert all(week.outcome.proved_best for week in result.weeks)
    data = json.loads(record_programme(result, outline_draft(draft)).model_dump_json())
    assert data["penalty"] <= expect.penalty_at_most
    assert_sound(data)


def test_eight_weeks_of_a_scenario_for_one_week(folder: Path) -> None:
    data = planned(folder, "--weeks", "8")
    assert_sound(data)
    assert [week["kind"] for week in data["weeks"]] == ["build", "build", "build", "deload"] * 2
    assert len(data["sessions"]) == 8 * 5
    assert all(starts(data, week) == starts(data, 1) for week in range(2, 9))
    assert not any(week["moved"] or week["retimed"] for week in data["weeks"])


def test_each_week_costs_what_it_costs_by_itself(folder: Path) -> None:
    """A week that only repeats is not dearer in a programme, and no pair over an edge is paid twice."""
    one = planned(folder)
    assert planned(folder, "--weeks", "5")["penalty"] == 5 * one["penalty"]


def test_a_taper_to_a_race_read_from_the_plan(folder: Path) -> None:
    race = date(2027, 2, 21)
    data = planned(folder, more=RACE.format(day=race, distance="half"))
    assert_sound(data)
    there = entries(data)
    assert [(e.day, e.start.hour) for e in of_kinds(there, {"race"})] == [(race, 10)]
    assert not [e for e in of_kinds(there, LEGS) if 1 <= (race - e.day).days <= 7]
    assert [lifts(there, week) for week in (10, 11, 12)] == [2, 1, 0]
    usual = running(there, 10)
    assert 40 <= 100 * (running(there, 11) + running(there, 12)) / (2 * usual) <= 59
    assert max(e.minutes for e in of_kinds(there, {"long"})) == 120
    assert [week["week"] for week in data["weeks"] if "No new exercises this week." in week["says"]] == [11]


def test_a_week_that_leaves_a_lift_out_says_what_it_lacks(folder: Path) -> None:
    """Four days without time leave room for one of two full lifts; what only the other one has is named."""
    dates = "".join(f"2026-12-{day} = []\n" for day in (15, 16, 17, 18, 19))
    data = planned(folder, "--weeks", "4", dates=f"[availability.dates]\n{dates}", more="[rules]\nall_placed = 1000\n")
    assert [lifts(entries(data), week) for week in (1, 2, 3, 4)] == [2, 2, 1, 2]

    def on_one_leg(number: int) -> bool:
        days = {date(2026, 11, 30) + timedelta(days=7 * number - back) for back in range(1, 8)}
        there = (s for s in data["sessions"] if date.fromisoformat(s["start"][:10]) in days)
        return any(entry["per_side"] and entry["slot"] == "moderate"
                   for s in there for entry in (s["content"] or {}).get("exercises", ()))  # fmt: skip

    assert [on_one_leg(number) for number in (1, 2, 3, 4)] == [True, True, False, True]
    says = [week["says"] for week in data["weeks"]]
    assert says[2].endswith("Without full 2 this week lacks an exercise on one leg.")
    assert not any("lacks" in one for number, one in enumerate(says) if number != 2)


@pytest.mark.parametrize("day", range(7))
def test_a_race_may_stand_on_any_day_of_its_week(folder: Path, day: int) -> None:
    race = date(2027, 1, 4) + timedelta(days=day)
    data = planned(folder, more=RACE.format(day=race, distance="10k"))
    assert_sound(data)
    there = entries(data)
    assert [e.day for e in of_kinds(there, {"race"})] == [race]
    assert not [e for e in of_kinds(there, LEGS) if 1 <= (race - e.day).days <= 7]
    assert not [e for e in there if e.day > race and e.kind != "easy"]


def test_weeks_after_a_race_recover_first(folder: Path) -> None:
    data = planned(folder, week="weeks = 6", more=RACE.format(day="2026-12-20", distance="10k"))
    assert_sound(data)
    there = entries(data)
    after = [(e.kind, (e.day - date(2026, 12, 20)).days) for e in there if e.week == 4]
    assert all(days > {"full": 3, "long": 3, "intervals": 5}.get(kind, 0) for kind, days in after)
    assert {kind for kind, _ in after} >= {"full", "easy"}
    assert running(there, 4) <= 0.7 * running(there, 1)
    assert [week["kind"] for week in data["weeks"]] == ["build", "taper", "race", "recovery", "build", "build"]


def test_a_note_names_the_weeks_that_it_is_about_as_they_are_counted_on_the_plan(folder: Path) -> None:
    data = planned(folder, more=RACE.format(day="2026-12-20", distance="10k"))
    (of_race,) = [note for note in data["notes"] if "After the 10 km" in note]
    where, _, told = of_race.partition(": ")
    assert where == "week 3"
    assert [week["week"] for week in data["weeks"] if told in week["notes"]] == [3]


def test_a_holiday_changes_its_own_week(folder: Path) -> None:
    """Two dates without time move what stood there, in their week only."""
    dates = "[availability.dates]\n2026-12-17 = []\n2026-12-19 = []\n"
    usual, data = planned(folder, "--weeks", "5"), planned(folder, "--weeks", "5", dates=dates)
    assert_sound(data)
    assert not [e for e in entries(data) if e.day in (date(2026, 12, 17), date(2026, 12, 19))]
    for week in (1, 2, 4, 5):
        assert starts(data, week) == starts(usual, week)
    assert starts(data, 3) != starts(usual, 3)
    assert {move["session"].split("/")[1] for week in data["weeks"] for move in week["moved"]} == {"2026-12-14"}


def test_busy_times_of_most_weeks_shape_the_usual_week(folder: Path) -> None:
    """A meeting every Monday and Wednesday morning moves nothing; one on a single date moves what stood there."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{start}\r\nDURATION:PT5H\r\n{rule}"
        "SUMMARY:x\r\nEND:VEVENT\r\n"
        for uid, start, rule in (
            ("a", "20261130T050000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n"),
            ("b", "20261220T050000Z", ""),
        )
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{events}END:VCALENDAR\r\n"
    (folder / "work.ics").write_text(text, "utf-8", newline="")
    data = planned(folder, "--weeks", "4", more='[[busy]]\nfile = "work.ics"\n')
    assert_sound(data)
    for entry in entries(data):
        assert not (entry.start.weekday() in (0, 2) and entry.start.hour < 11)
        assert not (entry.day == date(2026, 12, 20) and entry.start.hour < 11)
    moved = {move["session"].split("/")[1] for week in data["weeks"] for move in (*week["moved"], *week["retimed"])}
    assert moved == {"2026-12-14"}


@pytest.mark.slow
def test_a_stored_programme_of_fewer_weeks_than_the_scenario_is_not_checked_in_part(folder: Path) -> None:
    path = scenario(folder, week="weeks = 2")
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    scenario(folder, week="weeks = 3")
    done = call("check", path, "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert "a programme of 2 weeks; the scenario asks for 3" in done.err


@pytest.mark.slow
def test_a_week_that_is_impossible_is_named_and_nothing_is_written(folder: Path) -> None:
    path = scenario(folder, week="weeks = 4", more=WORKS_A_WEEKEND)
    done = call("plan", path, "-o", "plan.json", "--ics", "weeks.ics", folder=folder)
    assert done.code == 3
    assert done.out.startswith("Week 3, from Mon 14 Dec 2026, is impossible. These rules cannot hold together:")
    assert sorted(file.name for file in folder.iterdir()) == ["weeks.toml"]
    data = call("plan", path, "--json", folder=folder).json
    assert (data["status"], data["week"], data["start"]) == ("impossible", 3, "2026-12-14")
    assert data["fixes"]
    best = call("plan", path, "--best-effort", "--json", folder=folder)
    assert best.code == 0
    assert {left.split("/")[1] for left in best.json["left_out"]} == {"2026-12-14"}


@pytest.mark.slow
def test_a_fix_of_one_week_is_shown_but_not_written_for_all(folder: Path) -> None:
    path = scenario(folder, week="weeks = 4", more=WORKS_A_WEEKEND)
    shown = call("plan", path, "--show-fix", "1", folder=folder)
    assert shown.code == 3
    assert "Mon 14 Dec to Sun 20 Dec 2026" in shown.out
    assert_refused(call("plan", path, "--apply-fix", "1", "-o", "new.toml", folder=folder), str(path))
    assert not (folder / "new.toml").exists()


@pytest.mark.slow
def test_a_usual_week_that_is_impossible_has_ways_out_that_can_be_written(folder: Path) -> None:
    text = (SCENARIOS / "too-much.toml").read_text("utf-8").replace("[availability]", "weeks = 4\n[availability]", 1)
    (folder / "much.toml").write_text(text, "utf-8")
    done = call("plan", "much.toml", folder=folder)
    assert done.code == 3
    assert done.out.startswith("This week is impossible.")
    assert call("plan", "much.toml", "--apply-fix", "1", "-o", "less.toml", folder=folder).code == 0
    assert call("plan", "less.toml", "--json", folder=folder).json["status"] == "planned"


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"more": RACE.format(day="2026-11-29", distance="10k")}, "programme.race.date: found 2026-11-29"),
        ({"more": RACE.format(day="2027-06-01", distance="10k")}, "programme.race.date: found 2027-06-01, in week 27"),
        (
            {"week": "weeks = 3", "more": RACE.format(day="2026-12-27", distance="10k")},
            "programme.race.date: found 2026-12-27, in week 4; 3 weeks end on 2026-12-20",
        ),
        ({"more": RACE.format(day="2026-12-27", distance="9 miles")}, 'programme.race.distance: found "9 miles"'),
        ({"more": "[programme]\ndeload_every = 3\n"}, "programme.deload_every: found 3"),
        ({"more": "[programme]\nstress = [9]\n", "week": "weeks = 8"}, "programme.stress[1]: found 9"),
        ({"more": "[programme.long_run]\nfirst = 100\nlongest = 90\n"}, "programme.long_run: found first = 100"),
        ({"more": "[programme]\nrace_date = 2027-01-01\n"}, "programme.race_date: unknown key"),
        ({"week": "weeks = 27"}, "week.weeks: found 27"),
        (
            {"more": '[[sessions]]\nkind = "race"\n' + RACE.format(day="2026-12-27", distance="10k")},
            'sessions[5].kind: found "race"',
        ),
        ({"week": "weeks = 3", "more": '[[sessions]]\nkind = "easy"\nat = "2026-12-02 18:00"\n'}, "sessions[5].at"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_programme_is_said(folder: Path, parts: dict[str, str], says: str) -> None:
    path = scenario(folder, **parts)
    done = call("plan", path, "-o", "plan.json", folder=folder)
    assert_refused(done, str(path))
    assert says in done.err
    assert not (folder / "plan.json").exists()


def test_several_faults_are_said_at_once(folder: Path) -> None:
    more = "[programme]\nstress = [12]\n" + RACE.format(day="2027-06-01", distance="10k")
    done = call("plan", scenario(folder, week="weeks = 4", more=more), folder=folder)
    assert len(done.err.splitlines()) == 2


@pytest.mark.slow
def test_a_stored_programme_is_shown_checked_explained_and_exported(folder: Path) -> None:
    path = scenario(folder, more=RACE.format(day="2027-03-21", distance="marathon"))
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    shown = call("show", "plan.json", folder=folder)
    assert "Mon 30 Nov 2026 to Sun 21 Mar 2027, Europe/Berlin, 16 weeks" in shown.out
    assert all(f"\n{week:>4}  " in shown.out for week in range(1, 17))
    checked = call("check", path, "plan.json", folder=folder)
    assert checked.code == 0
    assert checked.out.splitlines()[-1].startswith("All weeks keep every hard rule. Penalty")
    total = json.loads((folder / "plan.json").read_text("utf-8"))["penalty"]
    assert call("check", path, "plan.json", "--json", folder=folder).json["penalty"] == total
    assert "Penalty" in call("explain", "plan.json", folder=folder).out
    assert call("explain", "plan.json", "--week", "3", "--json", folder=folder).json["sessions"]
    assert call("export", "plan.json", "--ics", "weeks.ics", folder=folder).code == 0
    assert (folder / "weeks.ics").stat().st_size < 1_000_000
    assert (folder / "weeks.ics").read_text("utf-8").count("BEGIN:VEVENT") > 16 * 5


@pytest.mark.slow
def test_sixteen_weeks_of_the_fullest_scenario_stay_a_small_calendar(folder: Path) -> None:
    done = call("plan", SCENARIOS / "toddler.toml", "--weeks", "16", "--ics", folder / "weeks.ics")
    assert done.code == 0
    assert (folder / "weeks.ics").stat().st_size < 1_000_000


def test_one_week_of_a_programme_is_shown_as_a_week_by_itself(folder: Path) -> None:
    path = scenario(folder, week="weeks = 5")
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    shown = call("show", "plan.json", "--week", "4", folder=folder)
    assert shown.out.startswith("Week 4 of 5. Deload: 90 % of last week's weight, 70 % of the sets x reps; 80")
    assert "Mon 21 Dec to Sun 27 Dec 2026" in shown.out
    alone = call("show", "plan.json", "--week", "4", "--json", folder=folder)
    record = parse_record(alone.out, "week.json")
    assert record.status == "planned"
    assert "weeks" not in alone.json
    data = json.loads((folder / "plan.json").read_text("utf-8"))
    assert alone.json["penalty"] == data["weeks"][3]["penalty"]
    assert [s["id"] for s in alone.json["sessions"]] == [
        s["id"] for s in data["sessions"] if s["id"].split("/")[1] == "2026-12-21"
    ]


@pytest.mark.parametrize(("week", "says"), [("6", "the programme has 5 weeks"), ("16", "5 weeks")])
def test_a_week_that_is_not_there_is_refused(folder: Path, week: str, says: str) -> None:
    assert call("plan", scenario(folder, week="weeks = 5"), "-o", "plan.json", folder=folder).code == 0
    done = call("show", "plan.json", "--week", week, folder=folder)
    assert_refused(done, "plan.json")
    assert says in done.err


def test_a_plan_of_one_week_has_no_second_week_and_no_word_about_weeks(folder: Path) -> None:
    assert call("plan", scenario(folder), "-o", "plan.json", folder=folder).code == 0
    assert "weeks" not in json.loads((folder / "plan.json").read_text("utf-8"))
    assert_refused(call("show", "plan.json", "--week", "2", folder=folder), "plan.json")


def test_a_week_taken_out_of_its_programme_is_checked_and_replanned(folder: Path) -> None:
    path = scenario(folder, week="weeks = 5")
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    alone = call("show", "plan.json", "--week", "3", "--json", folder=folder)
    (folder / "week.json").write_text(alone.out, "utf-8")
    assert call("check", path, "week.json", "--json", folder=folder).json["penalty"] == alone.json["penalty"]
    done = call("replan", path, "week.json", "--now", "wed 12:00", "--json", folder=folder)
    assert done.code == 0, done.err
    assert {s["id"].split("/")[1] for s in done.json["sessions"]} == {"2026-12-14"}


@pytest.mark.slow
def test_what_only_looks_at_a_programme_never_loads_the_solver_and_a_week_no_programme(folder: Path) -> None:
    path = scenario(folder, week="weeks = 5")
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    looks = [("show", "plan.json"), ("show", "plan.json", "--week", "2"), ("check", str(path), "plan.json")]
    looks += [("explain", "plan.json", "--week", "2"), ("export", "plan.json", "--ics", "-")]
    week = folder / "week.toml"
    week.write_text(BASE.format(week="", dates="", more=""), "utf-8")
    for lines, unwanted in ((looks, ["ortools", "numpy"]), ([("plan", str(week))], PROGRAMMES_ONLY)):
        program = (
            "import sys\nfrom freshlegs.cli import main\n"
            f"for line in {[list(line) for line in lines]!r}:\n"
            "    sys.argv = ['freshlegs', *line]\n"
            "    code = main()\n"
            f"    found = [name for name in sys.modules if name.startswith({tuple(unwanted)!r})]\n"
            "    if code or found: sys.exit(f'{line}: {code} {found}')\n"
        )
        done = freshlegs(python=("-c", program), folder=folder)
        assert (done.code, done.err) == (0, "")


def test_the_race_may_stand_in_the_athletes_own_calendar(folder: Path) -> None:
    event = (
        "BEGIN:VEVENT\r\nUID:r\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261220T070000Z\r\nDURATION:PT5H\r\n"
        "SUMMARY:Race\r\nEND:VEVENT\r\n"
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{event}END:VCALENDAR\r\n"
    (folder / "own.ics").write_text(text, "utf-8", newline="")
    more = RACE.format(day="2026-12-20", distance="10k") + '[[busy]]\nfile = "own.ics"\n'
    data = planned(folder, more=more)
    assert_sound(data)
    assert [e.day for e in of_kinds(entries(data), {"race"})] == [date(2026, 12, 20)]


def test_the_race_needs_no_free_time_of_its_own(folder: Path) -> None:
    more = RACE.format(day="2026-12-20", distance="10k").replace("10:00", "15:00")
    data = planned(folder, more=more)
    assert_sound(data)
    assert [e.start.hour for e in of_kinds(entries(data), {"race"})] == [15]


def test_faults_of_one_week_are_told_where_they_stand_in_the_file(folder: Path) -> None:
    """In the week of the race the long run is not asked for; the table after it keeps its number."""
    more = '[[sessions]]\nkind = "easy"\nminutes = 50\nat = "sun 02:30"\n'
    path = scenario(folder, more=more + RACE.format(day="2027-03-27", distance="10k"))
    told = path.read_text("utf-8").replace("2026-11-30", "2027-03-08")
    path.write_text(re.sub("^sun = .*$", 'sun = ["01:00-12:00"]', told, flags=re.MULTILINE), "utf-8")
    done = call("plan", path, folder=folder)
    assert_refused(done, str(path))
    assert "sessions[5].at: in week 3 " in done.err


def test_a_week_without_room_for_what_must_stand_there_goes_on_and_says_so(folder: Path) -> None:
    """Tempo on a weekend that is taken in week 2: it is left out there alone, and costs what it is worth."""
    more = '[[sessions]]\nkind = "tempo"\nonly = { days = ["sat", "sun"] }\n'
    dates = "[availability.dates]\n2026-12-12 = []\n2026-12-13 = []\n"
    data = planned(folder, week="weeks = 3", dates=dates, more=more)
    assert [name.split("/")[1:3] for name in data["left_out"]] == [["2026-12-07", "tempo"]]
    assert [len(week.get("eased", [])) > 0 for week in data["weeks"]] == [False, True, False]
    assert "Less free time than usual: tempo 1 is left out." in data["weeks"][1]["says"]
    (cost,) = [one["cost"] for one in data["breaches"] if one["rule"] == "as_many_as_serve"]
    assert cost == 100


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data["weeks"].pop(1), "weeks are not one after the other"),
        (lambda data: data["weeks"][2].update(start="2026-12-15"), "weeks are not one after the other"),
        (lambda data: data["weeks"][0].update(breaches=3), "the weeks have more breaches than are listed, or fewer"),
        (lambda data: data["weeks"][0].update(week=0), "weeks[1].week"),
        (lambda data: data.update(weeks=data["weeks"] * 9), "weeks"),
    ],
)
def test_a_damaged_programme_is_refused(folder: Path, change: Callable[[Any], Any], says: str) -> None:
    data = planned(folder, "--weeks", "3")
    change(data)
    (folder / "plan.json").write_text(json.dumps(data), "utf-8")
    done = call("show", "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert says in done.err


def test_what_others_wrote_into_a_programme_does_nothing_to_the_terminal(folder: Path) -> None:
    data = planned(folder, "--weeks", "3")
    for week in data["weeks"]:
        week.update(kind="\x1b[2Jbuild", says="\x1b]0;x\x07deload\n\n", notes=["\x9b1m"])
    (folder / "plan.json").write_text(json.dumps(data), "utf-8")
    for arguments in (("show", "plan.json"), ("show", "plan.json", "--week", "2")):
        done = call(*arguments, folder=folder)
        assert done.code == 0
        assert all(line.isprintable() for line in done.out.splitlines())


def test_a_hard_rule_that_a_moved_session_breaks_is_found_in_its_week(folder: Path) -> None:
    """Two lifts for the legs on consecutive days, over the edge of weeks 1 and 2."""
    path = scenario(folder, week="weeks = 3")
    data = call("plan", path, "--json", folder=folder).json
    legs = [session for session in data["sessions"] if session["kind"] == "full"]
    legs[1].update(start="2026-12-06T10:00:00+01:00", end="2026-12-06T11:00:00+01:00")
    (folder / "plan.json").write_text(json.dumps(data), "utf-8")
    done = call("check", path, "plan.json", folder=folder)
    assert done.code == 3
    assert "muscle_spacing" in done.out
    assert done.out.splitlines()[-1].startswith("2 of 3 weeks break hard rules.")
    told = call("check", path, "plan.json", "--json", folder=folder)
    assert (told.code, told.json["status"]) == (3, "broken")


def test_an_exported_programme_lives_on(folder: Path) -> None:
    """A week that changes is a newer revision of its events; the others stay as they are."""
    path = scenario(folder, week="weeks = 4")
    assert call("plan", path, "-o", "plan.json", folder=folder).code == 0
    now = ("--now", "2026-11-25 12:00")
    assert call("export", "plan.json", "--ics", "one.ics", *now, folder=folder).code == 0
    before = scenario(folder, week="weeks = 4", dates="[availability.dates]\n2026-12-17 = []\n")
    assert call("plan", before, "-o", "new.json", folder=folder).code == 0
    done = call("export", "new.json", "--ics", "one.ics", *now, folder=folder)
    assert done.code == 0, done.err
    text = (folder / "one.ics").read_text("utf-8")
    assert "SEQUENCE:1" in text
    assert text.count("SEQUENCE:0") > 3 * text.count("SEQUENCE:1")


def test_a_calendar_alone_does_not_say_which_week_of_a_programme_is_replanned(folder: Path) -> None:
    path = scenario(folder, week="weeks = 4")
    assert call("plan", path, "--ics", "weeks.ics", folder=folder).code == 0
    assert_refused(call("replan", path, "weeks.ics", "--now", "wed 12:00", folder=folder), "weeks.ics")


def test_a_programme_follows_the_weeks_before_it(folder: Path) -> None:
    """Legs late on the Sunday before keep lifts for the legs off the first Monday."""
    history = '[history]\nsessions = [{ kind = "lower", at = "2026-11-29 18:00" }]\n'
    data = planned(folder, more=history, week="weeks = 3")
    assert_sound(data)
    first = of_kinds(entries(data), LEGS)[0]
    assert first.start.isoformat() >= "2026-12-01T14:00"
    assert starts(data, 2) == starts(planned(folder, "--weeks", "3"), 2)


@pytest.mark.parametrize(
    ("more", "long_runs"),
    [
        ("", [90, 90, 90]),
        (
            '[history]\nsessions = [{ kind = "long", at = "2026-11-28 08:00", minutes = 60 }]\n'
            '[programme]\nrun_growth = "off"\n',
            [65, 70, 75],
        ),
        ('[history]\nsessions = [{ kind = "long", at = "2026-10-01 08:00", minutes = 60 }]\n', [90, 90, 90]),
        ("[programme.long_run]\nfirst = 50\n", [50, 55, 60]),
        ("[programme.long_run]\nlongest = 100\n", [90, 95, 100]),
    ],
)
def test_the_long_run_starts_where_the_athlete_is(folder: Path, more: str, long_runs: list[int]) -> None:
    data = planned(folder, week="weeks = 3", more=more)
    assert [e.minutes for e in of_kinds(entries(data), {"long"})] == long_runs


def test_a_programme_after_another_plan_is_checked_like_any_other(folder: Path) -> None:
    """The plan before had a shorter long run, which is not in the scenario."""
    earlier = scenario(folder).read_text("utf-8").replace("minutes = 90", "minutes = 60")
    (folder / "before.toml").write_text(earlier, "utf-8")
    assert call("plan", "before.toml", "-o", "before.json", folder=folder).code == 0
    path = scenario(folder, week="weeks = 4")
    path.write_text(path.read_text("utf-8").replace("2026-11-30", "2026-12-07"), "utf-8")
    assert call("plan", path, "--after", "before.json", "-o", "plan.json", folder=folder).code == 0
    data = json.loads((folder / "plan.json").read_text("utf-8"))
    assert [e.minutes for e in of_kinds(entries(data), {"long"})] == [65, 70, 75, 55]
    assert call("check", path, "plan.json", "--json", folder=folder).json["penalty"] == data["penalty"]


@pytest.mark.slow
def test_what_repeats_is_what_why_and_alternatives_are_about(folder: Path) -> None:
    path = scenario(folder, week="weeks = 5")
    for command in (("why", path, "long-1"), ("alternatives", path, "-k", "1"), ("whatif", path, "--policies")):
        done = call(*command, folder=folder)
        assert done.code == 0, done.err
        assert "the week that repeats in a programme of 5 weeks" in done.err


def test_weeks_of_another_length_repeat_too(folder: Path) -> None:
    done = call("plan", SCENARIOS / "nurse.toml", "--weeks", "6", "--json", folder=folder)
    assert done.code == 0
    assert_sound(done.json)
    assert [week["start"] for week in done.json["weeks"]][:3] == ["2026-11-30", "2026-12-08", "2026-12-16"]


def test_a_clock_change_keeps_local_times(folder: Path) -> None:
    """Europe's clocks change on 28 March 2027."""
    text = BASE.format(week="weeks = 4", dates="", more="").replace("2026-11-30", "2027-03-15")
    (folder / "weeks.toml").write_text(text, "utf-8")
    data = call("plan", "weeks.toml", "--json", folder=folder).json
    assert_sound(data)
    assert starts(data, 4) == starts(data, 1)
    assert {s["start"][-6:] for s in data["sessions"]} == {"+01:00", "+02:00"}


@pytest.mark.slow
def test_the_same_programme_gives_the_same_bytes(folder: Path) -> None:
    path = scenario(folder, more=RACE.format(day="2027-02-21", distance="half"))
    runs = [
        freshlegs("plan", path, "--json", env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"})
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    ]
    assert runs[0].out == runs[1].out


def test_a_programme_that_runs_out_of_time_is_undecided_or_best_found(folder: Path) -> None:
    done = call("plan", scenario(folder, week="weeks = 8"), "--time-limit", "0.001", "--json", folder=folder)
    assert done.code in (0, 4)
    assert done.code == 4 or not done.json["proved_best"]


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(2, 16),
    st.sets(st.integers(0, 111), max_size=6),
    st.sampled_from(["", "[programme]\nphase = 'in_season'\n", "[programme.long_run]\nlongest = 150\n"]),
    st.integers(0, 3),
)
def test_random_programmes_are_sound(folder: Path, weeks: int, off: set[int], more: str, racing: int) -> None:
    """Whatever dates are off and whenever the race is, or the week that stands in the way is named."""
    dates = "".join(f"{date(2026, 11, 30) + timedelta(days=day)} = []\n" for day in sorted(off))
    race = date(2026, 11, 30) + timedelta(days=weeks * 7 - 1 - racing * 2)
    wanted = more + (RACE.format(day=race, distance="half") if racing else "")
    path = scenario(folder, week=f"weeks = {weeks}", dates=f"[availability.dates]\n{dates}", more=wanted)
    done: Done = call("plan", path, "--json", folder=folder)
    if done.code == 3:
        assert 1 <= done.json["week"] <= weeks
        return
    assert done.code == 0, done.err
    assert_sound(done.json)
    there = entries(done.json)
    if racing:
        assert not [e for e in of_kinds(there, LEGS) if 1 <= (race - e.day).days <= 7]


def test_no_card_of_the_first_week_speaks_of_a_session_that_nobody_did(folder: Path) -> None:
    """Rules take the week before to be as usual; a person is not told that it was."""
    sessions = planned(folder, week="weeks = 2")["sessions"]
    first, second = (
        [" ".join(s["why"]) for s in sessions if f"/{start}/" in s["id"]] for start in ("2026-11-30", "2026-12-07")
    )
    assert not [why for why in first if "Nov" in why.replace("30 Nov", "")]
    assert any("last lift for the same muscles" in why for why in second)
