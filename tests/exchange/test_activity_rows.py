"""Lists of activities: each form as its program writes it, and each trap of language and unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.exchange.reading import sports
from freshlegs.exchange.reading.foreign_values import normalize_words
from freshlegs.exchange.reading.sports import find_sport, load_sports
from freshlegs.io.errors import InputError
from freshlegs.model.kinds import KINDS
from support.activity_files import (
    GARMIN,
    GARMIN_FRENCH,
    GARMIN_GERMAN,
    INTERVALS,
    STRAVA,
    STRAVA_FRENCH,
    STRAVA_GERMAN,
    garmin_row,
    intervals_row,
    list_told,
    read_activities,
    strava_row,
)

RUN = "2026-12-01 06:05 run 45 min 8.0 km"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STRAVA + strava_row(), RUN),
        (STRAVA + strava_row("Dec 1, 2026, 5:05:12\N{NARROW NO-BREAK SPACE}AM"), RUN),
        (STRAVA + strava_row("1 Dec 2026, 05:05:12"), RUN),
        (STRAVA + strava_row("1 déc. 2026, 05:05:12"), RUN),
        (STRAVA + strava_row("01.12.2026, 05:05:12"), RUN),
        (STRAVA + strava_row("2026-12-01 05:05:12"), RUN),
        (
            STRAVA_GERMAN + '1,"01.12.2026, 05:05:12",Morgenlauf,Lauf,,2760,"8,02",1.fit.gz,2760,2700,8020\n',
            RUN,
        ),
        (STRAVA_FRENCH + '1,"1 déc. 2026, 05:05:12",Matin,Course à pied,2760,8.02,x,2760,2700,8020\n', RUN),
        (GARMIN + garmin_row(), "2026-12-01 06:05 run 45 min"),
        (GARMIN_GERMAN + 'Laufen,2026-12-01 06:05:12,false,x,"8,02","1,012","00:45:00,0",--,--,5:36,--,--\n',
         "2026-12-01 06:05 run 45 min"),
        (GARMIN_FRENCH + 'Course à pied,2026-12-01 06:05:12,false,x,"8.02","407","00:45:00","151"\n',
         "2026-12-01 06:05 run 45 min"),
        (INTERVALS + intervals_row(), RUN),
    ],
)  # fmt: skip
def test_each_form_is_read(text: str, told: str) -> None:
    found = read_activities(text)
    assert (list_told(found.activities), found.faults, found.is_list) == ([told], [], True)


def test_the_later_of_two_columns_of_one_name_counts_and_the_first_where_that_is_empty() -> None:
    old = strava_row(moving="", elapsed=3600, metres="").replace(",75.0,,3600,,,", ",75.0,,,,,")
    assert list_told(read_activities(STRAVA + old).activities) == ["2026-12-01 06:05 run 60 min"]


def test_moments_of_strava_are_in_utc_and_those_of_others_on_the_clock_of_the_place() -> None:
    late = read_activities(STRAVA + strava_row("Dec 1, 2026, 11:30:00 PM"))
    assert [(one.local.day, one.knows_clock) for one in late.activities] == [(2, False)]
    (there,) = read_activities(GARMIN + garmin_row("2026-12-01 23:30:00")).activities
    assert (there.local.day, there.moment, there.knows_clock) == (1, None, True)


def test_a_run_over_midnight_is_of_the_day_on_which_it_began() -> None:
    (one,) = read_activities(GARMIN + garmin_row("2026-12-01 23:50:00", length="01:10:00")).activities
    assert one.local.isoformat() == "2026-12-01T23:50:00"


def test_lifting_counts_by_its_whole_time_and_a_ride_by_that_without_stops() -> None:
    rows = strava_row(sport="Weight Training", moving=60, elapsed=3300) + strava_row(
        sport="Ride", moving=3600, elapsed=7200
    )
    found = read_activities(STRAVA + rows)
    assert [(one.kind, one.seconds) for one in found.activities] == [("lift", 3300), ("bike", 3600)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (STRAVA + strava_row("Dec 32, 2026, 5:05:12 AM"), 'row 2, Activity Date: found "Dec 32, 2026"; a day such as'),
        (STRAVA + strava_row("Dec 1, 2026, 13:05:12 PM"), 'row 2, Activity Date: found "Dec 1, 2026, 13:05:12 PM"'),
        (STRAVA + strava_row("2026-12-01"), 'found "2026-12-01"; a day and a time such as 2025-12-22 18:05'),
        (STRAVA + strava_row(sport=""), "row 2, Activity Type: it is empty; the name of a sport"),
        (STRAVA + strava_row(sport="x" * 61), "row 2, Activity Type: it has 61 letters"),
        (STRAVA + strava_row(moving=-5, elapsed=-5), 'row 2, Moving Time: found "-5"'),
        (GARMIN + garmin_row(length="--").replace("00:46:00", "--"),
         'row 2, Time: found "--"; a time such as 0:45:00, up to 48 hours'),
        (INTERVALS + intervals_row(seconds=200_000), 'row 2, moving_time: found "200000"; a time such as'),
        (STRAVA + strava_row()[:60] + "\n", "row 2: found "),
        (STRAVA + strava_row() + '2,"Dec 2', "a quote that does not end; the file may be cut off"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_says_where_what_and_what_is_allowed(text: str, says: str) -> None:
    found = read_activities(text)
    assert len(found.faults) == found.bad_rows == 1
    assert says in str(found.faults[0])


def test_good_rows_stay_beside_bad_ones() -> None:
    found = read_activities(STRAVA + strava_row() + strava_row("never") + strava_row("Dec 3, 2026, 5:05:12 AM"))
    assert [one.place for one in found.activities] == ["row 2", "row 4"]
    assert (found.rows, found.bad_rows) == (3, 1)


def test_dates_that_can_be_two_are_asked_or_told_by_another_row() -> None:
    two = garmin_row("3/4/2026 6:05")
    asked = read_activities(GARMIN + two * 2)
    assert (asked.activities, asked.bad_rows) == ([], 2)
    assert str(asked.faults[0]) == (
        'row 2, Date: found "3/4/2026 6:05", and 1 more like it; it can be 2026-04-03 or 2026-03-04: '
        "say --dates dmy (day first) or --dates mdy"
    )
    assert list_told(read_activities(GARMIN + two, dates="dmy").activities) == ["2026-04-03 06:05 run 45 min"]
    told = read_activities(GARMIN + two + garmin_row("3/14/2026 18:05"))
    assert (list_told(told.activities), told.order) == (
        ["2026-03-04 06:05 run 45 min", "2026-03-14 18:05 run 45 min"],
        "mdy",
    )


def test_a_distance_of_which_nobody_says_the_unit_is_not_taken() -> None:
    (one,) = read_activities(GARMIN + garmin_row()).activities
    assert one.metres is None


def test_what_it_felt_like_is_taken_where_it_is_told() -> None:
    rows = "".join(intervals_row(rpe=rpe) for rpe in ("6", "6.4", "", "0", "11", "hard"))
    assert [one.felt for one in read_activities(INTERVALS + rows).activities] == [6, 6, None, None, None, None]


def test_nothing_private_is_read() -> None:
    text = repr(read_activities(STRAVA + strava_row()).activities)
    assert "Anna" not in text
    assert "171" not in text


def test_what_nobody_trains_by_is_left_out() -> None:
    found = read_activities(GARMIN + garmin_row(sport="Transition") + garmin_row(sport="Meditation"))
    assert (found.activities, dict(found.left_out)) == ([], {"Transition": 1, "Meditation": 1})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Run", "run"), ("TrailRun", "run"), ("Treadmill Running", "run"), ("Laufband", "run"),
        ("Course à pied", "run"), ("treadmill_running", "run"), ("VirtualRide", "bike"), ("Radfahren", "bike"),
        ("E-Bike Ride", "bike"), ("Pool Swim", "swim"), ("Krafttraining", "lift"), ("WeightTraining", "lift"),
        ("Traditional Strength Training", "lift"), ("Wandern", "hike"), ("Padel", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_a_sport_is_known_by_what_programs_call_it(name: str, kind: str) -> None:
    assert find_sport(name) == kind


def test_every_sport_has_a_kind_and_one_only() -> None:
    allowed = {"run", "lift", "none"} | {row.name for row in KINDS.values() if row.family == "activity"}
    assert set(load_sports().values()) <= allowed
    seen: dict[str, str] = {}
    for line in Path(sports.__file__).with_name("sports.csv").read_text("utf-8").splitlines()[1:]:
        kind, names = line.split(",")
        for name in names.split(";"):
            assert seen.setdefault(normalize_words(name), kind) == kind, name


@pytest.mark.parametrize(
    ("text", "form", "says"),
    [
        (STRAVA + strava_row(), "garmin", "no activities of Garmin Connect; a day, a sport and a length in its header"),
        (STRAVA + strava_row(), "fit", "found a table, or text; FIT, as --as fit says"),
        (STRAVA + strava_row(), "hevy", "no file of Hevy"),
        ("nothing\n", "strava", "found no header: no activities of Strava"),
    ],
)
def test_a_form_that_it_is_not_is_refused(text: str, form: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_activities(text, form=form)
