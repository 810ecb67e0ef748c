"""One session of a finished week in many other places, by the rules: only what its move can change is asked anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.rules.base import Rule, Violation
from freshlegs.rules.outcome import Cost
from freshlegs.rules.spacing import PairRule
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Neighbours, Timetable, repeat_placement
from freshlegs.rules.verify import find_already_broken, list_beyond, price_violation

Found = tuple[Violation, ...]


class SessionElsewhere:
    """A finished week without one of the task's sessions, which is then tried at one start after the other.

    What it finds is what `verify_week` finds of the whole week; tests hold the two together.
    """

    def __init__(self, task: Task, plan: Plan, session: Session) -> None:
        self._task = task
        self._session = session.lasting(plan.lengths.get(session.id))
        staying = tuple(p for p in plan.placements if p.session.id != session.id)
        self._others = Plan(staying, tuple(one for one in plan.left_out if one.id != session.id))
        self._next_week = tuple(repeat_placement(task, p) for p in staying) if task.repeats else ()
        self._order = {one.id: index for index, one in enumerate(task.sessions)}
        without = Timetable(task, self._others, task.rules)
        self._days, self._weeks = list[_Judge](), list[_Judge]()
        self._pairs = list[tuple[_Judge, Found]]()
        self._settled = list[Cost]()
        for rule in task.rules:
            judge = _Judge(rule, find_already_broken(task, rule))
            match rule.looks_at:
                case "pairs" if judge.happened or self._may_be_about(rule):
                    self._pairs.append((judge, tuple(rule.check(without))))
                case "pairs":
                    self._settled += judge.weigh(rule.check(without))
                case "days":
                    self._days.append(judge)
                case "week":
                    self._weeks.append(judge)
        self._by_day: dict[tuple[int, int], list[Cost]] = {}

    def find_costs(self, start: int) -> list[Cost]:
        """Return what the week costs with the session at a start."""
        own = Placement(self._session, start)
        key = self._key(own)
        before = [p for p in self._others.placements if self._key(p) < key]
        plan = Plan((*before, own, *self._others.placements[len(before) :]), self._others.left_out)
        whole = Timetable(self._task, plan, self._task.rules)
        pairs = _OwnPairs(self._task, plan, len(before), self._next_week)
        costs = [*self._settled, *self._find_by_day(whole, own, len(before))]
        for judge, rest in self._pairs:
            found = [*rest, *judge.rule.check(pairs)]
            if found:
                costs += judge.weigh(found)
        for judge in self._weeks:
            costs += judge.weigh(judge.rule.check(whole))
        return costs

    def _find_by_day(self, whole: Timetable, own: Placement, place: int) -> list[Cost]:
        """Return what the rules on days find: the same for all starts of a day at the same place in its order."""
        key = whole.day(own), place
        if key not in self._by_day:
            self._by_day[key] = [cost for judge in self._days for cost in judge.weigh(judge.rule.check(whole))]
        return self._by_day[key]

    def _may_be_about(self, rule: Rule) -> bool:
        """Whether a rule on pairs may be about the session, as its tags tell."""
        tags = (rule.first, rule.then) if isinstance(rule, PairRule) else ("any",)
        return any(has_tag(self._session, tag) for tag in tags)

    def _key(self, placement: Placement) -> tuple[int, int]:
        return placement.start, self._order[placement.session.id]


@dataclass(frozen=True, slots=True)
class _Judge:
    """A rule, and what of it is broken whatever comes."""

    rule: Rule
    happened: Found

    def weigh(self, found: Iterable[Violation]) -> Iterator[Cost]:
        """Yield what breaches cost beyond that."""
        for violation in list_beyond(found, self.happened) if self.happened else found:
            yield price_violation(self.rule, violation)


class _OwnPairs(Timetable):
    """A finished week of which only one session is seen, by its place in the plan, and the pairs that it is part of."""

    def __init__(self, task: Task, plan: Plan, place: int, next_week: tuple[Placement, ...]) -> None:
        super().__init__(task, plan, task.rules)
        self._place, self._own, self._next_week = place, plan.placements[place], next_week

    def placements(self, tag: str = "any") -> list[Placement]:
        """Return the one session, if it carries the tag."""
        return [self._own] if has_tag(self._own.session, tag) else []

    @cached_property
    def _all_pairs(self) -> list[Neighbours]:
        own, placements = self._own, self.plan.placements
        earlier, later = placements[: self._place], placements[self._place + 1 :]
        found = [(a, own) for a in earlier] + [(own, b) for b in later]
        if self.problem.repeats:
            again = repeat_placement(self.problem, own)
            found += [(own, b) for b in self._next_week]
            found += [(a, again) for a in (*earlier, *later)]
        else:
            found += [(a, own) for a in self.problem.history]
            found += [(own, b) for b in self.problem.coming]
        return [Neighbours(a, b, self.problem.clock) for a, b in found]
