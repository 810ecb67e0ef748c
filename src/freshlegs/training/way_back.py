"""The weeks after a come-back: from a lighter weight to the one of before, and only then to a new one (house)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from freshlegs.training.easing import LAST_TIME, leave_more
from freshlegs.training.loads import Loads, find_implement
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.outline import ProgrammeWeek

NEXT = 90
"""Percent of the weight of before that the week after a come-back with less has at the most; after one with so much it
is the weight of before (house)."""
RUNGS = (80, 90)
"""Percent of the usual weight that the next weeks have at the most where the weight of before a break was that of an
easier week, as between two races (house)."""
NOTHING_GOES_UP = ("deload", "stress")
"""Weeks that are no step on the way back: they ask for no more than the week before them did."""
NO_WAVE = "too big a jump"
"""How a note ends that says why a lift has no wave; it holds on the way back too."""


class BackStep(NamedTuple):
    """What one of the next weeks has at the most."""

    before: Prescription  #: What was asked for before; with more left in the tank where its week was an easier one
    percent: int  #: Of its weight
    since: str  #: What it leads back from; "" where it leads on to the usual weight
    held: int  #: Percent of the usual weight that it comes to at the most

    def find_most(self, loads: Loads) -> float | None:
        """Return the weight that it comes to; None where nobody knows it."""
        load = self.before.load
        return load if load is None or self.percent == 100 else loads.reduced(load, self.percent, self.before.exercise)

    def ask(self, sets: int, loads: Loads) -> Prescription:
        """Return what is asked for instead of more."""
        again = replace(self.before, sets=sets, load=self.find_most(loads), held=self.held)
        if self.percent < 100:
            of = f"the weight before {self.since}" if self.since else "your usual weight"
            again = replace(again, note=f"no more than {self.percent} % of {of}")
            eased = leave_more(again, self.before, self.percent)
            return replace(eased, spare=max(eased.spare, self.before.spare))
        kept = [note for note in self.before.note.split("; ") if note.endswith(NO_WAVE)]
        of = f"the weight of before {self.since}" if self.since else "your usual weight again"
        again = replace(again, note="; ".join((of, *kept)))
        return again if again.spare else again.with_best()


@dataclass(frozen=True, slots=True)
class WayBack:
    """What each of the next weeks has at the most, until the weight is as before."""

    steps: tuple[BackStep, ...] = ()

    @property
    def than(self) -> str:
        """When an exercise of unknown weight was as usual, as what is lighter says it."""
        return LAST_TIME if not self.steps else f"before {self.steps[0].since}" if self.steps[0].since else "usual"

    def after(self, week: ProgrammeWeek, last: Prescription, lifted: Prescription, loads: Loads) -> "WayBack":
        """Return the way on after a week that was lifted: the next step, or a new way where the week came back."""
        back = _find_back(week)
        if back == 100:
            return self if week.kind in NOTHING_GOES_UP else WayBack(self.steps[1:])
        return _begin(week, back, last, lifted, loads)

    def without(self, week: ProgrammeWeek, last: Prescription, lifted: Prescription, loads: Loads) -> "WayBack":
        """Return the way on after a week in which the exercise was not done: what came back is still to come back."""
        back = _find_back(week)
        if back == 100 or self.steps or week.goes_on_lighter:
            return self
        return _begin(week, min(back, NEXT - 1), last, lifted, loads)

    def hold(self, asked: Prescription, loads: Loads) -> Prescription:
        """Return what a week asks for, or the exercise of before with as much as it may have where that is less."""
        if not self.steps or not loads.step(asked.exercise):
            return asked
        step = self.steps[0]
        before, most = step.before, step.find_most(loads)
        if before.load is None and asked.load is None and find_implement(asked.exercise) != "added":
            # Nobody throws by the weight of the ball.
            return asked if asked.slot == "power" else step.ask(asked.sets, loads)
        if most is None or asked.load is None:
            return asked
        harder = asked.load > most or (asked.load == most and asked.reps.high > before.reps.high)
        return step.ask(asked.sets, loads) if harder else asked

    def limit(self, eased: Prescription, loads: Loads) -> Prescription:
        """Return what an easier week asks for, with no more weight than it may have."""
        held = self.hold(eased, loads)
        if held is eased or (held.load is not None and eased.load is not None and held.load >= eased.load):
            return eased
        spare = max(eased.spare, held.spare)
        return replace(eased, load=held.load, note=eased.note or held.note, spare=spare, best=held.best, held=held.held)


def _find_back(week: ProgrammeWeek) -> int:
    """Return the percent of the weight of before that a week which comes back has at the most; 100 for another."""
    return min(week.comes_back, 100 if week.kind == "deload" else week.lift_load)


def _begin(week: ProgrammeWeek, back: int, last: Prescription, lifted: Prescription, loads: Loads) -> WayBack:
    """Return the way on from a week that came back with a share of the weight of before."""
    since, usual = _name_reason(week), replace(last, spare=0)
    before = replace(usual, load=lifted.load) if week.comes_back < 100 else usual
    first = [percent for percent in (NEXT, 100) if back < percent]
    if (before.load or 0) < (usual.load or 0):
        return WayBack((*_lead_to_easier(before, usual, first, since), *_lead_on(before, usual, loads)))
    return WayBack(tuple(BackStep(before, percent, since, percent) for percent in first))


def _lead_to_easier(
    before: Prescription, usual: Prescription, percents: Sequence[int], since: str
) -> Iterator[BackStep]:
    """Yield the steps to the weight of an easier week before the break, which is none of before that week."""
    share = (before.load or 0) / (usual.load or 1)
    for percent in percents:
        yield BackStep(leave_more(before, usual), percent, since, ceil(percent * share / 10) * 10)


def _lead_on(before: Prescription, usual: Prescription, loads: Loads) -> Iterator[BackStep]:
    """Yield the steps from there to the usual weight."""
    for percent in (*RUNGS, 100):
        step = BackStep(usual, percent, "", percent)
        if (before.load or 0) < (step.find_most(loads) or 0):
            yield step


def _name_reason(week: ProgrammeWeek) -> str:
    """Return what a week comes back from."""
    if week.comes_back < 100:
        return "the break"
    if week.eased_since:
        return week.eased_since
    return "the easier week" if week.after is None and week.race is None else "the race"
