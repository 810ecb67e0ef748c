"""Radicale, written and read through the caldav client, one resource for each entry."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from uuid import uuid4

from icalendar import Calendar

from support.everything import READERS, lacking
from support.real_readers.desk import Desk
from support.real_readers.entry import Entry, in_calendar


def read(data: bytes, desk: Desk) -> list[Entry]:
    """Put each entry of a file on the server; return what the server then has."""
    calendar = filled(data, desk)
    return [entry for event in calendar.search(event=True) for entry in in_calendar(event.data.encode())]


def filled(data: bytes, desk: Desk) -> Any:
    """Return a new calendar on the server with each entry of a file."""
    calendar = new_calendar(desk)
    for single in apart(data):
        # Left alone, the client counts the sequence up by itself.
        calendar.client.put(f"{calendar.url}{uuid4()}.ics", single.decode(), {"Content-Type": "text/calendar"})
    return calendar


def new_calendar(desk: Desk) -> Any:
    """Return a new calendar on the server, named after the folder of the desk."""
    if find_spec("caldav") is None:
        lacking("caldav", READERS)
    from caldav import DAVClient

    server = desk.server()
    client = DAVClient(server.url, username=server.user, password=server.password)
    return client.principal().make_calendar(name=desk.folder.name, cal_id=desk.folder.name)


def apart(data: bytes) -> list[bytes]:
    """Return each entry of a calendar as a calendar of its own, with the time zones of the whole."""
    whole = Calendar.from_ical(data)
    singles = []
    for event in whole.events:
        single = Calendar()
        single.add("version", "2.0")
        single.add("prodid", "-//freshlegs//tests//EN")
        for component in (*whole.timezones, event):
            single.add_component(component)
        singles.append(single.to_ical(sorted=False))
    return singles
