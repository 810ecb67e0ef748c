"""The training log, matched with the lifts of a programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.content import LiftContent
from freshlegs.planning.programme.planned_weeks import PlannedWeek
from freshlegs.training.progression import LiftResult
from freshlegs.training.training_log import LogEntry


@dataclass(frozen=True, slots=True)
class LoggedResults:
    """Results of a programme's lifts so far."""

    done: Mapping[tuple[str, str], LiftResult]  #: By the ids of the session and the exercise
    open: frozenset[str]  #: Ids of sessions after the last logged one, which are expected to go as planned

    def is_still_to_come(self, session: str) -> bool:
        """Whether a session lies after the last logged one."""
        return session in self.open

    def of(self, session: str, exercise: str) -> LiftResult | None:
        """Return the result of an exercise; None where it was not done."""
        return self.done.get((session, exercise))


def match_results(weeks: Sequence[PlannedWeek], entries: Sequence[LogEntry], source: str) -> LoggedResults:
    """Return the results of a programme's lifts.

    Rows of an exercise belong to the sessions of their week that have it, in the order of their dates.

    Raises
    ------
    InputError
        With every row of an exercise that its week does not have.
    """
    faults: list[Fault] = []
    done: dict[tuple[str, str], LiftResult] = {}
    lifts = {week.week.number: _list_exercises(week) for week in weeks}
    rows: dict[tuple[int, str], list[LogEntry]] = defaultdict(list)
    for entry in entries:
        number = next((w.week.number for w in weeks if entry.date in _list_dates(w)), None)
        if number is None:
            continue  # of another programme
        if entry.exercise not in lifts[number]:
            names = ", ".join(sorted(lifts[number])) or "no lifts"
            found = f"{entry.exercise} on {entry.date}, which week {number} does not ask for"
            faults.append(Fault(f"row {entry.row}", found, f"it has {names}"))
        rows[number, entry.exercise].append(entry)
    if faults:
        raise InputError(source, *faults[:10])
    for (number, exercise), there in rows.items():
        in_order = sorted(there, key=lambda entry: (entry.date, entry.row))
        for (_, session), entry in zip(lifts[number][exercise], in_order, strict=False):
            done[session, exercise] = LiftResult(entry.reps, entry.load)
    last = max((entry.date for entry in entries), default=None)
    begun = {session for session, _ in done}
    dated = (place for exercises in lifts.values() for places in exercises.values() for place in places)
    still_to_come = (session for day, session in dated if session not in begun and (last is None or day > last))
    return LoggedResults(done, frozenset(still_to_come))


def _list_exercises(week: PlannedWeek) -> dict[str, list[tuple[date, str]]]:
    """Return the dates and ids of a week's sessions by exercise, in order."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    clock = week.task.clock
    for placement in week.outcome.plan.placements:
        content = placement.session.content
        if isinstance(content, LiftContent):
            day = clock.date_of(clock.day(placement.start))
            for entry in content.exercises:
                found[entry.exercise].append((day, placement.session.id))
    return {exercise: sorted(places) for exercise, places in found.items()}


def _list_dates(week: PlannedWeek) -> set[date]:
    clock = week.task.clock
    return {clock.date_of(day) for day in range(clock.days)}
