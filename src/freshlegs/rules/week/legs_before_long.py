"""Fresh legs for the long run."""

from typing import ClassVar, Literal

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Price
from freshlegs.rules.spacing import Spacing


class LegsBeforeLong(Spacing):
    """Breach: start(long) - start(lift) < 24, 36 or 48 h less tolerance, for a legs lift before a long run.

    The tightest tier counts. Its price doubles, once, when the long run is the hardest run or is to last 150 min
    or more, or for a beginner in lifting; a price that the scenario names does not. Hardened it
    forbids what is under `hours`; priced, `hours` drops what lies above.
    """

    claim = "The long run gets legs that have not just lifted."
    sources = ("doma2015", "doma2019", "doma_reviews", "coaches", "house")
    article = "off"
    first, then = "legs", "long"
    says = "a long run starts at least {hours} after a legs lift (the closer, the worse)"
    prices = ("under_24", "under_36", "under_48")
    doubling_minutes: ClassVar[int] = 150

    weight: Literal["hard"] | None = None
    under_24: Price = 120
    under_36: Price = 60
    under_48: Price = 30
    hours: Hours = 48

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        if self.hard:
            return ((self.hours, 0),)
        heavy = "hardest" in b.tags or b.asked_length >= self.doubling_minutes or problem.lift_level == "beginner"
        found = []
        for hours, name in ((24, "under_24"), (36, "under_36"), (48, "under_48")):
            price: int = getattr(self, name)
            found.append((min(hours, self.hours), 2 * price if heavy and not self.explicit(name) else price))
        return tuple(found)
