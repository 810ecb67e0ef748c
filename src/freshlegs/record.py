"""plan.json: a finished planning as others see it. Everything that is shown is drawn from these records alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, PositiveInt, model_validator

from freshlegs.content import Content
from freshlegs.problem import Kind


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(f"unknown time zone {name!r}") from error
    return name


Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2300, 1, 1, tzinfo=UTC))]
"""A moment that has a local time in every zone."""


def _is_empty(entries: tuple[object, ...]) -> bool:
    return not entries


def _is_none(value: object) -> bool:
    return value is None


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class SessionRecord(_Record):
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


class BreachRecord(_Record):
    """A breach that costs points; `sessions` are ids."""

    rule: str
    amount: int
    cost: int
    sessions: tuple[str, ...]
    why: str


class RuleRecord(_Record):
    """A rule that was on: its sentence, whether it was hard, what it cost here, and the hours that it asks for."""

    rule: str
    says: str
    hard: bool
    cost: int
    hours: float | None = None


class MoveRecord(_Record):
    """A session that was moved, and from where to where."""

    session: str
    before: Instant
    after: Instant


class ReplanRecord(_Record):
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


class WeekRecord(_Record):
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


class PlannedRecord(_Record):
    """A planned week, or the weeks of a programme.

    Parameters
    ----------
    athlete : str
        Who trains; "" if the scenario does not say.
    start, days, repeats
        The cycle: first local date, length in dates, and whether its last day is followed by its first.
    weeks : tuple of WeekRecord
        The weeks of a programme, one after the other; empty for a week by itself, and then not written.
    left_out : tuple of str
        Ids of sessions without a place.
    bound : int
        No week can cost less than this; equal to `penalty` when `proved_best`.
    missed : tuple of str
        Ids of sessions that were missed once, so that they may be left out.
    around : tuple of SessionRecord
        What the rules knew of the days before and after, where the week does not repeat.
    free, busy : tuple of (datetime, datetime)
        The free time that the week was planned in, and the busy times taken out of it; half-open, ascending.
    replanned : ReplanRecord, optional
        What was changed, where it replaces another plan of these days.
    """

    format: Literal[1] = 1
    scenario: str
    status: Literal["planned"] = "planned"
    title: str = ""
    athlete: str = ""
    timezone: Annotated[str, AfterValidator(_known_zone)]
    start: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
    days: Annotated[int, Field(ge=5, le=14)]
    repeats: bool = True
    proved_best: bool
    penalty: int
    bound: int = 0
    sessions: Annotated[tuple[SessionRecord, ...], Field(max_length=1000)]
    left_out: tuple[str, ...] = ()
    breaches: tuple[BreachRecord, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    notes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    around: Annotated[tuple[SessionRecord, ...], Field(max_length=1000)] = ()
    free: tuple[tuple[Instant, Instant], ...] = ()
    busy: tuple[tuple[Instant, Instant], ...] = ()
    replanned: ReplanRecord | None = None
    weeks: Annotated[tuple[WeekRecord, ...], Field(max_length=16, exclude_if=_is_empty)] = ()

    @model_validator(mode="after")
    def _has_weeks_in_a_row(self) -> PlannedRecord:
        starts = [self.start + timedelta(days=index * self.days) for index in range(len(self.weeks))]
        numbers = range(1, len(self.weeks) + 1)
        if [(week.week, week.start, week.days) for week in self.weeks] != [
            (number, start, self.days) for number, start in zip(numbers, starts, strict=True)
        ]:
            raise ValueError("weeks are not one after the other")
        if self.weeks and sum(week.breaches for week in self.weeks) != len(self.breaches):
            raise ValueError("the weeks have more breaches than are listed, or fewer")
        return self

    @model_validator(mode="after")
    def _names_each_session_once(self) -> PlannedRecord:
        ids = [session.id for session in self.sessions]
        if len(set(ids)) < len(ids):
            raise ValueError("two sessions have one id")
        return self

    @property
    def whose(self) -> str:
        """The identity of the calendar: the athlete's, or that of a scenario which names nobody."""
        return f"athlete/{self.athlete}" if self.athlete else self.scenario

    @property
    def zone(self) -> ZoneInfo:
        """The athlete's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def dates(self) -> tuple[date, ...]:
        """The local dates of the cycle, or of all weeks of a programme."""
        return tuple(self.start + timedelta(days=day) for day in range(self.days * max(1, len(self.weeks))))

    def local(self, moment: datetime) -> datetime:
        """Return an instant on the athlete's local clock."""
        return moment.astimezone(self.zone)

    def on(self, day: date) -> tuple[SessionRecord, ...]:
        """Return the sessions that start on a local date, in order."""
        return tuple(s for s in self.sessions if self.local(s.start).date() == day)

    @property
    def rest_days(self) -> tuple[date, ...]:
        """The dates without any session."""
        return tuple(day for day in self.dates if not self.on(day))


class ClashRecord(_Record):
    """A rule of a clash and its sentence."""

    rule: str
    says: str


class FixRecord(_Record):
    """A change that makes an impossible week possible, and the week it gives; `edits` say it as the file has it."""

    change: str
    edits: tuple[str, ...] = ()
    penalty: int
    sessions: tuple[SessionRecord, ...]


class ImpossibleRecord(_Record):
    """A week that can't be: a smallest set of rules that cannot hold together.

    Parameters
    ----------
    week, start
        Which week of a programme it is; not written for a week by itself, nor for the one that repeats.
    because : str
        The arithmetic of the clash, where it is one of counting; "" elsewhere.
    about : str
        "week" where its sessions can't be placed, "lifts" where no exercises fill its lifts.
    """

    format: Literal[1] = 1
    scenario: str
    status: Literal["impossible"] = "impossible"
    clash: tuple[ClashRecord, ...]
    because: str = ""
    about: Literal["week", "lifts"] = "week"
    fixes: tuple[FixRecord, ...] = ()
    week: Annotated[PositiveInt | None, Field(exclude_if=_is_none)] = None
    start: Annotated[date | None, Field(exclude_if=_is_none)] = None


class UndecidedRecord(_Record):
    """Neither a week nor a proof that there is none; `week` and `start` as in an impossible one."""

    format: Literal[1] = 1
    scenario: str
    status: Literal["undecided"] = "undecided"
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    week: Annotated[PositiveInt | None, Field(exclude_if=_is_none)] = None
    start: Annotated[date | None, Field(exclude_if=_is_none)] = None


OutcomeRecord = Annotated[PlannedRecord | ImpossibleRecord | UndecidedRecord, Field(discriminator="status")]
