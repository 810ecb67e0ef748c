"""Contents of sessions, as plan.json has them: exercises in order, or the parts of a run."""

import re
from functools import partial
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from freshlegs.model.kinds import Dose

EXERCISE_ID = r"\w{1,200}"
"""Ids of exercises: letters, digits and _."""
_REPS = "[0-9]{1,4}(?:-[0-9]{1,4})?[sm]?"


def _match(pattern: str, allowed: str, text: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(allowed)
    return text


# By Python's own patterns: those of pydantic take 50 ms and 30 MiB for so many letters of all alphabets.
ExerciseKey = Annotated[str, AfterValidator(partial(_match, EXERCISE_ID, "letters, digits and _"))]
"""An exercise by its id in the library."""


def _is_nothing(value: object) -> bool:
    return not value


def _is_one(value: object) -> bool:
    return value == 1


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class RampSet(_Stored):
    """A lighter set before the working weight."""

    reps: Annotated[int, Field(ge=1, le=100)]
    percent: Annotated[int, Field(ge=0, le=100)]  #: Share of the working weight; 0 for the empty bar
    #: Weight; absent where the working weight is not known
    load: Annotated[float, Field(gt=0, le=10_000)] | None = None
    plates: str = ""  #: What is on the bar, as in `Prescribed`


class Prescribed(_Stored):
    """One exercise as prescribed."""

    exercise: ExerciseKey  #: Id in the library
    name: str
    slot: Literal["power", "strength", "moderate", "accessory", "core"]
    pair: str = ""  #: Letter of two exercises done in turn, with one rest after both; "" for a single one
    sets: Annotated[int, Field(ge=1, le=100)]
    #: Reps of one set: "6", "8-10", "30s" (seconds), "30m" (metres)
    reps: Annotated[str, AfterValidator(partial(_match, _REPS, '"6", "8-10" or "30s"'))]
    per_side: bool = False  #: Whether the reps are for each side
    rest: Annotated[int, Field(ge=0, le=3600)]  #: Seconds between sets
    #: Weight; absent where none is known or needed
    load: Annotated[float, Field(gt=0, le=10_000)] | None = None
    unit: Literal["kg", "lb"] | None = None  #: Unit of the weight; absent where that is
    #: Whether the weight is that of each of two dumbbells; not written where it is not
    each_hand: Annotated[bool, Field(exclude_if=_is_nothing)] = False
    #: Bar and plates that make the weight: "20 + 2 x 15 + 2 x 5"; not written where there are none
    plates: Annotated[str, Field(exclude_if=_is_nothing)] = ""
    #: Lighter sets before it; not written where there are none
    ramp: Annotated[tuple[RampSet, ...], Field(max_length=10, exclude_if=_is_nothing)] = ()
    #: Best single that the weight implies, by Epley's formula; not written where none is known
    best: Annotated[float | None, Field(gt=0, le=20_000, exclude_if=_is_nothing)] = None
    effort: str = ""  #: Intensity, in words
    source: str = ""  #: Label of the library that says so
    cue: Annotated[str, Field(exclude_if=_is_nothing)] = ""  #: How it is done, in a line

    @model_validator(mode="after")
    def _has_a_unit(self) -> Self:
        if self.load is not None and self.unit is None:
            raise ValueError("a weight without its unit")
        return self


NOT_PROVEN = "A good choice of exercises; it was not proven that there is none better."
"""Note of a lift whose exercises were not proven best in the work that is allowed for it."""


class LiftContent(_Stored):
    """Content of a lift."""

    type: Literal["lift"] = "lift"
    dose: Dose = "standard"  #: "minimum": one set of each exercise, close to the last repetition
    #: Length with the warm-up, by the time model of `training.lift_slots`
    minutes: Annotated[int, Field(ge=0, le=1000)]
    warm_up: str
    cool_down: str = ""
    exercises: Annotated[tuple[Prescribed, ...], Field(max_length=50)]
    trains: tuple[str, ...] = ()  #: Major muscle groups that get enough sets
    notes: tuple[str, ...] = ()  #: Sentences about the lift as a whole
    #: What must not stand in it: exercises, patterns, muscles and kinds of exercise; not written where there is nothing
    left_out: Annotated[tuple[str, ...], Field(exclude_if=_is_nothing)] = ()
    #: Muscles that are spared; not written where there are none
    easy: Annotated[tuple[str, ...], Field(exclude_if=_is_nothing)] = ()

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        """The exercises, by their ids."""
        return tuple(entry.exercise for entry in self.exercises)


class RunWork(_Stored):
    """What is run in a part, in seconds or metres: once, or several times with a rest between."""

    times: Annotated[int, Field(ge=1, le=1000, exclude_if=_is_one)] = 1  #: Not written where it is 1
    seconds: Annotated[int | None, Field(ge=1, le=100_000, exclude_if=_is_nothing)] = None  #: Of each repetition
    metres: Annotated[int | None, Field(ge=1, le=1_000_000, exclude_if=_is_nothing)] = None  #: The same as a distance
    rest: Annotated[int, Field(ge=0, le=100_000, exclude_if=_is_nothing)] = 0  #: Seconds between two repetitions

    @model_validator(mode="after")
    def _has_one_length(self) -> Self:
        if (self.seconds is None) == (self.metres is None):
            raise ValueError("either seconds or metres")
        return self


PaceSeconds = Annotated[int, Field(ge=60, le=3600)]
"""Seconds per kilometre."""


class Part(_Stored):
    """A part of a run: name, minutes, and effort in words; what a watch asks for beside them."""

    name: str
    minutes: Annotated[int, Field(ge=1, le=1000)]
    effort: str
    #: Minutes of it at the effort of a marathon or more; not written where there are none
    hard: Annotated[int, Field(ge=0, le=1000, exclude_if=_is_nothing)] = 0
    #: Effort as a word, as in workouts: "5k", "threshold", "stride"; not written where it is easy
    zone: Annotated[str, Field(max_length=40, exclude_if=_is_nothing)] = ""
    #: Pace to run at, or the fast and the slow end of it; not written where none is known
    pace: Annotated[tuple[PaceSeconds, ...], Field(max_length=2, exclude_if=_is_nothing)] = ()
    #: Repetitions, or a distance; not written where it is one steady stretch of all its minutes
    work: Annotated[RunWork | None, Field(exclude_if=_is_nothing)] = None


class RunContent(_Stored):
    """Content of a run: its parts in order, and their source."""

    type: Literal["run"] = "run"
    parts: Annotated[tuple[Part, ...], Field(max_length=50)]
    source: str
    workout: Annotated[str, Field(exclude_if=_is_nothing)] = ""  #: Id in the library of workouts
    name: Annotated[str, Field(exclude_if=_is_nothing)] = ""  #: What people call it: "Tempo, 2 x 10 min"
    #: Sentences about the run as a whole; not written where there are none
    notes: Annotated[tuple[str, ...], Field(exclude_if=_is_nothing)] = ()

    @property
    def hard_minutes(self) -> int:
        """Minutes at the effort of a marathon or more."""
        return sum(part.hard for part in self.parts)


Content = Annotated[LiftContent | RunContent, Field(discriminator="type")]
