"""A lift fits into its minutes."""

from collections.abc import Iterator

from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lifting_problem import FilledLifts


class SessionMinutes(LiftRule):
    """Breach: warm-up + sum(sets x work + (sets - 1) x rest + set-up) - rests shared in pairs > minutes of the lift."""

    claim = "A lift fits into its minutes, warm-up included."
    sources = ("A50", "A60", "house")

    weight: Weight = "hard"

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            yield Breach(week.reaches(week.seconds(lift), lift.session.minutes * 60 + 1), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            over = lifts.of(lift).seconds - lift.session.minutes * 60
            if over > 0:
                yield self.blame(lift.session, -(-over // 60))

    def blame(self, session: Session, over: int) -> Violation:
        """Return the breach of a lift that takes so many minutes more than it has."""
        return Violation((session,), f"{session.name} takes {over} min more than its {session.minutes}", self.price)
