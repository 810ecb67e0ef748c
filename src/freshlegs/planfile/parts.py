"""Parts of a stored plan: sessions, breaches, rules, moves, the weeks of a programme."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PositiveInt, model_validator

from freshlegs.model.content import Content, LiftContent
from freshlegs.model.kinds import KINDS, Kind

Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2300, 1, 1, tzinfo=UTC))]
"""A moment with a local time in every zone."""


class Record(BaseModel):
    """Base of the parts of plan.json; unknown keys, written by a later version, are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class SessionRecord(Record):
    """A placed session.

    Parameters
    ----------
    done : bool
        Whether it took place as the record has it.
    why : tuple of str
        Reasons for its place, one sentence each.
    content : LiftContent or RunContent, optional
        Exercises or parts of the run; plans of earlier versions have none.
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
        """Major muscle groups of its exercises where they are known, else of its kind."""
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
    """A rule that was on: its sentence, whether it was hard, and its cost here in points.

    Parameters
    ----------
    hours : float, optional
        Hours that it demands between sessions.
    sources : tuple of str
        Keys into `training.sources.SOURCES`; plans of earlier versions have none.
    """

    rule: str
    says: str
    hard: bool
    cost: int
    hours: float | None = None
    sources: tuple[str, ...] = ()


class MoveRecord(Record):
    """A moved session, with its starts before and after."""

    session: str
    before: Instant
    after: Instant


class ReplanRecord(Record):
    """How a replanned week differs from the plan before it.

    Parameters
    ----------
    now
        Moment of the replanning: before it everything is done, and nothing new is placed.
    moved
        Sessions now on another day.
    retimed
        Sessions now at another time of the same day.
    dropped : tuple of str
        Ids of sessions that lost their place.
    added : tuple of str
        Ids of sessions that got a place and had none.
    ignored : tuple of str
        Ids of planned sessions that are no longer requested.
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
        Number, from 1.
    kind, says : str
        Its purpose, in a word ("build", "deload", "taper") and in a sentence.
    lift_volume_percent, lift_load_percent
        Sets x reps in percent of the usual, and weight in percent of the last week's.
    sets_at_most
        Most sets of one exercise.
    progresses : bool
        Whether weights and reps may go up in it.
    breaches : int
        Number of its breaches, which stand in the programme's list week after week.
    moved, retimed
        Sessions on another day, and at another time of the same day, than in the repeating week.
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
