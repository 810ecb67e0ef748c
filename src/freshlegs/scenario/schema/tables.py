"""The scenario file as frozen models; an absent key is None only where its default depends on other keys."""

from math import lcm
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from freshlegs.calendars.reading.busy_policy import AllDay, BusyOrFree
from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.kinds import HARDEST, HardDays, HardestKind, Level, Priority
from freshlegs.rules.settings import Profile
from freshlegs.scenario.schema.availability_table import Availability
from freshlegs.scenario.schema.file_table import FileTable
from freshlegs.scenario.schema.lifting_tables import (
    ExerciseId,
    ExerciseTable,
    ForeignName,
    Lifting,
    PlaceTable,
)
from freshlegs.scenario.schema.programme_tables import Programme
from freshlegs.scenario.schema.rhythm_keys import Rotation
from freshlegs.scenario.schema.running_tables import RaceResult, RunningGoal, ThresholdPace, WorkoutTable
from freshlegs.scenario.schema.session_tables import Done, Request
from freshlegs.scenario.schema.shift_table import ShiftTable
from freshlegs.scenario.schema.value_types import (
    Date,
    Identity,
    MailAddress,
    RuleSettings,
    Several,
    Table,
    Time,
    Title,
    Zone,
    make_value_error,
)
from freshlegs.scenario.schema.window_tables import DaylightTable, WindowTable
from freshlegs.training.avoidable import ReturningFrom
from freshlegs.training.exercise import Equipment
from freshlegs.training.programme.races import MOST_WEEKS


class Athlete(Table):
    """Who trains."""

    name: Title = Field("", description="for a calendar of one's own, and part of the default id")
    run_level: Level = Field("intermediate", description="experience in running")
    lift_level: Level = Field("intermediate", description="experience in lifting")
    bedtime: Time | None = Field(None, description="before 12:00 means after midnight")
    age: Annotated[int, Field(ge=10, le=100)] | None = Field(
        None,
        description="years, 10 to 100: from 50 on races take longer to recover from, from 60 on some exercises are out",
    )
    returning_from: ReturningFrom | None = Field(
        None,
        description="on the way back from it: by default no jumps, plyometric push-ups, Copenhagen planks; "
        "each card says when to stop",
    )
    equipment: Several[Equipment] = Field(get_args(Equipment), description="what there is to lift with")
    weekly_minutes: Annotated[int, Field(ge=10, le=2000)] | None = Field(
        None, description="minutes that you run in a week now, 10 to 2000: a programme grows from there"
    )
    race: RaceResult | None = Field(None, description="a race that you have run, from which paces are told")
    threshold_pace: ThresholdPace | None = Field(
        None, description="what you could hold for an hour in a race; goes before `race`"
    )


class Cycle(Table):
    """The dates that are planned."""

    start: Date | None = Field(None, description="first date, any weekday; default: the Monday after today")
    days: int = Field(7, ge=5, le=14, description="length of the cycle")
    weeks: int = Field(1, ge=1, le=MOST_WEEKS, description="how many cycles are planned")
    repeats: bool = Field(True, description="the last day is followed by the first; not with [history]")
    rotation: Rotation = Field((), description='names of weeks in their turn, such as ["A", "B"]')


class History(Table):
    """What went before the week, which then does not repeat."""

    plan: str | None = Field(
        None,
        min_length=1,
        description="a plan.json of the days before, its path seen from this file",
        examples=["last-week.json"],
    )
    sessions: Several[Done] = Field((), description="[[history.sessions]] tables")


class Busy(Table):
    """A calendar whose events are not free time."""

    file: str = Field(
        min_length=1,
        description="an .ics file or a folder of them, its path seen from this file",
        examples=["work.ics"],
    )
    before: int = Field(0, ge=0, le=600, description="minutes kept free before each busy time")
    after: int = Field(0, ge=0, le=600, description="minutes kept free after each busy time")
    tentative: BusyOrFree = Field("busy", description="what events are that may not take place")
    allday: AllDay = Field("by-transp", description="all-day events: as each of them says, always busy, or ignored")
    timed_transparent: BusyOrFree = Field("free", description="what events with a time are that are marked as free")
    needs_action: BusyOrFree = Field("busy", description="what invitations are that you have not answered")
    elsewhere: BusyOrFree = Field("free", description='what events are that Outlook marks as "working elsewhere"')
    own: BusyOrFree = Field(
        "free",
        description="what sessions of this scenario's own plan are; those of another, such as a partner's, are busy",
    )
    owner: MailAddress = Field("", description="your mail address: invitations that you declined take no time")


