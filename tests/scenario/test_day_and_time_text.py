"""Days, times, windows and lengths as a person writes them, wherever that is."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.model.clock import DAY, Clock
from freshlegs.scenario.week_days import Days, name_span_by_dates, parse_day_of_week, parse_days, parse_minute
from freshlegs.written.clock_text import format_window, parse_clock_time, parse_length, parse_window
from freshlegs.written.day_text import Yearless, find_date, is_nothing, parse_date, parse_day, parse_day_names
from freshlegs.written.free_time_text import parse_free_time
from freshlegs.written.moment_text import At, parse_instant, parse_moment

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = Days(Clock(BERLIN, date(2026, 11, 30), 7), counted=False)
WEDNESDAY = Days(WEEK.clock, counted=False, today=date(2026, 12, 2))
FORTNIGHT = Days(Clock(BERLIN, date(2026, 11, 30), 14), counted=False)


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("22:30", 1350), ("10:30 pm", 1350), ("10:30 p.m.", 1350), ("23", 1380), ("6.30", 390), ("12am", 0),
        ("12 PM", 720), ("24", DAY), ("noon", 720), ("midnight", DAY), ("6 o'clock", 360), ("six pm", 1080),
        ("half past six", 390), ("Half past six pm", 1110), ("a quarter to seven in the evening", 1125),
        ("quarter past 6 in the morning", 375), ("ten to one", 770), ("twenty-five past 9", 565),
        ("18h", 1080), ("18h30", 1110), ("0630", 390),
    ],
)  # fmt: skip
def test_times(written: str, minute: int) -> None:
    assert parse_clock_time(written) == minute


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("06:00-08:00", (360, 480)),
        ("5-7pm", (1020, 1140)),
        ("5-6:30am", (300, 390)),
        ("22:00-00:00", (1320, DAY)),
        ("noon to 3pm", (720, 900)),
        ("22-midnight", (1320, DAY)),
        ("midnight to 6", (0, 360)),
        ("midnight to 6am", (0, 360)),
        ("0600-0730", (360, 450)),
        ("half past six to eight", (390, 480)),
    ],
)
def test_windows(written: str, window: tuple[int, int]) -> None:
    assert parse_window(written) == window
    assert parse_window(format_window(window)) == window


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("90", 90), ("1:30", 90), ("2h", 120), ("1 h 30", 90), ("45 min", 45), ("30m", 30), ("12h", 720), ("2d", 2 * DAY)],
)
def test_lengths(written: str, minutes: int) -> None:
    assert parse_length(written) == minutes


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("tue", "tue"),
        ("Tuesday", "tue"),
        ("day3", "day3"),
        ("DAY14", "day14"),
        ("day 3", "day3"),
        ("on tues", "tue"),
        ("today", "today"),
        ("2026-12-02", date(2026, 12, 2)),
        ("Wed 2 Dec 2026", date(2026, 12, 2)),
        ("December 2nd, 2026", date(2026, 12, 2)),
        ("2.12.2026", date(2026, 12, 2)),
        ("Wed 2 Dec", Yearless(12, 2, "wed")),
        ("2.12.", Yearless(12, 2)),
    ],
)
def test_days(written: str, day: str | date | Yearless) -> None:
    assert parse_day(written) == day


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("wed 18:00", At("wed", 1080)),
        ("Wednesday 6pm", At("wed", 1080)),
        ("2026-12-02  6:30", At(date(2026, 12, 2), 390)),
        ("2026-12-02T06:30", At(date(2026, 12, 2), 390)),
        ("on Wednesday at half past six", At("wed", 390)),
        ("wed noon", At("wed", 720)),
        ("Wed, 6 p.m.", At("wed", 1080)),
        ("day5 00:00", At("day5", 0)),
        ("9pm thu", At("thu", 1260)),
        ("noon on Wednesday", At("wed", 720)),
        ("sat 8:30", At("sat", 510)),
        ("tomorrow 5:30am", At("tomorrow", 330)),
        ("Wed 2 Dec 2026 18:00", At(date(2026, 12, 2), 1080)),
    ],
)
def test_moments_of_a_week(written: str, at: At) -> None:
    assert parse_moment(written) == at


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-02", datetime(2026, 12, 1, 23, tzinfo=UTC)),
        (" 2026-12-02 08:00", datetime(2026, 12, 2, 7, tzinfo=UTC)),
        ("2026-12-02T08:00Z", datetime(2026, 12, 2, 8, tzinfo=UTC)),
        ("2026-12-02T08:00+05:30", datetime(2026, 12, 2, 2, 30, tzinfo=UTC)),
        ("2026-12-02 8 am", datetime(2026, 12, 2, 7, tzinfo=UTC)),
        ("2026-12-02 at noon", datetime(2026, 12, 2, 11, tzinfo=UTC)),
    ],
)
def test_instants(written: str, moment: datetime) -> None:
    assert parse_instant(written, BERLIN) == moment


def test_a_date_begins_where_its_midnight_is_skipped() -> None:
    """Santiago's clocks go from 00:00 to 01:00."""
    assert parse_instant("2026-09-06", ZoneInfo("America/Santiago")) == datetime(2026, 9, 6, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ("sat..wed", "2026-12-05..2026-12-09"),
        ("Sunday to Monday", "2026-12-06..2026-12-07"),
        ("thu..fri", ""),
        ("fri..fri", ""),
        ("sat", ""),
        ("sat..today", ""),
        ("2026-12-05..wed", ""),
        ("sat..wed, mon", ""),
        ("someday", ""),
    ],
)
def test_weekdays_that_go_on_into_the_next_week_have_dates(written: str, dates: str) -> None:
    assert name_span_by_dates(WEEK, written) == (dates or written)
    assert name_span_by_dates(FORTNIGHT, written) == written


