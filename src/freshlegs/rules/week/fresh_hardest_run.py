"""The hardest run on fresh legs."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class FreshHardestRun(DaysApart):
    """Breach: day(hardest) - day(s) = 1, for s a lift or another key run."""

    claim = "There is no lift and no other key run on the day before the hardest run."
    sources = ("A67",)
    first, then, either_order, days_apart = "any", "hardest", False, 1
    why = "{first} on the day before {then}"
    says = "no lift and no other key run on the day before the hardest run"

    weight: Weight = "hard"

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return bool(a.tags & {"lift", "key"})
