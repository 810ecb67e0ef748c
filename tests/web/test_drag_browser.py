"""Sessions moved in a real Chromium, with a mouse, a finger and the keyboard; the prices are those of the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from freshlegs import TrainingPlan
from support.browser import DESK, PHONE, chromium, faults
from support.command_line import call
from support.open_page import ANNOTATED, block, drag, drag_by_finger, hear, open_page

pytestmark = pytest.mark.slow

LIFT, LONG = "week/2026-11-30/full/1", "week/2026-11-30/long/1"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a browser."""
    with chromium() as running:
        yield running


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Return a scenario whose plan is stored: the long run is on Saturday at 07:00."""
    (tmp_path / "week.toml").write_text(ANNOTATED, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    return tmp_path / "week.toml"


def starts(week: Path) -> dict[str, str]:
    """Return where the stored plan has its sessions, on the athlete's clock."""
    record = TrainingPlan.load(week.with_name("plan.json")).record
    return {session.name: f"{record.local(session.start):%a %H:%M}" for session in record.sessions}


def check(week: Path) -> int:
    """Return the penalty that `check` gives the stored plan."""
    return int(call("check", week, week.with_name("plan.json"), "--json").json["penalty"])


def by_mouse(page: Page) -> None:
    drag(page, "full 1", "2026-11-30", "17:15")


def by_finger(page: Page) -> None:
    drag_by_finger(page, "full 1", "2026-11-30", "17:15")


def by_keys(page: Page) -> None:
    """From Tuesday 06:00 a day to the left, then down until it is the evening's second start."""
    block(page, "full 1").locator(".grip").focus()
    for key in ("ArrowLeft", *["ArrowDown"] * 20):
        if "Mon 30 Nov 17:15" in (page.locator("#said").text_content() or ""):
            break
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("move", "width", "touch"),
    [(by_mouse, DESK, False), (by_mouse, PHONE, False), (by_finger, PHONE, True), (by_keys, DESK, False)],
    ids=["mouse", "mouse on a small screen", "finger", "keys"],
)
def test_a_session_is_dragged_priced_kept_and_undone(
    browser: Browser, week: Path, move: Callable[[Page], None], width: int, touch: bool
) -> None:
    before = week.with_name("plan.json").read_bytes()
    with open_page(browser, week, width, touch=touch) as (server, here):
        page = here.page
        move(page)
        panel = page.locator("#drop")
        expect(panel.get_by_role("heading")).to_have_text("Lift: full body 1 to Mon 30 Nov 17:15")
        told = server.post("/api/drop", moves=[{"session": LIFT, "start": "2026-11-30T17:15:00+01:00"}]).json
        expect(panel).to_contain_text(told["text"])
        for rule in told["rules"]:
            expect(panel.locator(".changes")).to_contain_text(rule["says"])
        hear(page, told["text"])
        assert week.with_name("plan.json").read_bytes() == before, "nothing is written before it is kept"
        panel.get_by_role("button", name="Keep").click()
        hear(page, "Kept")
        assert starts(week)["full 1"] == "Mon 17:15"
        assert check(week) == told["penalty"]
        expect(block(page, "full 1")).to_have_attribute("data-start", "2026-11-30T17:15:00+01:00")
        expect(panel).to_be_hidden()
        page.keyboard.press("Control+z")
        hear(page, "Undone")
        assert week.with_name("plan.json").read_bytes() == before
        assert week.read_text("utf-8") == ANNOTATED
        assert here.said == []


