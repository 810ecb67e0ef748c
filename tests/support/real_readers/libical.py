"""libical (C): the parser of KDE's and GNOME's calendars, with its strict check of what may stand where."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from support.everything import lacking, program
from support.real_readers.desk import Desk, run
from support.real_readers.entry import Entry, in_lines

_DEBIAN = "apt-get install gcc libical-dev"


def read(data: bytes, _: Desk) -> list[Entry]:
    """Return the entries; what the strict check finds fault with fails."""
    return in_lines(run(_compiled(), stdin=data).decode())


@cache
def _compiled() -> Path:
    built = Path(tempfile.mkdtemp(prefix="freshlegs-libical-")) / "libical"
    source = Path(__file__).with_suffix(".c")
    command = [program("gcc", _DEBIAN), "-Wall", "-Werror", "-o", str(built), str(source), "-lical"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "libical/ical.h" in done.stderr and "No such file" in done.stderr:
        lacking("libical", _DEBIAN)
    assert done.returncode == 0, done.stderr
    return built
