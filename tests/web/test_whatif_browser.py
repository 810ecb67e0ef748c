"""What if, in a real Chromium: each switch is a variant with the price that the command line gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import DESK, PHONE, chromium
from support.command_line import call
from support.open_page import ANNOTATED, aim, hear, open_page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Return a scenario with comments."""
    (tmp_path / "week.toml").write_text(ANNOTATED, "utf-8")
    return tmp_path / "week.toml"


def price_by_command(week: Path, change: str) -> int:
    """Return the difference that `whatif` prints for a change."""
    found = call("whatif", week, "-s", f"tried: {change}", "--json")
    assert found.code == 0, found.err
    return int(found.json["variants"][0]["difference"])


def wait_for(page: Page, name: str) -> str:
    """Return what the list tells of a variant, once it has a price."""
    item = page.locator("#variants > li").filter(has_text=name)
    expect(item.locator(".points")).to_be_visible(timeout=30_000)
    return str(item.inner_text())


def test_a_closed_day_is_priced_shown_accepted_and_undone(browser: Browser, week: Path) -> None:
    difference = price_by_command(week, "availability.thu=[]")
    with open_page(browser, week) as (server, here):
        page = here.page
        page.get_by_text("Free time", exact=True).click()
        page.locator("#free-time li").filter(has_text="Thu").get_by_role("button", name="Close every").click()
        assert f"+{difference}" in wait_for(page, "Closed: every Thu")
        assert week.read_text("utf-8") == ANNOTATED, "nothing is written before it is accepted"
        page.get_by_role("button", name="Show").click()
        hear(page, f"{difference} points more")
        assert page.locator('.day[data-date="2026-12-03"] .block').count() == 0
        assert page.locator(".block.moved").count() > 0
        costs = call("whatif", week, "-s", "tried: availability.thu=[]", "--json").json["variants"][0]["penalty"]
        expect(page.locator(".verdict")).to_contain_text(f"{costs} points to pay")
        points = [int(text) for text in page.locator("#costs .cost b").all_inner_texts()]
        assert sum(points) == costs, "what it costs is that of the week that is looked at"
        marks = set(page.locator(".block .mark").evaluate_all("all => all.map(one => one.hash)"))
        assert marks <= set(page.locator("#costs .ledger > li").evaluate_all("all => all.map(one => '#' + one.id)"))
        expect(page.locator("#sessions")).not_to_contain_text("Thu 3 Dec")
        page.get_by_role("button", name="Back to my week").click()
        expect(page.locator("#looking")).to_be_empty()
        before = server.state()["version"]
        page.locator("#variants").get_by_role("button", name="Accept").click()
        hear(page, "your file is written")
        assert week.read_text("utf-8") == ANNOTATED.replace('thu = ["06:00-09:00", "17:00-20:00"]', "thu = []")
        state = server.wait(changed=before)
        expect(page.locator(".verdict")).to_contain_text(state["week"]["verdict"])
        expect(page.locator('.day[data-date="2026-12-03"] .block')).to_have_count(0)
        page.keyboard.press("Control+z")
        hear(page, "Undone")
        assert week.read_text("utf-8") == ANNOTATED
        page.keyboard.press("Control+y")
        hear(page, "Done again")
        assert "thu = []" in week.read_text("utf-8")
        page.get_by_role("button", name="Undo").click()
        hear(page, "Undone")
        assert week.read_text("utf-8") == ANNOTATED
        assert here.said == []


@pytest.mark.parametrize(
    ("begin", "end", "windows"),
    [("12:00", "13:30", "06:00-09:00, 12:00-13:30, 17:00-20:00"), ("17:00", "18:00", "06:00-09:00, 18:00-20:00")],
    ids=["drawn", "erased"],
)
def test_free_time_is_drawn_and_erased_with_the_pointer(
    browser: Browser, week: Path, begin: str, end: str, windows: str
) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        page.get_by_text("Free time", exact=True).click()
        page.get_by_role("button", name="Draw on the week").click()
        page.locator("#week").evaluate("week => week.scrollIntoView()")
        page.mouse.move(*aim(page, "2026-12-01", begin))
        page.mouse.down()
        page.mouse.move(*aim(page, "2026-12-01", end), steps=4)
        assert page.locator(".drawn").count() == 1
        page.mouse.up()
        wait_for(page, f"every Tue: {windows}")
        assert page.locator(".drawn").count() == 0
        (tried,) = server.state()["variants"]
        written = windows.replace(", ", '", "')
        assert tried["changes"] == [f'availability.tue = ["{written}"]'.replace('", "', '","')]
        assert tried["change"] == price_by_command(week, tried["changes"][0])


def test_windows_are_typed_too(browser: Browser, week: Path) -> None:
    with open_page(browser, week, PHONE) as (_, here):
        page = here.page
        page.get_by_text("Free time", exact=True).click()
        page.get_by_role("textbox", name="Fri 4 Dec").fill("05:30-09:00, 18:00-19:00")
        page.keyboard.press("Enter")
        wait_for(page, "every Fri: 05:30-09:00, 18:00-19:00")
        page.get_by_role("textbox", name="Fri 4 Dec").fill("half past five")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("availability.fri")


@pytest.mark.parametrize(
    ("button", "change"),
    [
        ("15 min longer", "sessions.long.minutes=105"),
        ("15 min shorter", "sessions.long.minutes=75"),
        ("One less", "sessions[3]="),
    ],
)
def test_a_session_is_longer_shorter_or_not_there(browser: Browser, week: Path, button: str, change: str) -> None:
    with open_page(browser, week) as (server, here):
        here.page.locator(".session summary").filter(has_text="Long run").click()
        here.page.locator(".session[open]").get_by_role("button", name=button).click()
        wait_for(here.page, "Long run")
        assert server.state()["variants"][0]["change"] == price_by_command(week, change)


