"""Sessions moved by hand, as text and for --json: every start of one by its price, and some moves rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.text import Text

from freshlegs.model.availability import QUARTER
from freshlegs.model.clock import format_clock_time
from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.report.layout import ListEntry, build_list, build_section, format_rule_head, render_text
from freshlegs.report.phrases import format_difference, list_problem_titles
from freshlegs.report.stored_cost_text import dump_stored_cost, say_stored_cost
from freshlegs.rules.rule_changes import RuleChange
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.written.session_text import use_titles

if TYPE_CHECKING:
    from freshlegs.planning.moved_week import PricedMoves, PricedStart
    from freshlegs.planning.stored_cost import StoredCost


def render_starts(
    task: Task,
    plan: Plan,
    session: Session,
    starts: Sequence[PricedStart],
    stored: StoredCost | None = None,
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return what the week would cost with a session at each start; starts of a day that are alike in one line.

    `stored` is what the plan says of its cost.
    """
    titles = list_problem_titles(task)
    own, penalty = _find_start(plan, session), verify_week(task, plan).penalty
    name = f"{titles[session.name]} ({session.name.replace(' ', '-')})"
    here = f"{name} is left out" if own is None else f"{name} is on {task.clock.moment_text(own)}"
    title = f"{here}, and the week costs {penalty}. At other starts, all else where it is, it would cost:"
    days = groupby((one for one in starts if one.start != own), lambda one: task.clock.day(one.start))
    entries = (entry for day, there in days for entry in _describe_day(task, day, [*there], penalty))
    parts = [Text(title, style="bold"), build_list(entries)]
    parts += build_section("Against the stored plan", say_stored_cost(stored))
    named = {change.rule.name: change.rule for one in starts for change in _choose_told(one)}
    says = (
        ListEntry("-", format_rule_head(name, named[name].describe_in_cycle(task.clock.days))) for name in sorted(named)
    )
    return render_text(*parts, *build_section("What these rules ask", says), width=width, colour=colour)


def dump_starts(
    task: Task, plan: Plan, session: Session, starts: Iterable[PricedStart], stored: StoredCost | None = None
) -> dict[str, Any]:
    """Return the same as plain data; `points` are those more than now, null where a rule forbids the start."""
    own, clock, titles = _find_start(plan, session), task.clock, list_problem_titles(task)
    starts = list(starts)
    named = {change.rule.name: change.rule for one in starts for change in _choose_told(one)}
    return {
        "format": 1,
        "scenario": task.id,
        "session": session.id,
        "own": None if own is None else clock.moment(own).isoformat(),
        "penalty": verify_week(task, plan).penalty,
        **dump_stored_cost(stored),
        "says": {name: rule.describe_in_cycle(task.clock.days) for name, rule in sorted(named.items())},
        "starts": [
            {
                "start": clock.moment(one.start).isoformat(),
                "points": one.points if one.allowed else None,
                "rules": [change.rule.name for change in _choose_told(one)],
                "why": [use_titles(why, titles) for change in _choose_told(one) for why in change.comes],
            }
            for one in starts
        ],
    }


def render_moves(task: Task, priced: PricedMoves, *, width: int = 80, colour: bool = False) -> str:
    """Return what moves do to the week, rule by rule."""
    titles = list_problem_titles(task)
    entries = (
        _describe_change(change, task.clock.days, titles)
        for change in priced.changes
        if change.forbids or change.points
    )
    verdict = Text(say_moves(priced, task.clock.days), style="bold" if priced.allowed else "bold red")
    return render_text(verdict, build_list(entries), width=width, colour=colour)


def dump_moves(task: Task, priced: PricedMoves) -> dict[str, Any]:
    """Return the same as plain data; a hard rule has by how much it is broken instead of points."""
    titles = list_problem_titles(task)
    return {
        "format": 1,
        "scenario": task.id,
        "allowed": priced.allowed,
        "penalty": priced.after.penalty,
        "change": priced.points,
        "text": say_moves(priced, task.clock.days),
        "rules": [
            {
                "rule": change.rule.name,
                "says": change.rule.describe_in_cycle(task.clock.days),
                "hard": change.rule.hard,
                "before": change.before,
                "after": change.after,
                "why": [use_titles(why, titles) for why in change.comes],
                "gone": [use_titles(why, titles) for why in change.goes],
            }
            for change in priced.changes
        ],
    }


def say_moves(priced: PricedMoves, days: int) -> str:
    """Return the sentence on what moves do to a week of so many days."""
    if not priced.allowed:
        musts = "; ".join(change.rule.describe_in_cycle(days) for change in priced.changes if change.forbids)
        return f"Not there while all else stays where it is: {musts}."
    if not priced.points:
        return f"The week costs {priced.after.penalty}, as before."
    more = f"{abs(priced.points)} {'more' if priced.points > 0 else 'less'} than before"
    return f"The week costs {priced.after.penalty}, {more}."


def _choose_told(priced: PricedStart) -> Iterator[RuleChange]:
    """Yield the rules that a start is told by: those that forbid it, else all that cost something else."""
    for change in priced.changes:
        if change.forbids if not priced.allowed else change.points:
            yield change


def _describe_day(task: Task, day: int, there: Sequence[PricedStart], penalty: int) -> Iterator[ListEntry]:
    """Yield the starts of a day: those that cost the same in one entry, and in one all that rules forbid."""
    alike: dict[tuple[int | None, str], list[PricedStart]] = {}
    for one in there:
        rules = "" if not one.allowed else _list_points(one)
        alike.setdefault((one.points if one.allowed else None, rules), []).append(one)
    for (points, rules), found in alike.items():
        when = f"{task.clock.day_name(day)} {_list_times(task, there, found)}"
        if points is None:
            names = ", ".join(dict.fromkeys(change.rule.name for one in found for change in _choose_told(one)))
            yield ListEntry("-", Text.assemble(f"{when}: ", ("not there", "red")), (Text(names),))
        else:
            head = Text(f"{when}: {penalty + points}")
            yield ListEntry(format_difference(points), head, (Text(rules),) if rules else ())


def _list_points(priced: PricedStart) -> str:
    return ", ".join(f"{change.rule.name} {change.points:+d}" for change in _choose_told(priced))


def _list_times(task: Task, there: Sequence[PricedStart], found: Sequence[PricedStart]) -> str:
    """Return the times of some starts of a day, those that follow each other as "06:00 to 07:15"."""
    spans: list[list[int]] = []
    for number, one in enumerate(there):
        if one in found:
            follows = number and spans and there[number - 1].start == spans[-1][-1]
            if follows and one.start - spans[-1][-1] <= QUARTER:
                spans[-1].append(one.start)
            else:
                spans.append([one.start])
    times = ([format_clock_time(task.clock.wall(start)) for start in dict.fromkeys((s[0], s[-1]))] for s in spans)
    return ", ".join(" to ".join(both) for both in times)


def _describe_change(change: RuleChange, days: int, titles: Mapping[str, str]) -> ListEntry:
    lead = "-" if change.forbids else format_difference(change.points)
    gone = (f"no longer: {why}" for why in change.goes)
    lines = (Text(use_titles(line, titles)) for line in (*change.comes, *gone))
    return ListEntry(lead, format_rule_head(change.rule.name, change.rule.describe_in_cycle(days)), tuple(lines))


def _find_start(plan: Plan, session: Session) -> int | None:
    return next((p.start for p in plan.placements if p.session.id == session.id), None)
