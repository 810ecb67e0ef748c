"""Progress in words, read against a stored plan: done sessions, missed sessions, days of illness."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from freshlegs.io.errors import ArgumentError, NotUnderstoodError, repr_for_user
from freshlegs.model.problem import Problem
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.draft import Progress
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import MINUTES
from freshlegs.scenario.week_days import Days, parse_days, parse_minute
from freshlegs.written.moment_text import parse_moment
from freshlegs.written.session_text import find_session_id

WORDS = "replan"
"""Source of the words in messages."""


@dataclass(frozen=True, slots=True)
class ReportedProgress:
    """Progress in the week as a person writes it."""

    done: Sequence[str] = ()  #: "lower-1", or with its start and its minutes "lower-1=tue 07:10 50"
    missed: Sequence[str] = ()  #: "tempo-1"
    ill: Sequence[str] = ()  #: "thu", "thu..fri"


def read_progress(problem: Problem, stored: PlannedRecord) -> Progress:
    """Return the progress that is stored with a replanned week."""
    done = {e.id: (problem.clock.minute(e.start), e.minutes) for e in stored.sessions if e.done}
    now = problem.clock.minute(stored.replanned.now) if stored.replanned else 0
    return Progress(now, done, frozenset(stored.missed) - set(done))


def resolve_progress(problem: Problem, stored: PlannedRecord, now: int, reported: ReportedProgress) -> Progress:
    """Return the progress in a week: the stored sessions before now are done unless reported otherwise.

    Raises InputError with everything that can't be as reported.
    """
    reader = _ProgressReader(problem, stored, now)
    ill = frozenset[int]().union(*map(reader.read_ill, reported.ill))
    named = dict(filter(None, map(reader.read_done, reported.done)))
    missed = set(filter(None, map(reader.read_missed, reported.missed)))
    reader.check_repetitions(reported)
    for name in sorted(missed & set(named)):
        reader.faults.add("", f"{reader.names[name]} is both done and missed", "one of the two")
    reader.faults.raise_any()
    done = dict(named)
    for entry in stored.sessions:
        start = problem.clock.minute(entry.start)
        if entry.id in named or entry.id in missed:
            continue
        if not entry.done and problem.clock.day(start) in ill:
            missed.add(entry.id)
        elif entry.done or start < now:
            done[entry.id] = start, entry.minutes
    return Progress(now, done, frozenset(missed.union(stored.missed) - set(done)), ill)


class _ProgressReader:
    """Reads reported progress, and notes its faults."""

    def __init__(self, problem: Problem, stored: PlannedRecord, now: int) -> None:
        self.faults = Faults(WORDS, ArgumentError)
        self.clock, self.now = problem.clock, now
        self.days = Days(problem.clock, problem.counts_days, problem.clock.date_of(problem.clock.day(now)))
        self.places = {entry.id: entry for entry in stored.sessions}
        self.minutes = {e.id: e.minutes for e in stored.sessions} | {s.id: s.minutes for s in problem.sessions}
        self.names = {s.id: s.name for s in problem.sessions} | {e.id: e.name for e in stored.sessions}

    def read_ill(self, written: str) -> frozenset[int]:
        with self.faults.catch("ill"):
            return parse_days(self.days, written)
        return frozenset()

    def read_missed(self, written: str) -> str | None:
        with self.faults.catch("missed"):
            name = self._find_session(written)
            if name not in self.places:
                raise NotUnderstoodError(f"{self.names[name]} has no place in the plan", "")
            start = self.clock.minute(self.places[name].start)
            if start >= self.now:
                found = f"{self.names[name]} is still ahead, on {self.clock.moment_text(start)}"
                raise NotUnderstoodError(found, "change [availability] to keep that time free, or report illness")
            return name
        return None

    def read_done(self, written: str) -> tuple[str, tuple[int, int]] | None:
        """Return the id of "lower-1=tue 07:10 50", its start and its minutes."""
        named, _, when = written.partition("=")
        with self.faults.catch("done"):
            name = self._find_session(named)
            start, minutes = self._parse_when(name, when, written) if when else self._assume_planned(name)
            self._check_start(name, start)
            return name, (start, minutes)
        return None

    def check_repetitions(self, reported: ReportedProgress) -> None:
        for option, texts in (("done", reported.done), ("missed", reported.missed)):
            found = Counter[str]()
            for written in texts:
                with suppress(NotUnderstoodError):
                    found[self._find_session(written.partition("=")[0])] += 1
            for name in (name for name, times in found.items() if times > 1):
                self.faults.add(option, f"{self.names[name]} is named {found[name]} times")

    def _assume_planned(self, name: str) -> tuple[int, int]:
        minutes, entry = self.minutes[name], self.places.get(name)
        start = self.now if entry is None else self.clock.minute(entry.start)
        # A session that was done ahead of its planned time, without a reported one, has just ended.
        return (start if start < self.now else self.now - minutes), minutes

    def _parse_when(self, name: str, when: str, written: str) -> tuple[int, int]:
        """Return start and minutes of "tue 07:10 50"; the last number is a length where the rest is a time."""
        start, _, last = when.strip().rpartition(" ")
        minutes, found = self.minutes[name], f"found {repr_for_user(written)}"
        if re.fullmatch("[0-9]{1,3}", last) and _is_moment(start):
            when, minutes = start, int(last)
            if minutes not in MINUTES:
                raise NotUnderstoodError(found, f"allowed: {MINUTES[0]} to {MINUTES[-1]} minutes")
        elif not _is_moment(when):
            allowed = 'write "lower-1=tue 07:10", and the minutes if they differ; a time such as 06:30, 6:30 pm or noon'
            raise NotUnderstoodError(found, allowed)
        return parse_minute(self.days, when), minutes

    def _check_start(self, name: str, start: int) -> None:
        there = f"{self.names[name]} on {self.clock.moment_text(start)}"
        if self.days.inside(start, there) > self.now:
            raise NotUnderstoodError(there, f"it can't be done before it is {self.clock.moment_text(self.now)}")

    def _find_session(self, written: str) -> str:
        return find_session_id(self.names, written)


def _is_moment(written: str) -> bool:
    try:
        parse_moment(written)
    except NotUnderstoodError:
        return False
    return True
