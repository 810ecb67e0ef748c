"""Fresh legs at the start of a race."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Weight
from freshlegs.rules.before_race import BeforeRace, DaysBefore


class LegsBeforeRace(BeforeRace):
    """Breach: day(race) - day(s) <= days, for s a legs lift before a race; days by its distance.

    A race that is trained through has none. In a programme the taper leaves lifts out besides.
    """

    claim = "In the last days before a race the legs lift nothing."
    sources = ("coaches_taper",)
    says = (
        "no lift for the legs in the days before a race, the closer the worse: {five_km} before 5 km, {ten_km} before "
        "10 km, {half} before a half marathon, {marathon} before a marathon; a race that is trained through has none"
    )
    forbids = "no lift for the legs"
    counts_training = False

    weight: Weight = 50
    five_km: DaysBefore = 2
    ten_km: DaysBefore = 2
    half: DaysBefore = 3
    marathon: DaysBefore = 5

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "legs" in a.tags and "race" not in a.tags
