"""The planned week as iCalendar, for the phone."""

from __future__ import annotations

from freshlegs.calendars.write import calendar_file

__all__ = ["calendar_file"]