@pytest.mark.parametrize(
    ("parse", "written", "says"),
    [
        (parse_clock_time, "late", '"late" is not a time of day; write for example 22:30'),
        (parse_clock_time, "24:01", '"24:01" is not a time of day'),
        (parse_clock_time, "13pm", '"13pm" is not a time of day'),
        (parse_window, "6", '"6" is not a span of time'),
        (parse_window, "22-2", 'write two: "22:00-24:00" and, on the next day, "00:00-02:00"'),
        (parse_window, "8-8", 'found "8-8", which ends where it starts'),
        (parse_length, "soon", '"soon" is not a length of time; write minutes, such as 90, or "1:30"'),
        (parse_length, "", '"" is not a length of time'),
        (parse_date, "2026-02-30", 'found "2026-02-30"; write a date such as 2026-12-01'),
        (parse_day, "t", '"t" is not a day'),
        (parse_day, "weekend", 'found "weekend"; write one day'),
        (parse_day, "1999-12-31", 'found "1999-12-31"; write one day'),
        (parse_moment, "tue", "is not a time of day"),
        (parse_day, "thr", '"thr" is not a day; did you mean thu?'),
        (parse_free_time, "mondy 6-8", '"mondy" is not a day; did you mean monday?'),
        (parse_clock_time, "half six", 'write "half past 6" or "half past 5"'),
        (parse_date, "1/2/2026", "write 2026-02-01 or 2026-01-02"),
        (parse_date, "24/12/2026", "; write 2026-12-24"),
        (parse_day, "next tuesday", "write the day alone, such as tue, or its date"),
        (parse_day, "Tue 30 Nov 2026", "2026-11-30 is a Monday; write one of both"),
        (parse_day_names, "thu..", 'write days such as "tue", "sat-sun" or "weekdays"'),
        (parse_day_names, "someday", '"someday" is not a day'),
        (parse_day_names, "", "write days such as"),
    ],
)
def test_what_is_not_understood(parse: Callable[[str], object], written: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse(written)
    assert says in str(caught.value)
    assert says in str(caught.value.blame("--x"))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("written", ["", "someday", "0001-01-01", "2026-12-02T25:00"])
def test_no_instant(written: str) -> None:
    """The first day of all has no midnight in a zone ahead of UTC."""
    with pytest.raises(NotUnderstoodError, match='write for example "2026-12-02 12:00"'):
        parse_instant(written, BERLIN)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("thu", {3}),
        ("thu..fri", {3, 4}),
        ("Thursday to Friday", {3, 4}),
        ("2026-12-03..fri", {3, 4}),
        ("2026-12-03-2026-12-04", {3, 4}),
        ("3 Dec to 4 Dec", {3, 4}),
        ("mon, wed-thu", {0, 2, 3}),
        ("weekend", {5, 6}),
        ("sat..mon", {5, 6}),
        ("2026-11-01..tue", {0, 1}),
    ],
)
def test_spans_of_days(written: str, days: set[int]) -> None:
    assert parse_days(WEEK, written) == days


