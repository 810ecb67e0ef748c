"""Rows of lists of activities -> activities, and which rows can't be read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.activity import MOST_ACTIVITY_SECONDS, ActivityLog, DoneActivity
from freshlegs.exchange.reading.activity_forms import ActivityColumn, ActivityColumns
from freshlegs.exchange.reading.foreign_days import (
    DayOrder,
    ForeignMoment,
    TwoDays,
    find_day_order,
    parse_foreign_moment,
)
from freshlegs.exchange.reading.foreign_table import MOST_FAULTS_KEPT, CutOffError, ForeignTable
from freshlegs.exchange.reading.foreign_values import is_empty, parse_metres, parse_number, parse_seconds
from freshlegs.exchange.reading.sports import NO_SPORT, find_sport
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.training.run_log import MOST_FELT

MOST_SPORT_LETTERS = 60
"""Letters of the name of a sport."""
_ON_THE_MOVE = ("run", "bike", "swim", "walk", "hike", "ski", "row")
"""Of these a stop is no part; of others programs count only some minutes as moving."""
_ALWAYS_UTC = ZoneInfo("UTC")


def read_activity_table(
    table: ForeignTable, columns: ActivityColumns, zone: ZoneInfo, dates: DayOrder | None, at_most: int
) -> ActivityLog:
    """Return the activities of a table, `zone` being where moments become days. Raises InputError for too many rows."""
    return _Rows(table, columns, zone).read(dates, at_most)


class _Rows:
    """The rows of a table as they are read."""

    def __init__(self, table: ForeignTable, columns: ActivityColumns, zone: ZoneInfo) -> None:
        self.table, self.columns, self.zone = table, columns, zone
        self.log = ActivityLog(table.name, columns.title, is_list=True)
        self.column: ActivityColumn = "start"  #: Which is read now
        self.two: list[tuple[int, str, ForeignMoment]] = []  #: Activities by their place, whose day can be two

    def read(self, dates: DayOrder | None, at_most: int) -> ActivityLog:
        log, written = self.log, set[str]()
        try:
            for row, cells in self.table.rows:
                log.rows += 1
                if log.rows > at_most:
                    allowed = "an export of fewer years, or fewer files at once"
                    raise InputError(log.source, Fault("", f"more than {at_most} rows", allowed))
                if len(cells) != len(self.table.header):
                    found, whole = f"found {len(cells)} values", len(self.table.header)
                    log.faults.append(Fault(f"row {row}", found, f"{whole}, as in its header: it may be cut off"))
                else:
                    written.add(self._cell(cells, "start"))
                    self._read_row(row, cells)
                if len(log.faults) > MOST_FAULTS_KEPT:
                    more = Fault("", f"and more than {MOST_FAULTS_KEPT} more rows")
                    raise InputError(log.source, *log.faults[:3], more)
        except CutOffError as error:
            log.faults += error.faults
        self._settle_days(dates or find_day_order(written))
        return log

    def _read_row(self, row: int, cells: list[str]) -> None:
        log = self.log
        try:
            found = self._parse_row(row, cells)
        except NotUnderstoodError as error:
            name = to_one_line(self.table.header[self.columns.places[self.column][0]])[:MOST_SPORT_LETTERS]
            log.faults.append(Fault(f"row {row}, {name}", error.found, error.allowed))
            return
        if found is not None:
            log.activities.append(found)

    def _parse_row(self, row: int, cells: list[str]) -> DoneActivity | None:
        """Return the activity of a row, None where it is no training; raises NotUnderstoodError about `column`."""
        self.column = "sport"
        sport = self._cell(cells, "sport").strip()
        if not 0 < len(sport) <= MOST_SPORT_LETTERS:
            found = f"it has {len(sport)} letters" if sport else "it is empty"
            raise NotUnderstoodError(found, f"the name of a sport, {MOST_SPORT_LETTERS} letters at most")
        kind = find_sport(sport)
        if kind == NO_SPORT:
            self.log.left_out[sport] += 1
            return None
        self.column = "start"
        written = self._cell(cells, "start")
        when = parse_foreign_moment(written, _ALWAYS_UTC if self.columns.in_utc else self.zone)
        seconds = self._parse_length(cells, kind)
        metres = self._find_metres(cells)
        felt = self._find_felt(cells)
        day = when.day
        if isinstance(day, TwoDays):
            self.two.append((len(self.log.activities), written.strip(), when))
            day = date(day.year, 1, 1)
        local, moment = self._place(day, when)
        knows_clock = not self.columns.in_utc and when.moment is None
        place = f"row {row}"
        return DoneActivity(self.log.source, place, local, moment, kind, sport, seconds, metres, felt, knows_clock)

    def _place(self, day: date, when: ForeignMoment) -> tuple[datetime, datetime | None]:
        """Return when it began on the clock, and the moment, where it is told."""
        there = datetime.combine(day, when.time)
        if when.moment is not None:
            return when.moment.astimezone(self.zone).replace(tzinfo=None), when.moment
        if self.columns.in_utc:
            moment = there.replace(tzinfo=UTC)
            return moment.astimezone(self.zone).replace(tzinfo=None), moment
        return there, None

    def _parse_length(self, cells: list[str], kind: str) -> float:
        """Return the seconds of an activity; raises NotUnderstoodError where none are told, or too many."""
        moves = kind in _ON_THE_MOVE
        order: tuple[ActivityColumn, ...] = ("time", "moving", "elapsed") if moves else ("time", "elapsed", "moving")
        there = [column for column in order if column in self.columns.places]
        too_long = False
        for column in there:
            self.column = column
            seconds = parse_seconds(self._cell(cells, column), comma=self.table.comma)
            if seconds is not None and 1 <= seconds <= MOST_ACTIVITY_SECONDS:
                return seconds
            if seconds is not None and seconds > MOST_ACTIVITY_SECONDS:
                too_long = True
                break
        if not too_long:
            self.column = there[0]
        written = self._cell(cells, self.column).strip()
        allowed = f"a time such as 0:45:00, up to {MOST_ACTIVITY_SECONDS // 3600} hours"
        raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)

    def _find_metres(self, cells: list[str]) -> float | None:
        """Return the distance; None where it can't be read: the length in time is what counts."""
        there = self.columns.places.get("distance", ()) if self.columns.has_metres else ()
        try:
            return parse_metres(cells[there[0]], "m", comma=self.table.comma) if there else None
        except NotUnderstoodError:
            return None

    def _find_felt(self, cells: list[str]) -> int | None:
        """Return how hard it felt from 1 to 10, None where nobody says so."""
        cell = self._cell(cells, "felt").strip()
        try:
            value = 0.0 if is_empty(cell) else parse_number(cell, comma=self.table.comma)
        except NotUnderstoodError:
            return None
        return round(value) if 1 <= value <= MOST_FELT else None

    def _cell(self, cells: list[str], column: ActivityColumn) -> str:
        """Return the cell of a column; of several of one name the last that says something."""
        there = [cells[at] for at in self.columns.places.get(column, ())]
        return next((cell for cell in there if not is_empty(cell)), there[0] if there else "")

    def _settle_days(self, order: DayOrder | None) -> None:
        """Give the activities their days whose dates can be two, where an order is known; else each is a fault."""
        log = self.log
        if order is None and self.two:
            at, written, when = self.two[0]
            lost, more = {place for place, *_ in self.two}, len(self.two) - 1
            assert isinstance(when.day, TwoDays)
            found = f"found {repr_for_user(written)}{f', and {more} more like it' if more else ''}"
            days = f"{when.day.resolve('dmy')} or {when.day.resolve('mdy')}"
            name = to_one_line(self.table.header[self.columns.places["start"][0]])[:MOST_SPORT_LETTERS]
            allowed = f"it can be {days}: say --dates dmy (day first) or --dates mdy"
            log.faults.append(Fault(f"{log.activities[at].place}, {name}", found, allowed))
            log.bad_rows += more
            log.activities = [one for place, one in enumerate(log.activities) if place not in lost]
        elif order is not None:
            for at, _, when in self.two:
                assert isinstance(when.day, TwoDays)
                local, moment = self._place(when.day.resolve(order), when)
                log.activities[at] = log.activities[at]._replace(local=local, moment=moment)
            log.order = order if self.two else None
        log.bad_rows += len(log.faults)
