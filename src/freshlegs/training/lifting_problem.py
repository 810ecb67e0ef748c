"""The lifts of a week: what there is to choose from for them, and what they were filled with."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import Dose, Kind
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, TrainingPlace
from freshlegs.training.exercise import Exercise, find_region
from freshlegs.training.lift_slots import FilledLift, LiftSlots, Pick
from freshlegs.training.lift_template import ExerciseSlot, choose_template, list_lift_groups
from freshlegs.training.lifting_settings import LiftingSettings

MINIMUM_BELOW = 36
"""Minutes; a shorter lift is done at minimum dose: one set of each (house)."""
WHOLE_LIFT = 50
"""Minutes; a shorter lift has no room for every muscle group (A50; what follows is house)."""
FULL_LIFT = 60
"""Minutes; a shorter full lift has no room for two heavy exercises, and pushes and pulls in turn (house)."""
SHORTEST_LIFT = 15
"""Minutes; what is shorter has no room for a warm-up and an exercise, and is left to the athlete (house)."""


@dataclass(frozen=True)
class LiftingProblem:
    """The lifts of a week to fill, and what may go into them. Plain picklable data."""

    lifts: tuple[LiftSlots, ...]
    settings: LiftingSettings

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The library."""
        return self.settings.exercises

    @cached_property
    def required_lifts(self) -> tuple[LiftSlots, ...]:
        """The lifts that will be done for certain: what is asked of a week is asked of these; of all if there is none.

        An optional lift adds to a week and can't be relied on.
        """
        return tuple(lift for lift in self.lifts if not lift.session.optional) or self.lifts

    def reaching(self, group: str) -> tuple[LiftSlots, ...]:
        """Return the required lifts that can train a muscle group."""
        return tuple(
            lift
            for lift in self.required_lifts
            if find_region(group) == "trunk" or group in list_lift_groups(lift.session)
        )

    def allows(self, lift: LiftSlots, exercise: Exercise) -> bool:
        """Whether an exercise may be done in a lift, as far as what is at hand and what is excluded go."""
        return exercise.works_with(lift.equipment) and not self.settings.excluded.holds(exercise)

    def list_picks(self, lift: LiftSlots) -> tuple[Pick, ...]:
        """Return every way to fill a slot of a lift with an exercise, whatever is at hand: slot by slot."""
        # Rules ask again and again what a lift could hold. Lifts of one kind have the same to choose from.
        key = lift.session.kind, lift.session.works, lift.slots, lift.dose
        if key not in self._picks:
            there = [exercise for exercise in self.exercises if lift.is_for(exercise)]
            self._picks[key] = tuple(
                pick
                for index, slot in enumerate(lift.slots)
                for exercise in there
                if lift.takes(slot, exercise)
                for pick in lift.picks(index, exercise)
            )
        return self._picks[key]

    def could_hold(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> bool:
        """Whether a lift has a slot for something that fits, is at hand, not excluded, and suits the athlete."""
        return any(
            fits(pick) and not pick.too_hard and self.allows(lift, pick.exercise) and self.settings.suits(pick.exercise)
            for pick in self.list_picks(lift)
        )

    @cached_property
    def _picks(self) -> dict[tuple[Kind, frozenset[str], tuple[ExerciseSlot, ...], Dose], tuple[Pick, ...]]:
        return {}


@dataclass(frozen=True)
class FilledLifts:
    """What the lifts of a week were filled with. The same words for the solver are `rules.words.LiftWeek`."""

    problem: LiftingProblem
    filled: tuple[FilledLift, ...]

    def of(self, lift: LiftSlots) -> FilledLift:
        """Return what a lift was filled with."""
        return next(one for one in self.filled if one.lift.session.id == lift.session.id)

    def picks(self, lift: LiftSlots) -> tuple[Pick, ...]:
        """Return the exercises of a lift."""
        return self.of(lift).picks

    def count(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> int:
        """Return how many exercises of a lift fit."""
        return sum(map(fits, self.picks(lift)))

    def total(self, lift: LiftSlots, worth: Callable[[Pick], int]) -> int:
        """Return the sum of what each exercise of a lift is worth."""
        return self.of(lift).total(worth)

    def trains(self, lift: LiftSlots, group: str) -> bool:
        """Whether a lift gives a muscle group enough sets."""
        return self.of(lift).trains(group)


def list_lifts(problem: Problem, settings: LiftingSettings) -> tuple[LiftSlots, ...]:
    """Return the lifts of a week that are long enough to be filled, in the order of the scenario."""
    earlier: Counter[tuple[str, frozenset[str]]] = Counter()
    before = dict(problem.previous_exercises)
    found = []
    lifts = [session for session in problem.with_tag("lift") if session.minutes >= SHORTEST_LIFT]
    # A lift that may be left out because of what happened changes nothing about what the others are made of.
    alone = sum(not session.optional or session.excused for session in lifts) == 1
    for session in lifts:
        dose: Dose = "minimum" if session.minutes < MINIMUM_BELOW else settings.dose
        little_room = alone or session.minutes < FULL_LIFT
        cuts = alone and session.minutes < WHOLE_LIFT and not session.optional
        slots = choose_template(session, earlier[session.kind, session.works], little_room=little_room, alone=cuts)
        earlier[session.kind, session.works] += 1
        there = before.get(session.id, ())
        if isinstance(session.content, LiftContent):
            there = session.content.exercise_ids
        equipment = find_equipment(problem, settings, session)
        found.append(LiftSlots(session, slots, equipment, dose, there, frozenset(one.id for one in settings.known)))
    return tuple(found)


def find_equipment(problem: Problem, settings: LiftingSettings, session: Session) -> frozenset[str]:
    """Return the equipment that is at hand at every start that a session may have, or at the place it must stand at.

    Where a place with dates is on its days, no other one is.
    """
    starts = session.starts if session.done is None else (session.done,)
    forms = [session.lasting(form.minutes) for form in session.forms] or [session]
    there = {problem.find_place(one, start) for one in forms for start in starts} or {*session.places[-1:]} or {None}
    everywhere = (settings.equipment if place is None else place.equipment for place in there)
    return frozenset.intersection(*everywhere) | {"bodyweight"}


def find_away(problem: Problem, session: Session) -> TrainingPlace | None:
    """Return the place with dates in which a session lies wherever it starts, if there is one."""
    starts = session.starts if session.done is None else (session.done,)
    places = {problem.find_place(session, start) for start in starts}
    place = places.pop() if len(places) == 1 else None
    return place if place is not None and place.dated else None
