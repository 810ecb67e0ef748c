"""Enough jumps, where jumps are all the power there is."""

from collections.abc import Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.lift_shapes import Contacts, count_contacts
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lifting_problem import FilledLifts


class EnoughContacts(LiftRule):
    """Breach: a lift has jumps or hops, no other power exercise, and fewer than `at_least` foot contacts.

    Lifts at minimum dose are spared.
    """

    claim = "A lift whose power exercises are jumps has as many foot contacts as were studied."
    sources = ("A13", "house")
    says = "where jumps are a lift's only power exercises, it has at least {at_least} foot contacts"

    weight: Weight = 4
    at_least: Contacts = 30

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            if lift.dose == "standard":
                jumps = week.any_of(week.which(lift, _jumps))
                others = week.any_of(week.which(lift, _other_power))
                enough = week.reaches(week.worth(lift, count_contacts), self.at_least)
                yield Breach(week.all_of((jumps, -others, -enough)), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            contacts = lifts.total(lift, count_contacts)
            alone = lifts.count(lift, _jumps) and not lifts.count(lift, _other_power)
            if lift.dose == "standard" and alone and contacts < self.at_least:
                why = f"{lift.session.name}: {contacts} foot contacts, fewer than {self.at_least}"
                yield Violation((lift.session,), why, self.price)


def _jumps(pick: Pick) -> bool:
    return pick.contacts > 0


def _other_power(pick: Pick) -> bool:
    return pick.slot.name == "power" and not pick.contacts
