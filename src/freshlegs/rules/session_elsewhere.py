"""One session of a finished week in many other places, by the rules: only what its move can change is asked anew."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.rules.base import Rule, Violation
from freshlegs.rules.outcome import Cost
from freshlegs.rules.spacing import PairRule
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Neighbours, Timetable, repeat_placement
from freshlegs.rules.verify import Score, add_to_score, find_already_broken, list_beyond, price_violation

Found = tuple[Violation, ...]


class JudgedWeek:
    """A finished week, and what its rules find of it whichever of its sessions is then tried elsewhere."""

    def __init__(self, task: Task, plan: Plan) -> None:
        self.task, self.plan = task, plan
        self.judges = [_Judge(rule, find_already_broken(task, rule)) for rule in task.rules]
        whole = Timetable(task, plan, task.rules)
        self._of_pairs = {rule.name: tuple(rule.check(whole)) for rule in task.rules if rule.looks_at == "pairs"}

    def list_without(self, rule: Rule, session: Session) -> Found:
        """Return what a rule on pairs finds of the others, one of the plan's sessions left out."""
        return tuple(one for one in self._of_pairs[rule.name] if not any(other is session for other in one.sessions))


class SessionElsewhere:
    """A finished week without one of the task's sessions, which is then tried at one start after the other.

    What it finds is what `verify_week` finds of the whole week; tests hold the two together.
    """

    def __init__(self, week: JudgedWeek, session: Session) -> None:
        task, plan = week.task, week.plan
        self._task = task
        self._session = session.lasting(plan.lengths.get(session.id))
        staying = tuple(p for p in plan.placements if p.session.id != session.id)
        before = next((p.session for p in plan.placements if p.session.id == session.id), self._session)
        self._others = Plan(staying, tuple(one for one in plan.left_out if one.id != session.id))
        self._partners = _Partners(task, self._session, staying)
        self._order = {one.id: index for index, one in enumerate(task.sessions)}
        self._days, self._weeks = list[_Judge](), list[_Judge]()
        self._pairs = list[tuple[_Judge, Found]]()
        self._settled = list[Cost]()
        for judge in week.judges:
            match judge.rule.looks_at:
                case "pairs" if judge.happened:
                    self._pairs.append((judge, week.list_without(judge.rule, before)))
                case "pairs":
                    self._settled += judge.weigh(week.list_without(judge.rule, before))
                    if self._may_be_about(judge.rule):
                        self._pairs.append((judge, ()))
                case "days":
                    self._days.append(judge)
                case "week":
                    self._weeks.append(judge)
        self._score = reduce(add_to_score, self._settled, (0, 0))
        self._by_day: dict[tuple[int, int], _Remembered] = {}

    def find_costs(self, start: int) -> list[Cost]:
        """Return what the week costs with the session at a start."""
        own = Placement(self._session, start)
        place = self._find_place(own)
        return [*self._settled, *self._find_by_day(own, place), *self._find_by_place(own, place)]

    def score_if_better(self, start: int, limit: Score) -> Score | None:
        """Return the score of the week with the session at a start; None where it does not better this one.

        It ends as soon as it does not, and most starts fail by the rule by which the one before has failed.
        """
        score = self._score
        if score >= limit:
            return None
        own = Placement(self._session, start)
        place = self._find_place(own)
        for cost in self._find_by_day(own, place):
            score = add_to_score(score, cost)
            if score >= limit:
                return None
        for cost in self._find_by_place(own, place):
            score = add_to_score(score, cost)
            if score >= limit:
                if self._pairs and self._pairs[0][0].rule is not cost.rule:
                    self._pairs.sort(key=lambda asked: asked[0].rule is not cost.rule)
                return None
        return score

    def _find_place(self, own: Placement) -> int:
        """Return which of the placements it is, in their order."""
        return bisect_left(self._others.placements, self._key(own), key=self._key)

    def _put(self, own: Placement, place: int) -> Plan:
        others = self._others
        return Plan((*others.placements[:place], own, *others.placements[place:]), others.left_out)

    def _find_by_day(self, own: Placement, place: int) -> Iterator[Cost]:
        """Yield what the rules on days find: the same for all starts of a day at the same place in its order."""
        key = self._task.clock.day(own.start), place
        if key not in self._by_day:
            self._by_day[key] = _Remembered(self._judge_days(self._put(own, place)))
        return iter(self._by_day[key])

    def _judge_days(self, plan: Plan) -> Iterator[Cost]:
        whole = Timetable(self._task, plan, self._task.rules)
        for judge in self._days:
            yield from judge.weigh(judge.rule.check(whole))

    def _find_by_place(self, own: Placement, place: int) -> Iterator[Cost]:
        """Yield what the other rules find: of its pairs, then of the whole week."""
        plan = self._put(own, place)
        pairs = _OwnPairs(self._task, plan, place, self._partners)
        for judge, rest in self._pairs:
            if found := [*rest, *judge.rule.check(pairs)]:
                yield from judge.weigh(found)
        if self._weeks:
            whole = Timetable(self._task, plan, self._task.rules)
            for judge in self._weeks:
                yield from judge.weigh(judge.rule.check(whole))

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


