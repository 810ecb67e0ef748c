"""Draft: a scenario as written, with its circumstances, to be changed and resolved again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from freshlegs.io.errors import Step
from freshlegs.model.availability import Interval
from freshlegs.model.content import LiftContent
from freshlegs.model.session import Placement
from freshlegs.planfile import HappeningRecord, LiftedRecord, LoggedRecord, PlannedRecord
from freshlegs.rules.base import Rule
from freshlegs.scenario.busy_times import BusyCalendars, BusyReader
from freshlegs.scenario.edits import Edit, apply_edits
from freshlegs.scenario.resolve_days import DayWindows, resolve_days, resolve_windows
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.load import validate_scenario
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.written.day_text import parse_day_names


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress in a week."""

    now: int = 0  #: Minute of the week, also before or after it
    #: Start in minutes of the week and length in minutes, by id
    done: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missed: frozenset[str] = frozenset()  #: Ids of sessions missed and not done since
    ill: frozenset[int] = frozenset()  #: Numbers of days without training
    busy: tuple[Interval, ...] = ()  #: Times that turned out to be busy
    displaced: frozenset[str] = frozenset()  #: Ids of sessions whose place something else took
    lesser: frozenset[str] = frozenset()  #: Ids of sessions that matter less than one of these
    loose: frozenset[str] = frozenset()  #: Ids of sessions that may be left out, because no week has all of them
    pins: Mapping[str, int] = field(default_factory=dict)  #: Start by id of what the athlete put somewhere
    dropped: frozenset[str] = frozenset()  #: Ids of sessions that the athlete dropped
    cut: Mapping[str, tuple[int, int]] = field(
        default_factory=dict
    )  #: Day and minutes by id of sessions of another length
    short_days: Mapping[int, str] = field(default_factory=dict)  #: Days with time for one session, and its id, or ""
    poor: frozenset[int] = frozenset()  #: Numbers of days on which the athlete feels poor
    hurt: Mapping[int, frozenset[str]] = field(default_factory=dict)  #: Parts of the body that hurt, by day number
    #: By id what was done without being planned: a kind, or what the athlete calls it
    extra: Mapping[str, str] = field(default_factory=dict)
    #: Names of hard rules that give way to what the athlete put somewhere, because no week keeps them all
    gave_way: frozenset[str] = frozenset()

    @property
    def yielding(self) -> tuple[frozenset[str], ...]:
        """Ids of the sessions that may be left out where no week has all, more each time.

        At first the displaced and what matters less than one of them, then also those that are cut to a day's time.
        """
        cut = self.cut.keys() - self.pins.keys()
        first = self.displaced | (self.lesser - cut)
        return tuple(ids for ids in dict.fromkeys((first, first | cut)) if ids)


@dataclass(frozen=True, slots=True)
class WeekInProgress:
    """A week that has begun: its stored plan, and the progress in it."""

    stored: PlannedRecord
    progress: Progress = field(default_factory=Progress)
    #: The week as it was planned before anything happened, where that is not the stored plan
    first: PlannedRecord | None = None
    told: tuple[HappeningRecord, ...] = ()  #: What was told of it so far, and now
    known: tuple[str, ...] = ()  #: Sentences on what is told now and was told before
    programme: PlannedRecord | None = None  #: The programme that it is a week of
    whole: Draft | None = None  #: The draft of that programme


class LostTime(NamedTuple):
    """A time in which the athlete turned out not to be free."""

    begin: datetime
    end: datetime
    ill: bool = False  #: Or else busy


@dataclass(frozen=True, slots=True)
class BegunProgramme:
    """A programme whose plan is stored, and the moment at which it is planned on."""

    stored: PlannedRecord
    source: str  #: What messages call the stored plan
    now: datetime
    lost: tuple[LostTime, ...] = ()  #: Days of illness and busy times that it was told of

    def count_weeks(self, logged: Iterable[date] = ()) -> int:
        """Return how many of its weeks have begun: by the day, by what is logged, or by what was told of them.

        A week that is still to come but was replanned counts as begun, with all before it: what was told of it stays.
        """
        stored, local = self.stored, self.stored.local
        told = (local(one.at).date() for one in stored.told)
        done = (
            *logged,
            *(one.day for one in stored.lifted),
            *(run.day for run in (stored.logged.runs if stored.logged else ())),
        )
        end = stored.dates[-1]
        last = max([local(self.now).date(), *told, *(day for day in done if day <= end)])
        begun = sum(week.start <= last for week in stored.weeks)
        replanned = {place.session.rsplit("/", 3)[1] for place in stored.planned_first}
        return max([begun, *(week.week for week in stored.weeks if week.start.isoformat() in replanned)])


