"""The answer to "what if": variants beside the baseline, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_clock_time, format_date
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_count, format_hours, join_words
from freshlegs.planning.batch import Refused, Tried
from freshlegs.report.layout import ListEntry, build_list, render_text
from freshlegs.report.phrases import format_spot, list_problem_titles
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from freshlegs.written.session_text import use_titles

if TYPE_CHECKING:
    from freshlegs.planning.comparison import Comparison, MovedSession

BESIDE_FROM = 120
"""Columns from which on what is different stands in the table; else it stands under it."""
WHATIF_TABLE_FROM = 50
"""Columns from which on there is room for a table at all."""


def render_whatif(comparisons: Sequence[Comparison], *, width: int = 80, colour: bool = False) -> str:
    """Return the baseline, which comes first, and the variants: what each costs and what is different in it."""
    beside = width >= BESIDE_FROM
    parts: list[RenderableType] = [_table(comparisons, beside=beside)] if width >= WHATIF_TABLE_FROM else []
    if not beside:
        told = [(comparison, describe_variant(comparison)) for comparison in comparisons]
        entries = [ListEntry("", _head(comparison, width), lines) for comparison, lines in told if lines]
        parts += ["", build_list(entries)] if entries and parts else [build_list(entries)]
    if any(_mark(comparison) for comparison in comparisons):
        parts.append(Text("~ the best found; a cheaper week may exist", style="dim"))
    return render_text(*parts, width=width, colour=colour)


def dump_whatif(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """Return the same as plain data; differences are points more than the baseline, None where there is no week."""
    baseline, *variants = [_data(comparison) for comparison in comparisons]
    return {"format": 1, "baseline": baseline, "variants": variants}


def _table(comparisons: Sequence[Comparison], *, beside: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, border_style="dim", header_style="dim")
    table.add_column("what if", style="bold", overflow="fold")
    for name in ("penalty", "moved", "rest days", "run to lift"):
        table.add_column(name, justify="right", no_wrap=True)
    if beside:
        table.add_column("what is different", overflow="fold", ratio=1)
    for comparison in comparisons:
        moved = str(len(comparison.moves)) if comparison.difference is not None and comparison.variant.edits else ""
        rest = "" if comparison.rest_days is None else str(comparison.rest_days)
        gap = "" if comparison.smallest_gap is None else format_hours(comparison.smallest_gap)
        different = [Text("\n").join(describe_variant(comparison))] if beside else []
        table.add_row(Text(to_one_line(comparison.variant.name)), _penalty(comparison), moved, rest, gap, *different)
    return table


def _head(comparison: Comparison, width: int) -> Text:
    """Return the name of a variant, with its price where no table says it."""
    name = Text(to_one_line(comparison.variant.name), style="bold")
    return name if width >= WHATIF_TABLE_FROM else Text.assemble(name, " ", _penalty(comparison))


def _penalty(comparison: Comparison) -> Text:
    match comparison.result:
        case Refused():
            return Text("-")
        case tried if isinstance(tried.outcome, Planned):
            difference = comparison.difference
            more = f" ({difference:+d})" if difference else ""
            style = "" if not difference else "red" if difference > 0 else "green"
            return Text(f"{_mark(comparison)}{tried.outcome.report.penalty}{more}", style=style)
        case Tried(_, Impossible()):
            return Text("impossible", style="red")
        case _:
            return Text("unknown", style="yellow")


def _mark(comparison: Comparison) -> str:
    found = comparison.result
    unproven = not isinstance(found, Refused) and isinstance(found.outcome, Planned) and not found.outcome.proved_best
    return "~" if unproven else ""


def describe_variant(comparison: Comparison) -> tuple[Text, ...]:
    """Return what is different in a variant: what moves, which rules cost more or less; or why it has no week."""
    found = comparison.result
    if isinstance(found, Refused):
        return tuple(Text(to_one_line(str(fault))) for fault in found.faults)
    match found.outcome:
        case Planned():
            return tuple(_differences(comparison, found.task))
        case Impossible(clash):
            together = " together" if len(clash) > 1 else ""
            return (Text(f"{join_words([rule.name for rule in clash])} cannot hold{together}", style="red"),)
        case _:
            return (Text("not known in the time given", style="yellow"),)


def _differences(comparison: Comparison, problem: Task) -> Iterator[Text]:
    if comparison.unseen:
        yield Text(_say_unseen(comparison, problem))
    if comparison.moves:
        yield Text(", ".join(_move_text(problem, move) for move in comparison.moves))
    if comparison.rules:
        yield Text(", ".join(f"{rule} {points:+d}" for rule, points in comparison.rules), style="dim")


def _say_unseen(comparison: Comparison, problem: Task) -> str:
    """Return which dates of a variant change nothing, as they are not planned here."""
    if comparison.repeats:
        changes = f"{_say_nothing_changes(comparison.unseen)} here"
        return f"{changes}: the week that a programme repeats has no dates; freshlegs plan counts them"
    return say_unseen(comparison.unseen, [problem.clock.date_of(day) for day in problem.days])


def say_unseen(days: Sequence[date], there: Sequence[date], planned: str = "this week is") -> str:
    """Return that days of a variant change nothing, as they are none of those planned."""
    return f"{_say_nothing_changes(days)}: {planned} {format_date(there[0])} to {format_date(there[-1])}"


def _say_nothing_changes(days: Sequence[date]) -> str:
    return f"{join_words([day.isoformat() for day in days])} {'changes' if len(days) == 1 else 'change'} nothing"


def tell_variant(comparison: Comparison) -> tuple[str, ...]:
    """Return what is different in a variant in the words of its rules, without their names."""
    found = comparison.result
    if isinstance(found, Refused):
        return tuple(to_one_line(str(fault)) for fault in found.faults)
    match found.outcome:
        case Planned():
            days = found.task.clock.days
            says = {name: rule.by_default().describe_in_cycle(days) for name, rule in all_week_rules().items()}
            says |= {rule.name: rule.describe_in_cycle(days) for rule in found.task.rules}
            prices = (
                f"{format_count(abs(points), 'point')} {'more' if points > 0 else 'less'}: {says[name]}"
                for name, points in comparison.rules
            )
            moves = (_title_gone(_move_text(found.task, move, "to"), move) for move in comparison.moves)
            return (*moves, *prices)
        case Impossible(clash):
            musts = "; ".join(rule.describe_for(found.task) for rule in clash)
            return (f"No week keeps all of these: {musts}",)
        case _:
            return ("Not known in the time given",)


def _title_gone(text: str, move: MovedSession) -> str:
    """Return the line of a session that drops out by its kind's title, as the variant has no title of it any more."""
    kind, _, number = move.session.rpartition(" ")
    if move.after is not None or kind not in KINDS or not text.startswith(move.session):
        return text
    title = KINDS[kind].title if number == "1" else f"{KINDS[kind].title} {number}"
    return title + text.removeprefix(move.session)


