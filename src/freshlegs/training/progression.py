"""Progression of an exercise from week to week, and after a miss.

Single progression adds weight at the same repetitions; double progression adds repetitions up to the top of a range,
then weight; a wave does 6, 5 and 4 repetitions in three weeks, heavier each week, and begins its next one a little
heavier than the last (the article, lines 181 to 192). A miss repeats the weight; it never goes up after one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from freshlegs.training.increments import MORE_REPS, raise_weight
from freshlegs.training.programme.deload import reduce_volume
from freshlegs.training.programme.outline import USUAL_SETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from freshlegs.model.kinds import Level, Style
    from freshlegs.training.exercise import Category
    from freshlegs.training.loads import Loads
    from freshlegs.training.prescription import Prescription
    from freshlegs.training.programme.outline import ProgrammeWeek


WAVE = 3
"""Weeks of a wave, each one repetition lower than the last (the article, line 188)."""
FEWEST_REPS = 3
"""Fewest repetitions of a strength set (the article, line 74)."""
BETWEEN: dict[Level, int] = {"beginner": 1, "intermediate": 2, "advanced": 4}
"""Weeks per weight in single progression: weekly, biweekly, once a block (lines 175 to 177)."""
WAVE_RISE: dict[Level, float] = {"beginner": 2, "intermediate": 1, "advanced": 0.5}
"""Steps in weight from the start of one wave to that of the next (training.md 4.6, house)."""
LONGER, LONGEST = 5, 2
"""Seconds that a hold gains at a time, and the multiple of its first length at which it stops (house)."""
MISSES = 2
"""Misses in a row after which the number of sets should change (the article, line 201)."""


@dataclass(frozen=True, slots=True)
class LiftResult:
    """Result of an exercise: repetitions of each set, and the weight in the athlete's unit if there was one."""

    reps: tuple[int, ...]
    load: float | None = None


@dataclass(frozen=True, slots=True)
class ProgressionState:
    """State of an exercise before its next week that progresses.

    Parameters
    ----------
    reps : int
        Repetitions of each set, or seconds of a hold.
    load, base : float, optional
        The weight, and that with which the wave began.
    weeks : int
        Weeks done in the wave, or since the weight went up.
    misses : int
        Misses in a row.
    held : bool
        Something was missed in this wave.
    """

    reps: int
    load: float | None
    base: float | None
    weeks: int = 0
    misses: int = 0
    held: bool = False


