"""A lift that leaves the legs alone may stand before the hardest run, but need not."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class UpperBeforeHardest(DaysApart):
    """Breach: day(hardest) - day(s) = 1, for s a lift, or a heavy activity, that is not for the legs."""

    claim = "There is no upper-body lift on the day before the hardest run."
    sources = ("A67", "house")
    article = "off"
    first, then, either_order, days_apart = "strength", "hardest", False, 1
    why = "{first} on the day before {then}"
    says = "no upper-body lift on the day before the hardest run"

    weight: Weight = 15

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "legs" not in a.tags
