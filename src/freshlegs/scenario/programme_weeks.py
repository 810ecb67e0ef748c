"""Weeks of a programme as drafts of their own, and the week that repeats in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from freshlegs.io.errors import Fault, InputError, Step, format_path
from freshlegs.model.clock import Clock, format_clock_time
from freshlegs.model.content import LiftContent
from freshlegs.model.intervals import merge
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.rules.bad_days import list_sore_rules
from freshlegs.rules.passing_rules import list_passing_rules
from freshlegs.scenario.busy_times import (
    BusyCalendars,
    BusyReader,
    BusyTimesAnd,
    BusyTimesExcept,
    TypicalBusyTimes,
)
from freshlegs.scenario.dated_places import drop_dates_of_places, drop_places_elsewhere
from freshlegs.scenario.draft import Draft, LostTime, ProgrammeContext
from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.scenario.history import load_previous_plan
from freshlegs.scenario.programme_outline import build_outline
from freshlegs.scenario.programme_races import estimate_race_minutes
from freshlegs.scenario.resolve_shifts import drop_dated_shifts
from freshlegs.scenario.rhythms import choose_usual_week, find_absent, list_rhythm_edits
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.minutes_range import MinutesRange
from freshlegs.scenario.schema.programme_tables import RaceGoal
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.hurt_parts import HURT_PARTS
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.time_line import build_time_line
from freshlegs.training.programme.week_demands import SessionDemand, sum_running_minutes
from freshlegs.written.clock_text import format_window


@dataclass(frozen=True, slots=True)
class WeekDraft:
    """One week of a programme as a draft."""

    week: ProgrammeWeek
    draft: Draft  #: The week by itself
    context: ProgrammeContext  #: Its place in the programme, without its neighbours
    places: tuple[str, ...]  #: Path in the file of each of its [[sessions]] tables


def outline_draft(draft: Draft) -> Outline:
    """Return the outline of a draft's programme; raises InputError with its faults."""
    scenario, faults = draft.scenario, Faults(draft.source)
    before = draft.after or load_previous_plan(scenario)
    outline = build_outline(scenario, draft.today, before, faults, draft.logged)
    faults.raise_any()
    sore = frozenset(day for day, part in draft.sore if HURT_PARTS[part].carries_running)
    return replace(outline, ill=draft.ill, sore=sore, hurt=draft.sore)


def make_repeating_draft(draft: Draft) -> Draft:
    """Return the repeating week as a draft, without the free time of single dates and without history.

    Times are busy that are so in more than half of the weeks.
    """
    outline = outline_draft(draft)
    if draft.scenario.has_rhythm:
        usual = choose_usual_week(draft.scenario, outline.weeks)
        there = [*list_rhythm_edits(draft.scenario, usual)]
        there += (Drop(("sessions", i)) for i in sorted(find_absent(draft.scenario, usual), reverse=True))
        draft = draft.apply([*there, Drop(("week", "rotation"))])
    edits: list[Edit] = [Put(("week",), {"start": outline.start, "days": outline.days})]
    edits += (Drop((key,)) for key in ("programme", "history", "expect"))
    edits += drop_dates_of_places(draft.scenario.places)
    edits += drop_dated_shifts(draft.scenario.shifts)
    if "availability" in draft.written:
        edits.append(Drop(("availability", "dates")))
    starts = (outline.start + timedelta(days=number * outline.days) for number in range(outline.weeks))
    busy = TypicalBusyTimes(_read_at_once(draft, outline), tuple(starts)) if draft.scenario.busy else draft.busy
    return replace(draft.apply(edits), after=None, busy=busy)