def choose_progression_style(
    prescription: Prescription, level: Level, loads: Loads, chosen: Mapping[Category, Style]
) -> Style:
    """Return the style by the slot of an exercise (the article, lines 244 to 286); holds progress by seconds.

    Beginners add weight almost every week, so their heavy lifts need no wave. An exercise without a weight to add, or
    with a smallest step above 10 % of it, gains repetitions first.
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
    """Progression of one exercise through a programme."""

    first: Prescription
    style: Style
    level: Level
    loads: Loads

    def weeks(
        self, weeks: Iterable[ProgrammeWeek], done: Callable[[int], LiftResult | None] | None = None
    ) -> Iterator[Prescription]:
        """Yield the prescription of each week.

        Parameters
        ----------
        done : callable, optional
            Returns the result in the week of a number, None if there is none; by default all goes as planned.
        """
        state = ProgressionState(self._start_reps(), self.first.load, self.first.load)
        last = self._prescribe(state)
        for week in weeks:
            if not week.progresses:
                yield self._ease(last, week)
                continue
            few = week.sets if week.sets < USUAL_SETS else self.first.sets
            last = replace(self._prescribe(state), sets=min(self.first.sets, few))
            yield last
            result = done(week.number) if done is not None else LiftResult((last.reps.high,) * last.sets)
            state = self._advance(state, last, result)

    def _start_reps(self) -> int:
        reps = self.first.reps
        return reps.low if self.style in ("double", "wave") else reps.high

    def _prescribe(self, state: ProgressionState) -> Prescription:
        """Return the prescription of a state, with all its sets."""
        if self.style == "none":
            return self.first
        reps = max(FEWEST_REPS, state.reps - state.weeks) if self.style == "wave" else state.reps
        note = "you missed twice: try a set less, or one more" if state.misses >= MISSES else ""
        load = None if state.load is None else self.loads.loadable(state.load, self.first.exercise.equipment)
        return replace(self.first, reps=replace(self.first.reps, low=reps, high=reps), load=load, note=note)

    def _ease(self, last: Prescription, week: ProgrammeWeek) -> Prescription:
        """Return the last prescription, eased for an easier week."""
        grain = 5 if last.reps.unit != "reps" else 1
        sets, amount = reduce_volume(last.sets, last.reps.high // grain, week.lift_volume)
        load = last.load
        if load is not None and week.lift_load < 100:
            load = self.loads.loadable(load * week.lift_load / 100, last.exercise.equipment)
        return replace(last, sets=sets, reps=replace(last.reps, low=amount * grain, high=amount * grain), load=load)

    def _advance(self, state: ProgressionState, last: Prescription, result: LiftResult | None) -> ProgressionState:
        """Return the state after a week with this prescription and result."""
        if result is None:
            return state
        success = len(result.reps) >= last.sets and min(result.reps[: last.sets]) >= last.reps.high
        state = self._adopt_load(state, last, result.load, success=success)
        state = replace(state, misses=0 if success else state.misses + 1, held=state.held or not success)
        if self.style == "wave":
            return self._advance_wave(state)
        if not success or self.style == "none":
            return state
        if self.style == "time":
            return replace(state, reps=min(state.reps + LONGER, LONGEST * self.first.reps.high))
        if self.style == "single" and state.weeks + 1 < BETWEEN[self.level]:
            return replace(state, weeks=state.weeks + 1)
        return self._make_harder(state)

    def _adopt_load(
        self, state: ProgressionState, last: Prescription, load: float | None, *, success: bool
    ) -> ProgressionState:
        """Return the state with the weight really lifted; more than prescribed counts after a success."""
        if load is None:
            return state
        if state.load is None or state.base is None or last.load is None:
            return replace(state, load=load, base=load)
        more = load - last.load if success else min(0.0, load - last.load)
        return replace(state, load=state.load + more, base=state.base + more)

    def _advance_wave(self, state: ProgressionState) -> ProgressionState:
        weeks = state.weeks + 1
        if state.load is None or state.base is None:
            return replace(state, weeks=weeks % WAVE)
        if weeks < WAVE:
            return replace(state, load=state.load + (0.0 if state.held else self._step(state.load)), weeks=weeks)
        base = state.base + (0.0 if state.held else WAVE_RISE[self.level] * self._step(state.base))
        return replace(state, load=base, base=base, weeks=0, held=False)

    def _step(self, load: float) -> float:
        return (raise_weight(load, self.first.exercise, self.loads, self.level) or load) - load

    def _make_harder(self, state: ProgressionState) -> ProgressionState:
        """Return the state after a success in single or double progression: one repetition more, or the next weight."""
        first, reps = self.first.reps, state.reps
        if self.style == "double" and reps < first.high:
            return replace(state, reps=reps + 1)
        if state.load is None:
            # A stronger band or dumbbell starts again at the bottom; bodyweight can only gain repetitions.
            bodyweight = self.first.exercise.load_step == "bodyweight_reps"
            return replace(state, reps=min(reps + 1, first.high + MORE_REPS) if bodyweight else self._start_reps())
        heavier = raise_weight(state.load, self.first.exercise, self.loads, self.level)
        if heavier is None and reps < first.high + MORE_REPS:
            return replace(state, reps=reps + 1)
        heavier = heavier or state.load + self.loads.step(self.first.exercise.equipment)
        return replace(state, reps=self._start_reps(), load=heavier, weeks=0)
