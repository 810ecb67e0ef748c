"""The one arrow from a draft to its task: resolved, rules chosen, sessions filled."""

from freshlegs.model.limits import Limits
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.solver.fill_sessions import Unfilled, fill_sessions


def task_of(draft: Draft, limits: Limits | None = None) -> Task | Unfilled:
    """Return the task of a draft, the same for every question about it; of a programme, that of the repeating week.

    The solver is loaded only where a lift has to be filled: the sessions of a stored plan (`draft.stored`) keep their
    contents. Unfilled where no exercises fill the lifts by the hard rules, or the allowed work did not suffice to find
    them; raises InputError with every fault of the scenario.
    """
    return fill_sessions(resolve_draft(draft), limits)
