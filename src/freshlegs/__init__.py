"""Plan the training week of runners who lift.

>>> import freshlegs
>>> problem = freshlegs.load_problem("scenarios/article-week.toml")
>>> match freshlegs.plan_week(problem):
...     case freshlegs.Planned(plan, report, proved_best=True):
...         print(report.penalty)
110

Files and texts in: `load_problem`, `load_draft`, `draft_of`, `load_plan`, `plan_of`, `load_week`.
Answers: `plan_record`, or step by step `filled` and `plan_week`; `verify_week`.
Questions: `ways_out`, `what_if`, `alternatives`, `replan`; `plan_programme` for many weeks.
Text out: `recorded`, then `text_of_plan`, `calendar_file`, `outcome_text`, `explain_text`; `check_text`.
To phones, again and again: `Order`, then `to_file`, `to_feed` or `to_folder`.

Problems and plans are plain picklable data and planning is a pure function of them, so many athletes can be
planned through any `concurrent.futures.Executor`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from freshlegs.calendars.exporting.files import to_feed, to_file
    from freshlegs.calendars.exporting.folder import to_folder
    from freshlegs.calendars.exporting.order import Order
    from freshlegs.calendars.write import calendar_file
    from freshlegs.errors import FreshlegsError, InputError, InternalError, OutputError
    from freshlegs.loading import draft_of, load_draft, load_problem, load_week
    from freshlegs.outcome import Fix, Impossible, Planned, Report, Undecided, Unfillable
    from freshlegs.plan import Placement, Plan
    from freshlegs.problem import Problem, Session
    from freshlegs.programme.planning import Programme, plan_programme
    from freshlegs.programme.recording import programme_recorded
    from freshlegs.record.whole import ImpossibleRecord, PlannedRecord, UndecidedRecord
    from freshlegs.recording import recorded
    from freshlegs.scenario.draft import Draft
    from freshlegs.show.explain import explain_text
    from freshlegs.show.outcome import outcome_text
    from freshlegs.show.page.compare import compare_page
    from freshlegs.show.page.html import week_page
    from freshlegs.show.page.png import week_png
    from freshlegs.show.page.svg import week_svg
    from freshlegs.show.report import check_text
    from freshlegs.show.session import session_text
    from freshlegs.solve.filling import filled
    from freshlegs.solve.planning import plan_week
    from freshlegs.solve.search import Limits
    from freshlegs.stored import load_plan, plan_of, text_of_plan
    from freshlegs.verify import verify_week
    from freshlegs.whatif.alternatives import Alternatives, alternatives
    from freshlegs.whatif.comparison import Comparison
    from freshlegs.whatif.questions import plan_record, ways_out, what_if
    from freshlegs.whatif.replan import replan

__all__ = [
    "Alternatives",
    "Comparison",
    "Draft",
    "Fix",
    "FreshlegsError",
    "Impossible",
    "ImpossibleRecord",
    "InputError",
    "InternalError",
    "Limits",
    "Order",
    "OutputError",
    "Placement",
    "Plan",
    "Planned",
    "PlannedRecord",
    "Problem",
    "Programme",
    "Report",
    "Session",
    "Undecided",
    "UndecidedRecord",
    "Unfillable",
    "alternatives",
    "calendar_file",
    "check_text",
    "compare_page",
    "draft_of",
    "explain_text",
    "filled",
    "load_draft",
    "load_plan",
    "load_problem",
    "load_week",
    "outcome_text",
    "plan_of",
    "plan_programme",
    "plan_record",
    "plan_week",
    "programme_recorded",
    "recorded",
    "replan",
    "session_text",
    "text_of_plan",
    "to_feed",
    "to_file",
    "to_folder",
    "verify_week",
    "ways_out",
    "week_page",
    "week_png",
    "week_svg",
    "what_if",
]

_HOMES = {
    "to_feed": "freshlegs.calendars.exporting.files",
    "to_file": "freshlegs.calendars.exporting.files",
    "to_folder": "freshlegs.calendars.exporting.folder",
    "Order": "freshlegs.calendars.exporting.order",
    "calendar_file": "freshlegs.calendars.write",
    "FreshlegsError": "freshlegs.errors",
    "InputError": "freshlegs.errors",
    "InternalError": "freshlegs.errors",
    "OutputError": "freshlegs.errors",
    "draft_of": "freshlegs.loading",
    "load_draft": "freshlegs.loading",
    "load_problem": "freshlegs.loading",
    "load_week": "freshlegs.loading",
    "Fix": "freshlegs.outcome",
    "Impossible": "freshlegs.outcome",
    "Planned": "freshlegs.outcome",
    "Report": "freshlegs.outcome",
    "Undecided": "freshlegs.outcome",
    "Unfillable": "freshlegs.outcome",
    "Placement": "freshlegs.plan",
    "Plan": "freshlegs.plan",
    "Problem": "freshlegs.problem",
    "Session": "freshlegs.problem",
    "Programme": "freshlegs.programme.planning",
    "plan_programme": "freshlegs.programme.planning",
    "programme_recorded": "freshlegs.programme.recording",
    "ImpossibleRecord": "freshlegs.record.whole",
    "PlannedRecord": "freshlegs.record.whole",
    "UndecidedRecord": "freshlegs.record.whole",
    "recorded": "freshlegs.recording",
    "Draft": "freshlegs.scenario.draft",
    "explain_text": "freshlegs.show.explain",
    "outcome_text": "freshlegs.show.outcome",
    "check_text": "freshlegs.show.report",
    "session_text": "freshlegs.show.session",
    "compare_page": "freshlegs.show.page.compare",
    "week_page": "freshlegs.show.page.html",
    "week_svg": "freshlegs.show.page.svg",
    "week_png": "freshlegs.show.page.png",
    "filled": "freshlegs.solve.filling",
    "plan_week": "freshlegs.solve.planning",
    "Limits": "freshlegs.solve.search",
    "load_plan": "freshlegs.stored",
    "plan_of": "freshlegs.stored",
    "text_of_plan": "freshlegs.stored",
    "verify_week": "freshlegs.verify",
    "Alternatives": "freshlegs.whatif.alternatives",
    "alternatives": "freshlegs.whatif.alternatives",
    "Comparison": "freshlegs.whatif.comparison",
    "plan_record": "freshlegs.whatif.questions",
    "ways_out": "freshlegs.whatif.questions",
    "what_if": "freshlegs.whatif.questions",
    "replan": "freshlegs.whatif.replan",
}
"""Where each name lives. They are imported when they are asked for, so that `--help` pays for none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
