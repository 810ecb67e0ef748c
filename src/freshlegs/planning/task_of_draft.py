"""The one arrow from what is written to what is planned: resolved, its rules chosen, its sessions filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.scenario.resolve_draft import resolve_draft
from freshlegs.solver.fill_sessions import fill_sessions

if TYPE_CHECKING:
    from freshlegs.model.limits import Limits
    from freshlegs.rules.task import Task
    from freshlegs.scenario.draft import Draft
    from freshlegs.solver.fill_sessions import Unfilled


def task_of(draft: Draft, limits: Limits | None = None) -> Task | Unfilled:
    """Return the week that a draft asks for, ready to be planned or checked; of a programme, the one that repeats.

    The solver is loaded only where a lift has to be filled: the sessions of a stored plan (`draft.stored`) keep what is
    done in them.

    Returns
    -------
    Task
        The same one for every question about the week.
    Unfilled
        The scenario speaks of exercises, and none fill the lifts by the hard rules, or the work allowed did not
        suffice to fill them.

    Raises
    ------
    InputError
        With every fault of the scenario.
    """
    return fill_sessions(resolve_draft(draft), limits)
