"""The time line of a programme: what each of its weeks is for, and what is lifted and run in it."""

from dataclasses import replace
from datetime import timedelta

from freshlegs.training.programme.easier_weeks import DELOADS, LEGS_REST, LIFT_VOLUME, count_lifts_left
from freshlegs.training.programme.outline import DELOAD_GAPS, USUAL_SETS, Outline, ProgrammeWeek, WeekKind
from freshlegs.training.programme.running import cut_runs, find_first_sessions, grow_runs
from freshlegs.training.programme.week_demands import (
    ease_after_race,
    ease_before_race,
    fill_empty_week,
    limit_lifts,
    spare_legs,
)

STRESS_VOLUME = 70
"""Percent of sets x reps that is left in a week of stress (A08: pull back; the number is house)."""
RECOVERY_VOLUME = 50
"""Percent of sets x reps that is left in the week after a race (house)."""
START_SETS = (1, 2)
"""Sets of each exercise in the first weeks of a start at minimum dose (A17, A18); then 3."""
RECOVERY_LIFTS = 1
"""Lifts in the week after a race (house)."""
DAYS_FOR_INTENSITY = 4
"""Days before the race, in its week, with which there is room for one more hard run (house)."""
IN_SEASON_LIFTS = 2
"""Lifts a week in season (A74)."""


def build_time_line(outline: Outline) -> tuple[ProgrammeWeek, ...]:
    """Return the weeks of a programme in order."""
    deloads = choose_deload_weeks(outline)
    weeks = [_with_sessions(outline, _week(outline, number, deloads)) for number in range(1, outline.weeks + 1)]
    taper = [week for week in weeks if _is_cut(outline, week)]
    before = [week for week in weeks if week.number < outline.taper_from]
    after = [week for week in weeks if week.number >= outline.taper_from and week not in taper]
    found = grow_runs(outline, before, [])
    usual = found[-1].sessions if found else find_first_sessions(outline)
    found += cut_runs(outline, taper, usual)
    return tuple(grow_runs(outline, after, found))


def choose_deload_weeks(outline: Outline) -> frozenset[int]:
    """Return the numbers of the weeks that deload, none of them from the taper on.

    One that would come right before the taper is left out where the taper itself comes soon enough after the deload
    before it: a taper is an easier week too (A56).
    """
    every = outline.deload_every
    if every is None:
        return frozenset()
    last = min(outline.weeks, outline.taper_from - 1)
    weeks = set(range(every, last + 1, every))
    before = max((week for week in weeks if week < last), default=0)
    tapers_next = outline.race is not None and last == outline.taper_from - 1
    if last in weeks and tapers_next and outline.taper_from - before <= DELOAD_GAPS[-1]:
        weeks.remove(last)
    return frozenset(weeks)


def _week(outline: Outline, number: int, deloads: frozenset[int]) -> ProgrammeWeek:
    """Return a week with what is lifted in it. Where several things are true of it, the first one counts."""
    start, to_race = outline.start + timedelta(days=(number - 1) * outline.days), outline.to_race(number)
    if to_race == -1:
        return ProgrammeWeek(number, start, "recovery", RECOVERY_VOLUME, progresses=False)
    if number >= outline.taper_from and to_race >= 0:
        kind: WeekKind = "race" if number == outline.race_week else "taper"
        return ProgrammeWeek(number, start, kind, LIFT_VOLUME, progresses=False)
    if number in deloads:
        easier = DELOADS[outline.lift_level]
        return ProgrammeWeek(number, start, "deload", easier.volume, easier.load, progresses=False)
    if number in outline.stress:
        return ProgrammeWeek(number, start, "stress", STRESS_VOLUME, progresses=False)
    if outline.minimum_dose and number <= len(START_SETS):
        sets = START_SETS[number - 1]
        return ProgrammeWeek(number, start, "start", round(100 * sets / USUAL_SETS), sets=sets)
    if outline.phase == "in_season":
        return ProgrammeWeek(number, start, "in_season", progresses=False)
    return ProgrammeWeek(number, start, "build")


def _with_sessions(outline: Outline, week: ProgrammeWeek) -> ProgrammeWeek:
    """Return a week with what is asked for in it, the runs not yet longer or shorter than usual."""
    sessions = outline.demands
    if outline.phase == "in_season":
        sessions = limit_lifts(sessions, IN_SEASON_LIFTS)
    race_day, rests = None, frozenset[int]()
    if outline.race is not None:
        day = (outline.race.date - week.start).days
        rests = frozenset(range(max(0, day - LEGS_REST), min(outline.days, day)))
        race_day = day if 0 <= day < outline.days else None
    if week.kind in ("taper", "race"):
        sessions = limit_lifts(sessions, count_lifts_left(outline.to_race(week.number)))
    if week.kind == "recovery":
        sessions = ease_after_race(limit_lifts(sessions, RECOVERY_LIFTS))
    if race_day is not None:
        sessions = ease_before_race(sessions, with_intensity=race_day >= DAYS_FOR_INTENSITY)
    if len(rests) > outline.days // 2:
        sessions = spare_legs(sessions)
    sessions = sessions if race_day is not None else fill_empty_week(sessions)
    return replace(week, sessions=sessions, rests_legs=rests, race_day=race_day)


def _is_cut(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether running is cut in a week. Of that of a race soon after its first day only the rest of it is left."""
    if week.kind == "race":
        return outline.to_race(week.number - 1) != 0
    return week.kind == "taper"
