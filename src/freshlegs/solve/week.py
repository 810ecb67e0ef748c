"""The words of the rules for the solver. The same words over a finished plan are `timetable.Timetable`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

from freshlegs.availability import QUARTER, everywhere
from freshlegs.problem import carries
from freshlegs.solve.ladder import Ladder
from freshlegs.solve.model import FALSE, TRUE, Model

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from freshlegs.problem import Problem, Session
    from freshlegs.rule import Rule


Range = tuple[int | None, int | None]
ALWAYS: Range = (None, None)


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A session as pairs see it: in the week, in the week's next copy, or fixed in the history.

    Parameters
    ----------
    times, days : tuple of int
        Minute and day number of each candidate start, ascending.
    heads : tuple of int
        The candidates before which there is a gap: where windows begin.
    order : int
        Who counts as first of two that start together.
    """

    session: Session
    ladder: Ladder
    times: tuple[int, ...]
    days: tuple[int, ...]
    heads: tuple[int, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two slots, a before b; with `either_order` in whichever order they stand.

    Parameters
    ----------
    never : (int, int)
        Minutes by which hard rules keep the two starts apart anyway, where b stands before a and where a stands
        before b. Nobody cares what a literal says of weeks that are closer, so it need not tell apart the
        minutes within one window.
    """

    model: Model
    a: Slot
    b: Slot
    either_order: bool = False
    never: tuple[int, int] = (0, 0)

    def where(self, *, apart: Range = ALWAYS, gap: Range = ALWAYS, days_apart: int | None = None) -> int:
        """Return a literal: both are placed, a before b, and so far apart.

        low <= start(b) - start(a) < high,  low <= start(b) - end(a) < high,  day(b) - day(a) = days_apart

        Parameters
        ----------
        apart, gap : (int or None, int or None)
            low and high in minutes; None for an open end.
        days_apart : int, optional
            Local dates between the two; None where they do not matter.
        """
        low, high = _both(apart, gap, self.a.session.minutes)
        if not self.either_order:
            return self._stand(low, high, days_apart)
        back_low, back_high = _both(apart, gap, self.b.session.minutes)
        turned = replace(self, a=self.b, b=self.a, never=self.never[::-1])
        if low is None and back_low is None and days_apart in (None, 0):
            return self._stand(None if back_high is None else 1 - back_high, high, days_apart, ordered=False)
        return self.model.any_of(
            (self._stand(low, high, days_apart), Pair._stand(turned, back_low, back_high, days_apart))
        )

    def _stand(self, low: int | None, high: int | None, days_apart: int | None, *, ordered: bool = True) -> int:
        """Return the literal for low <= start(b) - start(a) < high, by clauses over the ladders of both."""
        before, after = self.never
        if low is not None and high is not None and low > -before and high <= after:
            return FALSE
        together = 0 if self.a.order < self.b.order else 1
        at_order = ordered and (low is None or low <= together)
        reach = Reach(
            self.a, self.b, together if at_order else low, high, days_apart, self.never if at_order else (0, 0)
        )
        return self.model.remembered(reach, lambda: _literal(self.model, self.a.ladder, self.b.ladder, reach.groups()))


@dataclass(frozen=True, slots=True)
class Reach:
    """For each candidate of a the candidates of b, first <= k < after, with low <= start(b) - start(a) < high.

    Parameters
    ----------
    never : (int, int)
        As in `Pair`, where `low` is the order of the two: it may then be moved anywhere between.
    """

    a: Slot
    b: Slot
    low: int | None
    high: int | None
    days_apart: int | None
    never: tuple[int, int]

    def groups(self) -> list[tuple[int, int, int, int]]:
        """Return (begin, end, first, after) for the runs of candidates of a that reach the same ones of b.

        What is reached only moves on with a's start, so a window whose ends agree needs no look inside.
        """
        found: list[tuple[int, int, int, int]] = []
        for begin, end in pairwise((*self.a.heads, len(self.a.times))):
            self._add(found, begin, self._of(begin), end - 1, self._of(end - 1))
        return found

    def _add(
        self,
        found: list[tuple[int, int, int, int]],
        begin: int,
        head: tuple[int, int],
        last: int,
        tail: tuple[int, int],
    ) -> None:
        if head == tail:
            if found and found[-1][2:] == head:
                begin = found.pop()[0]
            found.append((begin, last + 1, *head))
        elif last == begin + 1:
            self._add(found, begin, head, begin, head)
            self._add(found, last, tail, last, tail)
        else:
            middle = (begin + last) // 2
            center = self._of(middle)
            self._add(found, begin, head, middle, center)
            after = self._of(middle + 1)
            self._add(found, middle + 1, after, last, tail)

    def _of(self, index: int) -> tuple[int, int]:
        time, times, days = self.a.times[index], self.b.times, self.b.days
        first = 0 if self.low is None else self._first(time + self.low)
        after = len(times) if self.high is None else bisect_left(times, time + self.high)
        if self.days_apart is not None:
            day = self.a.days[index] + self.days_apart
            first = max(first, bisect_left(days, day))
            after = min(after, bisect_left(days, day + 1))
        return first, max(first, after)

    def _first(self, time: int) -> int:
        """Return the first candidate of b at a time or later, at the head of a window where that may be chosen."""
        times, heads = self.b.times, self.b.heads
        latest = bisect_left(times, time + max(0, self.never[1] - 1))
        if self.never == (0, 0):
            return latest
        soonest = bisect_left(times, time - max(0, self.never[0] - 1))
        place = bisect_left(heads, soonest)
        return heads[place] if place < len(heads) and heads[place] <= latest else latest


def _literal(model: Model, a: Ladder, b: Ladder, groups: Sequence[tuple[int, int, int, int]]) -> int:
    """Return the literal "b stands where a's candidate reaches"."""
    if all(first >= after for _, _, first, after in groups):
        return FALSE
    literal = model.literal()
    model.clause(-literal, a.placed)
    model.clause(-literal, b.placed)
    last_first = last_after = -1
    for begin, end, first, after in groups:
        if first < after:
            model.clause(-a.reaches(begin), a.reaches(end), -b.reaches(first), b.reaches(after), literal)
        if first != last_first:
            model.clause(-literal, -a.reaches(begin), b.reaches(first))
        last_first = first
    for _, end, _, after in reversed(groups):
        if after != last_after:
            model.clause(-literal, a.reaches(end), -b.reaches(after))
        last_after = after
    return literal


def _both(apart: Range, gap: Range, minutes: int) -> Range:
    """Return the range of start(b) - start(a) that keeps both ranges, a lasting so many minutes."""
    lows = [low for low in (apart[0], None if gap[0] is None else gap[0] + minutes) if low is not None]
    highs = [high for high in (apart[1], None if gap[1] is None else gap[1] + minutes) if high is not None]
    return (max(lows) if lows else None, min(highs) if highs else None)


class Week:
    """A problem as a CP-SAT model, and the words that rules are encoded in.

    Parameters
    ----------
    forbidden : iterable of Rule
        The rules whose breaches the caller is going to forbid.

    Two hard rules shape the candidates instead of being posted: with `available` hard a session has only
    the starts that the rule allows, with `all_placed` hard it has a place from the outset.
    """

    def __init__(self, problem: Problem, forbidden: Iterable[Rule]) -> None:
        self.problem = problem
        self._kept: list[Rule] = []
        self.model = Model()
        self.days = problem.days
        self._forbidden = {rule.name for rule in forbidden}
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

    def starts_among(self, session: Session, starts: Container[int]) -> int:
        """Return a literal: the session is placed, at one of these starts (minutes of the week)."""
        slot = self._slots[session.id]
        verdicts = enumerate(time in starts for time in slot.times)
        runs = [[index for index, _ in run] for among, run in groupby(verdicts, lambda verdict: verdict[1]) if among]
        return self.any_of(slot.ladder.within(run[0], run[-1] + 1) for run in runs)

    def off_days(self, session: Session, days: Container[int]) -> int:
        """Return a literal: the session is placed, on a day that is not one of these."""
        slot = self._slots[session.id]
        pairs = zip(slot.times, slot.days, strict=True)
        return self.starts_among(session, {time for time, day in pairs if day not in days})

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
        for a, b in combinations(self._slots.values(), 2):
            forward, backward = _fit(a, b, first, then), _fit(b, a, first, then)
            if (forward and backward) or (either_order and (forward or backward)):
                yield self._pair(a, b, either_order=True)
            elif forward or backward:
                yield self._pair(*((a, b) if forward else (b, a)))
        for a, b in self._edges():
            if _fit(a, b, first, then) or (either_order and _fit(b, a, first, then)):
                yield self._pair(a, b)

    def rely_on(self, rule: Rule) -> None:
        """Take it as given that the weeks keep a rule, now that its breaches are forbidden."""
        self._kept.append(rule)

    def seal(self) -> None:
        """Say what the ladders know of themselves; call it when all rules have spoken."""
        for slot in self._slots.values():
            slot.ladder.seal()

    def _edges(self) -> Iterator[tuple[Slot, Slot]]:
        """Yield a and b of which one stands outside the week."""
        inside = list(self._slots.values())
        yield from ((a, b) for a in self._past for b in inside)
        yield from ((a, b) for a in inside for b in self._copies if a.session is not b.session)

    def _pair(self, a: Slot, b: Slot, *, either_order: bool = False) -> Pair:
        before = max((rule.least_apart(self.problem, b.session, a.session) for rule in self._kept), default=0)
        after = max((rule.least_apart(self.problem, a.session, b.session) for rule in self._kept), default=0)
        return Pair(self.model, a, b, either_order, (before, after))

    def _slot(self, session: Session, order: int) -> Slot:
        clock = self.problem.clock
        starts = session.starts
        if "available" not in self._forbidden:
            starts = tuple(sorted({*everywhere(clock), *starts, *(() if session.pin is None else (session.pin,))}))
        if "all_placed" in self._forbidden and not session.optional:
            placed = TRUE if starts else FALSE
            self.model.clause(placed)
        else:
            placed = self.model.literal() if starts else FALSE
        ladder = Ladder(self.model, len(starts), placed)
        return Slot(session, ladder, starts, tuple(map(clock.day, starts)), _heads(starts), order)

    def _copy(self, slot: Slot) -> Slot:
        clock = self.problem.clock
        times = tuple(clock.repeat(time, clock.days) for time in slot.times)
        days = tuple(day + clock.days for day in slot.days)
        return Slot(slot.session, slot.ladder, times, days, slot.heads, slot.order + len(self.problem.sessions))

    def _fixed(self, index: int) -> Slot:
        placement = self.problem.history[index]
        day = self.problem.clock.day(placement.start)
        order = index - len(self.problem.history)
        return Slot(placement.session, Ladder(self.model, 1, TRUE), (placement.start,), (day,), (0,), order)


def _heads(starts: Sequence[int]) -> tuple[int, ...]:
    gaps = (index for index, (early, late) in enumerate(pairwise(starts), 1) if late - early > QUARTER)
    return (0, *gaps) if starts else ()


def _fit(a: Slot, b: Slot, first: str, then: str) -> bool:
    return carries(a.session, first) and carries(b.session, then)


def break_symmetry(week: Week, groups: Iterable[Sequence[Session]]) -> None:
    """Let sessions that are alike start in the order of their numbers; a later one is placed only if the earlier is."""
    clause = week.model.clause
    for group in groups:
        for earlier, later in pairwise(group):
            a, b = week.ladder(earlier), week.ladder(later)
            clause(-b.placed, a.placed)
            for rung in sorted({*a.rungs, *b.rungs} - {0}):
                clause(-a.reaches(rung), -b.placed, b.reaches(rung))