class Expect(Table):
    """What planning this file must come to; makes it a test."""

    status: Literal["planned", "impossible"] = Field(examples=["planned"])
    penalty_at_most: int | None = Field(None, ge=0, le=10**9, description="points")
    clash: Several[str] = Field((), description="the rules that cannot hold together")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.status == "planned" and self.clash:
            raise make_value_error("found a list", 'only status = "impossible" has a clash', ("clash",))
        if self.status == "impossible" and self.penalty_at_most is not None:
            found = f"found {self.penalty_at_most}"
            raise make_value_error(found, 'only status = "planned" has a penalty', ("penalty_at_most",))
        return self


class ScenarioTable(FileTable):
    """A training week that a person asks for."""

    id: Identity = Field(description="identity in calendars; default: the athlete's and the file's name")
    title: Title = Field(
        default_factory=lambda known: str(known.get("id", "")), description="for people; default: the id"
    )
    timezone: Zone = Field(description="IANA name", examples=["Europe/Berlin"])
    profile: Profile = Field("evidence", description="which rule set")
    priority: Priority = Field("run", description="whose quality is protected, and what comes first on a shared day")
    hard_days: HardDays = Field("separate", description="lifts and runs on separate days, or hard sessions on few days")
    hardest: HardestKind | None = Field(None, description=f"default: the first of {', '.join(HARDEST)} asked for")
    athlete: Athlete = Athlete()
    week: Cycle = Cycle()
    programme: Programme | None = Field(None, description=f"makes a programme of 1 to {MOST_WEEKS} weeks of this week")
    history: History | None = None
    availability: Availability = Availability()
    busy: Several[Busy] = Field((), description="[[busy]] tables (two brackets)")
    shifts: Several[ShiftTable] = Field((), description="[[shifts]] tables (two brackets)")
    windows: Several[WindowTable] = Field((), description="[[windows]] tables (two brackets)")
    daylight: DaylightTable | None = None
    sessions: Annotated[Several[Request], Field(min_length=1)] = Field(
        description="[[sessions]] tables (two brackets), at least one"
    )
    lifting: Lifting = Lifting()
    exercises: Several[ExerciseTable] = Field((), description="[[exercises]] tables (two brackets)")
    places: Several[PlaceTable] = Field((), description="[[places]] tables (two brackets)")
    names: dict[ForeignName, ExerciseId] = Field(
        {}, description="what your gym app calls exercises, and which they are"
    )
    running: RunningGoal = RunningGoal()
    workouts: Several[WorkoutTable] = Field((), description="[[workouts]] tables (two brackets)")
    rules: RuleSettings = Field({})
    expect: Expect | None = None

    @property
    def repeats(self) -> bool:
        """Whether the file lets the first day follow the last one."""
        return self.week.repeats and self.history is None and not self.is_chain

    @property
    def is_chain(self) -> bool:
        """Whether its cycles begin on other weekdays each time: they have windows by weekday, and follow each other."""
        named = [name in WEEKDAYS for name in self.availability.weekly]
        by_weekday = bool(named) and all(named)
        return self.week.repeats and self.history is None and self.week.days % len(WEEKDAYS) > 0 and by_weekday

    @property
    def is_programme(self) -> bool:
        """Whether the file asks for more than one week, or for one week of a programme."""
        return self.programme is not None or self.week.weeks > 1 or self.has_rhythm

    @property
    def has_rhythm(self) -> bool:
        """Whether its weeks are not all alike."""
        return bool(self.week.rotation) or any(request.has_rhythm for request in self.sessions)

    @property
    def period(self) -> int:
        """After how many weeks the same week comes again, as far as its rhythms say."""
        return lcm(max(1, len(self.week.rotation)), *(request.every or 1 for request in self.sessions))

    def name_week(self, number: int) -> str:
        """Return the name of the week of a number in the rotation; "" without one."""
        rotation = self.week.rotation
        return rotation[(number - 1) % len(rotation)] if rotation else ""

    @property
    def speaks_of_exercises(self) -> bool:
        """Whether the file says anything about the content of lifts."""
        named = {"lifting", "exercises", "places"} & self.model_fields_set
        return bool(named) or "equipment" in self.athlete.model_fields_set

    def counts_days(self, *, follows: bool = False) -> bool:
        """Whether the file names days day1, day2, ... instead of by weekday; `follows`: a week that follows a plan.

        Only a repeating cycle of other than seven days does, unless its windows are by weekday: a fortnight repeats
        them, and other cycles become a chain. One that follows something may be such a cycle's file.
        """
        if not self.week.repeats or self.week.days == len(WEEKDAYS) or self.is_chain:
            return False
        by_weekday = [name in WEEKDAYS for name in self.availability.weekly]
        if self.week.days % len(WEEKDAYS) == 0 and any(by_weekday):
            return False
        return not all(by_weekday) if self.history is not None else not (follows and any(by_weekday))
