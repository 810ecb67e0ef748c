"""What was told of a week, from its first word to its last, as the progress in it.

The order of what is told does not matter, but where two things contradict each other: told one after the other the
later one holds, at one moment they are refused (`contradictions`). What passed between two tellings has happened where
it stood then.
"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import KINDS
from freshlegs.model.problem import Problem
from freshlegs.planfile import HappeningRecord, PlannedRecord, SessionRecord
from freshlegs.rules.worth import find_worth
from freshlegs.scenario.draft import LostTime, Progress
from freshlegs.training.hurt_parts import is_closed
from freshlegs.training.tired import cut_run, is_steady_run


def list_told(stored: PlannedRecord) -> tuple[HappeningRecord, ...]:
    """Return what was told of a stored week; what an older version has only as missed sessions is told so."""
    if stored.planned_first or stored.replanned is None:
        return stored.told
    at = stored.replanned.now
    missed = (HappeningRecord.model_construct(at=at, kind="missed", session=one) for one in stored.missed)
    return (*missed, *stored.told)


def add_told(told: Sequence[HappeningRecord], new: Iterable[HappeningRecord]) -> tuple[HappeningRecord, ...]:
    """Return what was told and what is told now; what is said again counts anew where other words came in between."""
    whole = list(told)
    for one in new:
        since = whole[len(whole) - whole[::-1].index(one) :] if one in whole else None
        if since is None or any(_is_undone(one, other) for other in since):
            whole.append(one)
    return tuple(whole)


def _is_undone(one: HappeningRecord, later: HappeningRecord) -> bool:
    """Whether a later word of the same session or day takes the place of one."""
    if one.session or later.session:
        return one.session == later.session
    return _find_date(one) == _find_date(later) and (
        "released" in (one.kind, later.kind) or one.kind == later.kind == "shortened"
    )


def _find_date(one: HappeningRecord) -> date | None:
    return one.day if one.start is None else one.start.date()


def trace_progress(
    problem: Problem, stored: PlannedRecord, first: PlannedRecord, told: Iterable[HappeningRecord], now: int
) -> Progress:
    """Return the progress in a week; `first` is the week before anything was told, `now` a minute of it.

    The stored sessions before now are done where they stand, unless something else was told of them.
    """
    tale = _Tale(problem.clock)
    for one in told:
        tale.add(one)
    clock, done = problem.clock, dict(tale.done)
    missed = set(tale.missed)
    for entry in stored.sessions:
        start = clock.minute(entry.start)
        if entry.id in done or (start >= now and not entry.done) or start < tale.missed.get(entry.id, start):
            continue
        if clock.day(start) in tale.ill and entry.id not in tale.pins:
            missed.add(entry.id)
        else:
            done[entry.id] = start, entry.minutes
    pins = {name: start for name, start in tale.pins.items() if name not in done and start >= now}
    open_places = {
        entry.id: (clock.minute(entry.start), entry.minutes)
        for entry in first.sessions
        if entry.id not in done and entry.id not in pins
    }
    missed |= {name for name, (start, _) in open_places.items() if clock.day(start) in tale.ill}
    short = _ShortDays(
        problem, first, stored, tale, open_places, {**done, **pins}.keys() | tale.dropped | set(tale.missed)
    )
    resized = {name: (clock.day(pins[name]), minutes) for name, minutes in tale.lengths.items() if name in pins}
    taken = [*tale.busy, *(done[name] for name in tale.extra)]
    stretches = [(start, start + minutes) for start, minutes in taken]
    displaced = short.displaced | {name for name, place in open_places.items() if _overlaps(place, stretches)}
    return Progress(
        now,
        done,
        frozenset(missed - done.keys() - tale.dropped),
        frozenset(tale.ill),
        tuple(merge((start, start + minutes) for start, minutes in tale.busy)),
        displaced | frozenset(first.left_out),
        _find_lesser(problem, displaced, settled=done.keys() | pins.keys()),
        frozenset(),
        pins,
        frozenset(tale.dropped - done.keys()),
        _cut_runs(clock, first, open_places, tale.poor) | short.cut | resized,
        short.days,
        frozenset(tale.poor),
        {day: frozenset(parts) for day, parts in tale.hurt.items()},
        tale.extra,
    )


def _cut_runs(
    clock: Clock, first: PlannedRecord, open_places: Container[str], poor: Container[int]
) -> dict[str, tuple[int, int]]:
    """Return day and minutes by id of the easy and long runs of days on which the athlete feels poor."""
    runs = (e for e in first.sessions if e.id in open_places and is_steady_run(e.kind))
    days = ((entry, clock.day(clock.minute(entry.start))) for entry in runs)
    return {entry.id: (day, cut_run(entry.minutes)) for entry, day in days if day in poor}


def _find_lesser(problem: Problem, displaced: Collection[str], settled: Collection[str]) -> frozenset[str]:
    """Return the open sessions that give way to a displaced one, for which there is no other place."""
    most = max((find_worth(session) for session in problem.sessions if session.id in displaced), default=0)
    still_open = (session for session in problem.sessions if session.id not in settled)
    return frozenset(session.id for session in still_open if find_worth(session) < most)


def _overlaps(place: tuple[int, int], stretches: Iterable[Interval]) -> bool:
    start, minutes = place
    return any(start < end and begin < start + minutes for begin, end in stretches)


@dataclass
class _Tale:
    """What was told so far."""

    clock: Clock
    done: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)  #: When it was told
    ill: set[int] = field(default_factory=set)
    busy: set[tuple[int, int]] = field(default_factory=set)  #: Start and minutes
    extra: dict[str, str] = field(default_factory=dict)
    pins: dict[str, int] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    short: dict[int, int] = field(default_factory=dict)
    poor: set[int] = field(default_factory=set)
    hurt: dict[int, set[str]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)  #: Minutes of what was put somewhere with another length

    def add(self, one: HappeningRecord) -> None:
        """Take in what was told next."""
        name, start = one.session, 0 if one.start is None else self.clock.minute(one.start)
        match one.kind:
            case "done":
                self._forget(name)
                self.done[name] = start, one.minutes
            case "missed":
                self.done.pop(name, None)
                self.missed[name] = at = self.clock.minute(one.at)
                if self.pins.get(name, at) < at:
                    del self.pins[name]
            case "moved":
                self._forget(name, but_missed=True)
                self.pins[name] = start
                if one.minutes:
                    self.lengths[name] = one.minutes
            case "dropped":
                self._forget(name)
                self.dropped.add(name)
            case "did" if name:
                self.done[name], self.extra[name] = (start, one.minutes), one.activity
            case "did" | "busy":
                self.busy.add((start, one.minutes))
            case "ill":
                self._fall_ill(self._day(one.day))
            case "shortened":
                self.short[self._day(one.day)] = one.minutes
            case "poor":
                self.poor.add(day := self._day(one.day))
                self._let_go(lambda at, tags: at == day and "intensity" in tags)
            case "hurt":
                self.hurt.setdefault(day := self._day(one.day), set()).add(one.part)
                self._let_go(lambda at, tags: is_closed([(day, one.part)], at, tags))
            case "released" if name:
                self.pins.pop(name, None)
                self.lengths.pop(name, None)
                self.dropped.discard(name)
            case "released":
                self._free_day(self._day(one.day))

    def _day(self, day: date | None) -> int:
        return (day - self.clock.first).days if day is not None else -1

    def _forget(self, name: str, *, but_missed: bool = False) -> None:
        self.done.pop(name, None)
        self.pins.pop(name, None)
        self.lengths.pop(name, None)
        self.dropped.discard(name)
        if not but_missed:
            self.missed.pop(name, None)

    def _let_go(self, closes: Callable[[int, frozenset[str]], bool]) -> None:
        """Let go what was put, before it was known, on a day that is closed to it."""
        for name, start in [*self.pins.items()]:
            row = KINDS.get(name.split("/")[-2]) if name.count("/") > 1 else None
            if row is not None and row.name != "race" and closes(self.clock.day(start), row.tags):
                del self.pins[name]

    def _fall_ill(self, day: int) -> None:
        """Take in a day of illness; what was put there before it was known does not stay."""
        self.ill.add(day)
        self.pins = {name: start for name, start in self.pins.items() if self.clock.day(start) != day}

    def _free_day(self, day: int) -> None:
        self.ill.discard(day)
        self.poor.discard(day)
        self.short.pop(day, None)
        self.hurt.pop(day, None)
        self.busy = {(start, minutes) for start, minutes in self.busy if self.clock.day(start) != day}


def list_lost_times(programme: PlannedRecord) -> tuple[LostTime, ...]:
    """Return the days of illness and the busy times that were told of a programme."""
    tale = _tell_all(programme)
    clock = tale.clock
    ill = [(clock.midnight(day), clock.midnight(day + 1)) for day in tale.ill]
    busy = [(start, start + minutes) for start, minutes in tale.busy]
    both = ((merge(there), is_ill) for there, is_ill in ((ill, True), (busy, False)))
    return tuple(LostTime(clock.moment(b), clock.moment(e), is_ill) for there, is_ill in both for b, e in there)


def list_lost_dates(programme: PlannedRecord) -> frozenset[date]:
    """Return the dates of illness and of busy times that a programme was told of."""
    tale = _tell_all(programme)
    return frozenset(map(tale.clock.date_of, {*tale.ill, *(tale.clock.day(start) for start, _ in tale.busy)}))


def list_ill_days(programme: PlannedRecord) -> frozenset[date]:
    """Return the days of illness that a programme was told of."""
    tale = _tell_all(programme)
    return frozenset(map(tale.clock.date_of, tale.ill))


def list_sore_days(programme: PlannedRecord) -> tuple[tuple[date, str], ...]:
    """Return the days on which something hurt, and what, as a programme was told."""
    tale = _tell_all(programme)
    return tuple((tale.clock.date_of(day), part) for day, parts in sorted(tale.hurt.items()) for part in sorted(parts))


def _tell_all(programme: PlannedRecord) -> _Tale:
    """Return all that a programme was told of."""
    tale = _Tale(Clock(programme.zone, programme.start, len(programme.dates)))
    for one in programme.told:
        tale.add(one)
    return tale


class _ShortDays:
    """Days on which there was little time: the session that matters most stays, and is cut; others give way."""

    def __init__(
        self,
        problem: Problem,
        first: PlannedRecord,
        stored: PlannedRecord,
        tale: _Tale,
        open_places: Mapping[str, tuple[int, int]],
        settled: Iterable[str],
    ) -> None:
        self.days: dict[int, str] = {}
        self.cut: dict[str, tuple[int, int]] = {}
        self.displaced: frozenset[str] = frozenset()
        worth = {session.id: find_worth(session) for session in problem.sessions}
        gone, now = frozenset(settled), {entry.id: self._day(problem.clock, entry) for entry in stored.sessions}
        for day, minutes in tale.short.items():
            there = [e for e in first.sessions if _is_open(e, worth, gone) and self._day(problem.clock, e) == day]
            # What gave way when it was told does not come back once the one that stayed is done.
            still = [entry for entry in there if now.get(entry.id) == day]
            stays = min(still, key=lambda entry: (-worth[entry.id], entry.start, entry.id), default=None)
            self.days[day] = stays.id if stays is not None else ""
            self.displaced |= {entry.id for entry in there if entry is not stays}
            if stays is not None and open_places[stays.id][1] > minutes:
                self.cut[stays.id] = day, minutes

    @staticmethod
    def _day(clock: Clock, entry: SessionRecord) -> int:
        return clock.day(clock.minute(entry.start))


def _is_open(entry: SessionRecord, asked: Mapping[str, int], settled: frozenset[str]) -> bool:
    return entry.id in asked and entry.id not in settled
