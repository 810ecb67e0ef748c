"""What happens in a week, on the page in a real Chromium: told once, also where the network or the server goes away."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from freshlegs.web.listening import LOOPBACK
from support.browser import DESK, PHONE, chromium, faults, shown
from support.command_line import COMMAND, WEEK, call, environment, store_week
from support.open_page import open_page
from support.opened import opened
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow
NOON = datetime(2026, 12, 2, 11, tzinfo=UTC)
"""Wednesday, 12:00 in Berlin, before the run of that day."""
EVENING = datetime(2026, 12, 1, 20, tzinfo=UTC)
SCREENS = [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Return a scenario whose plan is stored; its squats have a weight."""
    store_week(tmp_path, WEEK + "\n[lifting.weights]\nback_squat = 80\n")
    return tmp_path / "week.toml"


def read(week: Path) -> dict[str, Any]:
    return dict(json.loads(week.with_name("plan.json").read_text("utf-8")))


def list_told(week: Path) -> list[str]:
    return [one["kind"] for one in read(week).get("told", [])]


@contextmanager
def offline(page: Page) -> Iterator[None]:
    """Take the network away until the block ends."""
    page.context.set_offline(True)
    try:
        yield
    finally:
        page.context.set_offline(False)


def open_lift(page: Page) -> Any:
    """Open the first lift; return its card."""
    page.locator(".session:has(form.card fieldset) summary").first.click()
    return page.locator("form.card:visible").first


def test_sets_are_ticked_with_a_thumb_and_logged(browser: Browser, week: Path) -> None:
    with open_page(browser, week, PHONE, touch=True, now=EVENING) as (_, here):
        page = here.page
        card = open_lift(page)
        squat = card.locator('fieldset[data-exercise="back_squat"]')
        for button in (*squat.locator(".set").all(), *squat.locator(".step").all()):
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        text = page.locator(".session[open] .what").bounding_box()
        assert text
        assert box["y"] < text["y"], "what is ticked stands above what is read once"
        first, second, *_ = squat.locator(".set").all()
        asked = int(first.inner_text()[0])
        first.tap()
        expect(first).to_have_attribute("aria-pressed", "true")
        second.tap()
        squat.get_by_label("one less").tap()
        squat.get_by_label("Weight").fill("82.5")
        page.reload()
        card = open_lift(page)
        squat = card.locator('fieldset[data-exercise="back_squat"]')
        expect(squat.locator('.set[aria-pressed="true"]')).to_have_count(2)
        expect(squat.get_by_label("Weight")).to_have_value("82.5")
        card.get_by_text("Save this lift").tap()
        expect(page.get_by_text("In your log.").first).to_be_visible()
        assert here.said == []
    rows = week.with_name("log.csv").read_text().splitlines()[1:]
    assert len(rows) == 1
    assert f"back_squat,2,{asked} {asked - 1},82.5 kg" in rows[0].replace('"', "")


def test_what_is_ticked_while_a_lift_is_on_its_way_into_the_log_stays(browser: Browser, week: Path) -> None:
    """Another set of the exercise that is being saved, and the first of another."""
    held = list[Route]()
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        card = open_lift(page)
        squat, hinge = (card.locator(f'fieldset[data-exercise="{name}"]') for name in ("back_squat", "rdl"))
        squat.locator(".set").first.click()
        squat.get_by_label("Weight").fill("60")
        page.route("**/api/log", lambda route: held.append(route), times=1)
        card.get_by_text("Save this lift").click()
        expect(page.get_by_text("Writing it into your log")).to_be_visible()
        squat.locator(".set").nth(1).click()
        hinge.locator(".set").first.click()
        held[0].continue_()
        expect(page.locator("fieldset[data-logged]")).to_have_count(1, timeout=20_000)
        expect(squat.locator('.set[aria-pressed="true"]')).to_have_count(2)
        expect(hinge.locator('.set[aria-pressed="true"]')).to_have_count(1)
        expect(squat.get_by_label("Weight")).to_have_value("60")
        card.get_by_text("Save this lift").click()
        expect(page.locator("fieldset[data-logged]")).to_have_count(2, timeout=20_000)
        assert here.said == []
    rows = week.with_name("log.csv").read_text().splitlines()[1:]
    assert sorted(row.split(",")[1:3] for row in rows) == [["back_squat", "2"], ["rdl", "1"]]


