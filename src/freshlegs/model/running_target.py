"""How much an athlete wants to run in a week: minutes, or kilometres at the paces of the runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from freshlegs.model.kinds import Kind
from freshlegs.model.session import Session

KILOMETRE = 1000


@dataclass(frozen=True)
class RunningTarget:
    """So much running in a week."""

    amount: int  #: Minutes; metres where it was told in kilometres
    #: Metres that a run of a kind makes in a minute; empty for a target in minutes
    speeds: Mapping[Kind, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def step(self) -> int:
        """What is counted as one where it is missing: 10 min, or 2 km (house)."""
        return 2 * KILOMETRE if self.speeds else 10

    def count_per_minute(self, kind: Kind) -> int:
        """Return what a minute of a run of a kind adds."""
        return self.speeds[kind] if self.speeds else 1

    def measure(self, run: Session) -> int:
        """Return what a run adds, as long as it is."""
        return run.minutes * self.count_per_minute(run.kind)

    def format(self, amount: int) -> str:
        """Return an amount for people: "240 min", "42.5 km"."""
        return f"{amount / KILOMETRE:.1f}".removesuffix(".0") + " km" if self.speeds else f"{amount} min"
