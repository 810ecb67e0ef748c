"""A planned week at a glance: the days, what it costs, and how good that is."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord
from freshlegs.report import phrases
from freshlegs.report.grid import lay_out_week
from freshlegs.report.listing import CostLine, build_cost_table, build_plain_list
from freshlegs.report.phrases import build_heading, list_notes, list_record_titles, name_session, use_titles
from freshlegs.report.render import render_text
from freshlegs.report.replan_text import list_replan_changes

_REASONS = 6
"""Reasons shown for one rule; `explain` shows all of them."""


def render_week(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return a week with its costs as text.

    Parameters
    ----------
    width : int
        Columns; the layout follows from it.
    colour : bool
        Whether ANSI colours are in it.
    """
    parts: list[RenderableType] = [build_heading(record), "", lay_out_week(record, width), ""]
    told = record.replanned.dropped if record.replanned else ()
    left_out = [left for left in record.left_out if left not in told]
    if left_out:
        names = ", ".join(name_session(record, left) for left in left_out)
        parts += [Text.assemble(("Left out: ", "bold"), names), ""]
    if record.replanned is not None:
        parts += [*list_replan_changes(record, record.replanned), ""]
    parts += [*build_costs(record), build_proof(record)]
    if record.notes:
        parts += ["", Text("Notes", style="bold"), build_plain_list(list_notes(record))]
    return render_text(Group(*parts), width=width, colour=colour)


def build_costs(record: PlannedRecord) -> list[RenderableType]:
    """Return the penalty and what it is made of."""
    if not record.penalty and not record.breaches:
        return [Text("Penalty 0: nothing to pay.", style="bold")]
    says = {rule.rule: rule.says for rule in record.rules}
    return [
        Text(f"Penalty {record.penalty}", style="bold"),
        build_cost_table(list_cost_lines(record), says, at_most=_REASONS),
    ]


def list_cost_lines(record: PlannedRecord) -> list[CostLine]:
    """Return what the breaches of a record cost; those that several weeks of a programme share as one."""
    titles = list_record_titles(record)
    alike: dict[tuple[str, str], list[int]] = {}
    for breach in record.breaches:
        alike.setdefault((breach.rule, use_titles(breach.why, titles)), []).append(breach.cost)
    return [
        CostLine(rule, sum(costs), why if len(costs) == 1 else f"{why}, {len(costs)} times")
        for (rule, why), costs in alike.items()
    ]


def build_proof(record: PlannedRecord) -> Text:
    """Return how good the week is known to be."""
    return Text(phrases.describe_proof(record), style="green" if record.proved_best else "yellow")
