"""Outline of a programme of 1 to 16 weeks, and the data of one of its weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from freshlegs.training.programme.taper import count_taper_weeks

if TYPE_CHECKING:
    from freshlegs.model.kinds import Level
    from freshlegs.training.programme.week_demands import WeekDemands

Phase = Literal["build", "in_season"]
WeekKind = Literal["start", "build", "in_season", "deload", "stress", "taper", "race", "recovery"]

MOST_WEEKS = 16
"""Weeks of the longest programme (the article, line 224: 4 to 16 or so)."""
USUAL_WEEKS = 4
"""Default weeks of a programme without a race (the article, line 160)."""
DELOAD_GAPS = range(4, 7)
"""Weeks from one deload to the next (the article, line 218); by default 4."""
USUAL_SETS = 3
"""Most sets of an exercise in a usual week."""


@dataclass(frozen=True, slots=True)
class Race:
    """The race at the end: its local date, and its distance in kilometres."""

    date: date
    kilometres: float


@dataclass(frozen=True, slots=True)
class LongRun:
    """Minutes of the long run in the first week and at its longest."""

    first: int
    longest: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Outline of a programme.

    Parameters
    ----------
    start : date
        First local date.
    days, weeks : int
        Days of a week, and number of weeks.
    demands : tuple of SessionDemand
        Demands of the repeating week.
    deload_every : int, optional
        Weeks from one deload to the next, the first after as many; None for no deloads.
    minimum_dose : bool
        Lifts start with 1 set of each exercise, then 2.
    stress : frozenset of int
        Numbers of weeks under stress.
    long_run : LongRun, optional
        None without a demand for a long run.
    """

    start: date
    days: int
    weeks: int
    demands: WeekDemands
    lift_level: Level = "intermediate"
    phase: Phase = "build"
    deload_every: int | None = DELOAD_GAPS[0]
    minimum_dose: bool = False
    stress: frozenset[int] = frozenset()
    race: Race | None = None
    long_run: LongRun | None = None

    @property
    def growing(self) -> int | None:
        """Index of the demand for the long run that grows: the longest one, the first of several."""
        minutes = {index: one.minutes for index, one in enumerate(self.demands) if one and one.kind == "long"}
        return max(minutes, key=lambda index: minutes[index], default=None)

    @property
    def race_week(self) -> int:
        """Number of the week of the race; 0 without a race."""
        return (self.race.date - self.start).days // self.days + 1 if self.race else 0

    def to_race(self, number: int) -> int:
        """Return the weeks between a week and the race, rounded to the nearest.

        0 is the week of the race, or one that ends at most half a week before it; later weeks are negative.
        """
        if self.race is None:
            return MOST_WEEKS
        after_it = self.start + timedelta(days=number * self.days)
        ahead = (self.race.date - after_it).days + 1
        return (ahead + self.days // 2) // self.days if ahead > 0 else min(0, self.race_week - number)

    @property
    def taper_from(self) -> int:
        """Number of the first week of the taper; beyond the last week without a race."""
        weeks = count_taper_weeks(self.race.kilometres, self.days) if self.race else 0
        return next((n for n in range(1, self.weeks + 1) if self.to_race(n) < weeks), self.weeks + 1)


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """One week of a programme.

    Parameters
    ----------
    number : int
        Number, from 1.
    start : date
        First local date.
    lift_volume : int
        Percent of the usual sets x reps.
    lift_load : int
        Percent of last week's weight.
    sets : int
        Most sets of an exercise.
    progresses : bool
        Weights and reps may go up.
    sessions : tuple of (SessionDemand or None)
        Its demands without the race, aligned with those of the repeating week.
    rests_legs : frozenset of int
        Numbers of days, from 0, without a lift for the legs before the race.
    race_day : int, optional
        Number of the day of the race, in its own week.
    """

    number: int
    start: date
    kind: WeekKind
    lift_volume: int = 100
    lift_load: int = 100
    sets: int = USUAL_SETS
    progresses: bool = True
    sessions: WeekDemands = ()
    rests_legs: frozenset[int] = frozenset()
    race_day: int | None = None
