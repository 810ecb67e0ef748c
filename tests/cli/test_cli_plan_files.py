"""Stored plans and written weeks that are wrong or odd: refused in one readable message, or shown without harm."""

from __future__ import annotations

import copy
import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pydantic import TypeAdapter

from freshlegs.io.errors import InputError
from freshlegs.planfile import OutcomeRecord
from freshlegs.planfile.json_text import parse_record
from support.command_line import WEEK, Done, assert_refused, call
from support.paths import SCENARIOS
from support.schemas import find_endless_numbers

NOON = "2026-12-01T12:00:00+01:00"
WILD = "\x1b[31mred\x07\x9b2J\x1b]0;title\x07\u202e\nBEGIN:VEVENT\r\n\ud800\x7f"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a stored plan as data."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "week.toml").write_text(WEEK, "utf-8")
    return call("plan", "week.toml", "--json", folder=folder).json


def changed(**top: object) -> Callable[[Any], None]:
    return lambda plan: plan.update(top)


def session(**keys: object) -> Callable[[Any], None]:
    return lambda plan: plan["sessions"][0].update(keys)


BAD_PLANS: dict[str, tuple[Callable[[Any], None], str]] = {
    "another format": (changed(format=2), "format"),
    "no status": (lambda plan: plan.pop("status"), "status"),
    "a status of later": (changed(status="nap"), "status"),
    "NaN": (changed(penalty=float("nan")), "penalty"),
    "infinity": (changed(bound=float("inf")), "bound"),
    "a fraction of a point": (changed(penalty=1.5), "penalty"),
    "text for a number": (changed(days="seven"), "days"),
    "list for text": (changed(scenario=[]), "scenario"),
    "no zone": (changed(timezone="Mars/Olympus"), "timezone"),
    "zone that is a path": (changed(timezone="../../etc/passwd"), "timezone"),
    "1000 days": (changed(days=1000), "days"),
    "starts in 9999": (changed(start="9999-12-31"), "start"),
    "session in 9999": (session(start="9999-12-31T23:00:00-12:00", end="9999-12-31T23:59:00-12:00"), "sessions[1]"),
    "time without zone": (session(start="2026-11-30T06:00:00"), "sessions[1].start"),
    "ends before it starts": (session(end="2026-11-30T05:00:00+01:00"), "sessions[1]"),
    "longer than time": (session(minutes=10**18), "sessions[1]"),
    "told of a session that moved nowhere": (
        changed(told=[{"at": NOON, "kind": "moved", "session": "week/2026-11-30/long/1"}]),
        "told[1]: moved without its start",
    ),
    "told of no day": (
        changed(told=[{"at": "2026-12-01T12:00:00+01:00", "kind": "ill"}]),
        "told[1]: ill without its day",
    ),
    "told of something unknown": (changed(told=[{"at": "2026-12-01T12:00:00+01:00", "kind": "nap"}]), "told[1].kind"),
    "first places without a start": (
        changed(planned_first=[{"session": "week/2026-11-30/long/1"}]),
        "planned_first[1]",
    ),
    "unknown kind": (session(kind="\x1b[31mnap"), "sessions[1].kind"),
    "sessions that are none": (changed(sessions=[None, 1, "x"]), "sessions[1]"),
    "the same session twice": (lambda plan: plan["sessions"].append(plan["sessions"][0]), "id"),
}


