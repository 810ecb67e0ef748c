"""Scenario of a programme -> outline of its weeks, with all its faults."""

from datetime import date
from typing import Literal

from freshlegs.io.errors import format_path
from freshlegs.model.clock import DAY, WEEKDAYS, Clock
from freshlegs.model.kinds import find_family
from freshlegs.model.wording import format_count, round_half_up
from freshlegs.planfile import LoggedRecord, PlannedRecord
from freshlegs.scenario.dated_places import check_dated_places
from freshlegs.scenario.history import find_longest_run, find_weekly_minutes, list_known_runs
from freshlegs.scenario.programme_races import (
    check_races,
    choose_recoveries,
    estimate_race_minutes,
    find_week,
    list_goals,
    list_past_races,
)
from freshlegs.scenario.resolve_days import find_first_clock
from freshlegs.scenario.rhythms import check_rhythms, find_absent
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.programme_tables import Programme
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.session_requests import check_eithers
from freshlegs.training.lifting_problem import MINIMUM_BELOW
from freshlegs.training.programme.done_runs import DoneRun, DoneRuns
from freshlegs.training.programme.long_run import FIRST_LONG_RUN, LONG_RUN_STEP, choose_longest, grow_long_run
from freshlegs.training.programme.outline import USUAL_WEEKS, LongRun, Outline
from freshlegs.training.programme.races import MOST_WEEKS, Race
from freshlegs.training.programme.time_line import LIFTS_BEFORE_JUMPS
from freshlegs.training.programme.week_demands import LEAST_RUN, SessionDemand

SHORT_RACE = 10.0
"""Kilometres of a race up to which the long run is no more than half of the week's running by itself (house)."""


def build_outline(
    scenario: ScenarioTable,
    today: date | None,
    before: PlannedRecord | None,
    faults: Faults,
    logged: LoggedRecord | None = None,
) -> Outline:
    """Return the outline of a scenario's programme after the plan of the days before, and note its faults.

    Where runs of it are logged, it goes on from them.

    Raises InputError with the faults so far, if there is no first day.
    """
    clock = find_first_clock(scenario, today, faults)
    programme = scenario.programme or Programme()
    weeks = _count_weeks(scenario, clock)
    _check_requests(scenario, faults)
    check_races(scenario, programme, clock, weeks, faults)
    check_rhythms(scenario, weeks, faults)
    check_dated_places(scenario, clock.first, weeks * clock.days, faults)
    for index, number in enumerate(programme.stress):
        if number > weeks:
            faults.add(
                ("programme", "stress", index), f"found {number}", f"the programme has {format_count(weeks, 'week')}"
            )
    longest_run = logged.longest_run if logged else find_longest_run(scenario, before, clock.first)
    return Outline(
        start=clock.first,
        days=clock.days,
        weeks=weeks,
        demands=tuple(
            SessionDemand(one.kind, one.length, one.at_least, one.at_most, one.load) for one in scenario.sessions
        ),
        lift_level=scenario.athlete.lift_level,
        run_level=scenario.athlete.run_level,
        age=scenario.athlete.age,
        recoveries=choose_recoveries(scenario),
        phase=programme.phase,
        deload_every=_count_cycles(programme.deload_every, clock.days),
        cut_back=100 if programme.cut_back == "off" else programme.cut_back,
        known_minutes=_count_in_cycle(
            logged.weekly_minutes if logged else find_weekly_minutes(scenario, before, clock.first), clock.days
        ),
        longest_run=longest_run,
        runs_before=tuple(list_known_runs(scenario, before, clock.first)),
        run_growth=None if programme.run_growth == "off" else programme.run_growth,
        pull_back=None if programme.pull_back == "off" else programme.pull_back,
        minimum_dose=_starts_small(scenario) if programme.minimum_dose is None else programme.minimum_dose,
        one_set=_has_one_set(scenario),
        jumps_after=_count_weeks_to_jumps(scenario, before, clock),
        stress=frozenset(programme.stress),
        races=(
            *list_past_races(scenario, before, clock),
            *(
                Race(one.date, one.kilometres, one.priority, estimate_race_minutes(scenario, one))
                for one in programme.goals.values()
            ),
        ),
        long_run=_plan_long_run(scenario, programme, longest_run, faults),
        done=_list_done_runs(logged),
        logs_runs=logged is not None,
        absent=_list_absent(scenario, weeks),
        names=tuple(scenario.week.rotation),
    )


def _starts_small(scenario: ScenarioTable) -> bool:
    """Whether lifts start with one set by default: of who is new to them, or comes back from something (A18)."""
    return scenario.athlete.lift_level == "beginner" or scenario.athlete.returning_from is not None


def _list_absent(scenario: ScenarioTable, weeks: int) -> tuple[frozenset[int], ...]:
    """Return which [[sessions]] tables do not come in each week; empty where all weeks are alike."""
    if not scenario.has_rhythm:
        return ()
    return tuple(find_absent(scenario, number) for number in range(1, weeks + 1))


