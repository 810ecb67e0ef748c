"""Hours between two runs."""

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import EndToStart


class RunRunGap(EndToStart):
    """Breach: start(b) - end(a) < hours, for two runs, a before b.

    Elapsed hours without tolerance, also across midnight and the week's edge: two runs with less between them are one
    long one.
    """

    claim = "There are five hours or more between two runs."
    sources = ("house",)
    first, then = "run", "run"
    says = "at least {hours:g} h between two runs"

    weight: Weight = "hard"
    hours: Hours = 5
