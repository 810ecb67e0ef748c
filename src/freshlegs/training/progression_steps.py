"""How an exercise gets harder from week to week, and what happens after a miss.

Single progression adds weight at the same repetitions; double progression adds repetitions up to the top of a range,
then weight; a wave does 6, 5 and 4 repetitions in three weeks, heavier each week, and begins its next one a step
heavier than the last (A41, A42, A44). Where weight and repetitions change together no set is harder than the one before
it, by Epley's formula (house). A miss repeats the weight (A49); it never goes up after one, and after several down.
"""

from collections.abc import Container
from dataclasses import dataclass, replace

from freshlegs.model.kinds import Level, Style
from freshlegs.training.easing import leave_more, take_lighter
from freshlegs.training.epley import RESERVE, estimate_reps, estimate_rise
from freshlegs.training.holds import FEWER_SETS, LONGER, count_held_sets, find_longest
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.loads import (
    MORE_REPS,
    Loads,
    find_as_hard,
    find_base_step,
    find_implement,
    find_wave_step,
    raise_weight,
)
from freshlegs.training.misses import take_off
from freshlegs.training.prescription import Prescription
from freshlegs.training.progression_pace import (
    BETWEEN,
    FEWEST_REPS,
    MISSES,
    STAYS,
    WAVE,
    WAVE_RISE,
)
from freshlegs.training.progression_state import ProgressionState
from freshlegs.training.room_to_grow import (
    COARSE,
    HEAVIER,
    NO_MINUTES_LEFT,
    find_least_reps,
    find_most,
    find_most_without_heavier,
    say_next_way,
    say_slower,
    say_what_is_above,
)
from freshlegs.training.way_back import NO_WAVE


