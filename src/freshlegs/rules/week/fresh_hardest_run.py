"""The hardest run on fresh legs."""

from typing import ClassVar, Literal

from pydantic import Field

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class FreshHardestRun(DaysApart):
    """Breach: day(hardest) - day(s) = 1, for s a legs lift or another key run; with lifts = "all" for s any lift.

    Also for s an activity that is heavy, or hard.
    """

    claim = "There is no lift for the legs and no other key run on the day before the hardest run."
    sources = ("A67",)
    article: ClassVar = {"lifts": "all"}
    first, then, either_order, days_apart = "any", "hardest", False, 1
    why = "{first} on the day before {then}"

    weight: Weight = "hard"
    lifts: Literal["legs", "all"] = Field("legs", description="which lifts it speaks of")

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return bool(a.tags & {"legs" if self.lifts == "legs" else "strength", "key"})

    def describe(self) -> str:
        lift = "lift for the legs" if self.lifts == "legs" else "lift"
        return f"no {lift} and no other key run on the day before the hardest run"
