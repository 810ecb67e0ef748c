"""Shapes that several rules on lifts share: about each exercise, about each lift, about each family of the core."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field

from freshlegs.model.wording import format_count, join_words
from freshlegs.rules.base import Breach, LiftRule, Violation
from freshlegs.rules.words import LiftWeek
from freshlegs.training.exercise import CORE_FAMILIES, PULLS, PUSHES, Exercise
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings

Contacts = Annotated[int, Field(ge=0, le=1000, description="foot contacts per lift")]
PerFamily = Annotated[int, Field(ge=1, le=10, description="exercises per family and cycle")]

_MAIN = ("strength", "moderate")


class ExerciseRule(LiftRule):
    """A rule on each exercise by itself. Breach: an exercise that it rejects, one each."""

    why: ClassVar[str]  #: What is wrong with an exercise that it rejects, "{exercise}" standing for that

    @abstractmethod
    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        """Whether the rule rejects this exercise in this slot of this lift."""

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        """One breach for each exercise that may be chosen."""
        price = self.price
        for lift in week.lifts:
            for pick, literal in week.options(lift):
                if self.rejects(week.problem, lift, pick):
                    yield Breach(literal, price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each exercise."""
        for lift in lifts.problem.lifts:
            for pick in lifts.picks(lift):
                if self.rejects(lifts.problem, lift, pick):
                    why = self.why.format(exercise=pick.exercise)
                    yield Violation((lift.session,), f"{lift.session.name}: {why}", self.price)


class AtLeastOnePerLift(LiftRule):
    """A rule on each lift. Breach: none of a lift's exercises fits."""

    why: ClassVar[str]  #: What a lift lacks
    #: What is said of a lift for which there is nothing that fits: nothing is asked of it then; "" to ask all the same
    remark: ClassVar[str] = ""

    @abstractmethod
    def fits(self, pick: Pick) -> bool:
        """Whether an exercise is of the kind that each lift needs one of."""

    def asks(self, problem: LiftingProblem, lift: LiftSlots) -> bool:
        """Whether the rule asks this of a lift."""
        return not self.remark or problem.could_hold(lift, self.fits)

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        """One breach for each lift."""
        for lift in week.lifts:
            if self.asks(week.problem, lift):
                yield Breach(-week.any_of(week.which(lift, self.fits)), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each lift."""
        for lift in lifts.problem.lifts:
            if self.asks(lifts.problem, lift) and not lifts.count(lift, self.fits):
                yield Violation((lift.session,), f"{lift.session.name}: {self.why}", self.price)

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        """Say where nothing that is at hand and not excluded fits."""
        if not self.asks(problem, lift):
            yield self.remark


class CoreFamilyRule(LiftRule):
    """A rule on how many exercises of each core family a week has."""

    at_least: PerFamily
    families: Annotated[tuple[str, ...], Field(description="of the core")] = CORE_FAMILIES

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        """One breach for each exercise that a family is short of."""
        for family in self._asked(week.problem):
            there = [literal for lift in week.problem.required_lifts for literal in week.which(lift, _works(family))]
            for missing in range(1, self.at_least + 1):
                yield Breach(-week.at_least(self.at_least - missing + 1, there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each family that is short."""
        for family in self._asked(lifts.problem):
            required = lifts.problem.required_lifts
            there = sum(lifts.count(lift, _works(family)) for lift in required)
            if there < self.at_least:
                spoken = family.replace("_", " ")
                why = f"core, {spoken}: {format_count(there, 'exercise')}, fewer than {self.at_least}"
                yield Violation(tuple(lift.session for lift in required), why, self.price, self.at_least - there)

    def describe(self) -> str:
        """Say how often."""
        times = format_count(self.at_least, "exercise")
        families = join_words([family.replace("_", " ") for family in self.families])
        return f"the core has {times} for {'each of ' if len(self.families) > 1 else ''}{families} in the week"

    def narrower(self) -> Iterator[Self]:
        """Yield a copy for each family."""
        for family in self.families if len(self.families) > 1 else ():
            yield self.with_parameters(families=(family,))

    def _asked(self, problem: LiftingProblem) -> list[str]:
        asked = self.families if problem.lifts else ()
        return [family for family in asked if family not in problem.settings.untrainable_groups]


def has_place_for(settings: LiftingSettings, lift: LiftSlots, exercise: Exercise) -> bool:
    """Whether an exercise suits the athlete, is at hand, and goes into a lift, be it excluded or not."""
    if not settings.suits(exercise) or not exercise.works_with(lift.equipment):
        return False
    return any(lift.takes(slot, exercise) for slot in lift.slots)


def count_contacts(pick: Pick) -> int:
    """Return how often the feet land."""
    return pick.contacts


def count_pushes(pick: Pick) -> int:
    """Return the sets that push, as a strength or moderate exercise."""
    return pick.sets * (pick.slot.name in _MAIN and pick.exercise.pattern in PUSHES)


def count_pulls(pick: Pick) -> int:
    """Return the sets that pull, as a strength or moderate exercise."""
    return pick.sets * (pick.slot.name in _MAIN and pick.exercise.pattern in PULLS)


def _works(family: str) -> Callable[[Pick], bool]:
    return lambda pick: pick.exercise.family == family
