"""The sessions of a scenario file: what is asked for, and what was done."""

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from freshlegs.io.errors import repr_for_user
from freshlegs.model.kinds import KINDS, Kind, group_kinds
from freshlegs.model.training_load import TrainingLoad
from freshlegs.scenario.schema.activity_words import (
    ActivityEffort,
    ActivityTitle,
    Legs,
    TrainedWords,
    Upper,
    check_activity_words,
    check_trained_words,
    find_load,
)
from freshlegs.scenario.schema.companion_table import CompanionName, CompanionTable, NamedCompanion
from freshlegs.scenario.schema.lifting_tables import (
    PlaceName,
)
from freshlegs.scenario.schema.minutes_range import Minutes, MinutesRange
from freshlegs.scenario.schema.programme_tables import DISTANCES, Kilometres, find_kilometres
from freshlegs.scenario.schema.rhythm_keys import Every, WeekNames
from freshlegs.scenario.schema.value_types import (
    PastMoment,
    PinMoment,
    Several,
    Table,
    Title,
    When,
    make_value_error,
)
from freshlegs.training.programme.races import MOST_WEEKS, RacePriority
from freshlegs.training.trained_muscles import find_lift_load, find_muscles, name_lift
from freshlegs.written.race_text import Distance

USUAL_MINUTES = {kind: row.minutes for kind, row in KINDS.items()}
"""Length of a session that names none, in minutes."""
_UNLIKE = (row for row in KINDS.values() if row.minutes != 60 or not row.tags & {"lift", "intensity"})
_USUAL = ", ".join(["lifts and hard runs 60", *(f"{row.name} {row.minutes}" for row in _UNLIKE)])


_DISTANCE = f"of a race, by which the days after it are chosen: {DISTANCES}"
_PRIORITY = 'of a race: "A", "B", or "C" for one that is trained through; default: A'


class _SessionTable(Table):
    """Base of both tables: what follows from the words that say what a session is."""

    if TYPE_CHECKING:  # Each table has them in an order of its own.
        kind: Kind
        distance: Distance | Kilometres | None
        priority: RacePriority | None
        trains: TrainedWords
        title: ActivityTitle
        legs: Legs
        upper: Upper
        effort: ActivityEffort

    @property
    def load(self) -> TrainingLoad | None:
        """What it asks of the body; None where that is what its kind does."""
        return find_load(self) if self.trains is None else find_lift_load(find_muscles(self.trains))

    @property
    def muscles(self) -> frozenset[str]:
        """The muscles of which a lift may have exercises; empty where its kind says so."""
        return find_muscles(self.trains) if self.trains else frozenset()

    @property
    def called(self) -> str:
        """What the athlete calls it; "" for what its kind is called."""
        return self.title or (name_lift(self.trains) if self.trains else "")

    @property
    def kilometres(self) -> float:
        """Distance of a race; 0 where it is not known, and for all else."""
        return find_kilometres(self.distance or 0.0)

    @model_validator(mode="after")
    def _says_what_its_kind_has(self) -> Self:
        for name, written in (("distance", self.distance), ("priority", self.priority)):
            if written is not None and self.kind != "race":
                found = f"found {repr_for_user(written)} of {self.kind}"
                raise make_value_error(found, 'only a race has one: kind = "race"', (name,))
        check_activity_words(self)
        check_trained_words(self.kind, self.trains)
        return self


class Done(_SessionTable):
    """A session before the week, for the rules that look back."""

    kind: Kind
    at: PastMoment = Field(description="local date and time of its start", examples=["2026-11-29 08:00"])
    minutes: Minutes | None = Field(None, description="default: the usual length of its kind")
    distance: Distance | Kilometres | None = Field(None, description=_DISTANCE)
    priority: RacePriority | None = Field(None, description=_PRIORITY)
    trains: TrainedWords = None
    title: ActivityTitle = None
    legs: Legs = None
    upper: Upper = None
    effort: ActivityEffort = None

    @property
    def length(self) -> int:
        """Minutes, with the usual ones where none are given."""
        return USUAL_MINUTES[self.kind] if self.minutes is None else self.minutes


class Count(Table):
    """As many sessions as serve."""

    at_least: int = Field(ge=0, description="so many are a must", examples=[1])
    at_most: int = Field(ge=1, description="no more than these", examples=[3])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.at_least > self.at_most:
            raise make_value_error(f"found at_least = {self.at_least} above at_most = {self.at_most}")
        return self


