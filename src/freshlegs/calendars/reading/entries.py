"""One event of a calendar as it was read: when it is, how it repeats, and what its calendar says about being busy."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from freshlegs.calendars.reading.raw_components import RawComponent, split_parameters
from freshlegs.calendars.reading.repeats import Repeat, read_repeat
from freshlegs.calendars.reading.times import (
    LONGEST_DURATION,
    CalendarTime,
    UnreadableError,
    Zones,
    add_duration,
    parse_duration,
    to_utc,
)
from freshlegs.io.text import to_one_line

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event, or one time of an event that was changed by itself."""

    uid: str
    start: CalendarTime  #: A datetime in a zone, or a date
    end: CalendarTime  #: Half-open; of the same type
    clock: tzinfo  #: The zone in which it repeats
    revision: tuple[int, str] = (0, "")  #: SEQUENCE and DTSTAMP; the higher one counts
    repeats: tuple[Repeat, ...] = ()
    extra: tuple[CalendarTime | tuple[CalendarTime, CalendarTime], ...] = ()  #: Times and periods besides (RDATE)
    without: tuple[CalendarTime, ...] = ()  #: Times left out (EXDATE)
    replaces: CalendarTime | None = None  #: The time of its series that it stands for (RECURRENCE-ID)
    onward: bool = False  #: It stands for all later ones too (RANGE=THISANDFUTURE)
    cancelled: bool = False
    free: bool = False
    tentative: bool = False
    answer: str = ""  #: What the owner said to the invitation (PARTSTAT), in capitals; "" where nobody asked
    title: str = ""  #: "" unless titles are asked for
    slips: tuple[str, ...] = ()  #: What of it was not understood

    @property
    def all_day(self) -> bool:
        """Whether it is about whole days."""
        return not isinstance(self.start, datetime)

    @property
    def is_series(self) -> bool:
        """Whether it has several times, or is one of several."""
        return bool(self.repeats or self.extra or self.without or self.replaces)


def read_entry(component: RawComponent, zones: Zones, owner: str) -> CalendarEntry:
    """Return the event of a VEVENT or AVAILABLE; raises UnreadableError.

    The owner is the athlete's mail address in lower case, or "".
    """
    if component.fault:
        raise UnreadableError(component.fault)
    if not component.one("DTSTART"):
        raise UnreadableError("it has no start")
    start = zones.parse_time(component.one("DTSTART"))
    clock = start.tzinfo if isinstance(start, datetime) and start.tzinfo is not None else zones.floating
    if clock is UTC and zones.own is not None:
        # Google's way: an event in UTC, in a calendar that names a zone, comes again by that zone's clock.
        clock = zones.own
    repeats, slips = _repeats(component, start, clock)
    without = zones.parse_times(component.properties.get("EXDATE", []))
    recurrence = component.one("RECURRENCE-ID")
    ranges = [value.upper() for name, value in split_parameters(recurrence) if name == "RANGE"]
    status = component.value("STATUS").upper()
    shown = component.value("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    return CalendarEntry(
        uid=component.uid,
        start=start,
        end=_end(component, start, zones),
        clock=clock,
        revision=(component.sequence, component.value("DTSTAMP")),
        repeats=repeats,
        extra=tuple(zones.parse_times(component.properties.get("RDATE", []))),
        without=tuple(moment[0] if isinstance(moment, tuple) else moment for moment in without),
        replaces=zones.parse_time(recurrence) if recurrence else None,
        onward="THISANDFUTURE" in ranges,
        cancelled=status == "CANCELLED",
        free="TRANSPARENT" in component.value("TRANSP").upper() or shown == "FREE",
        tentative=status == "TENTATIVE" or shown == "TENTATIVE",
        answer=_answer(component, owner) if owner else "",
        title=to_one_line(component.text("SUMMARY")),
        slips=slips,
    )


def _end(component: RawComponent, start: CalendarTime, zones: Zones) -> CalendarTime:
    end: CalendarTime
    if component.one("DTEND"):
        end = zones.parse_time(component.one("DTEND"))
    elif component.one("DURATION"):
        length = parse_duration(component.value("DURATION"))
        whole_days = max(-(-sum(length, timedelta()) // _DAY), 1) * _DAY
        end = add_duration(start, length) if isinstance(start, datetime) else start + whole_days
    else:
        return start if isinstance(start, datetime) else start + _DAY
    if isinstance(start, datetime):
        if not isinstance(end, datetime):
            end = start.replace(year=end.year, month=end.month, day=end.day, hour=0, minute=0, second=0)
        length_there = to_utc(end) - to_utc(start)
    else:
        end = end.date() if isinstance(end, datetime) else end
        length_there = end - start
        # Some programs end a day where it begins.
        end = end if length_there else start + _DAY
    if length_there < timedelta():
        raise UnreadableError("it ends before it starts")
    if length_there > LONGEST_DURATION:
        raise UnreadableError("it is longer than ten years")
    return end


def _repeats(component: RawComponent, start: CalendarTime, clock: tzinfo) -> tuple[tuple[Repeat, ...], tuple[str, ...]]:
    """Return the rules that can be read, and what can't be: such an event counts where it begins."""
    shown = start.astimezone(clock).replace(tzinfo=None) if isinstance(start, datetime) else start
    repeats, slips = [], []
    for written in component.properties.get("RRULE", [])[:10]:
        try:
            rule = written.rpartition(":")[2].strip()
            repeats.append(
                read_repeat(rule, shown, lambda utc: utc.replace(tzinfo=UTC).astimezone(clock).replace(tzinfo=None))
            )
        except UnreadableError as error:
            slips.append(str(error))
    if component.one("EXRULE"):
        slips.append("EXRULE")
    return tuple(repeats), tuple(slips)


def _answer(component: RawComponent, owner: str) -> str:
    for attendee in component.properties.get("ATTENDEE", []):
        if owner not in attendee.lower():
            continue
        known = dict(split_parameters(attendee))
        # What follows a closing quote or the name is the address; mail addresses have no colon.
        addresses = (attendee.rpartition(":")[2], known.get("EMAIL", ""))
        if any(address.strip().lower().removeprefix("mailto:") == owner for address in addresses):
            return known.get("PARTSTAT", "NEEDS-ACTION").upper()
    return ""
