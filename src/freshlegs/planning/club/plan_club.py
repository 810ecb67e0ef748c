"""The question about a club: the best weeks for all of its athletes together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.best_club import ClubSearch
from freshlegs.planning.club.checked_club import check_club
from freshlegs.planning.club.club_rows import ClubRows
from freshlegs.planning.club.column_pool import NoWeekAlone
from freshlegs.planning.club.members import LeftOut, explain_lone_weeks, prepare_club
from freshlegs.planning.club.record_club import record_athlete, record_club
from freshlegs.planning.executors import Workers
from freshlegs.rules.task import Task
from freshlegs.scenario.club.read_club import ClubDraft
from freshlegs.scenario.club.resolve_club import resolve_club


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


def plan_club(draft: ClubDraft, question: ClubQuestion | None = None) -> ClubResult:
    """Return the best weeks of a club, proven, or within the gap; or what it is short of.

    Athletes whose scenario is faulty or whose week is impossible are left out and named; the others are planned. Raises
    InputError for the faults of the club file, and where no athlete is left.
    """
    question = question or ClubQuestion()
    tasks, left, clock = prepare_club(draft.members, question.limits, question.workers)
    names = [one.id for one in draft.members]
    while tasks and clock is not None:
        terms = resolve_club(draft.table, names, tasks, clock)
        rows = ClubRows(terms, tasks)
        search = ClubSearch(rows, tasks, question.workers, question.limits, question.gap)
        found = search.search()
        if not isinstance(found, NoWeekAlone):
            checked = check_club(rows, tasks, found, search)
            plans = {name: record_athlete(checked, name) for name in tasks} if checked.whole else {}
            return ClubResult(record_club(draft, checked, left), plans)
        left |= _explain(found, tasks, question)
        tasks = {name: task for name, task in tasks.items() if name not in found.athletes}
    faults = (Fault(name, fault) for name, one in left.items() for fault in one.faults)
    raise InputError(draft.table.source, *faults)


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
