"""How the runs of a programme's weeks grow and shrink."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.training.programme.long_run import find_recent_longest, grow_long_run
from freshlegs.training.programme.taper import SHARES, Run, count_taper_weeks, taper_runs
from freshlegs.training.programme.week_demands import sum_running_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.training.programme.outline import Outline, ProgrammeWeek
    from freshlegs.training.programme.week_demands import WeekDemands


def grow_runs(outline: Outline, weeks: list[ProgrammeWeek], before: list[ProgrammeWeek]) -> list[ProgrammeWeek]:
    """Return the weeks before and these, whose long run grows."""
    found = list(before)
    for week in weeks:
        found.append(_with_long_run(outline, week, _next_long_run(outline, week, found)))
    return found


def _next_long_run(outline: Outline, week: ProgrammeWeek, before: list[ProgrammeWeek]) -> int:
    if outline.long_run is None:
        return 0
    past = {w.number: longest for w in before if (longest := _long_run(outline, w))}
    lately = find_recent_longest(past, week.number, outline.days)
    if not lately:
        return min([outline.long_run.first, *past.values()])
    return grow_long_run(lately, outline.long_run.longest) if week.kind in ("build", "start") else lately


def _long_run(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of the long run that grows, in one week; 0 where there is none."""
    index = outline.growing
    there = week.sessions[index] if index is not None else None
    return there.minutes if there is not None and there.kind == "long" else 0


def _with_long_run(outline: Outline, week: ProgrammeWeek, minutes: int) -> ProgrammeWeek:
    if not minutes or not _long_run(outline, week):
        return week
    return replace(week, sessions=_changed(week.sessions, {outline.growing: minutes}))


def find_first_sessions(outline: Outline) -> WeekDemands:
    """Return what the first week would be asked for if the programme did not begin with its taper."""
    if outline.long_run is None:
        return outline.asked
    return _changed(outline.asked, {outline.growing: outline.long_run.first})


def cut_runs(outline: Outline, weeks: list[ProgrammeWeek], usual: WeekDemands) -> list[ProgrammeWeek]:
    """Return the weeks of a taper with shorter runs; their long run was as long as in the week before."""
    if outline.race is None or not weeks:
        return weeks
    shares = SHARES[count_taper_weeks(outline.race.kilometres, outline.days)]
    runs = [
        (
            shares[outline.to_race(week.number)],
            {
                index: Run(one.at_most, before.minutes)
                for index, (one, before) in enumerate(zip(week.sessions, usual, strict=True))
                if one and before and one.is_a("run") and before.is_a("run")
            },
        )
        for week in weeks
    ]
    minutes = taper_runs(runs, sum_running_minutes(usual))
    return [
        replace(week, sessions=_changed(week.sessions, shorter)) for week, shorter in zip(weeks, minutes, strict=True)
    ]


def _changed(sessions: WeekDemands, minutes: Mapping[int | None, int] | Mapping[int, int]) -> WeekDemands:
    return tuple(
        replace(one, minutes=minutes[index]) if one and index in minutes else one for index, one in enumerate(sessions)
    )
