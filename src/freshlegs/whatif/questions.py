"""What scripts ask: the questions of the command line as plain functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.solve.search import Limits
from freshlegs.whatif.asking import Question
from freshlegs.whatif.coach import Impasse
from freshlegs.whatif.comparison import compare
from freshlegs.whatif.fixes import fixes

if TYPE_CHECKING:
    from freshlegs.outcome import Fix, Impossible
    from freshlegs.scenario.draft import Draft
    from freshlegs.whatif.comparison import Comparison


def what_if(
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
    return compare(draft, Question(changes).variants(draft), limits or Limits(), processes=processes)


def ways_out(draft: Draft, impossible: Impossible, limits: Limits | None = None) -> tuple[Fix, ...]:
    """Return the changes that make an impossible week possible, in the order in which a coach would try them.

    Parameters
    ----------
    draft : Draft
        The scenario that is impossible.
    """
    return fixes(Impasse(draft, draft.problem(), impossible.clash), limits or Limits())
