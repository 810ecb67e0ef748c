"""Files that are made to hang, to fill the memory or to crash who reads them: each is read or refused, and soon.

A hang is broken long after the time that any of them takes, counted while the processor is at it: others may be too.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.io.errors import InputError
from fuzz_inputs import READERS, came_to
from support.busy_calendars import GOOD, GOOD_TIME, busy, calendar, component, event, read, zone
from support.calendar_files import FILES, damaged

pytestmark = pytest.mark.slow

BUSY = READERS["busy"]
PATIENCE = 60
"""Seconds; the slowest of them takes three."""
LONG_AGO = ("DTSTART:19000101T000000Z", "DURATION:PT1H")


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    def give_up(*_: object) -> None:
        pytest.fail(f"not done after {PATIENCE} s")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def rule(text: str, *lines: str) -> str:
    return event(*LONG_AGO, f"RRULE:{text}", *lines)


def many(count: int, *lines: str, name: str = "VEVENT") -> str:
    return "".join(component(name, f"UID:{number}", *lines) for number in range(count))


def one(*lines: str) -> str:
    return event("DTSTART:20260601T100000Z", "DURATION:PT1H", *lines)


HARMLESS = {
    "every second": rule("FREQ=SECONDLY"),
    "every minute from 1900": rule("FREQ=MINUTELY"),
    "interval 0": rule("FREQ=DAILY;INTERVAL=0"),
    "every second of some days": rule("FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3"),
    "dense lists": rule("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367)))),
    "never": rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    "never, each day": rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "never, a thousand times": many(1000, *LONG_AGO, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    "exceptions every second": rule("FREQ=YEARLY", "EXRULE:FREQ=SECONDLY"),
    "endless duration": one("DURATION:P999999999D"),
    "endless event": event("DTSTART:20260601T100000Z", "DURATION:P999999999D"),
    "year 9999": event("DTSTART:99991231T235959Z", "DURATION:PT1S", "RRULE:FREQ=YEARLY"),
    "year 1": event("DTSTART:00010101T000000Z", "DURATION:PT1S", "RRULE:FREQ=YEARLY"),
    "a long line": one("SUMMARY:" + "x" * 9_000_000),
    "a long UID": component("VEVENT", "UID:" + "x" * 30_000, "DTSTART:20260601T120000Z", "DURATION:PT1H"),
    "a long start": event("DTSTART:" + "2" * 9_000_000),
    "long parameters": event("DTSTART" + ";X=1" * 2_000_000 + ":20260601"),
    "endless folds": event("DTSTART:2" + "\r\n 0" * 2_000_000),
    "200,000 dates": event("DTSTART:20260601T100000Z", "RDATE:" + ",".join(["20260601T100000Z"] * 200_000)),
    "200,000 lines of dates": event("DTSTART:20260601T100000Z", *["RDATE:20260601T100000Z"] * 200_000),
    "a million properties": component("VEVENT", *["UID:"] * 1_000_000),
    "a million empty lines": "\n" * 1_000_000,
    "a million ends": "END:X\n" * 1_000_000,
    "20,000 changed times": one("RRULE:FREQ=DAILY")
    + "".join(
        one(f"RECURRENCE-ID:2026{1 + n % 12:02d}{1 + n % 28:02d}T10{n % 60:02d}00Z") for n in range(20_000)
    ),
    "40,000 events": many(40_000, *LONG_AGO),
    "2,000 unknown zones": "".join(
        event(f"DTSTART;TZID=Z{number}:20250601T100000", "DURATION:PT1H") for number in range(2_000)
    ),
    "alarms": one(component("VALARM", "TRIGGER:nonsense", "REPEAT:2147483648", "DURATION:PT1S").rstrip()),
    "deep nesting": "BEGIN:VEVENT\r\n" + "BEGIN:VALARM\r\n" * 200_000 + "END:VEVENT\r\n",
    "clock changes every second": zone("Mine", rule="RRULE:FREQ=SECONDLY"),
    "clock changes that never come": zone("Mine", rule="RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    + many(2000, "DTSTART;TZID=Mine:19700601T100000", "DURATION:PT1H"),
    "a zone that is a path": event("DTSTART;TZID=../../../../etc/passwd:20250601T100000", "DURATION:PT1H"),
    "200,000 published times": component("VFREEBUSY", *["FREEBUSY:20260601T100000Z/PT1H"] * 200_000),
    "5,000 zones": "".join(
        zone(f"Z{n}") + event(f"DTSTART;TZID=Z{n}:20250601T100000", "DURATION:PT1H", uid=f"{n}") for n in range(5_000)
    ),
    "60 times a day": rule("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55"),
    "every second of all days": rule(
        "FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}".format(*(",".join(map(str, range(n))) for n in (24, 60, 60)))
    ),
    "20,000 finished series": many(20_000, *LONG_AGO, "RRULE:FREQ=DAILY;COUNT=20000"),
    "20,000 series that ended": many(20_000, *LONG_AGO, "RRULE:FREQ=DAILY;UNTIL=20260101T000000Z"),
    "a zone of 300 counted rules": component("VTIMEZONE", "TZID:Mine", many(300, "DTSTART:16010101T000000",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;COUNT=20000", name="DAYLIGHT").rstrip())
    + event("DTSTART;TZID=Mine:20250601T100000", "DURATION:PT1H"),
    "names that might be any zone": "".join(
        event(f"DTSTART;TZID=({'Berlin/' * 100}{n}:20250601T100000", "DURATION:PT1H") for n in range(1_000)
    ),
    "backslashes": event("DTSTART;TZID=" + "\\" * 900 + ";:20250601T100000", "DURATION:PT1H"),
    "times that look like others": event("DTSTART:20250601T100000Z", "DURATION:PT1H",
        "EXDATE:" + "2025-06-01T10:00:00+02:00," * 700, "RRULE:FREQ=DAILY;COUNT=3"),
    "10,000 guests": one(*['ATTENDEE;CN="::;;":mailto:me@example.com'] * 10_000),
}  # fmt: skip


@pytest.mark.parametrize("part", HARMLESS.values(), ids=HARMLESS)
def test_an_attack_costs_nothing_but_itself(part: str) -> None:
    """The event after it is still read."""
    found = busy(calendar(part, GOOD), owner="me@example.com", begin="2026-05-20", end="2026-06-10")
    assert GOOD_TIME in found


def test_an_absurd_count_and_a_rule_since_1900_are_just_every_day() -> None:
    expected = busy(calendar(rule("FREQ=DAILY")))
    assert len(expected) == 365
    assert busy(calendar(rule("FREQ=DAILY;COUNT=1000000000"))) == expected


REFUSED = {
    "100,000 events": (many(100_000, "DTSTART:20260601"), "it holds more than 50000 events"),
    "starts of events": ("BEGIN:VEVENT\r\n" * 100_000, "it holds more than 50000 events"),
    "5,000 series and changes of one name": (
        "".join(event(*LONG_AGO, "RRULE:FREQ=DAILY") + event("RECURRENCE-ID:20260601T100000Z") for _ in range(5_000)),
        "too long to work out",
    ),
    "5,000 events every day": (many(5_000, *LONG_AGO, "RRULE:FREQ=DAILY"), "more than 100000 times"),
    "5,000 long counts": (many(5_000, *LONG_AGO, "RRULE:FREQ=DAILY;BYMONTHDAY=31;COUNT=20000"), "too long to work out"),
    "20,000 times to be had": (
        component("VAVAILABILITY", many(20_000, *LONG_AGO, "RRULE:FREQ=DAILY", name="AVAILABLE").rstrip()),
        "more than 100000 times",
    ),
}


@pytest.mark.parametrize(("part", "says"), REFUSED.values(), ids=REFUSED)
def test_what_no_real_calendar_holds_is_refused(part: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(calendar(part, GOOD))


def test_memory_is_bounded(tmp_path: Path) -> None:
    """The largest of them, with a gigabyte to do it in."""
    for name in ("a long line", "40,000 events", "20,000 changed times", "a million properties", "deep nesting"):
        (tmp_path / f"{name}.ics").write_text(calendar(HARMLESS[name], GOOD), "utf-8", newline="")
    program = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({PATIENCE}, {PATIENCE}))\n"
        "from freshlegs.cli import main\nfor path in sys.argv[1:]:\n"
        "    sys.argv = ['freshlegs', 'busy', path, '--from', '2026-06-01', '--to', '2026-06-02', '--json']\n"
        "    code = main()\n    if code: sys.exit(f'{path}: {code}')\n"
    )
    paths = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"Traceback")) == (0, 0), done.stderr[-2000:]


@settings(max_examples=300)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused(data: bytes, chance: Random) -> None:
    """`fuzz_inputs.py` does the same many thousand times."""
    came_to(BUSY, damaged(data, chance))


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    came_to(BUSY, b"BEGIN:VEVENT\r\nDTSTART:20260601T100000Z\r\n" + data)
    came_to(BUSY, data)


def test_the_files_that_are_damaged_are_real_enough() -> None:
    """Whole, each is read without a fault; else damaging them would show little."""
    found = [read(data, owner="me@example.com") for data in FILES]
    assert all(len(one.times) > 3 for one in found)
    notes = [note for one in found for note in one.notes]
    assert not any("can't" in note or "unknown" in note or "cut off" in note for note in notes)
