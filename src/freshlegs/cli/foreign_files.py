"""Files that stand where something is written: what freshlegs wrote is replaced, what it did not is left alone."""

import re
from collections.abc import Callable
from pathlib import Path

from freshlegs.io.errors import OutputError
from freshlegs.io.files import name_source


def _is_plan(data: bytes) -> bool:
    return data.lstrip().startswith(b"{") and b'"format"' in data and b'"scenario"' in data


def _is_calendar(data: bytes) -> bool:
    """Whether all events of a calendar are ours, whichever program keeps them; without any, whether we wrote it."""
    unfolded = re.sub(rb"\r?\n[ \t]", b"", data)
    events = unfolded.count(b"BEGIN:VEVENT")
    if not events:
        return b"//freshlegs//training week//" in data
    return len(re.findall(rb"^UID:.*@freshlegs\.invalid\s*$", unfolded, re.MULTILINE)) == events


def _is_page(data: bytes) -> bool:
    return b"Planned with freshlegs" in data


_OURS: dict[str, Callable[[bytes], bool]] = {
    "--output": _is_plan,
    "--apply-fix": lambda data: b"[availability" in data,
    "--ics": _is_calendar,
    "--feed": _is_calendar,
    "--html": _is_page,
    "--svg": lambda data: b"<svg " in data and b'role="img" aria-labelledby="title"' in data,
    "--png": lambda data: data[:8] == b"\x89PNG\r\n\x1a\n" and data[16:20] == (2400).to_bytes(4),
}
"""How what an option writes is known again."""


def check_own_file(option: str, target: Path) -> None:
    """Refuse to write over a file that freshlegs did not write; raises OutputError."""
    is_ours = _OURS.get(option)
    if is_ours is None or not target.is_file():
        return
    try:
        data = target.read_bytes()
    except OSError:
        return  # whoever writes will say so
    if data.strip() and not is_ours(data):
        raise OutputError(
            f"{name_source(target)} is there already, and it is not what {option} writes. "
            "Choose another name, or remove it first."
        )
