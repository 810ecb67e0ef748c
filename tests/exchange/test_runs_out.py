"""Runs as other programs take them: ZWO for treadmills, text for intervals.icu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest

from freshlegs.exchange.writing.intervals_text import describe_steps
from freshlegs.exchange.writing.plain_text import write_plain_text
from freshlegs.exchange.writing.workouts_out import name_workout
from freshlegs.exchange.writing.zwo import write_zwo_files
from freshlegs.model.content import RunContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.workout_file import name_workout_file
from freshlegs.training.paces import KnownRace
from freshlegs.training.runs import make_run_content
from freshlegs.training.steps import RepeatedSteps, list_run_steps
from freshlegs.training.workouts import Running, Workout, load_shipped_workouts
from support.calendar_weeks import session, week

WORKOUTS = load_shipped_workouts()
RUNNERS = {"unknown": Running("advanced"), "known": Running("advanced", KnownRace(10, 50))}
LINE = re.compile(
    r"- (?P<cue>[A-Z][A-Za-z, -]+?) (?P<length>(?:\d+m)?(?:\d+s)?|\d+(?:\.\d+)?km)"
    r"(?P<target> \d+-\d+% Pace| \d:\d\d(?:-\d:\d\d)?/km Pace)?"
)
"""A line of intervals.icu's guide to its syntax: text, length, target."""


def run_of(workout: Workout, running: Running, step: int = 0, minutes: int = 75) -> SessionRecord:
    content = make_run_content(workout.kind, minutes, running, workout, step)
    start = datetime(2026, 12, 1, 6, tzinfo=week().zone)
    return session(workout.kind, start, minutes).model_copy(update={"content": content})


def content_of(one: SessionRecord) -> RunContent:
    assert isinstance(one.content, RunContent)
    return one.content


def seconds_of(element: Element) -> Iterator[int]:
    """Yield how long the parts of an element take."""
    if element.tag == "IntervalsT":
        yield int(element.attrib["Repeat"]) * sum(int(element.attrib[f"{way}Duration"]) for way in ("On", "Off"))
    else:
        yield int(element.attrib["Duration"])


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("workout", WORKOUTS, ids=lambda workout: workout.id)
def test_a_treadmill_runs_what_the_steps_are(workout: Workout, runner: str) -> None:
    for step in range(len(workout.steps)):
        one = run_of(workout, RUNNERS[runner], step)
        ((name, data),) = write_zwo_files(week(one)).items()
        assert name == f"2026-12-01-0600-{workout.kind}-1.zwo"
        root = fromstring(data)
        assert [child.tag for child in root] == [
            "author", "name", "description", "sportType", "durationType", "tags", "workout",
        ]  # fmt: skip
        assert root.findtext("sportType") == "run"
        told = root.find("workout")
        assert told is not None
        assert {child.tag for child in told} <= {"Warmup", "SteadyState", "IntervalsT", "Cooldown"}
        assert all(0 <= int(child.attrib["pace"]) <= 4 and len(child) == 1 for child in told)
        asked = list_run_steps(content_of(one))
        lasts = [
            each.times * sum(inner.seconds for inner in each.steps) if isinstance(each, RepeatedSteps) else each.seconds
            for each in asked
        ]
        assert [second for child in told for second in seconds_of(child)] == lasts


def test_a_treadmill_runs_repetitions_at_the_pace_of_their_race() -> None:
    three = next(one for one in WORKOUTS if one.id == "three_minute_reps")
    (data,) = write_zwo_files(week(run_of(three, RUNNERS["known"]))).values()
    (repeat,) = fromstring(data).iter("IntervalsT")
    assert {name: repeat.attrib[name] for name in ("Repeat", "OnDuration", "OffDuration", "OnPower", "pace")} == {
        "Repeat": "5", "OnDuration": "180", "OffDuration": "120", "OnPower": "1", "pace": "1",
    }  # fmt: skip
    assert float(repeat.attrib["OffPower"]) < 0.8


def test_a_warm_up_gets_faster_and_a_cool_down_slower() -> None:
    (data,) = write_zwo_files(week(run_of(WORKOUTS[0], RUNNERS["known"]))).values()
    ends = {
        tag: [float(one.attrib[end]) for one in fromstring(data).iter(tag) for end in ("PowerLow", "PowerHigh")]
        for tag in ("Warmup", "Cooldown")
    }
    assert ends["Warmup"] == sorted(ends["Warmup"])
    assert ends["Cooldown"] == ends["Warmup"][::-1]


