"""Two days from a legs lift to another hard run."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LegsBeforeTempo(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance.

    For a legs lift before an intensity run that is not the hardest.
    """

    claim = "There are two days between a legs lift and an intensity run that is not the hardest."
    sources = ("doma2019", "doma_reviews", "house")
    article = "off"
    first, then, either_order = "legs", "intensity", False
    half_for_lifters = True
    says = "an intensity run that is not the hardest starts at least {hours} after a legs lift"

    weight: Weight = 100
    hours: Hours = 48

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "hardest" not in b.tags
