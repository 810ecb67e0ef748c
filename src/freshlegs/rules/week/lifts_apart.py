"""A third day for a muscle to recover."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LiftsApart(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two lifts that share a region.

    An activity that is heavy for a region counts as a lift of it.
    """

    claim = "Two lifts of one region are three days apart."
    sources = ("acsm", "house")
    article = "off"
    first, then, either_order = "lift", "strength", True
    says = "two lifts of one region start at least {hours} apart"

    weight: Weight = 15
    hours: Hours = 72

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return a.shares_region(b)
