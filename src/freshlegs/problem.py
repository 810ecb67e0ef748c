"""What is to be planned: sessions, free time, rules and what went before, resolved and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from freshlegs.clock import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.clock import Clock
    from freshlegs.content import Content
    from freshlegs.plan import Placement
    from freshlegs.rule import Rule
    from freshlegs.training.gym import Gym

Kind = Literal["lower", "upper", "full", "intervals", "tempo", "long", "easy", "race"]
Level = Literal["beginner", "intermediate", "advanced"]
Priority = Literal["run", "lift"]
HardDays = Literal["separate", "consolidate"]

KIND_TAGS: dict[Kind, tuple[str, ...]] = {
    "lower": ("lift", "legs"),
    "upper": ("lift",),
    "full": ("lift", "legs"),
    "intervals": ("run", "intensity", "key"),
    "tempo": ("run", "intensity", "key"),
    "race": ("run", "intensity", "key"),
    "long": ("run", "key"),
    "easy": ("run",),
}
"""The words that rules use for kinds of session, beside the kind itself and "hardest"."""

LOWER_GROUPS = frozenset({"quads", "hamstrings", "glutes", "calves"})
UPPER_GROUPS = frozenset({"chest", "back", "shoulders", "arms"})
GROUPS = ("quads", "hamstrings", "glutes", "calves", "chest", "back", "shoulders", "arms", "core")
"""The nine major muscle groups (training.md 4.1)."""

KIND_MUSCLES: dict[Kind, frozenset[str]] = {
    "lower": LOWER_GROUPS | {"core"},
    "upper": UPPER_GROUPS | {"core"},
    "full": LOWER_GROUPS | UPPER_GROUPS | {"core"},
}
"""What a kind of lift trains, as long as its exercises are not known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Days and a time of day that a session must or would like to keep.

    Parameters
    ----------
    days : frozenset of int, optional
        Day numbers; None where the days do not matter.
    time : (int, int), optional
        From and to in wall-clock minutes, the whole session inside; None where the time does not matter.
    """

    days: frozenset[int] | None = None
    time: tuple[int, int] | None = None


def both(one: Choice, other: Choice) -> Choice:
    """Return the choice of those who must keep to two."""
    days = one.days if other.days is None else other.days if one.days is None else one.days & other.days
    if one.time is None or other.time is None:
        return Choice(days, one.time or other.time)
    return Choice(days, (max(one.time[0], other.time[0]), min(one.time[1], other.time[1])))


@dataclass(frozen=True, slots=True)
class Session:
    """One slot of the week to fill.

    Parameters
    ----------
    id : str
        "<scenario>/<first date>/<kind>/<number>"; names the slot, not the place it gets.
    number : int
        Counts the sessions of one kind in the scenario's order, from 1.
    minutes : int
        Length.
    optional : bool
        Placed only if it serves (above `at_least` of its count).
    tags : frozenset of str
        The words rules use for it: its kind, "lift", "run", "legs", "intensity", "key", "hardest".
    muscles : frozenset of str
        Major muscle groups that it trains; empty for runs.
    only, prefer : Choice
        A must and a wish.
    pin : int, optional
        The minute it must start at.
    starts : tuple of int
        The starts, in minutes of the week and ascending, that the rule `available` allows.
    done : int, optional
        The minute at which it was done, in a week that is under way: there it stands, whatever the rules say.
    place : str
        Name of the place that it must stand at; "" where it may stand at any.
    content : LiftContent or RunContent, optional
        What is done in it, once that is known.
    """

    id: str
    kind: Kind
    number: int
    minutes: int
    optional: bool
    tags: frozenset[str]
    muscles: frozenset[str] = frozenset()
    only: Choice = Choice()
    prefer: Choice = Choice()
    pin: int | None = None
    starts: tuple[int, ...] = ()
    done: int | None = None
    place: str = ""
    content: Content | None = None

    @property
    def name(self) -> str:
        """Short name for people: "lower 1"."""
        return f"{self.kind} {self.number}"

    def shares_region(self, other: Session) -> bool:
        """Whether both train the lower or both train the upper body."""
        return any(self.muscles & region and other.muscles & region for region in (LOWER_GROUPS, UPPER_GROUPS))


def carries(session: Session, tag: str) -> bool:
    """Whether a session carries a tag; "any" is carried by all."""
    return tag == "any" or tag in session.tags


@dataclass(frozen=True, slots=True)
class Problem:
    """One athlete's week, ready to be planned or checked. Plain picklable data.

    Parameters
    ----------
    free : tuple of (int, int)
        Free time as half-open intervals in minutes of the week, merged and ascending. In a repeating
        week the last one may run past the end, into the next copy's first window.
    busy : tuple of (int, int)
        What was taken out of the free time, of the same make; may lie outside the windows, and outside the week.
    repeats : bool
        The last day is followed by the first.
    counts_days : bool
        Days are called day1, day2, ... instead of by weekday, as a repeating cycle of other than 7 days does.
    athlete : str
        Who trains; "" if the scenario does not say.
    rules : tuple of Rule
        The rules that are on, hard ones included, by name.
    history : tuple of Placement
        What was done before the week, for the rules that look back; empty when the week repeats.
    coming : tuple of Placement
        What is expected after the week, for the rules that look across its end; empty when the week repeats.
    anchors : tuple of (str, int)
        Session id and start in the plan that this one follows, in minutes of this week: its day is what
        `stay_put` asks for, its minute what breaks ties.
    bedtime : int, optional
        Wall-clock minutes; before 12:00 means after midnight.
    gym : Gym, optional
        What the lifts are filled by, where the scenario speaks of it.
    """

    id: str
    title: str
    clock: Clock
    sessions: tuple[Session, ...]
    free: tuple[tuple[int, int], ...]
    rules: tuple[Rule, ...]
    busy: tuple[tuple[int, int], ...] = ()
    repeats: bool = True
    counts_days: bool = False
    athlete: str = ""
    priority: Priority = "run"
    hard_days: HardDays = "separate"
    run_level: Level = "intermediate"
    lift_level: Level = "intermediate"
    bedtime: int | None = None
    history: tuple[Placement, ...] = ()
    coming: tuple[Placement, ...] = ()
    anchors: tuple[tuple[str, int], ...] = field(default=())
    gym: Gym | None = None

    @property
    def days(self) -> range:
        """The day numbers of the week."""
        return range(self.clock.days)

    def tagged(self, tag: str) -> tuple[Session, ...]:
        """Return the sessions that carry a tag."""
        return tuple(s for s in self.sessions if carries(s, tag))

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that name if it is on."""
        return next((rule for rule in self.rules if rule.name == name), None)

    def days_named(self, names: Iterable[str]) -> frozenset[int]:
        """Return the day numbers that carry one of these names ("sat", or "day3")."""
        return frozenset(day for day in self.days if self.day_key(day) in names)

    def day_key(self, day: int) -> str:
        """Return what a scenario calls a day: "mon" to "sun", or "day1" to "day14"."""
        return WEEKDAYS[self.clock.date_of(day).weekday()] if not self.counts_days else f"day{day + 1}"

    def days_text(self, days: Iterable[int]) -> str:
        """Return days for people as a scenario calls them: "sat or sun"."""
        return " or ".join(dict.fromkeys(self.day_key(day) for day in sorted(days))) or "any day of this week"

    def inside_free_time(self, start: int, minutes: int) -> bool:
        """Whether a session of that length lies wholly in free time."""
        return any(begin <= start and start + minutes <= end for begin, end in self.free)