@dataclass(frozen=True, slots=True)
class ProgressionSteps:
    """How an exercise goes on from one week that progresses to the next."""

    first: Prescription
    style: Style
    level: Level
    loads: Loads
    most: int | None = None  #: Repetitions or seconds beyond which there are no minutes for it; None where nobody asks
    allowed: Container[str] | None = None  #: Ids of what the athlete may do; None where nobody asks

    def hold_at(self, stand: ProgressionState, load: float | None) -> ProgressionState:
        """Return the stand after a miss in an easier week: it goes on with no more than that weight."""
        if load is None or stand.load is None or stand.load <= load:
            return stand
        return self.settle(replace(stand, load=load, base=min(load, stand.base or load)))

    @property
    def _most(self) -> int:
        most = find_most(self.first, self.style)
        return most if self.most is None else min(self.most, most)

    @property
    def _highest(self) -> int:
        """Repetitions to which it grows, or seconds, with a set fewer where its minutes are full."""
        return find_longest(self.first, self._most) if self.style == "time" else self._most

    @property
    def _most_without(self) -> int:
        """Repetitions to which it grows where there is no heavier dumbbell, bell, band or ball."""
        most = find_most_without_heavier(self.first)
        return most if self.most is None else max(self._most, min(self.most, most))

    def _first_reps(self, style: Style) -> int:
        return self.first.reps.low if style in ("double", "wave") else self.first.reps.high

    def settle(self, stand: ProgressionState) -> ProgressionState:
        """Return the stand in the style that its weight allows: a wave whose step can't be loaded is none."""
        style = self._style(stand)
        if style == stand.style:
            return stand
        reps = self._first_reps(style)
        if (stand.style, style) == ("double", "single"):
            reps = min(reps, stand.reps)  # a heavier weight for fewer repetitions is none for all of them
        return replace(stand, style=style, reps=reps, base=stand.load, weeks=0, held=False, counts=False)

    def _style(self, stand: ProgressionState) -> Style:
        if self.style != "wave":
            return self.style
        if stand.load is None:
            return "double" if self.first.exercise.load_step in COARSE else "wave"
        base = self._loadable(stand.load if stand.base is None else stand.base)
        if self._wave_step(base, self.first.reps.low):
            return "wave"
        heavier = raise_weight(base, self.first.exercise, self.loads, self.level)
        # Who is no beginner may take the step out of the reserve, at the same repetitions.
        most = base if self.level == "beginner" else base * (1 + RESERVE * estimate_rise(self.first.reps.low))
        return "single" if heavier is not None and (self.level == "beginner" or heavier <= most) else "double"

    def ask(self, stand: ProgressionState) -> Prescription:
        """Return the exercise as it stands, with all its sets."""
        if self.style == "none":
            return take_lighter(self.first, stand.load)
        reps = self._reps(stand)
        load = None if stand.load is None else self._loadable(stand.load)
        wave = "" if stand.note.startswith(STAYS) else self._why_no_wave(stand)
        notes = (stand.note, wave, self._why_no_more(stand))
        note = "; ".join(filter(None, notes))
        asked = replace(self.first.with_reps(reps), load=load, note=note, sets=self._count_sets(stand))
        return asked.with_best()

    def _count_sets(self, stand: ProgressionState) -> int:
        return count_held_sets(self.first, stand.reps, self._most) if stand.style == "time" else self.first.sets

    def _reps(self, stand: ProgressionState) -> int:
        return max(FEWEST_REPS, stand.reps - stand.weeks) if stand.style == "wave" else stand.reps

    def _why_no_wave(self, stand: ProgressionState) -> str:
        if stand.style == self.style or not self.loads.step(self.first.exercise):
            return ""
        step = f"{self.loads.step(self.first.exercise):g} {self.loads.unit}"
        stays = stand.style == "single" and stand.reps >= self.first.reps.high
        how = f"stay at {stand.reps} reps" if stays else "more reps come first"
        return f"{how}: {step} more each week would be {NO_WAVE}"

    def _why_no_more(self, stand: ProgressionState) -> str:
        grows = stand.style == "time" or (stand.load is None and self.first.exercise.load_step not in HEAVIER)
        if not grows or stand.reps < self._most:
            return ""
        if stand.style == "time" and self._most < stand.reps and not stand.full:
            return f"{FEWER_SETS}: {NO_MINUTES_LEFT}"
        if self._highest < find_most(self.first, self.style):
            full = f"{STAYS} at {stand.reps}: {NO_MINUTES_LEFT}"
            next_way = say_next_way(self.first, self.loads, self.allowed)
            return "; ".join(filter(None, (full, next_way))) if stand.full else ""
        return f"top of its range: {say_what_is_above(self.first, stand.style, self.allowed)}"

    def come_back(
        self, lifted: Prescription, stand: ProgressionState, percent: int
    ) -> tuple[Prescription, ProgressionState]:
        """Return what is asked for and where it goes on from after a break: lighter, at the first repetitions."""
        last = self.limit(lifted, lifted, percent)
        if self.style == "none":
            return last, stand
        stand = replace(
            stand, reps=self._first_reps(stand.style), load=last.load, base=last.load, weeks=0, held=False, counts=False
        )
        return last, self.settle(stand)

    def limit(self, asked: Prescription, lifted: Prescription, percent: int) -> Prescription:
        """Return what is asked for with no more than a percentage of the weight that was lifted last."""
        if asked.load is None or lifted.load is None or percent == 100:
            return asked
        most = self.loads.reduced(lifted.load, percent, self.first.exercise)
        return leave_more(replace(asked, load=most), asked) if most < asked.load else asked

    def follow(self, stand: ProgressionState, asked: Prescription, result: LiftResult) -> ProgressionState:
        """Return what follows a week in which this was asked for and that was done.

        One day with less weight is a light day, and what was asked for waits; a second one in a row is where it goes on
        (house). No weight goes up as long as there is a set more to come in the next week.
        """
        light = result.is_light(asked)
        if light and not stand.light:
            return replace(stand, light=True, note=f"{result.load:g} {self.loads.unit} count as a light day")
        stand = replace(stand, light=False)
        success = result.succeeds(asked)
        if success and asked.sets < self._count_sets(stand):
            return self._lifted(stand, asked, result.load, success=result.reaches(asked))
        more = None not in (result.load, asked.load) and (result.load or 0) > (asked.load or 0)
        stand = self._lifted(stand, asked, result.load, success=result.reaches(asked))
        match stand.style:
            case "none":
                return stand
            case "wave":
                counts = stand.counts or not (success or more)
                return self._next_in_wave(replace(stand, held=stand.held or not success, counts=counts))
            case _ if success:
                return self._harder(replace(stand, misses=0))
            case _ if more:
                # The weight that was asked for was not tried, so it waits.
                return replace(stand, note=f"{result.load:g} {self.loads.unit} was too heavy the last time")
            case _:
                return self._missed(replace(stand, misses=stand.misses + 1))

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
        """Return what follows a week of a wave; what was missed in it counts once, at its end."""
        weeks = replace(stand, weeks=stand.weeks + 1)
        if weeks.weeks < WAVE:
            if stand.load is None:
                return replace(weeks, note="" if stand.held else "2 to 3 % heavier than last week")
            now, fewer = self._reps(stand), self._reps(weeks) < self._reps(stand)
            rise = self._wave_step(self._loadable(stand.load), now) if fewer and not stand.held else 0.0
            return replace(weeks, load=stand.load + rise)
        begun = replace(stand, load=stand.base, weeks=0, held=False, counts=False)
        if stand.held:
            return self._missed(replace(begun, misses=stand.misses + 1)) if stand.counts else begun
        if stand.base is None:
            return replace(begun, misses=0, note="a step above the first week of the last wave")
        step = find_base_step(self._loadable(stand.base), self.first.exercise, self.loads, self.level)
        base = stand.base + WAVE_RISE[self.level] * step
        return replace(begun, load=base, base=base, misses=0)

    def _missed(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows a miss: the same again, after two a step down, after three 90 % of the weight."""
        low = self._first_reps(stand.style)
        return stand if stand.misses < MISSES else take_off(stand, self.first, low, self.loads)

    def _loadable(self, load: float) -> float:
        return self.loads.loadable(load, self.first.exercise)

    def _wave_step(self, load: float, reps: int) -> float:
        return find_wave_step(load, reps, self.first.exercise, self.loads, self.level)

    def _harder(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows a success: a repetition more, or the next weight."""
        first, reps = self.first.reps, stand.reps
        stand = replace(stand, full=reps >= self._highest)
        if stand.style == "time":
            return replace(stand, reps=min(reps + LONGER, self._highest))
        if reps < first.high:
            return replace(stand, reps=reps + 1)
        # A range of one number is at its top every week.
        unknown = stand.load is None and first.low == first.high and self._most <= reps
        if (stand.style == "single" or unknown) and stand.weeks + 1 < BETWEEN[self.level]:
            coarse = stand.load is None and self.first.exercise.load_step in COARSE
            slower = coarse and stand.offered and reps >= self._most_without
            stand = replace(stand, weeks=stand.weeks + 1)
            return self._slow_down(stand) if slower else stand
        return self._next_weight(stand) if stand.load is not None else self._next_unknown(stand)

    def _next_unknown(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows the top of the range where no weight is known; one's own weight stays what it is."""
        heavier = HEAVIER.get(self.first.exercise.load_step)
        if heavier is None or stand.reps < self._most:
            return replace(stand, reps=min(stand.reps + 1, self._most))
        low = self._first_reps(stand.style)
        if not stand.offered or self.first.exercise.load_step not in COARSE:
            return replace(stand, reps=low, weeks=0, offered=True, note=f"time for {heavier}")
        # Who has taken it goes on as before; who has no other is not told of it again, and does more with this one.
        if stand.reps < self._most_without:
            note = f"or {heavier} with {low}" if stand.reps == self._most else ""
            return replace(stand, reps=stand.reps + 1, weeks=0, note=note)
        return self._slow_down(replace(stand, weeks=0))

    def _slow_down(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows where nothing is left but to do it more slowly, unless there is a heavier one by now."""
        heavier = HEAVIER.get(self.first.exercise.load_step) if stand.load is None else None
        slower = say_slower(stand.slow)
        return replace(stand, slow=stand.slow + 1, note=f"{heavier} if you have it, or {slower}" if heavier else slower)

    def _next_weight(self, stand: ProgressionState) -> ProgressionState:
        """Return what follows the top of the range with a weight: the next one, or first more repetitions.

        At another weight it is as many repetitions as are no harder. How heavy a belt is beside its wearer nobody
        knows, so there the range begins again.
        """
        exercise, reps, low = self.first.exercise, stand.reps, self._first_reps(stand.style)
        load = self._loadable(stand.load or 0.0)
        own = find_implement(exercise) == "added"
        heavier = None
        if stand.style == "single":
            heavier = raise_weight(load, exercise, self.loads, self.level)
        elif not own:
            heavier = find_as_hard(load, reps, low, exercise, self.loads, self.level)
        if own and stand.weeks < MORE_REPS:
            return replace(stand, reps=min(reps + 1, self._most), weeks=stand.weeks + 1)
        if heavier is None and not own and reps < self._most:
            return replace(stand, reps=reps + 1)
        if heavier is None:
            heavier = self.loads.heavier(load, exercise)
            fewer = estimate_reps(load, reps, heavier)
            if fewer < find_least_reps(self.first, self.style, reps, low) and not own:
                much = f"{heavier:g} {self.loads.unit} would be too big a step"
                slower = self._slow_down(stand)
                return replace(slower, note=f"{STAYS}: {much}; {slower.note}")
            low = low if own else max(FEWEST_REPS, min(low, fewer))
        return stand if heavier == load else replace(stand, reps=low, load=heavier, base=heavier, weeks=0, slow=0)