def split_weeks(
    draft: Draft, near: PlannedRecord, contents: Mapping[str, LiftContent] | None = None
) -> Iterator[WeekDraft]:
    """Yield the weeks of a programme; `near` is its repeating week, with the contents of its lifts by session name."""
    outline, scenario = outline_draft(draft), draft.scenario
    # No week of a programme repeats, so the first one needs a plan before it, even an empty one.
    before = draft.after or load_previous_plan(scenario) or near.model_copy(update={"sessions": ()})
    busy = _add_lost_times(draft, _read_at_once(draft, outline))
    for week in build_time_line(outline):
        days = Days(Clock(near.zone, week.start, outline.days), scenario.counts_days(follows=True))
        kept = _find_kept_tables(scenario, week, days)
        steps, race = _find_race(scenario, week)
        own = draft.apply(_list_week_edits(scenario, outline, week, days, kept, race))
        own = replace(own, after=before, busy=_without_race(busy, scenario, race, days.clock) if race else busy)
        places = (*(format_path(("sessions", index)) for index in kept), format_path(steps))
        rules = (*list_passing_rules(outline, week, days.clock), *list_sore_rules(days.clock, draft.sore))
        # A chain has no usual days: its cycles begin on other weekdays each time.
        usual = near.model_copy(update={"sessions": ()}) if scenario.is_chain else near
        context = ProgrammeContext(usual, contents or {}, rules, lost=_find_lost(draft, days.clock))
        yield WeekDraft(week, own, context, places)


def _find_race(scenario: ScenarioTable, week: ProgrammeWeek) -> tuple[tuple[Step, ...], RaceGoal | None]:
    """Return the path of a week's race, and what the file says of it; None without a race."""
    goals = scenario.programme.goals.items() if scenario.programme and week.race else ()
    there = ((steps, race) for steps, race in goals if week.race and race.date == week.race.date)
    return next(there, (("programme", "race"), None))


def _without_race(calendars: BusyReader, scenario: ScenarioTable, race: RaceGoal, clock: Clock) -> BusyTimesExcept:
    """Return what reads the calendars but for the time of a race."""
    begin = clock.exactly((race.date - clock.first).days, race.at)
    end = begin + estimate_race_minutes(scenario, race)
    return BusyTimesExcept(calendars, clock.moment(begin), clock.moment(end))


def match_stored_week(draft: Draft, stored: PlannedRecord, near: PlannedRecord, source: str) -> Draft:
    """Return the draft of the programme week that a stored week is, after the days before it in its record.

    Its sessions keep the starts of `near`, the repeating week. Raises InputError, which names `source`, where the
    programme has no week that starts then, or does not say when it starts.
    """
    draft = replace(draft, logged=stored.logged)
    outline = outline_draft(draft)
    if "start" not in draft.written.get("week", {}):
        raise InputError(draft.source, Fault("week.start", "missing", "a programme that has begun needs it"))
    for one in split_weeks(draft, near):
        if (one.week.start, outline.days) == (stored.start, stored.days):
            before = tuple(entry for entry in stored.around if stored.local(entry.start).date() < stored.start)
            past = stored.model_copy(update={"sessions": before})
            own = one.draft.apply([Drop(("history",))])
            return replace(own, after=past, context=one.context, stored=stored)
    found = f"a plan of {stored.days} days from {stored.start}"
    weeks = f"the programme has {format_count(outline.weeks, 'week')} of {outline.days} days from {outline.start}"
    raise InputError(source, Fault("", found, weeks))


def _read_at_once(draft: Draft, outline: Outline) -> BusyReader:
    """Return the draft's busy times, with calendars read once for all weeks."""
    if not isinstance(draft.busy, BusyCalendars):
        return draft.busy
    return draft.busy.over(Clock(ZoneInfo(draft.scenario.timezone), outline.start, outline.days), outline.weeks)


def _add_lost_times(draft: Draft, busy: BusyReader) -> BusyReader:
    """Return the busy times with the days of illness and the busy times that a stored plan was told of."""
    lost = draft.begun.lost if draft.begun is not None else ()
    return BusyTimesAnd(busy, tuple((one.begin, one.end) for one in lost)) if lost else busy


def _find_lost(draft: Draft, clock: Clock) -> tuple[LostTime, ...]:
    """Return those of the lost times that lie in a week."""
    first, last = clock.moment(0), clock.moment(clock.midnight(clock.days))
    lost = draft.begun.lost if draft.begun is not None else ()
    return tuple(one for one in lost if one.begin < last and first < one.end)


def _find_kept_tables(scenario: ScenarioTable, week: ProgrammeWeek, days: Days) -> tuple[int, ...]:
    """Return the indices of the [[sessions]] tables that stay in a week."""
    tables = list(enumerate(zip(week.sessions, scenario.sessions, strict=True)))
    kept = tuple(i for i, (demand, request) in tables if demand and not _in_the_way(week, demand, request, days))
    # No week is empty; one whose sessions are all in the way is impossible, and says why.
    return kept if kept or week.race_day is not None else tuple(i for i, (demand, _) in tables if demand)


