"""A free day before the hardest run."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class EasyBeforeHardest(DaysApart):
    """Breach: day(hardest) - day(s) = 1, for s an easy run, or an easy activity that is light for the legs."""

    claim = "There is no easy run on the day before the hardest run."
    sources = ("A67", "house")
    article = "off"
    first, then, either_order, days_apart = "easy_legs", "hardest", False, 1
    why = "{first} on the day before {then}"
    says = "no easy run on the day before the hardest run"

    weight: Weight = 15

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "key" not in a.tags
