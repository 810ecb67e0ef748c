"""Growth and taper of the runs of a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from freshlegs.training.after_illness import list_ends_of_illness
from freshlegs.training.hurt_parts import find_long_run_share
from freshlegs.training.programme.easier_weeks import Run, cut_back_runs, taper_runs
from freshlegs.training.programme.growth import (
    count_running,
    ease_running,
    find_first_sessions,
    find_last_usual,
    find_most_cut_back,
    limit_growth,
    limit_running,
    run_as_long,
)
from freshlegs.training.programme.long_run import (
    find_least_cut,
    find_long_run,
    find_next_long_run,
)
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.usual_running import MEAN_WEEKS
from freshlegs.training.programme.week_demands import (
    EASY_RUN,
    LEAST_RUN,
    RUN_STEP,
    SessionDemand,
    WeekDemands,
    fill_empty_week,
    size_easy_runs,
    sum_running_minutes,
)


def size_runs(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> ProgrammeWeek:
    """Return a week with its runs as long as they are in it, after the weeks before it.

    They are grown, or cut around a race, and the long run is shorter after pain and after an illness. No easy run is
    longer than the long one, unless that was asked for (house).
    """
    return _limit_easy_runs(outline, _ease_long_run(outline, _size_runs(outline, week, before), before))


def _limit_easy_runs(outline: Outline, week: ProgrammeWeek) -> ProgrammeWeek:
    """Return a week with easy runs that are no longer than its long run."""
    usual = max((one.minutes for one in outline.demands if one and one.kind == "long"), default=0)
    long = max(week.find_longest("long"), LEAST_RUN)
    easy = {
        index: long
        for index, (one, asked) in enumerate(zip(week.sessions, outline.demands, strict=True))
        if one
        and asked
        and one.kind == "easy"
        and one.minutes > long
        and (asked.kind != "easy" or asked.minutes <= usual)
    }
    if not easy or not week.find_longest("long"):
        return week
    asked = week.asked_running if week.asked_running[0] else count_running(week.sessions)
    return replace(week, sessions=_set_minutes(week.sessions, easy), asked_running=asked)


def _ease_long_run(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> ProgrammeWeek:
    """Return a week with a part of the usual long run, not long after pain in a leg or the back or an illness."""
    easier = [*outline.sore, *list_ends_of_illness(outline.ill)]
    share = min((find_long_run_share((week.start - day).days) for day in easier), default=100)
    now = week.find_longest("long")
    usual = max([now, *(one.find_longest("long") for one in before[-MEAN_WEEKS:])])
    most = max(LEAST_RUN, usual * share // 100 // RUN_STEP * RUN_STEP)
    if week.cut_back < 100 and before:
        most = min(most, before[-1].find_longest("long") or most)  # Nothing grows in an easier week.
    if share == 100 or now <= most:
        return week
    long = {index: min(one.minutes, most) for index, one in enumerate(week.sessions) if one and one.kind == "long"}
    return replace(week, sessions=_set_minutes(week.sessions, long), asked_long=usual, steps_back=True)


def _size_runs(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> ProgrammeWeek:
    longest = find_next_long_run(outline, week, before)
    share = week.running
    like = [one for one in before if outline.is_like(one.number, week.number)]
    if share is None:
        grown = {outline.growing: longest} if longest and find_long_run(outline, week) else {}
        asked = _set_minutes(week.sessions, grown)
        sessions = limit_growth(outline, asked, before)
        if week.race is not None:
            usual_week = _set_minutes(outline.list_demands(week.number), grown)
            sessions = run_as_long(sessions, limit_growth(outline, usual_week, before))
        as_before: int | None = None
        if week.cut_back < 100 and like and _is_plain(like[-1]):
            # Nothing begins and nothing grows in an easier week: it is cut back from the one before it. Where running
            # came back in that one it is no more either, but cut back from a usual week: it is not cut twice.
            last = like[-1].sessions
            as_before = find_most_cut_back(outline, like)
            full = next((one.sessions for one in reversed(like) if _is_plain(one) and not one.steps_back), last)
            kept = _keep_runs(sessions, last)
            sessions = limit_running(kept, outline.demands, sum_running_minutes(full), find_last_usual(like))
        if sessions != asked:
            week = replace(week, asked_running=count_running(asked))
        if week.cut_back < 100:
            sessions = _cut_back(outline, sessions, week.cut_back)
            sessions = sessions if as_before is None else limit_running(sessions, outline.demands, as_before)
        return ease_running(outline, replace(week, sessions=sessions), before)
    plain = (one.sessions for one in reversed(like) if _is_plain(one) and one.hard_share == 100 and not one.steps_back)
    usual = next(plain, find_first_sessions(outline))
    if outline.done is not None:
        usual = limit_growth(outline, usual, before)
    week = replace(week, sessions=_keep_runs(week.sessions, usual))
    if week.after is not None or week.has_raced:
        sessions = fill_empty_week(size_easy_runs(week.sessions, usual, share), LEAST_RUN)
    else:
        sessions = _set_minutes(week.sessions, taper_runs(_find_runs(week.sessions, usual), share))
        instead = (
            (index, min(run.minutes, EASY_RUN))
            for index, (run, like) in enumerate(zip(sessions, usual, strict=True))
            if run and like and run.kind != like.kind
        )
        sessions = _set_minutes(sessions, dict(instead))
    last = before[-1].sessions if before else usual
    runs = [(index, one) for index, one in enumerate(sessions) if one and one.is_a("run")]
    most = {index: _find_most(week, one, [last[index], *last], longest) for index, one in runs}
    week = replace(week, sessions=_set_minutes(sessions, most))
    return ease_running(outline, week, before) if week.kind in ("recovery", "taper") else week


def _is_plain(week: ProgrammeWeek) -> bool:
    """Whether a week runs as usual: no race is near, and nothing is cut back."""
    return week.running is None and week.race is None and week.cut_back == 100


def _cut_back(outline: Outline, sessions: WeekDemands, percent: int) -> WeekDemands:
    """Return the week with its runs cut back to a percentage; where they can't be that short, with fewer of them."""
    long = [index for index, one in enumerate(sessions) if one and one.is_a("long")]
    runs = _find_runs(sessions, sessions)
    cut = _set_minutes(sessions, cut_back_runs(runs, long, percent, find_least_cut(outline.days)))
    most = percent * sum_running_minutes(sessions) // 100
    too_much = sum_running_minutes(cut) > most + RUN_STEP
    return limit_running(cut, outline.demands, most) if too_much else cut


