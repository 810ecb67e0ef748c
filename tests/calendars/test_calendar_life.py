"""The life of an exported event: what a phone holds after one import, or one sync, after the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.calendars.reading.own_events import find_own_uid, read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.memory import (
    Revision,
    format_state,
    hash_content,
    make_revision,
    parse_state,
    pick_newest,
)
from freshlegs.calendars.syncing.to_file import export_feed
from freshlegs.calendars.syncing.updates import CalendarUpdate, LocalNow, list_standing, make_update, remember_update
from freshlegs.calendars.writing.event import OWN_UIDS, Event
from freshlegs.calendars.writing.events import ExportOptions, describe_calendar, list_events
from freshlegs.calendars.writing.write import write_events, write_item
from freshlegs.io.errors import InputError
from freshlegs.model.kinds import Kind
from freshlegs.planfile import PlannedRecord, WeekRecord
from support.calendar_files import damaged
from support.calendar_weeks import MONDAY, session, small_week, week
from support.schemas import find_endless_numbers

RECORD = small_week()
ZONE = RECORD.zone
DATES = set(RECORD.dates)
BEGIN = datetime(2026, 11, 28, 12, tzinfo=UTC)


def at(day: int, hour: int = 12) -> LocalNow:
    """Return an hour of a day of December; the week begins on day 0, the last of November."""
    local = datetime.combine(MONDAY, datetime.min.time(), ZONE) + timedelta(days=day, hours=hour)
    return LocalNow(local.astimezone(UTC), ZONE)


def planned(places: Mapping[str, int], kinds: tuple[Kind, ...] = ("lower", "easy", "long")) -> PlannedRecord:
    """Return a week with sessions at hours counted from its first midnight."""
    midnight = datetime.combine(MONDAY, datetime.min.time(), ZONE)
    return week(*(session(kind, midnight + timedelta(hours=places[kind])) for kind in kinds if kind in places))


PLAIN = ExportOptions()


def wanted(record: PlannedRecord, moment: LocalNow | None = None, choices: ExportOptions = PLAIN) -> tuple[Event, ...]:
    return list_events(record, choices, moment.now if moment else BEGIN)


def first(record: PlannedRecord = RECORD) -> tuple[CalendarUpdate, dict[str, Revision]]:
    issue = make_update(wanted(record), {}, DATES, None)
    return issue, remember_update(issue, {})


def named(issue: CalendarUpdate, title: str) -> Event:
    (found,) = [event for event in (*issue.events, *issue.cancelled) if title in event.summary]
    return found


def told(issue: CalendarUpdate) -> list[tuple[str, str]]:
    return [(change.sort, change.event.summary) for change in issue.changes if "Rest day" not in change.event.summary]


def test_what_has_not_changed_is_the_same_to_the_byte() -> None:
    before, known = first()
    after = make_update(wanted(RECORD, at(-1)), known, DATES, at(-1))
    assert (after.events, after.changes, after.cancelled) == (before.events, (), ())
    assert [write_item(event) for event in after.events] == [write_item(event) for event in before.events]


def test_a_moved_session_is_a_higher_revision_of_the_same_event() -> None:
    before, known = first(planned({"easy": 7}))
    after = make_update(wanted(planned({"easy": 31}), at(-1)), known, DATES, at(-1))
    old, new = named(before, "easy"), named(after, "easy")
    assert told(after) == [("moved", "Run: easy 60 min")]
    assert (new.uid, new.sequence, new.created, new.stamp) == (old.uid, 1, old.stamp, at(-1).now)


def test_another_text_is_a_change_too() -> None:
    _, known = first(small_week(why=("Fresh legs.",)))
    after = make_update(wanted(small_week(why=("Tired legs.",)), at(-1)), known, DATES, at(-1))
    assert told(after) == [("changed", "Run: intervals 75 min")]
    assert named(after, "intervals").sequence == 1


def test_a_dropped_session_is_taken_back_once() -> None:
    before, known = first(planned({"lower": 7, "easy": 31}))
    second = make_update(wanted(planned({"lower": 7}), at(-1)), known, DATES, at(-1))
    notice = named(second, "Cancelled: Run: easy 60 min")
    assert (notice.cancelled, notice.busy, notice.sequence, notice.alarms) == (True, False, 1, ())
    assert (notice.start, notice.end) == (named(before, "easy").start, named(before, "easy").end)
    third = make_update(wanted(planned({"lower": 7}), at(-1)), remember_update(second, known), DATES, at(-1))
    assert (third.cancelled, third.changes) == ((), ())


def test_what_comes_back_is_newer_than_what_was_taken_back() -> None:
    _, known = first(planned({"lower": 7, "easy": 31}))
    known = remember_update(make_update(wanted(planned({"lower": 7}), at(-1)), known, DATES, at(-1)), known)
    back = make_update(wanted(planned({"lower": 7, "easy": 31}), at(-1)), known, DATES, at(-1))
    assert told(back) == [("new", "Run: easy 60 min")]
    assert named(back, "easy").sequence == 2


def test_the_past_is_left_alone() -> None:
    """On Wednesday, Monday's lift and Tuesday's run are over, whatever the new plan says of them."""
    _, known = first(planned({"lower": 7, "easy": 31, "long": 103}))
    after = make_update(wanted(planned({"lower": 9, "long": 103}), at(2)), known, DATES, at(2))
    assert told(after) == []
    assert not {event.summary for event in after.events} & {"Lift: lower body 60 min", "Cancelled: Run: easy 60 min"}
    assert len(after.past) > 0


def test_today_is_not_the_past_yet() -> None:
    _, known = first(planned({"easy": 31}))
    moved = make_update(wanted(planned({"easy": 29}), at(1, 23)), known, DATES, at(1, 23))
    assert told(moved) == [("moved", "Run: easy 60 min")]


def test_today_is_the_athletes_day() -> None:
    """At 23:30 in New York it is the next day in UTC."""
    moment = LocalNow(datetime(2026, 12, 2, 4, 30, tzinfo=UTC), ZONE)
    _, known = first(planned({"easy": 31}))
    assert told(make_update(wanted(planned({"easy": 29}), moment), known, DATES, moment)) == [
        ("moved", "Run: easy 60 min")
    ]


@pytest.mark.parametrize(("stood", "stands"), [(7, 79), (79, 7)])
def test_what_moves_between_past_and_future_is_moved(stood: int, stands: int) -> None:
    """A session that was missed and comes later; one that was done early and still stands ahead on the phone."""
    _, known = first(planned({"easy": stood}))
    after = make_update(wanted(planned({"easy": stands}), at(2)), known, DATES, at(2))
    assert told(after) == [("moved", "Run: easy 60 min")]


def test_only_the_days_of_the_plan_are_touched() -> None:
    """A plan of next week takes nothing back of this one."""
    _, known = first(planned({"easy": 31}))
    later = {day + timedelta(days=7) for day in DATES}
    assert make_update((), known, later, at(-1)).changes == ()
    assert [change.sort for change in make_update((), known, DATES, at(-1)).changes] == ["dropped"] * len(known)


def test_a_rest_day_that_moves_is_one_that_moves() -> None:
    _, known = first(planned({"lower": 7, "easy": 31}))
    after = make_update(wanted(planned({"lower": 7, "easy": 55}), at(-1)), known, DATES, at(-1))
    assert [change.sort for change in after.changes] == ["moved", "moved"]
    assert after.cancelled == ()


def test_a_rest_day_more_in_one_week_moves_none_of_another() -> None:
    record = planned({"lower": 7, "easy": 31})
    weeks = tuple(
        WeekRecord(
            week=number,
            start=MONDAY + timedelta(days=7 * number - 7),
            days=7,
            kind="build",
            penalty=0,
            proved_best=True,
        )
        for number in (1, 2)
    )
    later = [
        one.model_copy(update={"id": f"later/{one.id}", "start": one.start + timedelta(days=7)})
        for one in record.sessions
    ]
    both = record.model_copy(update={"weeks": weeks, "sessions": (*record.sessions, *later)})
    _, known = first(both)
    fewer = both.model_copy(update={"sessions": both.sessions[1:]})
    after = make_update(wanted(fewer, at(-1)), known, set(both.dates), at(-1))
    moved = [change.event.start for change in after.changes if change.sort == "moved"]
    assert moved
    assert all(day < MONDAY + timedelta(days=7) for day in moved)


def test_a_clock_that_was_set_back_makes_nothing_older() -> None:
    _, known = first(planned({"easy": 31}))
    early = LocalNow(datetime(2020, 1, 1, tzinfo=UTC), ZONE)
    new = named(make_update(wanted(planned({"easy": 55}), early), known, DATES, early), "easy")
    assert new.stamp == BEGIN + timedelta(seconds=1)


def test_a_subscription_shows_what_stands() -> None:
    """The past as it was, other weeks, and of the rest only what is planned now."""
    before, known = first(planned({"lower": 7, "easy": 31, "long": 103}))
    other = replace(named(before, "long"), uid=f"other{OWN_UIDS}", start=at(20, 6).now, end=at(20, 8).now)
    known = {**known, other.uid: make_revision(other)}
    after = make_update(wanted(planned({"lower": 9, "long": 127}), at(2)), known, DATES, at(2))
    shown = {event.uid: event for event in list_standing(after, (*before.events, other))}
    assert shown[named(before, "lower").uid] == named(before, "lower")
    assert shown[named(before, "easy").uid] == named(before, "easy")
    assert shown[named(before, "long").uid] == named(after, "long")
    assert shown[other.uid] == other
    assert not any(event.cancelled for event in shown.values())


HOURS = st.integers(0, 6 * 24 - 2)
PLACES = st.fixed_dictionaries({}, optional={"lower": HOURS, "easy": HOURS, "long": HOURS})


@given(st.lists(st.tuples(PLACES, st.integers(0, 30)), min_size=1, max_size=6))
def test_phones_follow_every_change(steps: list[tuple[dict[str, int], int]]) -> None:
    """Three phones: one imports each file and takes only what is newer, one subscribes, one syncs.

    Whatever happens, each shows the plan from today on and the past as it was; no revision is ever used twice for
    different content, and none goes down.
    """
    known: dict[str, Revision] = {}
    imports: dict[str, Event] = {}
    feed: tuple[Event, ...] = ()
    used: dict[tuple[str, int], str] = {}
    hour = -24
    for places, later in steps:
        hour += later
        moment = at(0, hour)
        record = planned(places)
        was = dict(imports)
        issue = make_update(wanted(record, moment), known, DATES, moment)
        known = parse_state(format_state(remember_update(issue, known)), "state")
        feed = list_standing(issue, feed)
        for event in (*issue.events, *issue.cancelled):
            assert used.setdefault((event.uid, event.sequence), hash_content(event)) == hash_content(event)
            if event.uid not in imports or imports[event.uid].sequence < event.sequence:
                imports[event.uid] = event
            assert imports[event.uid] == event
        plan = {hash_content(event) for event in wanted(record, moment) if not moment.is_past(event.start)}
        shown = {hash_content(e) for e in imports.values() if not e.cancelled and not moment.is_past(e.start)}
        assert shown == plan == {hash_content(event) for event in feed if not moment.is_past(event.start)}
        for uid, event in was.items():
            if moment.is_past(event.start) and moment.is_past(imports[uid].start):
                assert imports[uid] == event


def test_own_events_read_back_as_they_were_written() -> None:
    choices = ExportOptions(alarms={"lift": (timedelta(minutes=30), timedelta(hours=12))})
    issue = make_update(wanted(RECORD, choices=choices), {}, DATES, None)
    gone = make_update((), remember_update(issue, {}), DATES, at(-1)).cancelled
    assert any(event.alarms for event in issue.events)
    for these in (issue.events, gone):
        back = read_own_events(write_events(these, describe_calendar(RECORD, choices, BEGIN)), "x")
        assert [make_revision(event) for event in back] == [make_revision(event) for event in these]


def test_what_other_programs_write_in_their_own_way_is_the_same_event() -> None:
    choices = ExportOptions(alarms={"": (timedelta(minutes=30),)})
    event = replace(wanted(RECORD, choices=choices)[0], summary="Run; easy, C:\\Notes", categories=("Run", "A, b"))
    data = write_item(event)
    rewritten = (
        (b"SUMMARY:", b'SUMMARY;LANGUAGE=en;ALTREP="https://example.com/a":'),
        (b"CATEGORIES:Run,A\\, b", b"CATEGORIES:Run\r\nCATEGORIES:A\\, b"),
        (b"TRIGGER:-PT30M", b"UID:F00D\r\nX-WR-ALARMUID:F00D\r\nTRIGGER;RELATED=START:-P0DT0H30M0S"),
        (b"BEGIN:VALARM", b"BEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\r\nEND:VALARM\r\nBEGIN:VALARM"),
        (b"TRANSP:OPAQUE\r\n", b"ATTACH;ENCODING=BASE64:AAAA\r\n"),
    )
    for ours, theirs in rewritten:
        assert data.count(ours) == 1
        data = data.replace(ours, theirs)
    assert list(map(hash_content, read_own_events(data, "x"))) == [hash_content(event)]
    assert find_own_uid(data) == event.uid


@pytest.mark.parametrize("start", [b"DTSTART:", b"DTSTART;TZID=Middle-earth:"])
def test_an_event_of_ours_has_a_zone(start: bytes) -> None:
    data = write_item(next(event for event in wanted(RECORD) if isinstance(event.start, datetime)))
    ours = f"DTSTART;TZID={ZONE.key}:".encode()
    assert data.count(ours) == 1
    assert read_own_events(data.replace(ours, start), "x") == ()


def test_an_event_of_ours_in_a_zone_that_another_program_defines_can_be_written_again() -> None:
    event = next(event for event in wanted(RECORD) if isinstance(event.start, datetime))
    theirs = (
        write_item(event)
        .replace(f"={ZONE.key}:".encode(), b"=Mine:")
        .replace(b"TZID:" + ZONE.key.encode(), b"TZID:Mine")
    )
    (found,) = read_own_events(theirs, "x")
    assert (found.start, found.end) == (event.start, event.end)
    assert read_own_events(write_item(found), "x") == (found,)


@pytest.mark.slow
def test_a_zone_of_endless_work_is_refused() -> None:
    event = next(event for event in wanted(RECORD) if isinstance(event.start, datetime))
    offsets = b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
    part = b"BEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nRRULE:FREQ=YEARLY\r\n" + offsets + b"END:STANDARD\r\n"
    mine = b"BEGIN:VTIMEZONE\r\nTZID:%b\r\n" + 20 * part + b"END:VTIMEZONE\r\n"
    text = write_item(event)
    begin, end = text.index(b"BEGIN:VEVENT"), text.index(b"END:VCALENDAR")
    parts = []
    for number in range(3_000):
        name = b"Z%d" % number
        parts.append(mine % name + text[begin:end].replace(f"={ZONE.key}:".encode(), b"=" + name + b":"))
    with pytest.raises(InputError, match="damaged"):
        read_own_events(text[:begin] + b"".join(parts) + text[end:], "x")


def test_a_calendar_of_several_events_or_of_others_is_no_event_of_ours() -> None:
    several = write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN))
    assert find_own_uid(several) == ""
    assert find_own_uid(write_item(wanted(RECORD)[0]).replace(OWN_UIDS.encode(), b"@example.com")) == ""
    assert find_own_uid(b"") == ""


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
@pytest.mark.slow
def test_a_damaged_calendar_of_ours_is_read_or_refused(chance: Random) -> None:
    data = damaged(write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN)), chance)
    find_own_uid(data)
    with suppress(InputError):
        assert all(event.uid.endswith(OWN_UIDS) for event in read_own_events(data, "x"))


def test_others_events_are_not_ours() -> None:
    data = write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN)).replace(
        OWN_UIDS.encode(), b"@example.com"
    )
    assert read_own_events(data, "x") == ()


@pytest.mark.parametrize(
    "broken", [b"DTSTART;VALUE=DATE:20261201\r\n", b"DTEND;VALUE=DATE:20261202\r\n", b"DTSTAMP:20261128T120000Z\r\n"]
)
def test_what_is_broken_is_passed_over(broken: bytes) -> None:
    data = write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN))
    assert data.count(broken) > 0
    lines = data.replace(b"LAST-MODIFIED:20261128T120000Z\r\n", b"") if b"DTSTAMP" in broken else data
    found = read_own_events(lines.replace(broken, b""), "x")
    assert len(found) == (0 if b"DTSTAMP" in broken else len(wanted(RECORD)) - 1)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"BEGIN:VEVENT\r\nEND:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nX\r\nEND:VEVENT"]
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"old\.ics: not a calendar, or one that is damaged"):
        read_own_events(data, "old.ics")


def test_a_state_comes_back_as_it_was() -> None:
    issue, known = first(planned({"easy": 31}))
    assert parse_state(format_state(known), "x") == known
    midnight = replace(
        issue.events[0], start=datetime(2026, 12, 1, tzinfo=UTC), end=datetime(2026, 12, 1, 1, tzinfo=UTC)
    )
    assert parse_state(format_state({"a": make_revision(midnight)}), "x")[midnight.uid].start == midnight.start
    assert isinstance(next(r for r in known.values() if r.summary == "Rest day").start, date)


@pytest.mark.parametrize("written", ["2026-12-01T10:00:00", "soon", 5])
def test_a_state_with_a_time_of_no_zone_is_refused(written: object) -> None:
    _, known = first(planned({"easy": 31}))
    state = json.loads(format_state(known))
    state["events"][0]["start"] = written
    with pytest.raises(InputError, match="x: "):
        parse_state(json.dumps(state), "x")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sequence", -1),
        ("sequence", 2_000_000_000),
        ("sequence", float("nan")),
        ("created", "9999-12-31T23:59:59+00:00"),
        ("last_modified", "9999-12-31T23:59:59-12:00"),
        ("last_modified", "1899-12-31T23:59:59Z"),
        ("start", "0001-01-01"),
        ("end", "9999-12-31T23:59:59-12:00"),
        ("end", "2026-11-01"),
        ("uid", "a\nb@freshlegs.invalid"),
        ("uid", "x@example.com"),
    ],
)
def test_a_state_has_ranges(key: str, value: object) -> None:
    _, known = first()
    state = json.loads(format_state(known))
    state["events"][0][key] = value
    with pytest.raises(InputError, match=r"x: events\[1\].*; delete it to begin anew"):
        parse_state(json.dumps(state), "x")


def test_a_state_is_in_whole_seconds() -> None:
    """As calendars are: else what is written would not read back."""
    _, known = first()
    state = json.loads(format_state(known))
    for key in ("created", "last_modified"):
        state["events"][1][key] = "2026-11-28T13:00:00.75+01:00"
    state["events"][1] |= {"start": "2026-12-01T10:00:00.5Z", "end": "2026-12-01T11:00:00.5Z"}
    found = parse_state(json.dumps(state), "x")[state["events"][1]["uid"]]
    assert found.created == found.last_modified == BEGIN
    assert (found.start, found.end) == tuple(datetime(2026, 12, 1, hour, tzinfo=UTC) for hour in (10, 11))


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5000, '{"events": [' + "[]," * 300_000 + "[]]}"])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="x: not the state of a calendar; delete it to begin anew"):
        parse_state(text, "x")


def test_numbers_of_a_state_have_stated_ranges() -> None:
    assert list(find_endless_numbers(Revision.model_json_schema())) == []


FAR = {
    "the largest revision": (b"SEQUENCE:0", b"SEQUENCE:2147483647", "found SEQUENCE 2147483647; allowed: 0 to"),
    "a revision of many digits": (b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 5000, "found SEQUENCE 9999"),
    "a revision below 0": (b"SEQUENCE:0", b"SEQUENCE:-1", "found SEQUENCE -1; allowed: 0 to 1999999999"),
    "changed in 9999": (
        b"LAST-MODIFIED:20261128T120000Z",
        b"LAST-MODIFIED:99991231T235959Z",
        "found LAST-MODIFIED 99991231T235959Z; allowed: the years 1900 to 2200",
    ),
    "changed in the year 1": (b"LAST-MODIFIED:20261128T", b"LAST-MODIFIED:00010101T", "found LAST-MODIFIED 0001"),
    "made in 9999": (b"CREATED:20261128T", b"CREATED:99991231T", "found CREATED 99991231T120000Z"),
    "a rest day in 9999": (b"DTEND;VALUE=DATE:20261202", b"DTEND;VALUE=DATE:99991231", "found DTEND 99991231"),
}


@pytest.mark.parametrize(("ours", "theirs", "says"), FAR.values(), ids=FAR)
def test_what_can_not_be_gone_on_from_is_refused(ours: bytes, theirs: bytes, says: str, tmp_path: Path) -> None:
    """A phone would never take what follows, so it is neither begun anew in silence nor written over."""
    events = write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN))
    head, event, rest = events.partition(b"BEGIN:VEVENT")
    assert rest.count(ours) > 0
    data = head + event + rest.replace(ours, theirs)
    with pytest.raises(InputError, match=r"old\.ics: [A-Z].*: ") as error:
        read_own_events(data, "old.ics")
    assert says in str(error.value)
    assert len(error.value.faults) <= 5
    (tmp_path / "feed.ics").write_bytes(data)
    with pytest.raises(InputError, match=r"feed\.ics: "):
        export_feed(ExportRequest(RECORD, lambda: BEGIN), tmp_path / "feed.ics")
    assert (tmp_path / "feed.ics").read_bytes() == data


def test_what_somebody_wrote_there_by_hand_can_be_written_again(tmp_path: Path) -> None:
    """Two blanks, a tab, no title, an alarm after the start: a feed that keeps such an event is written anyway."""
    target = tmp_path / "feed.ics"
    export_feed(ExportRequest(RECORD, lambda: BEGIN, ExportOptions(alarms={"": (timedelta(minutes=30),)})), target)
    data = target.read_bytes()
    for ours, theirs in (
        (b"SUMMARY:Lift: lower body 60 min", b"SUMMARY:"),
        (b"DESCRIPTION:", b"DESCRIPTION:a  b\tc\\n "),
        (b"CATEGORIES:Run", b"CATEGORIES:Run \x1b[31m"),
        (b"TRIGGER:-PT30M", b"TRIGGER:PT30M"),
    ):
        assert data.count(ours) > 0, ours
        data = data.replace(ours, theirs)
    target.write_bytes(data)
    other = planned({"easy": 31}).model_copy(update={"start": MONDAY + timedelta(days=7)})
    assert export_feed(ExportRequest(other, lambda: BEGIN, ExportOptions(rest_days=False)), target).entries > 5
    found = {event.summary: event for event in read_own_events(target.read_bytes(), "x")}
    assert found["Training"].alarms == ()
    assert found["Training"].description.startswith("a b c\n")


def test_an_event_that_ends_before_it_starts_is_none() -> None:
    data = write_events(wanted(RECORD), describe_calendar(RECORD, ExportOptions(), BEGIN))
    backward = data.replace(b"DTEND;VALUE=DATE:20261202", b"DTEND;VALUE=DATE:20261130")
    assert backward != data
    assert len(read_own_events(backward, "x")) == len(wanted(RECORD)) - 1


@pytest.mark.parametrize(("days", "left"), [(366, 2), (367, 1), (369, 0)])
def test_a_feed_keeps_a_year_and_a_day(days: int, left: int, tmp_path: Path) -> None:
    """The lift is on Monday, the run on Wednesday; both were fed while they were still to come."""
    target, plain = tmp_path / "feed.ics", ExportOptions(rest_days=False)
    export_feed(ExportRequest(RECORD, lambda: BEGIN, plain), target)
    later = ExportRequest(RECORD, lambda: at(days).now, plain)
    assert export_feed(later, target).entries == left
    assert len(read_own_events(target.read_bytes(), "feed")) == left


def test_a_first_feed_that_is_told_the_time_leaves_out_what_is_over(tmp_path: Path) -> None:
    told = ExportRequest(RECORD, lambda: BEGIN, ExportOptions(rest_days=False), now=at(367).now)
    assert export_feed(told, tmp_path / "feed.ics").entries == 0
    untold = ExportRequest(RECORD, lambda: at(367).now, ExportOptions(rest_days=False))
    assert export_feed(untold, tmp_path / "other.ics").entries == 2


def test_the_last_revision_counts() -> None:
    _, known = first(planned({"easy": 31}))
    newer = {uid: revision.model_copy(update={"sequence": 3}) for uid, revision in known.items()}
    assert pick_newest(known, newer) == pick_newest(newer, known) == newer
    assert pick_newest(known, {uid: r.model_copy(update={"summary": "x"}) for uid, r in known.items()}) == known
