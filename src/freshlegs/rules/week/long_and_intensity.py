"""Two days between the long run and a hard run."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LongAndIntensity(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for a long and an intensity run in either order."""

    claim = "The long run and an intensity run are two days apart."
    sources = ("coaches",)
    article = "off"
    first, then, either_order = "long", "intensity", True
    says = "a long run and an intensity run start at least {hours} apart"

    weight: Weight = 80
    hours: Hours = 48