def test_a_lift_in_two_goes_and_what_is_taken_out_is_asked_first(browser: Browser, week: Path) -> None:
    log, asked = week.with_name("log.csv"), list[str]()
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        for exercise in ("back_squat", "rdl"):
            card = open_lift(page)
            row = card.locator(f'fieldset[data-exercise="{exercise}"]')
            row.locator(".set").first.click()
            row.get_by_label("Weight").fill("60")
            card.get_by_text("Save this lift").click()
            expect(page.locator(f'fieldset[data-exercise="{exercise}"][data-logged]')).to_have_count(1)
            page.reload()
        card = open_lift(page)
        expect(card.locator('.set[aria-pressed="true"]')).to_have_count(2)
        squat = card.locator('fieldset[data-exercise="back_squat"]')
        squat.get_by_label("Weight").fill("62.5")
        card.get_by_text("Save this lift").click()
        expect(page.locator('fieldset[data-logged$="@ 62.5"]')).to_have_count(1, timeout=20_000)
        both = log.read_text()
        assert sorted(row.split(",")[1] for row in both.splitlines()[1:]) == ["back_squat", "rdl"]
        card.locator('fieldset[data-exercise="rdl"] .set[aria-pressed="true"]').click()

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.message)
            dialog.accept() if len(asked) > 1 else dialog.dismiss()

        page.on("dialog", answer)
        card.get_by_text("Save this lift").click()
        page.wait_for_timeout(500)
        assert log.read_text() == both
        card.get_by_text("Save this lift").click()
        expect(page.locator("fieldset[data-logged]")).to_have_count(1)
        assert "Romanian deadlift is ticked now: take it out of your log?" in asked[0]
        assert ",rdl," not in log.read_text()
        page.locator("#undo").click()
        expect(page.locator("fieldset[data-logged]")).to_have_count(2)
    assert log.read_text() == both


def test_nothing_is_lost_and_nothing_doubled_where_the_network_drops(browser: Browser, week: Path) -> None:
    with open_page(browser, week, PHONE, now=EVENING) as (_, here):
        page = here.page
        with offline(page):
            card = open_lift(page)
            card.locator(".set").first.click()
            card.get_by_text("Save this lift").click()
            page.locator("#life").get_by_text("Ill today").click()
            expect(page.locator("#waiting")).to_have_text("2 things wait to be sent, until freshlegs answers.")
            page.wait_for_timeout(5000)
            assert not week.with_name("log.csv").exists()
            assert list_told(week) == []
        expect(page.locator("#waiting")).to_be_hidden(timeout=20_000)
        expect(page.locator("#undo")).to_be_enabled(timeout=20_000)
    assert list_told(week) == ["ill"]
    assert len(week.with_name("log.csv").read_text().splitlines()) == 2


def test_what_is_ticked_is_kept_for_a_full_minute_without_a_network(browser: Browser, week: Path) -> None:
    """It is tried again all the while, by the page's own clock, and sent once when the network is back."""
    with opened(week, now=EVENING) as server:
        server.wait(changed=0)
        page = browser.new_page()
        page.clock.install()
        page.goto(f"http://{LOOPBACK}:{server.port}/")
        with offline(page):
            card = open_lift(page)
            for number in range(2):
                card.locator(".set").nth(number).click()
            card.get_by_text("Save this lift").click()
            page.clock.run_for(61_000)
            expect(page.locator("#waiting")).to_have_text("One thing waits to be sent, until freshlegs answers.")
            expect(page.get_by_role("alert")).to_contain_text(
                "Leave this page open: what you tick and tell waits in it."
            )
            expect(card.locator('.set[aria-pressed="true"]')).to_have_count(2)
            assert not week.with_name("log.csv").exists()
        page.clock.run_for(4_000)
        expect(page.locator("#waiting")).to_be_hidden(timeout=20_000)
        page.close()
    assert len(week.with_name("log.csv").read_text().splitlines()) == 2


def test_what_waits_in_a_closed_page_is_sent_by_the_next_one(browser: Browser, week: Path) -> None:
    """And two pages that both send it make it happen once."""
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        with offline(page):
            page.locator("#life").get_by_text("Ill today").click()
            expect(page.locator("#waiting")).to_be_visible()
            other = page.context.new_page()
        other.goto(page.url)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#waiting")).to_be_hidden(timeout=20_000)
        expect(other.locator("#waiting")).to_be_hidden(timeout=20_000)
        other.wait_for_timeout(1000)
        other.close()
    assert list_told(week) == ["ill"]


