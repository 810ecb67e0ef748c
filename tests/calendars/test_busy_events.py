"""Which events take up time, and when: each case of what real calendars hold."""

from __future__ import annotations

from typing import Any

import pytest

from freshlegs.calendars.writing.event import make_private_uid, make_uid
from freshlegs.io.errors import InputError
from support.busy_calendars import (
    BERLIN,
    GOOD,
    GOOD_TIME,
    NEW_YORK,
    WORKING_HOURS,
    busy,
    calendar,
    component,
    event,
    read,
    said,
)

AT_NINE = "DTSTART;TZID=Europe/Berlin:20260601T090000"
TO_TEN = "DTEND;TZID=Europe/Berlin:20260601T100000"
NINE = "2026-06-01 09:00 to 10:00"


def berlin(*events: str, **more: Any) -> list[str]:
    return busy(calendar(*events), shown=BERLIN, **more)


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ((AT_NINE, TO_TEN), [NINE]),
        ((AT_NINE, "DURATION:PT1H"), [NINE]),
        ((AT_NINE, TO_TEN, "DURATION:PT5H"), [NINE]),
        ((AT_NINE, TO_TEN, "DTEND;TZID=Europe/Berlin:20260601T180000"), [NINE]),
        (("DTSTART:20260601T070000Z", "DTEND:20260601T080000Z"), [NINE]),
        (("dtstart;tzid=Europe/Berlin:20260601t090000", "dtend;tzid=Europe/Berlin:20260601T100000"), [NINE]),
        ((AT_NINE, "DTEND;TZID=America/New_York:20260601T040000"), [NINE]),
        ((AT_NINE, "DURATION:P1D"), ["2026-06-01 09:00 to 2026-06-02 09:00"]),
        ((AT_NINE,), []),
        ((AT_NINE, AT_NINE.replace("DTSTART", "DTEND")), []),
    ],
)  # fmt: skip
def test_start_and_end(lines: tuple[str, ...], times: list[str]) -> None:
    assert berlin(event(*lines)) == times


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (("RRULE:FREQ=WEEKLY;COUNT=3",), ["06-01", "06-08", "06-15"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20260615T070000Z",), ["06-01", "06-08", "06-15"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20260615T065959Z",), ["06-01", "06-08"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20260615T090000",), ["06-01", "06-08", "06-15"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20260615",), ["06-01", "06-08", "06-15"]),
        (("RRULE:UNTIL=20260604;FREQ=DAILY;INTERVAL=2",), ["06-01", "06-03"]),
        (("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2",), ["06-01", "06-26", "07-31"]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20260602T090000"), ["06-01", "06-03", "06-04"]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260602T070000Z,20260603T070000Z"), ["06-01", "06-04"]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=America/New_York:20260602T030000"), ["06-01", "06-03", "06-04"]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20260603"), ["06-01", "06-02", "06-04"]),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260602T090000Z"), ["06-01", "06-02", "06-03"]),
        (("RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20260601"), ["06-02"]),
        (("RDATE;TZID=Europe/Berlin:20260605T090000,20260607T090000",), ["06-01", "06-05", "06-07"]),
        (("RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"), ["06-01", "06-02", "06-08"]),
        (("RRULE:FREQ=DAILY;UNTIL=20260501T000000Z",), []),
    ],
)  # fmt: skip
def test_a_repeating_event(lines: tuple[str, ...], times: list[str]) -> None:
    assert berlin(event(AT_NINE, TO_TEN, *lines)) == [f"2026-{day} 09:00 to 10:00" for day in times]


def test_periods_have_their_own_length() -> None:
    lines = ("RDATE;VALUE=PERIOD:20260605T070000Z/20260605T100000Z,20260607T070000Z/PT30M", "EXDATE:20260601T070000Z")
    assert berlin(event(AT_NINE, TO_TEN, *lines)) == ["2026-06-05 09:00 to 12:00", "2026-06-07 09:00 to 09:30"]


def test_a_period_counts_long_after_the_event_that_names_it() -> None:
    lines = ("DTSTART:20200101T070000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260605T070000Z/PT30M")
    assert berlin(event(*lines)) == ["2026-06-05 09:00 to 09:30"]


def test_a_series_that_began_long_ago_and_never_ends() -> None:
    lines = ("DTSTART;TZID=Europe/Berlin:20110103T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO")
    assert berlin(event(*lines), begin="2026-05-30", end="2026-06-10") == [NINE, "2026-06-08 09:00 to 10:00"]


