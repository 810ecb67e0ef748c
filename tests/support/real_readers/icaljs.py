"""ical.js: the parser of Thunderbird and of Nextcloud's calendar."""

from __future__ import annotations

from pathlib import Path

from support.everything import lacking, program
from support.real_readers.desk import Desk, run
from support.real_readers.entry import Entry, in_lines

_PROJECT = Path(__file__).parent / "icaljs"


def read(data: bytes, _: Desk) -> list[Entry]:
    """Return the entries."""
    if not (_PROJECT / "node_modules" / "ical.js").is_dir():
        lacking("ical.js", "npm install --prefix tests/support/real_readers/icaljs")
    return in_lines(run(program("node", "apt-get install nodejs"), _PROJECT / "read.js", stdin=data).decode())
