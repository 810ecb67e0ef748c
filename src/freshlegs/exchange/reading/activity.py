"""Activities as watches and apps record them: when, what, how long. Places, heart rates and titles are not read."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from freshlegs.exchange.reading.foreign_days import DayOrder
from freshlegs.io.errors import Fault

MOST_ACTIVITY_SECONDS = 48 * 3600
"""What takes longer is no activity, but a watch that nobody stopped."""


class DoneActivity(NamedTuple):
    """Something that was done, as one file has it."""

    source: str  #: The file, for messages
    place: str  #: "row 7", or "" where the file has only this
    local: datetime  #: When it began by the clock of where it was; naive
    moment: datetime | None  #: When it began, where the file tells; with its zone
    kind: str  #: `ANY_RUN`, `ANY_LIFT`, or a kind of session
    sport: str  #: As the file calls it
    seconds: float  #: Without stops, where the file tells
    metres: float | None = None
    felt: int | None = None  #: From 1 to 10
    knows_clock: bool = True  #: `local` is told by the file, and not only the moment as the plan's zone has it


@dataclass(slots=True)
class ActivityLog:
    """The activities of one file, and its rows that can't be read."""

    source: str
    form: str
    activities: list[DoneActivity] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    bad_rows: int = 0
    is_list: bool = False  #: It has all that was done in its time, and not one thing alone
    order: DayOrder | None = None  #: In which dates were read that could be two
    left_out: Counter[str] = field(default_factory=Counter)  #: Rows of what is no training, by its name
