"""Two days between hard runs."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import SpacingOrSameDay


class IntensitySpacing(SpacingOrSameDay):
    """Breach: start(b) - start(a) < hours - tolerance, for two intensity runs.

    With `same_day_or` these hours count, and two on one day are no breach.
    """

    claim = "Two intensity runs are two days apart."
    sources = ("coaches",)
    first, then, either_order = "intensity", "intensity", False
    says = "two intensity runs start at least {hours} apart"
    eased_hours = 48

    weight: Weight = "hard"
    hours: Hours = 48
