"""Not too many jumps."""

from collections.abc import Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.lift_shapes import Contacts, count_contacts
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class FootContacts(LiftRule):
    """Breach: sum(sets x reps x sides) over the jumps and hops of a lift > at_most; of a beginner's > beginner."""

    claim = "A lift has no more foot contacts than were studied."
    sources = ("A13", "house")
    says = "a lift has at most {at_most} foot contacts, a beginner's at most {beginner}"

    weight: Weight = "hard"
    at_most: Contacts = 228
    beginner: Contacts = 60

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            yield Breach(week.reaches(week.worth(lift, count_contacts), self._limit(week.problem) + 1), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        limit = self._limit(lifts.problem)
        for lift in lifts.problem.lifts:
            contacts = lifts.total(lift, count_contacts)
            if contacts > limit:
                why = f"{lift.session.name}: {contacts} foot contacts, more than {limit}"
                yield Violation((lift.session,), why, self.price)

    def _limit(self, problem: LiftingProblem) -> int:
        return self.beginner if problem.settings.level == "beginner" else self.at_most
