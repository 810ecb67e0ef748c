"""Places with opening hours and ways: when a session may start there, what the plan says, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.scenario_texts import problem
from support.worlds import at

HEAD = """
timezone = "Europe/London"
[week]
start = 2026-11-30
{week}
[availability]
mon = ["06:00-09:00", "17:00-21:00"]
thu = ["06:00-09:00", "17:00-21:00"]
"""
GYM = '[[places]]\nname = "gym"\n'
RUN = '[[sessions]]\nkind = "easy"\nminutes = 60\nplace = {}\n'


def starts(places: str, place: str = '"gym"', week: str = "") -> tuple[int, ...]:
    """Return the starts of an hour's run that is done at a place."""
    return problem(HEAD.format(week=week) + places + RUN.format(place)).sessions[0].starts


def moments(*texts: str) -> tuple[int, ...]:
    """Return the minutes of "mon 06:20 06:30"."""
    return tuple(at(f"{day} {wall}") for day, *walls in map(str.split, texts) for wall in walls)


def test_free_time_holds_the_ways_too() -> None:
    """The first start is when the way there has begun with the window, the last leaves time for the way back."""
    found = starts(GYM + "travel = { there = 20, back = 40 }\n")
    assert found[:7] == moments("mon 06:20 06:30 06:45 07:00 07:15 17:20 17:30")
    assert found[-1] == at("thu 19:15")


def test_a_place_has_several_windows_a_day() -> None:
    opens = '[places.open]\nweekdays = ["06:30-07:40", "08:00-12:00", "16:00-18:05"]\n'
    here = "06:30 08:00 17:00"
    assert starts(GYM + opens) == moments(f"mon {here}", f"thu {here}")


def test_what_is_open_of_a_date_goes_before_its_day() -> None:
    opens = '[places.open]\nweekdays = ["06:00-22:00"]\ndates.2026-11-30 = []\ndates.2026-12-03 = ["06:40-08:00"]\n'
    assert starts(GYM + opens) == moments("thu 06:40 06:45 07:00")


def test_opening_hours_and_when_both_hold() -> None:
    opens = '[places.open]\nweekdays = ["07:00-20:00"]\n'
    assert starts(GYM + 'when = { days = ["thu"], time = "06:00-18:30" }\n' + opens) == moments(
        "thu 07:00 07:15 07:30 07:45 08:00 17:00 17:15 17:30"
    )


def test_hours_over_midnight_are_one_stretch() -> None:
    text = HEAD.format(week="").replace('"17:00-21:00"', '"17:00-24:00"') + 'fri = ["00:00-02:00"]\n'
    opens = '[places.open]\nthu = ["23:00-24:00"]\nfri = ["00:00-01:00"]\n'
    found = problem(text + GYM + opens + RUN.format('"gym"')).sessions[0].starts
    assert found == moments("thu 23:00 23:15 23:30 23:45", "fri 00:00")


def test_the_first_of_several_places_that_is_open_and_within_reach_counts() -> None:
    two = GYM + 'travel = 60\n[places.open]\nmon = ["06:00-22:00"]\n[[places]]\nname = "park"\ntravel = 5\n'
    made = problem(HEAD.format(week="") + two + RUN.format('["gym", "park"]'))
    run = made.sessions[0]
    there = {start: place.name for start in run.starts if (place := made.find_place(run, start))}
    assert (there[at("mon 07:00")], there[at("mon 06:05")], there[at("thu 07:00")]) == ("gym", "park", "park")
    assert at("mon 06:00") not in there
    assert {*there} == {*run.starts}


def test_a_lift_is_where_it_lies_and_a_run_is_not() -> None:
    both = "".join(f'[[sessions]]\nkind = "{kind}"\nminutes = 60\n' for kind in ("full", "easy"))
    made = problem(HEAD.format(week="") + GYM + "travel = 30\n" + both)
    lift, run = made.sessions
    assert made.find_place(run, at("mon 06:00")) is None
    near, far = (made.find_place(lift, at(text)) for text in ("mon 06:00", "mon 06:30"))
    assert (near.name if near else None, far.name if far else None) == ("", "gym")


def test_a_programme_knows_the_hours_of_each_date(tmp_path: Path) -> None:
    opens = '[places.open]\nmon = ["06:00-22:00"]\nthu = ["06:00-22:00"]\ndates.2026-12-07 = []\n'
    run = RUN.format('"gym"')
    (tmp_path / "weeks.toml").write_text(HEAD.format(week="weeks = 2") + GYM + opens + run, "utf-8")
    done = call("plan", "weeks.toml", "--json", folder=tmp_path)
    assert done.code == 0, done
    assert [s["start"][:10] for s in done.json["sessions"]] == ["2026-11-30", "2026-12-10"]
    assert [s["place"] for s in done.json["sessions"]] == ["gym", "gym"]


