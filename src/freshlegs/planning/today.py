"""What a plan has for one day, and what becomes of it where the athlete feels poor, has little time, or is hurt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.clock import format_date
from freshlegs.planfile import PlannedRecord, ReplanRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.replan import find_moment, take_week_in_progress

PlanPhase = Literal["before", "during", "after"]


@dataclass(frozen=True, slots=True)
class TodaysWords:
    """What an athlete says of today."""

    feel: str | None = None  #: "poor"
    minutes: str | None = None  #: All the time there is: "30"
    hurt: tuple[str, ...] = ()  #: Parts of the body

    def __bool__(self) -> bool:
        return bool(self.feel or self.minutes or self.hurt)


@dataclass(frozen=True, slots=True)
class DayInPlan:
    """One day of a plan, seen from a moment of it."""

    whole: PlannedRecord  #: The plan
    week: PlannedRecord  #: The plan, or of a programme the week that holds the day; the nearest one beside it
    now: datetime  #: On the athlete's clock
    phase: PlanPhase  #: Whether the plan has begun, and not ended
    ahead: tuple[SessionRecord, ...] = ()  #: Sessions of the day that are still to come
    begun: tuple[SessionRecord, ...] = ()  #: Sessions of the day that have begun, are done, or were missed
    next: SessionRecord | None = None  #: The first session after the day

    @property
    def day(self) -> date:
        """The date where the athlete is."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class TodaysTraining:
    """A day of a plan, and the same day after a replan by what the athlete says of it."""

    before: DayInPlan
    words: TodaysWords = TodaysWords()
    after: DayInPlan | None = None  #: None where nothing was said, or nothing of the day is left to change
    notes: tuple[str, ...] = ()  #: What the replan costs, and changes in later weeks

    @property
    def changes(self) -> ReplanRecord | None:
        """How the replanned week differs; None without a replan."""
        return None if self.after is None else self.after.whole.replanned


def find_now(stored: PlannedRecord, source: str, now: datetime | str, today: date) -> datetime:
    """Return the moment that a replan of a stored plan would be about, on the athlete's clock; raises InputError."""
    week = take_week_in_progress(stored, source, now=now, today=today)
    return stored.local(find_moment(week, now, today))


def find_day(stored: PlannedRecord, now: datetime) -> DayInPlan:
    """Return the day of a plan that holds a moment."""
    local = stored.local(now)
    dates, day = stored.dates, local.date()
    number = min(max((day - stored.start).days // stored.days, 0), max(1, len(stored.weeks)) - 1)
    week = take_week(stored, number + 1, "the plan") if stored.weeks else stored
    later = (one for one in stored.sessions if stored.local(one.start).date() > day and not one.done)
    following = min(later, key=lambda one: one.start, default=None)
    if day not in dates:
        phase: PlanPhase = "before" if day < dates[0] else "after"
        return DayInPlan(stored, week, local, phase, next=following)
    states, there = DoneSoFar(stored).sessions, sorted(stored.on(day), key=lambda one: one.start)
    ahead = tuple(one for one in there if one.start >= now and states[one.id].state == "open")
    begun = tuple(one for one in there if one not in ahead)
    return DayInPlan(stored, week, local, "during", ahead, begun, following)


def check_changeable(day: DayInPlan, source: str) -> None:
    """Raise InputError for a day that is none of the plan's: there is nothing in it to change."""
    if day.phase == "before":
        found = f"begins on {format_date(day.whole.start)}"
    elif day.phase == "after":
        found = f"ended on {format_date(day.whole.dates[-1])}"
    else:
        return
    allowed = f"{format_date(day.day)} has nothing in it to change"
    raise InputError(source, Fault("", found, allowed))


def has_something_to_change(day: DayInPlan, words: TodaysWords) -> bool:
    """Whether what is said changes anything: pain bears on the days after too, all else on what is left of today."""
    return bool(words.hurt or (words and day.ahead))
