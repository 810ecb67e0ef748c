"""How much work a calendar may make: counted, so that no file is endless and each comes to the same everywhere."""

from dataclasses import dataclass

from freshlegs.io.files import LIMIT

MOST_STEPS = 2_000_000
"""Days looked at for repeating events; two seconds or less."""
MOST_OCCURRENCES = 100_000
"""Times that events may have in the window."""

LARGEST_FOLDER = 50_000_000
"""Bytes in all the files of a folder."""
SPLIT = (
    f"split it: .ics files in a folder, of {LIMIT // 1_000_000} MB each and {LARGEST_FOLDER // 1_000_000} MB together, "
    "are read as one calendar; or export fewer years"
)
"""What helps with a calendar that is too large."""


class TooMuchError(Exception):
    """A calendar asks for more work than any real one does."""

    def __init__(self, found: str, allowed: str = "") -> None:
        self.found = found
        self.allowed = allowed
        super().__init__(found)


@dataclass(slots=True)
class Work:
    """What is left of the work that may be done."""

    steps: int = MOST_STEPS
    occurrences: int = MOST_OCCURRENCES

    def count_days(self, days: int) -> None:
        """Count days that are looked at; raises TooMuchError."""
        self.steps -= days
        if self.steps < 0:
            raise TooMuchError("its repeating events take too long to work out")

    def count_occurrence(self) -> None:
        """Count an occurrence; raises TooMuchError."""
        self.occurrences -= 1
        if self.occurrences < 0:
            raise TooMuchError(f"its events take place more than {MOST_OCCURRENCES} times in these days")
