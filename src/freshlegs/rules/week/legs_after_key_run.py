"""No legs lift on tired legs."""

from typing import Literal

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Price
from freshlegs.rules.spacing import Spacing, is_training


class LegsAfterKeyRun(Spacing):
    """Breach: start(lift) - start(run) < hours - tolerance, for a legs lift after a run.

    With priority "lift" after any key run, with priority "run" after a long run only. A hard activity counts as a key
    run, one that is heavy for the legs as a legs lift; two activities are not compared.
    """

    claim = "A legs lift does not follow a hard run within a day."
    sources = ("doma_reviews", "A30", "house")
    article = "off"
    first, then = "key", "legs"
    says = "a legs lift starts at least {hours} after a long run (priority lift: after any key run)"
    prices = ("priority_lift", "priority_run")

    weight: Literal["hard"] | None = None
    priority_lift: Price = 60
    priority_run: Price = 15
    hours: Hours = 24

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        if not is_training(a, b):
            return ()
        if problem.priority == "lift":
            return ((self.hours, self.priority_lift),)
        return ((self.hours, self.priority_run),) if "long" in a.tags else ()