@contextmanager
def serving(week: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command, and kill it at the end."""
    words = [str(COMMAND), "open", str(week), "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        words,
        env=environment({"FRESHLEGS_NOW": EVENING.isoformat()}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("after", [0.0, 0.03, 0.15, 0.6])
def test_a_server_killed_in_the_middle_and_back(browser: Browser, week: Path, after: float) -> None:
    """At whatever moment: what was told is in the plan once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(week, port) as server, shown(browser, "about:blank") as here:
        page = here.page
        _reach(page, f"http://127.0.0.1:{port}/")
        page.locator("#life").get_by_text("Ill today").click()
        time.sleep(after)
        server.send_signal(signal.SIGKILL)
        server.wait()
        with serving(week, port):
            until = time.monotonic() + 60
            while page.evaluate("localStorage.getItem('freshlegs /')") != "[]" and time.monotonic() < until:
                page.wait_for_timeout(100)
            expect(page.locator("#waiting")).to_be_hidden()
            page.goto("about:blank")
    assert list_told(week) == ["ill"]


def _reach(page: Page, address: str) -> None:
    for _ in range(100):
        try:
            page.goto(address)
        except Exception:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not come")


def test_the_sessions_of_today_are_a_press_away(browser: Browser, week: Path) -> None:
    with open_page(browser, week, PHONE, now=NOON) as (_, here):
        here.page.locator("#life").get_by_text("Intervals").click()
        expect(here.page.locator(".session[open] summary")).to_contain_text("Intervals")
        expect(here.page.locator(".session[open] summary")).to_be_in_viewport()


def test_little_time_today_is_what_the_command_makes_of_it(browser: Browser, week: Path) -> None:
    words = ("--now", "2026-12-02 12:00", "--today-only", "30 min", "--dry-run", "--json")
    expected = call("replan", "plan.json", *words, folder=week.parent).json
    with open_page(browser, week, now=NOON) as (_, here):
        here.page.locator("#life").get_by_text("30 min today").click()
        expect(here.page.locator("#undo")).to_have_attribute("title", "30 min today", timeout=20_000)
        assert read(week)["sessions"] == expected["sessions"]
        here.page.locator("#undo").click()
        expect(here.page.locator("#redo")).to_be_enabled()
    assert list_told(week) == []


def test_what_hurts_and_when_one_is_busy_is_what_the_command_makes_of_it(browser: Browser, week: Path) -> None:
    words = ("--now", "2026-12-02 12:00", "--hurt", "knee", "--dry-run", "--json")
    expected = call("replan", "plan.json", *words, folder=week.parent).json
    with open_page(browser, week, now=NOON) as (_, here):
        page = here.page
        page.get_by_text("Something hurts").click()
        page.get_by_label("What hurts today").select_option("knee")
        page.locator("#tell-hurt").get_by_role("button").click()
        expect(page.locator("#undo")).to_have_attribute("title", "knee hurts", timeout=20_000)
        assert read(week)["sessions"] == expected["sessions"]
        page.get_by_text("Busy at a time").click()
        busy = page.locator("#tell-busy")
        busy.get_by_label("Day").select_option("Thu 3 Dec")
        busy.get_by_label("from").fill("06:00")
        busy.get_by_label("to", exact=True).fill("08:30")
        busy.get_by_role("button").click()
        expect(page.locator("#undo")).to_have_attribute("title", "busy Thu 3 Dec 06:00-08:30", timeout=20_000)
        assert list_told(week) == ["hurt", "busy"]
        assert here.said == []


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("programme")
    (folder / "week.toml").write_bytes((SCENARIOS / "programmes" / "half-marathon-12-weeks.toml").read_bytes())
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    return folder / "week.toml"


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_a_programme_one_week_at_a_time(browser: Browser, programme: Path, scheme: str, width: int) -> None:
    with open_page(browser, programme, width, color_scheme=scheme) as (_, here):
        page = here.page
        weeks = page.locator("#programme a")
        expect(weeks).to_have_count(12)
        before = page.locator(".day .name, .day h3").first.inner_text()
        weeks.nth(4).click()
        expect(weeks.nth(4)).to_have_attribute("aria-current", "true")
        expect(weeks.nth(4)).to_be_focused()
        page.wait_for_url("**?week=5", wait_until="load")  # keys are heard once the scripts are there
        assert page.locator(".day .name, .day h3").first.inner_text() != before
        page.keyboard.press("ArrowRight")
        expect(weeks.nth(5)).to_have_attribute("aria-current", "true")
        page.go_back()
        expect(weeks.nth(4)).to_have_attribute("aria-current", "true")
        page.locator("#season-picture summary").click()
        expect(page.locator(".season-row").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") < 12_000
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".session summary").first.click()
        assert faults(page) == []
        assert here.said == []


def test_a_programme_without_scripts(browser: Browser, programme: Path) -> None:
    with open_page(browser, programme, java_script_enabled=False) as (_, here):
        here.page.locator("#programme a").nth(2).click()
        assert here.page.url.endswith("?week=3")
        assert here.page.locator("#programme a[aria-current]").inner_text().startswith("3")
