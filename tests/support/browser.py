"""A real Chromium that shows pages from files or from a server of ours, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from support.everything import lacking, program

SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
EXTRA = "pip install -c constraints.txt -e '.[browser]'"
DESK, TABLET, PHONE = 1280, 800, 390
"""Widths of screens, in pixels."""


class Shown(NamedTuple):
    """A page on a screen, and what its browser said and asked for while it was shown."""

    page: Page
    said: list[str]
    asked: list[str]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Debian's Chromium; a browser is never downloaded."""
    path = program("chromium", "apt-get install chromium")
    try:
        sync = import_module("playwright.sync_api")
    except ImportError:
        lacking("playwright", EXTRA)
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


@contextmanager
def shown(
    browser: Browser, file: Path | str, width: int = DESK, *, color_scheme: Any = "light", **context: Any
) -> Iterator[Shown]:
    """Show a file, or an address, on a screen of a width, loaded anew; the tab is one that showed others before."""
    page, said, asked = _tab(browser, tuple(sorted(context.items()))), list[str](), list[str]()
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="null", color_scheme=color_scheme)
    hears: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    for event, hear in hears.items():
        page.on(event, hear)
    try:
        page.goto(file if isinstance(file, str) else file.as_uri())
        yield Shown(page, said, asked)
    finally:
        for event, hear in hears.items():
            page.remove_listener(event, hear)


@cache
def _tab(browser: Browser, context: tuple[tuple[str, Any], ...]) -> Page:
    """Return the one tab of its kind: a new one takes longer than all that is looked at in it."""
    return browser.new_context(**dict(context)).new_page()


def faults(page: Page) -> list[str]:
    """Return what axe finds, by its rule, with the elements concerned."""
    try:
        source = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    except ImportError:
        lacking("axe", EXTRA)
    page.evaluate(source)
    found = page.evaluate("axe.run()")
    return [
        f"{violation['impact']} {violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
