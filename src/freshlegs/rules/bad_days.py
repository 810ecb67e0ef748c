"""Rules of a week in which the athlete feels poor on a day, or something hurts."""

from collections.abc import Iterable, Iterator
from datetime import date

from freshlegs.model.clock import Clock
from freshlegs.model.session import Session, has_tag
from freshlegs.rules.days_off import DaysOff
from freshlegs.rules.timetable import Timetable
from freshlegs.training.hurt_parts import (
    HURT_PARTS,
    SEE_SOMEBODY,
    list_days_right_after,
    list_gentle_days_after,
    say_when_again,
)


class EasyWhilePoor(DaysOff):
    """Breach: day(s) = day, for s that is neither an easy run nor what stood there and is not hard."""

    claim = "On a day on which you feel poor nothing is hard, and nothing new comes but an easy run."
    sources = ("house",)
    because = ", when you feel poor"
    says = "nothing hard while you feel poor, on {called}"

    stays: tuple[str, ...]  #: Ids of the sessions that stood there and may stay, with less to do
    easy_runs: bool  #: Whether a run stood there, so that an easy one may come in its place

    def concerns_session(self, session: Session) -> bool:
        """Whether the day is closed to a session."""
        easy = has_tag(session, "run") and not has_tag(session, "key")
        return session.id not in self.stays and not (self.easy_runs and easy)

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say what the day holds, and of a race that it is the athlete's to decide."""
        yield f"you feel poor on {self.called}: nothing hard, and less of the rest (our own choice)"
        for there in plan.placements():
            if there.session.kind == "race" and plan.day(there) in self.days:
                yield f"the race on {self.called} stays, for you to decide: start only if you are well"


class RestWhileHurt(DaysOff):
    """Breach: day(s) = day, for s that the part that hurts closes the day to; with a sore leg all but the upper body.

    A race is no exception.
    """

    claim = "What hurts is not trained on that day; with a sore leg or back nothing is, but for the upper body."
    sources = ("house",)
    because = ", while something hurts"
    says = "no session that your {part} takes part in while it hurts, on {called}"

    part: str  #: Its name in `training.hurt_parts.HURT_PARTS`

    def concerns_session(self, session: Session) -> bool:
        """Whether the day is closed to a session."""
        return HURT_PARTS[self.part].closes(session.tags)

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say what the rest of the week does not have, and who should look at it."""
        clock, day = plan.problem.clock, max(self.days)
        until, week = clock.day_name(list_days_right_after(day)[-1]), clock.day_name(list_gentle_days_after(day)[-1])
        leg = HURT_PARTS[self.part].carries_running
        what = "no running and no legs" if leg else "no upper body"
        gentle = f"no long run and no legs until {until}, half the long run after that, no hard run until {week}"
        then = gentle if leg else f"none until {until}"
        yield (
            f"your {self.part} hurts on {self.called}: {what} that day, {then}, and no lift of this week works it hard "
            f"(our own choice). {SEE_SOMEBODY}"
        )


class EasyWhileSore(DaysOff):
    """Breach: day(s) in the days after, for s that loads most what hurt."""

    claim = (
        "On the two days after something hurt it is not trained hard; with a sore leg there are easy runs alone, "
        "and none more than before."
    )
    sources = ("house",)
    because = ", right after something hurt"
    says = "nothing hard for your {part} right after it hurt: {called}"

    part: str  #: Its name in `training.hurt_parts.HURT_PARTS`
    #: Ids of the runs that had a place before it hurt: with a sore leg none comes in beside them; None where it may
    runs: tuple[str, ...] | None = None

    def concerns_session(self, session: Session) -> bool:
        """Whether the days are closed to a session; a race is told of instead."""
        part = HURT_PARTS[self.part]
        more = self.runs is not None and part.carries_running and has_tag(session, "run")
        return session.kind != "race" and (
            part.closes_after(session.tags) or (more and session.id not in (self.runs or ()))
        )

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say under which condition these days hold what they hold."""
        leg = HURT_PARTS[self.part].carries_running
        runs = "run easily, and only if walking does not hurt" if leg else "go easy"
        yield f"{self.called}: {runs}; {say_when_again(self.part)}"
        for there in plan.placements():
            if there.session.kind == "race" and plan.day(there) in self.days:
                yield f"the race on {plan.when(there)} comes right after your {self.part} hurt: start only without pain"


class GentleWeekAfterPain(DaysOff):
    """Breach: day(s) in the week after, for s a hard run where a leg or the back hurt; lifts are lighter in it."""

    claim = "In the week after a leg or the back hurt there is no tempo and no interval run."
    sources = ("house",)
    because = ", in the week after something hurt"
    says = "no tempo and no intervals in the week after your {part} hurt: {called}"

    part: str  #: Its name in `training.hurt_parts.HURT_PARTS`

    def concerns_session(self, session: Session) -> bool:
        """Whether the week is closed to a session."""
        return HURT_PARTS[self.part].closes_week(session.tags)


def list_sore_rules(clock: Clock, sore: Iterable[tuple[date, str]]) -> Iterator[EasyWhileSore | GentleWeekAfterPain]:
    """Yield the rules of a week of a programme about what hurt in the days before it."""
    for day, part in sore:
        if day < clock.first:
            yield from list_rules_after_pain(clock, (day - clock.first).days, part)


def list_rules_after_pain(
    clock: Clock, hurt: int, part: str, runs: tuple[str, ...] | None = None
) -> Iterator[EasyWhileSore | GentleWeekAfterPain]:
    """Yield the rules of those days of a week that come after a day, by its number, on which something hurt."""
    sore, gentle = (
        tuple(day for day in days if 0 <= day < clock.days)
        for days in (list_days_right_after(hurt), list_gentle_days_after(hurt))
    )
    if sore:
        yield EasyWhileSore(days=sore, called=" and ".join(map(clock.day_name, sore)), part=part, runs=runs)
    if gentle:
        first, last = clock.day_name(gentle[0]), clock.day_name(gentle[-1])
        yield GentleWeekAfterPain(days=gentle, called=f"{first} to {last}" if gentle[1:] else first, part=part)
