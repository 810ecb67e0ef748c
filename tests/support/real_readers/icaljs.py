"""ical.js: the parser of Thunderbird and of Nextcloud's calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from support.everything import lacking, program
from support.real_readers.desk import run
from support.real_readers.entry import in_lines

if TYPE_CHECKING:
    from support.real_readers.desk import Desk
    from support.real_readers.entry import Entry

_PROJECT = Path(__file__).parent / "icaljs"


def read(data: bytes, _: Desk) -> list[Entry]:
    """Return the entries."""
    if not (_PROJECT / "node_modules" / "ical.js").is_dir():
        lacking("ical.js", "npm install --prefix tests/support/real_readers/icaljs")
    return in_lines(run(program("node", "apt-get install nodejs"), _PROJECT / "read.js", stdin=data).decode())
