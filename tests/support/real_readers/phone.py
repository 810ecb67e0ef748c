"""What an athlete does to a calendar on the server with a phone, through the caldav client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar

from support.real_readers.entry import Entry, in_calendar

SOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
"""When the phone is used, by its clock."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone that looks at one calendar of a server."""

    calendar: Any

    def entries(self) -> set[Entry]:
        """Return what it shows."""
        return {entry for event in self._events() for entry in in_calendar(event.data.encode())}

    def places(self) -> dict[str, tuple[str, str]]:
        """Return the URL and the entity tag of each event, by UID."""
        found = {}
        for event in self._events():
            reply = self.calendar.client.request(str(event.url), "HEAD")
            found[str(event.icalendar_component["UID"])] = str(event.url), reply.headers["ETag"]
        return found

    def drag(self, uid: str, hours: int) -> None:
        """Move an event, as calendars do it: with a higher SEQUENCE and the time of the change."""
        event = self.calendar.get_event_by_uid(uid)
        whole = Calendar.from_ical(event.data)
        (entry,) = whole.events
        for name in ("DTSTART", "DTEND"):
            moment = entry.pop(name).dt + timedelta(hours=hours)
            entry.add(name, moment)
        entry["SEQUENCE"] = int(entry.get("SEQUENCE", 0)) + 1
        entry.pop("LAST-MODIFIED")
        entry.add("LAST-MODIFIED", SOON)
        self.put(str(event.url), whole.to_ical())

    def delete(self, uid: str) -> None:
        """Delete an event."""
        self.calendar.get_event_by_uid(uid).delete()

    def put(self, url: str, data: bytes) -> None:
        """Write an event to a URL, whatever stands there."""
        reply = self.calendar.client.request(url, "PUT", data, {"Content-Type": "text/calendar"})
        assert reply.status in (201, 204), reply.status

    def _events(self) -> list[Any]:
        found: list[Any] = self.calendar.search(event=True)
        return found
