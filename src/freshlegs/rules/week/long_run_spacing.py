"""A day between the long run and a hard run."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LongRunSpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for a long and an intensity run in either order."""

    claim = "The long run and an intensity run are a day apart."
    sources = ("coaches",)
    first, then, either_order = "long", "intensity", True
    says = "a long run and an intensity run start at least {hours} apart"
    eased_hours = 22

    weight: Weight = "hard"
    hours: Hours = 24
