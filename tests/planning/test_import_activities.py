"""Recorded activities against a plan and a log: for which session each counts, which rows it makes, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from freshlegs.exchange.reading.activity import ActivityLog, DoneActivity
from freshlegs.model.kinds import Kind
from freshlegs.planfile import HappeningRecord, PlannedRecord, SessionRecord
from freshlegs.planning.gathered_activities import GatheredActivities
from freshlegs.planning.import_activities import match_activities
from freshlegs.planning.import_progress import find_import_progress
from freshlegs.planning.import_runs import find_doubtful_runs, list_run_rows
from freshlegs.planning.imported_log import ImportedLog
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress
from freshlegs.training.run_log import RunEntry
from support.calendar_weeks import MONDAY, session, week

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 4, 12, tzinfo=BERLIN)


def planned(kind: Kind, when: str, minutes: int, number: int = 1, title: str = "") -> SessionRecord:
    found = session(kind, datetime.fromisoformat(when).replace(tzinfo=BERLIN), minutes, number=number)
    return found.model_copy(update={"title": title})


PLAN = week(
    planned("full", "2026-11-30T06:00", 60),
    planned("easy", "2026-12-01T06:00", 45),
    planned("intervals", "2026-12-02T17:00", 60),
    planned("bike", "2026-12-03T18:00", 60),
    planned("long", "2026-12-05T08:00", 120),
    zone="Europe/Berlin",
)


def done(kind: str, when: str, minutes: float, sport: str = "", metres: float | None = None) -> DoneActivity:
    return DoneActivity("x", "", datetime.fromisoformat(when), None, kind, sport or kind, minutes * 60, metres)


def match(*activities: DoneActivity, record: PlannedRecord = PLAN) -> list[str]:
    """Return what each counts for: the name of its session, or the kind of an extra."""
    return [f"extra {m.kind}" if m.session is None else m.session.name for m in match_activities(record, activities)]


@pytest.mark.parametrize(
    ("activity", "counts_for"),
    [
        (done("run", "2026-12-01T06:02", 44), "easy 1"),
        (done("run", "2026-12-01T21:00", 30), "easy 1"),
        (done("run", "2026-12-02T17:10", 58), "intervals 1"),
        (done("run", "2026-12-06T09:00", 110), "long 1"),
        (done("run", "2026-12-03T06:00", 57), "intervals 1"),
        (done("run", "2026-12-04T06:00", 50), "extra easy"),
        (done("run", "2026-12-04T06:00", 100), "extra easy"),
        (done("lift", "2026-11-30T18:00", 50), "full 1"),
        (done("bike", "2026-12-03T07:00", 90), "bike 1"),
        (done("run", "2026-12-01T06:02", 22.5), "easy 1"),
        (done("run", "2026-12-01T06:02", 90), "easy 1"),
        (done("run", "2026-12-03T06:02", 33.75), "easy 1"),
        (done("run", "2026-12-04T06:02", 34), "extra easy"),
        (done("run", "2026-12-01T06:02", 15), "extra easy"),
        (done("run", "2026-12-01T06:02", 100), "extra easy"),
        (done("run", "2026-12-01T06:02", 125), "extra long"),
        (done("run", "2026-12-07T06:02", 120), "extra long"),
        (done("run", "2026-11-29T06:02", 45), "extra easy"),
        (done("swim", "2026-12-03T07:00", 60), "extra swim"),
        (done("lift", "2026-12-03T07:00", 60), "extra lift"),
        (done("other", "2026-12-03T07:00", 60, "Padel"), "extra other"),
    ],
)
def test_an_activity_counts_by_day_kind_and_length(activity: DoneActivity, counts_for: str) -> None:
    assert match(activity) == [counts_for]


def test_of_two_on_a_day_the_nearer_in_length_is_the_session_and_the_other_an_extra() -> None:
    runs = done("run", "2026-12-01T06:00", 28), done("run", "2026-12-01T18:00", 47)
    assert match(*runs) == ["extra easy", "easy 1"]


def test_a_day_as_planned_counts_before_a_day_beside_it() -> None:
    runs = done("run", "2026-11-30T06:00", 45), done("run", "2026-12-01T06:00", 40), done("run", "2026-12-03T06:00", 60)
    assert match(*runs) == ["extra easy", "easy 1", "intervals 1"]


def test_a_sport_with_a_title_and_a_walk_are_known() -> None:
    record = week(planned("walk", "2026-12-01T12:00", 30), zone="Europe/Berlin")
    assert match(done("hike", "2026-12-01T12:00", 40), record=record) == ["walk 1"]


def rows(matched: Iterable[DoneActivity], *logged: RunEntry) -> tuple[list[str], int, list[str]]:
    found = list_run_rows(match_activities(PLAN, matched), logged)
    return [run.line() for run in found.new], found.known, [run.line() for _, run in found.differing]


def test_runs_become_rows_of_the_log_with_the_kind_of_their_session() -> None:
    runs = [done("run", "2026-12-02T17:10", 58.4, metres=11_234), done("bike", "2026-12-03T07:00", 90)]
    assert rows(runs) == (["2026-12-02,intervals,1,58 min 11.23 km,-"], 0, [])


def test_several_runs_of_a_kind_on_one_day_are_numbered() -> None:
    runs = [done("run", f"2026-11-29T{hour}:00", 30) for hour in ("06", "12")]
    logged = RunEntry(date(2026, 11, 29), "easy", 60)
    assert rows(runs)[0] == ["2026-11-29,easy,1,30 min,-", "2026-11-29,easy,2,30 min,-"]
    assert rows([*runs, done("run", "2026-11-29T18:00", 60)], logged)[:2] == (
        ["2026-11-29,easy,2,30 min,-", "2026-11-29,easy,3,30 min,-"], 1,
    )  # fmt: skip


def test_what_the_log_has_is_known_by_its_length_of_whatever_kind() -> None:
    day = date(2026, 12, 1)
    run = [done("run", "2026-12-01T06:02", 44.4, metres=8000)]
    assert rows(run, RunEntry(day, "tempo", 45)) == ([], 1, [])
    assert rows(run, RunEntry(day, "easy", None, 8.1)) == ([], 1, [])
    assert rows(run, RunEntry(day, "easy", 60)) == ([], 0, ["2026-12-01,easy,1,44 min 8 km,-"])
    assert rows(run, RunEntry(day, "tempo", 60))[0] == ["2026-12-01,easy,1,44 min 8 km,-"]


@pytest.mark.parametrize(("metres", "odd"), [(8000, 0), (80_000, 1), (600, 1), (None, 0), (50, 1)])
def test_a_distance_that_cannot_be_right_is_not_kept(metres: float | None, odd: int) -> None:
    found = list_run_rows(match_activities(PLAN, [done("run", "2026-12-01T06:02", 45, metres=metres)]), ())
    assert (found.odd_distances, found.new[0].kilometres) == (odd, 8 if metres == 8000 else None)


def test_a_run_twice_as_long_as_all_others_is_asked_back() -> None:
    others = [RunEntry(date(2026, 11, day), "easy", 60) for day in range(1, 6)]
    long = RunEntry(date(2026, 12, 1), "long", 300)
    (doubt,) = find_doubtful_runs([long], others)
    assert doubt == (long, "300 min, and the longest run of all other days took 60 min")
    assert not [*find_doubtful_runs([long], others[:4])]
    assert not [*find_doubtful_runs([long], [*others, RunEntry(date(2026, 10, 1), "long", 150)])]


def gather(*activities: DoneActivity, is_list: bool = True) -> GatheredActivities:
    found = GatheredActivities(date(2026, 12, 5))
    found.add(ActivityLog("strava.csv", "Strava", list(activities), rows=len(activities), is_list=is_list))
    return found


def test_a_list_that_has_a_sport_tells_which_sessions_of_it_are_missing_until_its_end() -> None:
    run, ride = done("run", "2026-12-02T17:10", 58), done("bike", "2026-12-03T18:00", 60)
    assert [one.name for one in gather(run).find_missed(PLAN)] == ["easy 1", "intervals 1"]
    assert [one.name for one in gather(ride).find_missed(PLAN)] == ["bike 1"]
    assert [one.name for one in gather(done("run", "2026-12-02T12:00", 58)).find_missed(PLAN)] == ["easy 1"]
    assert [one.name for one in gather(done("bike", "2026-12-03T17:00", 119)).find_missed(PLAN)] == []
    assert [*gather(run, is_list=False).find_missed(PLAN)] == []


def test_what_is_to_come_or_too_short_counts_for_nothing() -> None:
    found = gather(done("run", "2026-12-06T06:00", 45), done("run", "2026-12-01T06:00", 4.9))
    assert (found.activities, found.short, found.last, found.bad_rows) == ([], 1, None, 1)
    assert str(found.faults[0]) == "strava.csv: 2026-12-06 is still to come; what was done, until 2026-12-05"


def imported(*activities: DoneActivity, missed: Iterable[str] = ()) -> ImportedLog:
    gone = tuple(one for one in PLAN.sessions if one.name in missed)
    return ImportedLog("log.csv", "", (), (), frozenset(), {}, {}, 0, (), gone, (), (), (), 0, (),
                       tuple(match_activities(PLAN, activities)))  # fmt: skip


def report(
    found: ImportedLog, record: PlannedRecord = PLAN, now: datetime = NOW, **own: tuple[str, ...]
) -> ReportedProgress:
    return find_import_progress(found, record, now, ReportedProgress(**own))  # type: ignore[arg-type]


EASY, INTERVALS = f"small/{MONDAY}/easy/1", f"small/{MONDAY}/intervals/1"


def test_a_replan_is_told_what_was_done_when_and_what_was_missed() -> None:
    found = report(
        imported(
            done("run", "2026-12-01T06:12", 50.6),
            done("run", "2026-12-03T06:00", 20),
            done("other", "2026-12-03T20:00", 90, "Padel 2"),
            done("run", "2026-12-06T06:00", 120),
            missed=("intervals 1", "long 1"),
        )
    )
    assert found.done == (f"{EASY}=2026-12-01 06:12 51",)
    assert found.did == ("easy 2026-12-03 06:00 20", "padel 2026-12-03 20:00 90")
    assert found.missed == (INTERVALS,)


def test_what_the_athlete_says_counts_for_more_than_files() -> None:
    found = imported(done("run", "2026-12-01T06:12", 50), missed=("intervals 1",))
    told = report(found, missed=("easy-1",), done=("intervals-1",))
    assert (told.missed, told.done) == (("easy-1",), ("intervals-1",))


def test_what_the_plan_was_told_is_not_told_again() -> None:
    def tell(kind: Any, name: str, when: str | None = None, activity: str = "") -> HappeningRecord:
        start = datetime.fromisoformat(when).replace(tzinfo=BERLIN) if when else None
        return HappeningRecord.model_construct(
            at=NOW, kind=kind, session=name, start=start, minutes=50 if when else 0, activity=activity
        )

    found = imported(
        done("run", "2026-12-01T06:12", 50), done("other", "2026-12-03T06:00", 50, "Padel"), missed=("intervals 1",)
    )
    told = (
        tell("done", EASY, "2026-12-01T06:12"), tell("missed", INTERVALS), tell("did", "", "2026-12-03T06:00", "padel"),
    )  # fmt: skip
    again = report(found, PLAN.model_copy(update={"told": told}))
    assert (again.done, again.did, again.missed) == ((), (), ())
    later = report(found, PLAN.model_copy(update={"told": (tell("done", EASY, "2026-12-01T18:12"),)}))
    assert later.done == (f"{EASY}=2026-12-01 06:12 50",)


def test_two_one_after_the_other_do_not_overlap_by_a_rounded_minute() -> None:
    found = report(imported(done("run", "2026-12-01T06:00:50", 45.8), done("swim", "2026-12-01T06:45:59", 30)))
    assert (found.done, found.did) == ((f"{EASY}=2026-12-01 06:00 45",), ("swim 2026-12-01 06:45 30",))


def test_a_lift_of_another_day_was_done_then() -> None:
    (lift,) = [one for one in PLAN.sessions if one.kind == "full"]
    found = ImportedLog("log.csv", "", (), (), frozenset(), {(date(2026, 12, 1), "back_squat"): lift}, {}, 0, (), (),
                        (), (), (), 0, ())  # fmt: skip
    assert report(found).done == (f"{lift.id}=2026-12-01 06:00 60",)
    early = report(found, now=datetime(2026, 12, 1, 5, tzinfo=BERLIN))
    assert early.done == (f"{lift.id}=2026-12-01 04:00 60",)


def test_a_clock_ahead_of_the_plans_tells_nothing_that_is_still_to_come() -> None:
    late = done("run", "2026-12-04T18:00", 20)._replace(moment=NOW - timedelta(hours=2))
    assert report(imported(late)).did == ("easy 2026-12-04 10:00 20",)
    assert report(imported(late._replace(moment=None))).did == ()
