"""The words of the rules for the solver. The same words over a finished plan are `timetable.Timetable`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from freshlegs.availability import everywhere
from freshlegs.solve.ladder import Ladder
from freshlegs.solve.model import FALSE, TRUE, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from freshlegs.problem import Problem, Session


@dataclass(frozen=True, slots=True)
class Slot:
    """A session as pairs see it: in the week, in the week's next copy, or fixed in the history.

    Parameters
    ----------
    times, days : tuple of int
        Minute and day number of each candidate start, ascending.
    order : int
        Who counts as first of two that start together.
    """

    session: Session
    ladder: Ladder
    times: tuple[int, ...]
    days: tuple[int, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two slots of which a stands before b, where both are placed so."""

    model: Model
    a: Slot
    b: Slot

    def where(self, *, apart: tuple[int, int | None] = (0, None), days_apart: int | None = None) -> int:
        """Return a literal: a and b are placed, a before b, and so far apart.

        low <= start(b) - start(a) < high  and  day(b) - day(a) = days_apart

        Parameters
        ----------
        apart : (int, int or None)
            low and high in minutes; None for no upper end.
        days_apart : int, optional
            Local dates between the two; None where they do not matter.
        """
        reach = self._reach(apart, days_apart)
        groups = [(key, [index for index, _ in group]) for key, group in groupby(enumerate(reach), lambda item: item[1])]
        if all(low >= high for (low, high), _ in groups):
            return FALSE
        a, b, clause = self.a.ladder, self.b.ladder, self.model.clause
        literal = self.model.literal()
        clause(-literal, a.placed)
        clause(-literal, b.placed)
        last_low = last_high = -1
        for (low, high), indices in groups:
            first, after = indices[0], indices[-1] + 1
            if low < high:
                clause(-a.reaches(first), a.reaches(after), -b.reaches(low), b.reaches(high), literal)
            if low != last_low:
                clause(-literal, -a.reaches(first), b.reaches(low))
            last_low = low
        for (_, high), indices in reversed(groups):
            if high != last_high:
                clause(-literal, a.reaches(indices[-1] + 1), -b.reaches(high))
            last_high = high
        return literal

    def _reach(self, apart: tuple[int, int | None], days_apart: int | None) -> list[tuple[int, int]]:
        """Return for each candidate of a the candidates of b, low <= k < high, that make the pair so."""
        least = max(apart[0], 0 if self.a.order < self.b.order else 1)
        times, days, size = self.b.times, self.b.days, len(self.b.times)
        found = []
        for time, day in zip(self.a.times, self.a.days, strict=True):
            low = bisect_left(times, time + least)
            high = size if apart[1] is None else bisect_left(times, time + apart[1])
            if days_apart is not None:
                low = max(low, bisect_left(days, day + days_apart))
                high = min(high, bisect_left(days, day + days_apart + 1))
            found.append((low, high))
        return found


