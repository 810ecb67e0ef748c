"""Rules of a week with an illness in it, or right before it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from freshlegs.model.clock import Clock
from freshlegs.model.session import Session
from freshlegs.rules.days_off import DaysOff
from freshlegs.rules.timetable import Timetable
from freshlegs.training.after_illness import list_easy_days, list_lift_days


class Ill(DaysOff):
    """Breach: day(s) in the days of illness."""

    claim = "There is no training on days of illness."
    sources = ("house",)
    tags = ("any",)
    because = ", when you are ill"
    says = "no training while you are ill: {called}"


class EasyAfterIllness(DaysOff):
    """Breach: day(s) in the days after an illness, for s a hard run or the long run; a race aside."""

    claim = "After an illness there are easy runs alone, for as many days as it lasted."
    sources = ("house",)
    tags = ("key",)
    because = ", right after an illness"
    says = "easy runs alone right after an illness: {called}"

    def concerns_session(self, session: Session) -> bool:
        """Whether it is a hard run or the long run, but no race."""
        return super().concerns_session(session) and session.kind != "race"

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say until when."""
        until = plan.problem.clock.day_name(max(self.days))
        runs = "easy runs alone, without strides and as short as you like"
        yield f"after the illness, until {until}: {runs} (our own choice)"
        for race in plan.placements():
            if race.session.kind == "race" and plan.day(race) in self.days:
                when = plan.problem.clock.day_name(plan.day(race))
                yield (
                    f"the race on {when} comes right after your illness: start only if you are well again, "
                    "and run it more easily than you planned (our own choice)"
                )


class LiftsComeBackAfterIllness(DaysOff):
    """Breach: day(s) in the first days after an illness, for s a lift or what is as heavy."""

    claim = "Right after an illness there is no lift: a rest or an easy run comes first."
    sources = ("house",)
    tags = ("strength",)
    because = ", so soon after an illness"
    says = "no lift so soon after an illness: {called}"

    light: tuple[int, ...] = ()  #: Day numbers behind those, on which lifts are lighter

    def list_days(self) -> tuple[int, ...]:
        """Return the days without a lift, and those with lighter ones."""
        return (*self.days, *self.light)

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say when the first lift comes, and until when lifts are lighter."""
        name = plan.problem.clock.day_name
        first = f"no lift before {name(max(self.days) + 1)}, for a rest or an easy run comes first" if self.days else ""
        light = f"lifts are lighter until {name(max(self.light))}: leave 4 reps or more" if self.light else ""
        yield f"after the illness {'; '.join(filter(None, (first, light)))} (our own choice)"


AfterIllness = EasyAfterIllness | LiftsComeBackAfterIllness


def list_rules_after_illness(clock: Clock, ill: Collection[date]) -> Iterator[AfterIllness]:
    """Yield the rules on those days of a week that come right after days of illness."""

    def list_numbers(dates: Iterable[date]) -> tuple[int, ...]:
        return tuple(sorted((day - clock.first).days for day in dates if 0 <= (day - clock.first).days < clock.days))

    easy, (none, light) = list_numbers(list_easy_days(ill)), map(list_numbers, list_lift_days(ill))
    if easy:
        yield EasyAfterIllness(days=easy, called=", ".join(map(clock.day_name, easy)))
    if none or light:
        yield LiftsComeBackAfterIllness(days=none, light=light, called=", ".join(map(clock.day_name, none)))
