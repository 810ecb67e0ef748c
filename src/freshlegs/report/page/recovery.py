"""The week as a line from its first midnight to its last: hours between runs and lifts, and two days for a muscle."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KINDS, LOWER_GROUPS, UPPER_GROUPS
from freshlegs.model.wording import format_hours, format_last, format_next
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.report.page.day_columns import are_run_and_lift
from freshlegs.report.phrases import title_session

_RECOVERY = 48.0
"""Hours, where the plan does not say how many were asked for."""

_REGIONS = (
    ("Legs", "quads, hamstrings, glutes, calves", LOWER_GROUPS, "legs"),
    ("Upper body", "chest, back, shoulders, arms", UPPER_GROUPS, "upper"),
)


@dataclass(frozen=True, slots=True)
class TrackPart:
    """A part of the line, from 0 to 1; `short` where a rule asked for more."""

    begin: float
    end: float
    text: str = ""
    short: bool = False

    @property
    def length(self) -> float:
        """How much of the week it is."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Load:
    """A session on the line."""

    begin: float
    end: float
    session: SessionRecord


@dataclass(frozen=True, slots=True)
class Track:
    """One line of the picture."""

    name: str
    note: str
    loads: tuple[Load, ...]
    rests: tuple[TrackPart, ...]  #: The hours that a muscle is given after each lift
    between: tuple[TrackPart, ...]  #: From one session to the next, with the hours
    told: str  #: The same as a sentence


class _Stop(NamedTuple):
    """A session in minutes of the week, or its copy in the week before or after."""

    start: int
    end: int
    session: SessionRecord
    name: str


def build_tracks(record: PlannedRecord, clock: Clock) -> tuple[Track, ...]:
    """Return the lines of a week; none where nothing follows anything."""
    line = _Line(record, clock)
    found = [line.runs_and_lifts(), *(line.region(*region) for region in _REGIONS)]
    return tuple(track for track in found if track.rests or track.between)


def list_recovery(record: PlannedRecord) -> float:
    """Return the hours from one lift to the next of the same muscles that the week was planned with."""
    return next((rule.hours for rule in record.rules if rule.rule == "muscle_spacing" and rule.hours), _RECOVERY)


class _Line:
    def __init__(self, record: PlannedRecord, clock: Clock) -> None:
        self.record = record
        self.total = clock.midnight(clock.days)
        self.stops = sorted(_stops(record, clock), key=lambda stop: (stop.start, stop.session.id))

    def runs_and_lifts(self) -> Track:
        pairs = [(a, b) for a, b in pairwise(self.stops) if are_run_and_lift(a.session, b.session) and a.end <= b.start]
        short = self._short("run_lift_gap")
        between = [self._stretch(a.end, b.start, format_hours(b.start - a.end), short(a, b)) for a, b in pairs]
        told = self._told(pairs, lambda a, b: b.start - a.end)
        return Track("Run and lift", "hours between", self._loads(self.stops), (), _inside(between), told)

    def region(self, name: str, note: str, groups: frozenset[str], region: str) -> Track:
        sessions = (stop.session for stop in self.stops)
        there = {one.id for one in sessions if one.muscles & groups or region in one.heavy_for}
        stops = [stop for stop in self.stops if stop.session.id in there]
        hours = list_recovery(self.record)
        short = self._short("muscle_spacing")
        pairs = list(pairwise(stops))
        rests = [self._stretch(stop.start, stop.start + round(hours * 60)) for stop in stops]
        between = [self._stretch(a.start, b.start, format_hours(b.start - a.start), short(a, b)) for a, b in pairs]
        told = self._told(pairs, lambda a, b: b.start - a.start)
        return Track(name, note, self._loads(stops), _inside(rests), _inside(between), told)

    def _loads(self, stops: Iterable[_Stop]) -> tuple[Load, ...]:
        here = [stop for stop in stops if 0 <= stop.start < self.total]
        return tuple(Load(stop.start / self.total, min(1, stop.end / self.total), stop.session) for stop in here)

    def _stretch(self, begin: int, end: int, text: str = "", short: bool = False) -> TrackPart:
        return TrackPart(max(0, begin / self.total), min(1, end / self.total), text, short)

    def _told(self, pairs: Iterable[tuple[_Stop, _Stop]], apart: Callable[[_Stop, _Stop], int]) -> str:
        earliest = 0 if self.record.repeats else -self.total
        seen = [(a, b) for a, b in pairs if b.start >= 0 and earliest <= a.start < self.total]
        return "; ".join(f"{a.name} to {b.name}, {format_hours(apart(a, b))}" for a, b in seen)

    def _short(self, rule: str) -> Callable[[_Stop, _Stop], bool]:
        broken = [set(breach.sessions) for breach in self.record.breaches if breach.rule == rule]
        return lambda a, b: any({a.session.id, b.session.id} <= found for found in broken)


def _inside(stretches: Iterable[TrackPart]) -> tuple[TrackPart, ...]:
    return tuple(stretch for stretch in stretches if stretch.begin < stretch.end)


def _stops(record: PlannedRecord, clock: Clock) -> Iterator[_Stop]:
    for session in record.sessions:
        start, name = clock.minute(session.start), title_session(record, session)
        yield _Stop(start, start + session.minutes, session, name)
        if record.repeats:
            for shift, when in ((-clock.days, format_last(clock.days)), (clock.days, format_next(clock.days))):
                again = clock.repeat(start, shift)
                yield _Stop(again, again + session.minutes, session, f"{when} {name}")
    for session in record.around:
        start = clock.minute(session.start)
        day = clock.day_name(clock.day(start))
        yield _Stop(start, start + session.minutes, session, f"{session.title or KINDS[session.kind].title} of {day}")
