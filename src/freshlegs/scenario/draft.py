"""Draft: a scenario as written, with its circumstances, to be changed and resolved again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from freshlegs.io.errors import Step
from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.edits import Edit
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.load import validate_scenario
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import DayWindows, resolve_days, resolve_windows

if TYPE_CHECKING:
    from freshlegs.scenario.circumstances import ProgrammeContext, WeekInProgress
    from freshlegs.scenario.typical_busy_times import BusyTimesExcept, TypicalBusyTimes


@dataclass(frozen=True, slots=True)
class Draft:
    """A parsed scenario file and the circumstances in which it is planned. Plain picklable data."""

    written: Mapping[str, Any]  #: The parsed file, not validated yet
    source: str  #: The file's path, or "-"
    today: date | None = None  #: As in `resolve`
    after: PlannedRecord | None = None  #: As in `resolve`
    best_effort: bool = False  #: As in `resolve`
    busy: BusyCalendars | TypicalBusyTimes | BusyTimesExcept = field(default_factory=BusyCalendars)  #: Reads busy times
    stored: PlannedRecord | None = None  #: A stored plan of this very week, whose sessions keep their contents
    in_progress: WeekInProgress | None = None  #: The week is in progress
    context: ProgrammeContext | None = None  #: The week is one of a programme

    @property
    def scenario(self) -> ScenarioTable:
        """What the file asks for; raises InputError with its faults."""
        return validate_scenario(self.written, self.source)

    @property
    def near(self) -> PlannedRecord | None:
        """The plan whose days the sessions keep if they can."""
        if self.in_progress is not None:
            return self.in_progress.stored
        return self.context.near if self.context is not None else None

    @property
    def is_programme(self) -> bool:
        """Whether the file, free of faults, asks for a programme."""
        return "programme" in self.written or self.written.get("week", {}).get("weeks", 1) > 1

    def apply(self, edits: Iterable[Edit], asker: str = "") -> Draft:
        """Return the draft with edits made.

        Parameters
        ----------
        asker : str
            Origin of the edits, named in the InputError for one that leads nowhere.
        """
        # Imported late: only changed scenarios need it.
        from freshlegs.scenario.edits import apply_edits

        return replace(self, written=apply_edits(self.written, edits, asker or self.source))

    def tables(self) -> tuple[int, ...]:
        """Return the index of the [[sessions]] table of each session of the problem."""
        return tuple(i for i, request in enumerate(self.scenario.sessions) for _ in range(request.at_most))

    def busy_times(self, clock: Clock) -> Iterable[Interval]:
        """Return the busy times around the week of a draft without faults, in minutes of the week."""
        return self.busy(self.scenario, clock)

    def windows(self) -> DayWindows:
        """Return the windows of each planned day of a draft without faults."""
        scenario, faults = self.scenario, Faults()
        return resolve_windows(scenario, resolve_days(scenario, self.today, faults), faults)

    def path_of_windows(self, day: int) -> tuple[Step, ...]:
        """Return the path in the file of the windows of a day: by its date if the file has it, else by its name."""
        scenario = self.scenario
        days = resolve_days(scenario, self.today, Faults())
        if (local_date := days.clock.date_of(day)) in scenario.availability.dates:
            return ("availability", "dates", local_date.isoformat())
        return ("availability", days.name(day))
