"""What a programme of 1 to 26 weeks is made of, and what each of its weeks is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from freshlegs.model.kinds import Kind, Level
from freshlegs.training.after_illness import list_easy_days
from freshlegs.training.paces import MARATHON
from freshlegs.training.programme.done_runs import DoneRuns, RunWeek, sum_done_week
from freshlegs.training.programme.easier_weeks import CUT_BACK, count_taper_weeks
from freshlegs.training.programme.races import (
    NO_JUMPS_AFTER_MARATHON,
    RECOVERIES,
    ComeBack,
    Easing,
    Race,
    Recovery,
    find_recovery,
    is_slow_to_recover,
)
from freshlegs.training.programme.week_demands import WeekDemands

Phase = Literal["build", "in_season"]
WeekKind = Literal["start", "build", "in_season", "deload", "stress", "taper", "race", "recovery"]

USUAL_WEEKS = 4
"""Weeks of a programme without a race, if nobody says (A35)."""
DELOAD_GAPS = range(4, 7)
"""Weeks from one deload to the next (A56); 4 if nobody says."""
HALF_A_WEEK = 3
"""Days; a race on one of the first so many days of its week is recovered from in that week (house)."""
PULLED_BACK = 70
"""Percent of sets x reps that is left of the lifts in a week that runs much more (A08; the number is house)."""
ALL_EASY = 70
"""Percent of the usual running up to which a week that comes back after lost ones is run easily (house)."""
MUCH_RUNNING = 120
"""Running minutes of a week from which a beginner is not new to it (house)."""
NEARLY = 0.95
"""What a week has of the running asked for, as nothing to speak of (house)."""
USUAL_SETS = 3
"""Most sets of an exercise, as long as nothing is cut (A10)."""


@dataclass(frozen=True, slots=True)
class LongRun:
    """How long the long run is in the first week, and to what it grows, in minutes."""

    first: int
    longest: int
    as_said: bool = False  #: Whether it is the athlete who says to how many it grows


@dataclass(frozen=True, slots=True)
class Outline:
    """What a programme is made of."""

    start: date  #: First local date
    days: int  #: Length of a week in dates
    weeks: int  #: Number of weeks
    demands: WeekDemands  #: What is asked for in the week that repeats
    lift_level: Level = "intermediate"
    run_level: Level = "intermediate"
    age: int | None = None
    recoveries: tuple[Recovery, ...] = RECOVERIES  #: By distance, with the days that the scenario's rules say
    phase: Phase = "build"
    #: Weeks from one deload to the next, the first after as many; None: there are none
    deload_every: int | None = DELOAD_GAPS[0]
    cut_back: int = CUT_BACK  #: Percent of the running minutes that is left in a deload week
    known_minutes: int | None = None  #: Running minutes of a week of so many days before it; None where nobody says
    longest_run: int = 0  #: Minutes of the longest known run of the 30 days before it; 0 if there is none
    runs_before: tuple[tuple[date, int], ...] = ()  #: Day and minutes of each of them, as far as their days are known
    #: Percent by which a week may run more than the mean of the four before it; None: as much as is asked for
    run_growth: int | None = 10
    #: Percent above that mean from which a week lifts less; None: never
    pull_back: int | None = 10
    minimum_dose: bool = False  #: The lifts start with 1 set of each exercise, then 2
    one_set: bool = False  #: All its lifts have one set of each exercise
    stress: frozenset[int] = frozenset()  #: Numbers of weeks under stress
    races: tuple[Race, ...] = ()  #: By date, at most one in a week; those before the programme too
    jumps_after: int = 0  #: Weeks with lifts that it has before the first one with jumps
    long_run: LongRun | None = None  #: None where no long run is asked for
    done: DoneRuns | None = None  #: What was really run in it; None where no log tells
    ill: frozenset[date] = frozenset()  #: Days of illness that were told of
    sore: frozenset[date] = frozenset()  #: Days on which a leg or the back hurt, as was told
    hurt: tuple[tuple[date, str], ...] = ()  #: Days on which something hurt, and what
    logs_runs: bool = False  #: A log tells of runs in it or shortly before it
    #: By week the indices of what does not come in it; empty where all weeks are alike
    absent: tuple[frozenset[int], ...] = ()
    names: tuple[str, ...] = ()  #: What its weeks are called in their turn; empty where they have no names

    @property
    def is_new_to_running(self) -> bool:
        """Whether the athlete is a beginner who runs little now, as far as anybody says."""
        return self.run_level == "beginner" and 7 * (self.known_minutes or 0) < MUCH_RUNNING * self.days

    @property
    def growing(self) -> int | None:
        """Index of the long run that grows: the longest that is asked for, the first of several."""
        long = [(index, one) for index, one in enumerate(self.demands) if one and one.kind == "long"]
        return max(long, key=lambda entry: entry[1].minutes)[0] if long else None

    def list_demands(self, number: int) -> WeekDemands:
        """Return what is asked for in a week, before anything makes it an easier one."""
        absent = self.absent[number - 1] if self.absent else frozenset()
        return tuple(None if index in absent else one for index, one in enumerate(self.demands))

    def name_week(self, number: int) -> str:
        """Return what a week is called in the rotation; "" without one."""
        return self.names[(number - 1) % len(self.names)] if self.names else ""

    def is_like(self, one: int, other: int) -> bool:
        """Whether two weeks, by their numbers, have the same turn in all rhythms."""
        return not self.absent or self.absent[one - 1] == self.absent[other - 1]

    def first_day(self, number: int) -> date:
        """Return the first date of a week."""
        return self.start + timedelta(days=(number - 1) * self.days)

    def list_easy_days(self, until: date) -> frozenset[date]:
        """Return the easy days after an illness that was over before a date."""
        return list_easy_days(day for day in self.ill if day < until)

    def find_done_week(self, week: "ProgrammeWeek") -> RunWeek | None:
        """Return what was really run in a week, with a race; None where no log tells."""
        asked = (
            (one.kind, one.minutes) for one in week.sessions if one and one.is_a("run") for _ in range(one.at_most)
        )
        race: tuple[tuple[Kind, int], ...] = (("race", week.race.minutes),) if week.race else ()
        return sum_done_week(self.done, week.start, self.days, chain(asked, race))

    def race_in(self, number: int) -> Race | None:
        """Return the race of a week; None where it has none."""
        first = self.first_day(number)
        return next((race for race in self.races if 0 <= (race.date - first).days < self.days), None)

    def count_weeks_to(self, race: Race, number: int) -> int:
        """Return how many weeks before the last one before a race a week lies, by most of its days.

        0 is the week that ends with the race, or no more than half a week before it; negative is after that.
        """
        ahead = (race.date - self.first_day(number + 1)).days + 1
        if ahead > 0:
            return (ahead + self.days // 2) // self.days
        return min(0, (race.date - self.first_day(number)).days // self.days)

    def list_tapers(self, number: int) -> list[tuple[Race, int]]:
        """Return the races for which a week is cut, each with how many weeks before it the week lies."""
        ahead = ((race, self.count_weeks_to(race, number)) for race in self.races)
        return [(race, weeks) for race, weeks in ahead if 0 <= weeks < self.count_taper(race)]

    def count_taper(self, race: Race) -> int:
        """Return how many weeks the taper of a race has, its own included."""
        return count_taper_weeks(race.kilometres, self.days, short=race.priority == "B") if race.tapered else 0

    def find_goal(self, number: int) -> tuple[Race, int] | None:
        """Return the race for which a week trains, and how many weeks before it the week lies; None without a race.

        It is the race whose taper has begun, else the next A race, else the next B race.
        """
        ahead = [(race, weeks) for race in self.races if (weeks := self.count_weeks_to(race, number)) >= 0]
        there = [*self.list_tapers(number), *sorted(ahead, key=lambda one: one[0].priority)]
        return next((one for one in there if one[0].tapered), None)

    def find_recovery_of(self, race: Race) -> Recovery:
        """Return what a race asks of the days and weeks after it."""
        through = not race.tapered
        return self.recoveries[find_recovery(race.kilometres, self.run_level, self.age, trained_through=through)]

    def count_days_without_jumps(self, race: Race) -> int:
        """Return for how many days after a race there are no jumps: none before hard running is back (house)."""
        hard = self.find_recovery_of(race).hard
        slowly = is_slow_to_recover(self.run_level, self.age) or self.lift_level == "beginner"
        return max(hard, NO_JUMPS_AFTER_MARATHON) if slowly and race.kilometres >= MARATHON else hard

    def list_recoveries(self, number: int) -> list[tuple[Race, Recovery, int]]:
        """Return the races that a week recovers from, each with what it asks and the number of the week after it."""
        found = []
        for race in self.races:
            days = (self.first_day(number) - race.date).days
            recovery = self.find_recovery_of(race)
            if days > 0 and (days - 1) // 7 < len(recovery.running):
                found.append((race, recovery, (days - 1) // 7))
        return found


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """One week of a programme."""

    number: int  #: From 1
    start: date  #: First local date
    kind: WeekKind
    lift_volume: int = 100  #: Sets x reps, in percent of the usual
    lift_load: int = 100  #: Weight, in percent of the last week's
    legs: Easing | None = None  #: Volume and load of exercises for the legs, where they are eased more
    sets: int = USUAL_SETS  #: Most sets of an exercise
    one_set: bool = False  #: Its lifts have one set of each exercise
    progresses: bool = True  #: Weights and reps may go up in it
    #: Weight with which lifting begins again after a break, in percent of the last one at the most; 100 without a break
    comes_back: int = 100
    #: After such a break, in which its region was lifted with by other exercises, as in a hotel: its weight waits
    stayed_trained: bool = False
    #: What is asked for in it, aligned with what is asked for in the week that repeats; the race is not among them
    sessions: WeekDemands = ()
    #: Running minutes in percent of a usual week's, where they are cut around a race
    running: int | None = None
    runs_more: int = 0  #: Percent by which it runs more than the four weeks before it, where its lifts are pulled back
    #: Running minutes, and how many runs, that it would have if running did not have to grow first; 0 where it has them
    asked_running: tuple[int, int] = (0, 0)
    #: Percent of the usual running minutes that it has at the most, after weeks that were lost; None where it may grow
    running_back: int | None = None
    steps_back: bool = False  #: Its running comes back by a step after an easier week, and is no full week's
    #: Minutes that its long run would have if nothing had hurt in the days before it; 0 where it has them
    asked_long: int = 0
    cut_back: int = 100  #: Running minutes in percent of what they would be, where it deloads
    #: Day numbers, from 0, without a lift for the legs, because the race is near
    rests_legs: frozenset[int] = frozenset()
    rests: frozenset[int] = frozenset()  #: Day numbers, from 0, without a hard run, because a race is near
    heals_legs: frozenset[int] = frozenset()  #: Day numbers without legs work and long run, after a race
    heals: frozenset[int] = frozenset()  #: Day numbers without a hard run, after a race or an illness
    after_illness: frozenset[int] = frozenset()  #: Day numbers right after an illness
    light_lifts: frozenset[int] = frozenset()  #: Day numbers after an illness, on which a lift is lighter
    eves: frozenset[int] = frozenset()  #: Day numbers before a race, without a lift, a hard run and a long run
    race: Race | None = None  #: Its race
    race_day: int | None = None  #: Day number of the race, in its own week
    after: tuple[Race, int] | None = None  #: The race that it recovers from, and the number of the week after it
    #: Hard minutes that a run may have by its day number, in the last seven days before a race
    hard_at_most: Mapping[int, int] = field(default_factory=dict)
    #: Hard minutes in percent of a usual week's at the most, where they come back after pain or an illness
    hard_share: int = 100
    without_jumps: Mapping[int, str] = field(default_factory=dict)  #: Why there are none on a day, by its number
    eased_since: str = ""  #: What a lift of it comes back from but for a break and a race: "the illness"
    #: How lifts come back that stand after its race; None where they are as usual
    back: ComeBack | None = None
    #: How the first lifts come back after the race that it recovers from, whenever they are; None where as usual
    first_back: ComeBack | None = None

    def find_longest(self, kind: Kind) -> int:
        """Return the minutes of the longest session of a kind that is asked for; 0 if there is none."""
        return max((one.minutes for one in self.sessions if one and one.kind == kind), default=0)

    called: str = ""  #: Its name in the rotation

    @property
    def goes_on_lighter(self) -> bool:
        """Whether weights go on from where they began again after a break; in an easier week they wait."""
        return self.comes_back < 100 and not self.stayed_trained and self.kind in ("start", "build")

    @property
    def runs_easily(self) -> bool:
        """Whether all of its running is easy, as the first after weeks that were lost."""
        return self.running_back is not None and self.running_back <= ALL_EASY

    @property
    def has_raced(self) -> bool:
        """Whether its race comes so early that most of it lies after the race."""
        return self.race_day is not None and self.race_day < HALF_A_WEEK
