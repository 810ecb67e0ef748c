"""The tables of a scenario file that say how fast the athlete runs, and what is done in a run."""

from functools import partial
from typing import Annotated, Any, NamedTuple, Self, get_args

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from freshlegs.io.errors import repr_for_user
from freshlegs.model.kinds import list_kinds
from freshlegs.scenario.schema.lifting_tables import LongName
from freshlegs.scenario.schema.programme_tables import Kilometres, find_kilometres
from freshlegs.scenario.schema.value_types import (
    Several,
    Table,
    make_text_schema,
    make_value_error,
    match_text,
    match_word,
)
from freshlegs.training.paces import (
    FASTEST,
    FASTEST_THRESHOLD,
    MILE,
    SLOWEST,
    SLOWEST_THRESHOLD,
    KnownRace,
    format_seconds,
)
from freshlegs.training.workouts import EFFORTS, STEP_PATTERN, RaceName, Repetitions
from freshlegs.written.race_text import Distance

_DURATION = r"(?:\d{1,2}:[0-5]?\d|\d{1,3}):[0-5]\d"
_PACE = r"\d{1,2}:[0-5]\d(?:/(?:km|mi))?"
_WEEKS = r"\d{1,2}(?:-\d{1,2})?"


class Pace(NamedTuple):
    """A pace as written: seconds per kilometre, and whether it was told per mile."""

    seconds: float
    in_miles: bool


def _duration(written: Any) -> float:
    hours, minutes, seconds = [0, *map(int, match_text(_DURATION, written).split(":"))][-3:]
    return hours * 60 + minutes + seconds / 60


def _pace(written: Any) -> Pace:
    clock, _, unit = match_text(_PACE, written).partition("/")
    minutes, seconds = map(int, clock.split(":"))
    pace = Pace((60 * minutes + seconds) / (MILE if unit == "mi" else 1), unit == "mi")
    if not FASTEST_THRESHOLD <= pace.seconds <= SLOWEST_THRESHOLD:
        allowed = f"allowed: {format_seconds(FASTEST_THRESHOLD)} to {format_seconds(SLOWEST_THRESHOLD)} per km"
        raise make_value_error(f"found {repr_for_user(written)}", f"{allowed}, or as much per mile")
    return pace


def _repetitions(written: Any) -> Repetitions:
    return Repetitions.of(written if isinstance(written, str) else "")


def _weeks(written: Any) -> range:
    first, _, last = match_text(_WEEKS, written).partition("-")
    if int(first) > int(last or first):
        raise ValueError
    return range(int(first), int(last or first) + 1)


_RUNS = tuple(kind for kind in list_kinds("run") if kind != "race")
Duration = Annotated[
    float,
    PlainValidator(_duration),
    make_text_schema('a time such as "45:00" or "1:45:00"', _DURATION, "45:00", "1:45:00"),
]
ThresholdPace = Annotated[
    Pace,
    PlainValidator(_pace),
    make_text_schema('a pace such as "4:30" per km, or "7:15/mi"', _PACE, "4:30", "7:15/mi"),
]
WorkoutStep = Annotated[
    Repetitions,
    PlainValidator(_repetitions),
    make_text_schema(
        'such as "5x3min/2min", "6x400m/90s", "20min", "33%" of the run, or "all" of it', STEP_PATTERN, "5x3min/2min"
    ),
]
WeeksToRace = Annotated[range, PlainValidator(_weeks), make_text_schema('weeks such as "1-6"', _WEEKS, "1-6")]
EffortName = Annotated[str, PlainValidator(partial(match_word, EFFORTS)), WithJsonSchema({"enum": [*EFFORTS]})]
RunKind = Annotated[str, PlainValidator(partial(match_word, _RUNS)), WithJsonSchema({"enum": [*_RUNS]})]


class RaceResult(Table):
    """A race that the athlete has run, and its time."""

    distance: Distance | Kilometres = Field(
        description='"5k", "10k", "half", "marathon", or kilometres from 1 to 250', examples=["10k"]
    )
    time: Duration = Field(description="minutes and seconds, or hours before them", examples=["45:00"])

    @model_validator(mode="after")
    def _is_run(self) -> Self:
        seconds = self.time * 60 / find_kilometres(self.distance)
        if not FASTEST <= seconds <= SLOWEST:
            allowed = f"allowed: {format_seconds(FASTEST)} to {format_seconds(SLOWEST)}; hours are written 1:45:00"
            raise make_value_error(f"a pace of {format_seconds(seconds)} per km", allowed, ("time",))
        return self

    @property
    def known(self) -> KnownRace:
        """What paces are told from."""
        return KnownRace(find_kilometres(self.distance), self.time)


class RunningGoal(Table):
    """How much is to be run in a week; what is missing has a price."""

    weekly_minutes: Annotated[int, Field(ge=10, le=3000)] | None = Field(
        None, description="minutes of running in each seven days, 10 to 3000"
    )
    weekly_kilometres: Annotated[float, Field(ge=1, le=400)] | None = Field(
        None, description="instead of minutes: kilometres, 1 to 400, at the paces of your runs"
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.weekly_minutes is not None and self.weekly_kilometres is not None:
            raise make_value_error("found weekly_minutes and weekly_kilometres", "write one of them")
        return self

    @property
    def asks(self) -> bool:
        """Whether it says anything."""
        return self.weekly_minutes is not None or self.weekly_kilometres is not None

    def scale(self, share: float) -> dict[str, float]:
        """Return what is to be run in a week that has such a share of the usual running, as it is written."""
        if self.weekly_minutes is not None:
            return {"weekly_minutes": max(10, round(self.weekly_minutes * share))}
        if self.weekly_kilometres is not None:
            return {"weekly_kilometres": max(1.0, round(self.weekly_kilometres * share, 1))}
        return {}


class WorkoutTable(Table):
    """A workout of one's own; it goes before the shipped ones of its kind."""

    id: Annotated[
        str,
        PlainValidator(partial(match_text, "[A-Za-z0-9_]{1,60}")),
        make_text_schema("letters, digits and _", "[A-Za-z0-9_]{1,60}", "hill_reps"),
    ]
    kind: RunKind
    name: LongName | None = Field(None, description="default: from the id")
    effort: EffortName
    steps: Annotated[Several[WorkoutStep], Field(min_length=1, max_length=20)] = Field(
        description="what is done, a step harder each week", examples=[["5x3min/2min", "6x3min/2min"]]
    )
    races: Several[RaceName] = Field((), description="only for these races: " + ", ".join(get_args(RaceName)))
    weeks_to_race: WeeksToRace | None = Field(None, description="only so many weeks before the race's own")
