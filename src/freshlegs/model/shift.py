"""A shift of work: when it is, how hard it is, which days it makes a day of work, when one sleeps after it."""

from dataclasses import dataclass
from typing import Literal

from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock

Workload = Literal["light", "hard"]

LEAST = 180
"""Minutes of a shift on a date that make it a day of work; a shorter shift does with all of its minutes (house)."""
NIGHT = (0, 4 * 60)
"""Wall-clock minutes in which who works does not sleep: an early shift begins after them (house)."""
NIGHT_LEAST = 120
"""Minutes of them that make a shift one of the night (house)."""
SLEEP = 8 * 60
"""Minutes after the end of a night shift that are for the way home and for sleep, and not for training (house)."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Work from one minute of the week to another; it may begin before the week, or end after it."""

    start: int
    end: int
    load: Workload  #: Whether the body works too, or only the head

    def makes_workday(self, clock: Clock, day: int) -> bool:
        """Whether so much of it is on a date that this is a day of work."""
        return self._minutes_within((clock.midnight(day), clock.midnight(day + 1))) >= min(LEAST, self.end - self.start)

    def find_sleep(self, clock: Clock) -> Interval | None:
        """Return the minutes for sleep after it; None where the night was free."""
        days = range(clock.day(self.start), clock.day(self.end) + 1)
        nights = ((clock.at(day, NIGHT[0]), clock.at(day, NIGHT[1])) for day in days)
        if max(map(self._minutes_within, nights)) < NIGHT_LEAST:
            return None
        return self.end, self.end + SLEEP

    def _minutes_within(self, span: Interval) -> int:
        return max(0, min(self.end, span[1]) - max(self.start, span[0]))
