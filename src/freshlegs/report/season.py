"""A season: what is run and lifted in each week of a programme, and what kind of week each is, ready to be drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from freshlegs.io.errors import FORMAT, Fault, InputError
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed, RunContent
from freshlegs.model.kinds import Kind, find_family
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.report.phrases import format_day
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
_MOST_LIFTS = 6
"""Main lifts that are drawn; of the others the names are told."""


@dataclass(frozen=True, slots=True)
class SeasonWeek:
    """A week of a season."""

    number: int
    start: date
    kind: str
    mark: str  #: Letter of its kind; "" for a usual week
    races: tuple[str, ...]  #: "half marathon, Sun 4 Apr"


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One thing that is drawn for every week, on a scale of its own."""

    name: str
    unit: str
    values: tuple[float | None, ...]  #: A number for each week; None where nothing of it is asked for
    kind: Kind  #: The kind of session whose colour it has
    is_load: bool = False  #: Drawn as marks between the lowest and the highest, not as bars from nothing

    @property
    def known(self) -> tuple[float, ...]:
        """The numbers of the weeks that have one."""
        return tuple(value for value in self.values if value is not None)

    @property
    def lowest(self) -> float:
        """The bottom of the scale."""
        return min(self.known) if self.is_load else 0

    @property
    def highest(self) -> float:
        """The top of the scale."""
        return max(self.known)

    @property
    def says(self) -> str:
        """The unit and from what to what the numbers go: "min a week, 50 to 270"."""
        low, high = f"{min(self.known):g}", f"{max(self.known):g}"
        return f"{self.unit}, {low} to {high}" if low != high else f"{self.unit}, {low} throughout"

    def measure(self, value: float) -> float:
        """Return how high a number stands on the scale, from 0 to 1; a load that never changes stands half way."""
        reach = self.highest - self.lowest
        return (value - self.lowest) / reach if reach else 0.5 * self.is_load


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
    rows = [
        SeasonRow("Running", "min a week", tuple(sum(run.minutes for run in there) for there in runs), "long"),
        SeasonRow("Hard running", "min a week", tuple(map(measure_hard_minutes, runs)), "intervals"),
        SeasonRow("Lifting", "sets a week", tuple(map(_count_sets, lifts)), "lower"),
    ]
    mains = {entry.exercise: to_one_line(entry.name) for there in lifts for entry in _mains(there)}
    loads = {one: row for one, name in mains.items() if (row := _loads(one, name, lifts))}
    found = (*(row for row in rows if any(row.values)), *[*loads.values()][:_MOST_LIFTS])
    shown = (_week(record, week, there) for week, there in zip(record.weeks, weeks, strict=True))
    return Season(tuple(shown), found, tuple(_notes(mains, loads)))


def check_season(record: PlannedRecord, source: str) -> None:
    """Raise InputError for the plan of one week, which has no season."""
    if not record.weeks:
        found = "a season is drawn of a programme, and this is the plan of one week"
        raise InputError(source, Fault("", found, "plan several: freshlegs plan SCENARIO --weeks 8 -o FILE"))


def dump_season(season: Season) -> dict[str, object]:
    """Return the JSON of a season: its weeks, and each row with a number for every week, null where there is none."""
    weeks = [
        {"week": week.number, "start": str(week.start), "kind": week.kind, "races": list(week.races)}
        for week in season.weeks
    ]
    rows = [{"name": row.name, "unit": row.unit, "values": list(row.values)} for row in season.rows]
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
    told = (f"{_name_race(one)}, {format_day(record, record.local(one.start).date())}" for one in races)
    return SeasonWeek(
        week.week, week.start, to_one_line(week.kind), WEEK_MARKS.get(week.kind, ("", ""))[0], tuple(told)
    )


def _name_race(session: SessionRecord) -> str:
    return name_distance(session.kilometres) if session.kilometres else "race"


def _mains(lifts: Iterable[LiftContent]) -> Iterator[Prescribed]:
    yield from (entry for lift in lifts for entry in lift.exercises if entry.slot == "strength")


def _loads(exercise: str, name: str, weeks: Iterable[Iterable[LiftContent]]) -> SeasonRow | None:
    """Return the heaviest weight of a main lift in each week; None where the plan names none."""
    of_weeks = [[one for one in _mains(lifts) if one.exercise == exercise and one.load] for lifts in weeks]
    known = next((one for there in of_weeks for one in there), None)
    if known is None:
        return None
    heaviest = tuple(max((one.load for one in there if one.load), default=None) for there in of_weeks)
    unit = f"heaviest {known.unit}{' each hand' if known.each_hand else ''}"
    return SeasonRow(name, unit, heaviest, "lower", is_load=True)


def _notes(mains: Mapping[str, str], loads: Mapping[str, SeasonRow]) -> Iterator[str]:
    """Yield what is not drawn, a sentence each."""
    if more := [row.name for row in loads.values()][_MOST_LIFTS:]:
        yield f"Not drawn: {join_words(more)}."
    if unknown := [name for one, name in mains.items() if one not in loads]:
        yield f"No weight is known of {join_words(unknown)}."


def _name_weeks(numbers: Iterable[int]) -> str:
    found = tuple(map(str, numbers))
    return f"week{'s' if len(found) > 1 else ''} {join_words(found)}"
