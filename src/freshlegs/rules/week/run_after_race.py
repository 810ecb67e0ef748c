"""A few days without any run after a race."""

from freshlegs.model.session import Session
from freshlegs.rules.after_race import AfterRace, DaysAfter
from freshlegs.rules.base import Weight
from freshlegs.training.programme.races import RECOVERIES


class RunAfterRace(AfterRace):
    """Breach: day(s) - day(race) <= days, for any run s after a race; days by its distance.

    A beginner in running and an athlete of 50 or more take the days of the next longer race. After a shorter race than
    a marathon that is trained through age alone asks for no more.
    """

    claim = "After a race there is no run at all for a day or some."
    sources = ("house",)
    about = "rest"
    forbids = "no run"
    says = (
        "no run in the days after a race: {five_km} after 5 km, {ten_km} after 10 km, {half} after a half marathon, "
        "{marathon} after a marathon; for a beginner and from 50 on as after a longer one"
    )

    weight: Weight = 60
    five_km: DaysAfter = RECOVERIES[0].rest
    ten_km: DaysAfter = RECOVERIES[1].rest
    half: DaysAfter = RECOVERIES[2].rest
    marathon: DaysAfter = RECOVERIES[3].rest

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "run" in b.tags and b.kind != "race"
