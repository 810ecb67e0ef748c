"""What the pages take from the code: `<!-- generated: NAME -->` in a page becomes the Markdown of that name.

It is made while the page is read, so there is no copy that could grow old.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import calls
import commands
import formats
import gym
import keys
import rooms
import rulebook
import sourcebook

from freshlegs.report.page_tables import TABLES

if TYPE_CHECKING:
    # The tests read the reference without a Sphinx.
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PARTS: Mapping[str, Callable[[], str]] = {
    **TABLES,
    "scenario keys": keys.scenario_keys,
    "club keys": keys.club_keys,
    "busy keys": keys.busy_keys,
    "week rules": rulebook.week_rules,
    "lift rules": rulebook.lift_rules,
    "table of lift rules": rulebook.lift_table,
    "sources": sourcebook.sources,
    "numbers": sourcebook.numbers,
    "programme numbers": sourcebook.programme_numbers,
    "exercise columns": gym.exercise_columns,
    "exercises": gym.exercises,
    "workouts": gym.workouts,
    "log columns": gym.log_columns,
    "calls": calls.page_calls,
    "commands": commands.commands,
    "export targets": commands.export_targets,
    "exit codes": commands.exit_codes,
    "errors": commands.errors,
    "rooms": rooms.picture,
    "plan.json": formats.records,
    "answers": formats.answers,
}
_PAGES = re.compile(r"<!-- pages: (.+?) -->")
_MARK = re.compile(r"<!-- generated: (.+?) -->")


def filled(text: str) -> str:
    """Return the text of a page with its generated parts; raises KeyError for one that nobody makes."""
    return _MARK.sub(lambda mark: PARTS[mark[1]](), text)


def with_pages(index: str, folder: Path) -> str:
    """Return the first page with the pages that its lists leave open.

    `<!-- pages: adding-* -->` becomes the names of all such pages, `<!-- other pages -->` those that no list names.
    """
    names = sorted(page.stem for page in folder.glob("*.md") if page.stem != "index")
    index = _PAGES.sub(lambda mark: "\n".join(fnmatch.filter(_unlisted(names, index), mark[1])), index)
    return index.replace("<!-- other pages -->", "\n".join(_unlisted(names, index)))


def _unlisted(names: list[str], index: str) -> list[str]:
    return [name for name in names if not re.search(rf"^{name}$", index, re.MULTILINE)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx fill each page as it reads it, and read again whatever the code or a new page may have changed."""

    def fill(app: Sphinx, page: str, source: list[str]) -> None:
        text = with_pages(source[0], Path(app.srcdir)) if page == "index" else source[0]
        source[0] = filled(text)

    def find_outdated(app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> list[str]:
        del app, changes
        return [
            page for page in env.found_docs if page == "index" or _MARK.search(env.doc2path(page).read_text("utf-8"))
        ]

    app.connect("source-read", fill)
    app.connect("env-get-outdated", find_outdated)
    return {"parallel_read_safe": True}