def _list_week_edits(
    scenario: ScenarioTable,
    outline: Outline,
    week: ProgrammeWeek,
    days: Days,
    kept: tuple[int, ...],
    race: RaceGoal | None,
) -> Iterator[Edit]:
    """Yield the edits from the scenario of a programme to a week's: its dates, fewer and other sessions, the race."""
    yield Put(("week",), {"start": week.start, "days": outline.days})
    yield from (Drop((key,)) for key in ("programme", "expect"))
    yield from drop_places_elsewhere(scenario.places, week.start, outline.days)
    if scenario.has_rhythm:
        yield from list_rhythm_edits(scenario, week.number)
    demands = {index: demand for index, demand in enumerate(week.sessions) if demand and index in kept}
    for index, demand in demands.items():
        yield from _change(index, outline.demands[index], demand, scenario.sessions[index])
    if scenario.running.asks:
        usual = sum_running_minutes(outline.demands)
        share = sum_running_minutes(demands.values()) / usual if usual else 1.0
        yield Put(("running",), scenario.running.scale(min(1.0, share)))
    if race is not None or scenario.hardest not in (None, *(demand.kind for demand in demands.values())):
        yield Drop(("hardest",))
    if race is not None:
        minutes, at = estimate_race_minutes(scenario, race), f"{race.date} {format_clock_time(race.at)}"
        session = {"kind": "race", "minutes": minutes, "at": at, "distance": race.distance, "priority": race.priority}
        yield Put(("sessions", len(week.sessions)), session)
        yield _free_race_time(scenario, race, minutes, days)
    for index in reversed(range(len(week.sessions))):
        if index not in kept:
            yield Drop(("sessions", index))


def _change(index: int, usual: SessionDemand | None, demand: SessionDemand, request: Request) -> Iterator[Edit]:
    """Yield the edits from the usual demand to that of a week; a pinned session stays one, and a must."""
    if usual is None or demand.kind != usual.kind:
        yield Put(("sessions", index, "kind"), demand.kind)
    if usual is None or demand.minutes != usual.minutes:
        yield Put(("sessions", index, "minutes"), _size(request, demand.minutes))
    if request.at is None and (usual is None or (demand.at_least, demand.at_most) != (usual.at_least, usual.at_most)):
        yield Put(("sessions", index, "count"), {"at_least": demand.at_least, "at_most": demand.at_most})


def _size(request: Request, minutes: int) -> int | dict[str, int]:
    """Return the length of a session in a week, as it is written: of a range the preferred minutes are those."""
    if not isinstance(request.minutes, MinutesRange):
        return minutes
    longest = max(minutes, request.minutes.at_most) if minutes > request.minutes.preferred else minutes
    return {"at_least": min(request.minutes.at_least, minutes), "at_most": longest, "prefer": minutes}


def _in_the_way(week: ProgrammeWeek, demand: SessionDemand, request: Request, days: Days) -> bool:
    """Whether a session is pinned to a day that the race leaves no room on."""
    if request.at is None or not isinstance(request.at.day, str):
        return False
    (day,) = days.find_numbers(request.at.day) or (None,)
    if day is None:
        return False
    legs = demand.is_a("legs") or demand.kind == "long"
    return (
        day == week.race_day
        or (day in week.eves and (demand.is_a("lift") or demand.is_a("key")))
        or (demand.is_a("legs") and day in week.rests_legs)
        or (legs and day in week.heals_legs)
        or (demand.is_a("hard") and day in week.heals | week.rests)
    )


def _free_race_time(scenario: ScenarioTable, race: RaceGoal, minutes: int, days: Days) -> Edit:
    """Return the edit that makes the time of the race free."""
    name = days.name((race.date - days.clock.first).days)
    usual = scenario.availability.weekly.get(name, ())
    windows = merge([*scenario.availability.dates.get(race.date, usual), (race.at, race.at + minutes)])
    return Put(("availability", "dates", race.date.isoformat()), [*map(format_window, windows)])
