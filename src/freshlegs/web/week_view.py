"""The week that is open in the browser as plain data: days, sessions and rules, and the edits that change each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from freshlegs.io.errors import format_path
from freshlegs.model.availability import QUARTER
from freshlegs.model.clock import DAY, WEEKDAYS, Clock
from freshlegs.model.kinds import KINDS, USUAL_KINDS, find_family
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.single_changes import reduce_count
from freshlegs.report.done_lines import list_lost, list_others
from freshlegs.report.page.day_columns import build_days
from freshlegs.report.page.plan_page import PlanPage, build_plan_page
from freshlegs.report.phrases import explain_place, list_notes, title_session
from freshlegs.report.week_notes import (
    describe_replan,
    describe_week_purpose,
    list_health_notes,
    list_left_over,
    take_told_week,
)
from freshlegs.rules.settings import find_rule
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.edits import Edit, Put
from freshlegs.scenario.week_days import Days
from freshlegs.web.rule_sliders import list_sliders

if TYPE_CHECKING:
    from freshlegs.scenario.draft import Draft

LONGER = 15
"""Minutes by which a button makes a session longer or shorter (house)."""
_SHORTEST = 15


def build_week(
    record: PlannedRecord,
    draft: Draft | None = None,
    *,
    number: int | None = None,
    earlier: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return a planned week, or one week of a programme by its number, as the page and the API have it.

    With the draft of its scenario the days, sessions and rules come with the edits that change them, as `whatif` reads
    them; without it there is nothing to change. Minutes of a day are wall-clock minutes. What is proven of a week that
    had begun when the scenario changed holds for that as it was: `earlier` says where it is not as it asks now.
    """
    told = number if record.weeks else None
    week = record if told is None else take_told_week(record, told, "the plan")
    page, done = build_plan_page(week), DoneSoFar(week)
    changes = list_session_changes(draft) if draft is not None else {}
    return {
        "number": number or 0,
        "start": week.start.isoformat(),
        "says": "" if told is None else describe_week_purpose(record, told),
        "notes": list(list_notes(week)),
        "health": list(list_health_notes(week)),
        "replanned": list(describe_replan(week)),
        "happened": [*list_lost(done), *list_others(done)],
        "left_out": list(list_left_over(week)),
        "step": QUARTER,
        "days": build_day_data(week, draft),
        "sessions": [_describe_session(page, session, changes) for session in week.sessions],
        "adds": list(list_additions(draft)) if draft is not None else [],
        "penalty": week.penalty,
        "proof": page.proof if earlier is None else _say_earlier(page.proof, earlier),
        "asked": page.asked,
        "span": _say_span(page, draft),
        "verdict": page.verdict,
        "rules": _describe_rules(page, draft),
    }


def _say_earlier(proof: str, otherwise: Sequence[str]) -> str:
    """Return what is proven of a week by the scenario as it was, and where it is not as that asks now."""
    now = "; ".join(otherwise) or "it asks for another week"
    return f"{proof.removesuffix('.')}, by your file as it was when the week began. By your file as it is now: {now}."


def _say_span(page: PlanPage, draft: Draft | None) -> str:
    """Return from when to when a week goes; one that was changed by hand, or by what happened, does so but once."""
    record = page.record
    if record.repeats or record.replanned is None or draft is None or not draft.scenario.repeats or draft.is_programme:
        return page.span
    return f"{page.span}, changed for this week alone; your file repeats every {record.days} days"


def build_day_data(week: PlannedRecord, draft: Draft | None) -> list[dict[str, Any]]:
    """Return the days of one week, with their windows as the scenario has them where there is a draft of it."""
    clock = Clock(week.zone, week.start, week.days)
    days = None
    if draft is not None and draft.is_programme:
        # The dates of a later week may have windows of their own.
        days = Days(clock, draft.scenario.counts_days(follows=True))
    windows = draft.windows(days) if draft is not None else ()
    found, hurts = [], DoneSoFar(week).hurt_days
    for index, day in enumerate(build_days(week, clock, 0)):
        known = draft is not None and index < len(windows)
        found.append(
            {
                "date": day.date.isoformat(),
                "name": day.name,
                "free": [list(stretch) for stretch in day.free],
                "busy": [list(stretch) for stretch in day.busy],
                "rest": day.rest,
                "hurts": list(hurts.get(day.date, ())),
                "windows": [list(stretch) for stretch in sorted(windows[index])] if known else [],
                "path": format_path(draft.path_of_windows(index, days)) if draft is not None and known else "",
            }
        )
        found[-1]["every"] = _name_windows(found[-1])
    return found


