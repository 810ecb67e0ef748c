"""Filling the lifts of a week: what is remembered, and what makes it another filling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from freshlegs.model.limits import Limits
from freshlegs.planning.task_of_draft import task_of
from freshlegs.scenario.draft import Draft
from freshlegs.solver import fill_sessions, solve_lifts
from support.tasks import make_task


def week(minutes: int = 45, hours: str = "06:00-08:00", **tables: Any) -> Draft:
    """Return a week with two lifts and a run."""
    written = {
        "timezone": "Europe/Berlin",
        "week": {"start": "2026-11-30"},
        "availability": {day: [hours] for day in ("mon", "wed", "fri")},
        "sessions": [
            {"kind": "lower", "minutes": minutes},
            {"kind": "upper", "minutes": 45},
            {"kind": "easy", "minutes": 30},
        ],
    }
    return Draft({**written, **tables}, "week.toml")


@pytest.fixture
def fillings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Yield what the solver has been asked to fill since, with nothing remembered."""
    asked: list[object] = []
    find_best_filling = solve_lifts.find_best_filling

    def fill(*given: Any) -> object:
        asked.append(given)
        return find_best_filling(*given)

    monkeypatch.setattr(solve_lifts, "find_best_filling", fill)
    fill_sessions._solve.cache_clear()  # noqa: SLF001
    yield asked
    fill_sessions._solve.cache_clear()  # noqa: SLF001


def test_the_same_lifts_in_other_free_time_are_filled_once(fillings: list[object]) -> None:
    first, later = make_task(week()), make_task(week(hours="17:00-19:00"))
    assert len(fillings) == 1
    assert [s.content for s in first.sessions] == [s.content for s in later.sessions]
    assert all(s.content is not None for s in later.sessions)
    assert not set(first.sessions[0].starts) & set(later.sessions[0].starts)


@pytest.mark.slow
@pytest.mark.parametrize(
    "other",
    [
        {"minutes": 60},
        {"athlete": {"lift_level": "beginner"}},
        {"athlete": {"equipment": ["dumbbell"]}},
        {"lifting": {"exclude": {"muscles": ["calves"]}}},
        {"lifting": {"weights": {"front_squat": 60}}},
        {"exercises": [{"id": "standing_calf_raise", "sets": 4}]},
    ],
)
def test_what_lifts_depend_on_makes_another_filling(other: dict[str, Any], fillings: list[object]) -> None:
    task_of(week())
    task_of(week(**other))
    assert len(fillings) == 2


@pytest.mark.slow
def test_what_a_clock_may_have_cut_short_is_not_remembered(fillings: list[object]) -> None:
    for _ in range(2):
        task_of(week(), Limits(seconds=600))
    assert len(fillings) == 2
