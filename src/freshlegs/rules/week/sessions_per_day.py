"""At most two sessions share a day."""

from freshlegs.rules.spacing import AtMostPerDay, PerDay


class SessionsPerDay(AtMostPerDay):
    """Breach: more than `at_most` sessions on one local date, those that are rest aside; the amount is the excess."""

    claim = "At most two sessions share a day."
    sources = ("A27",)
    tag = "training"

    at_most: PerDay = 2