def _count_weeks_to_jumps(scenario: ScenarioTable, before: PlannedRecord | None, clock: Clock) -> int:
    """Return how many weeks a beginner still has to lift before there are jumps (house); 0 for others.

    What [history] and the plan of the days before hold of lifts counts.
    """
    if scenario.athlete.lift_level != "beginner" or "jumps" in scenario.lifting.allow:
        return 0
    named = scenario.history.sessions if scenario.history else ()
    lifted = [one.at.day for one in named if find_family(one.kind) == "lift"]
    lifted += [before.local(one.start).date() for one in before.sessions if "lift" in one.tags] if before else []
    weeks = {((clock.first - day).days - 1) // 7 for day in lifted if isinstance(day, date) and day < clock.first}
    return max(0, LIFTS_BEFORE_JUMPS - len(weeks))


def _has_one_set(scenario: ScenarioTable) -> bool:
    """Whether all lifts have one set of each exercise: they are asked for so, or short."""
    lifts = [one.length for one in scenario.sessions if find_family(one.kind) == "lift"]
    return bool(lifts) and (scenario.lifting.dose == "minimum" or max(lifts) < MINIMUM_BELOW)


def _list_done_runs(logged: LoggedRecord | None) -> DoneRuns | None:
    """Return the runs of a programme as they are stored; None where none of its own is."""
    if logged is None or not logged.runs:
        return None
    return DoneRuns(logged.until, tuple(DoneRun(one.day, one.kind, one.minutes) for one in logged.runs))


def _count_in_cycle(weekly: int | None, days: int) -> int | None:
    """Return the running minutes of a cycle of so many days, by those of seven."""
    return None if weekly is None else weekly * days // len(WEEKDAYS)


def _count_cycles(weeks: int | Literal["off"], days: int) -> int | None:
    """Return how many cycles of so many days come nearest to some weeks, two at the least; None for "off".

    Where a cycle is longer than a week, so is its deload: then the time between two deloads comes nearest (house).

    >>> [_count_cycles(4, days) for days in (5, 7, 9, 14)]
    [6, 4, 3, 3]
    """
    if weeks == "off":
        return None
    if days <= len(WEEKDAYS):
        return max(2, round(len(WEEKDAYS) * weeks / days))
    return 1 + max(1, round_half_up(len(WEEKDAYS) * (weeks - 1) / days))


def _count_weeks(scenario: ScenarioTable, clock: Clock) -> int:
    """Return the number of weeks: that of the file, else up to the last race, else that of the article."""
    programme = scenario.programme
    if programme is None or "weeks" in scenario.week.model_fields_set:
        return scenario.week.weeks
    last = max((race.date for race in programme.goals.values()), default=None)
    return min(MOST_WEEKS, max(1, find_week(last, clock))) if last is not None else USUAL_WEEKS


def _check_requests(scenario: ScenarioTable, faults: Faults) -> None:
    """Note requests that a repeating week can't have."""
    check_eithers(scenario, faults)
    goals = scenario.programme.goals if scenario.programme else {}
    for index, request in enumerate(scenario.sessions):
        if request.kind == "race" and goals:
            named = format_path(next(iter(goals)))
            faults.add(("sessions", index, "kind"), 'found "race"', f"{named} adds it; leave it out here")
        if request.at is not None and not isinstance(request.at.day, str):
            allowed = 'a programme repeats its sessions: write a day such as "wed 18:00"'
            faults.add(("sessions", index, "at"), f'found "{request.at}"', allowed)
    if scenario.week.days != len(WEEKDAYS) and not scenario.repeats and not scenario.is_chain:
        faults.add("week.days", f"found {scenario.week.days}", "a programme after [history] has weeks of 7 days")


def _plan_long_run(scenario: ScenarioTable, programme: Programme, known: int, faults: Faults) -> LongRun | None:
    requests = [request for request in scenario.sessions if request.kind == "long"]
    if not requests:
        for key in programme.long_run.model_fields_set:
            faults.add(("programme", "long_run", key), "there is no long run", "ask for one under [[sessions]]")
        return None
    requested = max(request.length for request in requests)
    usual = grow_long_run(known, requested) if known else _begin_long_run(scenario, requested)
    first = usual if programme.long_run.first is None else programme.long_run.first
    by_race = max((_choose_longest(scenario, race.kilometres) for race in list_goals(programme)), default=0)
    room = max(_find_room(scenario, request) for request in requests)
    longest = programme.long_run.longest or max(requested, min(by_race, room))
    return LongRun(first, max(first, longest), as_said=programme.long_run.longest is not None)


def _choose_longest(scenario: ScenarioTable, kilometres: float) -> int:
    """Return the minutes to which the long run grows before a race; up to 10 km no more than the other runs together.

    Before a longer race it has to be long; before these more than half of the week's running in one run is no help
    (house).
    """
    others = [one for one in scenario.sessions if find_family(one.kind) == "run" and one.kind != "long"]
    most = choose_longest(kilometres)
    beside = sum(one.at_most * one.length for one in others)
    return min(most, beside) if kilometres <= SHORT_RACE and beside else most


def _begin_long_run(scenario: ScenarioTable, requested: int) -> int:
    """Return the minutes of the first long run where no run is known: a part of what is run in a week, if that is."""
    weekly = scenario.athlete.weekly_minutes
    runs = sum(one.at_most for one in scenario.sessions if find_family(one.kind) == "run")
    if weekly is None or runs == 1:
        return requested
    part = weekly * FIRST_LONG_RUN // 100 // LONG_RUN_STEP * LONG_RUN_STEP
    return min(requested, max(LEAST_RUN, part))


def _find_room(scenario: ScenarioTable, request: Request) -> int:
    """Return the minutes of the longest window for a session; busy times are not known yet."""
    days, time = (request.only.days, request.only.time) if request.only else (None, None)
    most = 0
    for day, windows in scenario.availability.weekly.items():
        if (days is not None and day not in days) or (request.at is not None and day != request.at.day):
            continue
        for begin, end in windows:
            earliest = max(begin, time[0] if time else 0, request.at.wall if request.at else 0)
            most = max(most, min(end, time[1] if time else DAY) - earliest)
    return most
