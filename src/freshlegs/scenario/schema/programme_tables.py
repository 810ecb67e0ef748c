"""The [programme] table: races, long run and easier weeks of a week that repeats."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from freshlegs.io.errors import Step
from freshlegs.scenario.schema.value_types import Date, Several, Table, Time, make_value_error
from freshlegs.training.programme.easier_weeks import CUT_BACK
from freshlegs.training.programme.races import MOST_WEEKS, RacePriority
from freshlegs.written.race_text import KILOMETRES, RACE_KILOMETRES, Distance

Kilometres = Annotated[float, Field(ge=RACE_KILOMETRES[0], le=RACE_KILOMETRES[1])]
DISTANCES = f'"5k", "10k", "half", "marathon", or kilometres from {RACE_KILOMETRES[0]} to {RACE_KILOMETRES[1]}'


def find_kilometres(distance: Distance | float) -> float:
    """Return a distance in kilometres."""
    return KILOMETRES[distance] if isinstance(distance, str) else distance


class RaceGoal(Table):
    """A race of the programme; its session is added on its date."""

    date: Date = Field(description="its local date, in one of the weeks", examples=["2027-02-21"])
    distance: Distance | Kilometres = Field(description=DISTANCES, examples=["half"])
    priority: RacePriority = Field(
        "A", description='"A": the goal, with a whole taper; "B": with a taper of a week; "C": trained through'
    )
    at: Time = Field(9 * 60, description="local time of its start")
    minutes: Annotated[int, Field(ge=5, le=600)] | None = Field(
        None, description="minutes, 5 to 600; default: by the distance and run_level"
    )

    @property
    def kilometres(self) -> float:
        """Its distance in kilometres."""
        return find_kilometres(self.distance)


class LongRunGoal(Table):
    """How long the long run is at first, and to what it grows."""

    first: Annotated[int, Field(ge=5, le=600)] | None = Field(
        None, description="minutes in the first week, 5 to 600; default: those under [[sessions]]"
    )
    longest: Annotated[int, Field(ge=5, le=600)] | None = Field(
        None, description="minutes that it grows to, 5 to 600; default: by the race; without a race it stays"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first is not None and self.longest is not None and self.first > self.longest:
            raise make_value_error(f"found first = {self.first} above longest = {self.longest}")
        return self


class Programme(Table):
    """What the weeks of a programme are for."""

    phase: Literal["build", "in_season"] = Field(
        "build", description="in season: two lifts a week at the most, and nothing grows"
    )
    deload_every: Literal["off"] | Annotated[int, Field(ge=4, le=6)] = Field(
        4, description='weeks from one deload to the next, 4 to 6, or "off"'
    )
    cut_back: Literal["off"] | Annotated[int, Field(ge=50, le=100)] = Field(
        CUT_BACK, description='percent of the running that is left in a deload week, 50 to 100, or "off"'
    )
    run_growth: Literal["off"] | Annotated[int, Field(ge=0, le=50)] = Field(
        10, description='percent by which a week may run more than the mean of the four before it, 0 to 50, or "off"'
    )
    pull_back: Literal["off"] | Annotated[int, Field(ge=0, le=50)] = Field(
        10, description='percent above that mean from which a week lifts less, 0 to 50, or "off"'
    )
    minimum_dose: bool | None = Field(
        None,
        description="lifts start with one set of each exercise, then two; default: for beginners and `returning_from`",
    )
    stress: Several[Annotated[int, Field(ge=1, le=MOST_WEEKS)]] = Field(
        (), description="numbers of weeks with other stress, such as [3]: less lifting"
    )
    race: RaceGoal | None = Field(None, description="the race that the programme leads to")
    races: Several[RaceGoal] = Field((), description="[[programme.races]] tables (two brackets), one for each race")
    long_run: LongRunGoal = LongRunGoal()

    @property
    def goals(self) -> dict[tuple[Step, ...], RaceGoal]:
        """All races by their paths, in the order of their dates."""
        single: dict[tuple[Step, ...], RaceGoal] = {("programme", "race"): self.race} if self.race else {}
        listed = {("programme", "races", index): race for index, race in enumerate(self.races)}
        return dict(sorted((single | listed).items(), key=lambda goal: goal[1].date))
