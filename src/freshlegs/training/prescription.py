"""From a filled lift to what is written on the card: sets, repetitions, rest, load, and how hard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from freshlegs.model.content import LiftContent, Prescribed, RampSet
from freshlegs.model.kinds import GROUPS, Dose
from freshlegs.model.wording import format_range
from freshlegs.training.build_up import build_ramp, describe_plates, estimate_best
from freshlegs.training.epley import MINIMUM_RESERVE, RESERVE, SPARED_RESERVE, find_percent_range
from freshlegs.training.exercise import Category, Exercise, Reps, find_region
from freshlegs.training.lift_slots import LIGHT_REST, SET_UP, STRENGTH_REPS, WARM_UP_SECONDS, FilledLift, Pick
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Loads, Unit
from freshlegs.training.odd_weights import note_odd_weight
from freshlegs.training.ramp import count_beyond_warm_up, count_ramp_seconds
from freshlegs.training.weight_finding import TO_FIND, add_how_to_find, has_weight_to_find

COOL_DOWN = "if you like, stretch hamstrings, calves, quads and hip flexors"
_PAIRS = "ABCD"


@dataclass(frozen=True, slots=True)
class Prescription:
    """An exercise as it is to be done: what progression, deloads and tapers change (`dataclasses.replace`)."""

    exercise: Exercise
    slot: Category  #: Decides how it progresses
    pair: str  #: The letter of its pair; "" where it is done by itself
    sets: int
    reps: Reps
    rest: int  #: Seconds between sets
    load: float | None = None  #: In `unit`; None where no weight is known, or none is used
    unit: Unit | None = None
    note: str = ""  #: What the athlete is to know besides
    dose: Dose = "standard"  #: Of the lift that it is part of
    ramp: tuple[RampSet, ...] = ()  #: Lighter sets before it
    spare: int = 0  #: Repetitions to leave in the tank; 0 for as many as its dose has
    plates: str = ""  #: What is on the bar
    best: float | None = None  #: The best single that its weight implies
    held: int = 0  #: Percent of the weight of before that it has at the most on the way back; 0 for as much as ever
    finds: bool = False  #: Nobody knows its weight, and this is the day to find it

    @property
    def stands_in(self) -> bool:
        """Whether it is an exercise of the moderate slot that stands in for a heavy one."""
        return self.slot == "strength" and self.exercise.category == "moderate"

    def with_reps(self, reps: int) -> Self:
        """Return it with so many repetitions, or seconds, in each set.

        What stands in for a heavy exercise needs no long rests with more repetitions than a strength set has; in a pair
        the other one says how long.
        """
        light = self.stands_in and not self.pair and reps > STRENGTH_REPS
        rest = min(self.rest, LIGHT_REST) if light else self.rest
        return replace(self, reps=replace(self.reps, low=reps, high=reps), rest=rest)

    def built_up(self, loads: Loads) -> Self:
        """Return it with the sets before its weight, and the plates of it."""
        ramp = build_ramp(self.exercise, self.slot, self.load, loads)
        return replace(self, ramp=ramp, plates=describe_plates(self.load, self.exercise, loads))

    def with_best(self) -> Self:
        """Return it with the best single that its weight implies, where it is one of the heavy lifts."""
        reserve = RESERVE if self.dose == "standard" else MINIMUM_RESERVE
        strong = self.slot == "strength" and not self.exercise.gentle
        best = estimate_best(self.exercise, self.reps, self.load, reserve) if strong else None
        return replace(self, best=best)

    def with_weight_to_find(self, loads: Loads) -> Self:
        """Return it as one whose weight is found on this day, where it has one and nobody knows it.

        Jumps, throws, holds and carries have none that is found in this way.
        """
        counted = self.slot != "power" and self.reps.unit == "reps"
        finds = counted and self.load is None and has_weight_to_find(self.exercise, loads)
        return replace(self, finds=True) if finds else self

    @property
    def ramp_seconds(self) -> int:
        """Seconds of the lighter sets before it."""
        return count_ramp_seconds((lighter.reps for lighter in self.ramp), self.reps.sides)

    @property
    def effort(self) -> str:
        """How hard, in words."""
        reps, step = self.reps, self.exercise.load_step
        usual = self.dose == "standard"
        spared = self.exercise.easy or self.exercise.gentle
        spare = max(self.spare, SPARED_RESERVE) if spared else self.spare
        left = f"{spare or RESERVE}{' or more' if spare and (usual or spared) else ''} reps in the tank"
        if not usual and not spare:
            left = f"{MINIMUM_RESERVE} rep in the tank, or none"
        if self.slot == "power":
            return "quick and crisp; stop before it gets slow"
        if reps.unit == "s":
            return "hold it with ease, and stop long before you must" if self.exercise.easy else "hold it in good form"
        if step == "band":
            return f"a band that leaves {left}"
        if reps.unit == "m":
            return "as heavy as you can carry upright" if not spare else "upright, and easy to carry"
        if self.best is not None:
            return f"leave {left}; estimated best single {self.best:g} {self.unit}"
        # The percentages are those of a set that is as heavy as usual.
        if self.load is not None or spare or self.exercise.equipment not in ("barbell", "machine"):
            return f"leave {left}"
        percents = find_percent_range(reps.low, reps.high, RESERVE if usual else MINIMUM_RESERVE)
        percent = format_range(*percents)
        return f"leave {left}, about {percent} % of your best single"

    def stored(self) -> Prescribed:
        """Return it as plan.json holds it."""
        span = str(self.reps).removesuffix("/side")
        return Prescribed.model_construct(
            exercise=self.exercise.id,
            name=self.exercise.name,
            slot=self.slot,
            pair=self.pair,
            sets=self.sets,
            reps=span,
            per_side=self.reps.per_side,
            rest=self.rest,
            load=self.load,
            unit=self.unit if self.load is not None else None,
            each_hand=self.load is not None and self.exercise.load_step == "dumbbell_pair",
            plates=self.plates,
            ramp=self.ramp,
            best=self.best,
            effort="; ".join(filter(None, (self.effort, TO_FIND if self.finds else "", self.note))),
            source=self.exercise.source,
            cue=self.exercise.cue,
        )


def prescribe_lift(lift: FilledLift, loads: Loads) -> tuple[Prescription, ...]:
    """Return what a filled lift prescribes, in its order."""
    letters: dict[str, str] = {}
    for letter, pair in zip(_PAIRS, lift.pairs(), strict=False):
        letters |= {pick.exercise.id: letter for pick in pair}
    return tuple(_prescription(pick, letters.get(pick.exercise.id, ""), loads) for pick in lift.picks)


def make_lift_content(lift: FilledLift, settings: LiftingSettings, notes: Iterable[str] = ()) -> LiftContent:
    """Return a filled lift as plan.json holds it."""
    prescribed = prescribe_lift(lift, settings.loads)
    if settings.find_weights:
        prescribed = tuple(one.with_weight_to_find(settings.loads) for one in prescribed)
    odd = (note for one in prescribed for note in note_odd_weight(one.exercise, settings))
    return LiftContent.model_construct(
        dose=lift.lift.dose,
        minutes=count_minutes(prescribed),
        warm_up=describe_warm_up(prescribed),
        cool_down=COOL_DOWN,
        exercises=tuple(one.stored() for one in prescribed),
        trains=tuple(group for group in GROUPS if group in find_trained_groups(lift)),
        notes=add_how_to_find((*notes, *odd), finds=any(one.finds for one in prescribed)),
        left_out=settings.excluded.words,
        easy=tuple(sorted(settings.easy)),
    )


def read_prescription(entry: Prescribed, exercise: Exercise, loads: Loads, dose: Dose = "standard") -> Prescription:
    """Return what was stored as it was prescribed."""
    reps = Reps.of(entry.reps + ("/side" if entry.per_side else ""))
    unit = entry.unit or loads.unit
    return Prescription(
        exercise, entry.slot, entry.pair, entry.sets, reps, entry.rest, entry.load, unit, dose=dose, ramp=entry.ramp
    )


def count_minutes(prescribed: Sequence[Prescription]) -> int:
    """Return the minutes of a lift with its warm-up, rounded up (house)."""
    return -(-count_seconds(prescribed) // 60)


def count_seconds(prescribed: Sequence[Prescription]) -> int:
    """Return the seconds of a lift with its warm-up (house)."""
    seconds = 0
    for place, one in enumerate(prescribed):
        # Who does two in turn rests once for both, as long and as often as the one that needs more.
        paired = [other for other in prescribed if one.pair and other.pair == one.pair] or [one]
        rests = max(other.rest for other in paired) * (max(other.sets for other in paired) - 1)
        first = not one.pair or all(other.pair != one.pair for other in prescribed[:place])
        seconds += one.sets * one.exercise.set_seconds(one.reps) + (rests if first else 0) + SET_UP
        seconds += count_beyond_warm_up(one.ramp_seconds)
    return WARM_UP_SECONDS + seconds


def describe_warm_up(prescribed: Iterable[Prescription]) -> str:
    """Return what is done before a lift: it takes the time that the lighter sets before heavy exercises leave."""
    sets = -(-sum(one.ramp_seconds for one in prescribed) // 60)
    minutes = WARM_UP_SECONDS // 60
    if not sets:
        return f"{minutes} min: walk or jog, then loosen hips, ankles and hamstrings"
    left = max(minutes - sets, 5)
    return f"{left} min: walk or jog, then loosen hips, ankles and hamstrings; the warm-up sets take another {sets} min"


def find_trained_groups(lift: FilledLift) -> frozenset[str]:
    """Return the major groups that a lift trains, for the rules of the week (A36).

    They get enough sets, and their region is loaded by more than helpers: deadlifts do not make it a day for the
    back. The core is trained wherever it gets enough sets.
    """
    regions = {region for pick in lift.picks for region in ("lower", "upper") if pick.loads(region)} | {"trunk"}
    return frozenset(group for group in GROUPS if find_region(group) in regions and lift.trains(group))


def _prescription(pick: Pick, pair: str, loads: Loads) -> Prescription:
    load = loads.of(pick)
    asked = Prescription(
        pick.exercise, pick.slot.name, pair, pick.sets, pick.reps, pick.rest, load, loads.unit, dose=pick.dose
    )
    return asked.with_best().built_up(loads)
