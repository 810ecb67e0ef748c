"""The proof that no week of lifts costs less, and a cheaper week where there is one, by whole filled lifts."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from freshlegs.solver.assemble import AssembledLifts
from freshlegs.solver.lift_bound import LiftBound
from freshlegs.solver.lift_choice import choose_lifts
from freshlegs.solver.lift_columns import LiftColumns
from freshlegs.solver.search import Effort

TURNS = 2
"""How often splitting and choosing take turns: the lifts that one finds make weeks for the other, and closes parts."""
SPLITTING = 0.5
"""Work for splitting what the linear program leaves open, each time, in units of CP-SAT's deterministic time."""
CHOOSING = 0.1
"""CP-SAT's deterministic time for the cheapest week of the columns that the bound was found with."""
CHOOSING_AGAIN = 0.3
"""The same for what splitting has left open."""
CHOOSING_OF_EVERY = 0.6
"""The same where they are all the lifts that a cheaper week can be made of."""
MOST_OF_EVERY = 1000
"""Such lifts; with more the choice takes longer than the search of the whole model."""


@dataclass(frozen=True, slots=True)
class LiftProof:
    """What is known of the cheapest week of lifts."""

    bound: float = -math.inf  #: No week costs less, in points
    #: A week that costs less than the one known before: by their literals whether options are chosen, and gates true
    week: Mapping[int, bool] = field(default_factory=dict)
    closed: bool = False  #: Whether no week costs less than that one, or than the one known before


def prove_lifts(
    assembled: AssembledLifts, is_chosen: Callable[[int], bool] | None, cost: float, effort: Effort
) -> LiftProof:
    """Look for the proof that no week costs less than the one of the chosen options, or for a week that does."""
    columns = LiftColumns(assembled)
    if not columns.possible:
        return LiftProof()
    if is_chosen:
        columns.add_week(option for option in columns.gates.options if is_chosen(option))
    bound = LiftBound(columns, cost, effort)
    bound.raise_bound()
    if not bound.closed:
        choose_lifts(bound, columns.found, effort, CHOOSING)
    for _ in range(TURNS):
        if not bound.closed:
            bound.split(SPLITTING)
        if not bound.closed:
            choose_lifts(bound, columns.found, effort, CHOOSING_AGAIN)
    if not bound.closed:
        every = bound.find_every(MOST_OF_EVERY)
        if every is not None and choose_lifts(bound, every, effort, CHOOSING_OF_EVERY, cheaper=True):
            bound.close()
    options = frozenset(columns.place(bound.week)) if bound.week else ()
    literals = sorted([*columns.gates.options, *columns.gates.gates])
    week = {literal: columns.gates.is_true(literal, options) for literal in literals} if options else {}
    return LiftProof(bound.points, week, bound.closed)
