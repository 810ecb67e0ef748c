"""A season: what is run and lifted in each week of a programme, and what kind of week each is, ready to be drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from freshlegs.io.errors import FORMAT, Fault, InputError
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, RunContent
from freshlegs.model.kinds import Kind, find_family
from freshlegs.model.wording import format_hours, join_words
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planning.training_series import LiftSeries, build_lift_series, build_running_series
from freshlegs.report.phrases import format_moment
from freshlegs.training.programme.races import name_distance

WEEK_MARKS = {
    "deload": ("D", "deload"),
    "taper": ("T", "taper"),
    "recovery": ("E", "easy after a race"),
    "stress": ("S", "stress"),
    "start": ("B", "beginning small"),
    "in_season": ("I", "in season"),
}
"""The letter of each kind of week that is none of the usual ones, and what it means."""
RACE_MARK = "R"
ESTIMATED = "An estimated 1RM is the best single that a lift implies by Epley's formula, not one that was lifted."
"""What is said wherever one is shown."""
_MOST_LIFTS = 6
"""Main lifts that are drawn; of the others the names are told."""


@dataclass(frozen=True, slots=True)
class SeasonWeek:
    """A week of a season."""

    number: int
    start: date
    kind: str
    mark: str  #: Letter of its kind; "" for a usual week
    races: tuple[str, ...]  #: "half marathon, Sun 4 Apr 10:00, 1 h 55"


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One thing that is drawn for every week, on a scale of its own."""

    name: str
    unit: str
    values: tuple[float | None, ...]  #: A number for each week; None where nothing of it is asked for
    kind: Kind  #: The kind of session whose colour it has
    is_load: bool = False  #: Drawn as marks between the lowest and the highest, not as bars from nothing
    #: What was done, for each week; None where nobody tells, and empty where nobody tells of any
    done: tuple[float | None, ...] = ()

    @property
    def known(self) -> tuple[float, ...]:
        """The numbers of the weeks that have one."""
        return _drop_unknown(self.values)

    @property
    def lowest(self) -> float:
        """The bottom of the scale, which is one for all that is drawn in the row."""
        return min(self._all) if self.is_load else 0

    @property
    def highest(self) -> float:
        """The top of the scale."""
        return max(self._all)

    @property
    def _all(self) -> tuple[float, ...]:
        return _drop_unknown((*self.values, *self.done))

    @property
    def says(self) -> str:
        """The unit and from what to what the numbers go: "min a week, 50 to 270"."""
        low, high = f"{min(self.known):g}", f"{max(self.known):g}"
        return f"{self.unit}, {low} to {high}" if low != high else f"{self.unit}, {low} throughout"

    def measure(self, value: float) -> float:
        """Return how high a number stands on the scale, from 0 to 1; a load that never changes stands half way."""
        reach = self.highest - self.lowest
        return (value - self.lowest) / reach if reach else 0.5 * self.is_load


