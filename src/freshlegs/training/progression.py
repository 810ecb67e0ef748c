"""How an exercise gets harder from week to week, and what happens after a miss.

Single progression adds weight at the same repetitions; double progression adds repetitions up to the top of a range,
then weight; a wave does 6, 5 and 4 repetitions in three weeks, heavier each week, and begins its next one a little
heavier than the last (A41, A42, A44). A miss repeats the weight (A49); it never goes up after one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from freshlegs.model.kinds import Level, Style
from freshlegs.training.exercise import Category
from freshlegs.training.loads import MORE_REPS, Loads, raise_weight
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.easier_weeks import reduce_volume
from freshlegs.training.programme.outline import USUAL_SETS, ProgrammeWeek

WAVE = 3
"""Weeks of a wave, each with a repetition less than the one before (A42)."""
FEWEST_REPS = 3
"""Repetitions of a strength set (A10)."""
BETWEEN: dict[Level, int] = {"beginner": 1, "intermediate": 2, "advanced": 4}
"""Weeks from one weight to the next in single progression: weekly, biweekly, once a block (A38, A39, A40)."""
WAVE_RISE: dict[Level, float] = {"beginner": 2, "intermediate": 1, "advanced": 0.5}
"""Steps from the start of one wave to that of the next (house)."""
LONGER, LONGEST = 5, 2
"""Seconds by which a hold grows, and to how many times its first length (house)."""
MISSES = 2
"""Misses in a row after which the number of sets is to be looked at (A48)."""


@dataclass(frozen=True, slots=True)
class LiftResult:
    """What was done: the repetitions of each set, and the weight if there was one, in the athlete's unit."""

    reps: tuple[int, ...]
    load: float | None = None


@dataclass(frozen=True, slots=True)
class ProgressionState:
    """What the next week that progresses asks for."""

    reps: int  #: Of each set; seconds of a hold
    load: float | None  #: The weight
    base: float | None  #: The weight with which the wave began
    weeks: int = 0  #: Of the wave, or since the weight went up
    misses: int = 0  #: In a row
    held: bool = False  #: Whether anything was missed in this wave


def choose_progression_style(
    prescription: Prescription, level: Level, loads: Loads, chosen: Mapping[Category, Style]
) -> Style:
    """Return how an exercise progresses: as its slot does (A63, A65), a hold by its seconds.

    Beginners add weight almost every week, so their heavy lifts need no wave. What has no weight to add, or whose
    smallest step is more than 10 % of it, gains repetitions first.
    """
    if prescription.slot == "power":
        return "none"
    if prescription.reps.unit != "reps":
        return "time" if prescription.reps.unit == "s" else "none"
    if prescription.slot not in ("strength", "moderate") or prescription.exercise.load_step == "bodyweight_reps":
        return "double"
    usual: Style = "double" if prescription.slot == "moderate" else "single" if level == "beginner" else "wave"
    found = chosen.get(prescription.slot, usual)
    too_large = (
        prescription.load is not None and raise_weight(prescription.load, prescription.exercise, loads, level) is None
    )
    return "single" if found == "wave" and too_large else found


