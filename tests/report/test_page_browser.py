"""Pages and pictures in a real Chromium: nothing overlaps, nothing is asked of the network, everyone can use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from freshlegs.report.page.html import render_page
from freshlegs.report.page.svg import render_svg
from freshlegs.report.phrases import list_record_titles
from freshlegs.written.session_text import use_titles
from support.browser import DESK, PHONE, TABLET, chromium, faults, shown
from support.command_line import call
from support.page_weeks import ARTICLE, crowded
from support.paths import SCENARIOS
from support.seasons import LOGGED, LONG, SHORT
from support.shown_weeks import ODD

pytestmark = pytest.mark.slow

WEEKS = {"article": ARTICLE, "crowded": crowded(), "season": SHORT, "half a year": LONG, "logged": LOGGED, **ODD}
PLACES = """
const place = e => {
  const r = e.getBoundingClientRect();
  return [`${e.className} ${e.textContent.trim().slice(0, 40)}`, r.left, r.top, r.right, r.bottom];
};
"""
TEXTS = f"""() => {{{PLACES}
const days = '.block, .gap:not(.narrow) > span, .day h3, .muscles, .rest, .legend li';
const all = `${{days}}, h1, h2, .track h3, .cost, .facts, .season h3, .season text`;
return [...document.querySelectorAll(all)]
  .filter(e => e.getClientRects().length && getComputedStyle(e).clipPath === 'none')
  .map(place)
}}"""
LABELS = f"""() => {{{PLACES}
return [...document.querySelectorAll('.line')].map(line => [...line.querySelectorAll('b')].map(place))
}}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page and a picture of every week, and a page that compares."""
    folder = tmp_path_factory.mktemp("pages")
    for name, record in WEEKS.items():
        (folder / f"{name}.html").write_text(render_page(record), "utf-8")
        (folder / f"{name}.svg").write_text(render_svg(record), "utf-8")
    asked = ("-s", "no Tuesday: availability.tue=[]", "-s", "no rest: rules.rest_days.at_least=6")
    assert call("whatif", SCENARIOS / "article-week.toml", *asked, "--html", "compare.html", folder=folder).code == 0
    return folder


def overlapping(boxes: list[list[Any]]) -> list[tuple[str, str]]:
    """Return what covers something else by more than a pixel."""
    found = []
    for index, (one, left, top, right, bottom) in enumerate(boxes):
        for other, begin, above, end, below in boxes[index + 1 :]:
            if min(right, end) - max(left, begin) > 1 and min(bottom, below) - max(top, above) > 1:
                found.append((one, other))
    return found


@pytest.mark.parametrize("name", ["article", "emoji", "season", "logged", "compare"])
@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)])
def test_axe_finds_nothing(browser: Browser, pages: Path, name: str, scheme: str, width: int) -> None:
    """With everything unfolded, so that all of it is looked at."""
    with shown(browser, pages / f"{name}.html", width, color_scheme=scheme, bypass_csp=True) as here:
        here.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert faults(here.page) == []


@pytest.mark.parametrize("name", [*WEEKS, "compare"])
def test_the_browser_has_nothing_to_say_and_nothing_to_fetch(browser: Browser, pages: Path, name: str) -> None:
    file = pages / f"{name}.html"
    with shown(browser, file) as here:
        assert here.said == []
        assert here.asked == [file.as_uri()]


@pytest.mark.parametrize("name", WEEKS)
@pytest.mark.parametrize("width", [DESK, TABLET, PHONE])
def test_nothing_overlaps_and_nothing_sticks_out(browser: Browser, pages: Path, name: str, width: int) -> None:
    with shown(browser, pages / f"{name}.html", width) as here:
        assert overlapping(here.page.evaluate(TEXTS)) == []
        assert [overlapping(line) for line in here.page.evaluate(LABELS) if overlapping(line)] == []
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["season", "logged"])
@pytest.mark.parametrize("width", [DESK, TABLET, PHONE])
def test_an_open_week_keeps_to_its_place(browser: Browser, pages: Path, name: str, width: int) -> None:
    with shown(browser, pages / f"{name}.html", width) as here:
        here.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        texts = TEXTS.replace(
            ".legend li", ".legend li, .strip g > text, .todo b, .todo em, .done td, .course summary > *"
        )
        assert overlapping(here.page.evaluate(texts)) == []
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_half_a_year_is_short_and_a_week_unfolds(browser: Browser, pages: Path) -> None:
    """26 weeks, each of which is a line to open; nothing of it needs a script."""
    with shown(browser, pages / "half a year.html", PHONE, java_script_enabled=False) as here:
        height = "document.documentElement.scrollHeight"
        assert here.page.evaluate(height) < 5000
        week = here.page.locator(".one-week").nth(4)
        assert not week.locator(".todo").is_visible()
        week.locator("summary").click()
        assert week.locator(".todo").is_visible()
        assert week.locator(".strip").is_visible()


def test_on_paper_every_week_is_open(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "half a year.html") as here:
        pages_of_pdf = len(re.findall(rb"/Type\s*/Page\b(?!s)", here.page.pdf(format="A4")))
        assert 26 <= pages_of_pdf <= 30


def test_on_a_phone_the_week_is_a_list_of_days(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "article.html", PHONE) as here:
        tops = here.page.evaluate("[...document.querySelectorAll('.day')].map(d => d.getBoundingClientRect().top)")
        assert tops == sorted(tops)
        assert len(set(tops)) == 7
        widths = here.page.evaluate(
            "[...document.querySelectorAll('.block')].map(b => b.getBoundingClientRect().width)"
        )
        assert min(widths) > 340
        sizes = here.page.evaluate(
            "[...document.querySelectorAll('.block > b, .when, .times, .muscles, .told')]"
            ".map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) >= 13
        assert not here.page.locator(".hours").first.is_visible()
        assert here.page.get_by_text("free 06:00").count() == here.page.locator(".times:not(:empty)").count()


def test_each_price_is_told_on_focus_and_on_hover_without_scripts(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "article.html", java_script_enabled=False) as here:
        marks, tips = here.page.locator(".block .mark"), here.page.locator(".tip")
        assert marks.count() == tips.count() > 3
        assert not any(tip.is_visible() for tip in tips.all())
        for index in range(marks.count()):
            marks.nth(index).focus()
            assert tips.nth(index).is_visible()
            box = tips.nth(index).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= DESK
        here.page.locator("h1").hover()
        marks.nth(1).hover()
        assert tips.nth(1).is_visible()


def test_without_scripts_every_detail_stands_in_the_page(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "article.html", java_script_enabled=False) as here:
        titles = list_record_titles(ARTICLE)
        for breach in ARTICLE.breaches:
            assert here.page.locator(".ledger").get_by_text(use_titles(breach.why, titles)).first.is_visible()
        assert all(source.is_visible() for source in here.page.locator(".ledger .sources li").all())
        here.page.locator("summary").click()
        assert here.page.locator(".kept dd").first.is_visible()


def test_the_keyboard_goes_through_the_page_in_its_order(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "article.html") as here:
        wanted = here.page.evaluate("[...document.querySelectorAll('a, summary')].map(e => e.outerHTML)")
        found = []
        for _ in wanted:
            here.page.keyboard.press("Tab")
            found.append(here.page.evaluate("document.activeElement.outerHTML"))
            outline = here.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
        assert found == wanted


def test_a_link_of_a_moved_session_leads_to_where_it_stood(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "compare.html", java_script_enabled=False) as here:
        chip = here.page.locator(".chip:has(a)").first
        link = chip.locator("a")
        href = link.get_attribute("href") or ""
        target = here.page.locator(f"[id='{href.removeprefix('#')}']")
        name = chip.locator("b").text_content() or ""
        assert (target.locator("b").text_content() or "").split()[0] == name.split()[0]
        link.click()
        assert here.page.url.endswith(href)
        assert target.is_visible()


@pytest.mark.parametrize("name", ["article", "crowded", "fourteen days", "many", "compare"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_to_one_page(browser: Browser, pages: Path, name: str, paper: str) -> None:
    with shown(browser, pages / f"{name}.html", color_scheme="dark") as here:
        pdf = here.page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1


def test_print_is_light_also_from_a_dark_screen(browser: Browser, pages: Path) -> None:
    with shown(browser, pages / "article.html", color_scheme="dark") as here:
        ink = "getComputedStyle(document.querySelector('h1')).color"
        assert here.page.evaluate(ink) == "rgb(232, 233, 235)"
        here.page.emulate_media(media="print", color_scheme="dark")
        assert here.page.evaluate(ink) == "rgb(29, 33, 38)"


@pytest.mark.parametrize("name", WEEKS)
def test_text_of_a_picture_keeps_to_its_place(browser: Browser, pages: Path, name: str) -> None:
    """With the widths that real letters have."""
    with shown(browser, pages / f"{name}.svg") as here:
        texts = here.page.evaluate(
            "[...document.querySelectorAll('text')].map(e => { const b = e.getBoundingClientRect();"
            " return [e.textContent, b.left, b.top + 2, b.right, b.bottom - 2] })"
        )
        assert overlapping(texts) == []
        assert all(left >= 0 and right <= 1200 for _, left, _, right, _ in texts)
