"""The page of an opened week in a real Chromium: whole without scripts, usable by everyone, alive as files change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import Browser, expect

from freshlegs import TrainingPlan
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.web.listening import LOOPBACK, open_port
from support.browser import DESK, PHONE, TABLET, chromium, faults
from support.command_line import call
from support.open_page import ANNOTATED, block, hear, open_page, run_open
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow

SCREENS = [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Return a scenario whose plan is stored."""
    (tmp_path / "week.toml").write_text(ANNOTATED, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    return tmp_path / "week.toml"


def test_without_scripts_the_week_is_there_and_nothing_that_does_nothing(browser: Browser, week: Path) -> None:
    record = TrainingPlan.load(week.with_name("plan.json")).record
    with open_page(browser, week, java_script_enabled=False) as (_, here):
        for session in record.sessions:
            shown = block(here.page, session.name)
            assert shown.is_visible()
            assert f"{record.local(session.start):%H:%M}" in shown.inner_text()
        for price in build_plan_page(record).paid:
            assert here.page.locator("#costs").get_by_text(price.says, exact=True).is_visible()
        assert not [one for one in here.page.locator("button, input").all() if one.is_visible()]
        here.page.locator(".session summary").first.click()
        assert here.page.locator(".session .reasons li").first.is_visible()


def test_the_page_tells_the_numbers_of_the_plan(browser: Browser, week: Path) -> None:
    plan = TrainingPlan.load(week.with_name("plan.json"))
    with open_page(browser, week) as (server, here):
        expect(here.page.locator(".verdict")).to_contain_text(f"{plan.penalty} points to pay")
        assert here.page.locator(".by-mouse").first.is_visible()
        assert not here.page.locator(".by-finger").is_visible()
        assert server.state()["week"]["penalty"] == plan.penalty
        assert here.page.locator(".block .grip").count() == len(plan.sessions)
        assert here.said == []
        assert all(asked.startswith(here.page.url) for asked in here.asked), "nothing is asked of anybody else"


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing(browser: Browser, week: Path, scheme: str, width: int) -> None:
    """With everything unfolded, a variant in the list, and its week shown."""
    with open_page(browser, week, width, color_scheme=scheme, bypass_csp=True) as (server, here):
        server.finish(server.post("/api/variants", name="no Tuesday", changes=["availability.tue=[]"]))
        here.page.get_by_role("button", name="Show").wait_for()
        here.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert faults(here.page) == []
        here.page.get_by_role("button", name="Show").click()
        hear(here.page, "You see: no Tuesday")
        assert faults(here.page) == []


@pytest.mark.parametrize("width", [DESK, TABLET, PHONE])
@pytest.mark.parametrize("name", ["article-week", "four-and-four", "nurse", "too-much"])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    copy(SCENARIOS / f"{name}.toml", tmp_path)
    with open_page(browser, tmp_path / f"{name}.toml", width) as (_, here):
        here.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_whole_week_is_on_the_screen_and_thumbs_find_all_that_is_pressed(
    browser: Browser, week: Path
) -> None:
    with open_page(browser, week, PHONE, touch=True) as (_, here):
        assert here.page.locator(".by-finger").is_visible()
        assert {box["width"] for one in here.page.locator(".by-mouse").all() if (box := one.bounding_box())} == {1}
        box = here.page.locator(".calendar").bounding_box()
        assert box is not None
        assert box["width"] <= PHONE
        assert box["height"] < 844
        here.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        sizes = here.page.evaluate(
            "[...document.querySelectorAll('button:not(.grip), summary, .grip')].filter(b => b.checkVisibility())"
            ".map(b => [b.className, b.getBoundingClientRect().width, b.getBoundingClientRect().height])"
        )
        assert len(sizes) > 20
        assert not [one for one in sizes if min(one[1], one[2]) < (30 if one[0].startswith("grip") else 40)]


def test_no_name_is_cut_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    """The longest of them is "intervals"."""
    file = tmp_path / "week.toml"
    file.write_text(ANNOTATED, "utf-8")
    with open_page(browser, file, PHONE) as (_, here):
        names = here.page.locator(".block > b")
        assert "intervals" in names.all_inner_texts()
        assert names.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0


def test_an_impossible_week_shows_its_clash_and_its_ways_out(browser: Browser, tmp_path: Path) -> None:
    file = Path(copy(SCENARIOS / "too-much.toml", tmp_path))
    text = file.read_text("utf-8")
    record = call("plan", file, "--json").json
    with open_page(browser, file) as (server, here):
        page = here.page
        for rule in record["clash"]:
            expect(page.locator("#clash")).to_contain_text(rule["says"])
        buttons = page.locator("#clash button")
        assert buttons.all_inner_texts() == [fix["change"] for fix in record["fixes"]]
        assert page.locator(".calendar .free").count() > 0
        assert page.locator(".calendar .rest").count() == 0, "no day is one of rest while there is no week"
        cut = "all => all.filter(a => a.scrollHeight > a.clientHeight || a.scrollWidth > a.clientWidth).length"
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator(".clashing").evaluate_all(cut) == 0
        expect(page.locator("#places")).to_contain_text("Intervals, Easy run 1, Easy run 2")
        expect(page.locator(".clashing").first).to_have_attribute("title", re.compile("Intervals, Easy run 1"))
        before = server.state()["version"]
        buttons.first.click()
        state = server.wait("planned", changed=before)
        expect(page.locator(".verdict")).to_contain_text(f"{record['fixes'][0]['penalty']} point")
        assert state["week"]["penalty"] == record["fixes"][0]["penalty"]
        call("plan", tmp_path / "again.toml")
        assert file.read_text("utf-8") != text
        page.get_by_role("button", name="Undo").click()
        expect(buttons).to_have_count(len(record["fixes"]))
        assert file.read_text("utf-8") == text


def test_faults_stand_at_their_lines_and_the_page_lives_again_when_they_are_mended(
    browser: Browser, week: Path
) -> None:
    with open_page(browser, week) as (_, here):
        week.write_text(ANNOTATED.replace("count = 2", 'count = "two"'), "utf-8")
        trouble = here.page.locator("#trouble")
        expect(trouble).to_contain_text("1 fault")
        expect(trouble).to_contain_text(f"Line {ANNOTATED.splitlines().index('count = 2') + 1}")
        week.write_text(ANNOTATED, "utf-8")
        expect(trouble).not_to_contain_text("fault")
        expect(here.page.locator(".block .grip")).to_have_count(4)


def test_what_an_editor_writes_is_on_the_page_without_reloading(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (_, here):
        week.write_text(ANNOTATED.replace("A week to move", "Another title <script>alert(1)</script>"), "utf-8")
        expect(here.page.get_by_role("heading", level=1)).to_have_text("Another title <script>alert(1)</script>")
        assert here.said == []


def test_a_read_only_page_has_nothing_to_press(browser: Browser, week: Path) -> None:
    with open_page(browser, week, read_only=True) as (_, here):
        expect(here.page.locator(".block")).to_have_count(4)
        assert here.page.locator(".grip, #undo, [data-change], [data-windows], input").count() == 0


def test_a_session_opens_by_a_click_and_says_why_it_is_there(browser: Browser, week: Path) -> None:
    """It is what the command says of the plan that stands."""
    call("plan", week.name, "-o", "plan.json", folder=week.parent)
    with open_page(browser, week) as (_, here):
        page = here.page
        block(page, "long 1").click()
        opened = page.locator(".session[open]")
        expect(opened).to_have_count(1)
        expect(opened.locator("summary")).to_contain_text("Long run")
        expect(opened.locator("summary")).to_be_focused()
        opened.get_by_role("button", name="Why here?").click()
        told = call("why", week.name, "long-1", "--plan", "plan.json", folder=week.parent).out
        expect(opened.locator("pre")).to_have_text(told, timeout=60_000)


def test_when_the_server_goes_the_page_says_so(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        server.site.closing[0]()
        words = "Is it still running? Leave this page open: what you tick and tell waits in it."
        expect(here.page.get_by_role("alert")).to_contain_text(words)
        expect(block(here.page, "long 1")).to_be_visible()


def test_the_page_lives_again_when_the_command_that_was_killed_runs_again(browser: Browser, week: Path) -> None:
    """The real process, at the same port; meanwhile a session was moved."""
    with open_port(LOOPBACK, 0) as free:
        port = free.getsockname()[1]
    page = browser.new_page()
    with run_open(week, port) as address:
        page.goto(address)
        expect(block(page, "long 1")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Is it still running?", timeout=20_000)
    moved = ("full-1=mon 17:15", "--keep", "--now", "2026-11-29 18:00")
    assert call("move", "plan.json", *moved, folder=week.parent).code == 0
    with run_open(week, port):
        moved_to = "2026-11-30T17:15:00+01:00"
        expect(block(page, "full 1")).to_have_attribute("data-start", moved_to, timeout=20_000)
        expect(page.get_by_role("alert")).to_be_hidden()
        page.close()


def test_the_page_and_all_that_it_loads_are_small(browser: Browser, tmp_path: Path) -> None:
    """Under 150 kB, and under 600 lines of script as `wc -l` counts them: no library, and nothing folded up."""
    file = Path(copy(SCENARIOS / "article-week.toml", tmp_path))
    with open_page(browser, file) as (server, here):
        # The stream of news among what it asks never ends.
        asked_for = {asked for asked in here.asked if "/api/" not in asked}
        parts = {asked: server.get(asked.removeprefix(here.page.url.rstrip("/"))).body for asked in asked_for}
    scripts = [body.decode() for asked, body in parts.items() if asked.endswith(".js")]
    assert len(scripts) >= 4
    assert sum(map(len, parts.values())) < 150_000
    assert sum(script.count("\n") for script in scripts) < 600
    assert max(len(line) for script in scripts for line in script.splitlines()) < 130
