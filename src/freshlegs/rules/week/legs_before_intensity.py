"""A day from a legs lift to a hard run."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LegsBeforeIntensity(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance, for a legs lift before an intensity run."""

    claim = (
        "There is a day between a legs lift and an intensity run after it. Run first, then legs, on one day is allowed."
    )
    sources = ("palmer2001", "doma2013", "doma2014")
    first, then, either_order = "legs", "intensity", False
    says = "an intensity run starts at least {hours} after a legs lift"
    eased_hours = 22

    weight: Weight = "hard"
    hours: Hours = 24
