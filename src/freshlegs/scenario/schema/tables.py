"""The scenario file as frozen models; an absent key is None only where its default depends on other keys."""

from math import lcm
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, PrivateAttr, model_validator

from freshlegs.calendars.reading.busy_policy import AllDay, BusyOrFree
from freshlegs.io.errors import repr_for_user
from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.kinds import HARDEST, KINDS, HardDays, HardestKind, Kind, Level, Priority, group_kinds
from freshlegs.model.training_load import TrainingLoad
from freshlegs.rules.settings import Profile
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
from freshlegs.scenario.schema.availability_table import Availability
from freshlegs.scenario.schema.companion_table import CompanionName, CompanionTable, NamedCompanion
from freshlegs.scenario.schema.lifting_tables import (
    ExerciseId,
    ExerciseTable,
    ForeignName,
    Lifting,
    PlaceName,
    PlaceTable,
)
from freshlegs.scenario.schema.minutes_range import Minutes, MinutesRange
from freshlegs.scenario.schema.programme_tables import DISTANCES, Kilometres, Programme, find_kilometres
from freshlegs.scenario.schema.rhythm_keys import Every, Rotation, WeekNames
from freshlegs.scenario.schema.running_tables import RaceResult, RunningGoal, ThresholdPace, WorkoutTable
from freshlegs.scenario.schema.shift_table import ShiftTable
from freshlegs.scenario.schema.value_types import (
    Date,
    Identity,
    MailAddress,
    PastMoment,
    PinMoment,
    RuleSettings,
    Several,
    Table,
    Time,
    Title,
    When,
    Zone,
    make_value_error,
)
from freshlegs.scenario.schema.window_tables import DaylightTable, WindowTable
from freshlegs.training.avoidable import ReturningFrom
from freshlegs.training.exercise import Equipment
from freshlegs.training.programme.races import MOST_WEEKS
from freshlegs.training.trained_muscles import find_lift_load, find_muscles, name_lift
from freshlegs.written.race_text import Distance

USUAL_MINUTES = {kind: row.minutes for kind, row in KINDS.items()}
"""Length of a session that names none, in minutes."""
_UNLIKE = (row for row in KINDS.values() if row.minutes != 60 or not row.tags & {"lift", "intensity"})
_USUAL = ", ".join(["lifts and hard runs 60", *(f"{row.name} {row.minutes}" for row in _UNLIKE)])


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


_DISTANCE = f"of a race, by which the days after it are chosen: {DISTANCES}"


def _check_distance(one: "Done | Request") -> None:
    if one.distance is not None and one.kind != "race":
        raise make_value_error(
            f"found {repr_for_user(one.distance)} of {one.kind}", 'only a race has one: kind = "race"', ("distance",)
        )


class Done(Table):
    """A session before the week, for the rules that look back."""

    kind: Kind
    at: PastMoment = Field(description="local date and time of its start", examples=["2026-11-29 08:00"])
    minutes: Minutes | None = Field(None, description="default: the usual length of its kind")
    distance: Distance | Kilometres | None = Field(None, description=_DISTANCE)
    trains: TrainedWords = None
    title: ActivityTitle = None
    legs: Legs = None
    upper: Upper = None
    effort: ActivityEffort = None

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
        _check_distance(self)
        check_activity_words(self)
        check_trained_words(self.kind, self.trains)
        return self

    @property
    def length(self) -> int:
        """Minutes, with the usual ones where none are given."""
        return USUAL_MINUTES[self.kind] if self.minutes is None else self.minutes


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


class Count(Table):
    """As many sessions as serve."""

    at_least: int = Field(ge=0, description="so many are a must", examples=[1])
    at_most: int = Field(ge=1, description="no more than these", examples=[3])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.at_least > self.at_most:
            raise make_value_error(f"found at_least = {self.at_least} above at_most = {self.at_most}")
        return self


class Request(Table):
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
    every: Every | None = Field(
        None, description="only in every so manieth week of the programme: 2 is every other one"
    )
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
    def companion(self) -> CompanionTable | None:
        """The session that it is done with in one go, the order and the minutes between; None where it has none."""
        named = self.together
        return CompanionTable.model_construct(session=named) if isinstance(named, NamedCompanion) else named

    @property
    def kilometres(self) -> float:
        """Distance of a race; 0 where it is not known, and for all else."""
        return find_kilometres(self.distance or 0.0)

    @model_validator(mode="after")
    def _says_what_its_kind_has(self) -> Self:
        _check_distance(self)
        check_activity_words(self)
        check_trained_words(self.kind, self.trains)
        return self

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


class Expect(Table):
    """What planning this file must come to; makes it a test."""

    status: Literal["planned", "impossible"] = Field(examples=["planned"])
    penalty_at_most: int | None = Field(None, ge=0, le=10**9, description="points")
    clash: Several[str] = Field((), description="the rules that cannot hold together")


class ScenarioTable(Table):
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

    _source: str = PrivateAttr("scenario")

    def model_post_init(self, context: Any) -> None:
        """Keep the file's path, which is none of its keys."""
        self._source = context["source"] if context else self._source

    @property
    def source(self) -> str:
        """Path of the file, or "-"."""
        return self._source

    @property
    def folder(self) -> Path:
        """The folder to which paths in the file are relative."""
        return Path() if self.source == "-" else Path(self.source).parent

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
