"""The timed entries of one small calendar file, such as a week that a person keeps there.

Not for calendars of every kind: entries that repeat are not expanded, and only what names, times and identifies
an entry is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar

from freshlegs.errors import Fault, InputError

if TYPE_CHECKING:
    from datetime import tzinfo

    from icalendar import Component

LARGEST = 1_000_000
"""Characters; what freshlegs writes is never larger."""

_ALARM = re.compile(r"^BEGIN:VALARM\b.*?^END:VALARM[^\n]*\n?", re.DOTALL | re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A timed entry; `start` and `end` are aware."""

    uid: str
    summary: str
    start: datetime
    end: datetime


def timed_entries(text: str, zone: tzinfo, source: str) -> tuple[Entry, ...]:
    """Return the timed entries of an .ics text, in order of their start.

    Entries of whole days and cancelled ones are left out. Of two with one UID the newer revision counts.

    Parameters
    ----------
    zone : tzinfo
        Where times without a zone are meant.

    Raises
    ------
    InputError
        It is no calendar, or larger than 1 MB.
    """
    if len(text) > LARGEST:
        raise InputError(source, Fault("", "larger than 1 MB", "a calendar of one week is much smaller"))
    try:
        # Alarms are of no interest, and one that is malformed would cost the whole file.
        calendar = Calendar.from_ical(_ALARM.sub("", text))
    except (ValueError, IndexError, AttributeError, TypeError, OverflowError, RecursionError):
        raise InputError(source, Fault("", "not a whole calendar file (.ics)")) from None
    newest: dict[str, tuple[int, Entry]] = {}
    for component in calendar.walk("VEVENT"):
        entry = _entry(component, zone)
        if entry is not None:
            revision = _sequence(component)
            if entry.uid not in newest or revision >= newest[entry.uid][0]:
                newest[entry.uid] = revision, entry
    return tuple(sorted((entry for _, entry in newest.values()), key=lambda entry: (entry.start, entry.uid)))


def _entry(component: Component, zone: tzinfo) -> Entry | None:
    """Return an entry; None for one without a time, cancelled or broken."""
    try:
        start = component.decoded("DTSTART")
        end = component.decoded("DTEND", None) or start + component.decoded("DURATION", timedelta())
        cancelled = str(component.get("STATUS", "")).upper() == "CANCELLED"
        if cancelled or not isinstance(start, datetime) or not isinstance(end, datetime):
            return None
        uid, summary = str(component.get("UID", "")), str(component.get("SUMMARY", ""))
        return Entry(uid or f"{summary} {start}", summary, _aware(start, zone), _aware(end, zone))
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
        return None


def _aware(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)


def _sequence(component: Component) -> int:
    written = str(component.get("SEQUENCE", ""))
    return int(written) if re.fullmatch("[0-9]{1,9}", written) else 0
