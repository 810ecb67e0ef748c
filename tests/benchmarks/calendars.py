"""Calendars, large ones: `python tests/benchmarks/calendars.py [ROUNDS]`.

Reading against plain recurring-ical-events: a year of a calendar of 5,000 events, 300 of which repeat, some with
exceptions and changed times. Each reader is a process of its own, from its start to the last busy time; they run in
turn, and the medians of the ratios of time and memory are printed.

Writing against the import of CP-SAT, both in one process: sixteen weeks of seven sessions and two rest days each.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from run import COMMAND, compare

SINGLE, SERIES = 4_700, 300
SPAN = ("--from", "2026-01-01T00:00Z", "--to", "2027-01-01T00:00Z", "--timezone", "America/New_York", "--json")
PLAIN = """
import sys
from datetime import datetime, timezone
from icalendar import Calendar
from recurring_ical_events import of
with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
found = of(calendar).between(datetime(2026, 1, 1, tzinfo=timezone.utc), datetime(2027, 1, 1, tzinfo=timezone.utc))
print(sorted((event["DTSTART"].dt, event["DTEND"].dt) for event in found)[-1])
"""
EXPORT = """
import sys, time, tracemalloc
begin = time.perf_counter()
from ortools.sat.python import cp_model
imported = time.perf_counter() - begin
from datetime import datetime, timedelta, timezone
from freshlegs.calendars.writing.write import write_calendar
from freshlegs.planfile import PlannedRecord, SessionRecord
why = ("There are 60 h between it and the hardest run of the week, so the legs are fresh again.",) * 4
def weeks(count):
    sessions = []
    for number in range(count * 9):
        start = datetime(2026, 11, 30, 11 + number % 9, 0, tzinfo=timezone.utc) + timedelta(days=number // 9 * 7)
        sessions.append(SessionRecord(
            id=f"bench/2026-11-30/easy/{number}", kind="easy", start=start, end=start + timedelta(minutes=45),
            minutes=45, why=why,
        ))
    return PlannedRecord(scenario="bench", timezone="America/New_York", start="2026-11-30", days=7, proved_best=True,
                         penalty=0, sessions=tuple(sessions))
write_calendar(weeks(1))
record = weeks(16)
begin = time.perf_counter()
write_calendar(record)
spent = time.perf_counter() - begin
tracemalloc.start()
write_calendar(record)
print(spent / imported, tracemalloc.get_traced_memory()[1] / 1e6)
"""
_TEXT = "DESCRIPTION:Join with a computer or by telephone: https://example.com/meeting\\n\\nThe number is 12345."
_ZONE = """\
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


def large_calendar() -> str:
    """Return the calendar: half of the single events lie in the year, the series began in the years before."""
    chance = random.Random(1)
    events = [_event(number, datetime(2025, 1, 1, tzinfo=UTC), 730, chance) for number in range(SINGLE)]
    for number in range(SINGLE, SINGLE + SERIES):
        rule = chance.choice(["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=DAILY;COUNT=200"])
        events.append(_event(number, datetime(2023, 1, 1, tzinfo=UTC), 1200, chance, f"RRULE:{rule}\n"))
    return "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", _ZONE + "".join(events) + "END:VCALENDAR", ""]
    )


def _event(number: int, first: datetime, days: int, chance: random.Random, more: str = "") -> str:
    start = first + timedelta(days=chance.randrange(days), minutes=15 * chance.randrange(32, 76))
    until = start + timedelta(minutes=15 * chance.randrange(1, 9))
    guests = "".join(f"ATTENDEE;CN=Guest {n};PARTSTAT=ACCEPTED:mailto:{n}@example.com\n" for n in range(3))
    return (
        f"BEGIN:VEVENT\nUID:{number}@example.com\nDTSTAMP:20260101T000000Z\nSEQUENCE:1\nSUMMARY:Meeting {number}\n"
        f"{_TEXT}\nLOCATION:Room {number % 40}\n{guests}{more}STATUS:CONFIRMED\nTRANSP:OPAQUE\n"
        f"DTSTART;TZID=America/New_York:{start:%Y%m%dT%H%M%S}\nDTEND;TZID=America/New_York:{until:%Y%m%dT%H%M%S}\n"
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT10M\nEND:VALARM\nEND:VEVENT\n"
    )


def main() -> None:
    """Print the ratios and what they must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "large.ics")
        file.write_text(large_calendar(), "utf-8")
        ratio = compare([COMMAND, "busy", str(file), *SPAN], [sys.executable, "-c", PLAIN, str(file)], rounds)
    print(f"a year of {SINGLE + SERIES} events over plain recurring-ical-events:")
    print(f"time {ratio.seconds:4.2f} (1.3)  memory {ratio.memory:4.2f} (1.3)")
    runs = [
        subprocess.run([sys.executable, "-c", EXPORT], capture_output=True, text=True, check=True)
        for _ in range(rounds)
    ]
    found = [tuple(map(float, run.stdout.split())) for run in runs]
    print("sixteen weeks as a calendar file, over the import of CP-SAT:")
    print(f"time {median(time for time, _ in found):4.2f} (0.2)  peak {median(peak for _, peak in found):.1f} MB")


if __name__ == "__main__":
    main()
