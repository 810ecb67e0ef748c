"""The records of plan.json: a planned week or programme, an impossible one, an undecided one."""

from __future__ import annotations  # so that the documentation shows types as they are written

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from freshlegs.io.text import MOST_VALUES
from freshlegs.planfile.parts import (
    BreachRecord,
    Id,
    Instant,
    Points,
    Record,
    RuleRecord,
    SessionRecord,
    WeekNumber,
    WeekStart,
    is_none,
    is_zero,
)
from freshlegs.planfile.programme_parts import (
    LiftedRecord,
    LoggedRecord,
    RepeatingWeekRecord,
    UsualLiftRecord,
    WeekRecord,
)
from freshlegs.planfile.replan_parts import HappeningRecord, PlaceRecord, ReplanRecord


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError("an IANA time zone") from error
    return name


ActivityName = Annotated[str, Field(max_length=210)]


class PlannedRecord(Record):
    """A planned week, or the weeks of a programme."""

    format: Literal[1] = 1
    scenario: Id
    status: Literal["planned"] = "planned"
    title: str = ""
    athlete: str = ""  #: Name of the athlete; "" if the scenario gives none
    timezone: Annotated[str, AfterValidator(_known_zone)]
    start: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]  #: First local date of the cycle
    days: Annotated[int, Field(ge=5, le=14)]  #: Length of the cycle in dates
    repeats: bool = True  #: Whether the first day of the cycle follows its last
    proved_best: bool
    penalty: Points
    bound: Points = 0  #: Lower bound of the penalty of any week; equal to `penalty` when `proved_best`
    sessions: Annotated[tuple[SessionRecord, ...], Field(max_length=2000)]
    left_out: tuple[Id, ...] = ()  #: Ids of sessions without a place
    breaches: tuple[BreachRecord, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    notes: tuple[str, ...] = ()
    missed: tuple[Id, ...] = ()  #: Ids of sessions that were missed once, and so may be left out
    #: Sessions before and after a week that does not repeat, as its rules knew them
    around: Annotated[tuple[SessionRecord, ...], Field(max_length=1000)] = ()
    free: tuple[tuple[Instant, Instant], ...] = ()  #: The week's free time; half-open, ascending
    busy: tuple[tuple[Instant, Instant], ...] = ()  #: The busy times taken out of it; half-open, ascending
    replanned: ReplanRecord | None = None  #: Changes against the plan that this one replaces
    #: Revision of a replanned plan, later than that of every plan it came from; not written for one that came from none
    revised: Annotated[Instant | None, Field(exclude_if=is_none)] = None
    #: Consecutive weeks of a programme; empty, and not written, for a single week
    weeks: Annotated[tuple[WeekRecord, ...], Field(max_length=26, exclude_if=is_zero)] = ()
    #: Runs of the training log from which a programme goes on; not written where it was planned without any
    logged: Annotated[LoggedRecord | None, Field(exclude_if=is_none)] = None
    #: What was lifted on the days of a programme, by day; not written where the log has nothing of it
    lifted: Annotated[tuple[LiftedRecord, ...], Field(max_length=MOST_VALUES, exclude_if=is_zero)] = ()
    #: What was lifted in the 90 days before a programme, from which its first weights come; not written without any
    lifted_before: Annotated[tuple[LiftedRecord, ...], Field(max_length=MOST_VALUES, exclude_if=is_zero)] = ()
    #: What the lifts of a programme hold before anything grows, so that it can go on; not written for a single week
    lifts: Annotated[tuple[UsualLiftRecord, ...], Field(max_length=1000, exclude_if=is_zero)] = ()
    #: The week that a programme repeats; not written for a single week
    repeating: Annotated[RepeatingWeekRecord | None, Field(exclude_if=is_none)] = None
    #: First day of the weeks that were planned last: those before it had begun, and are as they were; not written
    #: where all weeks were planned at once
    since: Annotated[WeekStart | None, Field(exclude_if=is_none)] = None
    #: What was told to `replan`, in that order; not written where nothing was
    told: Annotated[tuple[HappeningRecord, ...], Field(max_length=MOST_VALUES, exclude_if=is_zero)] = ()
    #: Where the sessions of the replanned weeks stood at first, for each replan starts from there; else not written
    planned_first: Annotated[tuple[PlaceRecord, ...], Field(max_length=2000, exclude_if=is_zero)] = ()
    #: Where the sessions stood in a plan that was taken back, as a phone may have them still; not written without one
    taken_back: Annotated[tuple[PlaceRecord, ...], Field(max_length=2000, exclude_if=is_zero)] = ()
    #: Digest of this plan and of the one that it was written over; not written where it was written over none
    follows: Annotated[str, Field(max_length=64, exclude_if=is_zero)] = ""
    #: What the athlete calls activities, by their short names; not written where none has a title
    titles: dict[str, ActivityName] = Field(default_factory=dict, max_length=1000, exclude_if=is_zero)
    #: Path of the scenario, seen from the folder of this file; not written where it is not known
    scenario_file: Annotated[str, Field(max_length=4000, exclude_if=is_zero)] = ""

    @model_validator(mode="after")
    def _has_weeks_in_a_row(self) -> Self:
        for index, week in enumerate(self.weeks):
            start = self.start + timedelta(days=index * self.days)
            if (week.week, week.start, week.days) != (index + 1, start, self.days):
                raise ValueError("weeks are not one after the other")
        if self.weeks and sum(week.breaches for week in self.weeks) != len(self.breaches):
            raise ValueError("the weeks have more breaches than are listed, or fewer")
        return self

    @model_validator(mode="after")
    def _names_each_session_once(self) -> Self:
        ids = [session.id for session in self.sessions]
        if len(set(ids)) < len(ids):
            raise ValueError("two sessions have one id")
        return self

    @property
    def whose(self) -> str:
        """Identity of the calendar: the athlete's, or the scenario's where it names no athlete."""
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
        """The dates without training."""
        return tuple(day for day in self.dates if not any("training" in one.tags for one in self.on(day)))


class ClashRecord(Record):
    """A rule of a clash and its sentence."""

    rule: str
    says: str


class FixRecord(Record):
    """A change that makes an impossible week possible, the scenario's `edits` for it, and the resulting week."""

    change: str
    edits: tuple[str, ...] = ()
    penalty: Points
    sessions: tuple[SessionRecord, ...]


class ImpossibleRecord(Record):
    """An impossible week: a smallest set of rules that cannot hold together."""

    format: Literal[1] = 1
    scenario: Id
    status: Literal["impossible"] = "impossible"
    clash: tuple[ClashRecord, ...]
    because: str = ""  #: Arithmetic of a clash of counts; "" for other clashes
    #: "week" where its sessions can't be placed, "lifts" where no exercises fill its lifts
    about: Literal["week", "lifts"] = "week"
    fixes: tuple[FixRecord, ...] = ()
    #: Number within a programme; not written for a single week, nor for the repeating one
    week: Annotated[WeekNumber | None, Field(exclude_if=is_none)] = None
    #: First date of that week; written where its number is
    start: Annotated[WeekStart | None, Field(exclude_if=is_none)] = None


class UndecidedRecord(Record):
    """Neither a week nor a proof that there is none; `week` and `start` as in `ImpossibleRecord`."""

    format: Literal[1] = 1
    scenario: Id
    status: Literal["undecided"] = "undecided"
    seconds: Annotated[float, Field(ge=0, le=10**9)]
    week: Annotated[WeekNumber | None, Field(exclude_if=is_none)] = None
    start: Annotated[WeekStart | None, Field(exclude_if=is_none)] = None


OutcomeRecord = Annotated[PlannedRecord | ImpossibleRecord | UndecidedRecord, Field(discriminator="status")]
