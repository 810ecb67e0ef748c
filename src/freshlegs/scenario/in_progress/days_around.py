"""Days before and after a stored week, and the plan that it followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.clock import Clock
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.scenario.schema.tables import ScenarioTable


def check_same_week(scenario: ScenarioTable, stored: PlannedRecord, source: str) -> None:
    """Raise InputError if a stored plan is of another scenario, or of other dates than the scenario names."""
    if stored.scenario != scenario.id:
        found = f"planned from the scenario {repr_for_user(stored.scenario)}"
        raise InputError(source, Fault("", found, f"the scenario here is {repr_for_user(scenario.id)}"))
    monday = stored.start - timedelta(days=stored.start.weekday())
    start, days = scenario.week.start or monday, scenario.week.days
    if (start, days) != (stored.start, stored.days):
        found = f"a plan of {stored.days} days from {stored.start}"
        raise InputError(source, Fault("", found, f"the scenario has {days} days from {start}"))


def find_days_before(scenario: ScenarioTable, stored: PlannedRecord) -> PlannedRecord | None:
    """Return the plan of the days before a stored week; None if the scenario has a [history] itself.

    A repeating week follows its own copy of one cycle earlier, another one the sessions that it was planned after.
    """
    if scenario.history is not None:
        return None
    before = (entry for entry in stored.around if _day(stored, entry) < 0)
    return stored.model_copy(update={"sessions": tuple(_copy(stored, -stored.days) if stored.repeats else before)})


def rebuild_previous_plan(stored: PlannedRecord) -> PlannedRecord:
    """Return the plan that a replanned week followed: moved sessions are back where they stood."""
    replan = stored.replanned
    before = {move.session: move.before for move in (*replan.moved, *replan.retimed)} if replan else {}
    sessions = (e.model_copy(update={"start": before.get(e.id, e.start)}) for e in stored.sessions)
    return stored.model_copy(update={"sessions": tuple(sessions)})


def find_days_after(stored: PlannedRecord) -> tuple[SessionRecord, ...]:
    """Return the sessions expected after a stored week: its next copy, or those that it was planned before."""
    if stored.repeats:
        return tuple(_copy(stored, stored.days))
    return tuple(entry for entry in stored.around if _day(stored, entry) >= stored.days)


def _day(stored: PlannedRecord, entry: SessionRecord) -> int:
    return (stored.local(entry.start).date() - stored.start).days


def _copy(stored: PlannedRecord, days: int) -> Iterator[SessionRecord]:
    """Yield the sessions at the same local times some days later."""
    clock = Clock(stored.zone, stored.start, stored.days)
    for entry in stored.sessions:
        start = clock.repeat(clock.minute(entry.start), days)
        moments = {"start": clock.moment(start), "end": clock.moment(start + entry.minutes)}
        yield entry.model_copy(update=moments)