def test_while_it_is_dragged_every_start_has_its_price(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        drag(page, "long 1", "2026-12-04", "06:30", let_go=False)
        priced = {one["start"]: one for one in server.post("/api/price", session=LONG, moves=[]).json["starts"]}
        at = priced["2026-12-04T06:30:00+01:00"]
        expect(page.locator(".ghost .tag")).to_have_text(f"+{at['points']}")
        for why in at["why"][:2]:
            expect(page.locator("#drop")).to_contain_text(why)
        bands = page.evaluate(
            "[...document.querySelectorAll('.start')].map(one => [one.closest('.day').dataset.date,"
            " +one.closest('.calendar').dataset.first + +one.style.getPropertyValue('--b'),"
            " +one.closest('.calendar').dataset.first + +one.style.getPropertyValue('--e'), one.textContent])"
        )
        for start, one in priced.items():
            minute = int(start[11:13]) * 60 + int(start[14:16])
            texts = [text for date, begin, end, text in bands if start.startswith(date) and begin <= minute < end]
            points = one["points"]
            sign = "\N{MULTIPLICATION X}" if points is None else "=" if points == 0 else f"{points:+d}"
            assert texts == [sign.replace("-", "\N{MINUS SIGN}")], start
        page.keyboard.press("Escape")
        page.mouse.up()
        expect(page.locator(".start, .ghost, .lifted")).to_have_count(0)
        expect(page.locator("#drop")).to_be_hidden()


def test_a_start_that_is_forbidden_names_the_rules_and_cannot_be_kept(browser: Browser, week: Path) -> None:
    """Full 1 over the long run: two sessions overlap."""
    with open_page(browser, week) as (server, here):
        page = here.page
        drag(page, "full 1", "2026-12-05", "07:30", let_go=False)
        priced = server.post("/api/price", session=LONG.replace("long", "full"), moves=[]).json
        at = next(one for one in priced["starts"] if one["start"].startswith("2026-12-05T07:30"))
        assert at["points"] is None
        musts = "; ".join(priced["says"][rule] for rule in at["rules"])
        expect(page.locator("#drop")).to_contain_text(f"not allowed: {musts}")
        page.mouse.up()
        expect(page.locator("#drop").get_by_role("button", name="Undo")).to_be_visible()
        assert page.locator("#drop").get_by_role("button", name="Keep").count() == 0
        broken = page.locator(".changes > li").filter(has_text="two sessions never overlap")
        expect(broken.locator("b")).to_have_text("\N{MULTIPLICATION X}")
        expect(broken).to_contain_text("Lift: full body 1")
        page.locator("#drop").get_by_role("button", name="Undo").click()
        expect(page.locator(".ghost, .lifted")).to_have_count(0)


def test_keys_are_announced_and_escape_returns(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        priced = server.post("/api/price", session=LONG, moves=[]).json["starts"]
        grip = block(page, "long 1").locator(".grip")
        grip.focus()
        page.keyboard.press("ArrowDown")
        at = next(one for one in priced if one["start"].startswith("2026-12-05T07:15"))
        hear(page, "Sat 5 Dec 07:15: the same price" if at["points"] == 0 else "Sat 5 Dec 07:15")
        page.keyboard.press("ArrowUp")
        hear(page, "Sat 5 Dec 07:00")
        page.keyboard.press("ArrowUp")
        hear(page, "no more free time on this side")
        page.keyboard.press("ArrowLeft")
        hear(page, "Fri 4 Dec 07:00")
        page.keyboard.press("Escape")
        hear(page, "Long run is back in its place")
        expect(page.locator(".ghost, .start")).to_have_count(0)
        expect(grip).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".session[open] summary")).to_contain_text("Long run")
        assert server.state()["plan"]["written"]


