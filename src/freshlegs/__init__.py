"""Plan the training week of runners who lift.

>>> import freshlegs
>>> problem = freshlegs.load_problem("scenarios/article-week.toml")
>>> match freshlegs.plan(problem):
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
    from freshlegs.calendars import calendar_file
    from freshlegs.errors import FreshlegsError, InputError, InternalError, OutputError
    from freshlegs.loading import load_plan, load_problem, load_week
    from freshlegs.outcome import Impossible, Planned, Report, Undecided
    from freshlegs.plan import Placement, Plan
    from freshlegs.problem import Problem, Session
    from freshlegs.recording import record
    from freshlegs.show import check_text, explain_text, record_text, week_text
    from freshlegs.solve.planning import plan
    from freshlegs.solve.search import Limits
    from freshlegs.verify import verify

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
    "plan",
    "record",
    "record_text",
    "verify",
    "week_text",
]

_HOMES = {
    "errors": ("FreshlegsError", "InputError", "InternalError", "OutputError"),
    "outcome": ("Impossible", "Planned", "Report", "Undecided"),
    "problem": ("Problem", "Session"),
    "loading": ("load_plan", "load_problem", "load_week"),
    "recording": ("record",),
    "verify": ("verify",),
    "solve.planning": ("plan",),
    "solve.search": ("Limits",),
    "calendars": ("calendar_file",),
    "show": ("check_text", "explain_text", "record_text", "week_text"),
}
