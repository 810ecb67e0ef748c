"""What scripts ask: the questions of the command line as plain functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.planning.comparison import compare_variants
from freshlegs.planning.fixes import find_fixes
from freshlegs.planning.record_plan import record_outcome
from freshlegs.planning.single_changes import Infeasible
from freshlegs.planning.variant_text import Question
from freshlegs.rules.task import Task
from freshlegs.solver.fill_sessions import fill_sessions
from freshlegs.solver.plan_week import plan_week
from freshlegs.solver.search import Limits

if TYPE_CHECKING:
    from freshlegs.planfile import OutcomeRecord
    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.fixes import Fix
    from freshlegs.rules.outcome import Impossible
    from freshlegs.scenario.draft import Draft


def plan_record(problem: Task, limits: Limits | None = None) -> OutcomeRecord:
    """Fill the sessions of a week, plan it, and return its record: what `freshlegs plan` stores, but for ways out."""
    full = fill_sessions(problem, limits)
    if not isinstance(full, Task):
        return record_outcome(problem, full)
    return record_outcome(full, plan_week(full, limits))


def compare_changes(
    draft: Draft, *changes: str, limits: Limits | None = None, processes: int | None = None
) -> tuple[Comparison, ...]:
    """Change a scenario in several ways, plan each, and compare it with the scenario as it is, which comes first.

    Parameters
    ----------
    changes : str
        "no Tuesday: availability.tue=[]"; several changes in one are parted by ";".
    processes : int, optional
        How many may work at once; default: as many as there are cores, where that pays.

    Raises
    ------
    InputError
        For a change that can't be read, leads nowhere or makes a faulty scenario.
    """
    return compare_variants(draft, Question(changes).variants(draft), limits or Limits(), processes=processes)


def find_ways_out(draft: Draft, impossible: Impossible, limits: Limits | None = None) -> tuple[Fix, ...]:
    """Return the changes that make an impossible week possible, in the order in which a coach would try them.

    Parameters
    ----------
    draft : Draft
        The scenario that is impossible.
    """
    return find_fixes(Infeasible(draft, draft.problem(), impossible.clash), limits or Limits())
