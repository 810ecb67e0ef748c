"""What was done beside what was asked for, from a stored plan alone: its sessions, and what was told of them."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import find_family
from freshlegs.planfile import DoneRunRecord, HappeningRecord, LiftedRecord, PlannedRecord, SessionRecord
from freshlegs.planning.logged_sessions import list_week_dates, match_runs

SessionState = Literal["done", "missed", "ill", "open"]
"""What became of a session; "open" is one of which nobody has told."""


def find_fewest_reps(asked: Prescribed) -> int:
    """Return the repetitions, seconds or metres of a set that is as asked for."""
    return int(asked.reps.rstrip("sm").partition("-")[0])


class DoneExercise(NamedTuple):
    """An exercise of a lift, and what was done of it."""

    asked: Prescribed
    lifted: LiftedRecord | None  #: None where it was not done

    @property
    def as_asked(self) -> bool:
        """Whether all sets were done, with as many repetitions as asked for, and the same weight."""
        if self.lifted is None or len(self.lifted.reps) < self.asked.sets or self.lifted.load != self.asked.load:
            return False
        return min(self.lifted.reps) >= find_fewest_reps(self.asked)


@dataclass(frozen=True, slots=True)
class SessionOutcome:
    """A session of a plan, and what became of it."""

    session: SessionRecord
    state: SessionState
    exercises: tuple[DoneExercise, ...] = ()  #: Of a lift that is in the log
    run: DoneRunRecord | None = None  #: The run as the log has it


class LostSession(NamedTuple):
    """A session that was missed where it stood."""

    session: str  #: Its id
    state: SessionState
    day: date | None  #: Where it stood; None where nobody knows any more


class DoneSoFar:
    """What was done of a plan: a week by itself, or a programme."""

    def __init__(self, record: PlannedRecord) -> None:
        self.record = record
        self.days = {session.id: record.local(session.start).date() for session in record.sessions}

    @cached_property
    def until(self) -> date | None:
        """The last day of which the log tells; None without one."""
        days = [one.day for one in self.record.lifted]
        return max([*days, self.record.logged.until] if self.record.logged else days, default=None)

    @cached_property
    def runs(self) -> dict[str, DoneRunRecord]:
        """The logged runs, by the id of the session that each stands for."""
        return {session: run for session, run in self._matched_runs if session}

    @cached_property
    def logged(self) -> frozenset[str]:
        """The ids of the sessions that the log has."""
        lifts = (one.session for one in self.record.lifted if one.exercise in self._asked.get(one.session, ()))
        return frozenset((*self.runs, *lifts))

    @cached_property
    def other_runs(self) -> tuple[DoneRunRecord, ...]:
        """The logged runs that were not asked for."""
        return tuple(run for session, run in self._matched_runs if not session)

    @cached_property
    def other_lifts(self) -> tuple[LiftedRecord, ...]:
        """What was lifted besides what the lifts of its week ask for."""
        there, asked = set(self.record.dates), self._asked
        return tuple(
            one for one in self.record.lifted if one.day in there and one.exercise not in asked.get(one.session, ())
        )

    @cached_property
    def ill_days(self) -> frozenset[date]:
        """The days of illness that were told."""
        last = {one.day: one.kind for one in self.record.told if one.day and one.kind in ("ill", "released")}
        return frozenset(day for day, kind in last.items() if day and kind == "ill")

    @cached_property
    def hurt_days(self) -> Mapping[date, tuple[str, ...]]:
        """The parts that hurt, by the day on which that was told and not taken back."""
        found: dict[date, list[str]] = {}
        for one in self.record.told:
            if one.kind == "hurt" and one.day is not None:
                found.setdefault(one.day, []).append(one.part)
            elif one.kind == "released" and one.day is not None and not one.session:
                found.pop(one.day, None)
        return {day: tuple(dict.fromkeys(parts)) for day, parts in found.items()}

    @cached_property
    def other_activities(self) -> tuple[HappeningRecord, ...]:
        """What was done without being planned, and is no session of the plan."""
        did = (one for one in self.record.told if one.kind == "did" and one.session not in self.days)
        return tuple(one for one in did if one.start and self.record.local(one.start).date() in self.record.dates)

    @cached_property
    def lost(self) -> tuple[LostSession, ...]:
        """The sessions that were missed where they stood: they have another place since, or none."""
        prefixes = tuple(f"{self.record.scenario}/{min(dates)}/" for dates in list_week_dates(self.record))
        told = [one.session for one in self.record.told if one.kind == "missed"]
        names = dict.fromkeys(name for name in (*told, *self.record.missed) if name.startswith(prefixes))
        stood = {one.session: self.record.local(one.start).date() for one in self.record.planned_first}
        stood |= self._find_missed_days(stood)
        return tuple(
            LostSession(name, "missed" if name in told or not self.ill_days else "ill", stood.get(name))
            for name in names
            if name not in self.days or stood.get(name, self.days[name]) != self.days[name]
        )

    def _find_missed_days(self, first: Mapping[str, date]) -> dict[str, date]:
        """Return the day on which each session stood when it was missed last: where it was moved to, or `first`."""
        stands, found = dict(first), dict[str, date]()
        for one in self.record.told:
            if one.kind == "moved" and one.start is not None:
                stands[one.session] = self.record.local(one.start).date()
            elif one.kind == "missed" and one.session in stands:
                found[one.session] = stands[one.session]
        return found

    def find_day_state(self, day: date) -> SessionState:
        """Return what a day without a session was: one of illness, or one whose session was missed; else "open"."""
        if day in self.ill_days:
            return "ill"
        return "missed" if day in {one.day for one in self.lost} else "open"

    @cached_property
    def sessions(self) -> dict[str, SessionOutcome]:
        """What became of each session, by its id."""
        return {session.id: self._look_at(session) for session in self.record.sessions}

    @cached_property
    def _rows(self) -> Mapping[str, list[LiftedRecord]]:
        """The rows of the log by the lift that they count for."""
        found: dict[str, list[LiftedRecord]] = defaultdict(list)
        for one in self.record.lifted:
            found[one.session].append(one)
        return found

    @cached_property
    def _asked(self) -> dict[str, frozenset[str]]:
        """The exercises of each lift, by its id."""
        contents = ((one.id, one.content) for one in self.record.sessions)
        return {name: frozenset(lift.exercise_ids) for name, lift in contents if isinstance(lift, LiftContent)}

    @cached_property
    def _lifted_days(self) -> frozenset[tuple[date, str]]:
        """The days on which something was lifted, each with the exercise."""
        return frozenset((one.day, one.exercise) for one in self.record.lifted)

    def list_runs(self, dates: Container[date]) -> list[SessionRecord]:
        """Return the runs of some days, in order of time."""
        there = (one for one in self.record.sessions if find_family(one.kind) == "run" and self.days[one.id] in dates)
        return sorted(there, key=lambda one: one.start)

    @cached_property
    def _matched_runs(self) -> list[tuple[str, DoneRunRecord]]:
        """The runs on the plan's days, each with the id of its session; "" where none is left in its week."""
        told = self.record.logged.runs if self.record.logged else ()
        matched = match_runs(self.record, [(run.day, run.kind) for run in told])
        return [(session, told[place]) for place, session in matched]

    def _look_at(self, session: SessionRecord) -> SessionOutcome:
        exercises, run = self._list_exercises(session), self.runs.get(session.id)
        if session.done or run is not None or any(one.lifted for one in exercises):
            return SessionOutcome(session, "done", exercises, run)
        # What was lifted on its day may count for an earlier lift, which has no row of its own.
        if any((self.days[session.id], one) in self._lifted_days for one in self._asked.get(session.id, ())):
            return SessionOutcome(session, "done")
        if not self._is_over(session):
            return SessionOutcome(session, "open")
        return SessionOutcome(session, "ill" if self.days[session.id] in self.ill_days else "missed")

    def _list_exercises(self, session: SessionRecord) -> tuple[DoneExercise, ...]:
        if not isinstance(session.content, LiftContent):
            return ()
        lifted = {one.exercise: one for one in self._rows[session.id]}
        if not lifted.keys() & self._asked[session.id]:
            return ()
        return tuple(DoneExercise(entry, lifted.get(entry.exercise)) for entry in session.content.exercises)

    def _is_over(self, session: SessionRecord) -> bool:
        """Whether the log, which has sessions of this family, tells of the time after a session."""
        family = find_family(session.kind)
        logged = self.record.lifted if family == "lift" else family == "run" and self.record.logged
        return bool(logged) and self.until is not None and self.days[session.id] <= self.until
