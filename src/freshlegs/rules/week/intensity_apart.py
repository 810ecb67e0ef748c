"""A third day between hard runs."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import SpacingOrSameDay


class IntensityApart(SpacingOrSameDay):
    """Breach: start(b) - start(a) < hours - tolerance, for two intensity runs.

    With `same_day_or` these hours count, and two on one day are no breach.
    """

    claim = "Two intensity runs are three days apart."
    sources = ("coaches", "house")
    article = "off"
    first, then, either_order = "intensity", "intensity", False
    says = "two intensity runs start at least {hours} apart"

    weight: Weight = 20
    hours: Hours = 72