@dataclass(frozen=True, slots=True)
class ExerciseProgression:
    """An exercise on its way through a programme."""

    first: Prescription
    style: Style
    level: Level
    loads: Loads

    def weeks(
        self, weeks: Iterable[ProgrammeWeek], done: Callable[[int], LiftResult | None] | None = None
    ) -> Iterator[Prescription]:
        """Yield what each week asks for.

        `done` returns by the number of a week what was done in it, None for nothing; without it all goes as planned.
        """
        stand = ProgressionState(self._first_reps(), self.first.load, self.first.load)
        last = self._asked(stand)
        for week in weeks:
            if not week.progresses:
                yield self._eased(last, week)
                continue
            few = week.sets if week.sets < USUAL_SETS else self.first.sets
            last = replace(self._asked(stand), sets=min(self.first.sets, few))
            yield last
            result = done(week.number) if done is not None else LiftResult((last.reps.high,) * last.sets)
            stand = self._next(stand, last, result)

    def _first_reps(self) -> int:
        reps = self.first.reps
        return reps.low if self.style in ("double", "wave") else reps.high

    def _asked(self, stand: ProgressionState) -> Prescription:
        """Return the exercise as it stands, with all its sets."""
        if self.style == "none":
            return self.first
        reps = max(FEWEST_REPS, stand.reps - stand.weeks) if self.style == "wave" else stand.reps
        note = "you missed twice: try a set less, or one more" if stand.misses >= MISSES else ""
        load = None if stand.load is None else self.loads.loadable(stand.load, self.first.exercise.equipment)
        return replace(self.first, reps=replace(self.first.reps, low=reps, high=reps), load=load, note=note)

    def _eased(self, last: Prescription, week: ProgrammeWeek) -> Prescription:
        """Return the last week's exercise as an easier week asks for it."""
        grain = 5 if last.reps.unit != "reps" else 1
        sets, amount = reduce_volume(last.sets, last.reps.high // grain, week.lift_volume)
        load = last.load
        if load is not None and week.lift_load < 100:
            load = self.loads.loadable(load * week.lift_load / 100, last.exercise.equipment)
        return replace(last, sets=sets, reps=replace(last.reps, low=amount * grain, high=amount * grain), load=load)

    def _next(self, stand: ProgressionState, asked: Prescription, result: LiftResult | None) -> ProgressionState:
        """Return what follows a week in which this was asked for and that was done."""
        if result is None:
            return stand
        success = len(result.reps) >= asked.sets and min(result.reps[: asked.sets]) >= asked.reps.high
        stand = self._lifted(stand, asked, result.load, success=success)
        stand = replace(stand, misses=0 if success else stand.misses + 1, held=stand.held or not success)
        if self.style == "wave":
            return self._next_in_wave(stand)
        if not success or self.style == "none":
            return stand
        if self.style == "time":
            return replace(stand, reps=min(stand.reps + LONGER, LONGEST * self.first.reps.high))
        if self.style == "single" and stand.weeks + 1 < BETWEEN[self.level]:
            return replace(stand, weeks=stand.weeks + 1)
        return self._harder(stand)

    def _lifted(
        self, stand: ProgressionState, asked: Prescription, load: float | None, *, success: bool
    ) -> ProgressionState:
        """Return the stand with the weight that was really taken; more than was asked for counts if it went well."""
        if load is None:
            return stand
        if stand.load is None or stand.base is None or asked.load is None:
            return replace(stand, load=load, base=load)
        more = load - asked.load if success else min(0.0, load - asked.load)
        return replace(stand, load=stand.load + more, base=stand.base + more)

    def _next_in_wave(self, stand: ProgressionState) -> ProgressionState:
        weeks = stand.weeks + 1
        if stand.load is None or stand.base is None:
            return replace(stand, weeks=weeks % WAVE)
        if weeks < WAVE:
            return replace(stand, load=stand.load + (0.0 if stand.held else self._step(stand.load)), weeks=weeks)
        base = stand.base + (0.0 if stand.held else WAVE_RISE[self.level] * self._step(stand.base))
        return replace(stand, load=base, base=base, weeks=0, held=False)

    def _step(self, load: float) -> float:
        return (raise_weight(load, self.first.exercise, self.loads, self.level) or load) - load

    def _harder(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows a success of single or double progression: a repetition more, or the next weight."""
        first, reps = self.first.reps, stand.reps
        if self.style == "double" and reps < first.high:
            return replace(stand, reps=reps + 1)
        if stand.load is None:
            # The next band or dumbbell begins at the bottom again; one's own weight stays what it is.
            more = self.first.exercise.load_step == "bodyweight_reps"
            return replace(stand, reps=min(reps + 1, first.high + MORE_REPS) if more else self._first_reps())
        heavier = raise_weight(stand.load, self.first.exercise, self.loads, self.level)
        if heavier is None and reps < first.high + MORE_REPS:
            return replace(stand, reps=reps + 1)
        heavier = heavier or stand.load + self.loads.step(self.first.exercise.equipment)
        return replace(stand, reps=self._first_reps(), load=heavier, weeks=0)