@pytest.mark.parametrize(("change", "place"), BAD_PLANS.values(), ids=BAD_PLANS)
def test_a_wrong_plan(tmp_path: Path, plan: Any, change: Callable[[Any], None], place: str) -> None:
    wrong = copy.deepcopy(plan)
    change(wrong)
    (tmp_path / "bad.json").write_text(json.dumps(wrong), "utf-8")
    _refused_everywhere(tmp_path, place)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b'{"a": "\0"}', b"9" * 5000],
    ids=["empty", "cut off", "list", "null", "text", "deep list", "deep table", "binary", "NUL", "endless number"],
)
def test_what_is_no_plan(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    _refused_everywhere(tmp_path, "bad.json: ")


def test_a_plan_cut_off_anywhere(tmp_path: Path, plan: Any) -> None:
    text = json.dumps(plan, indent=2)
    for end in range(1, len(text) - 1, len(text) // 20):
        (tmp_path / "bad.json").write_text(text[:end], "utf-8")
        said = call("show", "bad.json", folder=tmp_path)
        assert_refused(said, "bad.json: line ")
        assert "cut off" in said.err


def test_a_plan_is_shown_as_valid_json_or_refused(tmp_path: Path) -> None:
    """NaN is not JSON."""
    (tmp_path / "bad.json").write_text('{"format": 1, "scenario": "w", "status": "undecided", "seconds": NaN}', "utf-8")
    assert_refused(call("show", "bad.json", "--json", folder=tmp_path), "bad.json")


def test_odd_plans_that_are_plans(tmp_path: Path, plan: Any) -> None:
    """Forty sessions, texts full of escape codes, halves of surrogate pairs: shown, and harmless to a terminal."""
    one = plan["sessions"][0]
    odd = {**plan, "title": WILD, "athlete": WILD, "notes": [WILD], "left_out": ["odd/x/1"]}
    odd["sessions"] = [{**one, "id": f"odd/{number}", "why": [WILD]} for number in range(40)]
    odd["breaches"] = [{"rule": WILD, "amount": 1, "cost": 1, "sessions": ["odd/1"], "why": WILD}]
    (tmp_path / "odd.json").write_text(json.dumps(odd), "utf-8")
    for command in (["show", "odd.json"], ["explain", "odd.json"], ["export", "odd.json", "--ics", "odd.ics"]):
        said = call(*command, folder=tmp_path)
        assert said.code == 0, said.err
        assert_harmless(said)
    calendar = (tmp_path / "odd.ics").read_bytes()
    assert calendar.count(b"\nBEGIN:VEVENT") == 40 + 6
    assert b"\x1b" not in calendar


@pytest.mark.parametrize("wrong", ["", "a\nb", "=1+1", "+1", "-1", "@x", "\x1b[31m", "a\u202eb", "x" * 201])
@pytest.mark.parametrize(
    "place",
    ["scenario", "sessions[1].id", "left_out[1]", "breaches[1].sessions[1]", "replanned.moved[1].session"],
)
def test_ids_keep_to_their_grammar(tmp_path: Path, plan: Any, place: str, wrong: str) -> None:
    """An id with a line end would forge a row of the log, one that begins with "=" would be run by a spreadsheet."""
    bad = copy.deepcopy(plan)
    moment = plan["sessions"][0]["start"]
    bad |= {
        "left_out": ["x/1"],
        "breaches": [{"rule": "x", "amount": 1, "cost": 1, "sessions": ["x/1"], "why": ""}],
        "replanned": {"now": moment, "moved": [{"session": "x/1", "before": moment, "after": moment}]},
    }
    there: Any = bad
    *steps, last = [int(step) - 1 if step.isdecimal() else step for step in re.findall(r"\w+", place)]
    for step in steps:
        there = there[step]
    (tmp_path / "good.json").write_text(json.dumps(bad), "utf-8")
    there[last] = wrong
    (tmp_path / "bad.json").write_text(json.dumps(bad), "utf-8")
    assert call("show", "good.json", folder=tmp_path).code == 0
    said = call("show", "bad.json", "--format", "csv", folder=tmp_path)
    assert_refused(said, f"bad.json: {place}: found ")
    assert "allowed: 1 to 200 printable characters, the first of them none of = + - @" in said.err


@pytest.mark.parametrize("wrong", ["pogo_hop\n2026-12-02,back_squat,3,99,500 kg\n#", "=cmd", "a,b", "a b", ""])
def test_no_exercise_forges_rows_of_the_log(tmp_path: Path, plan: Any, wrong: str) -> None:
    bad = copy.deepcopy(plan)
    lift = next(session for session in bad["sessions"] if session["content"]["type"] == "lift")
    lift["content"]["exercises"][0]["exercise"] = wrong
    (tmp_path / "bad.json").write_text(json.dumps(bad), "utf-8")
    said = call("log", "bad.json", "full-1", "--to", "log.csv", folder=tmp_path)
    assert_refused(said, "bad.json: sessions[")
    assert ".exercise: found " in said.err
    assert not (tmp_path / "log.csv").exists()


@pytest.mark.parametrize(
    ("key", "value"), [("reps", "many"), ("reps", "6\n"), ("unit", None), ("load", 10_001), ("sets", 0), ("rest", -1)]
)
def test_what_is_asked_of_an_exercise_has_a_range(tmp_path: Path, plan: Any, key: str, value: object) -> None:
    bad = copy.deepcopy(plan)
    lift = next(session for session in bad["sessions"] if session["content"]["type"] == "lift")
    lift["content"]["exercises"][0] |= {"load": 20, "unit": "kg", key: value}
    (tmp_path / "bad.json").write_text(json.dumps(bad), "utf-8")
    assert_refused(call("log", "bad.json", "full-1", "--to", "log.csv", folder=tmp_path), "bad.json: sessions[")


def test_numbers_of_a_plan_have_stated_ranges() -> None:
    assert list(find_endless_numbers(TypeAdapter(OutcomeRecord).json_schema())) == []


@pytest.mark.parametrize("colour", [False, True])
def test_every_text_of_a_plan_is_harmless_on_every_command(tmp_path: Path, plan: Any, colour: bool) -> None:
    """What the grammar of ids lets through is shown without anything that a terminal obeys, in colour too."""
    wild, replaced = _make_wild(plan)
    assert replaced > 50
    (tmp_path / "wild.json").write_text(json.dumps(wild), "utf-8")
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    with patch("freshlegs.cli.output.wants_colour", return_value=colour):
        for line in (
            "show wild.json", "show wild.json --json", "show wild.json --format lines", "show wild.json --format csv",
            "show wild.json --session full-1", "show wild.json --session long-1 --json", "explain wild.json",
            "explain wild.json --json", "check week.toml wild.json", "check week.toml wild.json --json",
            "log wild.json full-1 --to log.csv", "export wild.json --ics week.ics --diff",
            "export wild.json --ics -", "replan week.toml wild.json --now 'sun 12:00'",
        ):  # fmt: skip
            said = call(*shlex.split(line), folder=tmp_path)
            assert said.code in (0, 3), said
            assert_harmless(said, colour=colour)


def test_half_a_surrogate_pair_as_json(plan: Any, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text(json.dumps({**plan, "title": "a\ud800"}), "utf-8")
    done = call("show", tmp_path / "odd.json", "--json")
    assert done.code in (0, 1)
    assert done.code or done.json


def test_messages_are_harmless_to_a_terminal(tmp_path: Path, plan: Any) -> None:
    """Whatever they quote."""
    wild = "\x1b[31mred\x07"
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    plan = {**plan, "sessions": [{**plan["sessions"][0], "id": wild}]}
    (tmp_path / "wild.json").write_text(json.dumps(plan), "utf-8")
    for command in (
        ["check", "week.toml", "wild.json"], ["check", "week.toml", f"mon 06:00 {wild}"], ["rules", wild],
        ["plan", f"{wild}.toml"], ["show", f"{wild}.json"], ["init", "new.toml", "--timezone", wild],
    ):  # fmt: skip
        said = call(*command, folder=tmp_path)
        assert (said.code, said.out) == (1, "")
        assert not {"\x1b", "\x07"} & set(said.err), command


@pytest.mark.parametrize(
    ("week", "says"),
    [
        ("", "found nothing"),
        ("  ; ;", "found nothing"),
        ("mon 06:00 nap", 'entry 1: found "mon 06:00 nap"'),
        ("mon 25:00 full", "entry 1: "),
        ("sun 06:00 full; mon 06:00 race", "entry 2: "),
        ("mon 06:00 full 61", "60 min"),
        ("mon 06:00 full; mon 06:00 full 60", ""),
        ("mon 06:00 full " + "9" * 5000, "entry 1: "),
        ("mon 06:00 full " * 1000, "entry 1: "),
        ("no-such.json", "no-such.json: there is no such file"),
        ("folder", "folder: a folder without .ics files"),
    ],
    ids=lambda value: value[:40] or "nothing",
)
def test_a_wrong_written_week(tmp_path: Path, week: str, says: str) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "folder").mkdir()
    said = call("check", "week.toml", week, folder=tmp_path)
    assert said.code == (1 if says else 3)
    assert says in said.err
    assert "\x1b" not in said.err


def test_the_impossible_is_not_exported(tmp_path: Path) -> None:
    stored = {"format": 1, "scenario": "w", "status": "impossible", "clash": [{"rule": "x", "says": "y"}]}
    (tmp_path / "plan.json").write_text(json.dumps(stored), "utf-8")
    assert_refused(call("export", "plan.json", "--ics", "x.ics", folder=tmp_path), "plan.json: status: ")
    assert_refused(call("check", SCENARIOS / "too-much.toml", "plan.json", folder=tmp_path), "plan.json: status: ")
    assert call("explain", "plan.json", folder=tmp_path).code == 0


def assert_harmless(said: Done, *, colour: bool = False) -> None:
    """Assert that a terminal obeys nothing in the output but line ends, and the colours of our own."""
    text = said.out + said.err
    if colour:
        text = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert "\x1b[31mred" not in said.out + said.err
    odd = {letter for letter in text if not letter.isprintable() and letter not in "\r\n"}
    assert not odd, (odd, said)
    assert text.count("\r") == (text.count("\r\n") if "BEGIN:VCALENDAR" in text else 0)


def _make_wild(plan: Any) -> tuple[Any, int]:
    """Return a plan with wild text wherever it may have any, and in how many places."""
    wild = {**copy.deepcopy(plan), "athlete": "Ann", "notes": ["a note"]}
    wild["breaches"] = [{"rule": "x", "amount": 1, "cost": 1, "sessions": [], "why": "so"}]
    replaced = 0
    for holder, key in list(_list_texts(wild)):
        kept, holder[key] = holder[key], WILD
        try:
            parse_record(json.dumps(wild), "wild")
            replaced += 1
        except InputError:
            holder[key] = kept
    return wild, replaced


def _list_texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each text in plain data, as what holds it and its key there."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            yield value, key
        elif isinstance(inner, dict | list):
            yield from _list_texts(inner)


def _refused_everywhere(tmp_path: Path, place: str) -> None:
    (tmp_path / "week.toml").write_text(WEEK.replace("2026-11-30", "2026-12-07"), "utf-8")
    for line in (
        "show bad.json", "show bad.json --json", "export bad.json --ics x.ics", "check week.toml bad.json",
        "plan week.toml --after bad.json",
    ):  # fmt: skip
        said = call(*line.split(), folder=tmp_path)
        assert_refused(said, "bad.json: ")
        assert place in said.err, said.err
    assert not (tmp_path / "x.ics").exists()
