"""Which days a repetition rule means, against dateutil where it answers and by hand where it does not.

A series with its exceptions and changed times is compared with recurring-ical-events.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from recurring_ical_events import of

from freshlegs.calendars.reading.repeat_rules import read_repeat
from freshlegs.calendars.reading.times import UnreadableError
from freshlegs.calendars.reading.work import TooMuchError, Work
from freshlegs.model.intervals import merge
from support.busy_calendars import calendar, event, read

FIRST, LAST = date(2026, 3, 1), date(2027, 6, 30)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTH_DAYS = (1, 2, 13, 15, 28, 29, 30, 31, -1, -2)


def days(rule: str, begin: date, first: date = FIRST, last: date = LAST) -> list[date]:
    return [start.date() for start in starts(rule, datetime.combine(begin, time(9)), first, last)]


def starts(rule: str, begin: datetime, first: date = FIRST, last: date = LAST) -> list[datetime]:
    return list(read_repeat(rule, begin, _naive, set()).starts(begin, first, last, Work()))


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _list(values: Sequence[object]) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)
    return chosen.map(lambda some: ",".join(map(str, some)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": frequency, "INTERVAL": str(draw(st.sampled_from([1, 1, 2, 3, 4, 5, 7, 12])))}
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 40) | st.integers(41, 3_000)))
    optional = {"BYMONTH": _list(range(1, 13)), "BYMONTHDAY": _list(MONTH_DAYS), "WKST": st.sampled_from(WEEKDAYS)}
    if frequency in ("MONTHLY", "YEARLY"):
        which = ["", "", "1", "2", "-1", "3", "5", "-2"]
        number = draw(st.sampled_from(which))
        optional["BYDAY"] = _list([number + day for day in WEEKDAYS])
        optional["BYSETPOS"] = _list([1, 2, 3, -1, -2])
    else:
        optional["BYDAY"] = _list(WEEKDAYS)
    if frequency == "YEARLY":
        optional |= {"BYYEARDAY": _list([1, 2, 100, 366, -1, -366]), "BYWEEKNO": _list([1, 2, 20, 51, -1])}
        optional["WKST"] = st.just("MO")  # dateutil counts weeks that start on others differently at the year's end
    optional |= {"BYHOUR": _list([0, 9, 14, 23]), "BYMINUTE": _list([0, 15, 59])}
    for name in draw(st.lists(st.sampled_from(sorted(optional)), max_size=3, unique=True)):
        parts[name] = draw(optional[name])
    if "BYWEEKNO" in parts and "BYDAY" not in parts:
        parts["BYDAY"] = "TH"  # without it dateutil takes all days of the week
    return ";".join(f"{name}={value}" for name, value in parts.items())


@pytest.mark.slow
@settings(max_examples=300)
@given(rules(), st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_a_rule_means_what_dateutil_takes_it_for(rule: str, begin: date) -> None:
    start = datetime.combine(begin, time(9))
    found = starts(rule, start)
    # Where nothing is found dateutil might look for it until the year 9999.
    assume(found)
    low, high = datetime.combine(FIRST, time()), datetime.combine(LAST, time.max)
    ends = f";UNTIL={LAST:%Y%m%d}T235959" if "COUNT" not in rule else ""
    assert found == rrulestr(rule + ends, dtstart=start).between(low, high, inc=True)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", ["03-03", "03-15", "03-17", "03-29", "03-31"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["03-31"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["03-13"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", ["03-08"]),
        ("FREQ=YEARLY;BYDAY=10MO", ["03-09"]),
        ("FREQ=YEARLY;BYWEEKNO=11;BYDAY=MO", ["03-09"]),
        ("FREQ=MONTHLY;BYDAY=MO,1TU", ["03-03", "03-09", "03-16", "03-23", "03-30"]),
        ("FREQ=DAILY;INTERVAL=14", ["03-03", "03-17", "03-31"]),
        ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT", ["03-03"]),
        ("FREQ=YEARLY;BYWEEKNO=11", ["03-10"]),
        ("FREQ=YEARLY;BYWEEKNO=10,12;BYDAY=MO,FR", ["03-06", "03-16", "03-20"]),
        ("FREQ=WEEKLY;BYDAY=MO,,XX,", ["03-09", "03-16", "03-23", "03-30"]),
        ("FREQ=WEEKLY;;BYMONTH=;INTERVAL=2;X-MINE=1", ["03-03", "03-17", "03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", ["03-31"]),
    ],
)
def test_days_by_hand(rule: str, expected: list[str]) -> None:
    found = days(rule, date(2026, 3, 3), last=date(2026, 3, 31))
    assert [f"{day:%m-%d}" for day in found] == expected


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=YEARLY;INTERVAL=9999",
    ],
)
def test_a_rule_that_no_day_fits_comes_to_an_end(rule: str) -> None:
    assert days(rule, date(1900, 1, 1)) == []


@pytest.mark.parametrize(
    "rule",
    [
        "", "FREQ", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=SOMETIMES", "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=10000", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYHOUR=-1", "FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=" + ",".join(map(str, range(21))),
        "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTH=x",
        "FREQ=DAILY;BYDAY=XX", "FREQ=DAILY;BYDAY=1000MO", "FREQ=DAILY;UNTIL=never", "FREQ=DAILY;MINE=1",
        "FREQ=DAILY;WKST=1", "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 62))), "RSCALE=HEBREW;FREQ=YEARLY",
        "FREQ=DAILY;COUNT=" + "9" * 400, "FREQ=DAILY;BYMONTHDAY=0",
    ],
)  # fmt: skip
def test_a_rule_that_is_not_read(rule: str) -> None:
    with pytest.raises(UnreadableError):
        days(rule, date(2026, 3, 3))


MARCH_3 = datetime.combine(date(2026, 3, 3), time(9, 30))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=30;BYSECOND=0;COUNT=2", ["03 09:30", "04 09:30"]),
        ("FREQ=DAILY;BYHOUR=18,7;COUNT=4", ["03 18:30", "04 07:30", "04 18:30", "05 07:30"]),
        ("FREQ=DAILY;BYMINUTE=0,45;COUNT=3", ["03 09:45", "04 09:00", "04 09:45"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=8,20;BYMINUTE=0;COUNT=4", ["03 20:00", "05 08:00", "05 20:00", "10 08:00"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=8,20;BYSETPOS=1,-1;COUNT=3", ["05 20:30", "10 08:30", "12 20:30"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2,-1;COUNT=2", ["03 09:30", "31 09:30"]),
        ("FREQ=DAILY;BYSECOND=0,30,60;COUNT=3", ["03 09:30", "03 09:30", "03 09:30"]),
    ],
)  # fmt: skip
def test_several_times_of_a_day(rule: str, expected: list[str]) -> None:
    """Which are counted, and chosen, as days are."""
    assert [f"{moment:%d %H:%M}" for moment in starts(rule, MARCH_3)] == expected


def test_whole_days_have_no_times() -> None:
    rule = read_repeat("FREQ=DAILY;BYHOUR=8,20;COUNT=2", date(2026, 3, 3), _naive, set())
    assert rule.times == (time(),)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "SKIP, which is not supported"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD", "SKIP, which is not supported"),
        ("FREQ=DAILY;X-MINE=1", "of which a part can't be read"),
        ("FREQ=DAILY;BYHOUR=9,25", "of which a part can't be read"),
        ("FREQ=WEEKLY;BYDAY=MO,XX", "of which a part can't be read"),
    ],
)
def test_what_is_left_out_of_a_rule_is_said(rule: str, says: str) -> None:
    (slip,) = read(calendar(event(f"RRULE:{rule};COUNT=2"))).notes
    assert slip.startswith("1 event repeats by a rule ")
    assert says in slip


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;;BYDAY=MO,", "FREQ=DAILY;INTERVAL=;COUNT=3;", "FREQ=DAILY;BYHOUR=7,19"])
def test_what_says_nothing_in_a_rule_is_no_fault(rule: str) -> None:
    assert read(calendar(event(f"RRULE:{rule}")), end="2026-06-20").notes == []


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=20000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=5000", "FREQ=MONTHLY;BYMONTHDAY=1,2;COUNT=900",
        "FREQ=MONTHLY;BYDAY=2TU;COUNT=900", "FREQ=YEARLY;COUNT=90", "FREQ=DAILY;BYHOUR=7,19;COUNT=20000",
    ],
)  # fmt: skip
def test_what_was_counted_to_its_end_long_ago_costs_next_to_nothing(rule: str) -> None:
    begin = datetime.combine(date(1900, 1, 1), time())
    work = Work()
    before = work.steps
    assert list(read_repeat(rule, begin, _naive, set()).starts(begin, FIRST, LAST, work)) == []
    assert before - work.steps < 500


def test_an_absurd_count_is_no_count() -> None:
    assert (
        len(days("FREQ=DAILY;COUNT=1000000000", date(1990, 1, 1))) == len(days("FREQ=DAILY", date(1990, 1, 1))) == 487
    )


def test_work_is_counted() -> None:
    begin = datetime.combine(date(1900, 1, 1), time())
    rule = read_repeat("FREQ=DAILY;BYMONTHDAY=31;COUNT=20000", begin, _naive, set())
    with pytest.raises(TooMuchError):
        list(rule.starts(begin, FIRST, LAST, Work(steps=1000)))


JUNE = st.integers(1, 30).map(lambda day: datetime(2026, 6, day, 9))  # noqa: DTZ001 - what a clock shows


@st.composite
def series(draw: st.DrawFn) -> str:
    """Draw a series with times that are added, left out, moved, and moved with all that follow."""
    rule = draw(st.sampled_from(["FREQ=DAILY", "FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;BYDAY=MO,TH"]))
    lines = [f"DTSTART:{draw(JUNE):%Y%m%dT%H%M%SZ}", "DURATION:PT1H", f"RRULE:{rule}"]
    lines += [f"EXDATE:{day:%Y%m%dT%H%M%SZ}" for day in draw(st.lists(JUNE, max_size=3))]
    lines += [f"RDATE:{day + timedelta(hours=3):%Y%m%dT%H%M%SZ}" for day in draw(st.lists(JUNE, max_size=2))]
    parts = [event(*lines)]
    for day in draw(st.lists(JUNE, max_size=4, unique=True)):
        start = day + timedelta(hours=draw(st.sampled_from([0, 4, 24, -30, 300])))
        onward = draw(st.sampled_from(["", ";RANGE=THISANDFUTURE"]))
        length = draw(st.sampled_from(["PT1H", "PT5H"]))
        changed = (f"RECURRENCE-ID{onward}:{day:%Y%m%dT%H%M%SZ}", f"DTSTART:{start:%Y%m%dT%H%M%SZ}")
        parts.append(event(*changed, f"DURATION:{length}", f"SEQUENCE:{draw(st.integers(0, 2))}"))
    return calendar(*parts)


@settings(max_examples=200)
@given(series())
@pytest.mark.slow
def test_a_series_means_what_recurring_ical_events_takes_it_for(text: str) -> None:
    first, last = datetime(2026, 6, 10, tzinfo=UTC), datetime(2026, 6, 25, tzinfo=UTC)
    there = [(one["DTSTART"].dt, one["DTEND"].dt) for one in of(Calendar.from_ical(text)).between(first, last)]
    found = read(text, "UTC", begin="2026-06-10", end="2026-06-25").times
    assert found == merge((max(start, first), min(end, last)) for start, end in there)
