"""The tables of a scenario file that say what is lifted, with what, and where."""

import re
from functools import partial
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, PlainValidator, WithJsonSchema

from freshlegs.model.kinds import GROUPS, Dose, Level
from freshlegs.scenario.schema.availability_table import OpeningHours
from freshlegs.scenario.schema.value_types import (
    Date,
    RuleSettings,
    Several,
    Table,
    When,
    make_text_schema,
    match_line,
    match_text,
    match_word,
)
from freshlegs.training.avoidable import AVOIDABLE
from freshlegs.training.exercise import (
    CATEGORIES,
    CORE_FAMILIES,
    EQUIPMENT,
    MUSCLES,
    PATTERNS,
    Category,
    Equipment,
    Implement,
    LoadStep,
    Reps,
)
from freshlegs.training.loads import HEAVIEST, WEIGHT_PATTERN, Unit, WrittenWeight, parse_weight


def _weight(written: Any) -> WrittenWeight:
    if isinstance(written, str) and re.fullmatch(WEIGHT_PATTERN, written):
        return parse_weight(written)
    if isinstance(written, bool) or not isinstance(written, int | float) or not 0 < written <= HEAVIEST:
        raise ValueError
    return WrittenWeight(float(written))


def _reps(written: Any) -> Reps:
    return Reps.of(str(written) if type(written) is int else written if isinstance(written, str) else "")


def _needed(written: Any) -> frozenset[str]:
    either = frozenset(written.split("/") if isinstance(written, str) else [""])
    if not either <= set(EQUIPMENT):
        raise ValueError
    return either


def _said(allowed: str, *examples: Any, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"errorMessage": allowed, "examples": [*examples], **more})


_NEEDED = f"(?:{'|'.join(EQUIPMENT)})"
Needed = Annotated[
    frozenset[str],
    PlainValidator(_needed),
    _said(
        f'"barbell", or "bench/box" where either will do; of {", ".join(EQUIPMENT)}',
        "bench/box",
        type="string",
        pattern=f"^{_NEEDED}(?:/{_NEEDED})*$",
    ),
]
PlaceName = Annotated[
    str,
    PlainValidator(partial(match_line, 40)),
    make_text_schema("a name of 1 to 40 printable characters", "", "gym", maxLength=40),
]
ExerciseId = Annotated[
    str,
    PlainValidator(partial(match_text, "[A-Za-z0-9_]{1,60}")),
    _said('an exercise such as "back_squat": letters, digits and _', "back_squat", type="string"),
]
ForeignName = Annotated[
    str,
    PlainValidator(partial(match_line, 100)),
    make_text_schema("a name of 1 to 100 printable characters", "", "Leg Press 45", maxLength=100),
]
LongName = Annotated[
    str,
    PlainValidator(partial(match_line, 80)),
    make_text_schema("a name of 1 to 80 printable characters", "", "Back squat", maxLength=80),
]
_Cue = Annotated[
    str,
    PlainValidator(partial(match_line, 200, shortest=0)),
    make_text_schema("at most 200 printable characters", "", "Chest up, knees over the toes.", maxLength=200),
]
WeightValue = Annotated[
    WrittenWeight,
    PlainValidator(_weight),
    _said(
        f'a weight above 0 and up to {HEAVIEST}, such as 80, "80 kg" or "175 lb"',
        80,
        "80 kg",
        type=["number", "string"],
        exclusiveMinimum=0,
        maximum=HEAVIEST,
        pattern=f"^{WEIGHT_PATTERN}$",
    ),
]
StepSize = Annotated[float, Field(ge=0.1, le=50, description="weight of the smallest step, 0.1 to 50")]
Muscle = Annotated[str, PlainValidator(partial(match_word, MUSCLES)), WithJsonSchema({"enum": [*MUSCLES]})]
_TARGETS = tuple(dict.fromkeys((*GROUPS, *MUSCLES)))
Target = Annotated[str, PlainValidator(partial(match_word, _TARGETS)), WithJsonSchema({"enum": [*_TARGETS]})]
Pattern = Annotated[str, PlainValidator(partial(match_word, PATTERNS)), WithJsonSchema({"enum": [*PATTERNS]})]
Avoidable = Annotated[str, PlainValidator(partial(match_word, AVOIDABLE)), WithJsonSchema({"enum": [*AVOIDABLE]})]
_CORE = (*CORE_FAMILIES, *(f"anti_{family}" for family in CORE_FAMILIES))
Core = Annotated[str, PlainValidator(partial(match_word, _CORE)), WithJsonSchema({"enum": [*_CORE]})]
WrittenReps = Annotated[
    Reps,
    PlainValidator(_reps),
    _said('repetitions such as "6", "8-10", "10/side", "30s" or "30m/side"', "8-10", type="string"),
]
ChosenStyle = Literal["single", "double", "wave"]


