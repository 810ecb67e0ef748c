"""An exercise in several lifts of a week: one course, in which each lift takes its place (house).

The heaviest of its days leads: its results count, and its weight goes on from week to week. What is done alike on
another day is as heavy. A day with more repetitions takes what the weight of the heavy day is worth there, by Epley's
formula.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from freshlegs.model.kinds import Level
from freshlegs.training.easing import ease_exercise, leave_more, take_lighter
from freshlegs.training.epley import MINIMUM_RESERVE, RESERVE
from freshlegs.training.exercise import Category
from freshlegs.training.holds import count_held_sets, find_longest
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.outline import USUAL_SETS, ProgrammeWeek
from freshlegs.training.room_to_grow import HEAVIER

LIGHTER_DAY, LEAST_LIGHTER_DAY = 90, 80
"""Percent of the weight of the heavy day that a lighter one has, and has at the least: else both are alike (house)."""
_HEAVINESS: Mapping[Category, int] = {"power": 0, "strength": 1, "moderate": 2, "accessory": 3, "core": 4}


@dataclass(frozen=True, slots=True)
class CoursePlace:
    """The place of one lift in the course of an exercise."""

    lift: str  #: Name of the lift
    first: Prescription  #: What it would ask for by itself, before anything was lifted
    most: int | None = None  #: Repetitions or seconds beyond which it has no minutes; None where nobody asks
    lighter: bool = False  #: Another day of the week is as heavy by itself, so that this one is the lighter of the two
    stands_in: bool = False  #: It is the lighter day of other weeks, and the heavy one of a week without that day

    def is_like(self, other: "CoursePlace") -> bool:
        """Whether as much is asked for at both, but for the number of sets."""
        mine, its = self.first, other.first
        return not self.lighter and (mine.slot, mine.reps, mine.dose) == (its.slot, its.reps, its.dose)


def choose_lighter_days(places: Sequence[CoursePlace], level: Level) -> tuple[CoursePlace, ...]:
    """Return the places of an exercise, with one heavy day for who is no beginner where several would be as heavy.

    A beginner learns a lift by the same weight on both days, and a weight is added almost every week anyway (house).
    """
    heaviest = find_heaviest(places)
    heavy = "strength" in (heaviest.first.slot, heaviest.first.exercise.category)
    weighs = heaviest.first.exercise.load_step in HEAVIER and heaviest.first.dose == "standard"
    if level == "beginner" or not heavy or not weighs:
        return tuple(places)
    return tuple(replace(one, lighter=one.lift != heaviest.lift and one.is_like(heaviest)) for one in places)


def choose_heavy_day(places: Sequence[CoursePlace]) -> tuple[CoursePlace, ...]:
    """Return the places of one week, the first of them as heavy as it is by itself where no other one is."""
    if not places or not all(one.lighter for one in places):
        return tuple(places)
    return (replace(places[0], lighter=False, stands_in=True), *places[1:])


def find_heaviest(places: Iterable[CoursePlace]) -> CoursePlace:
    """Return the place that leads: the heaviest kind of slot, and there the fewest repetitions; the first of equals."""
    return min(places, key=lambda at: (at.first.dose == "minimum", _HEAVINESS[at.first.slot], at.first.reps.high))


def join_places(places: Sequence[CoursePlace]) -> CoursePlace:
    """Return the heaviest place, with the sets and the minutes that suit all that are like it, and the least weight."""
    heaviest = find_heaviest(places)
    alike = [place for place in places if place.is_like(heaviest)]
    known = [place.first.load for place in alike if place.first.load is not None]
    first = replace(
        heaviest.first, sets=max(place.first.sets for place in alike), load=min(known, default=None)
    ).with_best()
    limits = [place.most for place in alike if place.most is not None]
    return CoursePlace(heaviest.lift, first, min(limits, default=None))


@dataclass(frozen=True, slots=True)
class AskedWeek:
    """What a week asks for of an exercise: that of its heaviest day, by which its other lifts go."""

    heaviest: CoursePlace
    asked: Prescription  #: On the heaviest day
    week: ProgrammeWeek
    loads: Loads

    def ask(self, place: CoursePlace, before: Prescription | None, shown: Prescription | None = None) -> Prescription:
        """Return what a lift asks for.

        `before` is what it asked for in the last week that was no easier one, `shown` what the last heavy day before it
        had.
        """
        heaviest, asked, week, loads = self.heaviest, self.asked, self.week, self.loads
        # An easier week is a share of what each day had, and a day that stands in for the heavy one had less.
        eases_own = place.stands_in and before is not None and not week.progresses
        if place.is_like(heaviest) and place.first.sets == heaviest.first.sets and not eases_own:
            return replace(asked, pair=place.first.pair, rest=place.first.with_reps(asked.reps.high).rest)
        beside = self._ask_beside(place)
        if before is not None and before.load is not None and beside.load is not None and week.comes_back < 100:
            # After a break each day begins again below its own last weight, not below that of the heaviest day alone.
            most = loads.reduced(before.load, week.comes_back, asked.exercise)
            if most < beside.load:
                beside = replace(beside, load=most, note=self._say_lighter(beside), best=None)
        if week.progresses or before is None:
            if before is not None and not place.is_like(heaviest):
                beside = self._hold_back(place, beside, before, shown)
            return beside.built_up(loads)
        eased = take_lighter(take_lighter(ease_exercise(before, week, loads), asked.load), beside.load)
        # A deload has a reason of its own for being light; beside a week that only goes on it is the day that is light.
        lighter = (place.lighter or week.kind == "build") and (eased.load or 0) < (asked.load or 0)
        notes = (eased.note, self._say_lighter(eased)) if lighter else (eased.note or asked.note,)
        eased = replace(eased, spare=max(eased.spare, asked.spare), note="; ".join(filter(None, notes)))
        return (replace(eased, best=None) if eased.spare else eased.with_best()).built_up(loads)

    def _ask_beside(self, place: CoursePlace) -> Prescription:
        own, asked, sets = place.first, self.asked, self.week.sets
        sets = min(own.sets, sets) if sets < USUAL_SETS else own.sets
        rest = own.with_reps(asked.reps.high).rest
        beside = replace(asked, slot=own.slot, pair=own.pair, rest=rest, dose=own.dose, sets=sets)
        if place.lighter:
            return self._take_lighter_day(beside)
        if place.is_like(self.heaviest):
            return _fit_hold(beside, place) if own.reps.unit == "s" and place.most is not None else beside
        load, reps = self._lighten(place, asked)
        lighter = load is not None and asked.load is not None and load < asked.load
        # What is said of the repetitions of the heavy day is not true of others.
        usual = asked.note if reps == asked.reps.high else ""
        beside = replace(beside, reps=replace(own.reps, low=reps, high=reps), load=load, best=None, rest=own.rest)
        beside = replace(beside, note=self._say_lighter(beside) if lighter else usual)
        return beside if beside.spare else beside.with_best()

    def _take_lighter_day(self, beside: Prescription) -> Prescription:
        """Return the lighter of two heavy days: as many repetitions of less weight, where that can be built."""
        asked = self.asked
        if asked.load is None:
            note = f"{100 - LIGHTER_DAY} % lighter than in {self.heaviest.lift}"
            return leave_more(replace(beside, note=note, best=None), asked, LIGHTER_DAY)
        load = self.loads.reduced(asked.load, LIGHTER_DAY, asked.exercise)
        if not LEAST_LIGHTER_DAY * asked.load / 100 <= load < asked.load:
            return beside
        return leave_more(replace(beside, load=load, note=self._say_lighter(beside), best=None), asked)

    def _hold_back(
        self, place: CoursePlace, beside: Prescription, before: Prescription, shown: Prescription | None
    ) -> Prescription:
        """Return what a lighter day asks for: its next weight only if a heavy day was as hard.

        What its heavy day asks for later in the week nobody has lifted yet; until then the one before it counts.
        """
        hardest = max(_estimate_worth(one) for one in (before, shown) if one is not None)
        if (beside.load or 0) <= (before.load or 0) or _estimate_worth(beside) <= hardest + 1e-9:
            return beside
        load, reps = before.load, before.reps.high
        if shown is not None and shown.load is not None:
            load, reps = max((load, reps), self._lighten(place, shown), key=lambda one: one[0] or 0.0)
        held = replace(beside, reps=replace(before.reps, low=reps, high=reps), load=load, best=None)
        lighter = (load or 0) < (self.asked.load or 0)
        return replace(held, note=self._say_lighter(held)) if lighter else held

    def _say_lighter(self, own: Prescription) -> str:
        """Return what is said of a weight below that of the heaviest day."""
        more = ", with more reps" if own.reps.high > self.asked.reps.high else ""
        return f"lighter than in {self.heaviest.lift}{more}"

    def _lighten(self, place: CoursePlace, heavy: Prescription) -> tuple[float | None, int]:
        """Return the weight of a lighter day and its repetitions, no harder than those of a heavy one."""
        own, exercise = place.first, heavy.exercise
        most = own.reps.high if place.most is None else place.most
        if heavy.load is None:
            if exercise.load_step not in HEAVIER:
                return None, min(heavy.reps.high, most)  # one's own weight is the same every day
            return None, min(
                max(own.reps.low, own.reps.low + heavy.reps.high - self.heaviest.first.reps.low), own.reps.high
            )
        worth = _estimate_worth(heavy)
        load = min(heavy.load, self.loads.loadable(worth / (30 + own.reps.low + _count_reserve(own)), exercise))
        reps = int(worth / load + 1e-9) - 30 - _count_reserve(own)
        return load, max(1, min(reps, own.reps.high, most))


def _fit_hold(beside: Prescription, place: CoursePlace) -> Prescription:
    """Return a hold in a lift with fewer sets of it than another, in which fewer are longer, within its own minutes."""
    most = place.first.reps.high if place.most is None else place.most
    seconds = min(beside.reps.high, find_longest(place.first, most))
    sets = min(beside.sets, count_held_sets(place.first, seconds, most))
    return replace(beside, sets=sets, reps=replace(beside.reps, low=seconds, high=seconds))


def _estimate_worth(one: Prescription) -> float:
    """Return how hard a set is, in no unit: its weight by Epley's formula, as often as it could be lifted."""
    return (one.load or 0.0) * (30 + one.reps.high + _count_reserve(one))


