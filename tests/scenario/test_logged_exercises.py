"""Which lift keeps what was logged on a day, where no stored plan tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from freshlegs.scenario.logged_exercises import keep_logged_exercises
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.training_log import LogEntry
from support.scenario_texts import FREE, WEEK, ZONE
from support.tasks import load_draft

TWO = f'{ZONE}{WEEK}weeks = 4\n{FREE}[[sessions]]\nkind = "full"\ncount = 2\nminutes = 60\n'
SQUATS, HINGES = ("goblet_squat", "push_up", "side_plank"), ("kb_deadlift", "inverted_row", "dead_bug")


def keep(folder: Path, days: Mapping[int, tuple[str, ...]], choice: Mapping[str, tuple[str, ...]]) -> object:
    """Return what the lifts keep of the exercises of days of December, where that would be chosen anew."""
    (folder / "weeks.toml").write_text(TWO, "utf-8")
    draft = load_draft(folder / "weeks.toml")
    rows = [LogEntry(date(2026, 12, day), one, (8, 8), None, None) for day in days for one in days[day]]
    settings = resolve_draft(draft).task.lifting or LiftingSettings()
    return keep_logged_exercises(draft, rows, settings, lambda: choice).keeps


def test_of_two_lifts_alike_each_keeps_the_day_that_has_what_it_would_have_anyway(tmp_path: Path) -> None:
    """The second lift stands before the first: the log must not change them over."""
    days, choice = {1: HINGES, 3: SQUATS}, {"full 1": SQUATS, "full 2": HINGES}
    assert keep(tmp_path, days, choice) == choice


def test_without_a_choice_that_is_like_them_the_days_are_taken_in_order(tmp_path: Path) -> None:
    choice = {"full 1": ("leg_press",), "full 2": ("lat_pulldown",)}
    assert keep(tmp_path, {1: HINGES, 3: SQUATS}, choice) == {"full 1": HINGES, "full 2": SQUATS}


def test_a_few_rows_do_not_tell_what_was_asked_for(tmp_path: Path) -> None:
    assert not keep(tmp_path, {1: HINGES[:1]}, {"full 1": SQUATS, "full 2": HINGES})
