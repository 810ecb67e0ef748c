"""Weeks of a programme as drafts of their own, and the week that repeats in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from freshlegs.io.errors import Fault, InputError, format_path
from freshlegs.model.clock import Clock
from freshlegs.model.content import LiftContent
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.rules.days_off import list_race_rules
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.circumstances import ProgrammeContext
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.scenario.programme_outline import build_outline
from freshlegs.scenario.programme_week_edits import find_kept_tables, list_week_edits
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.typical_busy_times import BusyTimesExcept, TypicalBusyTimes
from freshlegs.scenario.week_days import Days
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.time_line import build_time_line


@dataclass(frozen=True, slots=True)
class WeekDraft:
    """One week of a programme as a draft."""

    week: ProgrammeWeek
    draft: Draft  #: The week by itself
    context: ProgrammeContext  #: Its place in the programme, without its neighbours
    places: tuple[str, ...]  #: Path in the file of each of its [[sessions]] tables


def outline_draft(draft: Draft) -> Outline:
    """Return the outline of a draft's programme; raises InputError with its faults."""
    scenario, faults = draft.scenario, Faults()
    outline = build_outline(scenario, draft.today, _plan_before(draft), faults)
    faults.raise_any(scenario.source)
    return outline


def make_repeating_draft(draft: Draft) -> Draft:
    """Return the repeating week as a draft, without the free time of single dates and without history.

    Times are busy that are so in more than half of the weeks.
    """
    outline = outline_draft(draft)
    edits: list[Edit] = [Put(("week",), {"start": outline.start, "days": outline.days})]
    edits += (Drop((key,)) for key in ("programme", "history", "expect"))
    if "availability" in draft.written:
        edits.append(Drop(("availability", "dates")))
    starts = (outline.start + timedelta(days=number * outline.days) for number in range(outline.weeks))
    busy = TypicalBusyTimes(_read_at_once(draft, outline), tuple(starts)) if draft.scenario.busy else draft.busy
    return replace(draft.apply(edits), after=None, busy=busy)


def split_weeks(
    draft: Draft, near: PlannedRecord, contents: Mapping[str, LiftContent] | None = None
) -> Iterator[WeekDraft]:
    """Yield the weeks of a programme.

    Parameters
    ----------
    near : PlannedRecord
        The repeating week.
    contents : mapping of str to LiftContent, optional
        Contents of its lifts, by session name.
    """
    outline, scenario = outline_draft(draft), draft.scenario
    # No week of a programme repeats, so the first one needs a plan before it, even an empty one.
    before = _plan_before(draft) or near.model_copy(update={"sessions": ()})
    busy = _read_at_once(draft, outline)
    for week in build_time_line(outline):
        days = Days(Clock(near.zone, week.start, outline.days), scenario.counts_days)
        kept = find_kept_tables(scenario, week, days)
        own = replace(draft, busy=busy).apply(list_week_edits(scenario, outline, week, days))
        if scenario.programme is not None and scenario.programme.race is not None and week.race_day is not None:
            own = replace(own, busy=BusyTimesExcept.race(busy, scenario, scenario.programme.race, days.clock))
        places = (*(format_path(("sessions", index)) for index in kept), format_path(("programme", "race")))
        context = ProgrammeContext(near, contents or {}, tuple(list_race_rules(outline, week, days.clock)))
        yield WeekDraft(week, replace(own, after=before), context, places)


def match_stored_week(draft: Draft, stored: PlannedRecord, near: PlannedRecord, source: str) -> Draft:
    """Return the draft of the programme week that a stored week is, after the days before it in its record.

    Parameters
    ----------
    near : PlannedRecord
        The repeating week, whose starts its sessions keep.
    source : str
        Names the stored week in messages.

    Raises
    ------
    InputError
        The programme has no week that starts then, or does not say when it starts.
    """
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
    weeks = f"the programme has {outline.weeks} weeks of {outline.days} days from {outline.start}"
    raise InputError(source, Fault("", found, weeks))


def _plan_before(draft: Draft) -> PlannedRecord | None:
    """Return the plan of the days before as `resolve` does."""
    scenario = draft.scenario
    if draft.after is None and scenario.history is not None and scenario.history.plan is not None:
        return load_plan(scenario.folder / scenario.history.plan)
    return draft.after


def _read_at_once(draft: Draft, outline: Outline) -> BusyCalendars | TypicalBusyTimes | BusyTimesExcept:
    """Return the draft's busy times, with calendars read once for all weeks."""
    if not isinstance(draft.busy, BusyCalendars):
        return draft.busy
    return draft.busy.over(Clock(ZoneInfo(draft.scenario.timezone), outline.start, outline.days), outline.weeks)
