"""Rules that only some weeks have: around a race, and in a week that does not go as planned."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from freshlegs.model.clock import Clock
from freshlegs.model.kinds import Kind
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, has_tag
from freshlegs.rules.base import Breach, Rule, StartTimes, Violation, Weight
from freshlegs.rules.days_off import DaysOff
from freshlegs.rules.ill_days import list_rules_after_illness
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.rules.worth import find_worth
from freshlegs.training.programme.outline import Outline, ProgrammeWeek


class LegsRestBeforeRace(DaysOff):
    """Breach: day(legs) in the last days before the race."""

    claim = "There is no lift for the legs in the last days before a race."
    sources = ("coaches",)
    tags = ("legs",)
    says = "no lift for the legs in {called}"


class HardRunRestBeforeRace(DaysOff):
    """Breach: day(tempo or intervals) in the last days before the race."""

    claim = "There is no tempo and no interval run in the last days before a race."
    sources = ("house",)
    tags = ("hard",)
    says = "no tempo and no intervals in {called}"


class StillAhead(Rule):
    """Breach: start(s) < minute, for s that is not done."""

    claim = "What is not done yet is still to come."
    sources = ("house",)
    says = "nothing new is placed before {called}"
    looks_at = "pairs"

    weight: Literal["hard"] = "hard"
    minute: int  #: Minute of the week
    called: str  #: What people call it

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the starts that are past."""
        for session in week.problem.sessions:
            if session.done is None:
                past = {start for start in week.starts(session) if start < self.minute}
                yield Breach(week.starts_among(session, past), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each start."""
        for placement in plan.placements():
            if placement.session.done is None and placement.start < self.minute:
                why = f"{placement.session.name} on {plan.when(placement)}, before {self.called}"
                yield Violation((placement.session,), why, self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Those to come."""
        return starts[bisect_left(starts, self.minute) :]


class Occupied(Rule):
    """Breach: start(s) < until and begin < end(s), for s that is not done and a busy time."""

    claim = "There is no training while you are busy."
    sources = ("house",)
    says = "no training while you are busy: {called}"
    looks_at = "pairs"

    weight: Literal["hard"] = "hard"
    stretches: tuple[tuple[int, int], ...]  #: Minutes of the week, half-open
    called: str  #: What people call them

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the starts that reach into one."""
        for session in week.problem.sessions:
            if session.done is None:
                yield Breach(week.starts_where(session, self._is_in_the_way), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each session."""
        for placement in plan.placements():
            if placement.session.done is None and self._is_in_the_way(placement.session, placement.start):
                why = f"{placement.session.name} on {plan.when(placement)}, when you are busy"
                yield Violation((placement.session,), why, self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Those that reach into none."""
        return tuple(start for start in starts if not self._is_in_the_way(session, start))

    def _is_in_the_way(self, session: Session, start: int) -> bool:
        return any(start < end and begin < start + session.shortest for begin, end in self.stretches)


class StaysOut(Rule):
    """Breach: s has a place, for s that the athlete dropped."""

    claim = "What you dropped stays out."
    sources = ("house",)
    says = "what you dropped stays out: {called}"
    looks_at = "pairs"

    weight: Literal["hard"] = "hard"
    dropped: tuple[str, ...]  #: Ids of sessions
    called: str  #: What people call them

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid their places."""
        for session in week.problem.sessions:
            if session.id in self.dropped:
                yield Breach(week.stands(session), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each session."""
        for placement in plan.placements():
            if placement.session.id in self.dropped:
                why = f"{placement.session.name} on {plan.when(placement)}, which you dropped"
                yield Violation((placement.session,), why, self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """None for what is dropped."""
        return () if session.id in self.dropped else starts


class LittleTime(Rule):
    """Breach: day(s) = day, for s that is neither done nor the one session of that day."""

    claim = "A day on which there is little time has one session."
    sources = ("house",)
    says = "on {called} there is time for one session"
    looks_at = "pairs"

    weight: Literal["hard"] = "hard"
    day: int  #: Day number
    stays: str  #: Id of the session that the day keeps; "" where it keeps none
    called: str  #: What people call the day

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the day to all others."""
        for session in week.problem.sessions:
            if session.done is None and session.id != self.stays:
                yield Breach(week.on_day(session, self.day), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at that day."""
        for placement in plan.placements():
            session = placement.session
            if session.done is None and session.id != self.stays and plan.day(placement) == self.day:
                yield Violation((session,), f"{session.name} on {plan.when(placement)}, with little time", self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Those on other days."""
        if session.id == self.stays:
            return starts
        return tuple(start for start in starts if problem.clock.day(start) != self.day)


class WorthMostStays(Rule):
    """Breach: s has no place, for s that may be left out because of a race and is worth more than an easy run.

    It costs the price once for each that it is worth more, beside the price of `as_many_as_serve`. In the weeks after a
    race a hard run is worth no more: the body heals, and the hardest is what it misses least.
    """

    claim = "Of what may be left out around a race, what is worth most stays."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = 25
    kinds: tuple[Kind, ...]  #: Of which the race makes sessions optional
    hard_goes_first: bool = False  #: Whether the week comes after the race

    def encode(self, week: Week) -> Iterator[Breach]:
        """Price each of them."""
        for session in week.problem.sessions:
            if price := self._price_of(session):
                yield Breach(-week.stands(session), price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at what is left out."""
        for session in plan.left_out(optional=True):
            if price := self._price_of(session):
                why = f"{session.name} is left out, which is worth {find_worth(session)} times an easy run"
                yield Violation((session,), why, price)

    def _price_of(self, session: Session) -> int:
        hard = self.hard_goes_first and has_tag(session, "hard")
        if hard or session.kind not in self.kinds or not session.optional or session.excused:
            return 0
        return self.price * (find_worth(session) - 1)


def list_passing_rules(outline: Outline, week: ProgrammeWeek, clock: Clock) -> Iterator[Rule]:
    """Yield the rules that a week of a programme has because of the races ahead, or right after an illness."""
    eased = (
        now.kind
        for now, usual in zip(week.sessions, outline.demands, strict=True)
        if now and usual and now.at_least < min(usual.at_least, now.at_most)
    )
    if kinds := tuple(dict.fromkeys(eased)):
        yield WorthMostStays(kinds=kinds, hard_goes_first=week.after is not None or week.has_raced)
    end = week.start + timedelta(days=clock.days)
    yield from list_rules_after_illness(clock, [day for day in outline.ill if day < end])
    for cls, days in ((LegsRestBeforeRace, week.rests_legs), (HardRunRestBeforeRace, week.rests - {week.race_day})):
        if days:
            first = max(days)
            race = next(race for race in outline.races if (race.date - week.start).days > first)
            ahead = clock.day_name((race.date - week.start).days)
            yield cls(days=tuple(sorted(days)), called=f"the last days before the race on {ahead}")
