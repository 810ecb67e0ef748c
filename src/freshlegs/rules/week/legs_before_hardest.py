"""Two days from a legs lift to the hardest run."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LegsBeforeHardest(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance.

    For a legs lift before the hardest run, unless that is the long run.
    """

    claim = "There are two days between a legs lift and the hardest run."
    sources = ("A67", "doma2019", "doma_reviews")
    first, then, either_order = "legs", "hardest", False
    half_for_lifters = True
    says = "the hardest run starts at least {hours} after a legs lift"

    weight: Weight = 200
    hours: Hours = 48

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "long" not in b.tags
