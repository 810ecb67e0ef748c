"""A week of lifts for the legs has what running asks of them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.exercise import HIP_DOMINANT, KNEE_DOMINANT, Exercise
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class LegMovement(NamedTuple):
    """What a week of legs has once, as people call it, and which exercises are of it."""

    name: str
    holds: Callable[[Exercise], bool]


LEG_MOVEMENTS = (
    LegMovement("a squat or lunge", lambda e: e.pattern in KNEE_DOMINANT),
    LegMovement("a hinge or hip thrust", lambda e: e.pattern in HIP_DOMINANT),
    LegMovement("an exercise on one leg", lambda e: e.single_leg),
    LegMovement("a calf raise", lambda e: e.pattern == "calf"),
)
"""All that running asks of a week of legs."""


class LegsForRunning(LiftRule):
    """Breach: a movement that is in none of the lifts for legs, outside their power slots; one each.

    Knee-dominant, hip-dominant, on one leg, calf; a lunge is the first and the third. Nothing is asked that is not at
    hand. Of lifts with little room it is asked at a price.
    """

    claim = "A week of legs has a squat or lunge, a hinge or hip thrust, one-legged work and a calf raise."
    sources = ("A25", "house")

    weight: Weight = "hard"

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lifts, movement in self._asked(week.problem):
            there = [literal for lift in lifts for literal in week.which(lift, _is(movement))]
            yield Breach(-week.any_of(there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for reaching, movement in self._asked(lifts.problem):
            if not any(lifts.count(lift, _is(movement)) for lift in reaching):
                yield Violation(tuple(lift.session for lift in reaching), f"no lift has {movement.name}", self.price)

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        for_legs = problem.reaching("quads")
        if lift in for_legs[:1]:
            missing = [m.name for m in LEG_MOVEMENTS if not _could(problem, for_legs, m)]
            if missing:
                yield f"Nothing is left that is {' or '.join(missing)}."

    @staticmethod
    def _asked(problem: LiftingProblem) -> Iterator[tuple[tuple[LiftSlots, ...], LegMovement]]:
        for_legs = problem.reaching("quads")
        yield from ((for_legs, movement) for movement in LEG_MOVEMENTS if _could(problem, for_legs, movement))


def _could(problem: LiftingProblem, lifts: tuple[LiftSlots, ...], movement: LegMovement) -> bool:
    return any(problem.could_hold(lift, _is(movement)) for lift in lifts)


def _is(movement: LegMovement) -> Callable[[Pick], bool]:
    return lambda pick: pick.slot.name != "power" and movement.holds(pick.exercise)