def _find_most(week: ProgrammeWeek, one: SessionDemand, last: Sequence[SessionDemand | None], longest: int) -> int:
    """Return the minutes that a run may have: before a race no more than its like in the week before.

    `last` are the runs of that week, its like the first one of its kind.
    """
    most = [one.minutes]
    if week.kind in ("taper", "race"):
        most += [like.minutes for like in last if like is not None and like.kind == one.kind][:1]
    if one.kind == "long" and longest:
        most.append(longest)
    return min(most)


def _find_runs(sessions: WeekDemands, usual: WeekDemands) -> dict[int, Run]:
    """Return the runs of a week with their usual minutes, by index."""
    return {
        index: Run(one.at_most, before.minutes)
        for index, (one, before) in enumerate(zip(sessions, usual, strict=True))
        if one and before and one.is_a("run") and before.is_a("run")
    }


def _keep_runs(sessions: WeekDemands, usual: WeekDemands) -> WeekDemands:
    """Return a week without the runs that the usual one does not have yet."""

    def keep(one: SessionDemand | None, before: SessionDemand | None) -> SessionDemand | None:
        if one is None or not one.is_a("run"):
            return one
        return one.fewer(min(one.at_most, before.at_most)) if before else None

    return tuple(map(keep, sessions, usual))


def _set_minutes(sessions: WeekDemands, minutes: Mapping[int | None, int] | Mapping[int, int]) -> WeekDemands:
    return tuple(
        replace(one, minutes=minutes[index]) if one and index in minutes else one for index, one in enumerate(sessions)
    )
