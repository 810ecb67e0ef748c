"""Two days between long runs."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LongRunsApart(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two long runs."""

    claim = "Two long runs are two days apart."
    sources = ("coaches", "house")
    first, then, either_order = "long", "long", False
    says = "two long runs start at least {hours} apart"
    eased_hours = 24

    weight: Weight = "hard"
    hours: Hours = 48