def test_races_and_what_is_done_are_no_treadmill_runs() -> None:
    race = session("race", datetime(2026, 12, 5, 9, tzinfo=week().zone))
    race = race.model_copy(update={"content": make_run_content("race", 60)})
    done = run_of(WORKOUTS[0], RUNNERS["known"]).model_copy(update={"done": True})
    assert write_zwo_files(week(race, done)) == {}


def test_what_a_plan_says_cannot_leave_its_place() -> None:
    """Names come from a file: they are no path and no markup."""
    evil = run_of(WORKOUTS[0], RUNNERS["known"])
    content = content_of(evil).model_copy(update={"name": '</name><x y="1">&\x1b[31m'})
    evil = evil.model_copy(update={"id": "small/2026-11-30/intervals/..\\..\\1", "content": content})
    ((name, data),) = write_zwo_files(week(evil)).items()
    assert name == "2026-12-01-0600-intervals-1.zwo"
    assert "</name><x" in (fromstring(data).findtext("name") or "")
    assert b"\x1b" not in data


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("workout", WORKOUTS, ids=lambda workout: workout.id)
def test_each_line_for_intervals_icu_is_of_its_syntax(workout: Workout, runner: str) -> None:
    for step in range(len(workout.steps)):
        content = content_of(run_of(workout, RUNNERS[runner], step))
        blocks = describe_steps(content).split("\n\n")
        asked = list_run_steps(content)
        assert len(blocks) == len(asked)
        for block, each in zip(blocks, asked, strict=True):
            lines = block.splitlines()
            if isinstance(each, RepeatedSteps):
                assert lines.pop(0) == f"{each.times}x"
            inner = each.steps if isinstance(each, RepeatedSteps) else (each,)
            for line, one in zip(lines, inner, strict=True):
                found = LINE.fullmatch(line)
                assert found, line
                assert not re.search(r"\d", found["cue"])
                assert read_length(found["length"]) == (one.metres or one.seconds)
                assert bool(one.pace) == ("/km" in line)


def read_length(text: str) -> float:
    """Return what intervals.icu reads: metres of kilometres, else seconds; "m" are minutes."""
    if text.endswith("km"):
        return round(float(text.removesuffix("km")) * 1000)
    return sum(int(number) * {"m": 60, "s": 1}[unit] for number, unit in re.findall(r"(\d+)([ms])", text))


def test_the_lines_of_a_run_with_known_paces() -> None:
    quarter = next(one for one in WORKOUTS if one.id == "quarter_mile_reps")
    assert describe_steps(content_of(run_of(quarter, RUNNERS["known"], minutes=60))) == (
        "- Warm-up 22m 60-80% Pace\n\n6x\n- Hard 0.4km 4:48/km Pace\n- Recover 1m30s 60-80% Pace\n\n"
        "- Cool-down 16m30s 60-80% Pace"
    )
    easy = next(one for one in WORKOUTS if one.id == "easy_plain")
    assert "- Easy 65m 6:49-6:04/km Pace" in describe_steps(content_of(run_of(easy, RUNNERS["known"])))


def test_plain_text_has_every_open_session_in_order_of_time() -> None:
    late = run_of(WORKOUTS[0], RUNNERS["known"])
    early = session("easy", datetime(2026, 11, 30, 6, tzinfo=week().zone))
    done = session("lower", datetime(2026, 11, 30, 5, tzinfo=week().zone)).model_copy(update={"done": True})
    heads = [part.splitlines()[0] for part in write_plain_text(week(late, early, done)).split("\n\n")]
    assert heads == ["Mon 30 Nov Easy run, 06:00-07:00", f"{name_workout(week(), late)}, 06:00-07:15"]


def test_names_of_files_are_in_order_of_time() -> None:
    record: PlannedRecord = week()
    starts = [datetime(2026, 12, 1, 6, tzinfo=record.zone) + timedelta(hours=13 * n) for n in range(5)]
    names = [name_workout_file(record, session("easy", start), "fit") for start in starts]
    assert names == sorted(names)
