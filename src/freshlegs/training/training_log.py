"""What was really lifted and run: a small CSV file, a row for each exercise or run, to which rows are only added."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.model.kinds import list_kinds
from freshlegs.model.wording import format_count, name_rows, normalize_name, suggest
from freshlegs.training.loads import HEAVIEST_LIKELY, Unit, WrittenWeight, parse_weight
from freshlegs.training.run_log import FELT_ENDS, RunEntry, read_run
from freshlegs.written.day_text import parse_date, say_which_day
from freshlegs.written.session_text import find_kind

MOST_SETS, MOST_REPS = 20, 999
LOG_COLUMNS = {
    "date": "a date such as 2026-12-01, years 2000 to 2100",
    "exercise": "an exercise of the library, by its id or its title on the card",
    "sets": f"1 to {MOST_SETS}",
    "reps": 'one number for every set, "6", or one for each, "6 6 5"',
    "load": 'a weight such as "80 kg" or 80, or nothing; "80! kg" is right though far above what was asked for',
}
"""The columns of a log, and what may stand in each in the row of an exercise."""
HEADER = ",".join(LOG_COLUMNS)
CUT_OFF = "#cut off"
"""Ends a row that was not written to its end; what follows it is whole again."""
MOST_ROWS = 100_000
MOST_ABOVE = 15
"""Percent above what was asked for that a logged weight may be without being asked back (house)."""
POUNDS = 2.2046
"""Pounds in a kilogram."""
FEWEST_OF_ASKED = 20
"""Percent of what was asked for below which a logged weight is asked back: 4 kg for 40 (house)."""
MOST_BARE_REPS_WITH_WEIGHT, MOST_BARE_REPS = 12, 50
"""Repetitions of a set, with a weight and without one, up to which a number alone is believed (house)."""
_Entry = TypeVar("_Entry", "LogEntry", RunEntry)
_SURE = re.compile(r"^([0-9.]+)!")
_MOST_FAULTS = 10


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was done of an exercise on one day."""

    date: date
    exercise: str
    reps: tuple[int, ...]  #: Of each set; seconds of a hold, metres of a carry
    load: float | None = None  #: None where there was none
    unit: Unit | None = None
    row: int = 0  #: Where it stands in the file, the header being row 1
    sure: bool = False  #: The weight is right though far above what was asked for

    @property
    def what(self) -> str:
        """What was done, as its column says it."""
        return self.exercise

    def line(self) -> str:
        """Return it as a row of the file, without its end."""
        each = str(self.reps[0]) if len(set(self.reps)) == 1 else " ".join(map(str, self.reps))
        # The unit is the last thing, so that a row of ours that was cut off can't be taken for a whole one.
        load = "-" if self.load is None else f"{self.load:g}{'!' if self.sure else ''} {self.unit}"
        return f"{self.date.isoformat()},{self.exercise},{len(self.reps)},{each},{load}"


class TrainingLog(NamedTuple):
    """What a log tells, in the file's order, and what is to be said about it."""

    lifts: tuple[LogEntry, ...]
    notes: tuple[str, ...]
    runs: tuple[RunEntry, ...]


