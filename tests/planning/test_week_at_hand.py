"""A move that is kept: the plan as it was, with that session elsewhere, and every later command knows it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from freshlegs.api.movable_week import MovableWeek
from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.week_answers import CheckedProgramme, CheckedWeek
from freshlegs.io.errors import InputError
from freshlegs.planfile import PlannedRecord
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow

ARTICLE = SCENARIOS / "article-week.toml"


@pytest.fixture(scope="module")
def planned() -> PlannedRecord:
    answer = Scenario.load(ARTICLE).plan()
    assert isinstance(answer, TrainingPlan)
    return answer.record


def at_hand(record: PlannedRecord, hours: float = -12, path: Path = ARTICLE) -> MovableWeek:
    """Return the week so many hours after it begins."""
    begin = datetime.combine(record.start, datetime.min.time(), record.zone)
    found = Scenario.load(path).movable(record, now=begin + timedelta(hours=hours))
    assert isinstance(found, MovableWeek)
    return found


def places(record: PlannedRecord) -> dict[str, tuple[datetime, int]]:
    return {one.id.split("/", 2)[2]: (one.start, one.minutes) for one in record.sessions}


def check(record: PlannedRecord, path: Path = ARTICLE) -> CheckedWeek:
    found = Scenario.load(path).check(record)
    assert isinstance(found, CheckedWeek)
    return found


@pytest.mark.parametrize("hours", [-12, 60], ids=["before the week", "on its third day"])
def test_each_price_of_a_start_is_what_check_says_of_the_kept_week(planned: PlannedRecord, hours: float) -> None:
    week, tried = at_hand(planned, hours), 0
    for one in planned.sessions:
        try:
            found = week.price_starts(one.id)
        except InputError:
            assert one.start < week.at_hand.now
            continue
        allowed = [price for price in found.starts if price.allowed and price.changes]
        for price in allowed[::5]:
            tried += 1
            start = week.at_hand.task.clock.moment(price.start)
            told = week.price({one.id: start})
            kept = week.keep({one.id: start}).record
            report = check(kept).report
            assert not report.broken
            assert (
                report.penalty == kept.penalty == told.priced.after.penalty == told.priced.before.penalty + price.points
            )
            assert sum(breach.cost for breach in kept.breaches) == kept.penalty
    assert tried > 5


def test_nothing_else_moves_and_nothing_is_proven(planned: PlannedRecord) -> None:
    kept = at_hand(planned).keep({"tempo-1": "tue 07:00"}).record
    was, now = places(planned), places(kept)
    assert now["tempo/1"][0].strftime("%a %H:%M") == "Tue 07:00"
    assert {name for name in was if was[name] != now[name]} == {"tempo/1"}
    assert (kept.proved_best, kept.bound) == (False, 0)
    (told,) = kept.told
    assert (told.kind, told.session, told.start) == ("moved", planned.sessions[0].id, now["tempo/1"][0])
    assert [one.content for one in kept.sessions] == [one.content for one in planned.sessions]
    assert kept.replanned is not None
    assert [move.session for move in kept.replanned.retimed] == [told.session]
    assert kept.revised is not None


def test_a_later_replan_leaves_it_there(planned: PlannedRecord) -> None:
    kept = at_hand(planned).keep({"upper-1": "sun 17:30"}).record
    again = Scenario.load(ARTICLE).replan(kept, now="mon 12:00")
    assert isinstance(again, TrainingPlan)
    assert places(again.record)["upper/1"] == places(kept)["upper/1"]
    free = Scenario.load(ARTICLE).replan(kept, now="mon 12:00", release="upper-1")
    assert isinstance(free, TrainingPlan)
    assert places(free.record)["upper/1"] == places(planned)["upper/1"]


def test_it_may_be_moved_again_and_back(planned: PlannedRecord) -> None:
    once = at_hand(planned).keep({"upper-1": "sun 17:30"}).record
    back = at_hand(once).keep({"upper-1": "tue 17:00"}).record
    assert places(back) == places(planned)
    assert back.penalty == planned.penalty
    assert [one.kind for one in back.told] == ["moved", "moved"]
    assert check(back).allowed


def test_what_a_rule_forbids_is_not_kept(planned: PlannedRecord) -> None:
    week = at_hand(planned)
    told = week.price({"tempo-1": "wed 07:00"})
    assert not told.allowed
    with pytest.raises(InputError, match="run_lift_gap: 0 h from lower 1 to tempo 1, less than 3 h"):
        week.keep({"tempo-1": "wed 07:00"})
    with pytest.raises(InputError, match="still_ahead"):
        at_hand(planned, 30).keep({"upper-1": "mon 17:30"})
    with pytest.raises(InputError, match="tempo 1 is done"):
        at_hand(planned, 36).price({"tempo-1": "sat 17:00"})


def test_a_start_with_other_moves_made_before_it(planned: PlannedRecord) -> None:
    """A page that has dropped one session asks for another before anything is kept."""
    week, clock = at_hand(planned), at_hand(planned).at_hand.task.clock
    found = week.price_starts("upper-1", {"tempo-1": "mon 07:00"})
    monday = next(one for one in found.starts if clock.moment_text(one.start) == "Mon 30 Nov 17:30")
    both = week.price({"tempo-1": "mon 07:00", "upper-1": "mon 17:30"})
    alone = week.price({"tempo-1": "mon 07:00"})
    assert not alone.allowed
    assert both.allowed
    assert monday.points == both.priced.after.penalty - alone.priced.after.penalty


WEEKS = """
id = "weeks"
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
weeks = 3
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00", "17:00-20:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00", "17:00-20:00"]
fri = ["06:00-08:00"]
sun = ["08:00-12:00", "16:00-19:00"]
[[sessions]]
kind = "full"
at = "mon 06:00"
[[sessions]]
kind = "full"
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 80
"""


def test_a_move_in_a_programme_leaves_the_weeks_behind_it_as_they_are() -> None:
    """Or is refused where it changes what they cost."""
    scenario = Scenario.from_text(WEEKS, "weeks.toml")
    answer = scenario.plan()
    assert isinstance(answer, TrainingPlan)
    record = answer.record
    now = datetime.combine(record.start, datetime.min.time(), record.zone)
    week = scenario.movable(record, now=now, week=2)
    assert isinstance(week, MovableWeek)
    clock, kept, refused = week.at_hand.task.clock, 0, list[str]()
    for session in week.at_hand.task.sessions:
        for price in week.price_starts(session.id).starts[::3]:
            if not price.allowed or not price.changes:
                continue
            start = clock.moment(price.start)
            try:
                moved = week.keep({session.id: start}).record
            except InputError as error:
                refused.append(str(error))
                continue
            kept += 1
            others = {one.id: one.start for one in moved.sessions if one.id != session.id}
            assert others == {one.id: one.start for one in record.sessions if one.id != session.id}
            assert start in {one.start for one in moved.sessions if one.id == session.id}
            checked = scenario.check(moved)
            assert isinstance(checked, CheckedProgramme)
            assert checked.allowed
            assert [report.penalty for report in checked.reports] == [one.penalty for one in moved.weeks]
    assert kept > 3
    assert any("it changes what week 3 costs" in one for one in refused)