def _move_text(problem: Task, move: MovedSession, to: str = "->") -> str:
    was, now = _spots(problem, move)
    name = use_titles(move.session, list_problem_titles(problem))
    if was is None:
        return f"{name} comes in on {now}"
    if now is None:
        return f"{name} on {was} drops out"
    if move.before and move.after and move.before[0] == move.after[0]:
        now = format_clock_time(move.after[1])
    return f"{name} {was} {to} {now}"


def _spots(problem: Task, move: MovedSession) -> list[str | None]:
    return [None if spot is None else format_spot(problem, spot) for spot in (move.before, move.after)]


def _data(comparison: Comparison) -> dict[str, Any]:
    variant, found = comparison.variant, comparison.result
    data: dict[str, Any] = {"name": variant.name, "edits": [str(edit) for edit in variant.edits]}
    if isinstance(found, Refused):
        return data | {"status": "refused", "faults": [str(fault) for fault in found.faults]}
    match found.outcome:
        case Planned(plan, report, proved_best, bound):
            moment = found.task.clock.moment
            return data | {
                "status": "planned",
                "proved_best": proved_best,
                "penalty": report.penalty,
                "bound": bound,
                "difference": comparison.difference,
                "moved": [_move_data(found.task, move) for move in comparison.moves],
                "rules": [{"rule": rule, "difference": points} for rule, points in comparison.rules],
                "rest_days": comparison.rest_days,
                "smallest_gap_minutes": comparison.smallest_gap,
                **({"unseen_dates": [day.isoformat() for day in comparison.unseen]} if comparison.unseen else {}),
                "sessions": [{"id": p.session.id, "start": moment(p.start).isoformat()} for p in plan.placements],
            }
        case Impossible(clash):
            says = [{"rule": rule.name, "says": rule.describe_for(found.task)} for rule in clash]
            return data | {"status": "impossible", "clash": says}
        case _:
            return data | {"status": "undecided"}


def _move_data(problem: Task, move: MovedSession) -> dict[str, Any]:
    was, now = _spots(problem, move)
    return {"session": move.session, "from": was, "to": now}