TWICE = (
    HEAD.format(week="")
    + GYM
    + "travel = 20\n"
    + '[[places]]\nname = "pool"\ntravel = 10\n'
    + '[[sessions]]\nkind = "upper"\nminutes = 60\nat = "mon 06:20"\nplace = "gym"\n'
    + '[[sessions]]\nkind = "easy"\nminutes = 30\nat = "{run}"\nplace = "{place}"\n'
    + "[rules]\nrun_lift_gap = {{ hours = 0 }}\nmuscle_frequency = 'off'\n"
)


def plan_twice(folder: Path, run: str, place: str) -> Any:
    """Return what came of a lift at the gym until 07:20 and a run after it."""
    (folder / "twice.toml").write_text(TWICE.format(run=run, place=place), "utf-8")
    return call("plan", "twice.toml", "-o", "twice.json", "--ics", "twice.ics", "--json", folder=folder)


def ways(plan: Any) -> list[tuple[str, int, int]]:
    """Return of each session where it is, and the minutes of its ways."""
    return [(s["place"], s.get("minutes_there", 0), s.get("minutes_back", 0)) for s in plan["sessions"]]


def test_who_trains_twice_at_one_place_does_not_travel_in_between(tmp_path: Path) -> None:
    done = plan_twice(tmp_path, "mon 07:20", "gym")
    assert done.code == 0, done
    assert ways(done.json) == [("gym", 20, 0), ("gym", 0, 20)]


def test_with_time_for_both_ways_one_goes_home(tmp_path: Path) -> None:
    done = plan_twice(tmp_path, "mon 08:00", "gym")
    assert ways(done.json) == [("gym", 20, 20), ("gym", 20, 20)]


def test_to_another_place_the_ways_need_their_time(tmp_path: Path) -> None:
    assert ways(plan_twice(tmp_path, "mon 07:50", "pool").json) == [("gym", 20, 20), ("pool", 10, 10)]
    done = plan_twice(tmp_path, "mon 07:49", "pool")
    assert done.code == 3
    assert "travel_time" in {entry["rule"] for entry in done.json["clash"]}


