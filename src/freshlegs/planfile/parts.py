"""Parts of a stored plan: sessions, breaches, rules, moves, the weeks of a programme."""

from __future__ import annotations  # so that the documentation shows types as they are written

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from freshlegs.io.text import MOST_VALUES, is_id
from freshlegs.model.content import Content, ExerciseKey, LiftContent
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.training_load import TrainingLoad

LAST_INSTANT = datetime(2299, 12, 31, 23, 59, tzinfo=UTC)
Instant = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2300, 1, 1, tzinfo=UTC))]
"""A moment with a local time in every zone."""
Points = Annotated[int, Field(ge=-(10**12), le=10**12)]
WeekNumber = Annotated[int, Field(ge=1, le=26)]
WeekStart = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2101, 12, 31))]
_Percent = Annotated[int, Field(ge=1, le=1000)]


STORED = "stored"
"""The context in which a record is validated that comes from a file, and not from Python."""


def _check_id(text: str, info: ValidationInfo) -> str:
    if info.context == STORED and not is_id(text, 200):
        raise ValueError("1 to 200 printable characters, the first of them none of = + - @")
    return text


Id = Annotated[str, AfterValidator(_check_id)]
"""An id of a scenario or of a session; in a file it keeps to the grammar of ids."""


def _is_zero(value: object) -> bool:
    return not value


def _is_none(value: object) -> bool:
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
    wanted_minutes: Annotated[int, Field(ge=0, le=10_000, exclude_if=_is_zero)] = 0
    hardest: bool = False
    #: Distance of a race; not written where it is not known
    kilometres: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False, exclude_if=_is_zero)] = 0.0
    trained_through: Annotated[bool, Field(exclude_if=_is_zero)] = False  #: Of a race; not written where it is not so
    done: bool = False  #: Whether it took place as the record has it
    why: tuple[str, ...] = ()  #: Reasons for its place, one sentence each
    content: Content | None = None  #: Exercises or parts of the run; plans of earlier versions have none
    #: Name of the place where it is done; not written where the scenario has no hours and no ways of places
    place: Annotated[str, Field(max_length=200, exclude_if=_is_zero)] = ""
    #: Minutes of the way there; not written where there is none, or one is there already
    minutes_there: Annotated[int, Field(ge=0, le=240, exclude_if=_is_zero)] = 0
    #: Minutes of the way back; not written where there is none, or one stays there
    minutes_back: Annotated[int, Field(ge=0, le=240, exclude_if=_is_zero)] = 0
    #: Major muscle groups that it trained, of a lift without content where they are not those of its kind; else absent
    trained: Annotated[tuple[str, ...] | None, Field(max_length=20, exclude_if=_is_none)] = None
    #: What the athlete calls an activity; not written where that is what its kind is called
    title: Annotated[str, Field(max_length=210, exclude_if=_is_zero)] = ""
    #: What an activity asks of the body; not written where that is what its kind does
    load: Annotated[TrainingLoad | None, Field(exclude_if=_is_none)] = None

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


class DoneRunRecord(Record):
    """A run that was done, as the training log has it."""

    day: WeekStart
    kind: Kind
    minutes: Annotated[int, Field(ge=1, le=10_000)]


class LiftedRecord(Record):
    """What was lifted of an exercise on a day, as the training log has it."""

    day: WeekStart
    exercise: ExerciseKey  #: Id in the library
    #: Of each set; seconds of a hold, metres of a carry
    reps: Annotated[tuple[Annotated[int, Field(ge=0, le=9999)], ...], Field(min_length=1, max_length=100)]
    load: Annotated[float, Field(gt=0, le=10_000)] | None = None  #: Weight; null where there was none
    unit: Literal["kg", "lb"] | None = None  #: Unit of the weight; null where that is
    #: Id of the lift that it counts for; not written where none of its week asks for it
    session: Annotated[Id, Field(exclude_if=_is_zero)] = ""

    @model_validator(mode="after")
    def _has_a_unit(self) -> Self:
        if self.load is not None and self.unit is None:
            raise ValueError("a weight without its unit")
        return self


class UsualLiftRecord(Record):
    """What a lift of a programme holds in some of its weeks before anything grows, as it was filled."""

    lift: Annotated[str, Field(max_length=200)]  #: Its short name: "full 1"
    weeks: Annotated[tuple[WeekNumber, ...], Field(min_length=1, max_length=26)]  #: Numbers of the weeks
    content: LiftContent


class RepeatingWeekRecord(Record):
    """The week that a programme repeats, so that it is not filled and planned again where nothing of it has changed."""

    filled_from: Annotated[str, Field(max_length=64)] = ""  #: Hash of what its lifts were filled from; "" if unproven
    #: By its short name what each lift holds before anything grows
    lifts: Annotated[dict[str, LiftContent], Field(max_length=1000)] = {}
    planned_from: Annotated[str, Field(max_length=64)] = ""  #: Hash of what it was planned from; "" if unproven
    penalty: Points
    places: Annotated[tuple[PlaceRecord, ...], Field(max_length=1000)]  #: Where its sessions stand


class LoggedRecord(Record):
    """What the training log told of the runs when a programme was planned."""

    until: WeekStart  #: The last day of which it tells: before it no other run was done
    #: Running minutes of a week before the programme, the log's runs among them; None where none is known
    weekly_minutes: Annotated[int, Field(ge=0, le=20_000)] | None = None
    longest_run: Annotated[int, Field(ge=0, le=10_000)] = 0  #: The longest of the 30 days before it; 0 where none is
    runs: Annotated[tuple[DoneRunRecord, ...], Field(max_length=MOST_VALUES)] = ()  #: Those on its own days


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


