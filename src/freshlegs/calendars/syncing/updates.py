"""The life of an exported event: from what a calendar holds and a plan wants to what is written next.

A phone takes a changed event only with a higher SEQUENCE (RFC 5546 2.1.5), keeps what a file does not mention any
more, and must not see the past change.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from freshlegs.calendars.syncing.memory import Revision, hash_content, read_revisions
from freshlegs.calendars.writing.colours import COLOURS
from freshlegs.calendars.writing.event import Event, convert_to_utc
from freshlegs.calendars.writing.events import sort_events, sort_key

Sort = Literal["new", "moved", "changed", "dropped"]


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Something that a calendar will show otherwise than before."""

    sort: Sort
    event: Event  #: As it is written now; a dropped one as it is taken back
    before: Revision | None = None  #: What it replaces; None for a new one


@dataclass(frozen=True, slots=True)
class CalendarUpdate:
    """What is written of a plan, from today on."""

    events: tuple[Event, ...]  #: What stands, each in its revision
    cancelled: tuple[Event, ...] = ()  #: What stood there and is taken back now
    changes: tuple[CalendarChange, ...] = ()  #: All that differs from what the calendar holds, in order of time
    past: frozenset[str] = frozenset()  #: UIDs of the plan that are over, and stay as they are

    @property
    def kept(self) -> int:
        """How many events look as they did."""
        return len(self.events) - sum(change.sort != "dropped" for change in self.changes)


@dataclass(frozen=True, slots=True)
class LocalNow:
    """Now, where the athlete is."""

    now: datetime  #: In whole seconds of UTC
    zone: ZoneInfo

    def local(self, moment: datetime | date) -> datetime | date:
        """Return a time as the athlete's clock shows it, and a date as it is."""
        return moment.astimezone(self.zone) if isinstance(moment, datetime) else moment

    def date_of(self, start: datetime | date) -> date:
        """Return the local date of a start."""
        return start.astimezone(self.zone).date() if isinstance(start, datetime) else start

    def is_past(self, start: datetime | date) -> bool:
        """Whether a start lies before today."""
        return self.date_of(start) < self.date_of(self.now)


def make_update(
    wanted: Iterable[Event], known: Mapping[str, Revision], dates: Collection[date], moment: LocalNow | None
) -> CalendarUpdate:
    """Return the next update of a calendar: from the whole plan, as if new, and what it holds or once held, by UID.

    Only what stands on the local dates of the plan can be dropped; other events that are known stay. Without a moment
    nobody has seen the calendar yet, so that the past may change like the rest.
    """
    wanted = tuple(wanted)
    if moment is None:
        return CalendarUpdate(wanted, changes=tuple(CalendarChange("new", event) for event in wanted))
    past = frozenset(event.uid for event in wanted if _is_over(event, known.get(event.uid), moment))
    followed = [_next(event, known.get(event.uid), moment) for event in wanted if event.uid not in past]
    dropped = list(_taken_back(known, wanted, dates, moment))
    changes = [change for _, change in followed if change is not None] + dropped
    return CalendarUpdate(
        events=tuple(event for event, _ in followed),
        cancelled=sort_events((change.event for change in dropped), moment.zone),
        changes=tuple(sorted(changes, key=lambda change: sort_key(change.event, moment.zone))),
        past=past,
    )


def list_standing(update: CalendarUpdate, before: Iterable[Event]) -> tuple[Event, ...]:
    """Return all that a subscribed calendar holds: the update, and of what it held before all that still stands."""
    replaced = {event.uid for event in (*update.events, *update.cancelled)}
    still = (event for event in before if event.uid not in replaced and not event.cancelled)
    # A colour that older versions gave, or somebody else did, need not be one.
    return (*(event if event.colour in COLOURS else replace(event, colour="") for event in still), *update.events)


def remember_update(update: CalendarUpdate, known: Mapping[str, Revision], calendar: str = "") -> dict[str, Revision]:
    """Return what is known of a calendar after an update of it was written."""
    return {**known, **read_revisions((*update.events, *update.cancelled), calendar)}


def _is_over(event: Event, before: Revision | None, moment: LocalNow) -> bool:
    """Whether an event is past, and was so where it stood."""
    stood = before is not None and not before.dropped and not moment.is_past(before.start)
    return moment.is_past(event.start) and not stood


def _next(event: Event, before: Revision | None, moment: LocalNow) -> tuple[Event, CalendarChange | None]:
    """Return an event in its next revision: where nothing has changed the one before, or the plan's if that is later.

    The plan's counts then too, since a phone may have seen what this calendar has not.
    """
    if before is None:
        return event, CalendarChange("new", event)
    as_before = not before.dropped and before.hash == hash_content(event)
    if as_before and before.sequence >= event.sequence:
        return replace(event, sequence=before.sequence, created=before.created, stamp=before.last_modified), None
    following = _revised(event, before, moment)
    if as_before:
        return following, None
    moved = (before.start, before.end) != (convert_to_utc(event.start), convert_to_utc(event.end))
    return following, CalendarChange("new" if before.dropped else "moved" if moved else "changed", following, before)


def _taken_back(
    known: Mapping[str, Revision], wanted: Collection[Event], dates: Collection[date], moment: LocalNow
) -> Iterator[CalendarChange]:
    still, sequence = {event.uid for event in wanted}, max((event.sequence for event in wanted), default=0)
    for before in known.values():
        if before.dropped or before.uid in still or moment.date_of(before.start) not in dates:
            continue
        if not moment.is_past(before.start):
            notice = replace(_notice(before, moment), sequence=sequence)
            yield CalendarChange("dropped", _revised(notice, before, moment), before)


def _notice(before: Revision, moment: LocalNow) -> Event:
    """Return what stands in a calendar in place of an event that was dropped."""
    return Event(
        uid=before.uid,
        start=moment.local(before.start),
        end=moment.local(before.end),
        summary=f"Cancelled: {before.summary}",
        description="No longer in the plan.",
        categories=(),
        stamp=moment.now,
        created=before.created,
        busy=False,
        cancelled=True,
    )


def _revised(event: Event, before: Revision, moment: LocalNow) -> Event:
    # A clock that was set back must not make a revision look older than the one that it replaces.
    stamp = max(event.stamp, moment.now, before.last_modified + timedelta(seconds=1))
    return replace(event, sequence=max(event.sequence, before.sequence + 1), created=before.created, stamp=stamp)
