"""Where a session starts, as a ladder of literals; how far apart two stand, as clauses over two ladders.

Rungs are made only where a rule asks for them. Starts between two rungs are alike to every rule, so the
solver never tells them apart, and the earliest of them is taken.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from freshlegs.model.availability import QUARTER
from freshlegs.model.session import Session
from freshlegs.rules.words import Range
from freshlegs.solver.model import FALSE, TRUE, Model


class Ladder:
    """The order literals of one session, "starts at candidate k or later", for `size` candidate starts.

    That for the first candidate is `placed`: "the session has a place".
    """

    def __init__(self, model: Model, size: int, placed: int) -> None:
        self.size = size
        self._model = model
        self._rungs = {0: placed}

    @property
    def placed(self) -> int:
        """The literal "the session has a place"."""
        return self._rungs[0]

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to decide: the session stands at its only candidate."""
        return self.size == 1 and self.placed == TRUE

    @property
    def rungs(self) -> list[int]:
        """The candidates from which on there is a literal, ascending; 0 always is one."""
        return sorted(self._rungs)

    def reaches(self, index: int) -> int:
        """Return the literal "starts at this candidate or a later one"."""
        rung = self._rungs.get(index)
        if rung is None:
            if index >= self.size:
                return FALSE
            rung = self._rungs[index] = self._model.literal()
        return rung

    def within(self, low: int, high: int) -> int:
        """Return the literal "starts at one of the candidates low <= k < high"."""
        return self._model.all_of((self.reaches(low), -self.reaches(high))) if low < high else FALSE

    def seal(self) -> None:
        """Tie the rungs together: who reaches a later one reaches the earlier ones too."""
        for lower, upper in pairwise(self.rungs):
            self._model.clause(-self._rungs[upper], self._rungs[lower])


ANY_RANGE: Range = (None, None)
Group = tuple[int, int, int, int]
"""Candidates begin <= k < end of one session, and first <= k < after of another that they reach."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The candidate starts of a session; one and the same for all sessions that may start then (`list_candidates`)."""

    times: tuple[int, ...]  #: Minute of each, ascending
    days: tuple[int, ...]  #: Day number of each
    heads: tuple[int, ...]  #: Those before which there is a gap: where windows begin
    tails: tuple[int, ...]  #: The last of each window


@lru_cache(maxsize=256)
def list_candidates(times: tuple[int, ...], days: tuple[int, ...]) -> Candidates:
    """Return candidate starts by their minutes and days."""
    gaps = [index for index, (early, late) in enumerate(pairwise(times), 1) if late - early > QUARTER]
    heads = (0, *gaps) if times else ()
    return Candidates(times, days, heads, tuple([head - 1 for head in (*heads[1:], len(times))]) if times else ())


@dataclass(frozen=True, slots=True, eq=False)
class SessionSlot:
    """A session as pairs see it: in the week, in the week's next copy, or fixed in the history."""

    session: Session
    ladder: Ladder
    candidates: Candidates
    order: int  #: Who counts as first of two that start together
    #: The literals "placed, and at least as long as this form"; None where there is no choice
    lengths: Ladder | None = None

    def list_forms(self) -> list[tuple[int, int]]:
        """Return the minutes that it may take, each with the literal that it is placed and takes them."""
        if self.lengths is None:
            return [(self.session.minutes, TRUE)]
        return [(form.minutes, self.lengths.within(k, k + 1)) for k, form in enumerate(self.session.forms)]


@dataclass(frozen=True, slots=True)
class PairModel:
    """Two slots, a before b; with `either_order` in whichever order they stand."""

    model: Model
    a: SessionSlot
    b: SessionSlot
    either_order: bool = False
    #: Minutes by which hard rules keep the two starts apart anyway, where b stands before a and where a stands before
    #: b. Nobody cares what a literal says of weeks that are closer, so it need not tell apart the minutes within one
    #: window.
    never: tuple[int, int] = (0, 0)

    @property
    def orders(self) -> tuple["PairModel", ...]:
        """Return the pair as a before b, and where they may stand in either order also the other way round."""
        return (replace(self, either_order=False), self._turn()) if self.either_order else (self,)

    def _turn(self) -> "PairModel":
        """Return b before a."""
        return PairModel(self.model, self.b, self.a, never=self.never[::-1])

    def where(self, *, apart: Range = ANY_RANGE, gap: Range = ANY_RANGE, days_apart: int | None = None) -> int:
        """Return a literal: both are placed, a before b, and so far apart.

        low <= start(b) - start(a) < high,  low <= start(b) - end(a) < high,  day(b) - day(a) = days_apart

        Ranges are in minutes, half-open, None being an open end; days are local dates, None where they do not matter.
        """
        if gap != ANY_RANGE and (self.a.lengths is not None or (self.either_order and self.b.lengths is not None)):
            return self._where_lengths_vary(apart, gap, days_apart)
        low, high = _both(apart, gap, self.a.session.minutes)
        if not self.either_order:
            return self._stand(low, high, days_apart)
        back_low, back_high = _both(apart, gap, self.b.session.minutes)
        if low is None and back_low is None and days_apart in (None, 0):
            return self._stand(None if back_high is None else 1 - back_high, high, days_apart, ordered=False)
        return self.model.any_of(
            (self._stand(low, high, days_apart), PairModel._stand(self._turn(), back_low, back_high, days_apart))
        )

    def _where_lengths_vary(self, apart: Range, gap: Range, days_apart: int | None) -> int:
        """Return the same where the end of a, or that of b, is to be chosen: for each length by itself."""
        any_of, all_of = self.model.any_of, self.model.all_of
        return any_of(
            all_of((lasts, PairModel._stand(way, *_both(apart, gap, minutes), days_apart)))
            for way in self.orders
            for minutes, lasts in way.a.list_forms()
        )

    def _stand(self, low: int | None, high: int | None, days_apart: int | None, *, ordered: bool = True) -> int:
        """Return the literal for low <= start(b) - start(a) < high, by clauses over the ladders of both."""
        before, after = self.never
        if low is not None and high is not None and low > -before and high <= after:
            return FALSE
        together = 0 if self.a.order < self.b.order else 1
        if self._is_out_of_reach(high, days_apart):
            return FALSE
        at_order = ordered and (low is None or low <= together)
        first, never = (together, self.never) if at_order else (low, (0, 0))
        reach = Reach(self.a.candidates, self.b.candidates, first, high, days_apart, never)
        a, b = self.a.ladder, self.b.ladder
        return self.model.remember((a, b, reach), lambda: _literal(self.model, a, b, list_groups(reach)))

    def _is_out_of_reach(self, high: int | None, days_apart: int | None) -> bool:
        """Whether no start of a has one of b near enough, or on such a day, as in most pairs across the week's edge."""
        a, b = self.a.candidates, self.b.candidates
        if not a.times or not b.times or (high is not None and a.times[-1] + high <= b.times[0]):
            return True
        return days_apart is not None and not (b.days[0] - a.days[-1] <= days_apart <= b.days[-1] - a.days[0])


