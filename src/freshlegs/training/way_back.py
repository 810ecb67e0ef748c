"""The weeks after a come-back: from a lighter weight to the one of before, and only then to a new one (house)."""

from dataclasses import dataclass, replace

from freshlegs.training.easing import leave_more
from freshlegs.training.loads import Loads, find_implement
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.outline import ProgrammeWeek

NEXT = 90
"""Percent of the weight of before that the week after a come-back with less has at the most; after one with so much it
is the weight of before (house)."""


NO_WAVE = "too big a jump"
"""How a note ends that says why a lift has no wave; it holds on the way back too."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """Exercises of before, and the percent of their weight that each of the next weeks has at the most."""

    steps: tuple[tuple[Prescription, int], ...] = ()
    since: str = "the break"  #: What it leads back from

    def after(self, week: ProgrammeWeek, last: Prescription, lifted: Prescription) -> "WayBack":
        """Return the way on after a week that was lifted: the next step, or a new way where the week came back."""
        race = week.lift_load if week.kind != "deload" else 100
        if (back := min(week.comes_back, race)) == 100:
            return replace(self, steps=self.steps[1:])
        before = replace(last, load=lifted.load) if week.comes_back < 100 else last
        steps = [(before, NEXT)] * (back < NEXT) + [(before, 100)]
        # Where an easier week came before the break, its weight is none of before it.
        if before.load is not None and last.load is not None and before.load < last.load:
            steps.append((last, 100))
        return WayBack(tuple(steps), _name_reason(week))

    def hold(self, asked: Prescription, loads: Loads) -> Prescription:
        """Return what a week asks for, or the exercise of before with as much as it may have where that is less."""
        if not self.steps or not loads.step(asked.exercise):
            return asked
        before, percent = self.steps[0]
        if before.load is None and asked.load is None and find_implement(asked.exercise) != "added":
            if asked.slot == "power":
                return asked  # Nobody throws by the weight of the ball.
            return self._ask_again(before, asked.sets, None, percent)
        if before.load is None or asked.load is None:
            return asked
        most = before.load if percent == 100 else loads.reduced(before.load, percent, asked.exercise)
        harder = asked.load > most or (asked.load == most and asked.reps.high > before.reps.high)
        return self._ask_again(before, asked.sets, most, percent) if harder else asked

    def is_above(self, eased: Prescription, loads: Loads) -> bool:
        """Whether the next step has more weight than an easier week, which is none of its steps then."""
        if not self.steps or eased.load is None:
            return False
        before, percent = self.steps[0]
        return before.load is not None and eased.load < loads.reduced(before.load, percent, eased.exercise)

    def limit(self, eased: Prescription, loads: Loads) -> Prescription:
        """Return what an easier week asks for, with no more weight than it may have."""
        held = self.hold(eased, loads)
        if held is eased or (held.load is not None and eased.load is not None and held.load >= eased.load):
            return eased
        note = eased.note or held.note
        return replace(eased, load=held.load, note=note, spare=max(eased.spare, held.spare), best=held.best)

    def _ask_again(self, before: Prescription, sets: int, load: float | None, percent: int) -> Prescription:
        kept = [note for note in before.note.split("; ") if note.endswith(NO_WAVE)]
        note = "; ".join((f"the weight of before {self.since}", *kept))
        again = replace(before, sets=sets, load=load, note=note, spare=0, held=percent)
        if percent == 100:
            return again.with_best()
        again = replace(again, note=f"no more than {percent} % of the weight before {self.since}")
        return leave_more(again, before, percent)


def _name_reason(week: ProgrammeWeek) -> str:
    """Return what a week comes back from."""
    if week.comes_back < 100:
        return "the break"
    if week.eased_since:
        return week.eased_since
    return "the easier week" if week.after is None and week.race is None else "the race"