def test_every_target_says_when_to_leave(tmp_path: Path) -> None:
    plan_twice(tmp_path, "mon 07:20", "gym")
    card = call("show", "twice.json", "--session", "upper-1", folder=tmp_path).out
    assert "At gym: leave at 06:00." in card
    assert "At gym: back at 08:10." in call("show", "twice.json", "--session", "easy-1", folder=tmp_path).out
    assert "Lift: upper body, gym" in call("show", "twice.json", folder=tmp_path).out
    event = (tmp_path / "twice.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert "DESCRIPTION:At gym: leave at 06:00.\\n" in event
    assert "LOCATION:gym\n" in event.replace("\r", "")
    assert call("export", "twice.json", "--html", "twice.html", folder=tmp_path).code == 0
    assert "At gym: leave at 06:00." in (tmp_path / "twice.html").read_text("utf-8")


def test_the_phone_rings_before_one_has_to_leave(tmp_path: Path) -> None:
    plan_twice(tmp_path, "mon 07:20", "gym")
    assert call("export", "twice.json", "--ics", "rings.ics", "--alarm", "15", folder=tmp_path).code == 0
    rings = (tmp_path / "rings.ics").read_text("utf-8")
    assert [line for line in rings.split() if line.startswith("TRIGGER")] == ["TRIGGER:-PT35M", "TRIGGER:-PT15M"]


def test_a_plan_without_hours_and_ways_says_no_more_than_before(tmp_path: Path) -> None:
    text = HEAD.format(week="") + GYM + '[[sessions]]\nkind = "upper"\nminutes = 60\nplace = "gym"\n'
    (tmp_path / "plain.toml").write_text(text, "utf-8")
    done = call("plan", "plain.toml", "--json", folder=tmp_path)
    assert not {"place", "minutes_there", "minutes_back"} & {*done.json["sessions"][0]}
    assert "travel_time" not in {one["rule"] for one in done.json["rules"]}


def test_the_cheapest_extra_time_holds_the_ways(tmp_path: Path) -> None:
    """Two lifts of an hour, a quarter of an hour there and back; on Thursday a quarter of an hour is missing."""
    text = HEAD.format(week="").replace('thu = ["06:00-09:00", "17:00-21:00"]', 'thu = ["06:00-07:15"]')
    lifts = '[[sessions]]\nkind = "full"\ncount = 2\nminutes = 60\nplace = "gym"\n'
    (tmp_path / "tight.toml").write_text(text + GYM + "travel = 15\n" + lifts, "utf-8")
    done = call("plan", "tight.toml", folder=tmp_path)
    assert done.code == 3
    assert "Thu from 05:45 instead of 06:00" in done.out


def test_a_week_by_hand_is_checked_with_its_ways(tmp_path: Path) -> None:
    text = HEAD.format(week="") + GYM + "travel = 20\n" + RUN.format('"gym"')
    (tmp_path / "week.toml").write_text(text, "utf-8")
    assert call("check", "week.toml", "mon 06:20 easy", folder=tmp_path).code == 0
    late = call("check", "week.toml", "mon 08:00 easy", folder=tmp_path)
    assert late.code == 3
    assert "leaves no free time for the 20 min to gym and the 20 min back" in " ".join(late.out.split())


def test_what_turns_out_to_be_busy_takes_the_way_too(tmp_path: Path) -> None:
    """Busy until 06:10, one can't leave at six; the run moves to when the way has time."""
    text = HEAD.format(week="") + GYM + "travel = 20\n" + RUN.format('"gym"')
    (tmp_path / "week.toml").write_text(text, "utf-8")
    call("plan", "week.toml", "-o", "week.json", folder=tmp_path)
    done = call("replan", "week.json", "--busy", "mon 05:00-06:10", "--now", "mon 05:00", folder=tmp_path)
    assert done.code == 0, done
    assert "06:20 -> 06:30" in done.out


@pytest.mark.parametrize(
    ("places", "place", "says"),
    [
        ("[places.open]\n", '"gym"', "places[1].open: never open; write its hours"),
        ("[places.open]\nmon = []\n", '"gym"', "places[1].open: never open"),
        (
            'when = { time = "06:00-08:00" }\n[places.open]\nmon = ["10:00-12:00"]\n',
            '"gym"',
            'places[1].open: "gym" is never open; allowed: hours that its `when` reaches',
        ),
        ('[places.open]\nday2 = ["10:00-12:00"]\n', '"gym"', "places[1].open.day2: unknown day; allowed: mon to sun"),
        (
            '[places.open]\ntue = ["10:00-12:00"]\n',
            '"gym"',
            "sessions[1].place: easy of 60 min and the ways fit no free time while gym is open; "
            "gym is open Tue 1 Dec 10:00-12:00",
        ),
        ("travel = 241\n", '"gym"', "places[1].travel: found 241; allowed: a whole number from 0 to 240"),
        ("travel = { there = 5 }\n", '"gym"', "places[1].travel.back: missing"),
        ("travel = 100\n", '"gym"', "(100 min there, 100 min back)"),
        ("", "[]", "sessions[1].place: found an empty list"),
        ("", '["gym", "gym"]', 'sessions[1].place[2]: "gym" stands there already; write each place once'),
        ("", '["gym", "pool"]', 'sessions[1].place[2]: unknown place "pool"; the places are gym'),
        (
            "travel = 20\n",
            '"gym"\nat = "mon 06:00"',
            "sessions[1].at: easy of 60 min at Mon 30 Nov 06:00 leaves no free time for the 20 min to gym",
        ),
        (
            '[places.open]\nthu = ["06:00-20:00"]\n',
            '"gym"\nat = "mon 06:00"',
            "sessions[1].at: easy of 60 min at Mon 30 Nov 06:00 is outside the opening hours of gym; "
            "gym is closed on Mon 30 Nov",
        ),
    ],
)
def test_bad_places_are_refused_by_name(places: str, place: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(HEAD.format(week="") + GYM + places + RUN.format(place), "utf-8")
    done = call("plan", "bad.toml", folder=tmp_path)
    assert done.code == 1
    assert done.err.startswith("bad.toml: ")
    assert says in done.err


@pytest.mark.parametrize(
    ("athlete", "place", "lift", "noted"),
    [
        ('equipment = ["dumbbell"]', "", "", True),
        ('equipment = ["dumbbell"]', "", 'place = "home"', True),
        ('equipment = ["dumbbell"]', "equipment = []", "", False),
        ('equipment = ["dumbbell"]', "", 'place = "gym"', False),
        ("", "", "", False),
    ],
)
def test_a_place_of_lifts_that_names_no_equipment_is_noted(
    tmp_path: Path, athlete: str, place: str, lift: str, noted: bool
) -> None:
    """Where the athlete has named their own; a place that lifts do not come to is none of them."""
    gym = '[[places]]\nname = "gym"\nequipment = ["barbell"]\n'
    (tmp_path / "w.toml").write_text(
        f"timezone = 'Europe/London'\n[athlete]\n{athlete}\n[week]\nstart = 2026-11-30\n"
        f"[availability]\nmon = ['06:00-08:00']\n[[places]]\nname = 'home'\n{place}\n{gym}"
        f"[[sessions]]\nkind = 'full'\n{lift}\n"
    )
    done = call("plan", "w.toml", folder=tmp_path)
    assert done.code == 0, done.err
    says = '[[places]] "home" names no equipment, so it has everything; what you have is equipment = ["dumbbell"].\n'
    assert (says in done.err) == noted
    assert ('"gym" names' in done.err) is False