@dataclass(frozen=True, slots=True)
class ProgrammeContext:
    """Place of a week in its programme."""

    near: PlannedRecord  #: The repeating week, whose days it keeps
    #: Contents of the repeating week's lifts, by session name
    contents: Mapping[str, LiftContent] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()  #: Rules that spare it around the race
    history: tuple[Placement, ...] = ()  #: Sessions done before it
    coming: tuple[Placement, ...] = ()  #: Sessions expected after it
    lost: tuple[LostTime, ...] = ()  #: Its days of illness and busy times, as the plan was told


@dataclass(frozen=True, slots=True)
class Draft:
    """A parsed scenario file and the circumstances in which it is planned. Plain picklable data."""

    written: Mapping[str, Any]  #: The parsed file, not validated yet
    source: str  #: The file's path, or "-"
    today: date | None = None  #: The week starts on the Monday after it if the file names no start
    #: The plan of the days before, instead of [history].plan; the week then does not repeat
    after: PlannedRecord | None = None
    best_effort: bool = False  #: Price sessions that are left out instead of forbidding it
    busy: BusyReader = field(default_factory=BusyCalendars)
    follows: PlannedRecord | None = None  #: An earlier plan of the scenario, whose exercises stay where they can
    #: By the name of a lift the exercises that stay where they can, where no earlier plan is followed
    keeps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stored: PlannedRecord | None = None  #: A stored plan of this very week, whose sessions keep their contents
    logged: LoggedRecord | None = None  #: Runs of the training log, from which a programme goes on
    ill: frozenset[date] = frozenset()  #: Days of illness that a stored programme was told of
    sore: tuple[tuple[date, str], ...] = ()  #: Days on which something hurt, and what, as it was told
    lifted: tuple[LiftedRecord, ...] = ()  #: What was lifted so far, as a stored plan tells
    begun: BegunProgramme | None = None  #: The programme has a plan already, whose begun weeks stay
    in_progress: WeekInProgress | None = None  #: The week is in progress
    context: ProgrammeContext | None = None  #: The week is one of a programme
    #: The written table that was validated, and as what: each week of many asks for it. Drafts of one file share it
    _validated: list[tuple[Mapping[str, Any], ScenarioTable]] = field(default_factory=list, repr=False, compare=False)

    @property
    def scenario(self) -> ScenarioTable:
        """What the file asks for; raises InputError with its faults."""
        for written, table in self._validated:
            if written is self.written:
                return table
        table = validate_scenario(self.written, self.source)
        self._validated[:] = [(self.written, table)]
        return table

    @property
    def near(self) -> PlannedRecord | None:
        """The plan whose days the sessions keep if they can."""
        if self.in_progress is not None:
            return self.in_progress.first or self.in_progress.stored
        return self.context.near if self.context is not None else None

    @property
    def is_programme(self) -> bool:
        """Whether the file, free of faults, asks for a programme."""
        return "programme" in self.written or self.written.get("week", {}).get("weeks", 1) > 1

    def apply(self, edits: Iterable[Edit], asker: str = "") -> Draft:
        """Return the draft with edits made; raises InputError, which names `asker`, for one that leads nowhere."""
        return replace(self, written=apply_edits(self.written, edits, asker or self.source), _validated=[])

    def tables(self) -> tuple[int, ...]:
        """Return the index of the [[sessions]] table of each session of the problem."""
        return tuple(i for i, request in enumerate(self.scenario.sessions) for _ in range(request.at_most))

    def windows(self, days: Days | None = None) -> DayWindows:
        """Return the windows of each planned day of a draft without faults, or of the days of a later week."""
        return resolve_windows(self.scenario, days or self._days(), Faults(self.source))

    def path_of_windows(self, day: int, days: Days | None = None) -> tuple[Step, ...]:
        """Return the path in the file of the windows of a day: by its date if the file has it, else by its name."""
        scenario, days = self.scenario, days or self._days()
        if (local_date := days.clock.date_of(day)) in scenario.availability.dates:
            return ("availability", "dates", local_date.isoformat())
        name = days.name(day)
        key = scenario.availability.keys.get(name, name)
        return ("availability", key if len(parse_day_names(key)) == 1 else name)

    def _days(self) -> Days:
        return resolve_days(self.scenario, self.today, Faults(self.source), follows=self.after is not None)
