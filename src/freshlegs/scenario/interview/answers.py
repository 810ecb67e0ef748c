"""What a person answers to a coach's questions, and what is taken where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from freshlegs.model.availability import Interval
from freshlegs.model.kinds import Kind, Level, Priority
from freshlegs.scenario.day_and_time_text import parse_free_time

USUAL_FREE = "mon to thu 06:00-08:00, 17:30-20:30; fri 06:00-08:00; sat to sun 07:00-12:00"


@dataclass(frozen=True, slots=True)
class SessionsAnswer:
    """Sessions of one kind that a person wants."""

    kind: Kind
    at_least: int = 1  #: How many; where they differ, as many as serve
    at_most: int = 1  #: How many; where they differ, as many as serve
    minutes: int | None = None  #: Of each; None where nothing is said


USUAL_RUNS = (SessionsAnswer("intervals"), SessionsAnswer("long"), SessionsAnswer("easy", 1, 2))
USUAL_LIFTS = (SessionsAnswer("full", 2, 2),)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers; the defaults are a week that many runners could train."""

    title: str = "My week"
    timezone: str = "UTC"
    #: Windows in wall-clock minutes, by the weekday's name
    free: Mapping[str, tuple[Interval, ...]] = field(default_factory=lambda: parse_free_time(USUAL_FREE))
    calendar: str = ""  #: Path of a calendar whose times are busy, seen from the scenario; "" without one
    runs: tuple[SessionsAnswer, ...] = USUAL_RUNS  #: The runs, and what is neither run nor lift
    hardest: Kind | None = None  #: Which kind is the hardest run; None leaves it to freshlegs
    lifts: tuple[SessionsAnswer, ...] = USUAL_LIFTS
    equipment: tuple[str, ...] | None = None  #: What there is to lift with; None for all that there can be
    priority: Priority = "run"
    run_level: Level = "intermediate"
    lift_level: Level = "intermediate"
    bedtime: int | None = 22 * 60 + 30  #: In wall-clock minutes
