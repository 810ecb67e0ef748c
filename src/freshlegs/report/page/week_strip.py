"""A week of a programme as a small picture: days side by side on the clock, all weeks on one scale."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from freshlegs.model.availability import Interval
from freshlegs.model.kinds import Kind
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.page.picture import Picture
from freshlegs.report.phrases import list_titles

HOUR = 18
"""Height of an hour, in pixels."""
HEAD = 20
"""Height of the days' names, in pixels."""
_LOWEST = 45
"""Minutes that a session is drawn with at the least, so that its name has room."""
_WIDE = 0.94
"""Part of a day's column that is drawn on."""
_HOURS = 0.25
"""Room for the hours at the left, in columns."""


@dataclass(frozen=True, slots=True)
class StripText:
    """A text in a strip: where it begins, in percent of the width, and its line, in pixels."""

    x: str
    y: int
    text: str
    kind: str = ""  #: Of the session that it names, for its colour


class WeekStrip:
    """Where everything of a week stands: columns and hours for what is drawn, percent and pixels for its texts."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.hours = (picture.last - picture.first) / 60
        self.columns = len(picture.days) + _HOURS
        self.tall = round(self.hours * HOUR)
        self.head = HEAD

    @property
    def free(self) -> str:
        """Free time, as a path."""
        return "".join(self._draw_times(day, times.free) for day, times in enumerate(self.picture.days))

    @property
    def busy(self) -> str:
        """Busy time, as a path."""
        days = enumerate(self.picture.days)
        return "".join(self._draw_times(day, self.picture.within(times.busy)) for day, times in days)

    @property
    def sessions(self) -> dict[Kind, str]:
        """The sessions as a path for each kind."""
        found: dict[Kind, str] = defaultdict(str)
        for day, times in enumerate(self.picture.days):
            for block in times.blocks:
                width = _WIDE / block.lanes
                end = max(block.end, block.begin + _LOWEST)
                left = _HOURS + day + block.lane * width
                found[block.session.kind] += self._draw(left, width, block.begin, min(end, self.picture.last))
        return dict(found)

    @property
    def days(self) -> Iterator[StripText]:
        """The names of the days."""
        for day, times in enumerate(self.picture.days):
            yield StripText(self._across(_HOURS + day), 14, f"{times.weekday} {times.date.day}")

    @property
    def names(self) -> Iterator[StripText]:
        """What the sessions are called, each at its top; those that share a day's width have no room for it."""
        for day, times in enumerate(self.picture.days):
            for block in times.blocks:
                if block.lanes == 1:
                    name = list_titles(self.picture.record, block.session)[1]
                    x, y = self._across(_HOURS + day + 0.03), self._line(block.begin) + 11
                    yield StripText(x, y, name, block.session.kind)

    @property
    def gaps(self) -> Iterator[StripText]:
        """The hours between a run and a lift of one day."""
        for day, times in enumerate(self.picture.days):
            for gap in times.gaps:
                if gap.end - gap.begin >= 2 * _LOWEST:
                    y = (self._line(gap.begin + _LOWEST // 2) + self._line(gap.end)) // 2 + 4
                    yield StripText(self._across(_HOURS + day + _WIDE / 2), y, gap.text)

    @property
    def states(self) -> Iterator[StripText]:
        """Of days without a session those of illness, and those whose session was missed."""
        done = DoneSoFar(self.picture.record)
        for day, times in enumerate(self.picture.days):
            state = done.find_day_state(times.date)
            if times.rest and state != "open":
                yield StripText(self._across(_HOURS + day + _WIDE / 2), HEAD + self.tall // 2, state)

    @property
    def clock(self) -> Iterator[StripText]:
        """Every third hour."""
        for minute in self.picture.hours:
            if minute // 60 % 3 == 0 and minute < self.picture.last:
                yield StripText("0", self._line(minute) + 10, f"{minute // 60:02}")

    def _draw_times(self, day: int, times: Iterable[Interval]) -> str:
        return "".join(self._draw(_HOURS + day, _WIDE, begin, end) for begin, end in times)

    def _draw(self, left: float, width: float, begin: int, end: int) -> str:
        top, height = (begin - self.picture.first) / 60, (end - begin) / 60
        path = f"M{left:.4g} {top:.4g}h{width:.3g}v{height:.4g}h-{width:.3g}z"
        return re.sub(r"(?<![\d.])0\.", ".", path)

    def _across(self, columns: float) -> str:
        return f"{100 * columns / self.columns:.4g}%"

    def _line(self, minute: int) -> int:
        return HEAD + round((minute - self.picture.first) / 60 * HOUR)
