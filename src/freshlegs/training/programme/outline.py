"""What a programme of 1 to 16 weeks is made of, and what each of its weeks is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from freshlegs.model.kinds import Level
from freshlegs.training.programme.taper import count_taper_weeks
from freshlegs.training.programme.week_demands import WeekDemands

Phase = Literal["build", "in_season"]
WeekKind = Literal["start", "build", "in_season", "deload", "stress", "taper", "race", "recovery"]

MOST_WEEKS = 16
"""Weeks of the longest programme (A59)."""
USUAL_WEEKS = 4
"""Weeks of a programme without a race, if nobody says (A35)."""
DELOAD_GAPS = range(4, 7)
"""Weeks from one deload to the next (A56); 4 if nobody says."""
USUAL_SETS = 3
"""Most sets of an exercise, as long as nothing is cut (A10)."""


@dataclass(frozen=True, slots=True)
class Race:
    """The goal: its local date, and its distance in kilometres."""

    date: date
    kilometres: float


@dataclass(frozen=True, slots=True)
class LongRun:
    """How long the long run is in the first week, and to what it grows, in minutes."""

    first: int
    longest: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a programme is made of."""

    start: date  #: First local date
    days: int  #: Length of a week in dates, and number of weeks
    weeks: int  #: Length of a week in dates, and number of weeks
    demands: WeekDemands  #: What is asked for in the week that repeats
    lift_level: Level = "intermediate"
    phase: Phase = "build"
    #: Weeks from one deload to the next, the first after as many; None: there are none
    deload_every: int | None = DELOAD_GAPS[0]
    minimum_dose: bool = False  #: The lifts start with 1 set of each exercise, then 2
    stress: frozenset[int] = frozenset()  #: Numbers of weeks under stress
    race: Race | None = None
    long_run: LongRun | None = None  #: None where no long run is asked for

    @property
    def growing(self) -> int | None:
        """Index of the long run that grows: the longest that is asked for, the first of several."""
        long = [(index, one) for index, one in enumerate(self.demands) if one and one.kind == "long"]
        return max(long, key=lambda entry: entry[1].minutes)[0] if long else None

    @property
    def race_week(self) -> int:
        """Number of the week that holds the race; 0 without a race."""
        return (self.race.date - self.start).days // self.days + 1 if self.race else 0

    def to_race(self, number: int) -> int:
        """Return how many weeks before the last one before the race a week lies, by most of its days.

        0 is the week that ends with the race, or no more than half a week before it; negative is past the race's own.
        """
        if self.race is None:
            return MOST_WEEKS
        after_it = self.start + timedelta(days=number * self.days)
        ahead = (self.race.date - after_it).days + 1
        return (ahead + self.days // 2) // self.days if ahead > 0 else min(0, self.race_week - number)

    @property
    def taper_from(self) -> int:
        """Number of the week with which the taper begins; beyond the last one without a race."""
        weeks = count_taper_weeks(self.race.kilometres, self.days) if self.race else 0
        return next((n for n in range(1, self.weeks + 1) if self.to_race(n) < weeks), self.weeks + 1)


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """One week of a programme."""

    number: int  #: From 1
    start: date  #: First local date
    kind: WeekKind
    lift_volume: int = 100  #: Sets x reps, in percent of the usual
    lift_load: int = 100  #: Weight, in percent of the last week's
    sets: int = USUAL_SETS  #: Most sets of an exercise
    progresses: bool = True  #: Weights and reps may go up in it
    #: What is asked for in it, aligned with what is asked for in the week that repeats; the race is not among them
    sessions: WeekDemands = ()
    #: Day numbers, from 0, without a lift for the legs, because the race is near
    rests_legs: frozenset[int] = frozenset()
    race_day: int | None = None  #: Day number of the race, in its own week
