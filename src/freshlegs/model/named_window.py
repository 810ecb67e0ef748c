"""Times that sessions must keep on some days, under a name: "not after 20:00 on work nights"."""

from dataclasses import dataclass

from freshlegs.model.clock import DAY, Clock, format_clock_time
from freshlegs.model.session import Session


@dataclass(frozen=True, slots=True)
class NamedWindow:
    """From when to when sessions stand on some days; on others it says nothing."""

    name: str  #: What the athlete calls it
    days: frozenset[int]  #: Day numbers
    begin: int = 0  #: In wall-clock minutes: nothing starts before
    end: int = DAY  #: In wall-clock minutes: nothing ends after
    kinds: frozenset[str] = frozenset()  #: The kinds of session that it is about; empty for all

    def keeps_out(self, clock: Clock, session: Session, start: int) -> bool:
        """Whether a session that starts then, on one of the days, is not inside."""
        if clock.day(start) not in self.days or (self.kinds and session.kind not in self.kinds):
            return False
        return clock.wall(start) < self.begin or clock.wall_end(start, session.minutes) > self.end

    def describe(self) -> str:
        """Return what it asks, for people: "not before 06:00 and not after 20:00"."""
        told = [f"not before {format_clock_time(self.begin)}"] if self.begin else []
        told += [f"not after {format_clock_time(self.end)}"] if self.end < DAY else []
        return " and ".join(told)
