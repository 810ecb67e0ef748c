"""Parts of every stored plan: sessions, breaches, rules, and what all parts are made of."""

from __future__ import annotations  # so that the documentation shows types as they are written

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from freshlegs.io.text import is_id
from freshlegs.model.content import Content, LiftContent
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.training_load import TrainingLoad

LAST_INSTANT = datetime(2299, 12, 31, 23, 59, tzinfo=UTC)
Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2300, 1, 1, tzinfo=UTC))]
"""A moment with a local time in every zone."""
Points = Annotated[int, Field(ge=-(10**12), le=10**12)]
WeekNumber = Annotated[int, Field(ge=1, le=26)]
WeekStart = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2101, 12, 31))]


STORED = "stored"
"""The context in which a record is validated that comes from a file, and not from Python."""


def _check_id(text: str, info: ValidationInfo) -> str:
    if info.context == STORED and not is_id(text, 200):
        raise ValueError("1 to 200 printable characters, the first of them none of = + - @")
    return text


Id = Annotated[str, AfterValidator(_check_id)]
"""An id of a scenario or of a session; in a file it keeps to the grammar of ids."""


def is_zero(value: object) -> bool:
    """Return whether a value is left out of a file because it says nothing."""
    return not value


def is_none(value: object) -> bool:
    """Return whether there is no value."""
    return value is None


class Record(BaseModel):
    """Base of the parts of plan.json; unknown keys, written by a later version, are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class SessionRecord(Record):
    """A placed session."""

    id: Id
    kind: Kind
    start: Instant
    end: Instant
    minutes: Annotated[int, Field(ge=1, le=10_000)]
    #: The length that is preferred, where it is another one; else absent
    wanted_minutes: Annotated[int, Field(ge=0, le=10_000, exclude_if=is_zero)] = 0
    hardest: bool = False
    #: Distance of a race; not written where it is not known
    kilometres: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False, exclude_if=is_zero)] = 0.0
    trained_through: Annotated[bool, Field(exclude_if=is_zero)] = False  #: Of a race; not written where it is not so
    done: bool = False  #: Whether it took place as the record has it
    why: tuple[str, ...] = ()  #: Reasons for its place, one sentence each
    content: Content | None = None  #: Exercises or parts of the run; plans of earlier versions have none
    #: Name of the place where it is done; not written where the scenario has no hours and no ways of places
    place: Annotated[str, Field(max_length=200, exclude_if=is_zero)] = ""
    #: Minutes of the way there; not written where there is none, or one is there already
    minutes_there: Annotated[int, Field(ge=0, le=240, exclude_if=is_zero)] = 0
    #: Minutes of the way back; not written where there is none, or one stays there
    minutes_back: Annotated[int, Field(ge=0, le=240, exclude_if=is_zero)] = 0
    #: Major muscle groups that it trained, of a lift without content where they are not those of its kind; else absent
    trained: Annotated[tuple[str, ...] | None, Field(max_length=20, exclude_if=is_none)] = None
    #: What the athlete calls an activity; not written where that is what its kind is called
    title: Annotated[str, Field(max_length=210, exclude_if=is_zero)] = ""
    #: What an activity asks of the body; not written where that is what its kind does
    load: Annotated[TrainingLoad | None, Field(exclude_if=is_none)] = None

    @model_validator(mode="after")
    def _ends_after_its_minutes(self) -> Self:
        try:
            right = self.end.astimezone(UTC) - self.start.astimezone(UTC) == timedelta(minutes=self.minutes)
        except OverflowError:
            right = False
        if not right:
            raise ValueError("end is not start plus minutes")
        return self

    @model_validator(mode="after")
    def _starts_on_the_minute(self) -> Self:
        if self.start.second or self.start.microsecond:
            raise ValueError("start is not a whole minute")
        return self

    @property
    def name(self) -> str:
        """Short name for people: "lower 1"."""
        return f"{self.kind} {self.id.rpartition('/')[2]}"

    @property
    def tags(self) -> frozenset[str]:
        """The words that rules use for it."""
        return KINDS[self.kind].list_tags(self.load) | ({"hardest"} if self.hardest else frozenset())

    @property
    def heavy_for(self) -> frozenset[str]:
        """The regions for which an activity is as heavy as a lift: "legs", "upper"."""
        row = KINDS[self.kind]
        heavy = (self.load or row.load).list_heavy()
        return heavy if row.family == "activity" else frozenset()

    @property
    def muscles(self) -> frozenset[str]:
        """Major muscle groups of its exercises where they are known, else of its kind."""
        if isinstance(self.content, LiftContent):
            return frozenset(self.content.trains)
        return KINDS[self.kind].muscles if self.trained is None else frozenset(self.trained)


class BreachRecord(Record):
    """A breach that costs points; `sessions` are ids, `unavoidable` is one that comes with what is asked."""

    rule: str
    amount: Points
    cost: Points
    sessions: tuple[Id, ...]
    why: str
    unavoidable: bool = False


class RuleRecord(Record):
    """A rule that was on: its sentence, whether it was hard, and its cost here in points."""

    rule: str
    says: str
    hard: bool
    cost: Points
    hours: Annotated[float, Field(ge=0, le=10_000)] | None = None  #: Hours that it demands between sessions
    sources: tuple[str, ...] = ()  #: Keys into `training.sources.SOURCES`; plans of earlier versions have none
