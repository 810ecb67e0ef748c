"""One entry of a calendar, and what identifies it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

OWN_UIDS = "@freshlegs.invalid"
"""Ends every UID of ours, so that our own events are known again when a calendar is read."""
SEQUENCES = range(2_000_000_000)
"""Revisions that an event may be read in: there is room for the next ones, up to the largest number of RFC 5545."""

_NAMESPACE = UUID("5ba4c9a3-6e5c-5d0e-9b0e-3a1f0c7d2e64")


def make_uid(identity: str) -> str:
    """Return the UID that belongs to an identity, always the same one; nothing of the identity shows in it."""
    # A half surrogate pair, which JSON can carry, has no UTF-8 form.
    return f"{uuid5(_NAMESPACE, identity.encode(errors='backslashreplace').decode())}{OWN_UIDS}"


def make_private_uid(identity: str) -> str:
    """Return the UID of an entry that does not say what it is: both may stand in calendars of one account."""
    return make_uid(f"busy/{identity}")


def convert_to_utc(moment: datetime | date) -> datetime | date:
    """Return a time in UTC, and a date as it is."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar, in one revision."""

    uid: str  #: Names the slot of the plan, whatever its time and content
    start: datetime | date  #: Datetimes in a `ZoneInfo` or UTC; plain dates for an entry of whole days
    end: datetime | date  #: Half-open; of the same type
    summary: str  #: One short line
    description: str  #: Lines, joined by a line feed
    categories: tuple[str, ...]
    stamp: datetime  #: When this revision was made
    created: datetime  #: When the first one was
    busy: bool  #: Whether it takes up time
    sequence: int = 0  #: Counts the revisions of one UID, from 0
    alarms: tuple[timedelta, ...] = ()  #: How long before the start the phone rings
    colour: str = ""  #: One of `COLOURS`, or ""
    #: Where it is, or ""; the description says it too, so that it is no part of what makes a revision
    location: str = ""
    cancelled: bool = False  #: Whether it stands there only to say that it was dropped


@dataclass(frozen=True, slots=True)
class CalendarInfo:
    """What a calendar says about itself; `stamp` is when it last changed."""

    uid: str
    name: str
    stamp: datetime
