"""What is planned and checked: a week with its rules, and with what is done in each of its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.model.problem import Problem

if TYPE_CHECKING:
    from freshlegs.rules.base import Rule
    from freshlegs.training.lifting_settings import LiftingSettings


@dataclass(frozen=True, slots=True)
class Task(Problem):
    """One athlete's week, ready to be planned or checked. Plain picklable data.

    Parameters
    ----------
    rules : tuple of Rule
        The rules that are on, hard ones included, by name.
    lifting : LiftingSettings, optional
        What the lifts are filled by, where the scenario speaks of it.
    """

    rules: tuple[Rule, ...] = ()
    lifting: LiftingSettings | None = None

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that name if it is on."""
        return next((rule for rule in self.rules if rule.name == name), None)


@dataclass(frozen=True, slots=True)
class UnfilledTask:
    """A task whose sessions do not know yet what is done in them; only filling makes it one to be planned."""

    task: Task
