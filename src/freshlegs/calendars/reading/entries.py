"""One event of a calendar as it was read: when it is, how it repeats, and what its calendar says about being busy."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from freshlegs.calendars.reading.raw_components import RawComponent, split_parameters, split_value
from freshlegs.calendars.reading.repeat_rules import read_repeat
from freshlegs.calendars.reading.repeats import Repeat
from freshlegs.calendars.reading.times import (
    LONGEST_DURATION,
    CalendarTime,
    UnreadableError,
    Zones,
    add_duration,
    name_day,
    parse_duration,
    to_utc,
)
from freshlegs.io.text import to_one_line

_DAY = timedelta(days=1)
_BAD_END = "have an end that can't be read"
_BAD_EXDATE = "have exceptions (EXDATE) that can't be read: busy then too"
_BAD_RDATE = "have additional times (RDATE) that can't be read, and were left out"
_BAD_RECURRENCE = "stand for a time of a series that can't be read (RECURRENCE-ID)"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event, or one time of an event that was changed by itself."""

    uid: str
    start: CalendarTime  #: A datetime in a zone, or a date
    end: CalendarTime  #: Half-open; of the same type
    clock: tzinfo  #: The zone in which it repeats
    #: Days on the clock and time besides, where it says how long it lasts and not when it ends
    lasts: tuple[timedelta, timedelta] | None = None
    of_days: tuple[tzinfo, ...] = ()  #: In which a moment of UTC may name a day of it
    revision: tuple[int, str] = (0, "")  #: SEQUENCE and DTSTAMP; the higher one counts
    repeats: tuple[Repeat, ...] = ()
    extra: tuple[CalendarTime | tuple[CalendarTime, CalendarTime], ...] = ()  #: Times and periods besides (RDATE)
    without: tuple[CalendarTime, ...] = ()  #: Times left out (EXDATE)
    replaces: CalendarTime | None = None  #: The time of its series that it stands for (RECURRENCE-ID)
    onward: bool = False  #: It stands for all later ones too (RANGE=THISANDFUTURE)
    cancelled: bool = False
    free: bool = False
    elsewhere: bool = False  #: Its owner works, but not where he usually does
    tentative: bool = False
    answer: str = ""  #: What the owner said to the invitation (PARTSTAT), in capitals; "" where nobody asked
    title: str = ""  #: "" unless titles are asked for
    slips: frozenset[str] = frozenset()  #: What of it was not understood, as said of several events

    @property
    def all_day(self) -> bool:
        """Whether it is about whole days."""
        return not isinstance(self.start, datetime)

    @property
    def is_series(self) -> bool:
        """Whether it has several times, or is one of several."""
        return bool(self.repeats or self.extra or self.without or self.replaces)


def read_entry(component: RawComponent, zones: Zones, owner: str = "", *, cancels: bool = False) -> CalendarEntry:
    """Return the event of a VEVENT or AVAILABLE; raises UnreadableError where there is no telling when it is.

    The owner is the athlete's mail address in lower case, or ""; a calendar may be there to cancel what is in it.
    """
    try:
        return _read(component, zones, owner, cancels)
    except (UnreadableError, OverflowError) as error:
        why = str(error) if isinstance(error, UnreadableError) else "a time is beyond all calendars"
        raise UnreadableError(component.unclosed or why) from None


