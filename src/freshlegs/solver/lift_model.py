"""The words of the lift rules for the solver; `training.lifting_problem` has the same words over filled lifts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from freshlegs.rules.base import LiftRule
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.solver.lift_counts import LiftCounts
from freshlegs.solver.model import Model
from freshlegs.training.lift_slots import HALVES, WARM_UP_SECONDS, FilledLift, LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem

Terms = list[tuple[int, int]]
"""(literal, worth): the sum of the worths whose literal is true."""


class ExerciseOption(NamedTuple):
    """An exercise that may be chosen for a slot of a lift, and the literal that says so."""

    pick: Pick
    literal: int


class LiftModel:
    """The lifts of a week as a CP-SAT model, and the words that rules on lifts are encoded in.

    The caller is going to forbid the breaches of the `forbidden` rules. Those on single exercises shape what there is
    to choose from instead of being posted.
    """

    def __init__(self, problem: LiftingProblem, forbidden: Iterable[LiftRule]) -> None:
        self.problem = problem
        self.lifts = problem.lifts
        self.model = Model()
        self._order = {exercise.id: place for place, exercise in enumerate(problem.exercises, 1)}
        self.shaping = [rule for rule in forbidden if isinstance(rule, ExerciseRule)]
        self._allowed: dict[object, list[Pick]] = {}
        self._options = {lift.session.id: self._choose(lift) for lift in problem.lifts}
        self._slots = {lift.session.id: self._sort_by_slot(lift) for lift in problem.lifts}
        self._trains: dict[tuple[str, str], int] = {}
        self.counts = LiftCounts(
            self.model, {option.literal: (lift, option.pick) for lift in self.lifts for option in self.options(lift)}
        )
        self.at_least = self.counts.at_least
        for lift in problem.lifts:
            self._shape(lift)

    def options(self, lift: LiftSlots) -> list[ExerciseOption]:
        """Return what may be chosen for a lift."""
        return self._options[lift.session.id]

    def which(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> list[int]:
        """Return the literals of the exercises of a lift that fit."""
        return [option.literal for option in self.options(lift) if fits(option.pick)]

    def worth(self, lift: LiftSlots, worth: Callable[[Pick], int]) -> Terms:
        """Return what each exercise of a lift is worth, to be summed up."""
        return [(literal, value) for pick, literal in self.options(lift) if (value := worth(pick))]

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal: at least one of these is true."""
        some = list(literals)
        self.counts.mention(some)
        return self.model.any_of(some)

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal: all of these are true."""
        return -self.any_of(-literal for literal in literals)

    def reaches(self, terms: Sequence[tuple[int, int]], total: int) -> int:
        """Return a literal: the worths of the true literals come to this total or more."""
        self.counts.mention(literal for literal, _ in terms)
        return self.model.reaches(terms, total)

    def trains(self, lift: LiftSlots, group: str) -> int:
        """Return a literal: the lift gives the muscle group enough sets."""
        key = (lift.session.id, group)
        if key not in self._trains:
            enough, targets = HALVES[lift.dose], self.which(lift, lambda pick: pick.targets(group))
            alone = self.which(lift, lambda pick: pick.targets(group) and pick.halves(group) >= enough)
            if len(alone) == len(targets):
                # One exercise for the group is enough, so that nothing has to be added up: much easier to bound.
                self._trains[key] = self.any_of(alone)
            else:
                summed = self.reaches(self.worth(lift, lambda pick: pick.halves(group)), enough)
                self._trains[key] = self.all_of((self.any_of(targets), summed))
        return self._trains[key]

    def seconds(self, lift: LiftSlots) -> Terms:
        """Return what the seconds of a lift are made of, warm-up included."""
        there = [option.literal for option in self.options(lift)]
        terms = self.worth(lift, lambda pick: pick.seconds)
        terms.append((self.any_of(there), WARM_UP_SECONDS))
        for index, slot in enumerate(lift.slots):
            if slot.paired:
                pairs = [option for option in self._in_slot(lift, index) if not option.pick.exercise.easy]
                for sets in sorted({o.pick.sets for o in pairs}):
                    same = [o for o in pairs if o.pick.sets == sets]
                    for shorter, rest in pairwise([0, *sorted({o.pick.rest for o in same})]):
                        both = self.at_least(2, [o.literal for o in same if o.pick.rest >= rest])
                        terms.append((both, -(sets - 1) * (rest - shorter)))
        return terms

    def find_shortfall(self, lift: LiftSlots) -> int:
        """Return the seconds that a lift lacks for the quickest of all that its slots hold, with all of their sets.

        Negative where there is time to spare.
        """
        picks: list[Pick] = []
        for index, slot in enumerate(lift.slots):
            whole = [option.pick for option in self._in_slot(lift, index) if not option.pick.short]
            quickest = {pick.exercise.id: pick for pick in sorted(whole, key=lambda pick: -pick.seconds)}
            picks += sorted(quickest.values(), key=lambda pick: pick.seconds)[: slot.at_most]
        return FilledLift.of(lift, picks).seconds - 60 * lift.session.minutes

    def list_gates(self) -> Iterator[tuple[int, tuple[tuple[int, int], ...], int]]:
        """Yield each literal that says of others that they come to so much, these with their worth, and so much."""
        yield from self.model.list_gates()
        yield from self.counts.list_gates()

    def read_lifts(self, true: Callable[[int], bool]) -> FilledLifts:
        """Return the lifts as a solution fills them; `true` says of a literal whether it holds there."""
        chosen = ((lift, [pick for pick, literal in self.options(lift) if true(literal)]) for lift in self.lifts)
        return FilledLifts(self.problem, tuple(FilledLift.of(lift, picks) for lift, picks in chosen))

    def rank_by_library(self) -> tuple[Terms, int]:
        """Return what makes a filling come after others that cost the same, and what the sum of it stays below.

        Its exercises stand late in the library. What is chosen for the first slots of the first lifts counts most, and
        a set less comes after the full number.
        """
        order = {exercise.id: place for place, exercise in enumerate(self.problem.exercises)}
        to_come = sum(len(lift.slots) for lift in self.lifts)
        found: Terms = []
        below = 1
        for lift in self.lifts:
            most = [0] * len(lift.slots)
            for pick, literal in self.options(lift):
                rank = (2 * order[pick.exercise.id] + pick.short) * (to_come - pick.index)
                found.append((literal, rank))
                most[pick.index] = max(most[pick.index], rank)
            below += sum(slot.at_most * rank for slot, rank in zip(lift.slots, most, strict=True))
            to_come -= len(lift.slots)
        return found, below

    def break_symmetry(self, *, stay: bool) -> None:
        """Let lifts that no rule can tell apart hold their strength exercises in the order of the library.

        Where exercises `stay`, those that a lift had before tell it apart.
        """
        groups: defaultdict[object, list[LiftSlots]] = defaultdict(list)
        for lift in self.lifts:
            groups[_describe(lift), lift.before if stay else ()].append(lift)
        for group in groups.values():
            room = sum(slot.at_most for slot in group[0].slots if slot.name == "strength")
            places = [self.worth(lift, self.rank_strength) for lift in group]
            for earlier, later in pairwise(places):
                if room > 1:
                    self.model.no_more(earlier, later)
                    continue
                # Of one exercise each this says the same place by place, which the linear relaxation sees better.
                for first in sorted({place for _, place in (*earlier, *later)}):
                    behind = ([(lit, 1) for lit, place in lift if place >= first] for lift in (earlier, later))
                    self.model.no_more(*behind)

    def rank_strength(self, pick: Pick) -> int:
        """Return the place in the library of a strength exercise, counted from 1; 0 for any other."""
        return self._order[pick.exercise.id] * (pick.slot.name == "strength")

    def _choose(self, lift: LiftSlots) -> list[ExerciseOption]:
        # Nor does a rule on single exercises tell such lifts apart.
        key = _describe(lift), lift.before
        if key not in self._allowed:
            left = [*self.problem.list_picks(lift)]
            for rule in self.shaping:
                left = [pick for pick in left if not rule.rejects(self.problem, lift, pick)]
            self._allowed[key] = left
        return [ExerciseOption(pick, self.model.literal()) for pick in self._allowed[key]]

    def _shape(self, lift: LiftSlots) -> None:
        """Hold each slot to its room, and what is done in turn to as many sets; an exercise stands there once."""
        by_exercise: defaultdict[str, list[int]] = defaultdict(list)
        for option in self.options(lift):
            by_exercise[option.pick.exercise.id].append(option.literal)
        for literals in by_exercise.values():
            self.model.at_most(1, literals)
        for index, slot in enumerate(lift.slots):
            there = self._in_slot(lift, index)
            self.model.at_most(slot.at_most, [option.literal for option in there])
            if slot.at_most > 1 and slot.name == "moderate":
                by_sets: defaultdict[int, list[int]] = defaultdict(list)
                for option in there:
                    if not option.pick.exercise.easy:
                        by_sets[option.pick.sets].append(option.literal)
                rounds = [self.any_of(literals) for literals in by_sets.values()]
                for one, other in combinations(rounds, 2):
                    self.model.clause(-one, -other)

    def _in_slot(self, lift: LiftSlots, index: int) -> list[ExerciseOption]:
        return self._slots[lift.session.id][index]

    def _sort_by_slot(self, lift: LiftSlots) -> list[list[ExerciseOption]]:
        slots: list[list[ExerciseOption]] = [[] for _ in lift.slots]
        for option in self.options(lift):
            slots[option.pick.index].append(option)
        return slots


def _describe(lift: LiftSlots) -> object:
    """Return all that rules may see of a lift, but for the exercises that it had before."""
    asked = (lift.session.kind, lift.session.works, lift.session.minutes, lift.session.optional)
    return lift.slots, lift.equipment, lift.dose, lift.named, asked
