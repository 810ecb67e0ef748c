"""Rows of gym logs -> sets: what was lifted how often, and which rows can't be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.foreign_days import DayOrder, TwoDays, find_day_order, parse_foreign_day
from freshlegs.exchange.reading.foreign_table import MOST_FAULTS_KEPT, CutOffError, ForeignTable
from freshlegs.exchange.reading.foreign_values import (
    find_unit,
    is_empty,
    parse_foreign_weight,
    parse_metres,
    parse_number,
    parse_seconds,
)
from freshlegs.exchange.reading.gym_forms import FormColumns, FormName, SetColumn, find_form, say_unknown_form
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.training.loads import Unit
from freshlegs.training.training_log import MOST_REPS, MOST_SETS

SetKind = Literal["work", "warmup", "drop", "none"]
"""A set that counts, one of those that don't, or a row that is none, such as a rest."""

MOST_FOREIGN_ROWS = 200_000
"""Rows of all files that are read at once; ten years of lifting have a third of them."""
MOST_NAME_LETTERS = 100
"""Letters of the name of an exercise."""
_KINDS: dict[str, SetKind] = {
    **dict.fromkeys(("", "normal", "working", "work", "failure", "f", "amrap", "default", "regular"), "work"),
    **dict.fromkeys(("warmup", "warm up", "warm-up", "w"), "warmup"),
    **dict.fromkeys(("dropset", "drop set", "drop", "d", "myo", "restpause"), "drop"),
    **dict.fromkeys(("rest timer", "rest", "note", "notes"), "none"),
}
_KINDS_SAID = "a number, W (warm-up), D (drop set), F (to failure); or normal, warmup, dropset, failure"
_YES = {**dict.fromkeys(("1", "true", "yes", "x", "ja", "si", "oui"), True),
        **dict.fromkeys(("", "0", "false", "no", "nein", "non"), False)}  # fmt: skip


_Amount = tuple[SetKind, tuple[int, ...], float | None, Unit | None, float | None, float | None]
"""What a set says beside its day and its exercise, in the order of `ForeignSet`."""


class ForeignSet(NamedTuple):
    """A set as another program has it, or several alike."""

    row: int
    day: date
    exercise: str  #: As the program calls it
    kind: SetKind
    reps: tuple[int, ...]  #: Of each set; empty where nothing is told
    weight: float | None
    unit: Unit | None
    seconds: float | None
    metres: float | None


