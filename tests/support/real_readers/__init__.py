"""Programs that people keep their calendars with, as readers of our files: nothing here is a stand-in.

A reader takes the bytes of a calendar through its program and returns the entries that the program found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support.real_readers import icaljs, khal, libical, radicale, vdirsyncer
from support.real_readers.desk import Desk
from support.real_readers.entry import Entry

READERS: Mapping[str, Callable[[bytes, Desk], list[Entry]]] = {
    "libical": libical.read,
    "ical.js": icaljs.read,
    "khal": khal.read,
    "Radicale": radicale.read,
    "vdirsyncer": vdirsyncer.read,
}
