"""No hard run while the legs heal from a race."""

from freshlegs.model.session import Session
from freshlegs.rules.after_race import AfterRace, DaysAfter
from freshlegs.training.programme.races import RECOVERIES


class HardRunAfterRace(AfterRace):
    """Breach: day(s) - day(race) <= days, for s intervals, a tempo run or a hard activity after a race.

    The days go by its distance; a beginner in running and an athlete of 50 or more take those of the next longer race.
    After a shorter race than a marathon that is trained through age alone asks for no more.
    """

    claim = "After a race there is no tempo and no interval run for some days."
    sources = ("house",)
    about = "hard"
    forbids = "no tempo and no intervals"
    says = (
        "no tempo and no intervals in the days after a race: {five_km} after 5 km, {ten_km} after 10 km, {half} after "
        "a half marathon, {marathon} after a marathon; for a beginner and from 50 on as after a longer one"
    )

    five_km: DaysAfter = RECOVERIES[0].hard
    ten_km: DaysAfter = RECOVERIES[1].hard
    half: DaysAfter = RECOVERIES[2].hard
    marathon: DaysAfter = RECOVERIES[3].hard

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return "hard" in b.tags and b.kind != "race"
