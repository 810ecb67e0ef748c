"""What freshlegs wrote is replaced; a file of somebody else that stands in its place is left alone, and named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import WEEK, assert_refused, call, store_week
from support.paths import SCENARIOS

WORK = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//office//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
OURS = "BEGIN:VEVENT\r\nUID:2@freshlegs.invalid\r\nEND:VEVENT\r\n"
DENTIST = "BEGIN:VEVENT\r\nUID:3\r\nDESCRIPTION:not 2@freshlegs.invalid\r\nEND:VEVENT\r\n"
FOREIGN = {
    "notes": b"Call the physio.\n",
    "another's JSON": b'{"format": 1, "name": "a package"}',
    "a scenario": WEEK.encode(),
    "a calendar": WORK.encode(),
    "the calendar of an example": (SCENARIOS / "work.ics").read_bytes(),
    "a calendar with some of our events": WORK.replace("BEGIN:VEVENT", f"{OURS}BEGIN:VEVENT").encode(),
    "our calendar with a dentist in it": f"PRODID:-//freshlegs//training week//EN\r\n{OURS}{DENTIST}".encode(),
    "a page": b"<!doctype html><title>My page</title>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "a photograph": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10",
}
LINES = {
    "--output": "plan week.toml -o",
    "--ics": "export plan.json --ics",
    "--feed": "export plan.json --feed",
    "--html": "export plan.json --html",
    "--svg": "export plan.json --svg",
    "--png": "export plan.json --png",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("option", LINES)
def test_a_foreign_file_is_left_alone(tmp_path: Path, option: str, content: bytes) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "mine").write_bytes(content)
    done = call(*LINES[option].split(), "mine", folder=tmp_path)
    assert_refused(done, f"mine is there already, and it is not what {option} writes. Choose another name")
    assert (tmp_path / "mine").read_bytes() == content
    assert {path.name for path in tmp_path.iterdir()} == {"week.toml", "plan.json", "mine"}


@pytest.mark.parametrize("option", LINES)
def test_our_own_file_and_an_empty_one_are_replaced(tmp_path: Path, option: str) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "ours").touch()
    for _ in range(2):
        done = call(*LINES[option].split(), "ours", folder=tmp_path)
        assert done.code == 0, done.err
        assert (tmp_path / "ours").stat().st_size > 0


def test_our_calendar_as_another_program_keeps_it_is_ours(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    call("export", "plan.json", "--ics", "week.ics", folder=tmp_path)
    kept = (tmp_path / "week.ics").read_text("utf-8").replace("//freshlegs//", "//another program//")
    (tmp_path / "week.ics").write_text(kept, "utf-8")
    assert call("export", "plan.json", "--ics", "week.ics", folder=tmp_path).code == 0


def test_a_fix_is_written_over_a_scenario_only(tmp_path: Path) -> None:
    (tmp_path / "much.toml").write_text(WEEK + "[rules]\nrest_days = { at_least = 4 }\n", "utf-8")
    (tmp_path / "notes.txt").write_text("Call the physio.", "utf-8")
    fix = ("plan", "much.toml", "--apply-fix", "1", "-o")
    assert_refused(call(*fix, "notes.txt", folder=tmp_path), "notes.txt is there already")
    (tmp_path / "fixed.toml").write_text(WEEK, "utf-8")
    assert call(*fix, "fixed.toml", folder=tmp_path).code == 0
    assert (tmp_path / "fixed.toml").read_text("utf-8") != WEEK


@pytest.mark.parametrize("line", ["show new.json", "export new.json --ics -", "replan week.toml new.json"])
def test_a_newer_format_is_called_so(tmp_path: Path, line: str) -> None:
    """Not a wrong number, though much else in it may be unknown."""
    store_week(tmp_path, WEEK)
    record = json.loads((tmp_path / "plan.json").read_text("utf-8")) | {"format": 2, "status": "sketched", "title": 7}
    (tmp_path / "new.json").write_text(json.dumps(record), "utf-8")
    says = "new.json: format: found 2, which a newer freshlegs wrote; this freshlegs reads format 1: update it"
    assert_refused(call(*line.split(), folder=tmp_path), says)


def test_a_newer_memory_of_a_calendar_is_not_to_be_deleted(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "state.json").write_text('{"format": 3, "events": {}}', "utf-8")
    done = call("export", "plan.json", "--ics", "week.ics", "--state", "state.json", folder=tmp_path)
    assert_refused(done, "state.json: format: found 3, which a newer freshlegs wrote; this freshlegs reads format 1: ")
