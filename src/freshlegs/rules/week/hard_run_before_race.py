"""No hard run on the last days before a race."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.before_race import BeforeRace, DaysBefore


class HardRunBeforeRace(BeforeRace):
    """Breach: day(race) - day(s) <= days, for s intervals, a tempo run or a hard activity before a race.

    The days go by its distance. What a hard run of the last seven days holds is short, and at the pace of the race.
    """

    claim = "The last tempo or interval run stands some days before a race."
    sources = ("house",)
    forbids = "no tempo and no intervals"
    says = (
        "no tempo and no intervals in the days before a race, the closer the worse: {five_km} before 5 km, {ten_km} "
        "before 10 km, {half} before a half marathon, {marathon} before a marathon"
    )

    weight: Weight = 100
    five_km: DaysBefore = 1
    ten_km: DaysBefore = 1
    half: DaysBefore = 2
    marathon: DaysBefore = 2

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "hard" in a.tags and "race" not in a.tags
