"""The time line of a programme: what each of its weeks is for, and what is lifted and run in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from freshlegs.training.after_illness import list_ends_of_illness, list_lift_days
from freshlegs.training.hurt_parts import find_hard_share
from freshlegs.training.programme.done_runs import DoneRuns
from freshlegs.training.programme.easier_weeks import (
    DELOADS,
    LEGS_REST,
    LIFT_VOLUME,
    SHARES,
    SHORT_TAPER,
    count_lifts_left,
)
from freshlegs.training.programme.growth import ease_lifts, run_no_more
from freshlegs.training.programme.outline import DELOAD_GAPS, USUAL_SETS, Outline, ProgrammeWeek
from freshlegs.training.programme.races import (
    ONE_HARD_RUN,
    Easing,
    Race,
    count_hard_minutes,
    count_hard_rest,
    name_distance,
)
from freshlegs.training.programme.running import size_runs
from freshlegs.training.programme.week_demands import (
    ease_after_race,
    ease_before_race,
    ease_tune_up,
    fill_empty_week,
    limit_hard_runs,
    limit_lifts,
    spare_eve,
    spare_legs,
)

STRESS_VOLUME = 70
"""Percent of sets x reps that is left in a week of stress (A08: pull back; the number is house)."""
LIFTS_BEFORE_JUMPS = 4
"""Weeks that a beginner has lifted before there are jumps and hops (house)."""
START_SETS = (1, 2)
"""Sets of each exercise in the first weeks of a start at minimum dose (A17, A18); then 3. Where all weeks have one set,
it is easier in them (house)."""
COSTS_RUNS = 21
"""Days from pain or an illness up to which the runs that are lost are lost to it (house)."""
JUMPS_AND_HOPS = "jumps and hops"
TOO_NEW_TO_JUMP = (
    f"No {JUMPS_AND_HOPS} in your first {LIFTS_BEFORE_JUMPS} weeks of lifting "
    "(our own choice; [lifting] allow brings them back)."
)
"""What a card says where its jumps are left out because lifting is new."""
TOO_SORE_TO_JUMP = (
    "No jumps and hops in the {days} days after the {race}: "
    "they come back no sooner than hard running, with [lifting] allow too (our own choice)."
)
"""What a card says where they are left out after a race."""
DAYS_FOR_INTENSITY = 4
"""Days before the race, in its week, with which there is room for one more hard run (house)."""
IN_SEASON_LIFTS = 2
"""Lifts a week in season (A74)."""


def build_time_line(outline: Outline) -> tuple[ProgrammeWeek, ...]:
    """Return the weeks of a programme in order."""
    deloads = choose_deload_weeks(outline)
    found: list[ProgrammeWeek] = []
    # Who says that something hurts, or was ill, never runs more for it than who says nothing.
    silent = [build_time_line(one) for one in _list_silent(outline)]
    for number in range(1, outline.weeks + 1):
        week = _with_sessions(outline, _with_races(outline, _week(outline, number, deloads)))
        week = replace(week, without_jumps=_leave_out_jumps(outline, week, found))
        week = size_runs(outline, week, found)
        for weeks in silent:
            week = run_no_more(outline, week, weeks[number - 1])
        found.append(ease_lifts(outline, week, found))
    return tuple(found)


def _list_silent(outline: Outline) -> Iterator[Outline]:
    """Yield the outline of who ran as much and tells of no pain or illness, and of who ran all since a recent one."""
    told, done = outline.sore | outline.ill, outline.done
    if told:
        silent = replace(outline, sore=frozenset(), ill=frozenset())
        yield silent
        if done is not None and (lately := [day for day in told if 0 <= (done.until - day).days < COSTS_RUNS]):
            eve = min(lately) - timedelta(days=1)
            before = DoneRuns(eve, tuple(run for run in done.runs if run.day <= eve))
            yield replace(silent, done=before if eve >= outline.start else None)


def choose_deload_weeks(outline: Outline) -> frozenset[int]:
    """Return the numbers of the weeks that deload, none of them in a taper or after a race, which are easier too.

    One that would come right before a taper is left out where the taper itself comes soon enough after the deload
    before it (A56).
    """
    weeks: set[int] = set()
    easier = 0
    for number in range(1, outline.weeks + 1):
        if _is_around_race(outline, number):
            easier = number
        elif outline.deload_every is not None and number - easier >= outline.deload_every:
            tapers_next = number < outline.weeks and outline.list_tapers(number + 1)
            if not tapers_next or number + 1 - easier > DELOAD_GAPS[-1]:
                weeks.add(number)
                easier = number
    return frozenset(weeks)


def _is_around_race(outline: Outline, number: int) -> bool:
    return bool(outline.list_tapers(number) or outline.list_recoveries(number))


def _week(outline: Outline, number: int, deloads: frozenset[int]) -> ProgrammeWeek:
    """Return a week with what is lifted in it. Where several things are true of it, the first one counts."""
    start = outline.first_day(number)
    race, tapers = outline.race_in(number), outline.list_tapers(number)
    if tapers and race is not None and race.tapered:
        return ProgrammeWeek(number, start, "race", LIFT_VOLUME, progresses=False)
    if outline.list_recoveries(number):
        return ProgrammeWeek(number, start, "recovery", LIFT_VOLUME if tapers else 100, progresses=False)
    if tapers:
        return ProgrammeWeek(number, start, "taper", LIFT_VOLUME, progresses=False)
    if number in deloads:
        easier = DELOADS[outline.lift_level]
        return ProgrammeWeek(
            number, start, "deload", easier.volume, easier.load, progresses=False, cut_back=outline.cut_back
        )
    if number in outline.stress:
        return ProgrammeWeek(number, start, "stress", STRESS_VOLUME, progresses=False)
    if outline.minimum_dose and number <= len(START_SETS):
        sets = USUAL_SETS if outline.one_set else START_SETS[number - 1]
        return ProgrammeWeek(number, start, "start", round(100 * sets / USUAL_SETS), sets=sets)
    if outline.phase == "in_season":
        return ProgrammeWeek(number, start, "in_season", progresses=False)
    return ProgrammeWeek(number, start, "build")


def _with_races(outline: Outline, week: ProgrammeWeek) -> ProgrammeWeek:
    """Return a week with what the races around it leave of it; of several the one that leaves the least counts."""
    race, tapers, after = outline.race_in(week.number), outline.list_tapers(week.number), None
    shares = [SHARES[outline.count_taper(one)][weeks] for one, weeks in tapers]
    upper, legs = (Easing(week.lift_volume, week.lift_load),) * 2
    for one, recovery, number in outline.list_recoveries(week.number):
        shares.append(recovery.running[number])
        after = (one, number + 1) if shares[-1] == min(shares) else after
        if back := recovery.lifts_in(number):
            upper, legs = upper.ease_to(back.upper), legs.ease_to(back.legs)
    week = replace(
        week, called=outline.name_week(week.number), race=race, race_day=(race.date - week.start).days if race else None
    )
    # An illness in the week itself is told while it is in progress: what is asked for in it is known by then.
    before, by_now = (outline.list_easy_days(day) for day in (week.start, outline.first_day(week.number + 1)))
    after_illness = frozenset((day - week.start).days for day in by_now) & frozenset(range(outline.days))
    healing = frozenset((day - week.start).days for day in before) & after_illness
    if race is not None and week.has_raced:
        shares.append(outline.find_recovery_of(race).running[0])
    return replace(
        week,
        one_set=outline.one_set,
        lift_volume=upper.volume,
        lift_load=upper.load,
        legs=legs if legs != upper else None,
        running=min(shares, default=None),
        after=after,
        rests_legs=_find_days(outline, week, lambda ahead, one: 0 < ahead <= LEGS_REST[one.priority]),
        rests=_find_days(outline, week, lambda ahead, one: 0 < ahead < count_hard_rest(one.kilometres)),
        eves=_find_days(outline, week, lambda ahead, one: ahead == 1),
        heals_legs=_find_days(outline, week, lambda ahead, one: -outline.find_recovery_of(one).legs <= ahead <= 0),
        heals=healing | _find_days(outline, week, lambda ahead, one: -outline.find_recovery_of(one).hard <= ahead <= 0),
        after_illness=after_illness,
        light_lifts=_find_light_days(outline, week),
        hard_at_most=_limit_hard_minutes(outline, week),
        back=next(iter(outline.find_recovery_of(race).lifts), None) if race is not None else None,
        hard_share=_find_hard_share(outline, week),
        first_back=next(filter(None, outline.find_recovery_of(after[0]).lifts), None) if after is not None else None,
    )


def _find_light_days(outline: Outline, week: ProgrammeWeek) -> frozenset[int]:
    """Return the day numbers on which a lift, where there is one, is lighter after an illness."""
    end = outline.first_day(week.number + 1)
    days = frozenset[date]().union(*list_lift_days(day for day in outline.ill if day < end))
    return frozenset((day - week.start).days for day in days if week.start <= day < end)


def _find_hard_share(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the percent of its usual hard minutes that a week has at the most, after pain and after an illness."""
    days = [*outline.sore, *list_ends_of_illness(outline.ill)]
    return min((find_hard_share((week.start - day).days) for day in days), default=100)


