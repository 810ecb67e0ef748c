"""club.json: who trains when, what of the shared resources is taken by whom, and how good all of it is."""

from __future__ import annotations  # so that the documentation shows types as they are written

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from freshlegs.io.text import MOST_VALUES
from freshlegs.model.kinds import Kind
from freshlegs.planfile.parts import Id, Instant, Points, Record

AthleteStatus = Literal["planned", "impossible", "undecided", "refused"]


class ClubSessionRecord(Record):
    """A session in the coach's view: when it is, and what of the club it takes. No exercises, no reasons."""

    id: Id
    kind: Kind
    title: str = ""  #: What the athlete calls it; "" where that is what its kind is called
    start: Instant
    end: Instant
    place: str = ""  #: Where it is, of an athlete who names places
    resources: tuple[str, ...] = ()  #: Names of what it has a place at
    lacks: tuple[str, ...] = ()  #: Names of what it would rather have had, and goes without
    coached: bool = False  #: Whether it has a place at a coach's hours
    together: str = ""  #: Name of what is done together; "" where it is done alone


class ClubAthleteRecord(Record):
    """An athlete of the club, and what the week costs."""

    id: Id
    name: str = ""  #: "" if the scenario gives none
    status: AthleteStatus
    points: Points = 0  #: What the week costs by the athlete's own rules
    without: Points = 0  #: What the club counts for going without a coach or a resource
    alone: Points = 0  #: What both would come to if nobody else were there
    moved: bool = False  #: Whether the week is another one than the athlete would have alone
    load: Annotated[int, Field(ge=0)] = 0  #: Minutes of training
    plan: str = ""  #: Path of the plan.json, seen from the folder of this file; "" where there is none
    sessions: Annotated[tuple[ClubSessionRecord, ...], Field(max_length=2000)] = ()
    changed: bool | None = None  #: Whether the week differs from the one before; None where there was none
    asked: bool = False  #: Whether the athlete's own scenario asks for something else than it did before
    faults: tuple[str, ...] = ()  #: Why there is no week


class OccupancyRecord(Record):
    """A quarter hour of a resource."""

    start: Instant
    used: Annotated[int, Field(ge=0)]  #: The most that are there at once
    places: Annotated[int, Field(ge=0)]
    athletes: tuple[str, ...] = ()  #: Ids of all who are there in it


class ResourceRecord(Record):
    """What several athletes share, by the quarter hour."""

    name: str
    coaches: bool = False  #: Whether it is a coach's time
    apart: bool = False  #: Whether it only keeps athletes from training at the same time
    occupancy: Annotated[tuple[OccupancyRecord, ...], Field(max_length=MOST_VALUES)] = ()


class TogetherRecord(Record):
    """A session that several do at the same start."""

    name: str
    start: Instant | None = None
    athletes: tuple[str, ...] = ()  #: Ids of those who come


class ShortageRecord(Record):
    """A stretch at which a resource has too few places."""

    resource: str
    start: Instant
    end: Instant
    short: Annotated[int, Field(ge=1)]  #: Places too few
    athletes: tuple[str, ...] = ()  #: Ids of those who would be there


class HelpRecord(Record):
    """A change that makes the weeks of the club possible, or cheaper, as it was solved."""

    change: str
    points: Points  #: What the club then costs


class WorthRecord(Record):
    """A stretch of a resource at which a place more would help, by the dual prices of the club's linear programme."""

    resource: str
    start: Instant
    end: Instant
    #: Most that one more place saves: points; in a club that is short of something, minutes that are lacking
    worth: Annotated[float, Field(ge=0)]


class ClubRecord(Record):
    """The weeks of a club, or what it is short of."""

    format: Literal[1] = 1
    club: Id
    title: str = ""
    status: Literal["planned", "short", "undecided"]
    timezone: str
    start: date  #: First local date
    days: int
    proved_best: bool = False
    points: Points = 0  #: What all weeks cost together, with what is counted for going without
    bound: Points = 0  #: No weeks of the club cost less
    gap: float = 0.0  #: What they may be too dear by, in per cent of the points
    alone: Points = 0  #: What the weeks would cost if nobody shared anything
    fair: Points | None = None  #: What nobody pays more than alone, where that was asked for
    fairest: Points | None = None  #: Where no weeks are as fair as was asked for: the least that is
    fair_proven: bool = True  #: Where the worst off was to pay little: whether it is proven that it can't be less
    athletes: Annotated[tuple[ClubAthleteRecord, ...], Field(max_length=MOST_VALUES)] = ()
    resources: tuple[ResourceRecord, ...] = ()
    together: tuple[TogetherRecord, ...] = ()
    shortages: tuple[ShortageRecord, ...] = ()
    #: Where places would be too few if everybody trained as they would alone: what these weeks solve
    conflicts: tuple[ShortageRecord, ...] = ()
    proven_short: bool = False  #: Whether it is proven that there are no weeks for all
    helps: tuple[HelpRecord, ...] = ()
    worths: tuple[WorthRecord, ...] = ()  #: The most worth first
    notes: tuple[str, ...] = ()
