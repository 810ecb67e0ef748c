"""What there is to train with, and what the athlete may do: the settings that lifts are filled by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from freshlegs.model.kinds import Dose, Level, Style
from freshlegs.model.session import TrainingPlace
from freshlegs.model.wording import join_words
from freshlegs.training.avoidable import AVOIDABLE, PATTERN_WORDS
from freshlegs.training.exercise import (
    CORE_FAMILIES,
    EQUIPMENT,
    MUSCLES_OF,
    PATTERNS,
    PRIMARY,
    Category,
    Exercise,
    expand_muscles,
)
from freshlegs.training.library import find_harder, load_shipped
from freshlegs.training.loads import Loads

EVERYTHING: frozenset[str] = frozenset(EQUIPMENT)


def describe_place(place: TrainingPlace) -> str:
    """Return what the card of a lift says of a place with dates."""
    return f"At {place.name}: {join_words(sorted(place.equipment | {'bodyweight'}))}."


@dataclass(frozen=True, slots=True)
class Excluded:
    """What must not be done, such as with an injury: exercises by id, patterns, and muscles by their own names."""

    exercises: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    muscles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()  #: Words of `AVOIDABLE`
    by_default: frozenset[str] = frozenset()  #: Such words that nobody wrote: by age, or on the way back from something
    why: str = ""  #: Why they are left out

    def holds(self, exercise: Exercise) -> bool:
        """Whether an exercise is excluded; it is too where an excluded muscle only helps."""
        return (
            exercise.id in self.exercises
            or exercise.pattern in self.patterns
            or bool(self.muscles & (exercise.primary | exercise.secondary))
            or any(AVOIDABLE[kind].holds(exercise) for kind in self.all_kinds)
        )

    @property
    def all_kinds(self) -> frozenset[str]:
        """All words of kinds, by whomever."""
        return self.kinds | self.by_default

    def __bool__(self) -> bool:
        return bool(self.exercises or self.patterns or self.muscles or self.kinds or self.by_default)

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Return what words of all sorts exclude."""
        there = frozenset(words)
        muscles = frozenset().union(*map(expand_muscles, there))
        return cls(there, there & {*PATTERNS}, muscles, there & AVOIDABLE.keys())

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all that is excluded, of all sorts."""
        return tuple(sorted(self.exercises | self.patterns | self.muscles | self.all_kinds))

    def split(self) -> Iterator[tuple[str, Self]]:
        """Yield each thing that is excluded by itself, as people call it; a whole group of muscles is one."""
        groups = sorted(group for group, muscles in MUSCLES_OF.items() if self.muscles.issuperset(muscles))
        for group in groups:
            yield group, type(self)(muscles=frozenset(MUSCLES_OF[group]))
        for muscle in sorted(self.muscles.difference(*(MUSCLES_OF[group] for group in groups))):
            yield muscle, type(self)(muscles=frozenset({muscle}))
        # What is part of something else that is left out goes without saying.
        for kind in sorted(kind for kind in self.kinds if AVOIDABLE[kind].part_of not in self.kinds):
            yield AVOIDABLE[kind].says, type(self)(kinds=frozenset({kind}))
        patterns = self.patterns.difference(*(AVOIDABLE[kind].patterns for kind in self.kinds))
        for whole in AVOIDABLE.values():
            if whole.patterns and not whole.exercises and whole.patterns <= patterns:
                yield whole.says, type(self)(patterns=whole.patterns)
                patterns -= whole.patterns
        for pattern in sorted(patterns):
            yield PATTERN_WORDS.get(pattern, pattern), type(self)(patterns=frozenset({pattern}))
        for exercise in sorted(self.exercises):
            yield exercise, type(self)(exercises=frozenset({exercise}))
        for kind in sorted(self.by_default):
            yield AVOIDABLE[kind].says, type(self)(by_default=frozenset({kind}))

    @property
    def named(self) -> tuple[str, ...]:
        """Everything that is excluded, as people call it; what is so by default, with the reason."""
        why = f" ({self.why}, by default)"
        return tuple(name + (why if one.by_default else "") for name, one in self.split())


@dataclass(frozen=True)
class LiftingSettings:
    """The settings that lifts are filled by. Plain picklable data."""

    #: The scenario speaks of exercises. Where it does not, lifts that can't be filled by the rules are filled as well
    #: as can be, and no week is impossible for what is in it.
    asked: bool = False
    level: Level = "intermediate"
    equipment: frozenset[str] = EVERYTHING  #: At hand where no place says otherwise; bodyweight always is
    places: tuple[TrainingPlace, ...] = ()  #: The first in which a session lies counts; dated ones come first
    added: tuple[Exercise, ...] = ()  #: The athlete's own; one with the id of a shipped exercise replaces it
    excluded: Excluded = Excluded()
    easy: frozenset[str] = frozenset()  #: Muscles that are spared: what trains them is done at little effort
    dose: Dose = "standard"
    loads: Loads = field(default_factory=Loads)
    #: How the exercises of a slot get harder, where the scenario says so
    progression: Mapping[Category, Style] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)  #: Changes to the rules on lifts, by name
    find_weights: bool = False  #: The first week says how to find weights that nobody knows
    gentle: bool = False  #: All that is lifted leaves more in the tank, for who is on the way back
    stop: str = ""  #: When to stop, as each card says it; "" for who is on no way back and spares no muscle
    sore: tuple[str, ...] = ()  #: Parts of the body that hurt this week, for which exercises are left out or easy

    @property
    def why_spared(self) -> str:
        """Why exercises are left out, and muscles spared: "as you asked", or for what hurts."""
        return f"for your {join_words(self.sore)}" if self.sore else "as you asked"

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
        return tuple(self._spare(exercise.loaded_with(there)) for exercise in library)

    def _spare(self, exercise: Exercise) -> Exercise:
        """Return an exercise, to be done easily where it trains a spared muscle; a fast one also where that helps."""
        exercise = replace(exercise, gentle=True) if self.gentle else exercise
        muscles = exercise.primary | (exercise.secondary if exercise.category == "power" else frozenset())
        return replace(exercise, easy=True) if self.easy & muscles else exercise

    @property
    def easy_groups(self) -> frozenset[str]:
        """The major groups of which a muscle is spared: nobody asks how often they are trained."""
        return frozenset(group for group, muscles in MUSCLES_OF.items() if self.easy.intersection(muscles))

    def knows(self, exercise: Exercise) -> bool:
        """Whether the athlete has named a weight for an exercise, and so does it already."""
        return exercise.id in self.loads.working or exercise.id in self.loads.best

    @cached_property
    def known(self) -> tuple[Exercise, ...]:
        """The exercises for which the athlete has named a weight."""
        return tuple(filter(self.knows, self.exercises))

    def suits(self, exercise: Exercise) -> bool:
        """Whether an exercise asks for no more experience than the athlete has, or is done already."""
        return exercise.suits(self.level) or self.knows(exercise)

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The ids of the exercises that are not excluded, and at hand wherever the athlete trains."""
        everywhere = (self.equipment, *(place.equipment for place in self.places))
        allowed = (exercise for exercise in self.exercises if not self.excluded.holds(exercise))
        return frozenset(one.id for one in allowed if all(map(one.works_with, everywhere)))

    @cached_property
    def harder(self) -> Mapping[str, tuple[Exercise, ...]]:
        """The harder kin of each exercise, by its id."""
        return find_harder(self.exercises)

    @cached_property
    def easier(self) -> Mapping[str, tuple[Exercise, ...]]:
        """The easier kin of each exercise, by its id."""
        return {
            one.id: tuple(other for other in self.exercises if other is not one and one in self.harder[other.id])
            for one in self.exercises
        }

    @cached_property
    def untrainable_groups(self) -> frozenset[str]:
        """The major groups and core families for which nothing is left that is not excluded: nobody asks for them."""
        if not self.excluded:
            return frozenset()
        left = [exercise for exercise in self.exercises if not self.excluded.holds(exercise)]
        groups = {group for exercise in left for group, halves in exercise.halves.items() if halves == PRIMARY}
        families = {exercise.family for exercise in left}
        return frozenset({*MUSCLES_OF} - groups | {*CORE_FAMILIES} - families)
