"""Time for the way from one place to the next."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, TrainingPlace, are_together
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class TravelTime(Rule):
    """Breach: start(b) - end(a) < the way back from a + the way there to b, for a before b at different places.

    From one place to another the way leads over home. At one place nobody travels in between: who trains there twice
    in a row stays. Of two sessions that are done in one go (`with`) the one is the way to the other. Silent without
    `travel`; that the ways lie in free time is asked by `available`.
    """

    claim = "There is time for the way from one place to the next."
    sources = ("house",)
    says = "between two sessions there is time for the ways to their places and back"
    looks_at = "pairs"

    weight: Weight = "hard"

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return any(place.there or place.back for session in problem.sessions for place in session.places)

    def encode(self, week: Week) -> Iterator[Breach]:
        places = {session.id: _list_places(week, session) for session in week.problem.sessions if session.places}
        for pair in week.pairs("any", "any"):
            for ordered in pair.orders if not are_together(pair.a.session, pair.b.session) else ():
                a, b = ordered.a.session, ordered.b.session
                for here, is_here in (places[a.id] if a.places else _ANYWHERE).items():
                    for there, is_there in (places[b.id] if b.places else _ANYWHERE).items():
                        minutes = _measure_way(here, there)
                        if minutes:
                            where = (*is_here, *is_there, ordered.where(gap=(None, minutes)))
                            yield Breach(week.all_of(where), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("any", "any"):
            here, there = plan.find_place(pair.a), plan.find_place(pair.b)
            minutes = 0 if are_together(pair.a, pair.b) else _measure_way(here, there)
            if minutes and pair.gap < minutes:
                between = f"{max(0, pair.gap)} min from {pair.first} to {pair.then}"
                why = f"{between}, less than the {minutes} min of the way {_say_way(here, there)}"
                yield Violation(pair.sessions, why, self.price)

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        """As long as the first lasts, and the shortest way between their places; nothing where there may be none."""
        ways = (_measure_way(here, there) for here in a.places or (None,) for there in b.places or (None,))
        least = 0 if are_together(a, b) else min(ways)
        return a.shortest + least if least else 0


_Places = dict[TrainingPlace | None, tuple[int, ...]]
"""By a place the literals that all hold where a session stands there."""
_ANYWHERE: _Places = {None: ()}


def _measure_way(here: TrainingPlace | None, there: TrainingPlace | None) -> int:
    """Return the minutes from one place to another; 0 at one place."""
    if here and there and here.name == there.name:
        return 0
    return (here.back if here else 0) + (there.there if there else 0)


def _say_way(here: TrainingPlace | None, there: TrainingPlace | None) -> str:
    back = f"back from {here.name}" if here and here.back else ""
    return " and ".join(filter(None, (back, f"to {there.name}" if there and there.there else "")))


def _list_places(week: Week, session: Session) -> _Places:
    """Return where a session may stand, as long as it may be."""
    problem, starts = week.problem, week.starts(session)
    forms = [one for one, _ in week.forms(session)]
    found = {problem.find_place(one, start) for one in forms for start in starts}

    def stands_at(place: TrainingPlace | None) -> int:
        return week.starts_where(session, lambda one, start: problem.find_place(one, start) == place)

    there = sorted(found, key=lambda place: (place is not None, place.name if place else ""))
    return {place: (stands_at(place),) if len(found) > 1 else () for place in there}