def test_the_last_time_of_a_series_west_of_greenwich() -> None:
    """A local UNTIL means the event's clock, not UTC's, by which the last evening would be lost."""
    lines = ("DTSTART;TZID=America/New_York:20260601T200000", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260603T200000")
    times = [f"2026-06-{day} 20:00 to 21:00" for day in ("01", "02", "03")]
    assert busy(calendar(event(*lines)), NEW_YORK, shown=NEW_YORK) == times


SERIES = event(AT_NINE, TO_TEN, "RRULE:FREQ=DAILY;COUNT=4")


def changed(day: str, *lines: str, parameters: str = "") -> str:
    return event(f"RECURRENCE-ID{parameters};TZID=Europe/Berlin:202606{day}T090000", *lines)


@pytest.mark.parametrize(
    ("change", "times"),
    [
        (
            changed("02", "DTSTART;TZID=Europe/Berlin:20260602T150000", "DURATION:PT1H"),
            ["01 09:00 to 10:00", "02 15:00 to 16:00", "03 09:00 to 10:00", "04 09:00 to 10:00"],
        ),
        (
            changed("02", "DTSTART:20260610T130000Z", "DURATION:PT1H"),
            ["01 09:00 to 10:00", "03 09:00 to 10:00", "04 09:00 to 10:00", "10 15:00 to 16:00"],
        ),
        (
            event("RECURRENCE-ID:20260602T070000Z", "DTSTART:20260602T130000Z", "DURATION:PT1H"),
            ["01 09:00 to 10:00", "02 15:00 to 16:00", "03 09:00 to 10:00", "04 09:00 to 10:00"],
        ),
        (
            event("RECURRENCE-ID;VALUE=DATE:20260602", "DTSTART:20260602T130000Z", "DURATION:PT1H"),
            ["01 09:00 to 10:00", "02 15:00 to 16:00", "03 09:00 to 10:00", "04 09:00 to 10:00"],
        ),
        (
            changed("02", "DTSTART:20260602T070000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
            ["01 09:00 to 10:00", "03 09:00 to 10:00", "04 09:00 to 10:00"],
        ),
        (
            changed(
                "03", "DTSTART;TZID=Europe/Berlin:20260603T110000", "DURATION:PT2H", parameters=";RANGE=THISANDFUTURE"
            ),
            ["01 09:00 to 10:00", "02 09:00 to 10:00", "03 11:00 to 13:00", "04 11:00 to 13:00"],
        ),
        (
            changed("02", "DTSTART;VALUE=DATE:20260602"),
            ["01 09:00 to 10:00", "02 00:00 to 2026-06-03 00:00", "03 09:00 to 10:00", "04 09:00 to 10:00"],
        ),
    ],
    ids=["another hour", "another day", "by UTC", "by date", "cancelled", "and all after it", "all day"],
)
def test_a_changed_time_of_a_series(change: str, times: list[str]) -> None:
    for order in ((SERIES, change), (change, SERIES)):
        assert berlin(*order) == [f"2026-06-{time}" for time in times]


def test_a_time_that_was_moved_into_the_window_from_far_outside() -> None:
    change = changed("04", "DTSTART:20260901T070000Z", "DURATION:PT1H")
    assert berlin(SERIES, change, begin="2026-08-01", end="2026-10-01") == ["2026-09-01 09:00 to 10:00"]


def test_a_change_of_all_that_follows_a_date_holds_long_after_it() -> None:
    change = event(
        "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260603",
        "DTSTART;TZID=Europe/Berlin:20260603T110000",
        "DURATION:PT2H",
    )
    every_day = event("DTSTART;TZID=Europe/Berlin:20260601T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    assert berlin(every_day, change, begin="2026-09-01", end="2026-09-02") == ["2026-09-01 11:00 to 13:00"]


def test_a_changed_time_that_was_left_out_stays_out_long_after_the_series() -> None:
    left_out = SERIES.replace("END:VEVENT", "EXDATE:20260602T070000Z\r\nEND:VEVENT")
    change = changed("02", "DTSTART:20260901T070000Z", "DURATION:PT1H")
    assert berlin(left_out, change, begin="2026-08-01", end="2026-10-01") == []


def test_a_changed_time_without_its_series() -> None:
    assert berlin(changed("02", "DTSTART:20260602T130000Z", "DURATION:PT1H")) == ["2026-06-02 15:00 to 16:00"]


@pytest.mark.parametrize(
    ("lines", "habits", "taken"),
    [
        (("STATUS:CONFIRMED", "TRANSP:OPAQUE"), {}, True),
        (("STATUS:CANCELLED",), {}, False),
        (("STATUS:cancelled",), {}, False),
        (("STATUS:CANCELED",), {}, False),
        (("TRANSP:TRANSPARENT",), {}, False),
        (("TRANSP:TRANSPARENT",), {"timed_transparent": "busy"}, True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:OPAQUE"), {}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), {}, True),
        (("STATUS:TENTATIVE",), {}, True),
        (("STATUS:TENTATIVE",), {"tentative": "free"}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",), {"tentative": "free"}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "TRANSP:OPAQUE"), {}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WorkingElsewhere",), {"timed_transparent": "busy"}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "TRANSP:TRANSPARENT"), {"elsewhere": "busy"}, True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), {"elsewhere": "busy"}, False),
    ],
)  # fmt: skip
def test_what_takes_time(lines: tuple[str, ...], habits: dict[str, Any], taken: bool) -> None:
    assert (busy(calendar(event(*lines)), **habits) == [GOOD_TIME]) == taken


@pytest.mark.parametrize(
    ("attendee", "habits", "taken"),
    [
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com", {}, False),
        ('ATTENDEE;CN="Me: myself, I";PARTSTAT=DECLINED:MAILTO:Me@Example.com', {}, False),
        ("ATTENDEE;EMAIL=me@example.com;PARTSTAT=DECLINED:urn:uuid:1", {}, False),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:home@example.com", {}, True),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:nome@example.com", {}, True),
        ("ATTENDEE;PARTSTAT=DECLINED;CN=me@example.com:mailto:you@example.com", {}, True),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.com", {"needs_action": "free", "tentative": "free"}, True),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.com", {}, True),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.com", {"needs_action": "free"}, False),
        ("ATTENDEE:mailto:me@example.com", {"needs_action": "free"}, False),
        ("ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.com", {"tentative": "free"}, False),
        ('ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:you@example.com":mailto:me@example.com', {}, False),
        ('ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:you@example.com":mailto:me@example.com', {}, True),
    ],
)
def test_what_the_owner_answered(attendee: str, habits: dict[str, Any], taken: bool) -> None:
    assert (busy(calendar(event(attendee)), owner="me@example.com", **habits) == [GOOD_TIME]) == taken


