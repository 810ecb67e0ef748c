"""`freshlegs replan --undo`: the plan as it was before its last change, and calendars that follow it back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from support.command_line import WEEK, Done, assert_refused, call, store_week

TUESDAY = "2026-12-01T12:00:00Z"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRESHLEGS_NOW", TUESDAY)
    store_week(tmp_path, WEEK)
    return tmp_path


def replan(folder: Path, *told: str) -> Done:
    done = call("replan", "plan.json", *told, folder=folder)
    assert done.code == 0, done.err
    return done


def read(folder: Path, name: str = "plan.json") -> Any:
    record = json.loads((folder / name).read_text())
    return {key: value for key, value in record.items() if key not in _NEW}, record.get("revised", "")


_NEW = ("revised", "taken_back", "follows")
"""What a plan that was taken back has, and had not before."""


def list_starts(record: Any) -> list[tuple[str, str]]:
    return [(one["id"], one["start"]) for one in record["sessions"]]


def read_events(folder: Path) -> dict[str, tuple[int, str, str]]:
    """Return SEQUENCE, start and status of each session in the calendar, by its UID; days of rest have no time."""
    found = {}
    for event in (folder / "week.ics").read_text().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        field = {name: re.search(rf"^{name}[^:]*:(.*?)\r?$", event, re.MULTILINE) for name in _FIELDS}
        uid, sequence, start, status = (one[1] if one else "" for one in field.values())
        if "T" in start:
            found[uid] = int(sequence or 0), start, status
    return found


_FIELDS = ("UID", "SEQUENCE", "DTSTART", "STATUS")


def test_the_plan_is_as_it_was_and_told_twice_as_it_became(folder: Path) -> None:
    first, _ = read(folder)
    replan(folder, "--missed", "full-1")
    became, revised = read(folder)
    raw = (folder / "plan.json").read_bytes()
    back = replan(folder, "--undo")
    assert back.err.splitlines()[0] == "No longer told: missed Lift: full body 1."
    assert "plan.json: the plan as it was before; --undo once more brings back" in back.err
    assert back.out == call("show", "plan.json", folder=folder).out
    now, later = read(folder)
    assert (now, later > revised) == (first, True)
    assert (folder / "plan.json.before").read_bytes() == raw
    again = replan(folder, "--undo")
    assert "Told again: missed Lift: full body 1." in again.err
    forward, latest = read(folder)
    assert (forward, latest > later) == (became, True)
    assert replan(folder, "--missed", "full-1").err.endswith("plan.json stays as it is: nothing new is told.\n")


def test_the_phone_follows_with_rising_numbers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the replan dropped is there again, and nothing keeps the number that a phone has seen of another place."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-11-30T03:00:00Z")
    ics = ("--ics", "week.ics")
    assert call("export", "plan.json", *ics, folder=folder).code == 0
    first = read_events(folder)
    replan(folder, "--busy", "wed 17:00-19:00", "--drop", "long-1", *ics)
    changed = read_events(folder)
    replan(folder, "--undo", *ics)
    back = read_events(folder)
    assert {uid: one[1:] for uid, one in back.items()} == {uid: one[1:] for uid, one in first.items()}
    assert any(changed[uid][1:] != first[uid][1:] for uid in first)
    assert all(first[uid][0] <= changed[uid][0] <= back[uid][0] for uid in first)
    assert all(changed[uid][0] < back[uid][0] for uid in first if changed[uid][1:] != first[uid][1:])
    replan(folder, "--undo", *ics)
    forward = read_events(folder)
    assert {uid: one[1:] for uid, one in forward.items()} == {uid: one[1:] for uid, one in changed.items()}
    assert all(back[uid][0] < forward[uid][0] for uid in first if changed[uid][1:] != first[uid][1:])


def test_a_phone_that_has_not_followed_yet_has_moved_nothing(folder: Path) -> None:
    """What stands there as in the plan that was taken back was dragged by nobody, nor is what it dropped deleted."""
    replan(folder, "--busy", "wed 17:00-19:00", "--drop", "long-1", "--ics", "week.ics")
    replan(folder, "--undo")
    before, _ = read(folder)
    told = replan(folder, "--calendar", "week.ics")
    assert "was moved" not in told.err
    assert "deleted" not in told.err
    now, _ = read(folder)
    assert list_starts(now) == list_starts(before)
    day = next(start[:8] for _, start, status in read_events(folder).values() if status == "CONFIRMED")
    text = (folder / "week.ics").read_text()
    (folder / "week.ics").write_text(text.replace(f":{day}T", ":20261206T"))
    assert re.search("was moved to Sun 6 Dec", replan(folder, "--calendar", "week.ics").err)


def test_a_move_that_is_kept_is_taken_back_too(folder: Path) -> None:
    first, _ = read(folder)
    assert call("move", "plan.json", "long-1=sat 09:00", "--keep", folder=folder).code == 0
    assert "No longer told: moved Long run on Sat 5 Dec 09:00." in replan(folder, "--undo").err
    assert read(folder)[0] == first


def test_of_several_the_last_one_is_taken_back(folder: Path) -> None:
    replan(folder, "--missed", "full-1")
    one, _ = read(folder)
    replan(folder, "--ill", "thu", "--hurt", "knee", "--did", "bike mon 18:00 45")
    back = replan(folder, "--undo")
    assert "No longer told: ill on Thu 3 Dec; did bike on Mon 30 Nov 18:00; hurt knee on Tue 1 Dec." in back.err
    assert read(folder)[0] == one


def test_a_programme_goes_back_with_all_its_weeks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", TUESDAY)
    store_week(tmp_path, WEEK.replace("[week]\n", "[week]\nweeks = 2\n"))
    first, _ = read(tmp_path)
    replan(tmp_path, "--ill", "2026-12-02..2026-12-04")
    changed, _ = read(tmp_path)
    assert changed != first
    back = replan(tmp_path, "--undo")
    assert read(tmp_path)[0] == first
    assert back.out == call("show", "plan.json", "--week", "1", folder=tmp_path).out.partition("\n")[2]
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-08T12:00:00Z")
    replan(tmp_path, "--undo")
    assert read(tmp_path)[0] == changed
    replan(tmp_path, "--missed", "full-1")
    assert "Mon 7 Dec to Sun 13 Dec" in replan(tmp_path, "--undo").out
    assert "Mon 7 Dec to Sun 13 Dec" in replan(tmp_path, "--undo").out


def test_nothing_is_written_in_a_rehearsal(folder: Path) -> None:
    replan(folder, "--missed", "full-1")
    raw = (folder / "plan.json").read_bytes()
    tried = replan(folder, "--undo", "--dry-run", "--json")
    assert "Nothing is written: --dry-run.\n" in tried.err
    assert tried.json["sessions"] == read(folder, "plan.json.before")[0]["sessions"]
    assert (folder / "plan.json").read_bytes() == raw


def test_what_nobody_knows_is_not_taken_back(folder: Path) -> None:
    """Neither a plan that was never replanned, nor one that somebody else has changed since, or the one beside it."""
    says = "plan.json: nothing is known that stood there before; --undo takes back what replan, move --keep or"
    assert_refused(call("replan", "plan.json", "--undo", folder=folder), says)
    replan(folder, "--missed", "full-1")
    raw, before = ((folder / name).read_bytes() for name in ("plan.json", "plan.json.before"))
    (folder / "plan.json").write_bytes(
        raw.replace(b"T06:00:00", b"T06:15:00", 1).replace(b"T07:00:00", b"T07:15:00", 1)
    )
    assert_refused(call("replan", "plan.json", "--undo", folder=folder), says)
    (folder / "plan.json").write_bytes(raw)
    for beside in (before.replace(b"Two lifts", b"2 lifts"), raw):
        (folder / "plan.json.before").write_bytes(beside)
        assert_refused(call("replan", "plan.json", "--undo", folder=folder), says)
    (folder / "plan.json.before").unlink()
    assert_refused(call("replan", "plan.json", "--undo", folder=folder), says)
    (folder / "plan.json.before").write_bytes(before)
    piped = call("replan", "-", "--undo", stdin=raw.decode(), folder=folder)
    assert_refused(piped, "standard input: nothing is known that stood there before")
    assert call("plan", "week.toml", "-o", "plan.json", "--restart", folder=folder).code == 0
    assert_refused(call("replan", "plan.json", "--undo", folder=folder), says)


@pytest.mark.parametrize("told", [("--missed", "full-1"), ("--best-effort",), ("-o", "x.json"), ("--unit", "kg")])
def test_nothing_else_is_told_with_it(folder: Path, told: tuple[str, ...]) -> None:
    done = call("replan", "plan.json", "--undo", *told, folder=folder)
    assert done.code == 2
    assert f"--undo takes back the last replan, so {told[0]} can't be given with it" in done.err
