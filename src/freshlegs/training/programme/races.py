"""Races: what each is worth, how it is tapered for, and what the days and weeks after it hold, by its distance."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from freshlegs.model.clock import format_date
from freshlegs.model.kinds import Level
from freshlegs.model.wording import format_count, join_words
from freshlegs.training.paces import MARATHON, ULTRA

RacePriority = Literal["A", "B", "C"]
MOST_WEEKS = 26
"""Weeks of the longest programme: 16 in the article (A59), half a year for a season with several races (house)."""
TUNE_UP = 10.0
"""Kilometres up to which a race that is trained through does not stand for the long run too (house)."""
WEEKEND_TUNE_UP = 5.0
"""The same of one on a weekend, where the long run would be; days earlier the legs still feel the last one (house)."""
_WEEKEND = (5, 6)
"""Saturday and Sunday, as Python counts weekdays."""


@dataclass(frozen=True, slots=True)
class Race:
    """A race of a programme."""

    date: date  #: Its local date
    kilometres: float
    #: "A": the goal, with its whole taper; "B": with a short one; "C": trained through
    priority: RacePriority = "A"
    minutes: int = 0  #: How long it takes

    @property
    def tapered(self) -> bool:
        """Whether the weeks before it are easier."""
        return self.priority != "C"

    @property
    def stands_for_long_run(self) -> bool:
        """Whether it is trained through, and its week needs no long run beside it."""
        most = WEEKEND_TUNE_UP if self.date.weekday() in _WEEKEND else TUNE_UP
        return not self.tapered and self.kilometres > most


class Easing(NamedTuple):
    """What is left of a lift, in percent: its volume, sets x reps, and its weight."""

    volume: int
    load: int

    def ease_to(self, other: "Easing") -> "Easing":
        """Return the lesser of both."""
        return Easing(min(self.volume, other.volume), min(self.load, other.load))


class ComeBack(NamedTuple):
    """How the lifts of a week come back after a race."""

    upper: Easing  #: Of the exercises for the upper body and the core
    legs: Easing


class Recovery(NamedTuple):
    """What a race of up to so many kilometres asks of the days and weeks after it."""

    kilometres: float
    called: str  #: What people call a race that long
    rest: int  #: Days without any run
    legs: int  #: Days without legs work and jumps
    hard: int  #: Days without tempo and intervals
    running: tuple[int, ...]  #: Percent of the usual minutes, week by week
    lifts: tuple[ComeBack | None, ...] = ()  #: Week by week, None for no lifts; beyond them they are as usual

    def with_days(self, about: Literal["rest", "legs", "hard"], days: int) -> "Recovery":
        """Return it with other days of one sort."""
        return Recovery(**{**self._asdict(), about: days})

    def lifts_in(self, week: int) -> ComeBack | None:
        """Return how the lifts of a week after the race come back, weeks counted from 0; None for no lifts."""
        return self.lifts[week] if week < len(self.lifts) else ComeBack(_USUAL, _USUAL)


_USUAL = Easing(100, 100)
RECOVERIES = (
    Recovery(5.0, "5 km", 1, 2, 3, (80,)),
    Recovery(10.0, "10 km", 1, 3, 5, (70,), (ComeBack(Easing(70, 90), Easing(70, 90)),)),
    Recovery(21.1, "half marathon", 2, 5, 8, (50, 80), (ComeBack(Easing(50, 90), Easing(50, 90)),)),
    Recovery(
        250.0, "marathon", 3, 7, 14, (30, 50, 80),
        (None, ComeBack(_USUAL, Easing(50, 70)), ComeBack(_USUAL, Easing(100, 90))),
    ),
    Recovery(
        250.0, "marathon", 3, 7, 14, (30, 50, 65, 80),
        (None, ComeBack(_USUAL, Easing(50, 70)), ComeBack(_USUAL, Easing(70, 80)), ComeBack(_USUAL, Easing(100, 90))),
    ),
)  # fmt: skip
"""What follows a race, by its distance: muscles are damaged and weak for a week and more after a marathon (house).
The last row is for those who take the next one after a marathon."""
ONE_HARD_RUN = 8
"""Days without a hard run after a race, from which its weeks have one hard run at the most then (house)."""
MASTERS_AGE = 50
"""Age from which an athlete recovers as after the next longer race; so does a beginner in running (house)."""
NO_JUMPS_AFTER_MARATHON = 21
"""Days after a marathon without jumps for those who recover more slowly; others wait for their hard runs (house)."""
HARD_REST = ((10.0, 2), (250.0, 3))
"""Days from the last hard run to a race of up to so many kilometres, at the least (house)."""
HARD_MINUTES = ((10.0, 10), (250.0, 12))
"""Hard minutes of the last hard run before a race of up to so many kilometres, at the most (house)."""


def find_recovery(kilometres: float, level: Level, age: int | None, *, trained_through: bool = False) -> int:
    """Return the row of `RECOVERIES` for a race: a beginner and an athlete of 50 or more take the next one.

    After one that is `trained_through` age alone asks for no more: it is no more than a hard training run, unless it is
    a marathon (house).
    """
    row = next(index for index, one in enumerate(RECOVERIES) if kilometres <= one.kilometres)
    slowly = is_slow_to_recover(level, None if trained_through and kilometres < MARATHON else age)
    return min(row + slowly, len(RECOVERIES) - 1)


def is_slow_to_recover(level: Level, age: int | None) -> bool:
    """Return whether a runner takes longer than others to recover from a race."""
    return level == "beginner" or (age is not None and age >= MASTERS_AGE)


def count_hard_rest(kilometres: float) -> int:
    """Return how many days before a race its last hard run is, at the least."""
    return next(days for most, days in HARD_REST if kilometres <= most)


def count_hard_minutes(kilometres: float) -> int:
    """Return the hard minutes of the last hard run before a race, at the most."""
    return next(minutes for most, minutes in HARD_MINUTES if kilometres <= most)


def name_distance(kilometres: float) -> str:
    """Return what people call a race of a distance: "10 km", "half marathon"."""
    named = (one.called for one in RECOVERIES if one.kilometres == kilometres and one.called != "marathon")
    return next(named, "marathon" if MARATHON <= kilometres < ULTRA else f"{kilometres:g} km")


def describe_recovery(
    recovery: Recovery, kilometres: float, day: date | None, level: Level, age: int | None
) -> tuple[str, ...]:
    """Return what the days after a race hold, in sentences; with dates where that of the race is known."""
    name, shares = name_distance(kilometres), join_words([f"{share} %" for share in recovery.running])
    row = next(one for one in RECOVERIES if kilometres <= one.kilometres)
    longer = len(recovery.running) > len(row.running) or recovery.called != row.called
    like = "" if recovery.called == row.called else f"like a {recovery.called}, "
    slower = f" ({like}as you are {'new to running' if level == 'beginner' else age})" if longer else ""
    weeks = "week" if len(recovery.running) == 1 else f"{len(recovery.running)} weeks"
    return (
        f"After the {name}{slower}: better no run {_say_days(recovery.rest, day)}; "
        f"no legs work, no jumps and no long run {_say_days(recovery.legs, day)}, "
        f"no tempo and no intervals {_say_days(recovery.hard, day)}.",
        f"Run {shares} of your usual minutes in the {weeks} after the {name}. "
        f"Lifts: {describe_lifts(recovery)} (our own choice).",
    )


def _say_days(days: int, race: date | None) -> str:
    if race is None:
        return f"for {format_count(days, 'day')}"
    return f"before {format_date(race + timedelta(days=days + 1))}"


def describe_lifts(recovery: Recovery) -> str:
    """Return how the lifts come back after a race: "none in week 1; ...; then as usual"."""
    weeks = [f"{_describe_week(back)} in week {week}" for week, back in enumerate(recovery.lifts, 1)]
    return "; ".join([*weeks, "then as usual"]) if weeks else "as usual"


def _describe_week(back: ComeBack | None) -> str:
    if back is None:
        return "none"
    legs = describe_easing(back.legs).replace(", ", " and ")
    return legs if back.upper == back.legs else f"the upper body as usual and the legs with {legs}"


def describe_easing(easing: Easing, of: str = "the last weight") -> str:
    """Return what is left of a lift: "90 % of the last weight, half the sets x reps"."""
    load = "the same weight" if easing.load == 100 else f"{easing.load} % of {of}"
    volume = "half the sets x reps" if easing.volume == 50 else f"{easing.volume} % of the sets x reps"
    return load if easing.volume == 100 else f"{load}, {volume}"
