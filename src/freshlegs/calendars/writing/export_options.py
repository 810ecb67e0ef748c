"""What an athlete wants of the calendar, beside the plan itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from freshlegs.model.kinds import Kind, find_family

MOST_ALARMS = 2
"""More than two per entry are lost in some calendars."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is asked of the entries of a calendar."""

    rest_days: bool = True  #: Whether days without a session are noted as all-day entries, which take up no time
    details: bool = True  #: Whether an entry says what is trained; without, it says "Training" and nothing else
    blocks: bool = True  #: Whether a session takes up its time in the calendar
    utc: bool = False  #: Whether times are told in UTC, for programs that misread time zones
    #: How long before the start the phone rings, by kind ("tempo"), by family ("lift", "run"), or for all ("")
    alarms: Mapping[str, tuple[timedelta, ...]] = field(default_factory=dict)

    def alarms_of(self, kind: Kind) -> tuple[timedelta, ...]:
        """Return the alarms of a kind of session: what is said of it, else of its family, else of all."""
        names = (kind, find_family(kind), "")
        return next((self.alarms[name] for name in names if name in self.alarms), ())
