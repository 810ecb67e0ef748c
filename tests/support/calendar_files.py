"""Real-looking calendar files, made here, and ways to damage them; for tests and for `fuzz_inputs.py`."""

from __future__ import annotations

from random import Random

from freshlegs.calendars.writing.event import make_uid
from support.busy_calendars import GOOD, WORKING_HOURS, calendar, component, event, zone
from support.damage import damage

_ALARM = component("VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "TRIGGER;RELATED=START:-PT15M")
_ORGANIZED = (
    "ORGANIZER;CN=Ann Example:mailto:ann@example.com",
    'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN="Me: here":mailto:me@example.com',
    "ATTENDEE;PARTSTAT=DECLINED;CN=Bob;X-NUM-GUESTS=0:mailto:bob@example.com",
)

GOOGLE = calendar(
    "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Work", "X-WR-TIMEZONE:Europe/Berlin", zone("Europe/Berlin"),
    event("DTSTART:20260602T083000Z", "DTEND:20260602T093000Z", "DTSTAMP:20260101T000000Z", "CREATED:20250101T000000Z",
          "SEQUENCE:0", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "LOCATION:Room\\, 1", *_ORGANIZED, uid="a@google.com"),
    event("DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=Europe/Berlin:20260105T093000",
          "RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261231T225959Z;BYDAY=MO,WE", "EXDATE;TZID=Europe/Berlin:20260112T090000",
          "EXDATE;TZID=Europe/Berlin:20260114T090000", _ALARM.rstrip(), uid="b@google.com"),
    event("RECURRENCE-ID;TZID=Europe/Berlin:20260119T090000", "DTSTART;TZID=Europe/Berlin:20260120T090000",
          "DTEND;TZID=Europe/Berlin:20260120T103000", "SEQUENCE:1", uid="b@google.com"),
)  # fmt: skip
OUTLOOK = calendar(
    "METHOD:PUBLISH", "X-CALSTART:20260101T000000Z", zone("Customized Time Zone", begin="1601"),
    event("CLASS:PUBLIC", "DTSTART;TZID=Customized Time Zone:20260603T100000", "DURATION:PT45M",
          "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
          "X-ALT-DESC;FMTTYPE=text/html:<html>\\n</html>", uid="040000008200E0"),
    event('DTSTART;TZID="W. Europe Standard Time":20260601T100000',
          'DTEND;TZID="W. Europe Standard Time":20260601T110000',
          "RRULE:FREQ=MONTHLY;COUNT=10;BYDAY=-1FR", "RDATE;VALUE=PERIOD:20260704T080000Z/PT2H", uid="o2"),
    event("DTSTART;VALUE=DATE:20260810", "DTEND;VALUE=DATE:20260824", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", uid="o3"),
)  # fmt: skip
APPLE = calendar(
    "X-APPLE-CALENDAR-COLOR:#1BADF8",
    event("DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "TRANSP:TRANSPARENT", uid="p1"),
    event("DTSTART;TZID=America/New_York:20260601T070000", "DTEND;TZID=America/New_York:20260601T080000",
          "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=12", uid="p2"),
    event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20260605T070000",
          "DTSTART;TZID=America/New_York:20260605T173000", "DURATION:PT2H", uid="p2"),
)  # fmt: skip
SERVER = calendar(
    component("VFREEBUSY", "DTSTART:20260101T000000Z", "DTEND:20270101T000000Z",
              "FREEBUSY;FBTYPE=BUSY:20260611T080000Z/20260611T090000Z,20260612T080000Z/PT3H"),
    component("VAVAILABILITY", "UID:v", "DTSTART;TZID=Europe/Berlin:20260601T000000",
              "DTEND;TZID=Europe/Berlin:20260605T000000", "PRIORITY:1", "BUSYTYPE:BUSY", WORKING_HOURS.rstrip()),
    event("DTSTART:20260601T120000", "DTEND:20260601T130000", "STATUS:CANCELLED", uid="s1"),
    event(uid=make_uid("own")), GOOD,
)  # fmt: skip
FILES = tuple(text.encode() for text in (GOOGLE, OUTLOOK, APPLE, SERVER))
"""One as each kind of program writes it."""

WORDS = (
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"END:VCALENDAR\r\n", b"BEGIN:VALARM\r\n", b"RRULE:FREQ=SECONDLY\r\n",
    b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n", b"RRULE:FREQ=DAILY;COUNT=20000\r\n", b"DTSTART:00010101\r\n",
    b"DTSTART;VALUE=DATE:20260601\r\n", b"DTEND:99991231T235959Z\r\n", b"DURATION:P999999999D\r\n", b"TZID=", b"\x00",
    b"\xff\xfe", b"\r\n ", b"\n\t", b";", b":", b",", b'"', b"T", b"Z", b"-", b"/", b"=", b"2026", b"9" * 30,
    b"RECURRENCE-ID;VALUE=DATE:20260602\r\n", b"EXDATE;VALUE=DATE:20260602\r\n", b"RDATE:20260602T100000Z/P1D\r\n",
    b"RRULE:FREQ=DAILY;BYHOUR=7,19;BYMINUTE=0,30;BYSETPOS=2\r\n", b"+0200", b"T240000", b"METHOD:CANCEL\r\n",
    b"EXDATE:2026-06-02T10:00:00+02:00,\r\n", b"DURATION:PT1D\r\n", b'TZID="(UTC+01:00) Amsterdam, Berlin":',
    b"RRULE:FREQ=WEEKLY;INTERVAL=9999;BYSETPOS=-1\r\n", b"SEQUENCE:-1\r\n", "ü🏃".encode(),
)  # fmt: skip


def damaged(data: bytes, random: Random) -> bytes:
    """Return a calendar after one to eight accidents."""
    return damage(data, random, WORDS, FILES)