class Request(_SessionTable):
    """Sessions of one kind that are asked for."""

    kind: Kind = Field(
        description="; ".join(f"{several}: {', '.join(kinds)}" for several, kinds in group_kinds().items()),
        examples=["long"],
    )
    count: Annotated[int, Field(ge=1)] | Count = Field(
        1, description="or { at_least = 1, at_most = 3 }: as many as serve"
    )
    minutes: Minutes | MinutesRange | None = Field(
        None,
        description=f"or {{ at_least = 45, at_most = 60, prefer = 60 }}: as many as serve; default: {_USUAL}",
    )
    only: When | None = Field(None, description="a must")
    prefer: When | None = Field(None, description="a wish")
    at: PinMoment | None = Field(None, description="pinned to this start")
    accept: bool = Field(False, description="with at: it stays there, whatever rules it breaks; a note says which")
    place: PlaceName | Annotated[Several[PlaceName], Field(min_length=1)] | None = Field(
        None, description="a place of [[places]] that it must stand at, or several: the first that is open counts"
    )
    together: CompanionName | CompanionTable | None = Field(
        None,
        alias="with",
        description='the session that it stands directly before or after: "full", "full 2", or a table',
    )
    distance: Distance | Kilometres | None = Field(None, description=_DISTANCE)
    priority: RacePriority | None = Field(None, description=_PRIORITY)
    either: Title | None = Field(
        None,
        description="a word of your own: of all tables with it, as many sessions are placed as one of them asks for",
        examples=["cross-training"],
    )
    trains: TrainedWords = None
    title: ActivityTitle = None
    legs: Legs = None
    upper: Upper = None
    effort: ActivityEffort = None
    every: Every | None = Field(None, description="only in every nth week of the programme: 2 is every other one")
    begin: Annotated[int, Field(ge=1, le=MOST_WEEKS)] | None = Field(
        None, alias="from", description="with every: the number of the first of its weeks; default: 1"
    )
    weeks: WeekNames | None = Field(None, description="only in weeks of these names of the rotation")

    @property
    def has_rhythm(self) -> bool:
        """Whether it is not asked for in every week."""
        return self.every is not None or self.weeks is not None

    def comes_in(self, number: int, name: str) -> bool:
        """Whether it is asked for in the week of a number, from 1, and of a name in the rotation."""
        first, every = self.begin or 1, self.every or 1
        return number >= first and (number - first) % every == 0 and (self.weeks is None or name in self.weeks)

    @model_validator(mode="after")
    def _begins_a_rhythm(self) -> Self:
        if self.begin is not None and self.every is None:
            raise make_value_error(f"found {self.begin} without every", "write every = 2 too", ("from",))
        return self

    @property
    def companion(self) -> CompanionTable | None:
        """The session that it is done with in one go, the order and the minutes between; None where it has none."""
        named = self.together
        return CompanionTable.model_construct(session=named) if isinstance(named, NamedCompanion) else named

    @property
    def length(self) -> int:
        """Minutes, the preferred ones of a range, and the usual ones where none are given."""
        if isinstance(self.minutes, MinutesRange):
            return self.minutes.preferred
        return USUAL_MINUTES[self.kind] if self.minutes is None else self.minutes

    @property
    def lengths(self) -> tuple[int, ...]:
        """The minutes to choose from, ascending; empty where there is no choice."""
        found = self.minutes.lengths if isinstance(self.minutes, MinutesRange) else ()
        return found if len(found) > 1 else ()

    @model_validator(mode="after")
    def _races_as_long_as_it_takes(self) -> Self:
        if self.kind == "race" and isinstance(self.minutes, MinutesRange):
            raise make_value_error("found a range", "a race has a whole number of minutes", ("minutes",))
        return self

    @property
    def places(self) -> tuple[str, ...]:
        """Names of the places that it must stand at one of; none for any."""
        return (self.place,) if isinstance(self.place, str) else self.place or ()

    @property
    def at_least(self) -> int:
        """How many are a must."""
        return self.count.at_least if isinstance(self.count, Count) else self.count

    @property
    def at_most(self) -> int:
        """How many may be placed."""
        return self.count.at_most if isinstance(self.count, Count) else self.count

    @model_validator(mode="after")
    def _pins_one(self) -> Self:
        if self.at is not None and (self.at_least, self.at_most) != (1, 1):
            raise make_value_error(
                f'found "{self.at}" with a count', "one pinned session needs its own [[sessions]] table", ("at",)
            )
        if self.accept and self.at is None:
            raise make_value_error(
                "found true without at", 'only what is fixed is accepted: at = "wed 18:00"', ("accept",)
            )
        return self
