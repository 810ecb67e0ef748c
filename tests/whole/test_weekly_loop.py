"""Four weeks of a life, as the page on the weekly loop tells them: every command works, and the phone follows."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from support.command_line import call
from support.importing_phone import ImportingPhone, is_coming, is_over, without_revision
from support.paths import ROOT
from support.real_readers import khal
from support.real_readers.desk import Desk
from support.real_readers.entry import Entry, of_week

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs/weekly-loop.md").read_text("utf-8")
ZONE = "Europe/Berlin"


class Step(NamedTuple):
    """A command of the page, or a line of the scenario that is changed, and what the page shows of the answer."""

    now: datetime  #: When it is typed
    line: str
    shown: str = ""


def steps() -> Iterator[Step]:
    """Yield the steps of the page; a comment says the moment, and a text after a block is its last answer."""
    now = datetime.min.replace(tzinfo=ZoneInfo(ZONE))
    fences = re.findall(r"^```(sh|toml)\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", PAGE, re.DOTALL | re.MULTILINE)
    for _, block, answer in fences:
        lines = block.splitlines()
        for place, line in enumerate(lines, 1):
            if line.startswith("# "):
                now = datetime.strptime(line, "# %A %d %B %Y, %H:%M").replace(tzinfo=ZoneInfo(ZONE))
            else:
                yield Step(now, line, answer if place == len(lines) else "")


def take(step: Step, folder: Path) -> str:
    """Let a command run at its moment, with Enter for whatever it asks, or change the scenario; return what is said."""
    key = step.line.partition(" = ")[0]
    if key.isidentifier():
        scenario = folder / "my-week.toml"
        changed, times = re.subn(rf"(?m)^{key} = \S+", step.line, scenario.read_text("utf-8"))
        assert times == 1
        scenario.write_text(changed, "utf-8")
        return ""
    command, *arguments = shlex.split(step.line)
    assert command == "freshlegs"
    with patch.dict(os.environ, {"FRESHLEGS_NOW": step.now.isoformat(), "TZ": ZONE}):
        done = call(*arguments, stdin="\n" * 20, folder=folder)
    assert done.code == 0, f"{step.line}\n{done.err}"
    return done.err + done.out


def live(folder: Path) -> Iterator[tuple[Step, PlannedRecord]]:
    """Type one command after the other; yield each with the plan that it leaves."""
    for step in steps():
        said = take(step, folder)
        assert step.shown in said, f"{step.line}\n{said}"
        if (folder / "plan.json").exists():
            yield step, load_plan(folder / "plan.json")


def is_export(step: Step) -> bool:
    """Whether a step writes the calendar."""
    return step.line.startswith("freshlegs export") and "--diff" not in step.line


def assert_follows(shown: set[Entry], before: set[Entry], step: Step, record: PlannedRecord) -> None:
    """Assert that a phone shows what is planned from now on, and has kept what is over."""
    wanted = of_week(record, {"": ()})
    assert {one for one in shown if is_coming(one, step.now)} == {one for one in wanted if is_coming(one, step.now)}
    assert {one for one in before if is_over(one, step.now)} <= shown


def test_the_moments_of_the_page_are_on_their_days() -> None:
    """In order, and on the weekdays that it names."""
    moments = [step.now for step in steps()]
    assert moments == sorted(moments)
    named = re.findall(r"^# (\w+ \d+ \w+ \d+), ", PAGE, re.MULTILINE)
    assert {f"{now:%A} {now.day} {now:%B %Y}" for now in moments} == set(named)
    assert moments[-1] - moments[0] >= timedelta(weeks=4)


def test_a_strict_phone_follows_a_life_of_four_weeks(tmp_path: Path) -> None:
    """It takes only what is newer; what it shows after each export is the plan from then on, and the past as it was."""
    phone, exports = ImportingPhone(), 0
    for step, record in live(tmp_path):
        if is_export(step):
            before = phone.shown()
            phone.bring((tmp_path / "my-week.ics").read_bytes())
            assert_follows(phone.shown(), before, step, record)
            exports += 1
    assert exports >= 8


def test_khal_follows_a_life_of_four_weeks(tmp_path: Path, desk: Desk) -> None:
    """A real program; it forgets what is cancelled, and takes back what was moved."""
    before: set[Entry] = set()
    life = tmp_path / "life"
    life.mkdir()
    for step, record in live(life):
        if is_export(step):
            found = khal.read((life / "my-week.ics").read_bytes(), desk)
            shown = {without_revision(one) for one in found if one.status != "CANCELLED"}
            assert_follows(shown, before, step, record)
            before = shown


def test_nothing_that_was_told_is_lost(tmp_path: Path) -> None:
    """The past of the plan stays, and what was logged and told only grows."""
    was: PlannedRecord | None = None
    for step, record in live(tmp_path):
        if was is not None:
            assert set(was.told) <= set(record.told)
            assert set(was.lifted) <= set(record.lifted)
            over = {one.id: one.start for one in was.sessions if one.end <= step.now}
            now = {one.id: one.start for one in record.sessions}
            missed = {one for one in over if one not in now}
            assert {one: now[one] for one in over if one in now} == {one: over[one] for one in over if one in now}
            assert not missed or "replan" in step.line, missed
        was = record
    assert was is not None
    assert was.lifted
    assert {"missed", "busy", "ill", "moved"} <= {one.kind for one in was.told}


def test_the_same_life_gives_the_same_bytes(tmp_path: Path) -> None:
    plans = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        plans.append([(tmp_path / name / "plan.json").read_bytes() for _ in live(tmp_path / name)])
    assert plans[0] == plans[1]
