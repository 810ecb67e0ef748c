"""A session of the week, its possible places, and its placement."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Self

from freshlegs.model.content import Content
from freshlegs.model.kinds import HELPED_GROUPS, KINDS, LOWER_GROUPS, SPLIT_LIFT, UPPER_GROUPS, Kind
from freshlegs.model.training_load import TrainingLoad


@dataclass(frozen=True, slots=True)
class Choice:
    """Days and a time of day that a session must keep, or prefers."""

    days: frozenset[int] | None = None  #: Day numbers; None for any day
    #: From and to in wall-clock minutes, the whole session inside; None for any time
    time: tuple[int, int] | None = None


def intersect(one: Choice, other: Choice) -> Choice:
    """Return the choice that keeps both."""
    days = one.days if other.days is None else other.days if one.days is None else one.days & other.days
    if one.time is None or other.time is None:
        return Choice(days, one.time or other.time)
    return Choice(days, (max(one.time[0], other.time[0]), min(one.time[1], other.time[1])))


@dataclass(frozen=True, slots=True)
class Form:
    """One of the lengths that a session may have, and what is done in it then."""

    minutes: int
    content: Content | None = None  #: None while it is not known
    spares: frozenset[str] = frozenset()  #: Muscle groups that this form is too short to train


@dataclass(frozen=True, slots=True)
class TrainingPlace:
    """Where the athlete trains at some times: what is at hand there, when it is open, and how far it is."""

    name: str  #: "" for no place in particular
    equipment: frozenset[str] = frozenset()
    when: Choice = Choice()  #: A session that lies wholly inside stands there
    dated: bool = False  #: It goes before all others on its days, as a hotel does
    #: Opening hours in minutes of the week, half-open, merged and ascending; None where it is always open
    hours: tuple[tuple[int, int], ...] | None = None
    there: int = 0  #: Minutes of the way there
    back: int = 0  #: Minutes of the way back


class Either(NamedTuple):
    """Sessions of which some are placed instead of others: "swim or bike"."""

    name: str  #: What the scenario calls them
    at_least: int = 1  #: So many of them are a must
    at_most: int = 1  #: No more than these


@dataclass(frozen=True, slots=True)
class Companion:
    """The session that another one is done with in one go, and the minutes between the two."""

    name: str  #: Its short name: "full 1"
    order: Literal["before", "after"] | None = None  #: Whether the other stands before it or after it; None for either
    at_least: int = 0  #: Minutes between the two
    at_most: int = 0  #: Minutes between the two

    @property
    def gaps(self) -> tuple[int, ...]:
        """The fewest and the most minutes between the two."""
        return (self.at_least,) if self.at_least == self.at_most else (self.at_least, self.at_most)


@dataclass(frozen=True, slots=True)
class Session:
    """One slot of the week to fill."""

    id: str  #: "<scenario>/<first date>/<kind>/<number>"; names the slot, not the place it gets
    kind: Kind
    number: int  #: Counts the sessions of one kind in the scenario's order, from 1
    minutes: int  #: Length; the one that is preferred, where `forms` leave a choice
    optional: bool  #: Placed only if it serves (above `at_least` of its count)
    #: Words that rules use for it: its kind, its family, "intensity", "hardest", and those of what it asks of the body
    tags: frozenset[str]
    muscles: frozenset[str] = frozenset()  #: Major muscle groups that it trains; empty for runs
    only: Choice = Choice()  #: Days and times that it must keep
    prefer: Choice = Choice()  #: Days and times that it would like to keep
    pin: int | None = None  #: The minute of the week at which it must start
    starts: tuple[int, ...] = ()  #: The starts, in minutes of the week and ascending, that the rule `available` allows
    #: The minute at which it was done, in a week in progress: it stays there, whatever the rules say
    done: int | None = None
    #: Who put it at its pin in a week in progress, where the athlete moved a session: it stays, whatever the rules say
    decided: Literal["athlete", "scenario"] | None = None
    kilometres: float = 0.0  #: Distance of a race; 0 where it is not known, and for all else
    trained_through: bool = False  #: A race for which nothing else gives way: who runs it is tired, and soon well again
    asked_minutes: int = 0  #: Minutes that were asked for, where it is shorter; else 0
    excused: bool = False  #: Asked for, and optional only because of what happened
    #: Where it may be done: the first that is open and within reach counts, one with dates before all others
    places: tuple[TrainingPlace, ...] = ()
    companion: Companion | None = None  #: The session of the week that it stands directly before or after
    content: Content | None = None  #: Its exercises or its parts, once they are known
    #: The lengths to choose from, ascending; empty where there is no choice, as in every placed session
    forms: tuple[Form, ...] = ()
    wanted_minutes: int = 0  #: The length that is preferred, of a placed session that had a choice; else 0
    spares: frozenset[str] = frozenset()  #: Of its muscles those that it is too short to train, as it is placed
    either: Either | None = None  #: The sessions among which it is one to choose; None for one by itself
    title: str = ""  #: What the athlete calls it; "" for what its kind is called
    #: Muscles of which it may have exercises, of a lift that says so; empty where its kind does
    works: frozenset[str] = frozenset()
    load: TrainingLoad | None = None  #: What it asks of the body, where that is not what its kind does

    @property
    def name(self) -> str:
        """Short name for people: "lower 1"."""
        return f"{self.kind} {self.number}"

    @property
    def tells_place(self) -> bool:
        """Whether a plan says where it is: where a place has hours or a way, or one of several is to be found."""
        named = [place for place in self.places if not place.dated and self.places[-1].name]
        return len(named) > 1 or any(place.hours is not None or place.there or place.back for place in self.places)

    @property
    def fixed(self) -> int | None:
        """The minute at which it stands whatever the rules say: where it was done, or where the athlete put it."""
        return self.pin if self.done is None and self.decided else self.done

    @property
    def asked_length(self) -> int:
        """The length that is preferred, whatever it has come to."""
        return self.wanted_minutes or self.minutes

    @property
    def shortest(self) -> int:
        """The fewest minutes that it may have."""
        return self.forms[0].minutes if self.forms else self.minutes

    @property
    def longest(self) -> int:
        """The most minutes that it may have."""
        return self.forms[-1].minutes if self.forms else self.minutes

    @property
    def lengths(self) -> tuple[int, ...]:
        """All the minutes that it may have."""
        return tuple(form.minutes for form in self.forms) or (self.minutes,)

    @property
    def minutes_text(self) -> str:
        """Its length for people: "60 min", "45 to 60 min"."""
        return f"{self.shortest} to {self.longest} min" if self.forms else f"{self.minutes} min"

    def may_last(self, minutes: int) -> bool:
        """Whether it may have such a length, whichever lengths of a range are tried."""
        return self.shortest <= minutes <= self.longest

    def lasting(self, minutes: int | None = None) -> Self:
        """Return the session as it is placed with one of its lengths, by default the preferred one."""
        if not self.forms:
            return self
        wanted = self.minutes if minutes is None else minutes
        form = next((form for form in self.forms if form.minutes == wanted), Form(wanted, self.content))
        return replace(
            self,
            minutes=form.minutes,
            content=form.content or self.content,
            spares=form.spares,
            forms=(),
            wanted_minutes=self.minutes,
        )

    def trains(self, group: str) -> bool:
        """Whether it trains a muscle group, as long as it is."""
        return group in self.muscles and group not in self.spares

    def excuse(self) -> Self:
        """Return the session as one that may be left out because of what happened."""
        asked = not self.optional or self.either is not None
        return replace(self, optional=True, excused=self.excused or asked)

    def shares_region(self, other: Self) -> bool:
        """Whether both work the lower or both work the upper body as a lift does; of a split lift its muscle groups."""
        if "activity" in self.tags or "activity" in other.tags:
            return bool(self.regions & other.regions)
        if SPLIT_LIFT not in (self.kind, other.kind):
            return any(self.muscles & region and other.muscles & region for region in (LOWER_GROUPS, UPPER_GROUPS))
        own, others = self.muscles - {"core"}, other.muscles - {"core"}
        if own <= HELPED_GROUPS or others <= HELPED_GROUPS:
            return bool(own & others)
        return bool((own & others) - HELPED_GROUPS)

    @property
    def regions(self) -> frozenset[str]:
        """What it works as a lift does: "legs", "upper"."""
        if "activity" not in self.tags:
            groups = (("legs", LOWER_GROUPS), ("upper", UPPER_GROUPS))
            return frozenset(name for name, region in groups if self.muscles & region)
        return (self.load or KINDS[self.kind].load).list_heavy()


def name_activities(sessions: Iterable[Session]) -> dict[str, str]:
    """Return what the athlete calls sessions, by their short names, with a number where several are called the same."""
    titled = {session.name: session.title for session in sessions if session.title}
    times, seen = Counter(titled.values()), Counter[str]()
    found = {}
    for name, title in titled.items():
        seen[title] += 1
        found[name] = f"{title} {seen[title]}" if times[title] > 1 else title
    return found


def are_together(one: Session, other: Session) -> bool:
    """Whether two sessions of a week are asked for in one go."""
    return any(a.companion is not None and a.companion.name == b.name for a, b in ((one, other), (other, one)))


AS_IF = "usual/"
"""With what the id of a session begins that stands before a week as if it had been done, since nobody knows better."""


def has_tag(session: Session, tag: str) -> bool:
    """Whether a session has a tag; all have "any"."""
    return tag == "any" or tag in session.tags


@dataclass(frozen=True, slots=True)
class Placement:
    """A session and the minute of the week at which it starts."""

    session: Session
    start: int

    @property
    def end(self) -> int:
        """The minute at which it ends."""
        return self.start + self.session.minutes


def drop_places(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Return sessions of another week as those around this one: their places have hours in minutes of that week."""
    return tuple(
        Placement(replace(p.session, places=(), companion=None), p.start)
        if p.session.places or p.session.companion
        else p
        for p in placements
    )
