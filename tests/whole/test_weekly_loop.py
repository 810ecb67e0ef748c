"""Four weeks of a life, as the page on the weekly loop tells them: every command works, and the phone follows."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_record
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


class Evening(NamedTuple):
    """A step, the plan that it left, and the calendar that it wrote, if it wrote one."""

    step: Step
    plan: bytes
    calendar: bytes | None

    @property
    def now(self) -> datetime:
        """When it was."""
        return self.step.now

    @property
    def record(self) -> PlannedRecord:
        """What the plan says."""
        found = parse_record(self.plan.decode(), "plan.json")
        assert isinstance(found, PlannedRecord)
        return found


def live(folder: Path) -> Iterator[Evening]:
    """Take one step after the other; yield each that comes after the first plan."""
    for step in steps():
        said = take(step, folder)
        assert step.shown in said, f"{step.line}\n{said}"
        exports = step.line.startswith("freshlegs export") and "--diff" not in step.line
        if (folder / "plan.json").exists():
            calendar = (folder / "my-week.ics").read_bytes() if exports else None
            yield Evening(step, (folder / "plan.json").read_bytes(), calendar)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> list[Evening]:
    """Return the evenings of four weeks."""
    return [*live(tmp_path_factory.mktemp("life"))]


def assert_follows(shown: set[Entry], before: set[Entry], evening: Evening) -> None:
    """Assert that a phone shows what is planned from now on, and has kept what is over."""
    now, wanted = evening.now, of_week(evening.record, {"": ()})
    assert {one for one in shown if is_coming(one, now)} == {one for one in wanted if is_coming(one, now)}
    assert {one for one in before if is_over(one, now)} <= shown


def test_the_moments_of_the_page_are_on_their_days() -> None:
    """In order, and on the weekdays that it names."""
    moments = [step.now for step in steps()]
    assert moments == sorted(moments)
    named = re.findall(r"^# (\w+ \d+ \w+ \d+), ", PAGE, re.MULTILINE)
    assert {f"{now:%A} {now.day} {now:%B %Y}" for now in moments} == set(named)
    assert moments[-1] - moments[0] >= timedelta(weeks=4)


def test_a_strict_phone_follows_a_life_of_four_weeks(life: list[Evening]) -> None:
    """It takes only what is newer; what it shows after each export is the plan from then on, and the past as it was."""
    phone, exports = ImportingPhone(), 0
    for evening in life:
        if evening.calendar is not None:
            before = phone.shown()
            phone.bring(evening.calendar)
            assert_follows(phone.shown(), before, evening)
            exports += 1
    assert exports >= 8


def test_khal_follows_a_life_of_four_weeks(life: list[Evening], desk: Desk) -> None:
    """A real program; it forgets what is cancelled, and takes back what was moved."""
    before: set[Entry] = set()
    for evening in life:
        if evening.calendar is not None:
            found = khal.read(evening.calendar, desk)
            shown = {without_revision(one) for one in found if one.status != "CANCELLED"}
            assert_follows(shown, before, evening)
            before = shown


def test_nothing_that_was_told_is_lost(life: list[Evening]) -> None:
    """The past of the plan stays but for what was missed, and what was logged and told only grows."""
    for first, second in pairwise(life):
        was, record = first.record, second.record
        assert set(was.told) <= set(record.told)
        assert set(was.lifted) <= set(record.lifted)
        over = {one.id: one.start for one in was.sessions if one.end <= second.now}
        there = {one.id: one.start for one in record.sessions}
        gone = over.keys() - there
        assert {one: there[one] for one in over.keys() - gone} == {one: over[one] for one in over.keys() - gone}
        assert not gone or "replan" in second.step.line, gone
    assert life[-1].record.lifted
    assert {"missed", "busy", "ill", "moved"} <= {one.kind for one in life[-1].record.told}


def test_the_same_life_gives_the_same_bytes(life: list[Evening], tmp_path: Path) -> None:
    assert [*live(tmp_path)] == life
