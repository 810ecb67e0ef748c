"""What a programme of 1 to 16 weeks is made of, and what each of its weeks is, also for people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from freshlegs.model.kinds import Dose, Kind, Level, find_family
from freshlegs.model.wording import format_count
from freshlegs.training.programme.easier_weeks import count_taper_weeks
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
    days: int  #: Length of a week in dates
    weeks: int  #: Number of weeks
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


def summarize_week(week: ProgrammeWeek) -> str:
    """Return a week in a sentence or two: what is different from a usual one."""
    match week.kind:
        case "start":
            return f"Start small: {format_count(week.sets, 'set')} of each exercise."
        case "build":
            return "Build: weights and reps go up where all went well."
        case "in_season":
            return "In season: keep the weights, two lifts at the most."
        case "deload":
            return f"Deload: {describe_volume(week)}. All sessions stay."
        case "stress":
            return f"Stress: {describe_volume(week)}. Nothing goes up."
        case "taper":
            lifts = any(one and one.is_a("lift") for one in week.sessions)
            rest = f"{describe_volume(week)} in what is left of the lifts" if lifts else "no lifts"
            return f"Taper: shorter runs, as fast as ever; {rest}."
        case "race":
            return "Race week: short runs, no lifts."
        case "recovery":
            return f"Recovery: easy runs only; {describe_volume(week)}."


def note_session(week: ProgrammeWeek, kind: Kind, dose: Dose = "standard") -> str:
    """Return what is different for one kind of session; "" where nothing is."""
    family = find_family(kind)
    if family == "lift" and dose == "minimum" and week.kind == "deload":
        return "Deload: the one set of each stays, 10 % lighter."
    if family == "lift":
        return (
            f"{week.kind.title()}: {describe_volume(week)}."
            if week.kind in ("taper", "recovery")
            else summarize_week(week)
        )
    match week.kind:
        case "taper" | "race" if family == "run" and kind != "race":
            return "Taper: shorter, as fast as ever."
        case "recovery":
            return "Recovery after the race."
        case _:
            return ""


def describe_volume(week: ProgrammeWeek) -> str:
    """Return weight and volume of a week's lifts: "the same weight, half the sets x reps"."""
    load = "the same weight" if week.lift_load == 100 else f"{week.lift_load} % of last week's weight"
    volume = "half the sets x reps" if week.lift_volume == 50 else f"{week.lift_volume} % of the sets x reps"
    return f"{load}, {volume}"
