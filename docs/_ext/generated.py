"""What the pages take from the code: `<!-- generated: NAME -->` in a page becomes the Markdown of that name.

It is made while the page is read, so there is no copy that could grow old.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import commands
import formats
import keys
import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

PARTS: Mapping[str, Callable[[], str]] = {
    "scenario keys": keys.scenario_keys,
    "rules": rulebook.rules,
    "sources": rulebook.sources,
    "commands": commands.commands,
    "exit codes": commands.exit_codes,
    "plan.json": formats.records,
    "answers": formats.answers,
}
_MARK = re.compile(r"<!-- generated: (.+?) -->")


def filled(text: str) -> str:
    """Return the text of a page with its generated parts; raises KeyError for one that nobody makes."""
    return _MARK.sub(lambda mark: PARTS[mark[1]](), text)


def with_other_pages(index: str, folder: Path) -> str:
    """Return the first page with every page that it does not name yet among the how-to pages."""
    others = sorted(page.stem for page in folder.glob("*.md") if not re.search(rf"^{page.stem}$", index, re.MULTILINE))
    return index.replace("<!-- other pages -->", "\n".join(name for name in others if name != "index"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx fill each page as it reads it."""

    def fill(app: Sphinx, page: str, source: list[str]) -> None:
        text = with_other_pages(source[0], Path(app.srcdir)) if page == "index" else source[0]
        source[0] = filled(text)

    app.connect("source-read", fill)
    return {"parallel_read_safe": True}
