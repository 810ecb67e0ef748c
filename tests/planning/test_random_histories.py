"""Random histories of a week: the past never changes, nothing that was done is lost, and the order does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import freshlegs
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.scenario.in_progress.reported_progress import Reports

HOME = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 30, tzinfo=HOME)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = """
id = "life"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00", "18:00-20:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00", "18:00-20:00"]
thu = ["06:00-08:00"]
fri = ["06:00-08:00", "18:00-20:00"]
sat = ["08:00-12:00"]
sun = ["08:00-11:00"]
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "intervals"
minutes = 45
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
count = { at_least = 1, at_most = 2 }
minutes = 30
"""
FEW = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def scenario() -> freshlegs.Scenario:
    return freshlegs.Scenario.from_text(WEEK, "life.toml")


@cache
def first_plan() -> freshlegs.TrainingPlan:
    plan = scenario().plan()
    assert isinstance(plan, freshlegs.TrainingPlan)
    return plan


@dataclass(frozen=True)
class Telling:
    """What is told at a moment, as options and their words."""

    now: datetime
    words: tuple[tuple[str, str], ...]

    def apply(self, plan: freshlegs.TrainingPlan) -> freshlegs.TrainingPlan:
        """Return the plan after it; what is impossible is left out by best effort."""
        told: dict[str, list[str]] = {}
        for option, text in self.words:
            told.setdefault(option, []).append(text)
        patient = freshlegs.Scenario.from_text(WEEK, "life.toml", best_effort=True)
        answer = patient.replan(plan, now=self.now, **cast("Reports", told))
        assert isinstance(answer, freshlegs.TrainingPlan)
        return freshlegs.TrainingPlan.from_json(answer.to_json())


def day_of(session: SessionRecord) -> str:
    return DAYS[session.start.astimezone(HOME).weekday()]


def list_words(draw: st.DrawFn, record: PlannedRecord, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield what can be told of a plan now, one of each kind."""
    past = [one for one in record.sessions if one.start < now]
    ahead = [one for one in record.sessions if one.start >= now and not one.done]
    today = min(max((now - MONDAY).days, 0), 6)
    handle = {one.id: one.name.replace(" ", "-") for one in record.sessions}
    yield "ill", DAYS[draw(st.integers(0, 6))]
    if today < 6:
        yield "busy", f"{DAYS[draw(st.integers(today + 1, 6))]} {draw(st.sampled_from(['06:00-07:30', '18:00-19:00']))}"
    if now > MONDAY + timedelta(hours=12):
        yield "did", f"{draw(st.sampled_from(['easy', 'tempo', 'bike']))} mon 12:00 40"
    if past:
        one = draw(st.sampled_from(past))
        # Without its time it would be done where it stands by then, or just now.
        yield draw(st.sampled_from([("missed", handle[one.id]), ("done", f"{handle[one.id]}={day_of(one)} 00:10 25")]))
    if ahead:
        one = draw(st.sampled_from(ahead))
        yield "drop", handle[one.id]
        if today < 6:
            day = DAYS[draw(st.integers(today + 1, 6))]
            yield "move", f"{handle[draw(st.sampled_from(ahead)).id]}={day} {draw(st.sampled_from(['07:00', '19:00']))}"


@st.composite
def tellings(draw: st.DrawFn, plan: freshlegs.TrainingPlan, earliest: datetime, most: int = 2) -> Telling:
    """Draw what is told at a moment that is not before another one."""
    now = earliest + timedelta(hours=draw(st.integers(0, 40)))
    words = [*list_words(draw, plan.record, now)]
    return Telling(
        now, tuple(draw(st.lists(st.sampled_from(words), min_size=1, max_size=most, unique_by=lambda w: w[0])))
    )


@pytest.mark.slow
@FEW
@given(st.data())
def test_the_past_never_changes_and_what_was_done_is_never_lost(data: st.DataObject) -> None:
    """Three tellings: what was done before one, and is not told otherwise at it, stands in the plan as it did."""
    plan, now = first_plan(), MONDAY + timedelta(hours=data.draw(st.integers(0, 30)))
    for _ in range(3):
        telling = data.draw(tellings(plan, now))
        try:
            after = telling.apply(plan)
        except freshlegs.InputError:
            continue  # What can't be told is refused, and changes nothing.
        touched = {
            text.partition("=")[0] for option, text in telling.words if option in ("done", "missed", "move", "drop")
        }
        ill = {text for option, text in telling.words if option == "ill"}
        new = {one.id: one for one in after.sessions}
        for one in plan.sessions:
            if one.start < telling.now and one.name.replace(" ", "-") not in touched and day_of(one) not in ill:
                assert new[one.id].done, one.id
                assert (new[one.id].start, new[one.id].minutes) == (one.start, one.minutes)
        assert all(one.start >= telling.now or one.done for one in after.sessions)
        assert after.record.told[: len(plan.record.told)] == plan.record.told
        checked = scenario().check(after)
        if not any(left for left in after.record.left_out):
            assert isinstance(checked, freshlegs.CheckedWeek)
            assert checked.allowed, [cost.violation.why for cost in checked.report.broken]
            assert checked.report.penalty == after.penalty
        plan, now = after, telling.now


@pytest.mark.slow
@FEW
@given(st.data())
def test_the_same_history_gives_the_same_bytes(data: st.DataObject) -> None:
    plan = first_plan()
    telling = data.draw(tellings(plan, MONDAY + timedelta(hours=data.draw(st.integers(0, 90)))))
    try:
        once = telling.apply(plan)
    except freshlegs.InputError:
        assume(False)
    assert once.to_json() == telling.apply(plan).to_json()
    again = Telling(telling.now, ()).apply(once)
    assert again.sessions == once.sessions, "telling nothing changes nothing"
    assert again.penalty == once.penalty


@pytest.mark.slow
@FEW
@given(st.data())
def test_told_at_once_or_one_after_the_other_it_ends_alike(data: st.DataObject) -> None:
    """At the same moment, but for what contradicts itself, or is refused because of what was told before it."""
    plan = first_plan()
    telling = data.draw(tellings(plan, MONDAY + timedelta(hours=data.draw(st.integers(0, 90))), most=3))
    one_by_one: list[tuple[tuple[str, str], ...]] = [(word,) for word in telling.words]
    orders = [[telling.words], one_by_one, one_by_one[::-1]]
    ends = []
    for order in orders:
        now = plan
        try:
            for words in order:
                now = Telling(telling.now, words).apply(now)
        except freshlegs.InputError:
            assume(False)
        ends.append(now)
    for other in ends[1:]:
        assert other.sessions == ends[0].sessions
        assert (other.penalty, other.record.left_out) == (ends[0].penalty, ends[0].record.left_out)
        assert set(other.record.missed) == set(ends[0].record.missed)