def _limit_hard_minutes(outline: Outline, week: ProgrammeWeek) -> dict[int, int]:
    """Return the hard minutes that the last hard run before a race may have, by the days on which it may stand."""
    most: dict[int, int] = {}
    for race in filter(lambda one: one.tapered, outline.races):
        eve = (race.date - week.start).days
        for day in range(max(0, eve - SHORT_TAPER), min(outline.days, eve)):
            most[day] = min(most.get(day, 1000), count_hard_minutes(race.kilometres))
    return most


def _leave_out_jumps(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> dict[int, str]:
    """Return the day numbers on which there are no jumps, each with the reason.

    A week that asks for no lift, as after a marathon, or only for one that may be left out, is no week of lifting.
    """
    days = range(outline.days)
    if sum(_is_lift_sure(outline, earlier) for earlier in before) < outline.jumps_after:
        return dict.fromkeys(days, TOO_NEW_TO_JUMP)
    found: dict[int, str] = {}
    for race in sorted(outline.races, key=lambda one: one.date):
        rest, last = outline.count_days_without_jumps(race), (race.date - week.start).days
        told = TOO_SORE_TO_JUMP.format(days=rest, race=name_distance(race.kilometres))
        found |= dict.fromkeys((day for day in days if 0 < day - last <= rest), told)
    return found


def _is_lift_sure(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether a week has a lift that no race makes optional."""
    pairs = zip(week.sessions, outline.demands, strict=True)
    return any(one and one.is_a("lift") and (one.at_least or not (usual and usual.at_least)) for one, usual in pairs)


def _find_days(outline: Outline, week: ProgrammeWeek, holds: Callable[[int, Race], bool]) -> frozenset[int]:
    """Return the day numbers of a week for which something holds of a race so many days ahead."""
    return frozenset(
        day
        for day in range(outline.days)
        if any(holds((race.date - week.start).days - day, race) for race in outline.races)
    )


def _with_sessions(outline: Outline, week: ProgrammeWeek) -> ProgrammeWeek:
    """Return a week with what is asked for in it, the runs not yet longer or shorter than usual."""
    sessions = outline.list_demands(week.number)
    if outline.phase == "in_season":
        sessions = limit_lifts(sessions, IN_SEASON_LIFTS)
    for race, weeks in outline.list_tapers(week.number):
        sessions = limit_lifts(sessions, count_lifts_left(weeks, race.priority))
        if not weeks:
            ahead = race.date - timedelta(days=DAYS_FOR_INTENSITY) >= week.start
            sessions = ease_before_race(sessions, with_intensity=ahead)
    recoveries = outline.list_recoveries(week.number)
    if any(not recovery.lifts_in(number) for _, recovery, number in recoveries):
        sessions = limit_lifts(sessions, 0)
    if week.race is not None and not week.race.tapered:
        sessions = ease_tune_up(sessions, stands_for_long=week.race.stands_for_long_run)
    # Where an illness leaves a day, what has no place on it is found when the week is planned.
    ill = week.heals & week.after_illness
    ill = ill if len(ill) == outline.days else frozenset()
    if heals := week.heals - week.after_illness | ill:
        hard_days = outline.days - len(heals | week.rests)
        long_days = outline.days - len(week.heals_legs | ill)
        sessions = ease_after_race(sessions, outline.days, hard_days=hard_days, long_days=long_days)
    # Of several hard runs, few find one of the days that are left for them: their minutes would be missed.
    few = bool(heals) and bool(recoveries)
    if few or any(recovery.hard >= ONE_HARD_RUN for _, recovery, _ in recoveries):
        sessions = limit_hard_runs(sessions)
    if week.heals_legs or len(week.rests_legs) > outline.days // 2:
        sessions = spare_legs(sessions)
    if week.eves and week.race is None:
        sessions = spare_eve(sessions)
    sessions = sessions if week.race is not None else fill_empty_week(sessions)
    return replace(week, sessions=sessions)
