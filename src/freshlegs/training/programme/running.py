"""Growth and taper of the runs of a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

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
from freshlegs.training.runs import LOOK_BACK

MOST_LONG_RUN_PERCENT = 110
"""Percent of the longest run of the last 30 days that the next may have; beyond it injuries rise (Frandsen 2025)."""
LONG_RUN_STEP = 5
"""Minutes to which a long run is rounded down, where that still lets it grow (house)."""

FIRST_LONG_RUN = 50
"""Percent of the minutes run in a week now that the first long run has, where no single run is known (house)."""
LONG_IN_A_ROW = 150
"""Minutes of the long run in the week after a longer one, once it has grown to its end from a shorter one that was
asked for: not every one lasts three hours (house)."""

_LONGEST = ((5.0, 75), (10.0, 90), (21.1, 120))
"""Minutes to which the long run grows before a race of up to so many kilometres (house)."""
_LONGEST_BEYOND = 180
"""Minutes to which it grows before a longer race (house)."""


def grow_long_run(longest: int, goal: int) -> int:
    """Return the minutes of the next long run, growing towards a goal.

    At most 1.10 x the longest run of the last 30 days, in whole minutes.

    >>> [grow_long_run(longest, 120) for longest in (90, 95, 100, 119, 45)]
    [95, 100, 110, 120, 49]
    """
    cap = longest * MOST_LONG_RUN_PERCENT // 100
    rounded = cap // LONG_RUN_STEP * LONG_RUN_STEP
    return min(rounded if rounded > longest else cap, goal)


def find_recent_longest(runs: Mapping[int, int], week: int, days: int) -> int:
    """Return the longest of the long runs that surely lie within 30 days before a week's; 0 if there is none.

    On which day of its week a run will stand is not known yet, so only whole weeks count, from that of which even the
    first day is no more than 30 days before the last day of this one. `runs` are minutes by number of the week, `days`
    the length of a week.
    """
    weeks = (LOOK_BACK + 1 - days) // days
    return max((minutes for number, minutes in runs.items() if week - weeks <= number < week), default=0)


def choose_longest(kilometres: float) -> int:
    """Return the minutes to which the long run grows before a race of that distance, if nobody says (house)."""
    return next((minutes for distance, minutes in _LONGEST if kilometres <= distance), _LONGEST_BEYOND)


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
    longest = _find_next_long_run(outline, week, before)
    share = week.running
    like = [one for one in before if outline.is_like(one.number, week.number)]
    if share is None:
        grown = {outline.growing: longest} if longest and _find_long_run(outline, week) else {}
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
    cut = _set_minutes(sessions, cut_back_runs(_find_runs(sessions, sessions), long, percent))
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


def _find_next_long_run(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> int:
    """Return the minutes that the growing long run may have after the runs before it; 0 where they set no limit."""
    if outline.long_run is None:
        return 0
    past = {week.number: longest for week in before if (longest := _find_longest(outline, week))}
    recent = max(find_recent_longest(past, week.number, outline.days), _find_longest_done(outline, week))
    if outline.done is not None:
        recent = max(recent, _find_longest_before(outline, week, before))
    recent = recent or _find_least(outline, week, before)
    begin = min([outline.long_run.first, *past.values()])
    race = next((one.after[0] for one in (week, *reversed(before)) if one.after is not None), None)
    if race is not None and (outline.first_day(week.number + 1) - race.date).days - 1 <= LOOK_BACK:
        # The race is a run of the last 30 days, and the table of races says what is left of the long run; but it is no
        # reason to run much longer than ever before, and in the first usual weeks again none to run longer at all.
        ever = max((_find_long_run(outline, one) for one in before), default=0)
        more = 100 if week.after is None else MOST_LONG_RUN_PERCENT
        return max([ever, *past.values()]) * more // 100 if ever else 0
    if not recent:
        return begin
    grows = week.kind in ("build", "start", "recovery")
    grown = grow_long_run(recent, outline.long_run.longest) if grows else min(recent, outline.long_run.longest)
    in_a_row = week.cut_back == before[-1].cut_back == 100 and past.get(before[-1].number, 0) > LONG_IN_A_ROW
    asked = max((one.minutes for one in outline.demands if one and one.kind == "long"), default=0)
    return LONG_IN_A_ROW if in_a_row and grown == recent > LONG_IN_A_ROW >= asked else grown


def _find_longest(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes from which the long run goes on after a week: of the longest run that was done in it.

    Where no log tells they are those of its long run, as long as that is not cut back, and surely done.
    """
    done = outline.find_done_week(week)
    if done is not None:
        return max(done.longest, LEAST_RUN) if done.longest else 0
    sure = week.cut_back == 100 and _is_long_run_sure(outline, week)
    return max(longest, LEAST_RUN) if sure and (longest := _find_long_run(outline, week)) else 0


def _find_longest_done(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of the longest run that was done within 30 days before any day of a week, races aside."""
    first = outline.first_day(week.number + 1) - timedelta(days=1 + LOOK_BACK)
    runs = outline.done.runs if outline.done is not None else ()
    return max((run.minutes for run in runs if first <= run.day < week.start and run.kind != "race"), default=0)


def _find_longest_before(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> int:
    """Return the minutes of the longest run before the programme that lies within 30 days before any day of a week.

    It carries a runner who missed a long run to what was asked for already, and no further. Where no run is known it is
    the one that the first long run takes for granted: who misses that one asks for no less than before.
    """
    first = outline.first_day(week.number + 1) - timedelta(days=1 + LOOK_BACK)
    runs = outline.runs_before
    if not runs and not outline.longest_run and outline.long_run is not None:
        runs = ((outline.start - timedelta(days=1), -(-100 * outline.long_run.first // MOST_LONG_RUN_PERCENT)),)
    asked = max((_find_long_run(outline, one) for one in before), default=0)
    return min(asked, max((minutes for day, minutes in runs if day >= first), default=0))


def _find_least(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> int:
    """Return the minutes of the shortest long run of the last 30 days: which of them will be done nobody knows."""
    open_weeks = (one for one in before if outline.find_done_week(one) is None)
    past = {one.number: -max(longest, LEAST_RUN) for one in open_weeks if (longest := _find_long_run(outline, one))}
    return -find_recent_longest(past, week.number, outline.days)


def _find_long_run(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of the growing long run in a week; 0 if there is none."""
    demand = week.sessions[outline.growing] if outline.growing is not None else None
    return demand.minutes if demand is not None and demand.kind == "long" else 0


def _is_long_run_sure(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether the growing long run is asked for as in a usual week: a race near it may leave no day for it."""
    index = outline.growing
    one, usual = (week.sessions[index], outline.demands[index]) if index is not None else (None, None)
    return one is not None and usual is not None and one.at_least >= usual.at_least


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
