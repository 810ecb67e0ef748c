"""Nothing that was told is lost, and nothing stands where it does not belong: after a reload, a restart, a new plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from support.browser import chromium
from support.command_line import WEEK, store_week
from support.open_page import open_page

pytestmark = pytest.mark.slow
EVENING = datetime(2026, 12, 1, 20, tzinfo=UTC)
"""Tuesday, 21:00 in Berlin, after the first lift."""


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


def put_in_line(page: Page, *things: dict[str, Any]) -> None:
    """Put things into the queue that a page has been told which was closed before they were sent."""
    kept = [{"key": f"a key of its own {number}", **thing} for number, thing in enumerate(things)]
    page.evaluate("things => localStorage.setItem('freshlegs /', things)", json.dumps(kept))


def find_lift(page: Page) -> str:
    """Return the id of the first lift that has a card."""
    return page.locator("form.card:has(fieldset)").first.get_attribute("data-log") or ""


def test_what_is_in_doubt_is_asked_by_the_page_that_sends_it(browser: Browser, week: Path) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        sets = [{"exercise": "back_squat", "reps": 6, "weight": 180, "unit": "kg"}]
        put_in_line(page, {"path": "api/log", "body": {"session": find_lift(page), "sets": sets}})
        page.on("dialog", answer)
        page.reload()
        expect(page.get_by_text("In your log.").first).to_be_attached(timeout=20_000)
        page.remove_listener("dialog", answer)
    assert len(asked) == 1
    assert "180 kg" in asked[0]
    assert "back_squat,1,6,180! kg" in week.with_name("log.csv").read_text()


def test_what_was_refused_is_still_said_once_what_comes_after_it_is_taken(browser: Browser, week: Path) -> None:
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        told = ({"ill": "2026-13-01"}, {"ill": "2026-12-01"})
        put_in_line(page, *({"path": "api/tell", "body": {"reports": reports}} for reports in told))
        page.reload()
        expect(page.locator("#undo")).to_be_enabled(timeout=20_000)
        expect(page.get_by_role("alert")).to_contain_text("2026-13-01")


def test_what_was_told_too_fast_waits_and_is_not_lost(browser: Browser, week: Path) -> None:
    """From a phone the program takes so many calls a second, and no more."""
    with open_page(browser, week, now=EVENING) as (_, here):
        page, answers = here.page, [429, 429, None]

        def refuse(route: Any) -> None:
            status = answers.pop(0) if answers else None
            body = json.dumps({"error": {"text": "too many calls; wait a moment"}})
            if status is None:
                route.continue_()
            else:
                route.fulfill(status=status, content_type="application/json", body=body)

        page.route("**/api/tell", refuse)
        page.locator("#life").get_by_text("Ill today").click()
        expect(page.locator("#undo")).to_be_enabled(timeout=20_000)
        page.unroute("**/api/tell")
    told = json.loads(week.with_name("plan.json").read_text("utf-8"))["told"]
    assert [one["kind"] for one in told] == ["ill"]


def test_ticks_stay_with_their_exercise_when_a_new_plan_has_another_one(browser: Browser, week: Path) -> None:
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        lift = find_lift(page)
        first = page.locator("form.card:has(fieldset)").first.locator("fieldset").first
        asked = first.get_attribute("data-exercise")
        for exercise, count in (("an_exercise_of_before", 0), (asked, 1)):
            kept = json.dumps([{"exercise": exercise, "did": [3], "weight": "12"}])
            page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [f"freshlegs card {lift}", kept])
            page.reload()
            expect(first.locator('.set[aria-pressed="true"]')).to_have_count(count)


def test_the_session_that_is_open_stays_open_when_another_comes_before_it(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (_, here):
        page = here.page
        page.locator('.session[data-session$="/long/1"] summary').click()
        week.write_text(week.read_text("utf-8") + '[[sessions]]\nkind = "easy"\nminutes = 30\n', "utf-8")
        expect(page.locator(".session")).to_have_count(5, timeout=20_000)
        expect(page.locator(".session").last).to_have_attribute("data-session", re.compile("/long/1$"))
        expect(page.locator(".session[open]")).to_have_attribute("data-session", re.compile("/long/1$"))


def test_what_is_typed_is_taken_back_in_its_field_and_not_in_the_plan(browser: Browser, week: Path) -> None:
    with open_page(browser, week, now=EVENING) as (_, here):
        page = here.page
        page.locator("#life").get_by_text("Ill today").click()
        expect(page.locator("#undo")).to_be_enabled(timeout=20_000)
        page.locator(".session:has(form.card fieldset) summary").first.click()
        field = page.get_by_label("Weight").locator("visible=true").first
        field.fill("82.5")
        field.press("Control+z")
        page.wait_for_timeout(500)
        expect(page.locator("#undo")).to_be_enabled()
        expect(page.locator("#redo")).to_be_disabled()


def test_who_has_closed_the_alarm_sees_the_week_of_the_next_run_too(browser: Browser, week: Path) -> None:
    """The next run counts its versions anew, and may come to the number that the page has."""
    with open_page(browser, week) as (_, here):
        page = here.page
        news = {"version": int(page.locator("body").get_attribute("data-version") or 0)}
        body = f"retry: 100\nevent: state\ndata: {json.dumps(news)}\n\n"
        page.route("**/api/events*", lambda route: route.fulfill(content_type="text/event-stream", body=body))
        page.reload()
        page.evaluate("setInterval(() => document.querySelector('#alarm').hidden = true, 5)")
        week.write_text(week.read_text("utf-8").replace("Two lifts and three runs", "Another week"), "utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text("Another week", timeout=20_000)
        page.unroute("**/api/events*")


def test_a_page_whose_news_were_refused_asks_for_them_again(browser: Browser, week: Path) -> None:
    """A browser asks again by itself after a lost connection, and never after an answer that is none."""
    with open_page(browser, week) as (_, here):
        page = here.page
        page.route("**/api/events*", lambda route: route.fulfill(status=429, body=""))
        page.reload()
        expect(page.get_by_role("alert")).to_be_visible(timeout=20_000)
        page.unroute("**/api/events*")
        week.write_text(week.read_text("utf-8").replace("Two lifts and three runs", "Another week"), "utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text("Another week", timeout=20_000)
