"""Why a session stands where it does: the cost of every other day, found by solving."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.planning.moved_week import release_sessions
from freshlegs.rules.base import Rule
from freshlegs.rules.demands import StandsOn, add_rules
from freshlegs.rules.outcome import Impossible, Outcome, Planned, Report, Undecided
from freshlegs.rules.session_elsewhere import JudgedWeek, SessionElsewhere
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.solver.plan_week import NoWeek, find_best_week, find_clash
from freshlegs.solver.week import list_candidate_starts


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A session in another place."""

    day: int  #: Day number
    start: int | None  #: Minute of the week; None for any on that day
    outcome: Outcome  #: The best week with the session there; a clash leaves out the demand itself
    #: Rules whose cost differs from that in the best week, and by how many points; dearest first
    changes: tuple[tuple[str, int], ...] = ()

    #: Where it costs the same, what speaks for the best week all the same; "nothing": of weeks as good one is taken
    tie: Literal["", "tolerance", "before", "nothing"] = ""
    #: What it breaks there whatever else the week holds: by the name of the rule the sentence
    alone: Mapping[str, str] = field(default_factory=dict)

    @property
    def difference(self) -> int | None:
        """Points more than the best week; None where there is no week."""
        return sum(points for _, points in self.changes) if isinstance(self.outcome, Planned) else None


def find_other_places(task: Task, best: Planned, session: Session, limits: Limits) -> Iterator[OtherPlace]:
    """Yield the best week with the session on each other day."""
    here = next((task.clock.day(p.start) for p in best.plan.placements if p.session.id == session.id), None)
    for day in task.days:
        if day != here:
            yield plan_in_place(task, best, session, day, None, limits)


def plan_in_place(
    task: Task, best: Planned, session: Session, day: int, start: int | None, limits: Limits
) -> OtherPlace:
    """Return the best week with the session on a day, or at one start of it."""
    demand = StandsOn(session=session.id, day=day, start=start)
    # What is accepted where it is breaks no rule there, not even that of the question; and what the athlete put
    # somewhere is asked about as one that may be put elsewhere.
    free = release_sessions(task, (session.id,))
    asked = (replace(one, decided=None) if one.id == session.id else one for one in free.sessions)
    demanded = add_rules(replace(free, sessions=tuple(asked)), demand)
    match find_best_week(demanded, limits) if _has_start(demanded, demand) else NoWeek():
        case Planned() as found:
            tie = find_tie_break(task, best, found, session) if found.report.penalty == best.report.penalty else ""
            return OtherPlace(day, start, found, compare_costs(best.report, found.report), tie)
        case NoWeek():
            known = _find_ways_out(demanded, best.plan, session, demand)
            outcome = _leave_out(demand, find_clash(demanded, limits, known))
            alone = {} if start is None else _find_own_breaches(task, session, start)
            return OtherPlace(day, start, outcome, alone=alone)
        case undecided:
            return OtherPlace(day, start, undecided)


def _find_own_breaches(task: Task, session: Session, start: int) -> dict[str, str]:
    """Return by rule what is wrong with a session at a start if nothing else is there."""
    there = Timetable(task, Plan.of(task.sessions, {session.id: start}), task.rules)
    about = [(rule.name, one) for rule in task.rules if rule.hard for one in rule.check(there)]
    return {name: one.why for name, one in about if [s.id for s in one.sessions] == [session.id]}


def find_tie_break(
    task: Task, best: Planned, other: Planned, session: Session
) -> Literal["tolerance", "before", "nothing"]:
    """Return what decided between two weeks of one penalty: the plan before, then the fewest uses of the tolerance."""
    before = dict(task.previous_starts)
    here = next((p.start for p in best.plan.placements if p.session.id == session.id), None)
    if here is not None and session.id in before and task.clock.day(before[session.id]) == task.clock.day(here):
        return "before"
    return "tolerance" if best.report.tolerance_uses < other.report.tolerance_uses else "nothing"


def compare_costs(before: Report, after: Report) -> tuple[tuple[str, int], ...]:
    """Return the rules whose cost differs, and by how many points, dearest first."""
    costs: Counter[str] = Counter()
    for entry in after.priced:
        costs[entry.rule.name] += entry.cost
    for entry in before.priced:
        costs[entry.rule.name] -= entry.cost
    changed = [(name, points) for name, points in costs.items() if points]
    return tuple(sorted(changed, key=lambda change: (-change[1], change[0])))


def _has_start(task: Task, demand: StandsOn) -> bool:
    """Whether the session of a demand has a start there, as nothing more is needed to know where it has none."""
    session = next(one for one in task.sessions if one.id == demand.session)
    hard = {rule.name for rule in task.rules if rule.hard}
    return bool(demand.leaves(task, session, list_candidate_starts(task, session, hard)))


def _find_ways_out(task: Task, plan: Plan, session: Session, demand: StandsOn) -> Iterator[frozenset[str]]:
    """Yield the hard rules that the week breaks as it is, and with only this session moved to where it is asked for.

    That is to its starts that day, else to hours outside free time.
    """
    clock, day = task.clock, demand.day
    if not session.decided:
        yield frozenset((demand.name,))
    own = [minute for minute in session.starts if clock.day(minute) == day]
    hours = range(clock.midnight(day), clock.midnight(day + 1), 60)
    taken = [minute for minute in hours if not task.inside_free_time(minute, session.minutes)]
    asked = next(one for one in task.sessions if one.id == session.id)
    elsewhere = SessionElsewhere(JudgedWeek(task, plan), asked)
    for minute in [demand.start] if demand.start is not None else own or taken:
        yield frozenset(cost.rule.name for cost in elsewhere.find_costs(minute) if cost.rule.hard)


def _leave_out(demand: Rule, outcome: Impossible | Undecided) -> Impossible | Undecided:
    """Leave the demand of the question out of a clash."""
    match outcome:
        case Impossible(clash):
            return Impossible(tuple(rule for rule in clash if rule.name not in (demand.name, "all_placed")))
        case undecided:
            return undecided
