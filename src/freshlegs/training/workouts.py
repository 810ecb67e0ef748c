"""The library of workouts: what is done in a run, a step harder from week to week. Ours where no source is named."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from pathlib import Path
from typing import Literal, NamedTuple, Self

from freshlegs.model.kinds import KINDS, Kind, Level
from freshlegs.training.paces import USUAL_PACES, KnownRace


class RunEffort(NamedTuple):
    """How hard a part of a run is."""

    words: str
    hard: bool  #: Its minutes are hard minutes: at the effort of a marathon or more (house)
    paced: bool = False  #: It is the pace of a race
    kilometres: float | None = None  #: The distance of that race; None for the one that takes an hour
    between: str = "easy"  #: What is done between two repetitions


EFFORTS = {
    "5k": RunEffort("hard, about as fast as you could race 5 km", hard=True, paced=True, kilometres=5.0),
    "10k": RunEffort("hard but held back, about as fast as you could race 10 km", True, True, 10.0),
    "threshold": RunEffort(
        "comfortably hard: a few words at a time, a pace that you could hold for an hour", hard=True, paced=True
    ),
    "half": RunEffort("controlled, about as fast as you could race a half marathon", True, True, 21.1),
    "marathon": RunEffort("steady, about as fast as you could race a marathon", True, True, 42.2),
    "hill": RunEffort("hard uphill, upright and smooth", hard=True, between="walking or jogging down"),
    "steady": RunEffort("steady: a little quicker than easy, short sentences still go", hard=False),
    "stride": RunEffort("quick and relaxed, never a sprint", hard=False),
    "easy": RunEffort("easy: you can talk in whole sentences", hard=False),
}
"""The efforts of workouts; paces are told where a race or the threshold is known (Riegel 1981)."""

RaceName = Literal["5k", "10k", "half", "marathon"]
_LONGEST_OF: tuple[tuple[float, RaceName], ...] = ((7.5, "5k"), (15.0, "10k"), (30.0, "half"))
"""Kilometres up to which a race is trained for as one of these (house); a longer one as a marathon."""

_QUICK = ("stride", "hill", "steady")
"""Efforts that load calves and tendons most, or come on top of a run that is easy else (house)."""
ALL = "all"
"""The step of a workout that is nothing but one steady run."""
STEP_PATTERN = r"all|[1-9]\d?%|(?:[1-9]\d?x)?[1-9]\d{0,4}(?:s|min|m)(?:/[1-9]\d{0,3}(?:s|min))?"
_STEP = re.compile(r"(?:(\d+)x)?(\d+)(%|s|min|m)(?:/(\d+)(s|min))?")


@dataclass(frozen=True, slots=True)
class Repetitions:
    """One step of a workout: "5x3min/2min", "20min", "6x400m/90s", "33%" of the run, or "all" of it."""

    times: int
    amount: int
    unit: Literal["s", "m", "%"]
    rest: int = 0  #: Seconds between two

    @classmethod
    def of(cls, written: str) -> Self:
        """Return what a text says; raises ValueError."""
        if written == ALL:
            return cls(1, 100, "%")
        found = _STEP.fullmatch(written)
        if found is None or not re.fullmatch(STEP_PATTERN, written):
            raise ValueError(written)
        times, amount, unit, rest, rest_unit = found.groups()
        seconds = int(rest or 0) * (60 if rest_unit == "min" else 1)
        if unit == "min":
            return cls(int(times or 1), int(amount) * 60, "s", seconds)
        return cls(int(times or 1), int(amount), "s" if unit == "s" else "m" if unit == "m" else "%", seconds)

    def work_seconds(self, seconds_per_metre: float, minutes: int) -> float:
        """Return the seconds of one repetition, in a run of so many minutes."""
        match self.unit:
            case "s":
                return self.amount
            case "m":
                return self.amount * seconds_per_metre
            case "%":
                return self.amount * minutes * 60 / 100

    def __str__(self) -> str:
        if self.unit == "%":
            return ALL if self.amount == 100 else f"{self.amount}%"
        seconds = self.unit == "s"
        amount = f"{self.amount // 60} min" if seconds and self.amount % 60 == 0 else f"{self.amount} {self.unit}"
        return f"{self.times} x {amount}" if self.times > 1 else amount


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout: one kind of run, with the steps by which it gets harder from week to week."""

    id: str
    kind: Kind
    name: str
    effort: str  #: One of `EFFORTS`
    steps: tuple[Repetitions, ...]
    levels: frozenset[Level] = frozenset()  #: Whom it is for; empty for all
    races: frozenset[str] = frozenset()  #: The races that it is for; empty for any and for none
    weeks_to_race: range | None = None  #: When it is done, counted in weeks before the race's own
    source: str = "house"

    def suits(self, running: "Running") -> bool:
        """Whether it is for the athlete now."""
        if running.gentle and self.effort in _QUICK:
            return False
        if self.levels and running.level not in self.levels:
            return False
        if self.races and running.race not in self.races:
            return False
        return self.weeks_to_race is None or running.weeks_to_race in self.weeks_to_race


