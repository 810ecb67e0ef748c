"""The outline that a scenario gives its programme: how long the race takes, how the long run begins, what is usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import InputError
from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.programme.answer_programme import answer_programme
from freshlegs.scenario.busy_times import BusyCalendars, TypicalBusyTimes
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.programme_races import estimate_race_minutes
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.scenario.schema.programme_tables import RaceGoal
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.training.programme.time_line import build_time_line
from support.scenario_texts import EASY, FREE, ZONE

START = date(2026, 11, 30)
LONG = '[[sessions]]\nkind = "long"\nminutes = 120\n'


def draft(*, week: str = "", more: str = LONG, level: str = "intermediate") -> Draft:
    """Return the draft of a small week from Monday 30 November on."""
    text = f'{ZONE}[week]\nstart = {START}\n{week}\n{FREE}[athlete]\nrun_level = "{level}"\n{EASY}{more}'
    return Scenario.from_text(text).draft


@pytest.mark.parametrize(
    ("distance", "level", "minutes"),
    [
        ("5k", "beginner", 40),
        ("5k", "intermediate", 30),
        ("5k", "advanced", 25),
        ("10k", "advanced", 50),
        ("half", "beginner", 160),
        ("half", "intermediate", 130),
        ("marathon", "intermediate", 255),
        (100, "beginner", 600),
    ],
)
def test_a_race_whose_time_is_not_said_takes_its_distance_at_the_runners_pace(
    distance: Any, level: str, minutes: int
) -> None:
    """In steps of five minutes, up: 5 km at 7:30 are 37 and a half minutes, so 40; ten hours at most."""
    race = RaceGoal(date=date(2027, 2, 21), distance=distance)
    assert estimate_race_minutes(draft(level=level).scenario, race) == minutes


def test_a_race_takes_as_long_as_the_athlete_says() -> None:
    race = RaceGoal(date=date(2027, 2, 21), distance="5k", minutes=33)
    assert estimate_race_minutes(draft().scenario, race) == 33


class Meetings(BusyCalendars):
    """A calendar with meetings in some weeks, from nine to ten on their first day."""

    def __init__(self, *weeks: int) -> None:
        super().__init__()
        self.days = {START + timedelta(days=7 * number - 7) for number in weeks}

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> list[Interval]:
        """Return the meeting of a week, if it has one."""
        return [(540, 600)] if clock.first in self.days else []


@pytest.mark.parametrize(
    ("weeks", "busy_in", "usual"),
    [
        (4, (1, 2, 3), True),
        (4, (1, 4), False),
        (5, (1, 3, 5), True),
        (5, (2, 4), False),
        (1, (1,), True),
        (2, (1,), False),
    ],
)
def test_a_usual_week_is_busy_where_more_than_half_of_the_weeks_are(
    weeks: int, busy_in: tuple[int, ...], usual: bool
) -> None:
    """In half of them is not more than half: then the usual week has the time, and the others make way for it."""
    starts = tuple(START + timedelta(days=7 * number) for number in range(weeks))
    typical = TypicalBusyTimes(Meetings(*busy_in), starts)
    clock = Clock(ZoneInfo("Europe/Berlin"), START, 7)
    assert list(typical(draft().scenario, clock)) == ([(540, 600)] if usual else [])


@pytest.mark.parametrize(
    ("done", "first"),
    [
        ([], 120),
        (["long 2026-11-28 60"], 65),
        (["long 2026-11-28 60", "long 2026-11-21 80"], 85),
        (["easy 2026-11-28 60"], 65),
        (["race 2026-11-28 60", "lower 2026-11-27 90"], 65),
        (["long 2026-10-31 60"], 65),
        (["long 2026-10-30 60"], 120),
    ],
)
def test_the_long_run_begins_a_tenth_above_the_longest_of_the_last_thirty_days(done: list[str], first: int) -> None:
    """Without one it begins as it is asked for."""
    rows = (f'{{ kind = "{kind}", at = "{day} 08:00", minutes = {took} }}' for kind, day, took in map(str.split, done))
    more = f"{LONG}[history]\nsessions = [{', '.join(rows)}]\n" if done else LONG
    long_run = outline_draft(draft(week="weeks = 4", more=more)).long_run
    assert long_run is not None
    assert long_run.first == first


@pytest.mark.parametrize(
    ("more", "weeks"),
    [("", 1), ("[programme]\nphase = 'build'\n", 4), ('[programme.race]\ndate = 2026-12-19\ndistance = "10k"\n', 3),
     ('[programme.race]\ndate = 2026-11-30\ndistance = "10k"\n', 1)],
)  # fmt: skip
def test_a_programme_goes_to_its_race_and_without_one_for_four_weeks(more: str, weeks: int) -> None:
    assert outline_draft(draft(more=LONG + more)).weeks == weeks


def tell(*done: str) -> str:
    """Return a [history]; a session is told as "long 2026-11-28 60"."""
    rows = (f'{{ kind = "{kind}", at = "{day} 08:00", minutes = {took} }}' for kind, day, took in map(str.split, done))
    return f"[history]\nsessions = [{', '.join(rows)}]\n"


@pytest.mark.parametrize(
    ("done", "known"),
    [
        (("easy 2026-11-26 30",), 30),
        (("easy 2026-11-26 30", "long 2026-11-24 60", "lower 2026-11-25 60"), 90),
        (("easy 2026-11-26 30", "long 2026-11-16 60"), 45),
        (("easy 2026-11-26 30", "long 2026-10-30 600"), 30),
        (("lower 2026-11-25 60",), None),
        (("easy 2026-11-26 40", "race 2026-11-22 180", "easy 2026-11-18 20", "long 2026-11-12 100"), 70),
        (("easy 2026-11-26 40", "race 2026-11-29 180", "long 2026-11-23 50"), 90),
        (("race 2026-11-22 180",), None),
    ],
    ids=[
        "one run",
        "one week",
        "the mean of two weeks",
        "longer ago than 30 days",
        "no run",
        "without the week of a race",
        "what is run beside a race, where there is no other week",
        "a race alone",
    ],
)
def test_running_grows_from_the_mean_of_the_weeks_that_history_tells(done: tuple[str, ...], known: int | None) -> None:
    assert outline_draft(draft(week="weeks = 4", more=LONG + tell(*done))).known_minutes == known


def test_the_athletes_own_word_goes_before_history() -> None:
    told = draft(week="weeks = 4", more=LONG + tell("easy 2026-11-26 30"))
    written = {**told.written, "athlete": {**told.written["athlete"], "weekly_minutes": 150}}
    assert outline_draft(replace(told, written=written)).known_minutes == 150


@pytest.mark.parametrize(
    ("weekly", "done", "more", "first"),
    [
        (120, (), "", 60),
        (133, (), "", 65),  # in fives
        (30, (), "", 20),  # no run is shorter
        (400, (), "", 120),  # as asked for
        (120, ("long 2026-11-28 60",), "", 65),  # a known run says more
        (120, (), "[programme.long_run]\nfirst = 100\n", 100),  # and the athlete most
    ],
)
def test_where_no_run_is_known_the_first_long_one_is_half_of_what_is_run_in_a_week(
    weekly: int, done: tuple[str, ...], more: str, first: int
) -> None:
    told = draft(week="weeks = 4", more=LONG + more + (tell(*done) if done else ""))
    written = {**told.written, "athlete": {**told.written["athlete"], "weekly_minutes": weekly}}
    long_run = outline_draft(replace(told, written=written)).long_run
    assert long_run is not None
    assert long_run.first == first


@pytest.mark.parametrize(
    ("distance", "tempo", "longest"),
    [("10k", 30, 75), ("10k", 60, 90), ("5k", 60, 75), ("half", 30, 120)],
)
def test_before_a_short_race_the_long_run_grows_no_longer_than_the_other_runs(
    distance: str, tempo: int, longest: int
) -> None:
    """An easy run of 45 minutes and a tempo run of 30 are 75; a half marathon asks for two hours all the same."""
    runs = f'[[sessions]]\nkind = "long"\nminutes = 60\n[[sessions]]\nkind = "tempo"\nminutes = {tempo}\n'
    race = f'[programme.race]\ndate = 2027-02-21\ndistance = "{distance}"\n'
    long_run = outline_draft(draft(more=f"{runs}{race}")).long_run
    assert long_run is not None
    assert long_run.longest == longest


def test_growth_and_pulling_back_are_settings() -> None:
    usual = outline_draft(draft(week="weeks = 4"))
    off = outline_draft(draft(week="weeks = 4", more=LONG + '[programme]\nrun_growth = "off"\npull_back = 25\n'))
    assert (usual.run_growth, usual.pull_back, usual.known_minutes) == (10, 10, None)
    assert (off.run_growth, off.pull_back) == (None, 25)


def test_what_the_runs_do_not_reach_is_said_with_its_number() -> None:
    text = draft(week="weeks = 4", more=f"{LONG}[programme.long_run]\nlongest = 150\n{tell('long 2026-11-28 60')}")
    record, *_ = answer_programme(text, Limits())
    assert isinstance(record, PlannedRecord)
    assert any("not the 150 min that it is to grow to" in note for note in record.notes)
    assert any("running grows from the 60 min a week that you run now" in note for note in record.notes)


def test_where_no_run_is_known_the_first_week_says_for_whom_it_is() -> None:
    record, *_ = answer_programme(draft(week="weeks = 2"), Limits())
    assert isinstance(record, PlannedRecord)
    assert any("the long run of 120 min is for somebody who ran 110 min or more" in note for note in record.notes)


@pytest.mark.parametrize(("days", "cycles"), [(5, 6), (7, 4), (8, 4), (9, 3), (14, 3)])
def test_deloads_are_counted_in_weeks_and_not_in_cycles(days: int, cycles: int) -> None:
    """Four weeks from one to the next, to the nearest cycle; two fortnights lie between two that last one."""
    names = [f"day{day}" for day in range(1, days + 1)] if days != 7 else ["mon"]
    free = "".join(f'{name} = ["06:00-22:00"]\n' for name in names)
    text = f"{ZONE}[week]\nstart = {START}\ndays = {days}\nweeks = 8\n[availability]\n{free}{EASY}"
    assert outline_draft(Scenario.from_text(text).draft).deload_every == cycles
    off = Scenario.from_text(f'{text}[programme]\ndeload_every = "off"\n').draft
    assert outline_draft(off).deload_every is None


@pytest.mark.parametrize(
    ("athlete", "programme", "sets"),
    [
        ('lift_level = "advanced"', "", [3, 3, 3]),
        ('lift_level = "beginner"', "", [1, 2, 3]),
        ('lift_level = "advanced"\nreturning_from = "injury"', "", [1, 2, 3]),
        ('lift_level = "intermediate"\nreturning_from = "birth"', "", [1, 2, 3]),
        ('lift_level = "beginner"\nreturning_from = "pain"', "", [1, 2, 3]),
        ('lift_level = "advanced"\nreturning_from = "pain"', "[programme]\nminimum_dose = false\n", [3, 3, 3]),
    ],
)
def test_who_comes_back_starts_with_one_set_as_a_beginner_does(athlete: str, programme: str, sets: list[int]) -> None:
    """A18: novices and those who recover, whatever they lifted before; unless the scenario says otherwise."""
    text = f"{ZONE}[week]\nstart = {START}\nweeks = 3\n{FREE}[athlete]\n{athlete}\n{programme}{EASY}"
    weeks = build_time_line(outline_draft(Scenario.from_text(text).draft))
    assert [week.sets for week in weeks] == sets


LIFTED = "".join(
    f'[[history.sessions]]\nkind = "full"\nminutes = 50\nat = "2026-11-{day} 18:00"\n' for day in ("09", 12, 17, 26)
)
"""Three weeks with a lift before the programme, two lifts in the first of them."""


@pytest.mark.parametrize(
    ("athlete", "more", "weeks"),
    [
        ('lift_level = "beginner"', "", 4),
        ('lift_level = "intermediate"', "", 0),
        ('lift_level = "beginner"\nage = 68', "", 4),
        ('lift_level = "beginner"', '[lifting]\nallow = ["jumps"]\n', 0),
        ('lift_level = "beginner"', LIFTED, 1),
        ('lift_level = "beginner"', LIFTED.replace("full", "easy"), 4),
    ],
)
def test_a_beginners_jumps_begin_after_four_weeks_of_lifting(athlete: str, more: str, weeks: int) -> None:
    text = f"{ZONE}[week]\nstart = {START}\nweeks = 6\n{FREE}[athlete]\n{athlete}\n{EASY}{more}"
    assert outline_draft(Scenario.from_text(text).draft).jumps_after == weeks


@pytest.mark.parametrize(
    ("priority", "running"), [("", [50, 80]), ('priority = "B"\n', [50, 80]), ('priority = "C"\n', [70, None])]
)
def test_a_race_of_the_history_that_was_trained_through_is_soon_over(priority: str, running: list[int | None]) -> None:
    """Of an athlete of 55: 10 km the day before the programme."""
    race = (
        f'[[history.sessions]]\nkind = "race"\nat = "{START - timedelta(days=1)} 09:00"\ndistance = "10k"\n{priority}'
    )
    text = f"{ZONE}[week]\nstart = {START}\nweeks = 2\n{FREE}[athlete]\nage = 55\n{EASY}{race}"
    weeks = build_time_line(outline_draft(Scenario.from_text(text).draft))
    assert [week.running for week in weeks] == running


def test_a_priority_is_a_races_alone() -> None:
    text = f'{ZONE}[week]\nstart = {START}\n{FREE}{EASY}priority = "C"\n'
    with pytest.raises(
        InputError, match=r'sessions\[1\].priority: found "C" of easy; only a race has one: kind = "race"'
    ):
        outline_draft(Scenario.from_text(text).draft)


@pytest.mark.parametrize(("days", "minutes"), [(7, 150), (10, 214), (14, 300)])
def test_what_is_run_in_a_week_now_is_as_much_more_in_a_longer_cycle(days: int, minutes: int) -> None:
    text = (
        f"{ZONE}[week]\nstart = {START}\ndays = {days}\nrepeats = true\n{FREE}[athlete]\nweekly_minutes = 150\n{EASY}"
    )
    assert outline_draft(Scenario.from_text(text).draft).known_minutes == minutes
