"""Hours between a run and a lift."""

from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import EndToStart, is_training


class RunLiftGap(EndToStart):
    """Breach: start(b) - end(a) < hours, for a run and a lift in either order, a before b.

    Elapsed hours without tolerance, also across midnight and the week's edge. A hard activity counts as a run where
    the other is a lift, and a heavy one as a lift where the other is a run.
    """

    claim = "There are three hours or more between a run and a lift."
    sources = ("A29", "A32", "schumann2022", "robineau2016", "petre2021")
    first, then, either_order = "strength", "endurance", True
    says = "at least {hours:g} h between a run and a lift"
    eased_hours = 2

    weight: Weight = "hard"
    hours: Hours = 3

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return is_training(a, b)
