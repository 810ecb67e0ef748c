"""Hard rules that cannot hold together: of those on a week a smallest set, of those on its lifts one to the point.

Of a week by hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal
hitting set dualization"): guess the fewest rules that touch every known way out, and ask for a week that
keeps them and breaks as few others as possible. Its broken rules are one more way out; when there is no
such week, the guess is the clash. Every way out is a week that the checker has seen, however it was found.

Of lifts by deletion: one rule after the other is left out to see whether it is to blame, and of a rule that asks for
several things each is tried alone, so that the clash names the one that cannot be had.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from freshlegs.model.availability import QUARTER
from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.rules.base import LiftRule, Rule
from freshlegs.rules.counting import find_counted_clash
from freshlegs.rules.task import LiftTask, Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import assemble_lifts, find_interchangeable_sessions, forbid_rules, list_breaches
from freshlegs.solver.search import Search, UnsettledError
from freshlegs.solver.week import WeekModel, break_symmetry

Names = frozenset[str]
"""Names of rules."""
Searches = Callable[[], Search]
"""Makes a search for each solve; together they keep to the seconds allowed."""


def find_smallest_clash(task: Task, searches: Searches, known: Iterable[Names] = ()) -> tuple[Rule, ...]:
    """Return the fewest hard rules that no week keeps together, in the order of their names.

    Of a clash that can be counted only the smaller ones are ruled out.
    Each known way out, the hard rules that some week breaks, may spare a solve. Raises UnsettledError where the work
    allowed did not suffice, or the confirming solve found a week after all.
    """
    done = {session.id: session.fixed for session in task.sessions if session.fixed is not None}
    ways_out = [_broken(task, Plan.of(task.sessions, done)), *known]
    hard = [rule for rule in task.rules if rule.hard]
    counted = frozenset(rule.name for rule in find_counted_clash(task))
    while True:
        guess = _fewest_touching(ways_out, [rule.name for rule in hard])
        if counted and len(guess) >= len(counted):
            guess = counted
            break
        # Whether there is a smaller clash than the one that was counted, any way out will tell.
        way_out = _way_out(task, guess, searches, fewest=not counted)
        if way_out is None:
            break
        ways_out.append(way_out)
    clash = tuple(rule for rule in hard if rule.name in guess)
    if _week(task, clash, searches, presolve=False) is not None:
        raise UnsettledError("the confirming solve found a week")
    return clash


def find_clashing_sessions(task: Task, clash: Sequence[Rule], searches: Searches) -> tuple[Session, ...]:
    """Return sessions that cannot all have a place by these rules, none of which can be spared.

    One that stays open in the work allowed counts as one that can't. The last of the file are spared first.
    """
    for session in reversed([one for one in task.sessions if _is_asked_for(one)]):
        without = replace(task, sessions=tuple(s.excuse() if s is session else s for s in task.sessions))
        if _clashes(without, clash, searches):
            task = without
    return tuple(filter(_is_asked_for, task.sessions))


def _is_asked_for(session: Session) -> bool:
    """Whether a session, or one that stands for it, must have a place."""
    asked = not session.optional or (session.either is not None and not session.excused)
    return asked and session.fixed is None


def _clashes(task: Task, clash: Sequence[Rule], searches: Searches) -> bool:
    """Whether it is proven that no week keeps these rules."""
    if find_counted_clash(replace(task, rules=tuple(clash))):
        return True
    try:
        return _week(task, clash, searches) is None
    except UnsettledError:
        return False


def find_lift_clash(task: LiftTask, searches: Searches) -> tuple[LiftRule, ...]:
    """Return hard rules that no filling keeps together, none of which can be spared; raises UnsettledError."""
    clash = [rule for rule in task.rules if rule.hard]
    for rule in tuple(clash):
        without = [other for other in clash if other is not rule]
        if not _can_be_filled(task, without, searches):
            clash = without
    for index, rule in enumerate(clash):
        for narrow in rule.narrower():
            instead = [*clash[:index], narrow, *clash[index + 1 :]]
            if not _can_be_filled(task, instead, searches):
                clash = instead
                break
    return tuple(clash)


def _can_be_filled(task: LiftTask, rules: Iterable[LiftRule], searches: Searches) -> bool:
    return searches().has_solution(assemble_lifts(replace(task, rules=tuple(rules))).lifts)


def _way_out(task: Task, keep: Names, searches: Searches, *, fewest: bool) -> Names | None:
    """Return the rules that some week keeping `keep` breaks, None if there is no such week.

    The fewer it breaks, the sooner the clash is found. So looks for the `fewest`: in free time first, where there
    is little to choose from, then at every full hour. Whether there is a week at all is asked at every quarter.
    """
    found = None if "available" in keep or not fewest else _least_broken(task, keep | {"available"}, searches)
    if found is None:
        kept = [rule for rule in task.rules if rule.hard and rule.name in keep]
        found = _week(task, kept, searches)
        if found is None:
            return None
        if fewest:
            found = _least_broken(task, keep, searches, step=4 * QUARTER) or found
    way_out = _broken(task, found)
    if not way_out:
        raise UnsettledError("a week that keeps every rule exists after all")
    return way_out


def _broken(task: Task, plan: Plan) -> Names:
    return frozenset(entry.rule.name for entry in verify_week(task, plan).broken)


def _fewest_touching(sets: list[Names], names: list[str]) -> Names:
    """Return the first smallest set of names that shares one with each set."""
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(touched.intersection(chosen) for touched in sets):
                return frozenset(chosen)
    raise UnsettledError("no set of rules touches every way out")


def _least_broken(task: Task, keep: Names, searches: Searches, *, step: int = QUARTER) -> Plan | None:
    """Return a week that keeps `keep` and breaks as few of the other rules as possible; None if there is none.

    Outside free time only the starts `step` minutes apart are looked at.
    """
    hard = [rule for rule in task.rules if rule.hard]
    kept = [rule for rule in hard if rule.name in keep]
    week = _forbidding(task, kept, step)
    others = [rule for rule in hard if rule.name not in keep]
    broken = [(week.any_of(breach.literal for breach in list_breaches(week, rule)), 1) for rule in others]
    week.seal()
    week.model.minimize(broken)
    return _found(week, searches())


def _week(task: Task, kept: Sequence[Rule], searches: Searches, *, presolve: bool = True) -> Plan | None:
    """Return a week that keeps these rules, by a model without an objective; None if there is none.

    The task stays as it is, for rules look at each other. Without presolve it is another route to the
    answer: presolve has been reported to be wrong about "infeasible".
    """
    week = _forbidding(task, kept)
    week.seal()
    search = searches()
    search.parameters["cp_model_presolve"] = presolve
    return _found(week, search)


def _forbidding(task: Task, rules: Sequence[Rule], step: int = QUARTER) -> WeekModel:
    week = WeekModel(task, rules, step)
    forbid_rules(week, rules)
    break_symmetry(week, find_interchangeable_sessions(task, rules))
    return week


def _found(week: WeekModel, search: Search) -> Plan | None:
    return search.plan(week) if search.has_solution(week) else None