def _name_windows(day: Mapping[str, Any]) -> str:
    """Return which days have the windows of a day: "every Thu", or its date where it has some of its own."""
    key = day["path"].removeprefix("availability.")
    return f"every {key.title()}" if key in WEEKDAYS else str(day["name"])


def _describe_session(
    page: PlanPage, session: SessionRecord, changes: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    record = page.record
    start, end = record.local(session.start), record.local(session.end)
    begin = start.hour * 60 + start.minute
    day = (start.date() - record.start).days
    return {
        "id": session.id,
        "name": session.name,
        "title": title_session(record, session),
        "kind": session.kind,
        "family": find_family(session.kind),
        "start": start.isoformat(),
        "day": day,
        "begin": begin,
        "end": end.hour * 60 + end.minute + DAY * (end.date() - start.date()).days,
        "minutes": session.minutes,
        "done": session.done,
        "points": sum(breach.cost for breach in record.breaches if session.id in breach.sessions),
        "why": list(explain_place(record, session)),
        "changes": dict(changes.get(session.name, {})),
        "alike": sum(one is changes.get(session.name) for one in changes.values()),
    }


def list_session_changes(draft: Draft) -> dict[str, dict[str, str]]:
    """Return by the short name of each session the edits that make it longer or shorter, and take it away."""
    count = Counter[str]()
    found: dict[str, dict[str, str]] = {}
    for index, request in enumerate(draft.scenario.sessions):
        lengths: dict[str, int] = {}
        if isinstance(request.minutes, int | None):
            lengths["longer"] = request.length + LONGER
            if request.length - LONGER >= _SHORTEST:
                lengths["shorter"] = request.length - LONGER
        edits = {what: write_edit(Put(("sessions", index, "minutes"), minutes)) for what, minutes in lengths.items()}
        if (len(draft.scenario.sessions) > 1 or request.at_most > 1) and (request.at_least or request.at_most == 1):
            edits["remove"] = write_edit(reduce_count(draft, index))
        for _ in range(request.at_most):
            count[request.kind] += 1
            found[f"{request.kind} {count[request.kind]}"] = edits
    return found


def list_additions(draft: Draft) -> Iterator[dict[str, str]]:
    """Yield the sessions that may be added, with their usual minutes, runs and lifts only."""
    after = len(draft.scenario.sessions)
    for kind, row in KINDS.items():
        if kind in USUAL_KINDS and kind != "race":
            edit = Put(("sessions", after), {"kind": kind, "minutes": row.minutes})
            yield {"title": f"{row.title}, {row.minutes} min", "change": write_edit(edit)}


def _describe_rules(page: PlanPage, draft: Draft | None) -> list[dict[str, Any]]:
    """Return the rules that are on, those that had to give first, then the ones that are off."""
    scenario = draft.scenario if draft is not None else None
    classes = all_week_rules() if scenario is not None else {}
    found = []
    for price in page.prices:
        cls = classes.get(price.rule)
        rule = find_rule(cls, scenario.profile, scenario.rules) if cls is not None and scenario else None
        found.append(
            {
                "rule": price.rule,
                "mark": price.mark,
                "says": price.says,
                "hard": price.hard,
                "on": True,
                "cost": price.cost,
                "weight": None if rule is None else rule.weight,
                "path": f"rules.{price.rule}" if rule is not None else "",
                "parameters": list_sliders(rule) if rule is not None else [],
                "why": list(price.reasons()),
            }
        )
    there = {price.rule for price in page.prices}
    for name, cls in classes.items():
        if name not in there:
            rule = cls.by_default()
            off = {"mark": "", "hard": rule.hard, "on": False, "cost": 0, "weight": rule.weight, "why": []}
            says = rule.describe_in_cycle(page.record.days)
            found.append({"rule": name, "says": says, **off, "path": f"rules.{name}", "parameters": []})
    return found


def write_edit(edit: Edit) -> str:
    """Return an edit as `whatif` reads it: "sessions[1].count = 1"; nothing after "=" takes a value away."""
    return str(edit) if isinstance(edit, Put) else f"{format_path(edit.steps)} ="
