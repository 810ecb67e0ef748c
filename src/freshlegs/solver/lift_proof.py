"""The proof that no week of lifts costs less, and a cheaper week where there is one, by whole filled lifts."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from freshlegs.solver.assemble import AssembledLifts
from freshlegs.solver.lift_bound import LiftBound
from freshlegs.solver.lift_choice import choose_lifts
from freshlegs.solver.lift_columns import LiftColumns
from freshlegs.solver.search import Effort

MEETING = 0.04
"""CP-SAT's deterministic time for a week that costs as little as the bound allows, of the columns that it was found
with; mostly there is one, and it takes less."""
MEETING_OF_EVERY = 0.3
"""The same of all the lifts that such a week can be made of, or of some of them."""
SOME_OF_EVERY = 500
"""How many such lifts of one group are enough: of twice as many and more only each n-th is offered, as choosing among
all takes longer than the rest of the proof. Many lifts cost the same, and almost any variety of them makes a week."""
TARGETS = 10
"""So many costs are tried one after the other; where nothing fills the lifts there is no end of them."""
TURNS = 2
"""How often splitting and choosing take turns: the lifts that one finds make weeks for the other, and closes parts."""
SPLITTING = 0.5
"""Work for splitting what the linear program leaves open, each time, in units of CP-SAT's deterministic time."""
CHOOSING = 0.3
"""CP-SAT's deterministic time for the cheapest week of the columns of either."""
FEW = 2
"""Lifts for which the search of the whole model takes less than that."""


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
    _meet(bound, effort)
    if not bound.closed:
        choose_lifts(bound, columns.found, effort, CHOOSING)
    if len(assembled.lifts.lifts) > FEW:
        _split(bound, effort)
    options = frozenset(columns.place(bound.week)) if bound.week else ()
    literals = sorted([*columns.gates.options, *columns.gates.gates])
    week = {literal: columns.gates.is_true(literal, options) for literal in literals} if options else {}
    return LiftProof(bound.points, week, bound.closed)


def _split(bound: LiftBound, effort: Effort) -> None:
    """Let splitting and choosing take turns, and look once more for a week that meets the bound."""
    for _ in range(TURNS):
        if not bound.closed:
            bound.split(SPLITTING)
        if not bound.closed:
            choose_lifts(bound, bound.columns.found, effort, CHOOSING)
    _meet(bound, effort)


def _meet(bound: LiftBound, effort: Effort) -> None:
    """Look for a week that costs as little as the bound allows; where there is none, for one of a point more."""
    for _ in range(TARGETS):
        if bound.closed or not _rule_out(bound, bound.least, effort):
            return
        bound.exclude(bound.least)


def _rule_out(bound: LiftBound, cost: int, effort: Effort) -> bool:
    """Look for a week that costs no more than so many points, and return whether there is none for certain."""
    choose_lifts(bound, bound.columns.found, effort, MEETING, most=cost)
    if bound.closed:
        return False
    every, whole = bound.find_every(cost, SOME_OF_EVERY)
    there = every if whole else [*bound.columns.found, *every]
    return choose_lifts(bound, there, effort, MEETING_OF_EVERY, most=cost) and whole
