"""The long run of a programme: how fast it grows, from what it goes on, and to what end."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil

from freshlegs.training.programme.outline import NEARLY, Outline, ProgrammeWeek
from freshlegs.training.programme.week_demands import LEAST_RUN
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
    weeks = _count_weeks_back(days)
    return max((minutes for number, minutes in runs.items() if week - weeks <= number < week), default=0)


def _count_weeks_back(days: int) -> int:
    return (LOOK_BACK + 1 - days) // days


def find_least_cut(days: int) -> int:
    """Return the percent of a long run that an easier week of so many days leaves at the least.

    Where 30 days do not surely reach over it to the week before, its own long run is all that the next may grow from,
    so that it is cut no further than that may grow; 0 where they do.
    """
    return 0 if _count_weeks_back(days) > 1 else ceil(100 * 100 / MOST_LONG_RUN_PERCENT)


def choose_longest(kilometres: float) -> int:
    """Return the minutes to which the long run grows before a race of that distance, if nobody says (house)."""
    return next((minutes for distance, minutes in _LONGEST if kilometres <= distance), _LONGEST_BEYOND)


def find_next_long_run(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> int:
    """Return the minutes that the growing long run may have after the runs before it; 0 where they set no limit."""
    if outline.long_run is None:
        return 0
    past = {week.number: longest for week in before if (longest := _find_longest(outline, week))}
    recent = max(find_recent_longest(past, week.number, outline.days), _find_longest_done(outline, week))
    if outline.done is not None:
        recent = max(recent, _find_longest_before(outline, week, before))
    recent = recent or _find_least(outline, week, before)
    begin = min([outline.long_run.first, *past.values()])
    last = next((one.after[0] for one in (week, *reversed(before)) if one.after is not None), None)
    race = last if last and (outline.first_day(week.number + 1) - last.date).days - 1 <= LOOK_BACK else None
    ever = max((find_long_run(outline, one) for one in before), default=0)
    ever = max([ever, *past.values()]) if ever else 0
    if ever and all(one.after is not None for one in before):
        # It began behind the race, with less than what is run else.
        ever = max(ever, outline.long_run.first)
    if race is not None and week.after is not None:
        # The race is a run of the last 30 days, and the table of races says what is left of the long run; but it is no
        # reason to run much longer than ever before.
        return ever * MOST_LONG_RUN_PERCENT // 100
    if not recent:
        return begin
    grows = week.kind in ("build", "start", "recovery")
    grown = grow_long_run(recent, outline.long_run.longest) if grows else min(recent, outline.long_run.longest)
    if grows and race is not None and all(_ran_as_told(outline, one) for one in before if one.after is not None):
        # Later too it goes on from the race, and not from the short long runs behind it: to as long as before.
        grown = max(grown, min(ever, race.minutes * MOST_LONG_RUN_PERCENT // 100))
    in_a_row = week.cut_back == before[-1].cut_back == 100 and past.get(before[-1].number, 0) > LONG_IN_A_ROW
    asked = max((one.minutes for one in outline.demands if one and one.kind == "long"), default=0)
    return LONG_IN_A_ROW if in_a_row and grown == recent > LONG_IN_A_ROW >= asked else grown


def _ran_as_told(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether the longest run of a week was about as long as its long run, as far as a log tells."""
    done = outline.find_done_week(week)
    return done is None or done.longest >= NEARLY * find_long_run(outline, week)


def _find_longest(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes from which the long run goes on after a week: of the longest run that was done in it.

    Where no log tells they are those of its long run, as long as that is not cut back, and surely done.
    """
    done = outline.find_done_week(week)
    if done is not None:
        return max(done.longest, LEAST_RUN) if done.longest else 0
    sure = week.cut_back == 100 and _is_long_run_sure(outline, week)
    return max(longest, LEAST_RUN) if sure and (longest := find_long_run(outline, week)) else 0


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
    asked = max((find_long_run(outline, one) for one in before), default=0)
    return min(asked, max((minutes for day, minutes in runs if day >= first), default=0))


def _find_least(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> int:
    """Return the minutes of the shortest long run of the last 30 days: which of them will be done nobody knows."""
    open_weeks = (one for one in before if outline.find_done_week(one) is None)
    past = {one.number: -max(longest, LEAST_RUN) for one in open_weeks if (longest := find_long_run(outline, one))}
    return -find_recent_longest(past, week.number, outline.days)


def find_long_run(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of the growing long run in a week; 0 if there is none."""
    demand = week.sessions[outline.growing] if outline.growing is not None else None
    return demand.minutes if demand is not None and demand.kind == "long" else 0


def _is_long_run_sure(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether the growing long run is asked for as in a usual week: a race near it may leave no day for it."""
    index = outline.growing
    one, usual = (week.sessions[index], outline.demands[index]) if index is not None else (None, None)
    return one is not None and usual is not None and one.at_least >= usual.at_least
