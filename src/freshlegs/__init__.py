"""Plan the training week of runners who lift.

>>> import freshlegs
>>> problem = freshlegs.load_problem("scenarios/article-week.toml")
>>> match freshlegs.plan_week(problem):
...     case freshlegs.Planned(plan, report, proved_best=True):
...         print(report.penalty)
110

Files and texts in: `load_problem`, `load_draft`, `parse_draft`, `load_plan`, `parse_plan`, `load_week`.
Answers: `plan_record`, or step by step `fill_sessions` and `plan_week`; `verify_week`.
Questions: `find_ways_out`, `compare_changes`, `find_alternatives`, `replan_week`; `plan_programme` for many weeks.
Text out: `record_outcome`, then `format_record`, `write_calendar`, `render_outcome`, `render_explain`; `render_check`.
To phones, again and again: `ExportRequest`, then `export_file`, `export_feed` or `export_folder`.

Problems and plans are plain picklable data and planning is a pure function of them, so many athletes can be
planned through any `concurrent.futures.Executor`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from freshlegs.calendars.syncing.export_request import ExportRequest
    from freshlegs.calendars.syncing.to_file import export_feed, export_file
    from freshlegs.calendars.syncing.to_folder import export_folder
    from freshlegs.calendars.writing.write import write_calendar
    from freshlegs.io.errors import FreshlegsError, InputError, InternalError, OutputError
    from freshlegs.model.plan import Plan
    from freshlegs.model.session import Placement, Session
    from freshlegs.planfile.json_text import format_record, load_plan, parse_plan
    from freshlegs.planfile.records import ImpossibleRecord, PlannedRecord, UndecidedRecord
    from freshlegs.planning.alternatives import Alternatives, find_alternatives
    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.loading import load_draft, load_problem, load_week, parse_draft
    from freshlegs.planning.programme.plan_weeks import plan_programme
    from freshlegs.planning.programme.planned_weeks import PlannedProgramme
    from freshlegs.planning.programme.record_programme import record_programme
    from freshlegs.planning.questions import compare_changes, find_ways_out, plan_record
    from freshlegs.planning.record_plan import record_outcome
    from freshlegs.planning.replan import replan_week
    from freshlegs.report.check_text import render_check
    from freshlegs.report.explain_text import render_explain
    from freshlegs.report.outcome_text import render_outcome
    from freshlegs.report.page.compare_page import render_compare_page
    from freshlegs.report.page.html import render_page
    from freshlegs.report.page.png import render_png
    from freshlegs.report.page.svg import render_svg
    from freshlegs.report.session_card import render_session
    from freshlegs.rules.outcome import Impossible, Planned, Report, Undecided, Unfillable
    from freshlegs.rules.task import Task
    from freshlegs.rules.verify import verify_week
    from freshlegs.scenario.draft import Draft
    from freshlegs.solver.fill_sessions import fill_sessions
    from freshlegs.solver.plan_week import plan_week
    from freshlegs.solver.search import Limits

__all__ = [
    "Alternatives",
    "Comparison",
    "Draft",
    "ExportRequest",
    "Fix",
    "FreshlegsError",
    "Impossible",
    "ImpossibleRecord",
    "InputError",
    "InternalError",
    "Limits",
    "OutputError",
    "Placement",
    "Plan",
    "Planned",
    "PlannedProgramme",
    "PlannedRecord",
    "Report",
    "Session",
    "Task",
    "Undecided",
    "UndecidedRecord",
    "Unfillable",
    "compare_changes",
    "export_feed",
    "export_file",
    "export_folder",
    "fill_sessions",
    "find_alternatives",
    "find_ways_out",
    "format_record",
    "load_draft",
    "load_plan",
    "load_problem",
    "load_week",
    "parse_draft",
    "parse_plan",
    "plan_programme",
    "plan_record",
    "plan_week",
    "record_outcome",
    "record_programme",
    "render_check",
    "render_compare_page",
    "render_explain",
    "render_outcome",
    "render_page",
    "render_png",
    "render_session",
    "render_svg",
    "replan_week",
    "verify_week",
    "write_calendar",
]

_HOMES = {
    "ExportRequest": "freshlegs.calendars.syncing.export_request",
    "export_feed": "freshlegs.calendars.syncing.to_file",
    "export_file": "freshlegs.calendars.syncing.to_file",
    "export_folder": "freshlegs.calendars.syncing.to_folder",
    "write_calendar": "freshlegs.calendars.writing.write",
    "FreshlegsError": "freshlegs.io.errors",
    "InputError": "freshlegs.io.errors",
    "InternalError": "freshlegs.io.errors",
    "OutputError": "freshlegs.io.errors",
    "Plan": "freshlegs.model.plan",
    "Task": "freshlegs.rules.task",
    "Placement": "freshlegs.model.session",
    "Session": "freshlegs.model.session",
    "format_record": "freshlegs.planfile.json_text",
    "load_plan": "freshlegs.planfile.json_text",
    "parse_plan": "freshlegs.planfile.json_text",
    "ImpossibleRecord": "freshlegs.planfile.records",
    "PlannedRecord": "freshlegs.planfile.records",
    "UndecidedRecord": "freshlegs.planfile.records",
    "Alternatives": "freshlegs.planning.alternatives",
    "find_alternatives": "freshlegs.planning.alternatives",
    "Comparison": "freshlegs.planning.comparison",
    "Fix": "freshlegs.planning.fixes",
    "load_draft": "freshlegs.planning.loading",
    "load_problem": "freshlegs.planning.loading",
    "load_week": "freshlegs.planning.loading",
    "parse_draft": "freshlegs.planning.loading",
    "plan_programme": "freshlegs.planning.programme.plan_weeks",
    "PlannedProgramme": "freshlegs.planning.programme.planned_weeks",
    "record_programme": "freshlegs.planning.programme.record_programme",
    "compare_changes": "freshlegs.planning.questions",
    "find_ways_out": "freshlegs.planning.questions",
    "plan_record": "freshlegs.planning.questions",
    "record_outcome": "freshlegs.planning.record_plan",
    "replan_week": "freshlegs.planning.replan",
    "render_check": "freshlegs.report.check_text",
    "render_explain": "freshlegs.report.explain_text",
    "render_outcome": "freshlegs.report.outcome_text",
    "render_compare_page": "freshlegs.report.page.compare_page",
    "render_page": "freshlegs.report.page.html",
    "render_png": "freshlegs.report.page.png",
    "render_svg": "freshlegs.report.page.svg",
    "render_session": "freshlegs.report.session_card",
    "Impossible": "freshlegs.rules.outcome",
    "Planned": "freshlegs.rules.outcome",
    "Report": "freshlegs.rules.outcome",
    "Undecided": "freshlegs.rules.outcome",
    "Unfillable": "freshlegs.rules.outcome",
    "verify_week": "freshlegs.rules.verify",
    "Draft": "freshlegs.scenario.draft",
    "fill_sessions": "freshlegs.solver.fill_sessions",
    "plan_week": "freshlegs.solver.plan_week",
    "Limits": "freshlegs.solver.search",
}
"""Where each name lives. They are imported when they are asked for, so that `--help` pays for none of them."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
