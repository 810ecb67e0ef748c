"""A coach reads a programme: section by section, by his own arithmetic, and knows nothing of how it was planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from support.coach import breaks, care, loads, minutes, muscles, races, running, spared
from support.coach.season import Finding, Season

READINGS: tuple[Callable[[Season], Iterator[Finding]], ...] = (
    races.read_days_after, races.read_weeks_after, races.read_come_back, races.read_last_note,
    races.read_past_races, races.read_race_week, races.read_last_hard_run, races.read_sharpness, races.read_taper,
    breaks.read_breaks, breaks.read_breaks_that_are_none, breaks.read_words_of_week,
    muscles.read_what_trains, muscles.read_legs_of_week, muscles.read_single_lift, muscles.read_push_and_pull,
    muscles.read_groups, muscles.read_beginners, muscles.read_equipment,
    loads.read_steps, loads.read_one_course, loads.read_builds,
    loads.read_deloads, loads.read_estimates, loads.read_misses, loads.read_slips,
    loads.read_unknown_weights, loads.read_small_waves,
    minutes.read_minutes, minutes.read_minimum_dose,
    running.read_running_load, running.read_long_runs, running.read_long_run_comes_back,
    running.read_running_comes_back, running.read_cut_backs, running.read_first_weeks,
    running.read_progress, running.read_parts, running.read_goal, running.read_quick,
    spared.read_spared, spared.read_what_is_said, spared.read_when_to_stop, spared.read_way_back,
    care.read_sets_first, care.read_left_in_tank, care.read_first_lift,
    care.read_hard_minutes_come_back, care.read_hard_growth, care.read_longest_is_long,
    spared.read_age, spared.read_first_jumps, spared.read_same_exercises,
)  # fmt: skip
"""All that is read, in the order of the sections."""


def read_season(season: Season) -> list[Finding]:
    """Return what a coach would not sign."""
    return [finding for reading in READINGS for finding in reading(season)]


def read_plan(text: str, plan: Any, library: Any, log: Any = (), said: str = "") -> list[Finding]:
    """Return the same of a scenario as written, its plan.json, the exercises, the rows of a log, and what was said."""
    return read_season(Season(text, plan, library, log, said))
