"""What was really lifted and run: a small CSV file, a row for each exercise or run, to which rows are only added."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.model.kinds import list_kinds
from freshlegs.model.wording import suggest
from freshlegs.training.loads import Unit, WrittenWeight, parse_weight
from freshlegs.training.run_log import FELT_ENDS, RunEntry, read_run
from freshlegs.written.day_text import parse_date, say_which_day

MOST_SETS, MOST_REPS = 20, 999
LOG_COLUMNS = {
    "date": "a date such as 2026-12-01, years 2000 to 2100",
    "exercise": "the id of an exercise in the library",
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
FAR_OFF = timedelta(days=90)
"""How long after a programme a logged day is taken for a mistyped one (house)."""
POUNDS = 2.2046
"""Pounds in a kilogram."""
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


def read_log(text: str, source: str, exercises: Collection[str], unit: Unit) -> TrainingLog:
    """Return what a log tells.

    `exercises` are the ids that there are, `unit` is meant by a row without one. A row is of a run where its exercise
    is a kind of run, and no exercise. Raises InputError with every row that is wrong.
    """
    lines = text.split("\n")
    if lines[0].strip().split(",") != list(LOG_COLUMNS):
        raise InputError(
            source, Fault("row 1", f"found {repr_for_user(lines[0].strip())}", f"a log begins with {HEADER}")
        )
    if len(lines) > MOST_ROWS:
        raise InputError(source, Fault("", f"it has more than {MOST_ROWS} rows"))
    found: list[LogEntry] = []
    runs: list[RunEntry] = []
    faults: list[Fault] = []
    notes: list[str] = []
    for row, line in enumerate(lines[1:], 2):
        if _is_cut_off(line, last=row == len(lines)):
            notes.append(f"{source}: row {row} was not written to its end and does not count.")
        elif line.strip():
            faults += _read(line.rstrip("\r"), row, exercises, unit, found, runs)
        if len(faults) >= _MOST_FAULTS:
            break
    if faults:
        raise InputError(source, *faults[:_MOST_FAULTS])
    return TrainingLog(tuple(found), tuple(notes), tuple(runs))


def check_days(entries: Iterable[LogEntry | RunEntry], first: date, end: date, source: str) -> None:
    """Raise InputError with the rows of days so long after a programme that they must be mistyped."""
    far = [entry for entry in entries if entry.date > end + FAR_OFF]
    if far:
        allowed = f"this programme is from {first} to {end}"
        raise InputError(
            source, *(Fault(f"row {one.row}, date", f"found {one.date}", allowed) for one in far[:_MOST_FAULTS])
        )


def describe_doubt(load: float | None, asked: float | None, unit: Unit | None) -> str:
    """Return why a logged weight is asked back: "400 kg is ten times the 40 kg asked for"; "" where it is not."""
    if load is None or asked is None or unit is None or load <= asked * (1 + MOST_ABOVE / 100) + 1e-9:
        return ""
    tenfold = abs(load / asked - 10) < 0.5
    more = "ten times" if tenfold else f"{round(100 * load / asked - 100)} % more than"
    pounds = unit == "kg" and abs(load / asked - POUNDS) < 0.05 * POUNDS
    meant = f" ({load:g} lb would be {load / POUNDS:.1f} kg)" if pounds else ""
    return f"{load:g} {unit} is {more} the {asked:g} {unit} asked for{meant}"


def format_rows(before: str, entries: Iterable[LogEntry | RunEntry]) -> str:
    """Return what is to be added to the text of a log, which may be new and empty, or cut off in its last row."""
    if "\n" not in before and HEADER.startswith(before):
        # Not even the header was written to its end.
        begin = f"{HEADER.removeprefix(before)}\n"
    else:
        begin = "" if before.endswith("\n") else f"{CUT_OFF}\n"
    return begin + "".join(f"{entry.line()}\n" for entry in entries)


def _is_cut_off(line: str, *, last: bool) -> bool:
    if line.endswith(CUT_OFF):
        return True
    whole = line.count(",") == len(LOG_COLUMNS) - 1 and line.rstrip().endswith(
        (" kg", " lb", ",-", "kg", "lb", *FELT_ENDS)
    )
    return last and bool(line.strip()) and not whole


def _read(
    line: str, row: int, exercises: Collection[str], unit: Unit, found: list[LogEntry], runs: list[RunEntry]
) -> Iterator[Fault]:
    place = f"row {row}"
    try:
        cells = [cell.strip() for cell in next(csv.reader([line]))]
    except csv.Error:
        yield Fault(place, f"found {repr_for_user(line)}", "a row of values with commas between them")
        return
    if len(cells) != len(LOG_COLUMNS):
        yield Fault(place, f"found {len(cells)} values", f"{len(LOG_COLUMNS)}: {HEADER}")
        return
    if cells[1] in list_kinds("run") and cells[1] not in exercises:
        yield from _read_run(cells, row, runs)
        return
    day, sets, load = _date(cells[0]), _sets(cells[2]), _load(_SURE.sub(r"\1", cells[4]))
    reps = _reps(sets or MOST_SETS, cells[3])
    wrong = [
        ("date", cells[0], day is None),
        ("sets", cells[2], sets is None),
        ("reps", cells[3], reps is None),
        ("load", cells[4], load is None),
    ]
    faults = [
        Fault(
            f"{place}, {name}",
            f"found {repr_for_user(value)}",
            _say_allowed(name, value),
        )
        for name, value, bad in wrong
        if bad
    ]
    if cells[1] not in exercises:
        meant = (suggest(cells[1], known, quote=True, at_most=3) for known in (exercises, list_kinds("run")))
        near = next(filter(None, meant), "there is no such exercise")
        faults.append(Fault(f"{place}, exercise", f"found {repr_for_user(cells[1])}", near))
    if load is not None and load.unit not in (None, unit):
        faults.append(Fault(f"{place}, load", f"found {repr_for_user(cells[4])}", f"all your weights are in {unit}"))
    yield from faults
    if not faults and day is not None and reps is not None and load is not None:
        sure = _SURE.match(cells[4]) is not None
        found.append(LogEntry(day, cells[1], reps, load.value or None, unit if load.value else None, row, sure))


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
