"""No legs work while the legs heal from a race."""

from collections.abc import Iterator

from freshlegs.model.session import Session
from freshlegs.rules.after_race import AfterRace, DaysAfter
from freshlegs.rules.timetable import Timetable
from freshlegs.training.programme.races import RECOVERIES


class LegsAfterRace(AfterRace):
    """Breach: day(s) - day(race) <= days, for s a legs lift or a long run after a race; days by its distance.

    A beginner in running and an athlete of 50 or more take the days of the next longer race. After a shorter race than
    a marathon that is trained through age alone asks for no more.
    """

    claim = "After a race the legs rest for some days: no lift for them, no jumps, no long run."
    sources = ("house",)
    about = "legs"
    forbids = "no lift for the legs and no long run"
    says = (
        "no lift for the legs and no long run in the days after a race: {five_km} after 5 km, {ten_km} after 10 km, "
        "{half} after a half marathon, {marathon} after a marathon; for a beginner and from 50 on as after a longer one"
    )

    five_km: DaysAfter = RECOVERIES[0].legs
    ten_km: DaysAfter = RECOVERIES[1].legs
    half: DaysAfter = RECOVERIES[2].legs
    marathon: DaysAfter = RECOVERIES[3].legs

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say of which races it knows too little."""
        for race in plan.problem.history:
            if "race" in race.session.tags and not race.session.kilometres:
                day = plan.problem.clock.day_name(plan.problem.clock.day(race.start))
                yield f"race of {day}: its distance is not known, so no days after it are kept free; give it one"

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return bool(b.tags & {"legs", "long"})
