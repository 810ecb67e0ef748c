"""Parts of a stored programme: its weeks, the week that repeats, and what the training log told of it."""

from __future__ import annotations  # so that the documentation shows types as they are written

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from freshlegs.io.text import MOST_VALUES
from freshlegs.model.content import ExerciseKey, LiftContent
from freshlegs.model.kinds import Kind
from freshlegs.planfile.parts import Id, Points, Record, WeekNumber, WeekStart, is_zero
from freshlegs.planfile.replan_parts import MoveRecord, PlaceRecord

_Percent = Annotated[int, Field(ge=1, le=1000)]


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
    session: Annotated[Id, Field(exclude_if=is_zero)] = ""

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
    lifts: dict[str, LiftContent] = Field(default_factory=dict, max_length=1000)
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
    legs_volume_percent: Annotated[int, Field(ge=0, le=1000, exclude_if=is_zero)] = 0
    legs_load_percent: Annotated[int, Field(ge=0, le=1000, exclude_if=is_zero)] = 0
    sets_at_most: Annotated[int, Field(ge=1, le=100)] = 3  #: Most sets of one exercise
    progresses: bool = True  #: Whether weights and reps may go up in it
    penalty: Points
    bound: Points = 0
    proved_best: bool
    #: Hash of what it was planned from: from the same it is not planned again; not written where it is not known
    planned_from: Annotated[str, Field(max_length=64, exclude_if=is_zero)] = ""
    #: Ids of sessions that may be left out, for what was told took their usual time; not written where there are none
    spared: Annotated[tuple[Id, ...], Field(max_length=1000, exclude_if=is_zero)] = ()
    #: Ids of sessions that may be shorter or left out, for the week has less free time than usual; not written where
    #: there are none
    eased: Annotated[tuple[Id, ...], Field(max_length=1000, exclude_if=is_zero)] = ()
    #: Number of its breaches, which stand in the programme's list week after week
    breaches: Annotated[int, Field(ge=0, le=MOST_VALUES)] = 0
    moved: tuple[MoveRecord, ...] = ()  #: Sessions on another day than in the repeating week
    retimed: tuple[MoveRecord, ...] = ()  #: Sessions at another time of the same day than in the repeating week
    notes: tuple[str, ...] = ()
