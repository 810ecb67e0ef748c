"""The cheapest extra time: which free windows have to grow, and by how many minutes, to make a week possible."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from freshlegs.model.availability import Interval, find_free_time, find_place, list_starts
from freshlegs.model.clock import DAY, Clock, format_clock_time
from freshlegs.model.intervals import subtract
from freshlegs.model.limits import Limits
from freshlegs.model.session import Placement, Session
from freshlegs.rules.base import Breach, Rule, Violation
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.scenario.resolve_days import DayWindows
from freshlegs.solver.plan_week import find_best_week

USUAL_START = 6 * 60
"""Opening of a new window in a week without any other, in wall-clock minutes (house)."""


@dataclass(frozen=True, slots=True)
class GrowthGap:
    """Time of one date into which a window may grow: the one before ends later, or the one after starts earlier."""

    begin: int  #: Minutes of the week
    end: int  #: Minutes of the week
    day: int  #: Day number
    window: int  #: Index of the window before, among those of the day; -1 where the gap begins the day
    later: bool  #: Whether the window before may end later
    earlier: bool  #: Whether the window after may start earlier

    def growth(self, taken: Interval) -> Interval:
        """Return the growth in minutes of each window alone that holds a stretch; a whole day for "never"."""
        return taken[1] - self.begin if self.later else DAY, self.end - taken[0] if self.earlier else DAY

    def holds(self, taken: Interval) -> bool:
        """Whether a stretch lies in the gap."""
        return self.begin <= taken[0] and taken[1] <= self.end


class ExtraTime(Rule):
    """Breach: a session reaches out of free time into a gap.

    For each gap: EACH + min(minutes by which the window before ends later, by which the one after starts earlier).
    So the fewest windows grow, and by the fewest minutes.
    """

    EACH: ClassVar[int] = 10_000

    claim = "Sessions take as little time outside the free windows as they can."
    sources = ("house",)

    weight: int = 1
    gaps: tuple[GrowthGap, ...]
    free: tuple[Interval, ...]
    #: By session and start the minutes that also have to be free before and after it: the ways to its place and back
    ways: dict[tuple[str, int], Interval] = Field(default_factory=dict)

    def locate(self, session: Session, start: int) -> tuple[int, Interval] | None:
        """Return the gap's index (-1: none holds it) and the stretch that a session takes; None in free time."""
        if session.fixed is not None:
            return None
        before, after = self.ways.get((session.id, start), (0, 0))
        outside = list(subtract([(start - before, start + session.shortest + after)], self.free))
        if not outside:
            return None
        stretch = outside[0][0], outside[-1][1]
        return next((i for i, gap in enumerate(self.gaps) if gap.holds(stretch)), -1), stretch

    def encode(self, week: Week) -> Iterator[Breach]:
        """Price each used gap, and each step from one possible growth of it to the next."""
        reaching: dict[int, list[tuple[Session, int, Interval]]] = defaultdict(list)
        for session in week.problem.sessions:
            for start in week.starts(session):
                found = self.locate(session, start)
                if found is not None:
                    reaching[found[0]].append((session, start, self.gaps[found[0]].growth(found[1])))
        for entries in reaching.values():
            steps = sorted({0, *(minutes for _, _, growth in entries for minutes in growth)})
            for below, above in pairwise(steps):
                both = (_any_beyond(week, entries, side, below) for side in (0, 1))
                yield Breach(week.all_of(both), self.price * (above - below + (0 if below else self.EACH)))

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Measure each used gap."""
        for growth in self.measure_growth(plan.placements()).values():
            yield Violation((), f"{min(growth)} more minutes", self.price, self.EACH + min(growth))

    def measure_growth(self, placements: Iterable[Placement]) -> dict[int, Interval]:
        """Return the minutes that each window alone has to grow, by the index of the used gap."""
        found: dict[int, Interval] = {}
        for placement in placements:
            use = self.locate(placement.session, placement.start)
            if use is not None:
                later, earlier = self.gaps[use[0]].growth(use[1])
                before = found.get(use[0], (0, 0))
                found[use[0]] = max(before[0], later), max(before[1], earlier)
        return found

    def describe(self) -> str:
        """Say it for people."""
        return "sessions take as little time outside your free time as they can"


def find_cheapest_extra_time(draft: Draft, task: Task, limits: Limits) -> tuple[str, tuple[Put, ...]] | None:
    """Find the fewest windows that have to grow, by the fewest minutes: in words and as edits; None if none helps.

    A window grows by no more than the longest session. A day without a window may get one, which opens when most
    others do.
    """
    windows = draft.windows()
    rule = ExtraTime(gaps=tuple(_list_gaps(task, windows)), free=task.free, ways=dict(_list_ways(task)))
    hard = (own for own in task.rules if own.hard)
    found = find_best_week(replace(_open_gaps(task, rule), rules=(*hard, rule)), limits)
    if not isinstance(found, Planned):
        return None
    grown = sorted(rule.measure_growth(found.plan.placements).items())
    changes = [_grow_window(draft, task, windows, rule.gaps[index], growth) for index, growth in grown]
    return " and ".join(says for says, _ in changes), tuple(put for _, put in changes)


def _open_gaps(task: Task, rule: ExtraTime) -> Task:
    """Return the task with every start in or near free time that busy times, `only` and `at` allow."""
    clock = task.clock
    everything = _find_all_time(task)
    most = max(session.shortest for session in task.sessions)

    def near(session: Session, start: int) -> bool:
        use = rule.locate(session, start)
        return use is None or (use[0] >= 0 and min(rule.gaps[use[0]].growth(use[1])) <= most)

    def starts(session: Session) -> tuple[int, ...]:
        found = list_starts(
            clock, everything, session.shortest, only=session.only, pin=session.pin, places=session.places
        )
        return tuple(sorted({*session.starts, *(start for start in found if near(session, start))}))

    # One whose length is a choice needs no more time than for the shortest.
    sessions = tuple(
        replace(session, minutes=session.shortest, forms=(), starts=starts(session)) for session in task.sessions
    )
    return replace(task, sessions=sessions, free=everything)


def _find_all_time(task: Task) -> tuple[Interval, ...]:
    """Return the week less its busy times."""
    clock = task.clock
    return find_free_time(clock, [[(0, DAY)]] * clock.days, task.busy, repeats=task.repeats)


def _list_ways(task: Task) -> Iterator[tuple[tuple[str, int], Interval]]:
    """Yield the ways to the places of sessions for which there is no free time yet."""
    clock, everything = task.clock, _find_all_time(task)
    for session in (one.lasting(one.shortest) for one in task.sessions if one.places):
        minutes, places = session.minutes, session.places
        for start in list_starts(clock, everything, minutes, only=session.only, pin=session.pin, places=places):
            place = find_place(clock, everything, places, start, minutes)
            if place is not None and not task.has_place(session, start):
                yield (session.id, start), (place.there, place.back)


def _list_gaps(task: Task, windows: DayWindows) -> Iterator[GrowthGap]:
    clock, opening = task.clock, Counter(begin for there in windows for begin, _ in there)
    usual = max(opening, key=lambda begin: (opening[begin], -begin), default=USUAL_START)
    for day, there in enumerate(windows):
        if not there:
            yield GrowthGap(clock.at(day, usual), clock.midnight(day + 1), day, -1, later=True, earlier=False)
            continue
        edges = [0, *(wall for window in sorted(there) for wall in window), DAY]
        for window, (begin, end) in enumerate(zip(edges[::2], edges[1::2], strict=True), -1):
            if begin < end:
                later, earlier = window >= 0, window + 1 < len(there)
                yield GrowthGap(clock.at(day, begin), clock.at(day, end), day, window, later, earlier)


def _any_beyond(week: Week, entries: list[tuple[Session, int, Interval]], side: int, minutes: int) -> int:
    """Return a literal: some session stands where the window on one side has to grow by more than so many minutes."""
    starts: dict[str, set[int]] = defaultdict(set)
    sessions = {session.id: session for session, _, _ in entries}
    for session, start, growth in entries:
        if growth[side] > minutes:
            starts[session.id].add(start)
    return week.any_of(week.starts_among(sessions[name], those) for name, those in starts.items())


def _grow_window(draft: Draft, task: Task, windows: DayWindows, gap: GrowthGap, growth: Interval) -> tuple[str, Put]:
    """Return the new windows of a day, in words and as an edit."""
    clock, there = task.clock, sorted(windows[gap.day])
    day, later, earlier = task.day_key(gap.day).title(), gap.begin + growth[0], gap.end - growth[1]
    if not there:
        there = [(clock.wall(gap.begin), _closing(clock, gap.day, later))]
        says = f"{day} {format_clock_time(there[0][0])}-{format_clock_time(there[0][1])} free"
    elif growth[0] <= growth[1]:
        begin, end = there[gap.window]
        there[gap.window] = begin, _closing(clock, gap.day, later)
        says = f"{day} until {format_clock_time(there[gap.window][1])} instead of {format_clock_time(end)}"
    else:
        begin, end = there[gap.window + 1]
        there[gap.window + 1] = clock.wall(earlier), end
        says = f"{day} from {format_clock_time(clock.wall(earlier))} instead of {format_clock_time(begin)}"
    written = [f"{format_clock_time(begin)}-{format_clock_time(end)}" for begin, end in there]
    return says, Put(draft.path_of_windows(gap.day), written)


def _closing(clock: Clock, day: int, minute: int) -> int:
    """Return the wall-clock minutes at which a window of a day closes, 1440 at its end."""
    return DAY if minute == clock.midnight(day + 1) else clock.wall(minute)