class _Remembered:
    """Costs that are found once, and only as far as somebody asks."""

    def __init__(self, costs: Iterator[Cost]) -> None:
        self._known, self._more = list[Cost](), costs

    def __iter__(self) -> Iterator[Cost]:
        yield from self._known
        for cost in self._more:
            self._known.append(cost)
            yield cost


class _Partners:
    """The others that rules on pairs look at beside one session, wherever it stands; found once for each such rule."""

    def __init__(self, task: Task, own: Session, others: tuple[Placement, ...]) -> None:
        self._own, self._others = own, others
        again = tuple(repeat_placement(task, p) for p in others) if task.repeats else ()
        self.later = again if task.repeats else task.coming  #: After the week
        self.sooner = others if task.repeats else task.history  #: Before it, of one that repeats before its next copy
        self._found: dict[tuple[str, str, bool], _Fitting] = {}

    def find(self, first: str, then: str, *, either_order: bool) -> "_Fitting":
        """Return those that fit, where of the two the earlier is tagged `first` and the later `then`."""
        asked = first, then, either_order
        if asked not in self._found:
            orders = [(first, then), (then, first)][: 1 + either_order]
            before = {a for a, b in orders if has_tag(self._own, b)}
            after = {b for a, b in orders if has_tag(self._own, a)}
            aside = len(self._others)
            self._found[asked] = _Fitting(
                _list_tagged(self._others, before),
                _list_tagged(self._others, after),
                _list_tagged(self.later, after, aside) + _list_tagged(self.sooner, before, aside + len(self.later)),
            )
        return self._found[asked]


class _Fitting(NamedTuple):
    """Places in the pairs of a session: of those of the week where the other is before it or after it, and around."""

    before: list[int]
    after: list[int]
    around: list[int]


def _list_tagged(placements: tuple[Placement, ...], tags: Iterable[str], first: int = 0) -> list[int]:
    """Return the places of those that have one of the tags, counted from the first."""
    return [at for at, p in enumerate(placements, first) if any(has_tag(p.session, tag) for tag in tags)]


class _OwnPairs(Timetable):
    """A finished week of which only one session is seen, by its place in the plan, and the pairs that it is part of."""

    def __init__(self, task: Task, plan: Plan, place: int, partners: _Partners) -> None:
        super().__init__(task, plan, task.rules)
        self._place, self._own, self._partners = place, plan.placements[place], partners

    def placements(self, tag: str = "any") -> list[Placement]:
        """Return the one session, if it carries the tag."""
        return [self._own] if has_tag(self._own.session, tag) else []

    def _find_pairs(self, first: str, then: str, *, either_order: bool) -> list[Neighbours]:
        pairs, place = self._beside, self._place
        before, after, around = self._partners.find(first, then, either_order=either_order)
        inside = [at for at in before if at < place] + [at for at in after if at >= place]
        return [Neighbours(*pairs[at], self.problem.clock) for at in (*inside, *around)]

    @cached_property
    def _beside(self) -> list[tuple[Placement, Placement]]:
        own, placements = self._own, self.plan.placements
        found = [(a, own) for a in placements[: self._place]] + [(own, b) for b in placements[self._place + 1 :]]
        found += [(own, b) for b in self._partners.later]
        then = repeat_placement(self.problem, own) if self.problem.repeats else own
        return found + [(a, then) for a in self._partners.sooner]
