"""What the process that plans is asked when something is told of a week: what `freshlegs replan` asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from freshlegs.api.results import TrainingPlan, pick_replanned
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.model.clock import format_date
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.log_corrections import find_logged_sessions
from freshlegs.planning.replan import resume_week
from freshlegs.report.replan_text import describe_told, summarize_later_weeks
from freshlegs.scenario.in_progress.reported_progress import Reports, collect_report

if TYPE_CHECKING:
    from freshlegs.planning.display import Display
    from freshlegs.web.questions import OpenedFiles

_ONE = ("today_only", "feel")
_WORDS = tuple(Reports.__annotations__)
_SAYS = {"ill": "ill on {}", "today_only": "{} today", "feel": "feeling {} today", "hurt": "{} hurts"}
_MOST = 50
_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


@dataclass(frozen=True, slots=True)
class TellOrder:
    """What was told of a plan."""

    files: OpenedFiles
    record: PlannedRecord
    reports: Mapping[str, Any]
    week: int | None


@dataclass(frozen=True, slots=True)
class TellReply:
    """The plan that knows it; None where there is no week, and `text` says why."""

    record: PlannedRecord | None
    text: str
    changes: tuple[str, ...] = ()  #: What it changes
    notes: tuple[str, ...] = ()  #: What it costs, and what it changes in each later week


def tell_week(order: TellOrder, display: Display) -> TellReply:
    """Plan the rest of a week by what was told of it, as `freshlegs replan` does."""
    scenario, files = order.files.load(), order.files
    reported = collect_report(cast("Reports", dict(order.reports)))
    if order.reports.get("missed") and files.log is not None:
        reported = replace(reported, logged=find_logged_sessions(order.record, files.log))
    draft = resume_week(
        scenario.draft, order.record, name_source(files.plan), now=files.now, reported=reported, week=order.week
    )
    rest = replace(scenario, draft=draft)
    answer = rest.plan(limits=order.files.limits(), log=order.files.log, display=display)
    if isinstance(answer, TrainingPlan):
        shown = cast("TrainingPlan", pick_replanned(answer, draft))
        later = summarize_later_weeks(order.record, answer.record, shown.record.start)
        changes = (*describe_told(shown.record), *later)
        known = draft.in_progress.known if draft.in_progress is not None else ()
        return TellReply(answer.record, "", changes, (*known, *(f"{note}." for note in answer.notes)))
    return TellReply(None, answer.to_text(width=10_000).strip())


def read_reports(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the reports of a call, the words of `freshlegs replan`; raises InputError where they are none."""
    written = data.get("reports")
    if not isinstance(written, dict) or not written:
        raise InputError("the call", Fault("reports", f"found {repr_for_user(written)}", 'such as {"ill": "thu"}'))
    for name, words in written.items():
        several = words if isinstance(words, list) and name not in _ONE else [words]
        if name not in _WORDS:
            raise InputError("the call", Fault(f"reports.{name}", "unknown key", f"there are {join_words(_WORDS)}"))
        if not several or len(several) > _MOST or not all(isinstance(one, str) and len(one) < 500 for one in several):
            raise InputError(
                "the call", Fault(f"reports.{name}", f"found {repr_for_user(words)}", "a text, or several")
            )
    return written


def _say_date(found: re.Match[str]) -> str:
    """Return a date for people: "Thu 3 Dec"."""
    with suppress(ValueError):
        return format_date(date.fromisoformat(found[0]))
    return found[0]


def describe_reports(reports: Mapping[str, Any]) -> str:
    """Return what was told, for the button that takes it back: "ill on Thu 3 Dec", "30 min today"."""
    told = []
    for name, words in reports.items():
        several = words if isinstance(words, list) else [words]
        short = [
            one.rsplit("/", 2)[-2] + " " + one.rsplit("/", 1)[-1] if one.count("/") > 2 else one for one in several
        ]
        told.append(_SAYS.get(name, f"{name} {{}}").format(_DATE.sub(_say_date, ", ".join(short)).replace("=", " on ")))
    return "; ".join(told)
