"""Variants beside the baseline as one HTML page: the weeks side by side, what moved, and what the prices do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_clock_time
from freshlegs.model.kinds import Kind
from freshlegs.model.wording import format_count, format_hours
from freshlegs.planning.batch import Refused, Tried
from freshlegs.report.page.palette import choose_inks
from freshlegs.report.page.templating import render_template
from freshlegs.report.phrases import format_spot, list_problem_titles
from freshlegs.rules.base import BaseRule
from freshlegs.rules.outcome import Cost, Impossible, Planned
from freshlegs.rules.task import Task
from freshlegs.training.sources import cite
from freshlegs.written.session_text import use_titles

if TYPE_CHECKING:
    from freshlegs.planning.comparison import Comparison, DayAndStart, MovedSession

_BESIDE = 8
"""Variants whose weeks stand beside the baseline; of the others the table tells the price."""


@dataclass(frozen=True, slots=True)
class CompareChip:
    """A session of one of the weeks; `moved` is the text and `link` the baseline's session that it moved from."""

    anchor: str
    name: str
    kind: Kind
    times: str
    moved: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The baseline or a variant."""

    name: str
    edits: tuple[str, ...]
    verdict: str  #: Its price, or why there is none
    proof: str = ""  #: Whether it is proven
    difference: int | None = None
    moved: int = 0
    rest_days: int | None = None
    smallest_gap: str = ""
    #: What else there is to say: sessions that drop out or come in, rules that clash, faults
    told: tuple[str, ...] = ()
    days: dict[date, list[CompareChip]] = field(default_factory=dict)  #: Its week; empty where there is none
    costs: Counter[str] = field(default_factory=Counter)  #: Points by rule


@dataclass(frozen=True, slots=True)
class Line:
    """What one rule costs in each week: points in the baseline, then how many more or fewer."""

    rule: str
    says: str
    sources: tuple[str, ...]
    baseline: int
    differences: tuple[int | None, ...]


def render_compare_page(comparisons: Sequence[Comparison]) -> str:
    """Return the baseline, which comes first, and its variants as one HTML page."""
    return render_template("compare.html", **compare_weeks(comparisons))


def compare_weeks(comparisons: Sequence[Comparison], *, plain: bool = False) -> dict[str, Any]:
    """Return what the templates tell of the baseline, which comes first, and its variants; `plain` without any keys."""
    columns = [_column(index, comparison, comparisons[0]) for index, comparison in enumerate(comparisons)]
    beside = [columns[0], *[column for column in columns[1:] if column.days][:_BESIDE]]
    problem = next((c.result.task for c in comparisons if isinstance(c.result, Tried)), None)
    title = problem.title or problem.id if problem is not None else ""
    return {
        "title": to_one_line(title),
        "plain": plain,
        "columns": columns,
        "inks": choose_inks({chip.kind for column in beside for chips in column.days.values() for chip in chips}),
        "beside": beside,
        "dates": sorted({day for column in beside for day in column.days}),
        "lines": _lines(comparisons, columns, beside),
    }


def _column(index: int, comparison: Comparison, baseline: Comparison) -> Column:
    variant, found = comparison.variant, comparison.result
    name, edits = to_one_line(variant.name), tuple(to_one_line(str(edit)) for edit in variant.edits)
    if isinstance(found, Refused):
        return Column(name, edits, "no week", told=tuple(to_one_line(str(fault)) for fault in found.faults))
    match found.outcome:
        case Planned(_, report, proved_best, _) as week:
            gap = comparison.smallest_gap
            return Column(
                name,
                edits,
                format_count(report.penalty, "point"),
                "proven best" if proved_best else "best found",
                comparison.difference,
                len(comparison.moves),
                comparison.rest_days,
                "" if gap is None else format_hours(gap),
                tuple(_gone(comparison, baseline)),
                _days(index, found.task, week, _origins(comparison, baseline)),
                _costs(report.priced),
            )
        case Impossible(clash):
            says = (f"{rule.name}: {rule.describe_for(found.task)}" for rule in clash)
            return Column(name, edits, "impossible", told=("These cannot hold together:", *says))
        case _:
            return Column(name, edits, "not known in the time given")


def _days(
    index: int, problem: Task, week: Planned, origins: dict[tuple[str, DayAndStart], MovedSession]
) -> dict[date, list[CompareChip]]:
    clock, titles = problem.clock, list_problem_titles(problem)
    found: dict[date, list[CompareChip]] = {clock.date_of(day): [] for day in problem.days}
    for place in week.plan.placements:
        day, wall = clock.day(place.start), clock.wall(place.start)
        move = origins.get((place.session.kind, (day, wall)))
        until = clock.wall_end(place.start, place.session.minutes) % 1440 or 1440
        chip = CompareChip(
            _anchor(index, place.session.kind, (day, wall)),
            titles[place.session.name],
            place.session.kind,
            f"{format_clock_time(wall)}\N{EN DASH}{format_clock_time(until)}",
            "" if move is None else "new" if move.before is None else f"from {format_spot(problem, move.before)}",
            _anchor(0, place.session.kind, move.before) if move is not None and move.before is not None else "",
        )
        found.setdefault(clock.date_of(day), []).append(chip)
    return found


def _origins(comparison: Comparison, baseline: Comparison) -> dict[tuple[str, DayAndStart], MovedSession]:
    """Return the moves of a variant by the kind and place of what stands elsewhere now."""
    if comparison is baseline:
        return {}
    return {(move.session.rpartition(" ")[0], move.after): move for move in comparison.moves if move.after}


def _gone(comparison: Comparison, baseline: Comparison) -> list[str]:
    there = baseline.result
    if not isinstance(there, Tried):
        return []
    titles = list_problem_titles(there.task)
    return [
        f"{use_titles(move.session, titles)} on {format_spot(there.task, move.before)} drops out"
        for move in comparison.moves
        if move.before is not None and move.after is None
    ]


def _lines(comparisons: Sequence[Comparison], columns: Sequence[Column], beside: Sequence[Column]) -> list[Line]:
    """Return the rules that cost something somewhere, those that differ most first."""
    rules: dict[str, tuple[BaseRule, str]] = {}
    for comparison in comparisons:
        if isinstance(comparison.result, Tried) and isinstance(comparison.result.outcome, Planned):
            days, priced = comparison.result.task.clock.days, comparison.result.outcome.report.priced
            rules |= {one.rule.name: (one.rule, one.rule.describe_in_cycle(days)) for one in priced}
    found = []
    for name, (rule, says) in rules.items():
        base = columns[0].costs[name]
        differences = tuple(c.costs[name] - base if columns[0].days else None for c in beside[1:])
        if base or any(differences) or not columns[0].days:
            found.append(Line(name, says, tuple(cite(rule.list_sources())), base, differences))
    return sorted(found, key=lambda line: (-sum(abs(d or 0) for d in line.differences), -line.baseline, line.rule))


def _costs(priced: Sequence[Cost]) -> Counter[str]:
    found = Counter[str]()
    for entry in priced:
        found[entry.rule.name] += entry.cost
    return found


def _anchor(index: int, kind: str, spot: DayAndStart) -> str:
    return f"s{index}-{kind}-{spot[0]}-{spot[1]}"
