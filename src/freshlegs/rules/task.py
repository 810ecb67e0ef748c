"""What is planned and checked: a week, and its lifts."""

from dataclasses import dataclass, field

from freshlegs.model.problem import Problem
from freshlegs.rules.base import LiftRule, Rule
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.workouts import Running


@dataclass(frozen=True, slots=True)
class Task(Problem):
    """One athlete's week, ready to be planned or checked. Plain picklable data."""

    rules: tuple[Rule, ...] = ()  #: The rules that are on, hard ones included, by name
    lifting: LiftingSettings | None = None  #: What the lifts are filled by, where the scenario speaks of it
    running: Running = field(default_factory=Running)  #: What the runs are filled by

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that name if it is on."""
        return next((rule for rule in self.rules if rule.name == name), None)


@dataclass(frozen=True, slots=True)
class UnfilledTask:
    """A task whose sessions do not know yet what is done in them; only filling makes it one to be planned."""

    task: Task


@dataclass(frozen=True)
class LiftTask(LiftingProblem):
    """The lifts of a week, ready to be filled: what there is to choose from, and the rules that are on, by name."""

    rules: tuple[LiftRule, ...] = ()
