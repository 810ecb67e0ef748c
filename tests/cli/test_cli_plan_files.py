"""Stored plans and written weeks that are wrong or odd: refused in one readable message, or shown without harm."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.command_line import WEEK, assert_refused, call, freshlegs
from support.paths import SCENARIOS


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a stored plan as data."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "week.toml").write_text(WEEK, "utf-8")
    return freshlegs("plan", "week.toml", "--json", folder=folder).json


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
    wild = "\x1b[31mred\x07\x9b2J\x1b]0;title\x07\u202e\nBEGIN:VEVENT\r\n\ud800"
    one = plan["sessions"][0]
    odd = {**plan, "title": wild, "scenario": wild, "notes": [wild], "left_out": [wild]}
    odd["sessions"] = [{**one, "id": f"{wild}/{number}", "why": [wild]} for number in range(40)]
    odd["breaches"] = [{"rule": wild, "amount": 1, "cost": 1, "sessions": [wild], "why": wild}]
    (tmp_path / "odd.json").write_text(json.dumps(odd), "utf-8")
    for command in (["show", "odd.json"], ["explain", "odd.json"], ["export", "odd.json", "--ics", "odd.ics"]):
        said = call(*command, folder=tmp_path)
        assert said.code == 0, said.err
        assert not set("\x1b\x07\x9b\u202e\r\ud800") & set(said.out + said.err)
    calendar = (tmp_path / "odd.ics").read_bytes()
    assert calendar.count(b"\nBEGIN:VEVENT") == 40 + 6
    assert b"\x1b" not in calendar


def test_half_a_surrogate_pair_as_json(plan: Any, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text(json.dumps({**plan, "title": "a\ud800"}), "utf-8")
    done = freshlegs("show", tmp_path / "odd.json", "--json")
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
