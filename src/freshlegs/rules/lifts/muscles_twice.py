"""Every major muscle group gets enough sets in two lifts of the week."""

from collections.abc import Callable, Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.kinds import GROUPS, HELPED_GROUPS
from freshlegs.model.wording import format_count, join_words
from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import HALVES, LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class MusclesTwice(LiftRule):
    """Breach: fewer lifts than `times` with 2 effective sets (1 at minimum dose) of a group; the amount is how many.

    A set counts 1 where the group is primary, 0.5 where only secondary, nothing in the power slot. One exercise at
    least has the group as primary; not so of shoulders and arms, which every push or pull helps. Of a group that fewer
    lifts can train than `times`, so many are asked; none of one for which all is excluded, or that is spared. Optional
    lifts do not count.
    """

    claim = "Every major muscle group gets two sets or more in two lifts."
    sources = ("A36", "A17", "pelland2024", "schoenfeld2016")

    weight: Weight = "hard"
    times: Annotated[int, Field(ge=1, le=7, description="lifts per cycle")] = 2
    groups: Annotated[tuple[str, ...], Field(description="major muscle groups")] = GROUPS

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for group, lifts, times in self._asked(week.problem):
            trained = [self._encode_trained(week, lift, group) for lift in lifts]
            for missing in range(1, times + 1):
                yield Breach(-week.at_least(times - missing + 1, trained), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for group, reaching, times in self._asked(lifts.problem):
            trained = sum(self._is_trained(lifts, lift, group) for lift in reaching)
            if trained < times:
                why = f"{group} trained in {format_count(trained, 'lift')}, not in {times}"
                yield Violation(tuple(lift.session for lift in reaching), why, self.price, times - trained)

    def describe(self) -> str:
        who = "every major muscle group has" if self.groups == GROUPS else f"{join_words(self.groups)}:"
        return f"{who} 2 sets or more (1 at minimum dose) in each of {format_count(self.times, 'lift')}"

    def narrower(self) -> Iterator[Self]:
        for group in self.groups if len(self.groups) > 1 else ():
            yield self.with_parameters(groups=(group,))

    def _encode_trained(self, week: LiftWeek, lift: LiftSlots, group: str) -> int:
        if group not in HELPED_GROUPS:
            return week.trains(lift, group)
        return week.reaches(week.worth(lift, _halves(group)), HALVES[lift.dose])

    def _is_trained(self, lifts: FilledLifts, lift: LiftSlots, group: str) -> bool:
        if group not in HELPED_GROUPS:
            return lifts.trains(lift, group)
        return lifts.total(lift, _halves(group)) >= HALVES[lift.dose]

    def _asked(self, problem: LiftingProblem) -> Iterator[tuple[str, tuple[LiftSlots, ...], int]]:
        for group in self.groups:
            reaching = problem.reaching(group)
            if reaching and group not in problem.settings.untrainable_groups | problem.settings.easy_groups:
                yield group, reaching, min(self.times, len(reaching))


def _halves(group: str) -> Callable[[Pick], int]:
    return lambda pick: pick.halves(group)
