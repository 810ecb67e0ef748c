"""A stored week at hand: as it stands now, with what has happened in it, and as it goes on when sessions are moved.

A move that is kept is told as one of `replan --move`, so that whatever is planned later leaves it there; but nothing
is solved, and nothing else moves.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from freshlegs.io.errors import ArgumentError, Fault
from freshlegs.model.plan import Plan
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.eased_lifts import ease_lifts_after_illness
from freshlegs.planning.moved_week import Moves, list_costs, move_sessions, price_moved_sessions
from freshlegs.planning.programme.check_programme import check_programme
from freshlegs.planning.replan import plan_as_it_stood, record_replan, resume_week
from freshlegs.planning.stored_cost import StoredCost, compare_stored_cost
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft, WeekInProgress
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress
from freshlegs.solver.fill_sessions import Unfilled


@dataclass(frozen=True, slots=True)
class WeekAtHand:
    """A stored week, its task by what is known now, and how it stands. Plain picklable data."""

    draft: Draft  #: Of the scenario, nothing of it in progress yet
    stored: PlannedRecord  #: The plan as it is stored: of a programme all weeks
    source: str  #: What messages call it
    now: datetime
    week: int | None  #: The number of the week of a programme; None for the one that holds `now`
    task: Task
    plan: Plan
    cost: StoredCost  #: What the plan says of the cost of the week

    @property
    def today(self) -> date:
        """The day of `now` where the athlete is."""
        return self.now.astimezone(self.task.clock.zone).date()

    def move(self, moves: Moves) -> Plan:
        """Return the week with sessions at other starts."""
        return move_sessions(self.task, self.plan, moves)


def take_in_hand(
    draft: Draft, stored: PlannedRecord, source: str, *, now: datetime, week: int | None = None
) -> WeekAtHand | Unfilled:
    """Return a stored week as it stands now; raises InputError where the plan is not one of the draft."""
    if week is not None:
        take_week(stored, week, source)  # refuses a week that there is not, also of the plan of one week
    resumed = resume_week(draft, stored, source, now=now, week=week)
    task = task_of(resumed)
    if isinstance(task, Unfilled):
        return task
    in_progress = _take_progress(resumed)
    plan, cost = plan_as_it_stood(task, in_progress), compare_stored_cost(task, in_progress)
    return WeekAtHand(draft, stored, source, now, week, task, plan, cost)


def report_moves(hand: WeekAtHand, moves: Moves) -> Draft:
    """Return the draft of the rest of a week, in which sessions are held where they were moved to."""
    clock = hand.task.clock
    lengths = {session.id: session.minutes for session in hand.task.sessions} | hand.plan.lengths
    dragged = {name: (clock.moment(start), lengths[name]) for name, start in moves.items()}
    told = ReportedProgress(dragged=dragged)
    return resume_week(hand.draft, hand.stored, hand.source, now=hand.now, reported=told, week=hand.week)


def keep_moves(hand: WeekAtHand, moves: Moves) -> PlannedRecord:
    """Return the stored plan with sessions moved and nothing else.

    Raises ArgumentError where a rule forbids it, also in a later week of a programme, or changes its price there; and
    where a session is done or not of the week.
    """
    priced = price_moved_sessions(hand.task, hand.plan, moves)
    if not priced.allowed:
        forbids = [change for change in priced.changes if change.forbids]
        found = "; ".join(f"{change.rule.name}: {join_words(change.comes)}" for change in forbids)
        raise ArgumentError("moves", Fault("", found, "a rule forbids it while all else stays where it is"))
    resumed = report_moves(hand, moves)
    task, in_progress = task_of(resumed), resumed.in_progress
    if isinstance(task, Unfilled) or in_progress is None:
        raise ArgumentError("moves", Fault("", "the lifts of the week can't be filled", "freshlegs plan says why"))
    plan = move_sessions(task, plan_as_it_stood(task, in_progress), moves)
    # What was known of the best week does not hold for one whose sessions are held elsewhere.
    kept = Planned(plan, verify_week(task, plan), proved_best=False, bound=0)
    record = record_replan(task, ease_lifts_after_illness(task, kept, in_progress.progress), in_progress)
    if record.weeks:
        _check_later_weeks(hand, record, task.clock.first)
    return record


def _check_later_weeks(hand: WeekAtHand, record: PlannedRecord, start: date) -> None:
    """Raise ArgumentError where a move changes what later weeks cost: then they have to be planned anew."""
    was, now = (check_programme(hand.draft, plan, hand.source) for plan in (hand.stored, record))
    if isinstance(was, Unfilled) or isinstance(now, Unfilled):
        return
    for week, before, after in zip(record.weeks, was, now, strict=True):
        costs = (_sum_by_rule(report) for report in (before, after))
        if week.start > start and (changed := _list_differences(*costs)):
            found = f"it changes what week {week.week} costs: {join_words(changed)}"
            allowed = "let the rest follow, then the weeks behind it are planned anew: replan --move"
            raise ArgumentError("moves", Fault("", found, allowed))


def _sum_by_rule(report: Report) -> Counter[str]:
    """Return what each rule costs, of a hard one by how much it is broken."""
    costs = Counter[str]()
    for entry in list_costs(report):
        costs[entry.rule.name] += entry.violation.amount if entry.rule.hard else entry.cost
    return costs


def _list_differences(before: Counter[str], after: Counter[str]) -> list[str]:
    return sorted(name for name in {*before, *after} if before[name] != after[name])


def _take_progress(resumed: Draft) -> WeekInProgress:
    if resumed.in_progress is None:
        raise ArgumentError("stored", Fault("", "the week is not in progress"))
    return resumed.in_progress