def test_two_sessions_move_together(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        drag(page, "full 1", "2026-11-30", "17:15")
        expect(page.locator("#drop").get_by_role("heading")).to_be_visible()
        drag(page, "long 1", "2026-12-05", "08:00")
        expect(page.locator("#drop").get_by_role("heading")).to_have_text(
            "Lift: full body 1 to Mon 30 Nov 17:15; Long run to Sat 5 Dec 08:00"
        )
        page.locator("#drop").get_by_role("button", name="Keep").click()
        hear(page, "Kept")
        assert (starts(week)["full 1"], starts(week)["long 1"]) == ("Mon 17:15", "Sat 08:00")
        assert check(week) == server.state()["week"]["penalty"]


def test_the_rest_follows(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        page = here.page
        drag(page, "full 1", "2026-11-30", "17:15")
        page.get_by_role("button", name="Let the rest follow").click()
        expect(page.locator("#looking")).to_contain_text("point", timeout=60_000)
        expect(page.locator(".block.moved").first).to_be_visible()
        page.locator("#looking").get_by_role("button", name="Keep").click()
        hear(page, "Kept")
        assert starts(week)["full 1"] == "Mon 17:15"
        assert check(week) == server.state()["week"]["penalty"]


def test_why_not_here_says_what_the_command_says(browser: Browser, week: Path) -> None:
    call("plan", week.name, "-o", "plan.json", folder=week.parent)
    with open_page(browser, week) as (_, here):
        page = here.page
        drag(page, "full 1", "2026-11-30", "17:15")
        page.get_by_role("button", name="Why not here?").click()
        asked = ("why", week.name, "full-1", "--at", "mon 17:15", "--plan", "plan.json")
        told = call(*asked, folder=week.parent).out
        expect(page.locator("#drop pre")).to_have_text(told, timeout=60_000)


@pytest.mark.parametrize("key", ["Control+z", "Escape"])
def test_what_was_dropped_goes_back_before_anything_is_undone(browser: Browser, week: Path, key: str) -> None:
    with open_page(browser, week) as (_, here):
        page = here.page
        drag(page, "full 1", "2026-11-30", "17:15")
        expect(page.locator("#take-back")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator("#drop")).to_be_hidden()
        expect(page.locator(".ghost")).to_have_count(0)


def test_a_price_that_comes_late_is_not_shown_for_what_was_taken_back(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (_, here):
        page = here.page
        late: list[Route] = []

        def keep_back(route: Route) -> None:
            late.append(route)

        page.route("**/api/drop", keep_back, times=1)  # the tab is that of the other tests too
        with page.expect_request("**/api/drop"):
            drag(page, "full 1", "2026-11-30", "17:15")
        page.keyboard.press("Control+z")
        expect(page.locator("#drop")).to_be_hidden()
        with page.expect_response("**/api/drop"):
            late[0].continue_()
        page.evaluate("new Promise(done => setTimeout(done, 100))")  # milliseconds, for what is not to come
        expect(page.locator("#drop")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", PHONE)])
def test_axe_finds_nothing_while_a_session_is_in_the_hand(
    browser: Browser, week: Path, scheme: str, width: int
) -> None:
    with open_page(browser, week, width, color_scheme=scheme, bypass_csp=True) as (_, here):
        drag(here.page, "full 1", "2026-11-30", "17:15", let_go=False)
        assert faults(here.page) == []
        here.page.mouse.up()
        expect(here.page.locator("#drop").get_by_role("heading")).to_be_visible()
        assert faults(here.page) == []
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_finger_beside_the_sessions_scrolls_the_page(browser: Browser, week: Path) -> None:
    """Only what can be dragged takes the finger away from the page."""
    with open_page(browser, week, PHONE, touch=True) as (_, here):
        actions = here.page.evaluate(
            "['.clock', '.block:has(.grip)', '.block .grip']"
            ".map(one => getComputedStyle(document.querySelector(one)).touchAction)"
        )
        assert actions == ["auto", "none", "none"]


def test_what_is_kept_in_one_tab_is_seen_in_the_other(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (_, here):
        other = here.page.context.new_page()
        other.goto(here.page.url)
        drag(other, "full 1", "2026-11-30", "17:15")
        other.get_by_role("button", name="Keep").click()
        expect(block(here.page, "full 1")).to_have_attribute("data-start", "2026-11-30T17:15:00+01:00")
        other.close()


def test_what_changes_meanwhile_is_shown_once_the_hand_is_empty(browser: Browser, week: Path) -> None:
    with open_page(browser, week) as (server, here):
        drag(here.page, "full 1", "2026-11-30", "17:15", let_go=False)
        before = server.state()["version"]
        week.write_text(ANNOTATED.replace("A week to move", "Another week"), "utf-8")
        server.wait(changed=before)
        here.page.wait_for_timeout(300)
        expect(here.page.get_by_role("heading", level=1)).to_have_text("A week to move")
        here.page.keyboard.press("Escape")
        here.page.mouse.up()
        expect(here.page.get_by_role("heading", level=1)).to_have_text("Another week")
        expect(here.page.locator(".ghost")).to_have_count(0)


def test_a_session_of_a_later_week_of_a_programme_is_moved(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "week.toml"
    file.write_text(ANNOTATED.replace("[availability]", "week.weeks = 2\n\n[availability]"), "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    with open_page(browser, file) as (server, here):
        page = here.page
        page.goto(f"{page.url}?week=2")
        second = page.locator('.block[data-session^="week/2026-12-07/long/"]')
        start = second.get_attribute("data-start") or ""
        assert start.startswith("2026-12-12T07:00")
        second.locator(".grip").focus()
        page.keyboard.press("ArrowDown")
        hear(page, "Sat 12 Dec 07:15: the same price")
        page.keyboard.press("Enter")
        page.locator("#drop").get_by_role("button", name="Keep").click()
        hear(page, "Kept")
        expect(second).to_have_attribute("data-start", start.replace("07:00", "07:15"))
        record = TrainingPlan.load(tmp_path / "plan.json").record
        assert {f"{record.local(one.start):%d %H:%M}" for one in record.sessions if one.kind == "long"} == {
            "05 07:00",
            "12 07:15",
        }
        assert server.state()["undo"]
        assert here.said == []


def test_a_fortnight_is_dragged_across_its_rows(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "week.toml"
    file.write_text(ANNOTATED.replace("[availability]", "week.days = 14\n\n[availability]"), "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    with open_page(browser, file) as (server, here):
        assert here.page.locator(".calendar").count() == 2
        here.page.set_viewport_size({"width": DESK, "height": 1900})
        priced = server.post("/api/price", session=LONG, moves=[]).json["starts"]
        here_now = block(here.page, "long 1").get_attribute("data-start") or ""
        rows = {one["start"]: one["start"] > "2026-12-07" for one in priced if one["points"] is not None}
        target = next(start for start, second in rows.items() if second is not (here_now > "2026-12-07"))
        drag(here.page, "long 1", target[:10], target[11:16])
        here.page.locator("#drop").get_by_role("button", name="Keep").click()
        hear(here.page, "Kept")
        expect(block(here.page, "long 1")).to_have_attribute("data-start", target)
