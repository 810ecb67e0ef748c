"""The question about a club: the best weeks for all of its athletes together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.limits import Limits
from freshlegs.model.shared import ClubTerms
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.best_club import ClubChoice, ClubSearch, ClubShortage
from freshlegs.planning.club.checked_club import CheckedClub, check_club
from freshlegs.planning.club.club_helps import ClubHelp, find_club_helps
from freshlegs.planning.club.club_rows import ClubRows
from freshlegs.planning.club.column_pool import NoWeekAlone, ToldWeek
from freshlegs.planning.club.members import LeftOut, explain_lone_weeks, prepare_club
from freshlegs.planning.club.record_club import record_athlete, record_club
from freshlegs.planning.club.told_weeks import find_told_weeks
from freshlegs.planning.executors import Workers
from freshlegs.rules.task import Task
from freshlegs.scenario.club.read_club import ClubDraft
from freshlegs.scenario.club.resolve_club import resolve_club

Fairness = int | Literal["worst"] | None
"""Points that nobody pays more than alone; "worst": as few as can be; None: any."""


NO_HELP = "Nothing that was tried saves points: a place, half an hour, an athlete at noon."
"""Note of a club that was to be advised."""
_HELP_GAP = 0.02
"""Share of the points by which what a help comes to may be too dear."""


@dataclass(frozen=True, slots=True)
class ClubResult:
    """The weeks of a club. Plain picklable data."""

    record: ClubRecord  #: The coach's view, as club.json has it
    plans: Mapping[str, PlannedRecord]  #: By athlete, each with no word about the others


@dataclass(frozen=True, slots=True)
class ClubQuestion:
    """How a club is to be planned."""

    limits: Limits = field(default_factory=Limits)
    workers: Workers | None = None  #: Who plans the athletes; None: this process
    gap: float = 0.0  #: Share of the points by which the answer may be too dear
    fair: Fairness = None
    #: The weeks that athletes were told: as few get another one as can be, and among these the club pays the least
    told: Mapping[str, PlannedRecord] = field(default_factory=dict)
    advise: bool = False  #: Whether to look for what would save points too; what is short of something is always helped


@dataclass(frozen=True, slots=True)
class _Found:
    """Weeks of a club, checked."""

    club: CheckedClub | None  #: None where athletes have no week whatever the others do
    missing: NoWeekAlone | None = None
    fair: int | None = None  #: Points that nobody pays more than alone, where that was asked for
    fair_proven: bool = True  #: Whether it is proven that it can't be fewer
    fairest: int | None = None  #: Where these are too few for all: the fewest that are not


def plan_club(draft: ClubDraft, question: ClubQuestion | None = None) -> ClubResult:
    """Return the best weeks of a club, proven, or within the gap; or what it is short of.

    Athletes whose scenario is faulty or whose week is impossible are left out and named; the others are planned. Raises
    InputError for the faults of the club file, and where no athlete is left.
    """
    question = question or ClubQuestion()
    fairness = draft.table.fairness
    if question.fair is None:
        question = replace(question, fair="worst" if fairness.worst_first else fairness.at_most)
    tasks, left, clock = prepare_club(draft.members, question.limits, question.workers)
    names = [one.id for one in draft.members]
    while tasks and clock is not None:
        terms = resolve_club(draft.table, names, tasks, clock)
        told = find_told_weeks(tasks, question.told)
        found = _find_weeks(terms, tasks, told, question)
        if found.club is not None:
            club = found.club
            plans = {}
            if club.whole:
                # Who keeps the week keeps the file, to the letter.
                kept = {name: question.told[name] for name in told if club.weeks[name].plan == told[name].plan}
                plans = {name: kept.get(name) or record_athlete(club, name) for name in tasks}
            helps: tuple[ClubHelp, ...] = ()
            if found.fairest is None and (club.shortages or (question.advise and club.whole)):
                helps = _find_helps(draft, club, tasks, replace(question, fair=found.fair))
            record = record_club(draft, club, left, helps, told=question.told, may_keep=frozenset(told))
            more: dict[str, Any] = {"fair": found.fair, "fair_proven": found.fair_proven, "fairest": found.fairest}
            if question.advise and club.whole and not helps:
                more |= {"notes": (*record.notes, NO_HELP)}
            return ClubResult(record.model_copy(update=more), plans)
        if found.missing is not None:
            left |= _explain(found.missing, tasks, question)
            tasks = {name: task for name, task in tasks.items() if name not in found.missing.athletes}
    faults = (Fault(name, fault) for name, one in left.items() for fault in one.faults)
    raise InputError(draft.table.source, *faults)


def _find_weeks(
    terms: ClubTerms, tasks: Mapping[str, Task], told: Mapping[str, ToldWeek], question: ClubQuestion
) -> _Found:
    """Return the best weeks, those that are fair where that is asked for."""
    rows = ClubRows(terms, tasks)

    def search(fair: int | None, gap: float) -> tuple[ClubSearch, ClubChoice | ClubShortage | NoWeekAlone]:
        one = ClubSearch(rows, tasks, question.workers, question.limits, gap, told, fair)
        return one, one.search()

    proven = True
    fair = question.fair
    if fair == "worst":
        first, found = search(None, 1.0)
        if isinstance(found, ClubChoice):
            fair, proven = _find_fairest(search, _find_excess(first, found))
        else:
            fair = None
    one, found = search(fair, question.gap)
    if isinstance(found, NoWeekAlone):
        return _Found(None, found)
    if question.fair == "worst" and isinstance(found, ClubChoice):
        fair = _find_excess(one, found)
    fairest = None
    if fair is not None and isinstance(found, ClubShortage):
        first, any_weeks = search(None, 1.0)
        if isinstance(any_weeks, ClubChoice):
            fairest, proven = _find_fairest(search, _find_excess(first, any_weeks), least=fair + 1)
    return _Found(check_club(rows, tasks, found, one), fair=fair, fair_proven=proven, fairest=fairest)


def _find_helps(
    draft: ClubDraft, club: CheckedClub, tasks: Mapping[str, Task], question: ClubQuestion
) -> tuple[ClubHelp, ...]:
    """Return what would help a club that is short of something, or save points."""
    fair = question.fair if isinstance(question.fair, int) else None
    gap = max(question.gap, _HELP_GAP)

    def attempt(terms: ClubTerms, others: Mapping[str, Task]) -> int | None:
        rows = ClubRows(terms, others)
        found = ClubSearch(rows, others, question.workers, question.limits, gap, fair=fair).search()
        return found.cost if isinstance(found, ClubChoice) else None

    return find_club_helps(draft, club, tasks, attempt, question.limits, question.workers)


def _find_fairest(
    search: Callable[[int | None, float], tuple[ClubSearch, ClubChoice | ClubShortage | NoWeekAlone]],
    known: int,
    least: int = 0,
) -> tuple[int, bool]:
    """Return the fewest points that the worst off pays more than alone, and whether it is proven; `known` do."""
    low, proven = least, True
    while low < known:
        middle = (low + known) // 2
        one, found = search(middle, 1.0)
        if isinstance(found, ClubChoice):
            known = _find_excess(one, found)
            continue
        proven = proven and isinstance(found, ClubShortage) and found.proven
        low = middle + 1
    return known, proven


def _find_excess(one: ClubSearch, found: ClubChoice) -> int:
    """Return the most points that anybody pays more than alone."""
    weeks = [week for week in found.chosen if week.plan is not None]
    return max(
        (week.column.cost - week.change - one.alone[one.rows.names[week.column.group]] for week in weeks), default=0
    )


def _explain(found: NoWeekAlone, tasks: Mapping[str, Task], question: ClubQuestion) -> dict[str, LeftOut]:
    """Return why athletes have no week: by themselves, or because of the hours of the club."""
    asked = [(tasks[name], question.limits) for name in found.athletes]
    reasons = ask_all(question.workers, explain_lone_weeks, asked)
    hours = LeftOut(("has a week alone, and none at the hours of the club",), status="impossible")
    late = LeftOut(("no week was found in the time given",), status="undecided")
    return {
        name: reason or (hours if proven else late)
        for (name, proven), reason in zip(found.athletes.items(), reasons, strict=True)
    }