def test_a_session_more(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        here.page.get_by_text("One session more").click()
        here.page.get_by_role("button", name="Easy run, 45 min").click()
        wait_for(here.page, "One more: Easy run, 45 min")
        assert server.state()["variants"][0]["change"] == price_by_command(
            week, 'sessions[4]={kind="easy", minutes=45}'
        )


def test_rules_have_switches_and_sliders(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        page.evaluate("document.querySelectorAll('#rules, .rule').forEach(one => one.open = true)")
        gap = page.locator("#set-run_lift_gap")
        gap.get_by_label("hours").fill("5")
        assert gap.locator("output").first.inner_text() == "5"
        wait_for(page, "at least 3 h between a run and a lift: hours 5")
        page.locator("#set-second_rest_day").get_by_label("must").check()
        wait_for(page, "at least 2 days without training: a must")
        page.locator("#set-separate_days").get_by_label("on").uncheck()
        wait_for(page, "lift and run on separate days (worse with under 6 h between): off")
        page.locator("#set-hard_day").get_by_label("on").check()
        wait_for(page, "hard sessions share as few days as possible: on")
        changes = ["run_lift_gap.hours=5", "second_rest_day.weight=hard", "separate_days=off", "hard_day={}"]
        found = [one["change"] for one in server.state()["variants"]]
        assert found == [price_by_command(week, f"rules.{change}") for change in changes]


def test_the_chosen_variants_stand_side_by_side_and_go(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        for name, change in (("no Thursday", "availability.thu=[]"), ("shorter", "sessions.long.minutes=75")):
            server.finish(server.post("/api/variants", name=name, changes=[change]))
        page = here.page
        for name in ("no Thursday", "shorter"):
            page.get_by_label(f"side by side: {name}").check()
        server.finish(server.post("/api/variants", name="longer", changes=["sessions.long.minutes=105"]))
        expect(page.locator("#variants > li")).to_have_count(3)
        page.get_by_role("button", name="Side by side").click()
        for name in ("no Thursday", "shorter"):
            expect(page.get_by_role("columnheader", name=name).first).to_be_visible()
        expect(page.get_by_role("columnheader", name="longer")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK
        page.get_by_role("link", name="Back to my week").click()
        page.get_by_role("button", name="Remove longer").click()
        page.get_by_role("button", name="Remove no Thursday").click()
        expect(page.locator("#variants > li")).to_have_count(1)
        assert [one["name"] for one in server.state()["variants"]] == ["shorter"]
        assert here.said == []


def test_an_impossible_variant_says_so_and_cannot_be_accepted(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        job = server.finish(
            server.post("/api/variants", name="one day", changes=["availability={mon=['06:00-09:00']}"])
        )
        assert job["result"]["status"] == "impossible"
        item = here.page.locator("#variants > li")
        expect(item).to_contain_text(job["result"]["text"].splitlines()[0].replace("`", ""))
        expect(item).to_contain_text("No week keeps all of these: ")
        assert "_" not in job["result"]["text"], "rules are told in their words"
        expect(item.get_by_role("button")).to_have_text(["Remove one day"])


def test_a_change_in_another_tab_is_seen_here(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        other = here.page.context.new_page()
        other.goto(here.page.url)
        other.get_by_text("Free time", exact=True).click()
        other.locator("#free-time li").filter(has_text="Sat").get_by_role("button", name="Close every").click()
        expect(here.page.locator("#variants")).to_contain_text("Closed: every Sat")
        other.close()
        assert server.state()["variants"]


def test_two_ticked_changes_are_tried_together(browser: Browser, week: Path) -> None:
    """One week with both, at the price that the command gives; with one ticked it is said what to do."""
    shorter, closed = "sessions.long.minutes=75", "availability.thu=[]"
    with open_page(browser, week) as (server, here):
        for name, change in (("no Thursday", closed), ("shorter", shorter)):
            server.finish(server.post("/api/variants", name=name, changes=[change]))
        page = here.page
        page.get_by_label("side by side: no Thursday").check()
        page.get_by_role("button", name="And together?").click()
        expect(page.get_by_role("alert")).to_contain_text("tick two or more of the list")
        page.get_by_label("side by side: shorter").check()
        page.get_by_role("button", name="And together?").click()
        wait_for(page, "no Thursday, and shorter")
        found = server.state()["variants"][-1]
    assert found["changes"] == [closed, shorter]
    assert found["change"] == price_by_command(week, f"{closed}; {shorter}")


def test_the_field_of_a_day_is_named_and_says_how_times_are_written(browser: Browser, week: Path) -> None:
    """Who draws with no pointer finds it by its label, and hears how to write, as at the button that draws."""
    with open_page(browser, week, 1280) as (_, here):
        page = here.page
        page.locator("#free-time summary").press("Enter")
        field = page.get_by_role("textbox", name="Free on Mon 30 Nov")
        described = "With the keyboard write the times of a day into its field, such as 06:00-08:00"
        expect(field).to_have_accessible_description(re.compile(described))
        expect(page.get_by_role("button", name="Draw on the week")).to_have_accessible_description(
            re.compile(described)
        )
        field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("06:00-07:30")
        page.keyboard.press("Enter")
        wait_for(page, "every Mon: 06:00-07:30")
        hear(page, "every Mon: 06:00-07:30")
