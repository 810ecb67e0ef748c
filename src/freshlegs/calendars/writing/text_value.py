"""Text values as calendars escape them.

icalendar guards its lines with `assert`, which `python -O` drops; so text goes through `freshlegs.io.text` first.
"""

from __future__ import annotations

from icalendar import vText


class Text(vText):
    r"""A TEXT value (RFC 5545 3.3.11).

    icalendar takes a backslash before a capital N for a line end, so that "C:\Notes" would lose its N.
    """

    def to_ical(self) -> bytes:
        """Return the escaped value."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()