def test_nobodys_answer_matters_without_an_owner() -> None:
    assert busy(calendar(event("ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com"))) == [GOOD_TIME]


@pytest.mark.parametrize(
    ("lines", "habits", "taken"),
    [
        ((), {}, True),
        (("TRANSP:TRANSPARENT",), {}, False),
        (("TRANSP:TRANSPARENT",), {"timed_transparent": "busy"}, False),
        (("TRANSP:TRANSPARENT",), {"allday": "busy"}, True),
        ((), {"allday": "ignore"}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), {}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), {"elsewhere": "busy"}, True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), {"allday": "busy"}, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), {"elsewhere": "busy", "allday": "ignore"}, False),
    ],
)
def test_all_day_events(lines: tuple[str, ...], habits: dict[str, Any], taken: bool) -> None:
    found = berlin(event("DTSTART;VALUE=DATE:20260601", *lines), **habits)
    assert found == (["2026-06-01 00:00 to 2026-06-02 00:00"] if taken else [])


def test_a_home_office_is_said() -> None:
    there = [
        event(f"DTSTART;VALUE=DATE:2026060{day}", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", uid=f"{day}")
        for day in (1, 3)
    ]
    assert read(calendar(*there)).notes == ['2 all-day events are marked "working elsewhere" and were ignored.']


@pytest.mark.parametrize("status", ["SEQUENCE:0", "STATUS:CONFIRMED"])
def test_a_calendar_that_is_sent_to_cancel_frees_the_time(status: str) -> None:
    """Wherever METHOD stands; what another calendar in the file holds takes place."""
    for parts in (("METHOD:CANCEL", event(status)), (event(status), "METHOD:Cancel")):
        found = read(calendar(*parts) + calendar("METHOD:PUBLISH", event(AT_NINE, TO_TEN, uid="2")))
        assert len(found.times) == 1
        assert found.notes == ["1 timed event is cancelled and was ignored."]


def test_of_two_events_with_one_uid_the_last_revision_counts() -> None:
    old = event("SEQUENCE:2", AT_NINE, TO_TEN)
    new = event("SEQUENCE:10", "DTSTART:20260601T100000Z", "DURATION:PT1H")
    assert busy(calendar(old, new)) == busy(calendar(new, old)) == [GOOD_TIME]
    assert busy(calendar(old, event("SEQUENCE:3", AT_NINE, TO_TEN, "STATUS:CANCELLED"))) == []


MORNINGS = event(AT_NINE, TO_TEN, "RRULE:FREQ=DAILY;COUNT=2")
EVENINGS = event("DTSTART;TZID=Europe/Berlin:20260601T180000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")
SINGLE = event("DTSTART;TZID=Europe/Berlin:20260604T120000", "DURATION:PT1H")
NAMESAKES = "events have a UID that others have too; each of them counts."


@pytest.mark.parametrize("stamp", ["", "DTSTAMP:20260101T000000Z", "DTSTAMP:20270101T000000Z"])
def test_events_that_share_a_uid_all_take_place(stamp: str) -> None:
    """Single ones and series, whichever was written last, for nothing says which of them is meant."""
    stamped = SINGLE.replace("END:VEVENT", f"{stamp}\r\nEND:VEVENT")
    for events in ((MORNINGS, EVENINGS, stamped), (stamped, EVENINGS, MORNINGS)):
        assert berlin(*events) == [
            NINE,
            "2026-06-01 18:00 to 19:00",
            "2026-06-02 09:00 to 10:00",
            "2026-06-02 18:00 to 19:00",
            "2026-06-04 12:00 to 13:00",
        ]
        assert read(calendar(*events)).notes == [f"3 {NAMESAKES}"]


def test_one_without_a_uid_shares_none() -> None:
    assert len(berlin(event(AT_NINE, TO_TEN, uid=""), event(uid=""))) == 2
    assert read(calendar(event(AT_NINE, TO_TEN, uid=""), event(uid=""))).notes == []


def test_a_changed_time_belongs_to_the_series_that_has_it() -> None:
    moved = event("RECURRENCE-ID:20260602T160000Z", "DTSTART:20260603T160000Z", "DURATION:PT1H")
    for events in ((MORNINGS, EVENINGS, moved), (moved, EVENINGS, MORNINGS)):
        assert berlin(*events) == [
            NINE,
            "2026-06-01 18:00 to 19:00",
            "2026-06-02 09:00 to 10:00",
            "2026-06-03 18:00 to 19:00",
        ]
    left_out = EVENINGS.replace("END:", "EXDATE:20260602T070000Z\r\nEND:")
    assert len(berlin(MORNINGS, left_out)) == 4


def test_a_changed_time_of_a_date_belongs_to_each_series_that_has_it() -> None:
    cancelled = event("RECURRENCE-ID;VALUE=DATE:20260602", "DTSTART;VALUE=DATE:20260602", "STATUS:CANCELLED")
    assert berlin(MORNINGS, EVENINGS, cancelled) == [NINE, "2026-06-01 18:00 to 19:00"]


def test_a_changed_time_that_no_series_has_takes_place_once() -> None:
    other = event("RECURRENCE-ID:20260610T160000Z", "DTSTART:20260610T170000Z", "DURATION:PT1H")
    assert berlin(MORNINGS, EVENINGS, other).count("2026-06-10 19:00 to 20:00") == 1


@pytest.mark.parametrize(("sequence", "left"), [(1, ["2026-06-04 12:00 to 13:00"]), (0, None)])
def test_a_higher_sequence_replaces_a_series(sequence: int, left: list[str] | None) -> None:
    newer = SINGLE.replace("END:", f"SEQUENCE:{sequence}\r\nEND:")
    found = berlin(MORNINGS, newer)
    assert found == left if left else len(found) == 3


def test_what_was_cancelled_since_does_not_take_place() -> None:
    """Though its SEQUENCE is the same, as mail programs have it; another event of that UID does."""
    cancelled = event(AT_NINE, TO_TEN, "STATUS:CANCELLED", "DTSTAMP:20260501T000000Z")
    before, after = (event(AT_NINE, TO_TEN, f"DTSTAMP:2026{month}01T000000Z") for month in ("04", "06"))
    for events in ((before, cancelled), (cancelled, before)):
        assert berlin(*events) == []
    assert berlin(cancelled, after) == [NINE]
    assert berlin(cancelled, before, SINGLE) == ["2026-06-04 12:00 to 13:00"]


def test_times_are_merged_and_in_order() -> None:
    times = ("0900", "1000"), ("0800", "0900"), ("0830", "0930"), ("1300", "1400"), ("1315", "1330")
    events = (event(f"DTSTART:20260601T{a}00Z", f"DTEND:20260601T{b}00Z", uid=a) for a, b in times)
    assert busy(calendar(*events)) == ["2026-06-01 08:00 to 10:00", "2026-06-01 13:00 to 14:00"]


def test_the_window_cuts() -> None:
    found = busy(calendar(event("DTSTART:20251231T220000Z", "DTEND:20260102T000000Z")), end="2026-01-01T12:00")
    assert found == ["2026-01-01 00:00 to 12:00"]


OURS, THEIRS = (make_uid(f"{scenario}/2026-06-01/easy/1") for scenario in ("ours", "theirs"))
PRIVATE = make_private_uid("ours/2026-06-01/long/1")
"""As an export shows it that only tells when one is busy."""
OUR_NOTE, THEIR_NOTE = "of this plan's own were ignored.", "of another plan of freshlegs takes time."


def written(uid: str, hour: int, *more: str) -> str:
    return event(f"DTSTART:20260602T{hour:02}0000Z", f"DTEND:20260602T{hour:02}4500Z", *more, uid=uid)


def test_sessions_of_the_plan_itself_are_not_read_back_and_those_of_others_are() -> None:
    """Also where the calendar does not say what they are, and where one was dragged out of its week."""
    dragged = event("DTSTART:20260610T080000Z", "DTEND:20260610T090000Z", uid=make_uid("ours/2026-06-01/upper/2"))
    text = calendar(written(OURS, 6), written(PRIVATE, 8), dragged, written(THEIRS, 10))
    found = read(text, scenario="ours", begin="2026-06-01", end="2026-06-12")
    assert [start.hour for start, _ in found.times] == [10]
    assert found.notes == [f"3 events {OUR_NOTE}", f"1 event {THEIR_NOTE}"]


def test_a_plan_of_ones_own_may_take_time_too() -> None:
    found = read(calendar(written(OURS, 6), written(THEIRS, 10)), scenario="ours", own="busy")
    assert [start.hour for start, _ in found.times] == [6, 10]
    assert found.notes == ["2 events that freshlegs wrote take time."]


def test_where_nothing_is_planned_all_sessions_take_time() -> None:
    found = read(calendar(written(OURS, 6), written(THEIRS, 10)))
    assert len(found.times) == 2
    assert found.notes == ["2 events that freshlegs wrote take time."]


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_sessions_of_another_plan_that_take_no_time_are_free(line: str) -> None:
    found = read(calendar(written(THEIRS, 10, line)), scenario="ours")
    assert (found.times, found.notes) == ([], [])


def test_what_is_skipped_is_counted_and_said_without_titles() -> None:
    free = [event("TRANSP:TRANSPARENT", uid=f"{number}") for number in range(28)]
    series = event("TRANSP:TRANSPARENT", "RRULE:FREQ=DAILY;COUNT=5", uid="s")
    others = (
        event("STATUS:CANCELLED", uid="x"),
        event("DTSTART:20260601T100000Z", uid="y"),
        event("DTSTART;VALUE=DATE:20260601", "TRANSP:TRANSPARENT", uid="z"),
        event("DTSTART:20270601T100000Z", "TRANSP:TRANSPARENT", uid="later"),
        event("DTSTART:soon", uid="b"),
    )
    assert read(calendar(*free, series, *others)).notes == [
        "1 all-day event is marked free and was ignored.",
        "1 timed event is cancelled and was ignored.",
        "29 timed events are marked free and were ignored.",
        "1 timed event has no length and was ignored.",
        "1 event can't be read and was ignored: a time can't be read.",
    ]


def test_an_exception_by_rule_is_said() -> None:
    found = read(calendar(event("RRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=DAILY")))
    assert len(found.times) == 2
    assert found.notes == ["1 event has exceptions by a rule (EXRULE), which are not read: busy then too."]


BROKEN = {
    "no start": component("VEVENT", "UID:x"),
    "no time": event("DTSTART:today"),
    "no such day": event("DTSTART:20260230T100000Z"),
    "backwards": event("DTSTART:20260601T100000Z", "DTEND:20260601T090000Z"),
    "no duration": event("DTSTART:20260601T100000Z", "DURATION:1 hour"),
    "empty duration": event("DTSTART:20260601T100000Z", "DURATION:P"),
    "negative duration": event("DTSTART:20260601T100000Z", "DURATION:-PT1H"),
    "endless": event("DTSTART:20260601T100000Z", "DURATION:P999999999D"),
    "year 9999": event("DTSTART:99991231T000000Z", "DURATION:P1D"),
    "year 1": event("DTSTART:00010101T000000Z", "DURATION:P1D"),
    "no end, no time": "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:soon\r\n",
    "published": component("VFREEBUSY", "FREEBUSY:20260601T100000Z/soon"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_event_does_not_cost_the_good_ones(broken: str) -> None:
    for order in ((broken, GOOD), (GOOD, broken, event(uid="last"))):
        found = read(calendar(*order))
        assert len(found.times) == 1
        assert len(found.notes) == 1
        assert found.notes[0].startswith("1 event can't be read and was ignored: ")


ODDLY = "1 event has a time or length that is written wrongly, and was read as what it must mean."
UNREAD_EXDATE = "1 event has exceptions (EXDATE) that can't be read: busy then too."
DAILY = "RRULE:FREQ=DAILY;COUNT=3"
ONE, TWO, THREE = (f"2026-06-0{day} 09:00 to 10:00" for day in (1, 2, 3))
WRONG_VALUES: dict[str, tuple[tuple[str, ...], list[str], str]] = {
    "an exception": ((AT_NINE, TO_TEN, DAILY, "EXDATE:20260602T070000Z,", "EXDATE:None"), [ONE, THREE], UNREAD_EXDATE),
    "one of two exceptions": ((AT_NINE, TO_TEN, DAILY, "EXDATE:,20261301,20260602T070000Z"), [ONE, THREE],
        UNREAD_EXDATE),
    "an added time": ((AT_NINE, TO_TEN, "RDATE:20260603T070000Z,soon,20260602T070000Z/later"), [ONE, THREE],
        "1 event has additional times (RDATE) that can't be read, and were left out."),
    "a period that is one": ((AT_NINE, TO_TEN, "RDATE;VALUE=PERIOD:20260602T070000Z/PT1H,20260603T070000Z/PT1D"),
        [ONE, TWO, "2026-06-03 09:00 to 2026-06-04 09:00"], ODDLY),
    "a day among the hours": ((AT_NINE, "DURATION:PT1D"), ["2026-06-01 09:00 to 2026-06-02 09:00"], ODDLY),
    "hours without T": ((AT_NINE, "DURATION:P1H"), [ONE], ODDLY),
    "24 o'clock": (("DTSTART;TZID=Europe/Berlin:20260601T220000", "DTEND;TZID=Europe/Berlin:20260601T240000"),
        ["2026-06-01 22:00 to 2026-06-02 00:00"], ODDLY),
    "an offset": (("DTSTART:20260601T090000+0200", "DTEND:20260601T100000+0200"), [ONE], ODDLY),
    "an offset with a colon": (("DTSTART:20260601T030000-04:00", "DURATION:PT1H"), [ONE], ODDLY),
    "an offset and a zone": ((AT_NINE + "+0200", TO_TEN, DAILY), [ONE, TWO, THREE], ODDLY),
    "dashes and colons": (("DTSTART;TZID=Europe/Berlin:2026-06-01T09:00:00", "DTEND:2026-06-01T08:00:00.000Z"), [ONE],
        ODDLY),
    "an exception with an offset": ((AT_NINE, TO_TEN, DAILY, "EXDATE:2026-06-02T09:00:00+02:00,20260603T070000Z"),
        [ONE], ODDLY),
    "dashes in a rule": ((AT_NINE, TO_TEN, "RRULE:FREQ=DAILY;UNTIL=2026-06-03T07:00:00Z"), [ONE, TWO, THREE], ODDLY),
    "an end of days": (("DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:soon"),
        ["2026-06-01 00:00 to 2026-06-02 00:00"], "1 event has an end that can't be read."),
    "days backwards": (("DTSTART;VALUE=DATE:20260602", "DTEND;VALUE=DATE:20260601"),
        ["2026-06-02 00:00 to 2026-06-03 00:00"], "1 event has an end that can't be read."),
    "an end besides a length": ((AT_NINE, "DTEND:soon", "DURATION:PT1H"), [ONE],
        "1 event has an end that can't be read."),
    "which time of a series": ((AT_NINE, TO_TEN, "RECURRENCE-ID:now"), [ONE],
        "1 event stands for a time of a series that can't be read (RECURRENCE-ID)."),
    "a line": ((AT_NINE, TO_TEN, "EXDATE:" + "20260601T070000Z," * 2_000), [ONE],
        "1 event has a line that is too long, which is not read."),
    "too many exceptions": ((AT_NINE, TO_TEN, DAILY, "EXDATE:20260602T070000Z",
        *["EXDATE:" + "20250101," * 900] * 2), [ONE, THREE],
        "1 event lists more than 1000 dates, of which the others are not read."),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "times", "note"), WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_a_wrong_value_costs_itself_and_not_the_event(lines: tuple[str, ...], times: list[str], note: str) -> None:
    found = read(calendar(event(*lines)))
    assert ([said(start, end, BERLIN) for start, end in found.times], found.notes) == (times, [note])


def test_a_change_of_a_time_that_can_not_be_read_stands_for_its_own() -> None:
    """And does not replace the series, whatever its SEQUENCE."""
    change = event("DTSTART;TZID=Europe/Berlin:20260602T090000", "DURATION:PT3H", "RECURRENCE-ID:x", "SEQUENCE:9")
    assert berlin(event(AT_NINE, TO_TEN, DAILY), change) == [ONE, "2026-06-02 09:00 to 12:00", THREE]


OPEN = [f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART:2026060{day}T070000Z\r\nDURATION:PT1H\r\n" for day in (1, 2, 3)]


def test_events_without_an_end_are_read() -> None:
    found = read(calendar(*OPEN))
    assert [said(start, end, BERLIN) for start, end in found.times] == [ONE, TWO, THREE]
    assert found.notes == ["3 events have no end (END) in the file: what there is counts."]


def test_so_are_those_in_a_file_without_one() -> None:
    found = read("BEGIN:VCALENDAR\r\n" + "".join(OPEN).rstrip())
    assert [said(start, end, BERLIN) for start, end in found.times] == [ONE, TWO, THREE]
    assert found.notes == [
        "3 events have no end (END) in the file: what there is counts.",
        "the file is cut off: what came after its end is missing.",
    ]


def test_one_published_time_that_can_not_be_read_costs_itself() -> None:
    lines = ("FREEBUSY:20260601T070000Z/PT1H,20260602T070000Z/soon", "FREEBUSY:20260603T070000Z/PT1H")
    found = read(calendar(component("VFREEBUSY", *lines)))
    assert [said(start, end, BERLIN) for start, end in found.times] == [ONE, THREE]
    assert found.notes == ["1 event can't be read and was ignored: a period can't be read."]


ALARM = component("VALARM", "ACTION:DISPLAY", "TRIGGER:nonsense", "DURATION:PT5H", "REPEAT:2147483648")
ODD = {
    "byte-order mark": "\ufeff" + calendar(GOOD),
    "line feeds": calendar(GOOD).replace("\r\n", "\n"),
    "carriage returns": calendar(GOOD).replace("\r\n", "\r"),
    "doubled line ends": calendar(GOOD).replace("\r\n", "\r\r\n"),
    "UTF-16": calendar(GOOD).encode("utf-16"),
    "UTF-16 that does not say so": calendar(GOOD).encode("utf-16-le"),
    "Latin-1": calendar(GOOD.replace("secret", "Bäcker")).encode("latin-1"),
    "blank lines": calendar(GOOD).replace("\r\n", "\r\n\r\n"),
    "lower case": calendar(GOOD.lower()).replace("VCALENDAR", "vcalendar"),
    "folded": calendar(GOOD).replace("DTSTART:2026", "DTST\r\n ART:20\r\n\t26"),
    "folded inside a character": calendar(GOOD).encode().replace(b"A secret", b"\xc3\r\n \xa4"),
    "several calendars": calendar() + calendar(GOOD) + calendar(),
    "no calendar around it": GOOD,
    "alarm": calendar(GOOD.replace("END:VEVENT", ALARM + "END:VEVENT")),
    "alarm without an end": calendar(GOOD.replace("END:VEVENT", ALARM.replace("END:VALARM\r\n", "") + "END:VEVENT")),
    "alarm in front": calendar(GOOD.replace("UID:", ALARM + "UID:")),
    "NUL": calendar(GOOD.replace("secret", "\0")),
    "long description": calendar(GOOD.replace("A secret", "x" * 100_000)),
    "title that forges": calendar(GOOD.replace("A secret", "x\\nBEGIN:VEVENT\\nDTSTART:20260701T100000Z")),
    "tasks and notes": calendar(component("VTODO", "DTSTART:20260701T100000Z", "DURATION:PT1H"), GOOD),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_file_is_read(data: str | bytes) -> None:
    assert busy(data) == [GOOD_TIME]


def test_a_file_that_is_cut_off_says_so() -> None:
    whole = calendar(GOOD, event("DTSTART:20260701T100000Z", "DURATION:PT1H", uid="2"))
    found = read(whole[:-50])
    assert len(found.times) == 1
    assert found.notes == [
        "1 event can't be read and was ignored: the file is cut off in it.",
        "the file is cut off: what came after its end is missing.",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "it is empty"),
        ("\n \n", "it is empty"),
        ("<!DOCTYPE html><title>Log in</title>", "a web page, not a calendar"),
        (b"PK\x03\x04rest", "a zip archive"),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", "not a calendar"),
        (bytes(range(256)), "not a calendar"),
    ],
)
def test_what_is_no_calendar(data: str | bytes, says: str) -> None:
    with pytest.raises(InputError, match="work.ics: " + says):
        read(data)


def test_a_calendar_without_events_is_no_fault() -> None:
    found = read(calendar())
    assert (found.times, found.notes) == ([], [])


def test_published_busy_times() -> None:
    lines = (
        "DTSTART:20260101T000000Z", "DTEND:20270101T000000Z",
        "FREEBUSY;FBTYPE=BUSY:20260601T100000Z/20260601T110000Z,20260602T100000Z/PT2H",
        "FREEBUSY;FBTYPE=FREE:20260603T100000Z/PT1H", "FREEBUSY:20260604T100000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260605T100000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260606T100000Z/PT1H",
    )  # fmt: skip
    text = calendar(component("VFREEBUSY", *lines))
    times = [GOOD_TIME, "2026-06-02 10:00 to 12:00", "2026-06-04 10:00 to 11:00", "2026-06-05 10:00 to 11:00"]
    assert busy(text) == [*times, "2026-06-06 10:00 to 11:00"]
    assert busy(text, tentative="free") == times


def test_outside_of_what_is_available_is_busy() -> None:
    """And each day at the same time on the clock, over the clock change too."""
    text = calendar(component("VAVAILABILITY", "DTSTART:20260327T230000Z", WORKING_HOURS), GOOD)
    assert busy(text, shown=BERLIN, end="2026-03-30T10:00") == [
        "2026-03-28 00:00 to 06:00",
        "2026-03-28 08:00 to 2026-03-29 06:00",
        "2026-03-29 08:00 to 2026-03-30 06:00",
        "2026-03-30 08:00 to 12:00",
    ]


def test_the_availability_of_higher_priority_has_the_last_word() -> None:
    always = component("VAVAILABILITY", "PRIORITY:9", "DTSTART:20260601T000000Z", "DTEND:20260603T000000Z")
    first = component("AVAILABLE", "DTSTART:20260601T100000Z", "DTEND:20260601T230000Z")
    holiday = component("VAVAILABILITY", "PRIORITY:1", "DTSTART:20260601T080000Z", "DTEND:20260601T200000Z", first)
    expected = ["2026-06-01 00:00 to 10:00", "2026-06-01 20:00 to 2026-06-03 00:00"]
    assert busy(calendar(always, holiday)) == busy(calendar(holiday, always)) == expected


def test_events_lie_on_top_of_an_availability() -> None:
    text = calendar(component("VAVAILABILITY", "DTSTART:20260601T000000Z", "DTEND:20260602T000000Z",
        component("AVAILABLE", "DTSTART:20260601T060000Z", "DTEND:20260601T180000Z")), GOOD)  # fmt: skip
    assert busy(text)[1] == GOOD_TIME