class Exclude(Table):
    """What must not be done."""

    exercises: Several[ExerciseId] = Field((), description="by their id")
    patterns: Several[Pattern] = ()
    muscles: Several[Target] = ()


class Steps(Table):
    """The smallest step in weight by kind of equipment, all plates together."""

    barbell: StepSize | None = None
    dumbbell: StepSize | None = None
    kettlebell: StepSize | None = None
    machine: StepSize | None = None
    medball: StepSize | None = None
    added: StepSize | None = Field(None, description="what hangs on your own weight: belt, vest, ankle weights")


class Progressions(Table):
    """How exercises get harder from week to week, by the slot that they stand in."""

    strength: ChosenStyle | None = Field(None, description="default: single for beginners, else wave")
    moderate: ChosenStyle | None = Field(None, description="default: double")

    @property
    def chosen(self) -> dict[Category, ChosenStyle]:
        """What the file says."""
        return {slot: style for slot in CATEGORIES if (style := getattr(self, slot, None)) is not None}


class Lifting(Table):
    """What is lifted, and how much of it."""

    dose: Dose = Field("standard", description='"minimum": one set of each exercise')
    exclude: Exclude = Exclude()
    easy: Several[Target] = Field((), description="muscles that you spare: 1 or 2 easy sets, never more")
    avoid: Several[Avoidable] = Field((), description="kinds of exercise that are left out")
    allow: Several[Avoidable] = Field(
        (),
        description="kinds left out by default that are not to be; no jumps come back sooner after a race by it",
    )
    unit: Unit | None = Field(None, description="of all weights in this file; default: the one they name, else kg")
    weights: dict[ExerciseId, WeightValue] = Field({}, description="what you lift now for the sets that are asked for")
    find_weights: bool = Field(False, description="the first week says how to find the weights that are not named")
    best: dict[ExerciseId, WeightValue] = Field({}, description="the most that you can lift once")
    bar: WeightValue | None = Field(None, description="the empty bar; default: 20 kg or 45 lb")
    steps: Steps = Steps()
    progression: Progressions = Progressions()
    library: str | None = Field(
        None,
        min_length=1,
        description="a CSV file of exercises that are added or replaced, its path seen from this file",
        examples=["my-exercises.csv"],
    )
    rules: RuleSettings = Field({})


class ExerciseTable(Table):
    """An exercise that is added, or changes the shipped one of its id; that one gives what is not named."""

    id: ExerciseId
    name: LongName | None = None
    category: Category | None = Field(None, examples=[CATEGORIES[2]])
    pattern: Pattern | None = None
    equipment: Implement | None = Field(None, description="what loads it", examples=["dumbbell"])
    needs: Several[Needed] | None = Field(None, description="all that it takes; default: what loads it")
    primary: Annotated[Several[Muscle], Field(min_length=1)] | None = None
    secondary: Several[Muscle] | None = None
    core: Core | None = Field(None, description="what it does for the core")
    sets: int | None = Field(None, ge=1, le=10)
    reps: WrittenReps | None = None
    rest: int | None = Field(None, ge=0, le=600, description="seconds between sets")
    load_step: LoadStep | None = Field(None, description="how it gets harder")
    level: Level | None = Field(None, description="the least experience it asks for")
    easier: ExerciseId | None = Field(None, description="its easier neighbour")
    harder: ExerciseId | None = Field(None, description="its harder neighbour")
    cue: _Cue | None = Field(None, description="how it is done, in a line")


WayMinutes = Annotated[int, Field(ge=0, le=240, description="minutes, 0 to 240")]


class Travel(Table):
    """The way to a place, and the way back."""

    there: WayMinutes = Field(description="minutes of the way there", examples=[15])
    back: WayMinutes = Field(description="minutes of the way back", examples=[20])


class PlaceTable(Table):
    """Where you train at some times, what is at hand there, when it is open, and how far it is."""

    name: PlaceName
    equipment: Several[Equipment] = Field(
        get_args(Equipment), description="what is at hand there; default: everything, whatever the athlete has"
    )
    when: When | None = Field(None, description="days and time of day at which you are there; default: always")
    open: OpeningHours | None = Field(
        None, description="opening hours by day or date, as in [availability]; default: always"
    )
    travel: WayMinutes | Travel = Field(
        0, description="minutes of the way there, and as many back; or { there = 15, back = 20 }"
    )
    begin: Date | None = Field(None, alias="from", description="its first date, such as of a holiday")
    end: Date | None = Field(None, alias="to", description="its last date")

    @property
    def ways(self) -> tuple[int, int]:
        """Minutes of the way there, and of the way back."""
        return (self.travel.there, self.travel.back) if isinstance(self.travel, Travel) else (self.travel, self.travel)

    @property
    def dated(self) -> bool:
        """Whether it is where the athlete is on some dates alone, and not in every week."""
        return self.begin is not None or self.end is not None
