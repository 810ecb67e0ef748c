"""A task and its rules as one model: the one place where a breach is forbidden or priced for the solver."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from freshlegs.model.kinds import SPLIT_LIFT
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.rules.base import BaseRule, Breach, Rule
from freshlegs.rules.counting import count_places
from freshlegs.rules.spacing import AtMostPerDay, Spacing
from freshlegs.rules.task import LiftTask, Task
from freshlegs.rules.verify import find_already_broken, sum_amounts
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.model import FALSE, TRUE, Model
from freshlegs.solver.week import ANY_DAYS, WeekModel, break_symmetry, has_least_apart

Prices = list[tuple[int, int]]
"""(literal, price): what a week costs is the sum of the prices whose literal is true."""


ALIKE: Mapping[str, Hashable] = {}
"""Nothing but the rules tells sessions apart."""


def assemble_week(
    task: Task,
    *,
    symmetric: bool = False,
    unlike: Mapping[str, Hashable] = ALIKE,
    days: Mapping[str, int] = ANY_DAYS,
) -> tuple[WeekModel, Prices]:
    """Build the week with every rule in it.

    A symmetric one keeps the weeks that differ only in which of two interchangeable sessions stands where. Sessions
    that are `unlike` by their ids are not interchangeable, though no rule tells them apart.
    """
    hard = [rule for rule in task.rules if rule.hard]
    week = WeekModel(task, hard, days=days)
    forbid_rules(week, hard)
    prices: Prices = []
    for rule in task.rules:
        if not rule.hard:
            found = post(week.model, rule, list_breaches(week, rule))
            if isinstance(rule, AtMostPerDay) and found:
                _count_excess(week, hard, rule, found)
            prices += found
    if not symmetric and not days:
        break_symmetry(week, find_interchangeable_sessions(task, hard, unlike))
    week.seal()
    return week, prices


def _count_excess(week: WeekModel, hard: Sequence[Rule], rule: AtMostPerDay, excess: Prices) -> None:
    """State by how much a limit of a day is exceeded at least: by all that it would leave no room for.

    That ten runs do not stand on six days one by one is what the solver is slow to find out.
    """
    task = week.problem
    more = len(task.with_tag(rule.tag)) > rule.at_most * (
        len(task.days) - max((r.least_rest(task) for r in hard), default=0)
    )
    if not more or find_already_broken(task, rule):
        return
    beyond = [(literal, 1) for literal, _ in excess]
    for count in count_places(task, (*hard, rule), week.starts):
        if count.by != "minutes" and all(has_tag(session, rule.tag) for session in count.sessions):
            placed = [(week.stands(session), 1) for session in count.sessions]
            week.model.no_more(placed, [*beyond, (TRUE, count.room)])


class AssembledLifts(NamedTuple):
    """Lifts with every rule in them, the prices, and what was encoded: each breach, and whether it is forbidden."""

    lifts: LiftModel
    prices: Prices
    breaches: list[tuple[Breach, bool]]


def assemble_lifts(task: LiftTask, *, symmetric: bool = False) -> AssembledLifts:
    """Build the lifts with every rule in them; symmetric ones keep fillings in which interchangeable lifts swap."""
    lifts = LiftModel(task, [rule for rule in task.rules if rule.hard])
    prices: Prices = []
    encoded: list[tuple[Breach, bool]] = []
    for rule in task.rules:
        if rule in lifts.shaping:
            continue
        breaches = list(rule.encode(lifts))
        encoded += [(breach, rule.hard) for breach in breaches]
        if rule.hard:
            lifts.counts.mention(breach.literal for breach in breaches)
        prices += post(lifts.model, rule, breaches)
    prices = lifts.counts.post(prices)
    if not symmetric:
        lifts.break_symmetry(stay="exercises_stay" in {rule.name for rule in task.rules})
    return AssembledLifts(lifts, prices, encoded)


def post(model: Model, rule: BaseRule, breaches: Iterable[Breach]) -> Prices:
    """Forbid the breaches of a hard rule; return those of another with their prices: here, and nowhere else."""
    if not rule.hard:
        return [(breach.literal, breach.price) for breach in breaches if breach.price and breach.literal != FALSE]
    for breach in breaches:
        model.clause(-breach.literal)
    return []


def forbid_rules(week: WeekModel, rules: Sequence[Rule]) -> None:
    """Forbid every breach of the rules, those that keep sessions furthest apart first.

    A rule that follows may rely on those before it, and has the less to say. What can be counted is said as well.
    """
    sessions = week.problem.sessions

    def reach(rule: Rule) -> int:
        if not has_least_apart(rule):
            return 0
        return max((rule.least_apart(week.problem, a, b) for a in sessions for b in sessions), default=0)

    for rule in sorted(rules, key=reach, reverse=True):
        post(week.model, rule, list_breaches(week, rule))
        week.rely_on(rule)
    for count in count_places(week.problem, rules, week.starts):
        week.model.hold([(week.stands(session), count.worth(session)) for session in count.sessions], count.room)


def list_breaches(week: WeekModel, rule: Rule) -> Iterator[Breach]:
    """Yield the breaches of a rule, less those that have happened (see `verify`)."""
    happened = sum_amounts(find_already_broken(week.problem, rule))
    if not happened:
        yield from rule.encode(week)
        return
    by_price: defaultdict[int, list[int]] = defaultdict(list)
    for breach in rule.encode(week):
        by_price[breach.price].append(breach.literal)
    for price, literals in by_price.items():
        spared = min(happened[price], literals.count(TRUE))
        rest = [*(literal for literal in literals if literal != TRUE), *[TRUE] * (literals.count(TRUE) - spared)]
        still = happened[price] - spared
        if still:
            # A rule that can be mended by what is to come: count, for no single breach is the one that happened.
            rest = [week.at_least(count, rest) for count in range(still + 1, len(rest) + 1)]
        yield from (Breach(literal, price) for literal in rest)


def price_tolerance_uses(week: WeekModel) -> Prices:
    """Return the spacings that may live on the tolerance, one point each."""
    literals = (lit for rule in week.problem.rules if isinstance(rule, Spacing) for lit in rule.encode_tolerance(week))
    found = [(literal, 1) for literal in literals if literal != FALSE]
    week.seal()
    return found


def price_moves(week: WeekModel) -> Prices:
    """Return the sessions that may stand on another day than in the plan before, one point each."""
    return [(week.off_days(session, (week.problem.clock.day(start),)), 1) for session, start in _followed(week)]


def price_drops(week: WeekModel) -> Prices:
    """Return the sessions that had a place in the plan before and may lose it, one point each."""
    return [(-week.stands(session), 1) for session, _ in _followed(week)]


def price_retimings(week: WeekModel) -> Prices:
    """Return the sessions that may start at another minute than in the plan before, one point each."""
    found = [(week.starts_among(session, set(week.starts(session)) - {start}), 1) for session, start in _followed(week)]
    week.seal()
    return found


def price_other_lengths(week: WeekModel) -> Prices:
    """Return the lengths that are not the preferred ones, with the minutes by which they are off."""
    flexible = (session for session in week.problem.sessions if week.lengths(session) is not None)
    there = [(one, lasts) for session in flexible for one, lasts in week.forms(session)]
    found = [(lasts, abs(one.minutes - one.asked_length)) for one, lasts in there]
    week.seal()
    return [(literal, minutes) for literal, minutes in found if minutes and literal != FALSE]


def count_minutes_off(placement: Placement) -> int:
    """Return by how many minutes a placed session is off the length that is preferred."""
    return abs(placement.session.minutes - placement.session.asked_length)


def _followed(week: WeekModel) -> Iterator[tuple[Session, int]]:
    before = dict(week.problem.previous_starts)
    sessions = week.problem.sessions
    yield from ((s, before[s.id]) for s in sessions if s.done is None and s.id in before)


def list_window_starts(week: WeekModel, plan: Plan) -> list[tuple[Placement, int]]:
    """Return each session of a plan with the first start of its window."""
    return [(placement, week.starts(placement.session)[first]) for placement, first, _ in _list_windows(week, plan)]


def price_waiting(week: WeekModel, plan: Plan) -> Prices:
    """Keep every session of a plan in its window, and return the minutes it waits there before it starts."""
    found: Prices = []
    for placement, first, end in _list_windows(week, plan):
        starts, ladder = week.starts(placement.session), week.ladder(placement.session)
        week.model.clause(ladder.reaches(first))
        week.model.clause(-ladder.reaches(end))
        rungs = [rung for rung in ladder.rungs if first <= rung < end]
        found += [(ladder.reaches(high), starts[high] - starts[low]) for low, high in pairwise(rungs)]
    week.seal()
    return found


def _list_windows(week: WeekModel, plan: Plan) -> Iterator[tuple[Placement, int, int]]:
    """Yield each session of a plan with the indices of the starts of its window: the first, and before the second."""
    opens = [begin for begin, _ in week.problem.free]
    for placement in plan.placements:
        starts = week.starts(placement.session)
        window = max((begin for begin in opens if begin <= placement.start), default=0)
        after = next((begin for begin in opens if begin > window), starts[-1] + 1)
        yield placement, bisect_left(starts, window), bisect_left(starts, after)


def find_interchangeable_sessions(
    problem: Task, forbidden: Iterable[Rule], unlike: Mapping[str, Hashable] = ALIKE
) -> list[list[Session]]:
    """Return the groups of sessions that no rule can tell apart once they are placed, in the problem's order.

    None where sessions may overlap: of those that start together the order in the file then counts.
    """
    forbidden = [*forbidden]
    if "no_overlap" not in {rule.name for rule in forbidden}:
        return []

    by_region = _sees_regions_alone(problem, forbidden)
    singled_out = {name for rule in problem.rules for name in rule.singled_out(problem)}
    singled_out.update(name for name, _ in problem.previous_starts)
    singled_out |= problem.joined
    free = [s for s in problem.sessions if s.id not in singled_out and s.fixed is None]
    groups: defaultdict[tuple[object, ...], list[Session]] = defaultdict(list)
    for s in free:
        lengths = tuple((form.minutes, form.spares) for form in s.forms)
        race = s.kilometres, s.trained_through
        works = s.regions if by_region and not (s.optional or s.forms) else s.muscles
        own = s.kind, s.title, s.either, s.load, s.minutes, lengths, works, race
        groups[own, unlike.get(s.id), s.starts, s.tags, s.prefer, s.pin, s.only, s.places].append(s)
    return [group for group in groups.values() if len(group) > 1]


def _sees_regions_alone(problem: Task, forbidden: Sequence[Rule]) -> bool:
    """Whether rules see of the muscles of a lift that has a place in every week only whether it is for legs or above.

    How often a muscle is trained is the same in whatever order the lifts stand, where no two of them share a day.
    """
    if "all_placed" not in {rule.name for rule in forbidden}:
        return False
    around = (*problem.history, *problem.coming)
    if any(session.kind == SPLIT_LIFT for session in (*problem.sessions, *(one.session for one in around))):
        return False
    return any(isinstance(rule, AtMostPerDay) and (rule.tag, rule.at_most) == ("lift", 1) for rule in forbidden)
