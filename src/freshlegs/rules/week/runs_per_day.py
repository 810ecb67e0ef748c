"""At most one run a day: no easy runs are stacked to win a rest day."""

from freshlegs.rules.spacing import AtMostPerDay


class RunsPerDay(AtMostPerDay):
    """Breach: more than `at_most` runs on one local date; the amount is the excess."""

    claim = "At most one run a day: no easy runs are stacked to win a rest day."
    sources = ("house",)
    tag = "run"
