"""The stretch of time that a calendar is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.values import CalendarTime, to_utc
from freshlegs.model.clock import find_first_instant


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The time that is asked about: half-open, in UTC, and the zone in which all-day events are days."""

    begin: datetime
    end: datetime
    home: ZoneInfo

    @classmethod
    def of(cls, begin: datetime, end: datetime, home: ZoneInfo) -> TimeWindow:
        """Return the window between two moments of any zones."""
        return cls(to_utc(begin), to_utc(end), home)

    def holds(self, start: datetime, end: datetime) -> bool:
        """Whether something of it lies in the window; what has no length, with its moment."""
        return start < self.end and (self.begin < end or self.begin <= start)

    def moments(self, start: CalendarTime, end: CalendarTime) -> tuple[datetime, datetime]:
        """Return start and end in UTC; an all-day event goes from midnight to midnight at home."""
        return self._moment(start), self._moment(end)

    def _moment(self, moment: CalendarTime) -> datetime:
        return to_utc(moment) if isinstance(moment, datetime) else find_first_instant(self.home, moment)
