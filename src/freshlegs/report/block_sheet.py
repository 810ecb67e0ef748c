"""A block of four weeks for the gym wall: each lift's exercises as rows, the weeks as columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import find_family
from freshlegs.model.wording import format_hours
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.phrases import format_day, list_titles
from freshlegs.report.season import WEEK_MARKS, name_race
from freshlegs.training.card import format_amount, format_load, format_rest

BLOCK = 4
"""Weeks of a block; they are counted from the first week of the programme."""
MOST_BOXES = 6
"""Sets that have a box each; of more there is one wide box."""


@dataclass(frozen=True, slots=True)
class BlockWeek:
    """A column; without a date where the plan is one week that repeats, whichever week it is then done in."""

    name: str  #: "Week 5"
    start: str  #: "Mon 1 Feb"; "" for a date to fill in
    says: str  #: What kind of week it is, where it is none of the usual ones: "deload"
    runs: str  #: Its runs in a line


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What is asked of an exercise in a week, and the boxes for what was done."""

    asked: str
    boxes: int
    unit: str  #: Unit of the weight to write down; "" where there is none to ask for


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An exercise; a cell is None in a week that does not have it."""

    name: str
    how: str  #: "per side, each hand, rest 90 s"
    cells: tuple[SheetCell | None, ...]


@dataclass(frozen=True, slots=True)
class SheetLift:
    """A lift of the week; a day is "" in a week that does not have the lift."""

    name: str
    days: tuple[str, ...]
    length: str  #: "75 min"; of lengths that differ "60 or 75 min"
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class BlockSheet:
    """The weeks of a block, and the lifts of them in the order of the first week that has each."""

    weeks: tuple[BlockWeek, ...]
    lifts: tuple[SheetLift, ...]

    @property
    def span(self) -> str:
        """Which weeks they are: "Weeks 5 to 8"; "" of a week by itself."""
        names = [week.name for week in self.weeks if week.name]
        if len(names) < 2:
            return "".join(names)
        return f"{names[0].replace(' ', 's ')} to {names[-1].rpartition(' ')[2]}"


def build_block_sheet(record: PlannedRecord, week: int | None = None) -> BlockSheet:
    """Return the block that a week of a programme is in, the first where none is named; raises InputError.

    A week that repeats is there four times, to be dated by hand; one that does not, once.
    """
    if not record.weeks:
        columns = [record] * (BLOCK if record.repeats else 1)
        weeks = tuple(
            BlockWeek("", "" if record.repeats else _first_day(record), "", _tell_runs(one)) for one in columns
        )
        return BlockSheet(weeks, tuple(_lifts(columns, dated=not record.repeats)))
    first = ((week or 1) - 1) // BLOCK * BLOCK
    columns = [take_week(record, one.week, "") for one in record.weeks[first : first + BLOCK]]
    kinds = (one.kind for one in record.weeks[first : first + BLOCK])
    weeks = tuple(
        BlockWeek(f"Week {first + index}", _first_day(one), _name_kind(kind), _tell_runs(one))
        for index, (one, kind) in enumerate(zip(columns, kinds, strict=True), 1)
    )
    return BlockSheet(weeks, tuple(_lifts(columns, dated=True)))


def _first_day(record: PlannedRecord) -> str:
    return format_day(record, record.start)


def _name_kind(kind: str) -> str:
    named = {one: meaning for one, (_, meaning) in WEEK_MARKS.items()}
    return named.get(kind, "" if kind == "build" else to_one_line(kind).replace("_", " "))


def _tell_runs(record: PlannedRecord) -> str:
    """Return the runs of a week in a line: "Tue easy 45, Sat long 120; 165 min"."""
    runs = [s for s in sorted(record.sessions, key=lambda s: s.start) if find_family(s.kind) == "run"]
    told = ", ".join(f"{_weekday(record, run)} {_tell_run(run)}" for run in runs)
    minutes = sum(run.minutes for run in runs if run.kind != "race")
    return f"{told}; {minutes} min" if minutes else told or "no runs"


def _tell_run(run: SessionRecord) -> str:
    if run.kind == "race":
        name = f"race, {name_race(run)}" if run.kilometres else "race"
        return f"{name}, {format_hours(run.minutes)}"
    return f"{run.kind} {run.minutes}"


def _weekday(record: PlannedRecord, session: SessionRecord) -> str:
    return format_day(record, record.local(session.start).date()).split()[0]


def _lifts(weeks: list[PlannedRecord], *, dated: bool) -> Iterator[SheetLift]:
    """Yield the lifts of some weeks, each with the exercises that it has in any of them."""
    there = [{_slot(one): one for one in week.sessions if find_family(one.kind) == "lift"} for week in weeks]
    first = {
        slot: (number, one.start) for number, lifts in reversed([*enumerate(there)]) for slot, one in lifts.items()
    }
    for slot in sorted(first, key=lambda slot: (*first[slot], slot)):
        asked = [lifts.get(slot) for lifts in there]
        number, one = next((index, found) for index, found in enumerate(asked) if found)
        when = (
            (format_day(week, week.local(lift.start).date()) if dated else _weekday(week, lift)) if lift else ""
            for week, lift in zip(weeks, asked, strict=True)
        )
        minutes = " or ".join(map(str, sorted({lift.minutes for lift in asked if lift})))
        yield SheetLift(list_titles(weeks[number], one)[1], tuple(when), f"{minutes} min", tuple(_rows(asked)))


def _slot(session: SessionRecord) -> str:
    """Return what a lift has in common with its like in other weeks."""
    return "/".join(session.id.split("/")[-2:])


def _rows(lifts: Iterable[SessionRecord | None]) -> Iterator[SheetRow]:
    asked = [_by_exercise(lift) for lift in lifts]
    for key in _merge(list(one) for one in asked):
        entries = [one.get(key) for one in asked]
        first = next(entry for entry in entries if entry)
        pair = f"{to_one_line(first.pair)} " if first.pair else ""
        how = ("per side" * first.per_side, "each hand" * first.each_hand, f"rest {format_rest(first.rest)}")
        cells = tuple(_cell(entry) if entry else None for entry in entries)
        yield SheetRow(f"{pair}{to_one_line(first.name)}", ", ".join(filter(None, how)), cells)


def _by_exercise(lift: SessionRecord | None) -> dict[tuple[str, int], Prescribed]:
    """Return what a lift asks for, by exercise and by how often it has come before."""
    found: dict[tuple[str, int], Prescribed] = {}
    if lift is not None and isinstance(lift.content, LiftContent):
        for entry in lift.content.exercises:
            number = sum(one == entry.exercise for one, _ in found)
            found[entry.exercise, number] = entry
    return found


def _merge(orders: Iterable[list[tuple[str, int]]]) -> list[tuple[str, int]]:
    """Return all that stands in several orders, each after what it stands after where it is new."""
    merged: list[tuple[str, int]] = []
    for order in orders:
        place = 0
        for key in order:
            if key not in merged:
                merged.insert(place, key)
            place = merged.index(key) + 1
    return merged


def _cell(entry: Prescribed) -> SheetCell:
    # Sides and hands are told beside the name: they are the same in every week.
    short = entry.model_copy(update={"per_side": False, "each_hand": False})
    load = format_load(short)
    asked = f"{entry.sets} x {to_one_line(format_amount(short))}" + (f" @ {load}" if load else "")
    weighed = load or entry.slot not in ("power", "core")
    boxes = entry.sets if entry.sets <= MOST_BOXES else 1
    return SheetCell(asked, boxes, (entry.unit or "weight") if weighed else "")