@dataclass(slots=True)
class GymLog:
    """The sets of one file, and its rows that can't be read."""

    source: str
    form: str
    sets: list[ForeignSet] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    bad_rows: int = 0
    order: DayOrder | None = None  #: In which dates were read that could be two


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a person says of files."""

    zone: ZoneInfo  #: Where moments with an offset become days
    form: FormName | None = None
    columns: Mapping[SetColumn, str] | None = None
    dates: DayOrder | None = None


def read_gym_table(
    table: ForeignTable | None, file: ExportedFile, options: ReadingOptions, at_most: int
) -> GymLog | None:
    """Return the sets of a file whose table was begun, or is None where it has none.

    None where it is no gym log, and nobody says that it is. Raises InputError.
    """
    named = options.form is not None or bool(options.columns)
    columns = None
    if table is not None:
        columns = find_form(table.header, table.name, options.form, options.columns)
    if table is None or columns is None:
        if not (file.alone or named):
            return None
        if table is None:
            raise InputError(file.name, Fault("row 1", "no header of a table", "its first row names the columns"))
        raise say_unknown_form(table.header, table.name)
    return _Rows(table, columns, options).read(at_most)


class _Rows:
    """The rows of a table as they are read."""

    def __init__(self, table: ForeignTable, columns: FormColumns, options: ReadingOptions) -> None:
        self.table, self.columns, self.options = table, columns, options
        self.log = GymLog(table.name, columns.form.title)
        self.width = len(table.header)
        self.column: SetColumn = "date"  #: Which is read now
        places = {at for column, at in columns.places.items() if column not in ("date", "exercise")}
        self.measured = sorted(places.union(at for at, _ in columns.weights))
        self.amounts: dict[tuple[str, ...], _Amount] = {}  #: By the cells that tell them
        self.two: list[tuple[int, str, TwoDays]] = []  #: Sets by their place, whose day can be two

    def read(self, at_most: int) -> GymLog:
        log = self.log
        written: set[str] = set()
        try:
            self._read_rows(at_most, written)
        except CutOffError as error:
            log.faults += error.faults
        self._settle_days(self.options.dates or find_day_order(written))
        return log

    def _read_rows(self, at_most: int, written: set[str]) -> None:
        """Read all rows, and note how their dates are written; raises InputError."""
        log, at = self.log, self.columns.places["date"]
        for row, cells in self.table.rows:
            log.rows += 1
            if log.rows > at_most:
                allowed = "an export of fewer years, or fewer files at once"
                raise InputError(log.source, Fault("", f"more than {MOST_FOREIGN_ROWS} rows", allowed))
            if len(cells) != self.width:
                found = f"found {len(cells)} values"
                log.faults.append(Fault(f"row {row}", found, f"{self.width}, as in its header: it may be cut off"))
            else:
                written.add(cells[at])
                self._read_row(row, cells)
            if len(log.faults) > MOST_FAULTS_KEPT:
                raise InputError(log.source, *log.faults[:3], Fault("", f"and more than {MOST_FAULTS_KEPT} more rows"))

    def _read_row(self, row: int, cells: list[str]) -> None:
        self.column = "date"
        try:
            day = parse_foreign_day(self._cell(cells, "date"), self.options.zone)
            self.column = "exercise"
            exercise = self._cell(cells, "exercise").strip()
            if not 0 < len(exercise) <= MOST_NAME_LETTERS:
                found = f"it has {len(exercise)} letters" if exercise else "it is empty"
                raise NotUnderstoodError(found, f"the name of an exercise, {MOST_NAME_LETTERS} letters at most")
            # Few sets differ in more than their day and their exercise.
            key = tuple([cells[at] for at in self.measured])
            amount = self.amounts.get(key)
            if amount is None:
                amount = self.amounts[key] = self._read_amount(cells)
        except NotUnderstoodError as error:
            name = self._name(self.column)
            self.log.faults.append(Fault(f"row {row}, {name}", error.found, error.allowed))
            return
        if amount[0] == "none":
            return
        if isinstance(day, TwoDays):
            self.two.append((len(self.log.sets), self._cell(cells, "date").strip(), day))
            day = date(day.year, 1, 1)
        self.log.sets.append(ForeignSet(row, day, exercise, *amount))

    def _read_amount(self, cells: list[str]) -> _Amount:
        """Return what a row says beside its day and its exercise; raises NotUnderstoodError about `column`."""
        comma = self.table.comma
        self.column = "kind"
        kind = _parse_kind(self._cell(cells, "kind"))
        self.column = "warmup"
        kind = "warmup" if _parse_yes(self._cell(cells, "warmup")) else kind
        if kind == "none":
            return kind, (), None, None, None, None
        self.column = "reps"
        reps = self._parse_reps(cells)
        self.column = "seconds"
        seconds = parse_seconds(self._cell(cells, "seconds"), comma=comma)
        self.column = "distance"
        unit = self._cell(cells, "distance_unit") or self.columns.distance_unit or "m"
        metres = parse_metres(self._cell(cells, "distance"), unit, comma=comma)
        self.column = "weight"
        return kind, reps, *self._parse_weight(cells), seconds, metres

    def _cell(self, cells: list[str], column: SetColumn) -> str:
        at = self.columns.places.get(column)
        return "" if at is None else cells[at]

    def _name(self, column: SetColumn) -> str:
        at = self.columns.places.get(column)
        return column if at is None else to_one_line(self.table.header[at])[:MOST_NAME_LETTERS]

    def _parse_reps(self, cells: list[str]) -> tuple[int, ...]:
        written = self._cell(cells, "reps").strip()
        sets = _parse_count(self._cell(cells, "sets"), MOST_SETS, comma=self.table.comma)
        if is_empty(written):
            return ()
        each = [_parse_count(part, MOST_REPS, comma=self.table.comma) or 0 for part in re.split(r"[\s/]+", written)]
        if len(each) > 1 and sets not in (None, len(each)):
            raise NotUnderstoodError(f"found {repr_for_user(written)}", f"one number, or {sets} of them")
        return tuple(each * (sets or 1) if len(each) == 1 else each)

    def _parse_weight(self, cells: list[str]) -> tuple[float | None, Unit | None]:
        """Return the weight of a row and its unit, as cell, column of units or header say it; raises if they differ."""
        found: tuple[float | None, Unit | None] = None, None
        for at, said in self.columns.weights:
            weight = parse_foreign_weight(cells[at], comma=self.table.comma)
            if weight is None or (found[0] and not weight.value):
                continue
            beside = self._cell(cells, "unit").strip()
            named = find_unit(beside) if beside else None
            if beside and named is None and not is_empty(beside):
                raise NotUnderstoodError(f"found the unit {repr_for_user(beside)}", "kg or lb")
            units = {unit for unit in (weight.unit, named, said) if unit is not None}
            if len(units) > 1:
                raise NotUnderstoodError(f"found {repr_for_user(cells[at].strip())}", f"it is in {said or named} there")
            if not found[0]:
                found = weight.value, next(iter(units), None)
        return found

    def _settle_days(self, order: DayOrder | None) -> None:
        """Give the sets their days whose dates can be two, where an order is known; else each of them is a fault."""
        log = self.log
        if order is None and self.two:
            at, written, two = self.two[0]
            lost, more = {place for place, *_ in self.two}, len(self.two) - 1
            found = f"found {repr_for_user(written)}{f', and {more} more like it' if more else ''}"
            days = f"{two.resolve('dmy')} or {two.resolve('mdy')}"
            allowed = f"it can be {days}: say --dates dmy (day first) or --dates mdy"
            log.faults.append(Fault(f"row {log.sets[at].row}, {self._name('date')}", found, allowed))
            log.bad_rows += more
            log.sets = [one for place, one in enumerate(log.sets) if place not in lost]
        elif order is not None:
            for at, _, two in self.two:
                log.sets[at] = log.sets[at]._replace(day=two.resolve(order))
            log.order = order if self.two else None
        log.bad_rows += len(log.faults)


def _parse_kind(cell: str) -> SetKind:
    word = cell.strip().casefold()
    kind = "work" if word.isdecimal() else _KINDS.get(word)
    if kind is None:
        raise NotUnderstoodError(f"found {repr_for_user(cell.strip())}", _KINDS_SAID)
    return kind


def _parse_yes(cell: str) -> bool:
    found = _YES.get(cell.strip().casefold())
    if found is None:
        raise NotUnderstoodError(f"found {repr_for_user(cell.strip())}", "1 or 0")
    return found


def _parse_count(cell: str, at_most: int, *, comma: bool) -> int | None:
    """Return the whole number of "8" or "8.0", None where there is none; raises NotUnderstoodError."""
    word = cell.strip()
    if word.isdecimal() and len(word) <= 4 and int(word) <= at_most:
        return int(word)
    if is_empty(word):
        return None
    value = parse_number(word, comma=comma) if "," not in word or comma else -1
    if value != int(value) or not 0 <= value <= at_most:
        raise NotUnderstoodError(f"found {repr_for_user(word)}", f"a whole number up to {at_most}")
    return int(value)
