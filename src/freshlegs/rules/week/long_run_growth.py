"""The long run after the runs of the last month."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.model.wording import join_words
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class LongRunGrowth(Rule):
    """Breach: minutes(long) > most / 100 x minutes of the longest run of the 30 days before the week.

    Hard it never clashes: a long run that is asked for longer is planned as long as it may be, and a note says so, and
    which other runs are longer. Silent where no such run is known, and in a programme, whose runs grow week by week.
    """

    claim = "The long run is little longer than the longest run of the last month."
    sources = ("frandsen2025",)
    article = "off"
    says = "a long run takes at most {most} % of the minutes of your longest run in the last 30 days"
    looks_at = "pairs"

    weight: Weight = "hard"
    most: Annotated[int, Field(ge=100, le=200, description="percent")] = 110

    def find_cap(self, longest: int) -> int:
        """Return the minutes that a long run may have after a longest run."""
        return longest * self.most // 100

    def encode(self, week: Week) -> Iterator[Breach]:
        known = week.problem.longest_run
        for long in week.problem.with_tag("long") if known else ():
            if long.longest > self.find_cap(known or 0):
                yield Breach(week.lasts(long, self.find_cap(known or 0) + 1), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        known = plan.problem.longest_run
        for placement in plan.placements("long") if known else ():
            long = placement.session
            if long.minutes > self.find_cap(known or 0):
                why = f"{long.name} of {long.minutes} min, after a longest run of {known} min in the last 30 days"
                yield Violation((long,), why, self.price)

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say which long runs are shorter than asked for, and for whom they are where no run is known."""
        for long in (placement.session for placement in plan.placements("long")):
            if plan.problem.longest_run == 0:
                yield note_unknown(long.minutes, self.most)
            elif long.asked_minutes > long.minutes:
                yield (
                    f"{long.name} has {long.minutes} of the {long.asked_minutes} min asked for: "
                    f"your longest run of the last 30 days took {plan.problem.longest_run} min"
                )
        yield from self._note_others(plan)

    def _note_others(self, plan: Timetable) -> Iterator[str]:
        """Say which other runs are longer: nobody shortens what is hard in them unasked."""
        known = plan.problem.longest_run or 0
        runs = (placement.session for placement in plan.placements("run") if placement.session.done is None)
        others = (run for run in runs if run.kind not in ("long", "race"))
        longer = [run for run in others if known and run.minutes > self.find_cap(known)]
        if longer:
            names = join_words([f"{run.name} of {run.minutes} min" for run in longer])
            yield f"{names}: your longest run of the last 30 days took {known} min; ask for shorter ones to begin with"


def note_unknown(minutes: int, most: int) -> str:
    """Return for whom a long run is, where no run of the athlete is known."""
    return (
        f"the long run of {minutes} min is for somebody who ran {-(-100 * minutes // most)} min or more at once "
        "in the last 30 days; no run of yours is known"
    )