def _drop_unknown(values: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(value for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class Season:
    """The weeks of a programme, and the rows that are drawn of them."""

    weeks: tuple[SeasonWeek, ...]
    rows: tuple[SeasonRow, ...]
    notes: tuple[str, ...]  #: What is not drawn

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Each letter that stands at a week, with what it means and at which weeks: ("D", "deload: weeks 4 and 8")."""
        raced = [(week, race) for week in self.weeks for race in week.races]
        races = [(RACE_MARK, f"race: {join_words([f'week {week.number} ({race})' for week, race in raced])}")]
        kinds = (
            (mark, f"{meaning}: {_name_weeks(week.number for week in self.weeks if week.mark == mark)}")
            for mark, meaning in WEEK_MARKS.values()
            if any(week.mark == mark for week in self.weeks)
        )
        return (*(races if raced else ()), *kinds)

    def describe(self) -> str:
        """Return all of it in words, for who does not see the picture."""
        rows = (f"{row.name} ({row.says})" for row in self.rows)
        marks = (meaning for _, meaning in self.legend)
        return ". ".join((*rows, *marks, *self.notes)).rstrip(".") + "."


def build_season(record: PlannedRecord) -> Season:
    """Return what is drawn of a programme; of a week by itself there is nothing."""
    weeks = [_sessions_of(record, week) for week in record.weeks]
    runs = [[s for s in there if find_family(s.kind) == "run" and s.kind != "race"] for there in weeks]
    lifts = [[s.content for s in there if isinstance(s.content, LiftContent)] for there in weeks]
    ran = _keep_told(week.done for week in build_running_series(record))
    minutes = tuple(sum(run.minutes for run in there) for there in runs)
    rows = [
        SeasonRow("Running", "min a week", minutes, "long", done=ran),
        SeasonRow("Hard running", "min a week", tuple(map(measure_hard_minutes, runs)), "intervals"),
        SeasonRow("Lifting", "sets a week", tuple(map(_count_sets, lifts)), "lower"),
    ]
    mains = build_lift_series(record)
    loads = {one.exercise: row for one in mains if (row := _loads(one))}
    drawn = [one for one in mains if one.exercise in loads][:_MOST_LIFTS]
    singles = {one.exercise: row for one in drawn if (row := _singles(one))}
    of_lifts = (part[one.exercise] for one in drawn for part in (loads, singles) if one.exercise in part)
    found = (*(row for row in rows if any((*row.values, *row.done))), *of_lifts)
    shown = (_week(record, week, there) for week, there in zip(record.weeks, weeks, strict=True))
    return Season(tuple(shown), found, tuple(_notes(mains, loads, told=bool(singles))))


def check_season(record: PlannedRecord, source: str) -> None:
    """Raise InputError for the plan of one week, which has no season."""
    if not record.weeks:
        found = "a season is drawn of a programme, and this is the plan of one week"
        raise InputError(source, Fault("", found, "plan several: freshlegs plan SCENARIO --weeks 8 -o FILE"))


def dump_season(season: Season) -> dict[str, object]:
    """Return the JSON of a season: its weeks, and each row with a number for every week, null where there is none.

    Where the log tells of some week a row has what was done too.
    """
    weeks = [
        {"week": week.number, "start": str(week.start), "kind": week.kind, "races": list(week.races)}
        for week in season.weeks
    ]
    rows = [
        {
            **{"name": row.name, "unit": row.unit, "values": list(row.values)},
            **({"done": list(row.done)} if row.done else {}),
        }
        for row in season.rows
    ]
    return {"format": FORMAT, "weeks": weeks, "rows": rows, "notes": list(season.notes)}


def measure_hard_minutes(runs: Iterable[SessionRecord]) -> int:
    """Return the minutes of some runs at the effort of a marathon or more."""
    return sum(run.content.hard_minutes for run in runs if isinstance(run.content, RunContent))


def _count_sets(lifts: Iterable[LiftContent]) -> int:
    """Return the sets of lifts; jumps and throws are practice, and train no muscle."""
    return sum(entry.sets for lift in lifts for entry in lift.exercises if entry.slot != "power")


def _sessions_of(record: PlannedRecord, week: WeekRecord) -> list[SessionRecord]:
    days = ((session, (record.local(session.start).date() - week.start).days) for session in record.sessions)
    return sorted((s for s, day in days if 0 <= day < week.days), key=lambda session: session.start)


def _week(record: PlannedRecord, week: WeekRecord, sessions: Iterable[SessionRecord]) -> SeasonWeek:
    races = [one for one in sessions if one.kind == "race"]
    told = tuple(describe_race(record, one) for one in races)
    return SeasonWeek(week.week, week.start, to_one_line(week.kind), WEEK_MARKS.get(week.kind, ("", ""))[0], told)


def name_race(race: SessionRecord) -> str:
    """Return what people call a race: "half marathon"; "race" where its distance is not known."""
    return name_distance(race.kilometres) if race.kilometres else "race"


def describe_race(record: PlannedRecord, race: SessionRecord) -> str:
    """Return a race in a line: "half marathon, Sun 4 Apr 10:00, 1 h 55"."""
    return f"{name_race(race)}, {format_moment(record, race.start)}, {format_hours(race.minutes)}"


def _loads(series: LiftSeries) -> SeasonRow | None:
    """Return the heaviest weight of a main lift in each week, asked for and lifted; None where the plan names none."""
    asked = tuple(week.asked.load if week.asked else None for week in series.weeks)
    if not any(asked):
        return None
    unit = f"heaviest {series.unit}{' each hand' if series.each_hand else ''}"
    lifted = _keep_told(week.lifted.load if week.lifted else None for week in series.weeks)
    return SeasonRow(to_one_line(series.name), unit, asked, "lower", is_load=True, done=lifted)


def _singles(series: LiftSeries) -> SeasonRow | None:
    """Return the best single of a main lift that what was lifted implies in each week; None where none is told."""
    singles = _keep_told(week.single for week in series.weeks)
    name = f"{to_one_line(series.name)}, estimated 1RM"
    return SeasonRow(name, series.unit, singles, "lower", is_load=True) if singles else None


def _keep_told(values: Iterable[float | None]) -> tuple[float | None, ...]:
    """Return the numbers of the weeks; nothing where no week has one."""
    found = tuple(values)
    return found if any(value is not None for value in found) else ()


def _notes(mains: Iterable[LiftSeries], loads: Mapping[str, SeasonRow], *, told: bool) -> Iterator[str]:
    """Yield what is not drawn, and what best singles are, a sentence each."""
    if told:
        yield ESTIMATED
    if more := [row.name for row in loads.values()][_MOST_LIFTS:]:
        yield f"Not drawn: {join_words(more)}."
    if unknown := [to_one_line(one.name) for one in mains if one.exercise not in loads]:
        yield f"No weight is known of {join_words(unknown)}."


def _name_weeks(numbers: Iterable[int]) -> str:
    found = tuple(map(str, numbers))
    return f"week{'s' if len(found) > 1 else ''} {join_words(found)}"
