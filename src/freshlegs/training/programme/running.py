"""Growth and taper of the runs of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from freshlegs.training.programme.long_run import find_recent_longest, grow_long_run
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.taper import SHARES, Run, count_taper_weeks, taper_runs
from freshlegs.training.programme.week_demands import WeekDemands, sum_running_minutes


def grow_runs(outline: Outline, weeks: list[ProgrammeWeek], before: list[ProgrammeWeek]) -> list[ProgrammeWeek]:
    """Return the weeks before and these with their long run grown."""
    found = list(before)
    for week in weeks:
        minutes = _find_next_long_run(outline, week, found)
        if minutes and _find_long_run(outline, week):
            week = replace(week, sessions=_set_minutes(week.sessions, {outline.growing: minutes}))
        found.append(week)
    return found


def _find_next_long_run(outline: Outline, week: ProgrammeWeek, before: list[ProgrammeWeek]) -> int:
    if outline.long_run is None:
        return 0
    past = {w.number: longest for w in before if (longest := _find_long_run(outline, w))}
    recent = find_recent_longest(past, week.number, outline.days)
    if not recent:
        return min([outline.long_run.first, *past.values()])
    return grow_long_run(recent, outline.long_run.longest) if week.kind in ("build", "start") else recent


def _find_long_run(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of the growing long run in a week; 0 if there is none."""
    demand = week.sessions[outline.growing] if outline.growing is not None else None
    return demand.minutes if demand is not None and demand.kind == "long" else 0


def find_first_sessions(outline: Outline) -> WeekDemands:
    """Return the demands of the first week as if the programme did not begin with its taper."""
    if outline.long_run is None:
        return outline.demands
    return _set_minutes(outline.demands, {outline.growing: outline.long_run.first})


def cut_runs(outline: Outline, weeks: list[ProgrammeWeek], usual: WeekDemands) -> list[ProgrammeWeek]:
    """Return the weeks of a taper with shorter runs; `usual` has those of the week before."""
    if outline.race is None or not weeks:
        return weeks
    shares = SHARES[count_taper_weeks(outline.race.kilometres, outline.days)]
    runs = [(shares[outline.to_race(week.number)], _find_runs(week.sessions, usual)) for week in weeks]
    cuts = taper_runs(runs, sum_running_minutes(usual))
    return [replace(w, sessions=_set_minutes(w.sessions, minutes)) for w, minutes in zip(weeks, cuts, strict=True)]


def _find_runs(sessions: WeekDemands, usual: WeekDemands) -> dict[int, Run]:
    """Return the runs of a week with their usual minutes, by index."""
    return {
        index: Run(one.at_most, before.minutes)
        for index, (one, before) in enumerate(zip(sessions, usual, strict=True))
        if one and before and one.is_a("run") and before.is_a("run")
    }


def _set_minutes(sessions: WeekDemands, minutes: Mapping[int | None, int] | Mapping[int, int]) -> WeekDemands:
    return tuple(
        replace(one, minutes=minutes[index]) if one and index in minutes else one for index, one in enumerate(sessions)
    )
