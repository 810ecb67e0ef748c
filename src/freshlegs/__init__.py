"""Plan the training week of runners who lift.

>>> import freshlegs
>>> problem = freshlegs.load_problem("scenarios/article-week.toml")
>>> match freshlegs.plan_week(problem):
...     case freshlegs.Planned(plan, report, proved_best=True):
...         print(report.penalty)
110

Problems and plans are plain picklable data and planning is a pure function of them, so many athletes can be
planned through any `concurrent.futures.Executor`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from freshlegs.calendars.write import calendar_file
    from freshlegs.errors import FreshlegsError, InputError, InternalError, OutputError
    from freshlegs.loading import load_problem, load_week
    from freshlegs.outcome import Impossible, Planned, Report, Undecided
    from freshlegs.plan import Placement, Plan
    from freshlegs.problem import Problem, Session
    from freshlegs.recording import recorded
    from freshlegs.show.explain import explain_text
    from freshlegs.show.outcome import outcome_text
    from freshlegs.show.report import check_text
    from freshlegs.solve.planning import plan_week
    from freshlegs.solve.search import Limits
    from freshlegs.stored import load_plan
    from freshlegs.verify import verify_week

__all__ = [
    "FreshlegsError",
    "Impossible",
    "InputError",
    "InternalError",
    "Limits",
    "OutputError",
    "Placement",
    "Plan",
    "Planned",
    "Problem",
    "Report",
    "Session",
    "Undecided",
    "calendar_file",
    "check_text",
    "explain_text",
    "load_plan",
    "load_problem",
    "load_week",
    "outcome_text",
    "plan_week",
    "recorded",
    "verify_week",
]

_HOMES = {
    "FreshlegsError": "freshlegs.errors",
    "InputError": "freshlegs.errors",
    "InternalError": "freshlegs.errors",
    "OutputError": "freshlegs.errors",
    "Impossible": "freshlegs.outcome",
    "Planned": "freshlegs.outcome",
    "Report": "freshlegs.outcome",
    "Undecided": "freshlegs.outcome",
    "Placement": "freshlegs.plan",
    "Plan": "freshlegs.plan",
    "Problem": "freshlegs.problem",
    "Session": "freshlegs.problem",
    "load_problem": "freshlegs.loading",
    "load_week": "freshlegs.loading",
    "load_plan": "freshlegs.stored",
    "recorded": "freshlegs.recording",
    "verify_week": "freshlegs.verify",
    "plan_week": "freshlegs.solve.planning",
    "Limits": "freshlegs.solve.search",
    "calendar_file": "freshlegs.calendars.write",
    "explain_text": "freshlegs.show.explain",
    "outcome_text": "freshlegs.show.outcome",
    "check_text": "freshlegs.show.report",
}
"""Where each name lives. They are imported when they are asked for, so that `--help` pays for none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
