"""Two days for a muscle to recover."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class MuscleSpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two lifts that share a region."""

    claim = "Two lifts of one region are two days apart."
    sources = ("acsm",)
    first, then, either_order = "lift", "lift", False
    says = "two lifts of one region start at least {hours} apart"
    eased_hours = 48

    weight: Weight = "hard"
    hours: Hours = 48

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return a.shares_region(b)
