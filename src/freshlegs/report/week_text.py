"""A planned week at a glance: the days, what it costs, and how good that is."""

import re
from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord
from freshlegs.report.grid import lay_out_week
from freshlegs.report.layout import CostLine, build_cost_table, build_list, build_section, list_dashed, render_text
from freshlegs.report.phrases import (
    build_heading,
    describe_proof,
    list_notes,
    list_record_titles,
    say_unavoidable,
)
from freshlegs.report.week_notes import describe_replan, list_left_over
from freshlegs.written.session_text import use_titles

_NUMBER = re.compile(r"\d+(?: h(?: \d+)?)?")
"""A number, or so many hours and minutes."""
_REASONS = 6
"""Reasons shown for one rule; `explain` shows all of them."""


def render_week(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return a week with its costs as text, laid out for a width in columns."""
    parts: list[RenderableType] = [build_heading(record), "", lay_out_week(record, width), ""]
    if record.lifted or record.logged or record.told:
        # Few weeks have it, and showing one is in a hurry.
        from freshlegs.report.done_text import build_done_week

        parts += build_done_week(record)
    if left_out := list_left_over(record):
        parts += [Text.assemble(("Left out: ", "bold"), ", ".join(left_out)), ""]
    head, *changes = (*describe_replan(record),) or ("",)
    if head:
        parts += [Text(head, style="bold"), *([build_list(list_dashed(changes))] if changes else []), ""]
    notes = build_section("Notes", list_dashed(list_notes(record)))
    return render_text(*parts, *build_costs(record), build_proof(record), *notes, width=width, colour=colour)


def build_costs(record: PlannedRecord) -> list[RenderableType]:
    """Return the penalty and what it is made of."""
    if not record.penalty and not record.breaches:
        return [Text("Penalty 0: nothing to pay.", style="bold")]
    says, asked = {rule.rule: rule.says for rule in record.rules}, say_unavoidable(record)
    return [
        Text(f"Penalty {record.penalty}{f' ({asked})' if asked else ''}", style="bold"),
        build_cost_table(list_cost_lines(record, briefly=True), says, at_most=_REASONS),
    ]


def list_cost_lines(record: PlannedRecord, *, briefly: bool = False) -> list[CostLine]:
    """Return what the breaches of a record cost; those that several weeks of a programme share as one.

    Told `briefly` it says once, by the dearest, what differs by numbers alone: that the long run's share is 41 % in
    one week and 43 % in the next are not two things to know.
    """
    titles = list_record_titles(record)
    alike: dict[tuple[str, str], list[CostLine]] = {}
    for breach in record.breaches:
        asked = "; it comes with what you ask" if breach.unavoidable else ""
        why = use_titles(breach.why, titles) + asked
        like = _NUMBER.sub("0", why) if briefly and record.weeks else why
        alike.setdefault((breach.rule, like), []).append(CostLine(breach.rule, breach.cost, why))
    return [CostLine(rule, sum(due.cost for due in dues), _say_once(dues)) for (rule, _), dues in alike.items()]


def _say_once(dues: Sequence[CostLine]) -> str:
    """Return a sentence for breaches that are alike."""
    first = max(dues, key=lambda due: due.cost).why
    if len(dues) == 1:
        return first
    same = all(due.why == first for due in dues)
    return f"{first}, {len(dues)} times" if same else f"{first}, and {len(dues) - 1} more like it"


def build_proof(record: PlannedRecord) -> Text:
    """Return how good the week is known to be."""
    return Text(describe_proof(record), style="green" if record.proved_best else "yellow")