def name_exercises(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of exercises by all that they may be called in a log: their ids, and their titles on the card.

    Some titles read as the id of another exercise does ("Step-up"): an id counts as it is written.
    """
    spoken = {normalize_name(one): one for one in titles} | {normalize_name(name): one for one, name in titles.items()}
    return spoken | {one: one for one in titles}


def find_exercise(names: Mapping[str, str], written: str) -> str | None:
    """Return the id of the exercise that is called so (`name_exercises`); None where none is."""
    return names.get(written) or names.get(normalize_name(written))


def read_log(text: str, source: str, exercises: Mapping[str, str], unit: Unit) -> TrainingLog:
    """Return what a log tells; of two rows for one exercise or kind of run on one day the later one.

    `exercises` are the ids by what they are called (`name_exercises`), `unit` is meant by a row without one. A row is
    of a run where its exercise is a kind of run, and no exercise. Raises InputError with every row that is wrong.
    """
    lines = text.split("\n")
    if lines[0].strip().split(",") != list(LOG_COLUMNS):
        raise InputError(
            source, Fault("row 1", f"found {repr_for_user(lines[0].strip())}", f"a log begins with {HEADER}")
        )
    if len(lines) > MOST_ROWS:
        raise InputError(source, Fault("", f"it has more than {MOST_ROWS} rows"))
    found, notes, faults = _Rows(exercises, unit), list[str](), list[Fault]()
    for row, line in enumerate(lines[1:], 2):
        if _is_cut_off(line, last=row == len(lines)):
            notes.append(f"{source}: row {row} was not written to its end and does not count.")
        elif line.strip():
            faults += found.read(line.rstrip("\r"), row)
        if len(faults) >= _MOST_FAULTS:
            break
    if faults:
        raise InputError(source, *faults[:_MOST_FAULTS])
    lifts = keep_last(found.lifts)
    runs = keep_last(found.runs)
    notes += _note_replaced({*_list_rows(found.lifts, found.runs)}.difference(_list_rows(lifts, runs)), source)
    notes += found.note_unknown(source)
    return TrainingLog(lifts, tuple(notes), runs)


def keep_last(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Return entries without those that a later one of their day, and their exercise or kind of run, replaces."""
    known = tuple(entries)
    last = {(entry.date, entry.what): entry for entry in known}
    return tuple(entry for entry in known if last[entry.date, entry.what] is entry)


def _list_rows(lifts: Iterable[LogEntry], runs: Iterable[RunEntry]) -> list[int]:
    """Return where lifts and runs stand in the file."""
    return [*(lift.row for lift in lifts), *(run.row for run in runs)]


def _note_replaced(rows: Collection[int], source: str) -> Iterator[str]:
    if rows:
        count = name_rows([*rows], "does", "do")
        yield f"{source}: {count} not count: a later row is of the same day and exercise."


def leave_out_coming(
    log: TrainingLog, first: date, today: date | None, source: str
) -> tuple[TrainingLog, tuple[str, ...]]:
    """Return a log without rows of days that are still to come, and which these are; before a first day all count.

    One such row, whose month was mistyped, would make missed ones of all lifts before it.
    """
    # Where the athlete is it may be tomorrow already.
    end = today + timedelta(days=1) if today is not None and first <= today else date.max
    lifts, runs = (tuple(lift for lift in log.lifts if lift.date <= end), tuple(r for r in log.runs if r.date <= end))
    coming = sorted({*_list_rows(log.lifts, log.runs)}.difference(_list_rows(lifts, runs)))
    days = "its day is" if len(coming) == 1 else "their days are"
    note = f"{source}: {name_rows(coming, 'does', 'do')} not count: {days} still to come."
    return log._replace(lifts=lifts, runs=runs), (note,) if coming else ()


def describe_doubt(load: float | None, asked: float | None, unit: Unit | None) -> str:
    """Return why a logged weight is asked back: "400 kg is ten times the 40 kg asked for"; "" where it is not."""
    if load is None or unit is None:
        return ""
    if asked is None:
        most = HEAVIEST_LIKELY[unit]
        return f"{load:g} {unit} is more than nearly anybody lifts, {most:g} {unit}" if load > most else ""
    if load < asked * FEWEST_OF_ASKED / 100:
        return f"{load:g} {unit} is {round(100 * load / asked)} % of the {asked:g} {unit} asked for"
    if load <= asked * (1 + MOST_ABOVE / 100) + 1e-9:
        return ""
    tenfold = abs(load / asked - 10) < 0.5
    more = "ten times" if tenfold else f"{round(100 * load / asked - 100)} % more than"
    pounds = unit == "kg" and abs(load / asked - POUNDS) < 0.05 * POUNDS
    meant = f" ({load:g} lb would be {load / POUNDS:.1f} kg)" if pounds else ""
    return f"{load:g} {unit} is {more} the {asked:g} {unit} asked for{meant}"


def _is_cut_off(line: str, *, last: bool) -> bool:
    if line.endswith(CUT_OFF):
        return True
    whole = line.count(",") == len(LOG_COLUMNS) - 1 and line.rstrip().endswith(
        (" kg", " lb", ",-", "kg", "lb", *FELT_ENDS)
    )
    return last and bool(line.strip()) and not whole


@dataclass(slots=True)
class _Rows:
    """The rows of a log as they are read."""

    exercises: Mapping[str, str]
    unit: Unit
    lifts: list[LogEntry] = field(default_factory=list)
    runs: list[RunEntry] = field(default_factory=list)
    unknown: dict[str, list[int]] = field(default_factory=dict)  #: Rows by what their exercise is called

    def read(self, line: str, row: int) -> Iterator[Fault]:
        """Read a row, and yield what is wrong with it."""
        place = f"row {row}"
        try:
            cells = [cell.strip() for cell in next(csv.reader([line]))]
        except csv.Error:
            yield Fault(place, f"found {repr_for_user(line)}", "a row of values with commas between them")
            return
        if len(cells) != len(LOG_COLUMNS):
            yield Fault(place, f"found {len(cells)} values", f"{len(LOG_COLUMNS)}: {HEADER}")
            return
        exercise = find_exercise(self.exercises, cells[1])
        kind = None if exercise is not None else find_kind(cells[1])
        if kind in list_kinds("run"):
            yield from _read_run([cells[0], kind, *cells[2:]], row, self.runs)
        elif exercise is None:
            self.unknown.setdefault(cells[1], []).append(row)
        else:
            yield from self._read_lift(exercise, cells, row)

    def _read_lift(self, exercise: str, cells: list[str], row: int) -> Iterator[Fault]:
        place = f"row {row}"
        day, sets, load = _date(cells[0]), _sets(cells[2]), _load(_SURE.sub(r"\1", cells[4]))
        reps = _reps(sets or MOST_SETS, cells[3])
        wrong = [
            ("date", cells[0], day is None),
            ("sets", cells[2], sets is None),
            ("reps", cells[3], reps is None),
            ("load", cells[4], load is None),
        ]
        faults = [
            Fault(f"{place}, {name}", f"found {repr_for_user(value)}", _say_allowed(name, value))
            for name, value, bad in wrong
            if bad
        ]
        if load is not None and load.unit not in (None, self.unit):
            allowed = f"all your weights are in {self.unit}"
            faults.append(Fault(f"{place}, load", f"found {repr_for_user(cells[4])}", allowed))
        yield from faults
        if not faults and day is not None and reps is not None and load is not None:
            unit, sure = self.unit if load.value else None, _SURE.match(cells[4]) is not None
            self.lifts.append(LogEntry(day, exercise, reps, load.value or None, unit, row, sure))

    def note_unknown(self, source: str) -> Iterator[str]:
        """Yield which rows are of exercises that there are not, and what may be meant."""
        for name, rows in [*self.unknown.items()][:_MOST_FAULTS]:
            known = (sorted(set(self.exercises.values())), list_kinds("run"))
            near = next(filter(None, (suggest(name, names, quote=True, at_most=3) for names in known)), "")
            count = name_rows(rows, "counts for nothing", "count for nothing")
            yield f"{source}: {count}: there is no exercise {repr_for_user(name)}{f'; {near}' if near else '.'}"
        if (more := len(self.unknown) - _MOST_FAULTS) > 0:
            yield f"{source}: nor do rows of {format_count(more, 'more name')} that no exercise has."


def _read_run(cells: list[str], row: int, runs: list[RunEntry]) -> list[Fault]:
    day = _date(cells[0])
    wrong = Fault(f"row {row}, date", f"found {repr_for_user(cells[0])}", _say_allowed("date", cells[0]))
    faults = [wrong] if day is None else []
    run = read_run(day, cells, row, faults)
    if run is not None:
        runs.append(run)
    return faults


def _date(cell: str) -> date | None:
    try:
        return parse_date(cell)
    except NotUnderstoodError:
        return None


def _say_allowed(column: str, cell: str) -> str:
    """Say what a cell may be; of the date "1/2/2026" which two it may mean."""
    return (say_which_day(cell) if column == "date" else "") or LOG_COLUMNS[column]


def _sets(cell: str) -> int | None:
    """Return the number of sets; None where it is none."""
    return int(cell) if re.fullmatch(r"\d{1,4}", cell) and 1 <= int(cell) <= MOST_SETS else None


def _load(cell: str) -> WrittenWeight | None:
    """Return the weight, 0 for "-" or nothing; None where it is none."""
    try:
        return WrittenWeight(0) if cell in ("", "-") else parse_weight(cell)
    except ValueError:
        return None


def _reps(sets: int, cell: str) -> tuple[int, ...] | None:
    """Return the repetitions of each set; None where they are none, or not as many as there are sets."""
    words = cell.split()
    if not words or not all(re.fullmatch(r"\d{1,3}", word) for word in words):
        return None
    numbers = tuple(map(int, words))
    return numbers * sets if len(numbers) == 1 else numbers if len(numbers) == sets else None
