"""Legs lift and long run never share a day."""

from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class NoLegsOnLongRunDay(DaysApart):
    """Breach: day(a) = day(b), for a legs lift and a long run in either order."""

    claim = "A legs lift and a long run never share a day."
    sources = ("doma2014", "house")
    first, then, either_order, days_apart = "legs", "long", True, 0
    why = "{first} and {then} on one day"

    weight: Weight = "hard"
