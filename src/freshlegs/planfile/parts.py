"""What a stored plan is made of: sessions, breaches, rules, moves, the weeks of a programme."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PositiveInt, model_validator

from freshlegs.model.content import Content, LiftContent
from freshlegs.model.kinds import KINDS, Kind

Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2300, 1, 1, tzinfo=UTC))]
"""A moment that has a local time in every zone."""


class Record(BaseModel):
    """A part of plan.json; keys that are not known are of a later version, and passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class SessionRecord(Record):
    """A placed session.

    Parameters
    ----------
    done : bool
        It has happened there.
    why : tuple of str
        Why it stands there, one sentence each.
    content : LiftContent or RunContent, optional
        What is done in it; plans of earlier versions have none.
    """

    id: str
    kind: Kind
    start: Instant
    end: Instant
    minutes: PositiveInt
    hardest: bool = False
    done: bool = False
    why: tuple[str, ...] = ()
    content: Content | None = None

    @model_validator(mode="after")
    def _ends_after_its_minutes(self) -> SessionRecord:
        try:
            right = self.end.astimezone(UTC) - self.start.astimezone(UTC) == timedelta(minutes=self.minutes)
        except OverflowError:
            right = False
        if not right:
            raise ValueError("end is not start plus minutes")
        return self

    @model_validator(mode="after")
    def _starts_on_the_minute(self) -> SessionRecord:
        if self.start.second or self.start.microsecond:
            raise ValueError("start is not a whole minute")
        return self

    @property
    def name(self) -> str:
        """Short name for people: "lower 1"."""
        return f"{self.kind} {self.id.rpartition('/')[2]}"

    @property
    def muscles(self) -> frozenset[str]:
        """Major groups that it trains: those of its exercises where they are known, else those of its kind."""
        if isinstance(self.content, LiftContent):
            return frozenset(self.content.trains)
        return KINDS[self.kind].muscles


class BreachRecord(Record):
    """A breach that costs points; `sessions` are ids."""

    rule: str
    amount: int
    cost: int
    sessions: tuple[str, ...]
    why: str


class RuleRecord(Record):
    """A rule that was on: its sentence, whether it was hard, and what it cost here.

    Parameters
    ----------
    hours : float, optional
        That it asks for between sessions.
    sources : tuple of str
        Who says so: keys into `training.sources.SOURCES`; plans of earlier versions have none.
    """

    rule: str
    says: str
    hard: bool
    cost: int
    hours: float | None = None
    sources: tuple[str, ...] = ()


class MoveRecord(Record):
    """A session that was moved, and from where to where."""

    session: str
    before: Instant
    after: Instant


class ReplanRecord(Record):
    """How a week differs from the one that it replaces, both told at one moment of it.

    Parameters
    ----------
    now
        Before this all is done, and nothing is placed.
    moved
        To another day.
    retimed
        To another time of the day it had.
    dropped : tuple of str
        Ids of sessions that had a place and lost it.
    added : tuple of str
        Ids of sessions that had none and got one.
    ignored : tuple of str
        Ids of sessions that were still to come and are no longer asked for.
    """

    now: Instant
    moved: tuple[MoveRecord, ...] = ()
    retimed: tuple[MoveRecord, ...] = ()
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class WeekRecord(Record):
    """One week of a programme.

    Parameters
    ----------
    week
        Its number, from 1.
    kind, says : str
        What it is for, in a word ("build", "deload", "taper") and in a sentence.
    lift_volume_percent, lift_load_percent
        Sets x reps in percent of the usual, and weight in percent of the last week's.
    sets_at_most
        Of one exercise.
    progresses : bool
        Weights and reps may go up in it.
    breaches : int
        How many breaches it has. In the programme's own list the weeks' breaches stand one after the other.
    moved, retimed
        Against the week that repeats: to another day; to another time of the day.
    """

    week: PositiveInt
    start: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2101, 12, 31))]
    days: Annotated[int, Field(ge=5, le=14)]
    kind: str
    says: str = ""
    lift_volume_percent: PositiveInt = 100
    lift_load_percent: PositiveInt = 100
    sets_at_most: PositiveInt = 3
    progresses: bool = True
    penalty: int
    bound: int = 0
    proved_best: bool
    breaches: Annotated[int, Field(ge=0)] = 0
    moved: tuple[MoveRecord, ...] = ()
    retimed: tuple[MoveRecord, ...] = ()
    notes: tuple[str, ...] = ()
