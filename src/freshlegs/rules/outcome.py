"""The ways a planning ends, which callers `match`, and the report on a finished week."""

from dataclasses import dataclass

from freshlegs.model.plan import Plan
from freshlegs.rules.base import BaseRule, LiftRule, Rule, Violation


@dataclass(frozen=True, slots=True)
class Cost:
    """A breach of one rule in a finished week and what it costs."""

    rule: BaseRule
    violation: Violation
    cost: int  #: Price times amount; 0 where the rule is hard (the week is then not allowed at all)


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules say about a finished week."""

    broken: tuple[Cost, ...]  #: Hard rules that the week breaks; empty for an allowed week
    priced: tuple[Cost, ...]  #: Breaches that cost points, by rule
    tolerance_uses: int  #: Spacings that hold only thanks to the tolerance (44 h instead of 48 h); the tie-break
    notes: tuple[str, ...]  #: What the rules have to say beside prices

    @property
    def penalty(self) -> int:
        """Sum of all costs, a whole number of points."""
        return sum(entry.cost for entry in self.priced)


@dataclass(frozen=True, slots=True)
class EarlierWeek(Report):
    """Report of a week that had begun when the scenario changed: it can't break what was not asked for yet."""

    paid: int  #: Points that it cost when it was planned
    otherwise: tuple[str, ...]  #: Where it is not as the scenario asks now

    @property
    def penalty(self) -> int:
        """Points, by the scenario as it was."""
        return self.paid


@dataclass(frozen=True, slots=True)
class Planned:
    """A week was found; `proved_best` says whether no week can cost less."""

    plan: Plan
    report: Report
    proved_best: bool
    bound: int


@dataclass(frozen=True, slots=True)
class Impossible:
    """No week keeps all hard rules; `clash` is a smallest set of them that cannot hold together."""

    clash: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a week nor a proof that there is none, in the time given (seconds)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unfillable:
    """No exercises fill the lifts by the hard rules; of `clash`, which can't hold together, none can be spared."""

    clash: tuple[LiftRule, ...]


Outcome = Planned | Impossible | Undecided