@dataclass(frozen=True, slots=True)
class Running:
    """Who runs, and for what: what workouts are chosen by."""

    level: Level = "intermediate"
    known: KnownRace | None = None  #: What paces are told from
    own: tuple[Workout, ...] = ()  #: The athlete's own workouts, which go before the shipped ones of their kind
    kilometres: float | None = None  #: Of the race ahead
    weeks_to_race: int | None = None  #: Weeks before the race's own
    #: Nothing quick: no strides, no hills and no steady ends, for who must not jump or spares the calves
    gentle: bool = False
    returning: bool = False  #: On the way back from an injury, pain or a birth
    stop: str = ""  #: When to stop, as each card says it; "" for who is on no way back and spares no muscle

    @property
    def race(self) -> str:
        """The race ahead, by the distance that it is trained for; "" without one."""
        if self.kilometres is None:
            return ""
        return next((name for most, name in _LONGEST_OF if self.kilometres <= most), "marathon")

    def before_race(self, kilometres: float | None, weeks: int | None) -> Self:
        """Return the same athlete so many weeks before a race."""
        return replace(self, kilometres=kilometres, weeks_to_race=weeks)

    def find_pace(self, kilometres: float | None) -> float:
        """Return the seconds per kilometre of a race, by the level where nothing is known."""
        usual = USUAL_PACES[self.level]
        return (self.known or KnownRace(10.0, 10.0 * usual)).find_pace(kilometres)

    def find_workouts(self, kind: Kind) -> tuple[Workout, ...]:
        """Return the workouts of a kind that take turns: the athlete's own, else those for the race, else any."""
        shipped = [one for one in load_shipped_workouts() if one.suits(self)]
        there = [one for one in self.own if one.kind == kind and one.suits(self)]
        there = there or [one for one in shipped if one.kind == kind]
        there = there or [one for one in shipped if _is_like(one.kind, kind)]
        return tuple([one for one in there if one.races] or there)

    def list_steps(self, workout: Workout) -> tuple[Repetitions, ...]:
        """Return the steps of a workout; a faster runner than most of the level has more repetitions of a distance.

        They are meant to be so many minutes of work, which at a quicker pace take more of them (house).
        """
        effort = EFFORTS[workout.effort]
        if self.known is None or not effort.hard:
            return workout.steps
        usual = replace(self, known=None).find_pace(effort.kilometres)
        percent = max(100, int(100 * usual / self.find_pace(effort.kilometres)))
        return tuple(
            replace(one, times=one.times * percent // 100) if one.unit == "m" and one.times > 1 else one
            for one in workout.steps
        )

    def count_seconds(self, workout: Workout, step: Repetitions, minutes: int) -> tuple[float, float]:
        """Return the seconds of one repetition, and of the whole step with its breaks, in a run of so many minutes."""
        each = step.work_seconds(self.find_pace(EFFORTS[workout.effort].kilometres) / 1000, minutes)
        return each, step.times * each + (step.times - 1) * step.rest

    def count_minutes(self, workout: Workout, step: Repetitions, minutes: int) -> int:
        """Return the whole minutes of a step in a run of so many."""
        return ceil(self.count_seconds(workout, step, minutes)[1] / 60)


@cache
def load_shipped_workouts() -> tuple[Workout, ...]:
    """Return the workouts that freshlegs comes with, in the file's order."""
    text = Path(__file__).with_name("workouts.csv").read_text("utf-8")
    return tuple(map(_workout, csv.DictReader(io.StringIO(text))))


def _workout(row: dict[str, str]) -> Workout:
    first, _, last = row["weeks_to_race"].partition("-")
    return Workout(
        row["id"],
        row["kind"],
        row["name"],
        row["effort"],
        tuple(map(Repetitions.of, row["steps"].split(";"))),
        frozenset(_levels(row["levels"].split(";"))),
        frozenset(filter(None, row["races"].split(";"))),
        range(int(first), int(last) + 1) if first else None,
        row["source"],
    )


def _is_like(known: Kind, kind: Kind) -> bool:
    """Whether a kind without workouts of its own is run like another: both in repetitions, or both in blocks."""
    main = KINDS[kind].parts.main
    return main in ("repetitions", "blocks") and KINDS[known].parts.main == main


def _levels(names: Iterable[str]) -> Iterable[Level]:
    return (level for level in USUAL_PACES if level in names)
