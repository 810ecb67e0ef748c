"""The edits that turn the scenario of a programme into that of one of its weeks."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.model.clock import format_clock_time
from freshlegs.model.intervals import merge
from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.scenario.programme_outline import estimate_race_minutes
from freshlegs.scenario.schema.programme_tables import RaceGoal
from freshlegs.scenario.schema.tables import Request, ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.week_demands import SessionDemand


def find_kept_tables(scenario: ScenarioTable, week: ProgrammeWeek, days: Days) -> tuple[int, ...]:
    """Return the indices of the [[sessions]] tables that stay in a week."""
    tables = list(enumerate(zip(week.sessions, scenario.sessions, strict=True)))
    kept = tuple(i for i, (demand, request) in tables if demand and not _in_the_way(week, demand, request, days))
    # No week is empty; one whose sessions are all in the way is impossible, and says why.
    return kept if kept or week.race_day is not None else tuple(i for i, (demand, _) in tables if demand)


def list_week_edits(scenario: ScenarioTable, outline: Outline, week: ProgrammeWeek, days: Days) -> Iterator[Edit]:
    """Yield the edits of a week: its dates, fewer and other sessions, the race."""
    kept = find_kept_tables(scenario, week, days)
    yield Put(("week",), {"start": week.start, "days": outline.days})
    yield from (Drop((key,)) for key in ("programme", "expect"))
    race = scenario.programme.race if scenario.programme and week.race_day is not None else None
    demands = {index: demand for index, demand in enumerate(week.sessions) if demand and index in kept}
    for index, demand in demands.items():
        yield from _change(index, outline.demands[index], demand, pinned=scenario.sessions[index].at is not None)
    if race is not None or scenario.hardest not in (None, *(demand.kind for demand in demands.values())):
        yield Drop(("hardest",))
    if race is not None:
        minutes, at = estimate_race_minutes(scenario, race), f"{race.date} {format_clock_time(race.at)}"
        yield Put(("sessions", len(week.sessions)), {"kind": "race", "minutes": minutes, "at": at})
        yield _free_race_time(scenario, race, minutes, days)
    for index in reversed(range(len(week.sessions))):
        if index not in kept:
            yield Drop(("sessions", index))


def _change(index: int, usual: SessionDemand | None, demand: SessionDemand, *, pinned: bool) -> Iterator[Edit]:
    """Yield the edits from the usual demand to that of a week; a pinned session stays one, and a must."""
    if usual is None or demand.kind != usual.kind:
        yield Put(("sessions", index, "kind"), demand.kind)
    if usual is None or demand.minutes != usual.minutes:
        yield Put(("sessions", index, "minutes"), demand.minutes)
    if not pinned and (usual is None or (demand.at_least, demand.at_most) != (usual.at_least, usual.at_most)):
        yield Put(("sessions", index, "count"), {"at_least": demand.at_least, "at_most": demand.at_most})


def _in_the_way(week: ProgrammeWeek, demand: SessionDemand, request: Request, days: Days) -> bool:
    """Whether a session is pinned to a day that the race leaves no room on."""
    if request.at is None or not isinstance(request.at.day, str):
        return False
    (day,) = days.find_numbers(request.at.day) or (None,)
    if day is None:
        return False
    near_race = week.race_day is not None and demand.is_a("key") and day >= week.race_day - 1
    return near_race or day == week.race_day or (demand.is_a("legs") and day in week.rests_legs)


def _free_race_time(scenario: ScenarioTable, race: RaceGoal, minutes: int, days: Days) -> Edit:
    """Return the edit that makes the time of the race free."""
    name = days.name((race.date - days.clock.first).days)
    usual = scenario.availability.weekly.get(name, ())
    windows = merge([*scenario.availability.dates.get(race.date, usual), (race.at, race.at + minutes)])
    written = [f"{format_clock_time(begin)}-{format_clock_time(end)}" for begin, end in windows]
    return Put(("availability", "dates", race.date.isoformat()), written)