class Reach(NamedTuple):
    """For each candidate of a the candidates of b, first <= k < after, with low <= start(b) - start(a) < high."""

    a: Candidates
    b: Candidates
    low: int | None
    high: int | None
    days_apart: int | None
    #: As in `PairModel`, where `low` is the order of the two: it may then be moved anywhere between
    never: tuple[int, int]

    def groups(self) -> list[Group]:
        """Return (begin, end, first, after) for the runs of candidates of a that reach the same ones of b.

        What is reached only moves on with a's start, so a window whose ends agree needs no look inside.
        """
        found: list[Group] = []
        heads, tails = self.a.heads, self.a.tails
        for window in zip(heads, self._of(heads), tails, self._of(tails), strict=True):
            self._add(found, *window)
        return found

    def _add(
        self,
        found: list[Group],
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
            center, behind = self._of((middle, middle + 1))
            self._add(found, begin, head, middle, center)
            self._add(found, middle + 1, behind, last, tail)

    def _of(self, indices: Sequence[int]) -> list[tuple[int, int]]:
        """Return of candidates of a the first of b that each reaches, and the one after the last."""
        begins, times, days = [self.a.times[index] for index in indices], self.b.times, self.b.days
        firsts, afters = [0] * len(begins), [len(times)] * len(begins)
        if self.low is not None:
            firsts = self._list_firsts([begin + self.low for begin in begins])
        if self.high is not None:
            afters = [bisect_left(times, begin + self.high) for begin in begins]
        if self.days_apart is not None:
            there = [self.a.days[index] + self.days_apart for index in indices]
            firsts = list(map(max, firsts, [bisect_left(days, day) for day in there]))
            afters = list(map(min, afters, [bisect_left(days, day + 1) for day in there]))
        return list(zip(firsts, map(max, firsts, afters), strict=True))

    def _list_firsts(self, begins: Sequence[int]) -> list[int]:
        """Return the first candidates of b at a time or later, at the head of a window where that may be chosen."""
        times, heads = self.b.times, self.b.heads
        before, after = (max(0, minutes - 1) for minutes in self.never)
        latest = [bisect_left(times, begin + after) for begin in begins]
        if self.never == (0, 0):
            return latest
        ahead = [bisect_left(heads, bisect_left(times, begin - before)) for begin in begins]
        chosen = zip(latest, ahead, strict=True)
        return [heads[k] if k < len(heads) and heads[k] <= late else late for late, k in chosen]


@lru_cache(maxsize=4096)  # many pairs of sessions are alike, in one week as in the changed ones that are tried
def list_groups(reach: Reach) -> tuple[Group, ...]:
    """Return the runs of candidates of a that reach the same ones of b."""
    return tuple(reach.groups())


def _literal(model: Model, a: Ladder, b: Ladder, groups: Sequence[Group]) -> int:
    """Return the literal "b stands where a's candidate reaches"."""
    if all(first >= after for _, _, first, after in groups):
        return FALSE
    if a.fixed and b.fixed:
        return TRUE
    literal = model.literal()
    clause, early, late = model.clause, a.reaches, b.reaches
    for begin, end, first, after in groups:
        if first < after:
            clause(-early(begin), early(end), -late(first), late(after), literal)
    model.unless_false(literal, lambda: _only_if(model, a, b, groups, literal))
    return literal


def _only_if(model: Model, a: Ladder, b: Ladder, groups: Sequence[Group], literal: int) -> None:
    """Post that the literal is true only if b stands where a's candidate reaches."""
    model.clause(-literal, a.placed)
    model.clause(-literal, b.placed)
    last_first = last_after = -1
    for begin, _, first, _ in groups:
        if first != last_first:
            model.clause(-literal, -a.reaches(begin), b.reaches(first))
        last_first = first
    for _, end, _, after in reversed(groups):
        if after != last_after:
            model.clause(-literal, a.reaches(end), -b.reaches(after))
        last_after = after


def _both(apart: Range, gap: Range, minutes: int) -> Range:
    """Return the range of start(b) - start(a) that keeps both ranges, a lasting so many minutes."""
    lows = [low for low in (apart[0], None if gap[0] is None else gap[0] + minutes) if low is not None]
    highs = [high for high in (apart[1], None if gap[1] is None else gap[1] + minutes) if high is not None]
    return (max(lows) if lows else None, min(highs) if highs else None)