def _count_reserve(one: Prescription) -> int:
    return one.spare or (RESERVE if one.dose == "standard" else MINIMUM_RESERVE)


def join_results(
    heaviest: Prescription,
    done: Sequence[tuple[Prescription, LiftResult]],
    beside: Sequence[tuple[Prescription, LiftResult]],
) -> LiftResult | None:
    """Return what the days of a week come to: a miss on any of them is one; None where no heavy day was done.

    `done` are the heavy days, `beside` the lighter ones, each with what it asked for.
    """
    if not done:
        return None
    missed = [result.load for asked, result in done if not result.succeeds(asked)]
    if missed:
        return LiftResult((0,) * heaviest.sets, min((load for load in missed if load is not None), default=None))
    if any(not result.succeeds(asked) or _is_lighter(asked, result) for asked, result in beside):
        return LiftResult((0,) * heaviest.sets)
    # Fewer repetitions of a heavier weight are no miss, but they show no more than the weight that was asked for.
    lifted = (result.load if result.reaches(asked) else asked.load for asked, result in done)
    return LiftResult((heaviest.reps.high,) * heaviest.sets, max(filter(None, lifted), default=None))


def _is_lighter(asked: Prescription, result: LiftResult) -> bool:
    return asked.load is not None and result.load is not None and result.load < asked.load
