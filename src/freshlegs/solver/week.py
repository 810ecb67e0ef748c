"""The words of the rules (`rules.words.Week`) for the solver."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from freshlegs.model.availability import QUARTER
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import leave_day_to_both
from freshlegs.solver.model import FALSE, TRUE, Model
from freshlegs.solver.pair import Ladder, PairModel, SessionSlot, list_candidates

ANY_DAYS: Mapping[str, int] = {}
"""No session is held to a day."""


class WeekModel:
    """A problem as a CP-SAT model, and the words that rules are encoded in.

    The caller is going to forbid the breaches of the `forbidden` rules. Outside free time, where sessions may stand
    there, their starts are `step` minutes apart. A session that is among `days` may only stand on that day.

    Two hard rules shape the candidates instead of being posted: with `available` hard a session has only
    the starts that the rule allows, with `all_placed` hard it has a place from the outset. What is done, or
    was put where it is by the athlete, has its one place whatever the rules say.
    """

    def __init__(
        self,
        problem: Task,
        forbidden: Iterable[Rule],
        step: int = QUARTER,
        days: Mapping[str, int] = ANY_DAYS,
    ) -> None:
        self.problem = problem
        self._step = step
        self._only_days = days
        self._kept: list[Rule] = []  #: Those that hold sessions apart
        #: By the orders of two sessions how many of the rules kept count already, and the minutes they come to
        self._apart: dict[tuple[int, int], tuple[int, int]] = {}
        #: By tags, and whether either may come first, the pairs that rules ask for
        self._met: dict[tuple[str, str, bool], list[tuple[SessionSlot, SessionSlot, bool]]] = {}
        #: By the orders of two sessions, and whether either may come first, their pair as long as no more rule is kept
        self._known_pairs: dict[tuple[int, int, bool], tuple[int, PairModel]] = {}
        self.model = Model()
        self.days = problem.days
        self._forbidden = {rule.name for rule in forbidden}
        self._slots = {s.id: self._slot(s, order) for order, s in enumerate(problem.sessions)}
        self._copies = [self._copy(slot) for slot in self._slots.values()] if problem.repeats else []
        self._past = self._around(problem.history, -len(problem.history))
        self._coming = self._around(problem.coming, len(problem.sessions))
        self.any_of = self.model.any_of
        self.all_of = self.model.all_of
        self.at_least = self.model.at_least
        self.exceeds = self.model.exceeds
        self.reaches = self.model.reaches

    def is_on(self, rule: str) -> bool:
        """Whether a rule is on."""
        return self.problem.rule(rule) is not None

    def may_share_day(self, a: Session, b: Session) -> bool:
        """Whether the hard rules may let two sessions stand on one day."""
        return leave_day_to_both(self.problem.rules, self.problem, a, b)

    def stands(self, session: Session) -> int:
        """Return the literal "the session has a place"."""
        return self._slots[session.id].ladder.placed

    def starts(self, session: Session) -> tuple[int, ...]:
        """Return the candidate starts of a session, in minutes of the week."""
        return self._slots[session.id].candidates.times

    def ladder(self, session: Session) -> Ladder:
        """Return the order literals of a session."""
        return self._slots[session.id].ladder

    def starts_among(self, session: Session, starts: Container[int]) -> int:
        """Return a literal: the session is placed, at one of these starts (minutes of the week)."""
        slot = self._slots[session.id]
        verdicts = enumerate(time in starts for time in slot.candidates.times)
        runs = [[index for index, _ in run] for among, run in groupby(verdicts, lambda verdict: verdict[1]) if among]
        return self.any_of(slot.ladder.within(run[0], run[-1] + 1) for run in runs)

    def lengths(self, session: Session) -> Ladder | None:
        """Return the order literals of the lengths of a session; None where there is no choice."""
        return self._slots[session.id].lengths

    def lasts(self, session: Session, minutes: int) -> int:
        """Return a literal: the session is placed, and takes so many minutes or more."""
        ladder = self.lengths(session)
        if ladder is None:
            return self.stands(session) if session.minutes >= minutes else FALSE
        return ladder.reaches(sum(form.minutes < minutes for form in session.forms))

    def forms(self, session: Session) -> Iterator[tuple[Session, int]]:
        """Yield a session in each of its lengths, with the literal that it is placed with it."""
        ladder = self.lengths(session)
        if ladder is None:
            yield session, self.stands(session)
            return
        for index, form in enumerate(session.forms):
            yield session.lasting(form.minutes), ladder.within(index, index + 1)

    def starts_where(self, session: Session, fits: Callable[[Session, int], bool]) -> int:
        """Return a literal: the session is placed, and fits, as long as it is, at its start."""

        def among(one: Session) -> int:
            return self.starts_among(session, {start for start in self.starts(session) if fits(one, start)})

        if self.lengths(session) is None:
            return among(session)
        return self.any_of(self.all_of((lasts, among(one))) for one, lasts in self.forms(session))

    def count_minutes(self, sessions: Iterable[Session]) -> list[tuple[int, int]]:
        """Return what the minutes of the placed sessions are made of, to be summed up."""
        found = []
        for session in sessions:
            found.append((self.stands(session), session.shortest))
            ladder = self.lengths(session)
            if ladder is not None:
                minutes = [form.minutes for form in session.forms]
                found += [(ladder.reaches(k), minutes[k] - minutes[k - 1]) for k in range(1, len(minutes))]
        return found

    def off_days(self, session: Session, days: Container[int]) -> int:
        """Return a literal: the session is placed, on a day that is not one of these."""
        slot = self._slots[session.id]
        pairs = zip(slot.candidates.times, slot.candidates.days, strict=True)
        return self.starts_among(session, {time for time, day in pairs if day not in days})

    def on_day(self, session: Session, day: int) -> int:
        """Return a literal: the session stands on that day."""
        slot = self._slots[session.id]
        return slot.ladder.within(bisect_left(slot.candidates.days, day), bisect_left(slot.candidates.days, day + 1))

    def on(self, day: int, tag: str = "any") -> list[int]:
        """Return the literals "stands on that day" of all sessions with a tag that can."""
        found = (self.on_day(session, day) for session in self.problem.with_tag(tag))
        return [literal for literal in found if literal != FALSE]

    def trains(self, day: int) -> int:
        """Return a literal: a day has training. Of the week, before it, or around the edge of a repeating week."""
        if self.problem.repeats:
            day %= self.problem.clock.days
        past = any(slot.candidates.days[0] == day and has_tag(slot.session, "training") for slot in self._past)
        return TRUE if past else self.any_of(self.on(day, "training"))

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[PairModel]:
        """Yield every two sessions that may stand as a before b, a tagged `first` and b tagged `then`.

        Also across the edge of a repeating week (b is then in the next copy), from the history, or to what is
        coming.
        """
        asked = first, then, either_order
        if asked not in self._met:
            self._met[asked] = list(self._list_pairs(*asked))
        for a, b, either in self._met[asked]:
            yield self._pair(a, b, either)

    def _list_pairs(self, first: str, then: str, either_order: bool) -> Iterator[tuple[SessionSlot, SessionSlot, bool]]:
        for a, b in combinations(self._slots.values(), 2):
            forward, backward = _fit(a, b, first, then), _fit(b, a, first, then)
            if (forward and backward) or (either_order and (forward or backward)):
                yield a, b, True
            elif forward or backward:
                yield (a, b, False) if forward else (b, a, False)
        for a, b in self._edges():
            if _fit(a, b, first, then) or (either_order and _fit(b, a, first, then)):
                yield a, b, False

    def rely_on(self, rule: Rule) -> None:
        """Take it as given that the weeks keep a rule, now that its breaches are forbidden."""
        if has_least_apart(rule):
            self._kept.append(rule)

    def seal(self) -> None:
        """Say what literals and ladders know of themselves; call it when all rules have spoken."""
        self.model.complete()
        for slot in self._slots.values():
            slot.ladder.seal()
            if slot.lengths is not None:
                slot.lengths.seal()

    def _edges(self) -> Iterator[tuple[SessionSlot, SessionSlot]]:
        """Yield a and b of which one stands outside the week."""
        inside = list(self._slots.values())
        yield from ((a, b) for a in self._past for b in inside)
        yield from ((a, b) for a in inside for b in self._coming)
        yield from ((a, b) for a in inside for b in self._copies if a.session is not b.session)

    def _pair(self, a: SessionSlot, b: SessionSlot, either_order: bool) -> PairModel:
        key = a.order, b.order, either_order
        kept, pair = self._known_pairs.get(key, (-1, None))
        if pair is None or kept < len(self._kept):
            pair = self._make_pair(a, b, either_order)
            self._known_pairs[key] = len(self._kept), pair
        return pair

    def _make_pair(self, a: SessionSlot, b: SessionSlot, either_order: bool) -> PairModel:
        if a.ladder.fixed and b.ladder.fixed:
            # What has happened or is decided need not keep any rule.
            return PairModel(self.model, a, b, either_order)
        return PairModel(self.model, a, b, either_order, (self._find_least_apart(b, a), self._find_least_apart(a, b)))

    def _find_least_apart(self, a: SessionSlot, b: SessionSlot) -> int:
        """Return the minutes by which the rules that are kept so far hold the starts of two sessions apart."""
        seen, apart = self._apart.get((a.order, b.order), (0, 0))
        if seen < len(self._kept):
            new = (rule.least_apart(self.problem, a.session, b.session) for rule in self._kept[seen:])
            apart = max(apart, *new)
            self._apart[a.order, b.order] = len(self._kept), apart
        return apart

    def _slot(self, session: Session, order: int) -> SessionSlot:
        clock = self.problem.clock
        if session.fixed is not None:
            return self._standing(session.lasting(), session.fixed, order)
        starts = list_candidate_starts(self.problem, session, self._forbidden, self._step)
        if session.id in self._only_days:
            starts = tuple(start for start in starts if clock.day(start) == self._only_days[session.id])
        if "all_placed" in self._forbidden and not session.optional:
            placed = TRUE if starts else FALSE
            self.model.clause(placed)
        else:
            placed = self.model.literal() if starts else FALSE
        ladder = Ladder(self.model, len(starts), placed)
        candidates = list_candidates(starts, tuple(map(clock.day, starts)))
        return SessionSlot(session, ladder, candidates, order, self._make_lengths(session, placed))

    def _make_lengths(self, session: Session, placed: int) -> Ladder | None:
        """Return the literals of the lengths of a session, one for each; None where there is no choice."""
        if not session.forms:
            return None
        ladder = Ladder(self.model, len(session.forms), placed)
        for index in range(len(session.forms)):
            ladder.reaches(index)
        return ladder

    def _copy(self, slot: SessionSlot) -> SessionSlot:
        clock = self.problem.clock
        times = tuple(clock.repeat(time, clock.days) for time in slot.candidates.times)
        days = tuple(day + clock.days for day in slot.candidates.days)
        order = slot.order + len(self.problem.sessions)
        return SessionSlot(slot.session, slot.ladder, list_candidates(times, days), order, slot.lengths)

    def _around(self, placements: Iterable[Placement], first: int) -> list[SessionSlot]:
        return [self._standing(p.session, p.start, order) for order, p in enumerate(placements, first)]

    def _standing(self, session: Session, start: int, order: int) -> SessionSlot:
        day = self.problem.clock.day(start)
        return SessionSlot(session, Ladder(self.model, 1, TRUE), list_candidates((start,), (day,)), order)


def has_least_apart(rule: Rule) -> bool:
    """Whether a rule has anything to say about how far two sessions are apart."""
    return type(rule).least_apart is not Rule.least_apart


def list_candidate_starts(
    task: Task, session: Session, forbidden: Container[str], step: int = QUARTER
) -> tuple[int, ...]:
    """Return the starts that a week's model gives a session, by the names of the rules that it forbids to breach."""
    if session.fixed is not None:
        return (session.fixed,)
    return session.starts if "available" in forbidden else task.list_starts_anywhere(session, step)


def _fit(a: SessionSlot, b: SessionSlot, first: str, then: str) -> bool:
    return has_tag(a.session, first) and has_tag(b.session, then)


def break_symmetry(week: WeekModel, groups: Iterable[Sequence[Session]]) -> None:
    """Let interchangeable sessions start in the order of their numbers.

    Of those that are also as optional as each other, a later one is placed only if the earlier is.
    """
    clause = week.model.clause
    for group in groups:
        for earlier, later in pairwise(group):
            a, b = week.ladder(earlier), week.ladder(later)
            if (earlier.optional, earlier.excused) == (later.optional, later.excused):
                clause(-b.placed, a.placed)
            for rung in sorted({*a.rungs, *b.rungs} - {0}):
                clause(-a.reaches(rung), -b.placed, b.reaches(rung))
