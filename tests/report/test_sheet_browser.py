"""The sheet for the gym wall in a real Chromium: one page of paper, nothing cut, nothing over something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from freshlegs.planfile import PlannedRecord
from freshlegs.report.page.sheet import render_sheet
from support.browser import DESK, PHONE, chromium, faults, shown
from support.seasons import LONG, SHORT, Made, asked, build_programme
from support.shown_weeks import ODD

pytestmark = pytest.mark.slow

SLOTS = ("power", "strength", "moderate", "moderate", "accessory", "accessory", "core")
LONG_NAME = "Rear-foot-elevated split squat with a pause, {}, dumbbells at the sides"


def block(lifts: int, name: str, asked_for: int = 7, **more: object) -> PlannedRecord:
    """Return four weeks of so many lifts of seven exercises, or fewer."""
    entries = tuple(
        asked(name.format(number), 102.5, reps="8-10", per_side=True, each_hand=True, slot=slot)
        for number, slot in enumerate(SLOTS[:asked_for])
    )
    return build_programme(
        *(Made(kind, hard=20, lifts=(entries,) * lifts) for kind in ("build",) * 3 + ("deload",)), **more
    )


SHEETS = {
    "one lift": block(1, "Goblet squat {}"),
    "four lifts": block(4, "Single-leg Romanian deadlift {}"),
    "two short lifts": block(2, "Squat {}", asked_for=5),
    "long names": block(4, LONG_NAME, title="A season with a name that takes its time " * 4),
    "wide letters": block(3, "W" * 40 + "{}"),
    "chinese": block(2, "週間トレーニング週間トレーニング{}", title="週間トレーニング計画" * 9),
    "race": SHORT,
    "half a year": LONG,
    "no lifts": build_programme(Made(), Made()),
    **{name: ODD[name] for name in ("many", "emoji", "fourteen days", "one long word", "empty")},
}
OUTSIDE = """() => [...document.querySelectorAll('td, th, h1, dd, small, .boxes, .boxes i, footer')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 3)
  .filter(e => e.clientWidth)
  .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sheet of every block."""
    folder = tmp_path_factory.mktemp("sheets")
    for name, record in SHEETS.items():
        (folder / f"{name}.html").write_text(render_sheet(record), "utf-8")
    return folder


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_one_page_of_paper(browser: Browser, pages: Path, name: str, paper: str) -> None:
    with shown(browser, pages / f"{name}.html") as here:
        pdf = here.page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_is_cut(browser: Browser, pages: Path, name: str) -> None:
    """On paper of the width of A4 between its margins."""
    with shown(browser, pages / f"{name}.html", 733) as here:
        here.page.emulate_media(media="print")
        assert here.page.evaluate(OUTSIDE) == []
        assert here.page.evaluate("document.documentElement.scrollWidth") <= 734


def test_its_letters_can_be_read_from_the_bar(browser: Browser, pages: Path) -> None:
    """At least 6.5 points for four lifts of seven exercises, and boxes of 3 mm."""
    with shown(browser, pages / "four lifts.html") as here:
        here.page.emulate_media(media="print")
        size = here.page.evaluate("parseFloat(getComputedStyle(document.querySelector('td')).fontSize)")
        assert size >= 6.5 * 96 / 72
        high = here.page.evaluate("document.querySelector('.boxes i').getBoundingClientRect().height")
        assert high >= 3 * 96 / 25.4


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_on_a_screen_everyone_can_use_it(browser: Browser, pages: Path, width: int) -> None:
    file = pages / "four lifts.html"
    with shown(browser, file, width, bypass_csp=True) as here:
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(here.page) == []
    with shown(browser, file, width) as here:
        assert here.said == []
        assert here.asked == [file.as_uri()]