class MoveRecord(Record):
    """A moved session, with its starts before and after."""

    session: Id
    before: Instant
    after: Instant


class CutRecord(Record):
    """A session of another length, with its minutes before and after."""

    session: Id
    before: Annotated[int, Field(ge=1, le=10_000)]
    after: Annotated[int, Field(ge=1, le=10_000)]


class PlaceRecord(Record):
    """The place that a session had before its week was replanned for the first time."""

    session: Id
    start: Instant
    minutes: Annotated[int, Field(ge=1, le=10_000)]
    #: What it had to do there, where the plan does not have it so any more; else absent
    content: Annotated[Content | None, Field(exclude_if=_is_zero)] = None


class ReplanRecord(Record):
    """How a replanned week differs from the plan before it."""

    now: Instant  #: Moment of the replanning: before it everything is done, and nothing new is placed
    moved: tuple[MoveRecord, ...] = ()  #: Sessions now on another day
    retimed: tuple[MoveRecord, ...] = ()  #: Sessions now at another time of the same day
    #: Sessions now of another length
    resized: Annotated[tuple[CutRecord, ...], Field(exclude_if=_is_zero)] = ()
    dropped: tuple[Id, ...] = ()  #: Ids of sessions that lost their place
    added: tuple[Id, ...] = ()  #: Ids of sessions that got a place and had none
    ignored: tuple[Id, ...] = ()  #: Ids of planned sessions that are no longer requested
    #: Names of hard rules that gave way to what the athlete put somewhere; not written where none did
    gave_way: Annotated[tuple[str, ...], Field(exclude_if=_is_zero)] = ()


_NEEDED: dict[str, tuple[str, ...]] = {
    "done": ("session", "start", "minutes"),
    "missed": ("session",),
    "ill": ("day",),
    "busy": ("start", "minutes"),
    "did": ("activity", "start", "minutes"),
    "moved": ("session", "start"),
    "dropped": ("session",),
    "released": (),
    "shortened": ("day", "minutes"),
    "poor": ("day",),
    "hurt": ("day", "part"),
}
"""What each kind of happening must say."""


class HappeningRecord(Record):
    """Something that happened, or was decided, as `replan` was told it; fields that its kind has no use for are absent.

    "done" (session, start, minutes), "missed" and "dropped" (session), "ill" (day), "busy" (start, minutes), "did" for
    what was not planned (activity, start, minutes), "moved" and pinned there (session, start, and minutes where its
    length is another one), "released" from that again (session, or day for what was told of a day), "shortened" (day,
    minutes), "poor" for how the athlete feels (day), and "hurt" (day, part).
    """

    at: Instant  #: When it was told
    kind: Literal["done", "missed", "ill", "busy", "did", "moved", "dropped", "released", "shortened", "poor", "hurt"]
    #: Id of the session that it is about
    session: Annotated[Id, Field(exclude_if=_is_zero)] = ""
    #: Kind of session that was done without being planned, or another sport in a word
    activity: Annotated[str, Field(max_length=60, exclude_if=_is_zero)] = ""
    start: Annotated[Instant | None, Field(exclude_if=_is_zero)] = None  #: When it took place, or will
    minutes: Annotated[int, Field(ge=0, le=10_000, exclude_if=_is_zero)] = 0  #: Its length; or what a day is cut to
    day: Annotated[WeekStart | None, Field(exclude_if=_is_zero)] = None  #: The day that it is about
    #: The part of the body that hurts, by its name in `training.hurt_parts`
    part: Annotated[str, Field(max_length=60, exclude_if=_is_zero)] = ""

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        needed = _NEEDED[self.kind]
        missing = [name for name in needed if not getattr(self, name)]
        if missing:
            raise ValueError(f"{self.kind} without its {missing[0]}")
        return self


class WeekRecord(Record):
    """One week of a programme."""

    week: WeekNumber  #: Number, from 1
    start: WeekStart
    days: Annotated[int, Field(ge=5, le=14)]
    kind: str  #: Its purpose in a word: "build", "deload", "taper"
    says: str = ""  #: Its purpose in a sentence
    lift_volume_percent: _Percent = 100  #: Sets x reps, in percent of the usual
    lift_load_percent: _Percent = 100  #: Weight, in percent of the last week's
    #: Both for exercises of the legs; not written where they are as for the others
    legs_volume_percent: Annotated[int, Field(ge=0, le=1000, exclude_if=_is_zero)] = 0
    legs_load_percent: Annotated[int, Field(ge=0, le=1000, exclude_if=_is_zero)] = 0
    sets_at_most: Annotated[int, Field(ge=1, le=100)] = 3  #: Most sets of one exercise
    progresses: bool = True  #: Whether weights and reps may go up in it
    penalty: Points
    bound: Points = 0
    proved_best: bool
    #: Hash of what it was planned from: from the same it is not planned again; not written where it is not known
    planned_from: Annotated[str, Field(max_length=64, exclude_if=_is_zero)] = ""
    #: Ids of sessions that may be left out, for what was told took their usual time; not written where there are none
    spared: Annotated[tuple[Id, ...], Field(max_length=1000, exclude_if=_is_zero)] = ()
    #: Ids of sessions that may be shorter or left out, for the week has less free time than usual; not written where
    #: there are none
    eased: Annotated[tuple[Id, ...], Field(max_length=1000, exclude_if=_is_zero)] = ()
    #: Number of its breaches, which stand in the programme's list week after week
    breaches: Annotated[int, Field(ge=0, le=MOST_VALUES)] = 0
    moved: tuple[MoveRecord, ...] = ()  #: Sessions on another day than in the repeating week
    retimed: tuple[MoveRecord, ...] = ()  #: Sessions at another time of the same day than in the repeating week
    notes: tuple[str, ...] = ()