class Week:
    """A problem as a CP-SAT model, and the words that rules are encoded in.

    Two hard rules shape the candidates instead of being posted: with `available` hard a session has only
    the starts that the rule allows, with `all_placed` hard it has a place from the outset.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = Model()
        self.days = problem.days
        self._slots = {s.id: self._slot(s, order) for order, s in enumerate(problem.sessions)}
        self._copies = [self._copy(slot) for slot in self._slots.values()] if problem.repeats else []
        self._past = [self._fixed(index) for index in range(len(problem.history))]
        self.any_of = self.model.any_of
        self.all_of = self.model.all_of
        self.at_least = self.model.at_least
        self.exceeds = self.model.exceeds

    def placed(self, session: Session) -> int:
        """Return the literal "the session has a place"."""
        return self._slots[session.id].ladder.placed

    def starts(self, session: Session) -> tuple[int, ...]:
        """Return the candidate starts of a session, in minutes of the week."""
        return self._slots[session.id].times

    def ladder(self, session: Session) -> Ladder:
        """Return the order literals of a session."""
        return self._slots[session.id].ladder

    def starts_where(self, session: Session, test: Callable[[int, int], bool]) -> int:
        """Return a literal: the session is placed, and the test holds for (start, day)."""
        slot = self._slots[session.id]
        verdicts = [test(time, day) for time, day in zip(slot.times, slot.days, strict=True)]
        if all(verdicts):
            return slot.ladder.placed
        runs = [[index for index, _ in group] for holds, group in groupby(enumerate(verdicts), lambda v: v[1]) if holds]
        return self.any_of(slot.ladder.within(run[0], run[-1] + 1) for run in runs)

    def on_day(self, session: Session, day: int) -> int:
        """Return a literal: the session stands on that day."""
        slot = self._slots[session.id]
        return slot.ladder.within(bisect_left(slot.days, day), bisect_left(slot.days, day + 1))

    def on(self, day: int, tag: str = "any") -> list[int]:
        """Return the literals "stands on that day" of all sessions with a tag that can."""
        found = (self.on_day(session, day) for session in self.problem.tagged(tag))
        return [literal for literal in found if literal != FALSE]

    def trains(self, day: int) -> int:
        """Return a literal: a day has training. Of the week, before it, or around the edge of a repeating week."""
        if self.problem.repeats:
            day %= self.problem.clock.days
        past = any(slot.days[0] == day for slot in self._past)
        return TRUE if past else self.any_of(self.on(day))

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[Pair]:
        """Yield every two sessions that may stand as a before b, a tagged `first` and b tagged `then`.

        Also across the edge of a repeating week (b is then in the next copy), or from the history.
        """
        for a, b in self._candidates():
            tags_a, tags_b = a.session.tags, b.session.tags
            forward = (first == "any" or first in tags_a) and (then == "any" or then in tags_b)
            backward = either_order and then in tags_a and first in tags_b
            if forward or backward:
                yield Pair(self.model, a, b)

    def seal(self) -> None:
        """Say what the ladders know of themselves; call it when all rules have spoken."""
        for slot in self._slots.values():
            slot.ladder.seal()

    def _candidates(self) -> Iterator[tuple[Slot, Slot]]:
        inside = list(self._slots.values())
        for b in inside:
            yield from ((a, b) for a in (*self._past, *inside) if a is not b)
        for copy in self._copies:
            yield from ((a, copy) for a in inside if a.session is not copy.session)

    def _slot(self, session: Session, order: int) -> Slot:
        clock = self.problem.clock
        available, all_placed = self.problem.rule("available"), self.problem.rule("all_placed")
        starts = session.starts
        if available is None or not available.hard:
            starts = tuple(sorted({*everywhere(clock), *starts, *(() if session.pin is None else (session.pin,))}))
        sure = all_placed is not None and all_placed.hard and not session.optional
        if sure and not starts:
            self.model.clause(FALSE)
        ladder = Ladder(self.model, len(starts), TRUE if sure else self.model.literal())
        return Slot(session, ladder, starts, tuple(clock.day(start) for start in starts), order)

    def _copy(self, slot: Slot) -> Slot:
        clock = self.problem.clock
        times = tuple(clock.repeat(time, clock.days) for time in slot.times)
        days = tuple(day + clock.days for day in slot.days)
        return Slot(slot.session, slot.ladder, times, days, slot.order + len(self.problem.sessions))

    def _fixed(self, index: int) -> Slot:
        placement = self.problem.history[index]
        day = self.problem.clock.day(placement.start)
        order = index - len(self.problem.history)
        return Slot(placement.session, Ladder(self.model, 1, TRUE), (placement.start,), (day,), order)


def break_symmetry(week: Week, groups: Iterable[Sequence[Session]]) -> None:
    """Let sessions that are alike start in the order of their numbers; a later one is placed only if the earlier is."""
    clause = week.model.clause
    for group in groups:
        for earlier, later in pairwise(group):
            a, b = week.ladder(earlier), week.ladder(later)
            clause(-b.placed, a.placed)
            for rung in sorted({*a.rungs, *b.rungs} - {0}):
                clause(-a.reaches(rung), -b.placed, b.reaches(rung))