@pytest.mark.parametrize(
    ("parse", "written", "says"),
    [
        (parse_days, "someday", "allowed: mon to sun"),
        (parse_days, "thu..day3", "allowed: mon to sun"),
        (parse_days, "2026-12-04..2026-12-03", "the last day comes before the first"),
        (parse_days, "2026-12-24", "allowed: 2026-11-30 to 2026-12-06, the days that are planned"),
        (
            parse_minute,
            "tue 25:00",
            "allowed: mon to sun (day1 and so on are for repeating cycles of other than 7 days)",
        ),
        (parse_minute, "tue", "and a time such as 06:30"),
        (parse_minute, "day3 06:30", "allowed: mon to sun"),
    ],
)
def test_days_that_the_week_does_not_have(parse: Callable[[Days, str], object], written: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse(WEEK, written)
    assert caught.value.found == f'found "{written}"'
    assert says in caught.value.allowed


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("wed 12:00", datetime(2026, 12, 2, 11, tzinfo=UTC)),
        ("Wednesday noon", datetime(2026, 12, 2, 11, tzinfo=UTC)),
        ("2026-12-02 12 pm", datetime(2026, 12, 2, 11, tzinfo=UTC)),
        ("2026-12-02T12:00:30", datetime(2026, 12, 2, 11, tzinfo=UTC)),
        ("2026-12-02T13:00+02:00", datetime(2026, 12, 2, 11, tzinfo=UTC)),
        ("2026-12-24 18:00", datetime(2026, 12, 24, 17, tzinfo=UTC)),
    ],
)
def test_a_minute_of_the_week_in_every_form(written: str, moment: datetime) -> None:
    """What `replan --now`, `export --now`, `why --at`, `check` and `--done` take, in the week or beside it."""
    assert WEEK.clock.moment(parse_minute(WEEK, written)) == moment


