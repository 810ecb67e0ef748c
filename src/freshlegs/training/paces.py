"""Paces from a race or a threshold: how fast an athlete would run another distance."""

from dataclasses import dataclass
from typing import Self

from freshlegs.model.kinds import Level
from freshlegs.model.wording import round_half_up

_FATIGUE = 1.06
"""Power of the distance with which the time of a race grows (Riegel 1981)."""
LONGEST_PREDICTED = 230
"""Minutes of the longest race that the formula holds for (Riegel 1981)."""
MARATHON, ULTRA = 42.0, 43.0
"""Kilometres from which a race is a marathon, and from which it is longer than one (house)."""
_HOUR = 60
"""Minutes that the threshold pace can be held for in a race (coaches_pace)."""
EASY = (1.20, 1.35)
"""Threshold pace times these: the fast and the slow end of easy running (house)."""
HARD_RUN = 1.15
"""Threshold pace times this: a tempo run or intervals as a whole, with warm-up, breaks and cool-down (house)."""
USUAL_PACES: dict[Level, float] = {"beginner": 7.5, "intermediate": 6.0, "advanced": 4.75}
"""Minutes per kilometre of a race, as long as nothing is known of the runner (house)."""
MILE = 1.609344
"""Kilometres of a mile."""
FASTEST, SLOWEST = 130, 1200
"""Seconds per kilometre that a race may take: a little below the record over 1000 m, and a walk (house)."""
FASTEST_THRESHOLD, SLOWEST_THRESHOLD = 165, 900
"""Seconds per kilometre that a threshold pace may be: a little below the record of an hour, and a walk (house)."""


@dataclass(frozen=True, slots=True)
class KnownRace:
    """What an athlete has run, or could run: a distance in kilometres in so many minutes."""

    kilometres: float
    minutes: float
    in_miles: bool = False  #: Paces are told per mile

    @classmethod
    def at_threshold(cls, seconds: float, *, in_miles: bool = False) -> Self:
        """Return the race of an hour at a threshold pace in seconds per kilometre."""
        return cls(_HOUR * 60 / seconds, _HOUR, in_miles)

    def predict_minutes(self, kilometres: float) -> float:
        """Return the minutes of a race over another distance (Riegel 1981).

        >>> round(KnownRace(10, 50).predict_minutes(21.1), 1)
        110.4
        """
        return float(self.minutes * (kilometres / self.kilometres) ** _FATIGUE)

    def find_pace(self, kilometres: float | None) -> float:
        """Return the seconds per kilometre of a race over a distance; None: of one that takes an hour."""
        if kilometres is None:
            kilometres = self.kilometres * (_HOUR / self.minutes) ** (1 / _FATIGUE)
        return self.predict_minutes(kilometres) * 60 / kilometres

    def format_pace(self, *seconds: float) -> str:
        """Return a pace in seconds per kilometre, or the two ends of one, for people: "4:30 per km"."""
        each, unit = (MILE, "mile") if self.in_miles else (1.0, "km")
        return f"{' to '.join(format_seconds(one * each) for one in seconds)} per {unit}"


def format_seconds(seconds: float) -> str:
    """Return a stretch of time for people: "4:30"."""
    minutes, rest = divmod(round_half_up(seconds), 60)
    return f"{minutes}:{rest:02d}"
