"""An exercise on its way through the weeks of a programme: the usual, the easier ones, and those after a break."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from freshlegs.training.easing import (
    LAST_TIME,
    ease_effort,
    ease_exercise,
    ease_unknown_weight,
    leave_more,
    take_lighter,
)
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.loads import raise_weight
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.outline import USUAL_SETS, ProgrammeWeek
from freshlegs.training.progression_state import ProgressionState
from freshlegs.training.progression_steps import ProgressionSteps
from freshlegs.training.way_back import NOTHING_GOES_UP, WayBack


@dataclass(frozen=True, slots=True)
class ExerciseProgression(ProgressionSteps):
    """An exercise on its way through a programme."""

    @property
    def gains_reps(self) -> bool:
        """Whether it may come to more repetitions or seconds; what gets heavier in waves or steps needs no minutes."""
        load = self.first.load
        if load is None:
            return True
        style = self._style(ProgressionState(self.style, self.first.reps.high, load, load))
        rises = raise_weight(self._loadable(load), self.first.exercise, self.loads, self.level) is not None
        return style == "double" or (style == "single" and not rises)

    def weeks(
        self, weeks: Iterable[ProgrammeWeek], done: Callable[[int], LiftResult | None] | None = None
    ) -> Iterator[Prescription]:
        """Yield what each week asks for.

        `done` returns by the number of a week what was done in it, None for nothing; without it all goes as planned.
        """
        load = self.first.load
        stand = self.settle(ProgressionState(self.style, self._first_reps(self.style), load, load))
        last = lifted = self.ask(stand)
        way, fell = WayBack(), False
        for week in weeks:
            coming, open_yet = (find(week, last, lifted, self.loads) for find in (way.after, way.without))
            fell = fell and week.comes_back == 100
            if fell:  # What was missed in an easier week is no weight of before: nothing leads back to it.
                coming = open_yet = WayBack()
            if week.goes_on_lighter:
                last, stand = self.come_back(lifted, stand, week.comes_back)
            if not week.progresses:
                stays = week.kind in NOTHING_GOES_UP
                base = take_lighter(last, lifted.load) if stays else last
                than = LAST_TIME if stays else way.than
                eased = self.limit(ease_exercise(base, week, self.loads, than), lifted, week.comes_back)
                eased = _ask_no_more(eased, lifted) if stays else way.limit(eased, self.loads)
                if week.comes_back < 100 and eased.load is None:
                    eased = ease_unknown_weight(eased, min(week.comes_back, week.lift_load), self.loads)
                yield eased.built_up(self.loads)
                result = done(week.number) if done is not None else LiftResult(())
                way = open_yet if result is None else coming
                lifted = lifted if result is None else take_lighter(eased, result.load)
                if result is not None and result.reps and not result.succeeds(eased):
                    last, stand = take_lighter(last, eased.load), self.hold_at(stand, eased.load)
                    way, fell = WayBack(), True
                elif result is not None and result.load is not None and stand.load is None:
                    # A weight that was found in an easier week is where the next usual one begins.
                    last = replace(last, load=result.load)
                    stand = self.settle(replace(stand, load=result.load, base=result.load, note=""))
                continue
            few = week.sets if week.sets < USUAL_SETS else self.first.sets
            wanted = self.limit(self.ask(stand), lifted, week.comes_back)
            wanted = replace(wanted, sets=min(wanted.sets, few))
            if week.kind == "start" and week.one_set:
                wanted = ease_effort(wanted)  # Nobody begins with the last possible repetition.
            asked = way.hold(wanted, self.loads)
            if week.comes_back < 100 and wanted.load is None:
                few_already = week.goes_on_lighter  # It is at its first repetitions again.
                asked = wanted = ease_unknown_weight(wanted, week.comes_back, self.loads, fewer=not few_already)
            elif week.goes_on_lighter:
                asked = wanted = leave_more(asked, replace(lifted, reps=asked.reps))
            yield asked.built_up(self.loads)
            result = done(week.number) if done is not None else LiftResult((asked.reps.high,) * asked.sets)
            if result is None:
                way = open_yet
                last = take_lighter(last, asked.load)
            else:
                way, fell = coming, False
                before, lifted = lifted, take_lighter(asked, result.load)
                if asked is wanted and not week.stayed_trained:
                    stand = self.settle(self.follow(replace(stand, note=""), asked, result))
                    if stand.light:
                        lifted = take_lighter(asked, before.load)  # One light day takes nothing away.
                    last = lifted
                elif not result.succeeds(asked) or lifted.load != asked.load:
                    last, way = take_lighter(last, lifted.load), WayBack()
                    stand = self.hold_at(stand, lifted.load)
                elif week.stayed_trained:
                    last = take_lighter(last, lifted.load)
                elif (last.load or 0) < (lifted.load or 0):
                    last = lifted
            # An easier week has a share of these sets, and not of the one set of a first week, the last that was done.
            last, lifted = (_take_fewer(replace(one, sets=asked.sets), asked) for one in (last, lifted))


def _ask_no_more(eased: Prescription, lifted: Prescription) -> Prescription:
    """Return what an easier week asks for in which nothing goes up: no more than the week before it, nor any harder."""
    spare = max(eased.spare, lifted.spare)
    eased = replace(eased, sets=min(eased.sets, lifted.sets), spare=spare, best=None if spare else eased.best)
    return _take_fewer(eased, lifted)


def _take_fewer(last: Prescription, asked: Prescription) -> Prescription:
    """Return what was done last with no more repetitions than were asked for since: an easier week asks for no more.

    Where they are fewer, it leaves as many in the tank.
    """
    if last.reps.high <= asked.reps.high:
        return last
    low, high = min(last.reps.low, asked.reps.high), asked.reps.high
    spare = max(last.spare, asked.spare)
    return replace(last, reps=replace(last.reps, low=low, high=high), spare=spare, best=None if spare else last.best)