def _read(component: RawComponent, zones: Zones, owner: str, cancels: bool) -> CalendarEntry:
    if not component.one("DTSTART"):
        raise UnreadableError("it has no start")
    slips = set(component.slips)
    start = zones.parse_time(component.one("DTSTART"), slips)
    clock = start.tzinfo if isinstance(start, datetime) and start.tzinfo is not None else zones.floating
    end, lasts = _end(component, start, zones, slips)
    without = zones.parse_times(component.properties.get("EXDATE", []), slips, _BAD_EXDATE)
    recurrence = component.one("RECURRENCE-ID")
    ranges = [value.upper() for name, value in split_parameters(recurrence) if name == "RANGE"]
    status = component.value("STATUS").upper()
    shown = component.value("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    elsewhere = shown == "WORKINGELSEWHERE"
    return CalendarEntry(
        uid=component.uid,
        start=start,
        end=end,
        clock=clock,
        lasts=lasts,
        of_days=zones.of_days,
        revision=(component.sequence, component.value("DTSTAMP")),
        repeats=_repeats(component, start, zones, slips),
        extra=tuple(zones.parse_times(component.properties.get("RDATE", []), slips, _BAD_RDATE)),
        without=tuple(moment[0] if isinstance(moment, tuple) else moment for moment in without),
        replaces=_replaced(recurrence, start, zones, slips) if recurrence else None,
        onward="THISANDFUTURE" in ranges,
        cancelled=cancels or status in ("CANCELLED", "CANCELED"),
        free=not elsewhere and ("TRANSPARENT" in component.value("TRANSP").upper() or shown == "FREE"),
        elsewhere=elsewhere,
        tentative=status == "TENTATIVE" or shown == "TENTATIVE",
        answer=_answer(component, owner) if owner else "",
        title=to_one_line(component.text("SUMMARY")),
        slips=frozenset(slips),
    )


def _end(
    component: RawComponent, start: CalendarTime, zones: Zones, slips: set[str]
) -> tuple[CalendarTime, tuple[timedelta, timedelta] | None]:
    """Return when an event ends, and how long it lasts where it says that; raises UnreadableError."""
    fault: UnreadableError | None = None
    for name in filter(component.one, ("DTEND", "DURATION")):
        try:
            if name == "DTEND":
                return _check_end(start, zones.parse_time(component.one(name), slips), zones), None
            length = parse_duration(component.value(name), slips)
        except UnreadableError as error:
            slips.add(_BAD_END)
            fault = fault or error
        else:
            if isinstance(start, datetime):
                return add_duration(start, length), length
            return start + max(-(-sum(length, timedelta()) // _DAY), 1) * _DAY, None
    if fault is not None and isinstance(start, datetime):
        raise fault
    return start if isinstance(start, datetime) else start + _DAY, None


def _check_end(start: CalendarTime, end: CalendarTime, zones: Zones) -> CalendarTime:
    if isinstance(start, datetime):
        if not isinstance(end, datetime):
            end = start.replace(year=end.year, month=end.month, day=end.day, hour=0, minute=0, second=0)
        length_there = to_utc(end) - to_utc(start)
    else:
        end = name_day(end, zones.of_days)
        length_there = end - start
        # Some programs end a day where it begins.
        end = end if length_there else start + _DAY
    if length_there < timedelta():
        raise UnreadableError("it ends before it starts")
    if length_there > LONGEST_DURATION:
        raise UnreadableError("it is longer than ten years")
    return end


def _replaced(recurrence: str, start: CalendarTime, zones: Zones, slips: set[str]) -> CalendarTime:
    """Return the time of its series that an event stands for; its own where that can't be read."""
    try:
        return zones.parse_time(recurrence, slips)
    except UnreadableError:
        slips.add(_BAD_RECURRENCE)
        return start


def _repeats(component: RawComponent, start: CalendarTime, zones: Zones, slips: set[str]) -> tuple[Repeat, ...]:
    """Return the rules that can be read; an event with one that can't counts where it begins."""
    shown = start.replace(tzinfo=None) if isinstance(start, datetime) else start

    def until_of(moment: datetime) -> datetime:
        if isinstance(start, datetime):
            return moment.astimezone(start.tzinfo).replace(tzinfo=None)
        return datetime.combine(name_day(moment, zones.of_days), time.max)

    repeats = []
    for written in component.properties.get("RRULE", [])[:10]:
        try:
            repeats.append(read_repeat(split_value(written).strip(), shown, until_of, slips))
        except UnreadableError as error:
            slips.add(f"repeat in a way that is not read ({error}): only the first time counts")
    if component.one("EXRULE"):
        slips.add("have exceptions by a rule (EXRULE), which are not read: busy then too")
    return tuple(repeats)


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
