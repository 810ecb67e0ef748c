"""The club file as frozen models."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from freshlegs.model.kinds import Kind
from freshlegs.model.shared import PREFERRED
from freshlegs.model.wording import join_words
from freshlegs.scenario.schema.file_table import FileTable
from freshlegs.scenario.schema.value_types import Identity, PinMoment, Several, Table, Title, make_value_error
from freshlegs.training.exercise import Equipment

HoursText = Annotated[
    str, Field(min_length=1, max_length=100, examples=["mon-fri 17:30-20:30"], description="days and times")
]
HourTexts = Annotated[
    Several[HoursText], Field(min_length=1, description='a list of days and times such as ["mon-fri 17:30-20:30"]')
]
Ids = Annotated[
    Several[Identity], Field(min_length=1, description='a list of the ids of athletes such as ["ana", "ben"]')
]
Kinds = Annotated[
    Several[Literal["any", "lift", "run", "activity"] | Kind],
    Field(min_length=1, description='a list of kinds, or "lift", "run" and "any" for all of them, such as ["lift"]'),
]
Capacity = Annotated[int, Field(ge=0, le=10_000)]
PointsWithout = Annotated[int, Field(ge=1, le=100_000, description="the points of a session that goes without")]


class AthleteTable(Table):
    """One athlete's scenario, or a folder of them."""

    file: str | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="a scenario, its path seen from this file",
        examples=["ana.toml"],
    )
    folder: str | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="a folder: each .toml file in it is an athlete's scenario",
        examples=["athletes"],
    )
    id: Identity | None = Field(None, description="default: the file's name")

    @model_validator(mode="after")
    def _is_one_or_many(self) -> Self:
        if (self.file is None) == (self.folder is None):
            raise make_value_error(
                "found neither file nor folder" if self.file is None else "found file and folder",
                'write file = "ana.toml", or folder = "athletes"',
            )
        if self.folder is not None and self.id is not None:
            raise make_value_error(
                "found an id for a folder", "each athlete of a folder goes by the name of the file", ("id",)
            )
        return self


class ResourceTable(Table):
    """Something that several need, and that not all of them can have at once."""

    name: Title = Field(examples=["rack"])
    capacity: Capacity = Field(description="how many can use it at once", examples=[2])
    hours: HourTexts
    capacity_at: dict[HoursText, Capacity] = Field(
        {}, description='hours at which it has another capacity, such as { "tue 18:00-19:30" = 1 }'
    )
    kinds: Kinds = Field(("any",), description="the sessions that need it; default: any")
    equipment: Annotated[Several[Equipment], Field(min_length=1)] | None = Field(
        None, description='of these only those with an exercise that can\'t do without, such as ["rack"]'
    )
    places: Annotated[Several[Title], Field(min_length=1)] | None = Field(
        None, description='of these only those at one of these [[places]] of the athlete, such as ["gym"]'
    )
    athletes: Ids | None = Field(None, description='those that share it, such as ["ana", "ben"]; default: all')
    without: PointsWithout | None = Field(
        None, description="points for each session that goes without it; default: none may"
    )


class CoachTable(Table):
    """A coach's hours: a session that lies inside them, and finds room, is coached."""

    name: Title = Field("coach")
    hours: HourTexts
    at_once: Capacity = Field(1, description="how many can be coached at once")
    kinds: Kinds = Field(("lift",), description="what is coached; default: lifts")
    athletes: Ids | None = Field(None, description='those that are coached, such as ["ana", "ben"]; default: all')
    coached: Literal["required", "preferred"] | PointsWithout = Field(
        "preferred",
        description='"required", "preferred" or the points that each session costs that is not coached; '
        f"preferred: {PREFERRED} points",
    )


class TogetherTable(Table):
    """A session that several athletes do at the same start."""

    name: Title = Field(examples=["Saturday run"])
    session: Annotated[str, Field(min_length=1, max_length=100)] = Field(
        description='the session that each of them has: "long", "easy 2"', examples=["long"]
    )
    athletes: Ids | None = Field(None, description='who, such as ["ana", "ben"]; default: all')
    at: PinMoment | None = Field(None, description="when; default: at the best start for all of them")
    at_least: Annotated[int, Field(ge=2, le=10_000)] | None = Field(
        None, description="how many of them at least; default: all"
    )


class ApartTable(Table):
    """Athletes of whom only one trains at a time: two parents, one home."""

    name: Title | None = Field(None, description="default: their ids")
    athletes: Annotated[Several[Identity], Field(min_length=2)] = Field(
        description='the ids of two athletes or more, such as ["ana", "ben"]'
    )
    at_once: Annotated[int, Field(ge=1, le=10_000)] = Field(1, description="how many may train at a time")
    ways: bool = Field(False, description="the ways there and back count too")

    @property
    def called(self) -> str:
        """Its name."""
        return self.name or f"{join_words(self.athletes)} not at once"


class FairnessTable(Table):
    """How much the club may ask of one athlete."""

    at_most: Annotated[int, Field(ge=0, le=100_000)] | None = Field(
        None, description="points that nobody pays more than for the best week alone"
    )
    worst_first: bool = Field(
        False, description="first nobody pays much more than alone, as little as can be; then the club pays little"
    )


class ClubExpect(Table):
    """What planning this club must come to; makes it a test."""

    status: Literal["planned", "short"] = Field(examples=["planned"])
    points_at_most: Annotated[int, Field(ge=0, le=10**9)] | None = Field(None, description="of the club in all")


class ClubTable(FileTable):
    """A club: its athletes, and what they share."""

    id: Identity = Field("club", description="identity of the club; default: the file's name")
    title: Title = Field(default_factory=lambda known: str(known.get("id", "")), description="default: the id")
    athletes: Annotated[Several[AthleteTable], Field(min_length=1)] = Field(
        description="[[athletes]] tables (two brackets), at least one"
    )
    house: dict[str, Any] = Field(
        {}, description="what is laid over every scenario: rules, week; its [[sessions]] come to those of each"
    )
    resources: Several[ResourceTable] = Field((), description="[[resources]] tables (two brackets)")
    coach: Several[CoachTable] = Field((), description="[[coach]] tables (two brackets)")
    together: Several[TogetherTable] = Field((), description="[[together]] tables (two brackets)")
    apart: Several[ApartTable] = Field((), description="[[apart]] tables (two brackets)")
    fairness: FairnessTable = FairnessTable()
    expect: ClubExpect | None = None
