"""The page of an opened scenario in a real Chromium: what a hand does with it, and what it says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL
from subprocess import PIPE, Popen
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from freshlegs.web.listening import LOOPBACK
from support.browser import DESK, Shown, shown
from support.command_line import COMMAND, environment
from support.opened import Opened, opened

ANNOTATED = """\
title = "A week to move"
timezone = "Europe/Berlin"
week.start = 2026-11-30

[availability] # as the office lets me
mon = ["06:00-09:00", "17:00-20:00"]
tue = ["06:00-09:00", "17:00-20:00"] # the pool is shut
thu = ["06:00-09:00", "17:00-20:00"]
fri = ["06:00-09:00"]
sat = ["07:00-11:00"]

[[sessions]]
kind = "full" # at the gym
count = 2
minutes = 60

[[sessions]]
kind = "intervals"
minutes = 60

[[sessions]]
kind = "long"
minutes = 90
"""
"""A week with comments, of some sessions and some days: quickly planned."""
SUNDAY = datetime(2026, 11, 29, 18, tzinfo=UTC)
"""The evening before it."""


@contextmanager
def open_page(
    browser: Browser, what: Path, width: int = DESK, *, touch: bool = False, **options: Any
) -> Iterator[tuple[Opened, Shown]]:
    """Open a scenario with a server of its own, and its page once the week is there."""
    settings = {
        key: options.pop(key) for key in ("color_scheme", "java_script_enabled", "bypass_csp") if key in options
    }
    with opened(what, **{"now": SUNDAY, **options}) as server:
        server.wait("planned", "impossible", "faulty")
        with shown(browser, f"http://127.0.0.1:{server.port}/", width, has_touch=touch, **settings) as here:
            yield server, here
            here.page.goto("about:blank")


def block(page: Page, name: str) -> Locator:
    """Return a session of the week by its short name."""
    return page.locator(f'.block:not(.ghost)[data-session$="/{name.replace(" ", "/")}"]')


def aim(page: Page, date: str, clock: str) -> tuple[float, float]:
    """Return where a time of a day is, in pixels of the screen."""
    day = page.locator(f'.day[data-date="{date}"] .clock')
    box = day.bounding_box()
    assert box is not None
    first, last = (int(day.locator("xpath=../..").get_attribute(f"data-{end}") or 0) for end in ("first", "last"))
    minute = int(clock[:2]) * 60 + int(clock[3:])
    return box["x"] + box["width"] / 2, box["y"] + (minute - first) / (last - first) * box["height"]


def drag(page: Page, name: str, date: str, clock: str, *, let_go: bool = True) -> None:
    """Drag a session with the mouse, so that it starts at a time."""
    x, y = _grab(page, name)
    page.mouse.move(x, y + 2)
    page.mouse.down()
    page.mouse.move(x + 20, y + 10, steps=3)
    page.locator(".start").first.wait_for()
    _reach(page, date, clock, lambda to_x, to_y: page.mouse.move(to_x, to_y, steps=4))
    if let_go:
        page.mouse.up()


def drag_by_finger(page: Page, name: str, date: str, clock: str) -> None:
    """Drag a session with a finger, so that it starts at a time."""
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = _grab(page, name)
    touch("touchStart", x, y + 2)
    touch("touchMove", x + 20, y + 10)
    page.locator(".start").first.wait_for()
    _reach(page, date, clock, lambda to_x, to_y: touch("touchMove", to_x, to_y))
    touch("touchEnd")


def _reach(page: Page, date: str, clock: str, move: Callable[[float, float], None]) -> None:
    """Move to a time of a day; near the edge of the screen the page scrolls below the hand meanwhile."""
    for _ in range(30):
        to_x, to_y = aim(page, date, clock)
        move(to_x, to_y + 2)
        page.wait_for_timeout(30)
        if aim(page, date, clock) == (to_x, to_y):
            return
    raise AssertionError("the page scrolls and scrolls")


def _grab(page: Page, name: str) -> tuple[float, float]:
    one = block(page, name)
    one.evaluate("block => block.scrollIntoView({ block: 'center' })")
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"]


def hear(page: Page, text: str) -> None:
    """Wait until the page has told something to those who listen to it."""
    expect(page.locator("#said")).to_contain_text(text)


@contextmanager
def run_open(file: Path, port: int) -> Iterator[str]:
    """Run `freshlegs open` as a process of its own at a port, and kill it when the block ends; yield its address."""
    command = [str(COMMAND), "open", file.name, "--no-browser", "--json", "--port", str(port)]
    settings: dict[str, Any] = {
        "cwd": file.parent,
        "env": environment({"FRESHLEGS_NOW": SUNDAY.isoformat()}),
        "text": True,
        "start_new_session": True,
    }
    with Popen(command, stdout=PIPE, **settings) as process:
        assert process.stdout is not None
        try:
            next(line for line in process.stdout if "http" in line)
            yield f"http://{LOOPBACK}:{port}/"
        finally:
            os.killpg(process.pid, SIGKILL)
