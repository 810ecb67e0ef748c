"""At most one lift a day."""

from freshlegs.rules.spacing import AtMostPerDay


class LiftsPerDay(AtMostPerDay):
    """Breach: more than `at_most` lifts on one local date; the amount is the excess."""

    claim = "At most one lift a day."
    sources = ("house",)
    tag = "lift"
