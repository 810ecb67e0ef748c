"""What there is to train with, and what the athlete may do: the settings that lifts are filled by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from freshlegs.model.kinds import Dose, Level, Style
from freshlegs.model.session import Choice
from freshlegs.training.exercise import CORE_FAMILIES, EQUIPMENT, GROUP_OF, MUSCLES_OF, Category, Exercise
from freshlegs.training.library import find_harder, load_shipped
from freshlegs.training.loads import Loads

EVERYTHING: frozenset[str] = frozenset(EQUIPMENT)


@dataclass(frozen=True, slots=True)
class TrainingPlace:
    """Where the athlete trains at some times, and what is at hand there."""

    name: str
    equipment: frozenset[str]
    when: Choice  #: A session that lies wholly inside stands there


@dataclass(frozen=True, slots=True)
class Excluded:
    """What must not be done, such as with an injury: exercises by id, patterns, and muscles by their own names."""

    exercises: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    muscles: frozenset[str] = frozenset()

    def holds(self, exercise: Exercise) -> bool:
        """Whether an exercise is excluded; it is too where an excluded muscle only helps."""
        return (
            exercise.id in self.exercises
            or exercise.pattern in self.patterns
            or bool(self.muscles & (exercise.primary | exercise.secondary))
        )

    @property
    def named(self) -> tuple[str, ...]:
        """Everything that is excluded, muscles that make up a whole group by its name."""
        groups = sorted(group for group, muscles in MUSCLES_OF.items() if self.muscles.issuperset(muscles))
        rest = sorted(self.muscles.difference(*(MUSCLES_OF[group] for group in groups)))
        return (*groups, *rest, *sorted(self.patterns), *sorted(self.exercises))


@dataclass(frozen=True)
class LiftingSettings:
    """The settings that lifts are filled by. Plain picklable data."""

    #: The scenario speaks of exercises. Where it does not, lifts that can't be filled by the rules are filled as well
    #: as can be, and no week is impossible for what is in it.
    asked: bool = False
    level: Level = "intermediate"
    equipment: frozenset[str] = EVERYTHING  #: At hand where no place says otherwise; bodyweight always is
    places: tuple[TrainingPlace, ...] = ()  #: The first in which a session lies counts
    added: tuple[Exercise, ...] = ()  #: The athlete's own; one with the id of a shipped exercise replaces it
    excluded: Excluded = Excluded()
    dose: Dose = "standard"
    loads: Loads = field(default_factory=Loads)
    #: How the exercises of a slot get harder, where the scenario says so
    progression: Mapping[Category, Style] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)  #: Changes to the rules on lifts, by name

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The library, loaded by what is at hand: shipped exercises with the athlete's own in their place or behind."""
        there = self.equipment.union(*(place.equipment for place in self.places))
        own = {exercise.id: exercise for exercise in self.added}
        known = {exercise.id for exercise in load_shipped()}
        library = (
            *(own.get(exercise.id, exercise) for exercise in load_shipped()),
            *(exercise for exercise in self.added if exercise.id not in known),
        )
        return tuple(exercise.loaded_with(there) for exercise in library)

    def knows(self, exercise: Exercise) -> bool:
        """Whether the athlete has named a weight for an exercise, and so does it already."""
        return exercise.id in self.loads.working or exercise.id in self.loads.best

    def suits(self, exercise: Exercise) -> bool:
        """Whether an exercise asks for no more experience than the athlete has, or is done already."""
        return exercise.suits(self.level) or self.knows(exercise)

    @cached_property
    def harder(self) -> Mapping[str, tuple[Exercise, ...]]:
        """The harder kin of each exercise, by its id."""
        return find_harder(self.exercises)

    @cached_property
    def untrainable_groups(self) -> frozenset[str]:
        """The major groups and core families for which nothing is left that is not excluded: nobody asks for them."""
        if self.excluded == Excluded():
            return frozenset()
        left = [exercise for exercise in self.exercises if not self.excluded.holds(exercise)]
        groups = {GROUP_OF[muscle] for exercise in left for muscle in exercise.primary if muscle in GROUP_OF}
        families = {exercise.family for exercise in left}
        return frozenset({*MUSCLES_OF} - groups | {*CORE_FAMILIES} - families)