@pytest.mark.parametrize("written", ["wed", "Wednesday", "2026-12-02"])
def test_a_day_alone_is_its_beginning_where_that_may_be_meant(written: str) -> None:
    assert WEEK.clock.moment(parse_minute(WEEK, written, alone=True)) == datetime(2026, 12, 1, 23, tzinfo=UTC)
    with pytest.raises(NotUnderstoodError, match="and a time such as 06:30, 6:30 pm or noon"):
        parse_minute(WEEK, written)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("tue", ("tue",)),
        ("sat-sun", ("sat", "sun")),
        ("Weekdays", ("mon", "tue", "wed", "thu", "fri")),
        ("mon, thursday and weekend", ("mon", "thu", "sat", "sun")),
        ("fri to mon", ("fri", "sat", "sun", "mon")),
        ("day2..day4", ("day2", "day3", "day4")),
    ],
)
def test_names_of_days(written: str, names: tuple[str, ...]) -> None:
    assert parse_day_names(written) == names


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("today 18:00", datetime(2026, 12, 2, 17, tzinfo=UTC)),
        ("noon tomorrow", datetime(2026, 12, 3, 11, tzinfo=UTC)),
        ("yesterday", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("Wed 2 Dec 12:00", datetime(2026, 12, 2, 11, tzinfo=UTC)),
    ],
)
def test_today_is_what_the_command_says(written: str, moment: datetime) -> None:
    assert WEDNESDAY.clock.moment(parse_minute(WEDNESDAY, written, alone=True)) == moment
    assert parse_instant("today", BERLIN, WEDNESDAY.today) == datetime(2026, 12, 1, 23, tzinfo=UTC)
    assert parse_day_of_week(WEDNESDAY, "yesterday") == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("today 18:00", 'found "today 18:00"; today is not known here'),
        ("18:00", 'found "18:00"; write the day too: "mon 18:00"'),
        ("next tue 18:00", "write the day alone, such as tue, or its date, such as 2026-12-01, and a time"),
        ("1/12/2026 18:00", "write 2026-12-01 or 2026-01-12, and a time such as 06:30"),
    ],
)
def test_a_moment_that_may_be_several(written: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse_minute(WEEK, written)
    assert says in str(caught.value)


def test_a_weekday_that_comes_twice_asks_for_its_date() -> None:
    with pytest.raises(NotUnderstoodError, match='write the date: "2026-12-01 18:00" or "2026-12-08 18:00"'):
        parse_minute(FORTNIGHT, "tue 18:00")
    with pytest.raises(NotUnderstoodError, match='found "tue", which is a day of every week; write 2026-12-01 or'):
        parse_instant("tue", BERLIN, WEDNESDAY.today)


@pytest.mark.parametrize("written", ["Tue 2 Dec 18:00", "Tue 2 Dec 2026 18:00", "tuesday 2026-12-02 18:00"])
def test_a_weekday_that_is_not_that_of_its_date_is_asked_about(written: str) -> None:
    """Also of a date without its year, which only the week tells."""
    with pytest.raises(NotUnderstoodError, match="2026-12-02 is a Wednesday; write one of both"):
        parse_minute(WEEK, written)
    assert parse_minute(WEEK, "Wed 2 Dec 18:00") == parse_minute(WEEK, "2026-12-02 18:00")


def test_midnight_belongs_to_two_days() -> None:
    """Whether the one before or the one after is meant nobody knows."""
    with pytest.raises(NotUnderstoodError, match='found "wed 24:00"; write 00:00 of the day that begins then'):
        parse_minute(WEEK, "wed midnight")


def test_a_far_day_has_its_own_clock_change() -> None:
    """The week knows none; on 28 March 2027 two o'clock becomes three."""
    assert WEEK.clock.moment(parse_minute(WEEK, "2027-03-28 12:00")) == datetime(2027, 3, 28, 10, tzinfo=UTC)
    with pytest.raises(NotUnderstoodError, match="the clock change skips this time"):
        parse_minute(WEEK, "2027-03-28 02:30")


def test_nothing_is_said_in_several_ways() -> None:
    assert all(map(is_nothing, ("none", " No ", "OFF")))
    assert not is_nothing("noon")


PARSERS = (
    parse_clock_time, parse_window, parse_length, parse_date, parse_day, parse_moment, parse_day_names, parse_free_time,
    lambda written: parse_instant(written, BERLIN), lambda written: parse_days(WEEK, written),
    lambda written: parse_minute(WEEK, written),
)  # fmt: skip
PIECES = st.sampled_from(
    ["mon", "day3", "2026-12-02", "0001-01-01", "..", "-", " ", "6", "24:00", "pm", "h", ",", "to"]
)


@given(st.text(st.characters(), max_size=30) | st.lists(PIECES, max_size=8).map("".join), st.sampled_from(PARSERS))
def test_any_text_is_understood_or_refused(written: str, parse: Callable[[str], object]) -> None:
    try:
        refused = str(parse(written))[:0]
    except NotUnderstoodError as error:
        refused = str(error)
    assert refused.isprintable()


@given(st.integers(0, DAY - 1), st.dates(date(2026, 11, 30), date(2026, 12, 6)))
def test_a_moment_is_read_as_it_is_written(wall: int, day: date) -> None:
    at = At(day, wall)
    start = datetime.combine(day, datetime.min.time(), BERLIN) + timedelta(minutes=wall)
    assert parse_moment(str(at)) == at
    assert parse_minute(WEEK, str(at)) == WEEK.clock.minute(start)


def test_a_leap_day_without_its_year_is_that_of_a_year_near_by() -> None:
    assert find_date(parse_day("29 Feb"), "found", today=date(2027, 11, 30)) == date(2028, 2, 29)


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2030, 6, 1), date(2099, 1, 1)])
def test_a_leap_day_that_no_year_near_by_has_is_a_fault(today: date) -> None:
    with pytest.raises(NotUnderstoodError, match=f"a; no year near {today.year} has that day"):
        find_date(parse_day("29 Feb"), "a", today=today)
