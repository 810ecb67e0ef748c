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
    from freshlegs.calendars.syncing.export_request import Order
    from freshlegs.calendars.syncing.to_file import to_feed, to_file
    from freshlegs.calendars.syncing.to_folder import to_folder
    from freshlegs.calendars.writing.write import calendar_file
    from freshlegs.io.errors import FreshlegsError, InputError, InternalError, OutputError
    from freshlegs.model.plan import Plan
    from freshlegs.model.problem import Problem
    from freshlegs.model.session import Placement, Session
    from freshlegs.planfile.json_text import load_plan, plan_of, text_of_plan
    from freshlegs.planfile.records import ImpossibleRecord, PlannedRecord, UndecidedRecord
    from freshlegs.planning.alternatives import Alternatives, alternatives
    from freshlegs.planning.questions import plan_record, ways_out, what_if
    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.loading import draft_of, load_draft, load_problem, load_week
    from freshlegs.planning.programme.plan_weeks import plan_programme
    from freshlegs.planning.programme.planned_weeks import Programme
    from freshlegs.planning.programme.record_programme import programme_recorded
    from freshlegs.planning.record_plan import recorded
    from freshlegs.planning.replan import replan
    from freshlegs.report.check_text import check_text
    from freshlegs.report.explain_text import explain_text
    from freshlegs.report.outcome_text import outcome_text
    from freshlegs.report.page.compare_page import compare_page
    from freshlegs.report.page.html import week_page
    from freshlegs.report.page.png import week_png
    from freshlegs.report.page.svg import week_svg
    from freshlegs.report.session_card import session_text
    from freshlegs.rules.outcome import Impossible, Planned, Report, Undecided, Unfillable
    from freshlegs.rules.verify import verify_week
    from freshlegs.scenario.draft import Draft
    from freshlegs.solver.fill_sessions import filled
    from freshlegs.solver.plan_week import plan_week
    from freshlegs.solver.search import Limits

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
    "to_feed": "freshlegs.calendars.syncing.to_file",
    "to_file": "freshlegs.calendars.syncing.to_file",
    "to_folder": "freshlegs.calendars.syncing.to_folder",
    "Order": "freshlegs.calendars.syncing.export_request",
    "calendar_file": "freshlegs.calendars.writing.write",
    "FreshlegsError": "freshlegs.io.errors",
    "InputError": "freshlegs.io.errors",
    "InternalError": "freshlegs.io.errors",
    "OutputError": "freshlegs.io.errors",
    "draft_of": "freshlegs.planning.loading",
    "load_draft": "freshlegs.planning.loading",
    "load_problem": "freshlegs.planning.loading",
    "load_week": "freshlegs.planning.loading",
    "Fix": "freshlegs.rules.outcome",
    "Impossible": "freshlegs.rules.outcome",
    "Planned": "freshlegs.rules.outcome",
    "Report": "freshlegs.rules.outcome",
    "Undecided": "freshlegs.rules.outcome",
    "Unfillable": "freshlegs.rules.outcome",
    "Placement": "freshlegs.model.plan",
    "Plan": "freshlegs.model.plan",
    "Problem": "freshlegs.model.problem",
    "Session": "freshlegs.model.problem",
    "Programme": "freshlegs.planning.programme.plan_weeks",
    "plan_programme": "freshlegs.planning.programme.plan_weeks",
    "programme_recorded": "freshlegs.planning.programme.record_programme",
    "ImpossibleRecord": "freshlegs.planfile.records",
    "PlannedRecord": "freshlegs.planfile.records",
    "UndecidedRecord": "freshlegs.planfile.records",
    "recorded": "freshlegs.planning.record_plan",
    "Draft": "freshlegs.scenario.draft",
    "explain_text": "freshlegs.report.explain_text",
    "outcome_text": "freshlegs.report.outcome_text",
    "check_text": "freshlegs.report.check_text",
    "session_text": "freshlegs.report.session_card",
    "compare_page": "freshlegs.report.page.compare_page",
    "week_page": "freshlegs.report.page.html",
    "week_svg": "freshlegs.report.page.svg",
    "week_png": "freshlegs.report.page.png",
    "filled": "freshlegs.solver.fill_sessions",
    "plan_week": "freshlegs.solver.plan_week",
    "Limits": "freshlegs.solver.search",
    "load_plan": "freshlegs.planfile.json_text",
    "plan_of": "freshlegs.planfile.json_text",
    "text_of_plan": "freshlegs.planfile.json_text",
    "verify_week": "freshlegs.rules.verify",
    "Alternatives": "freshlegs.planning.alternatives",
    "alternatives": "freshlegs.planning.alternatives",
    "Comparison": "freshlegs.planning.comparison",
    "plan_record": "freshlegs.planning.questions",
    "ways_out": "freshlegs.planning.questions",
    "what_if": "freshlegs.planning.questions",
    "replan": "freshlegs.planning.replan",
}
"""Where each name lives. They are imported when they are asked for, so that `--help` pays for none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
