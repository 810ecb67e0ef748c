"""The answer to "what else": other good weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord
from freshlegs.report.grid import lay_out_week
from freshlegs.report.layout import render_text
from freshlegs.report.phrases import build_heading, format_difference
from freshlegs.report.week_text import build_costs

if TYPE_CHECKING:
    from freshlegs.planning.alternatives import End


END_TEXT: dict[End, str] = {
    "count": "There may be more.",
    "exhausted": "There are no more that differ in two sessions or more.",
    "dearer": "The next one costs more than you allow.",
    "undecided": "Whether there are more is not known in the time given.",
    "stopped": "Stopped: there may be more.",
}


def render_alternatives(weeks: Sequence[PlannedRecord], end: End, *, width: int = 80, colour: bool = False) -> str:
    """Return several good weeks below each other, the best first, and why there are no more of them."""
    parts: list[RenderableType] = [build_heading(weeks[0]), ""]
    for number, week in enumerate(weeks, 1):
        extra = week.penalty - weeks[0].penalty
        found = "" if week.proved_best else " found"
        compared = format_difference(extra, "point") if extra else "as good as the best"
        compared = f"the best{found}" if number == 1 else compared
        parts += [Text(f"Week {number}: {compared}", style="bold"), lay_out_week(week, width), *build_costs(week), ""]
    parts.append(Text(END_TEXT[end]))
    return render_text(*parts, width=width, colour=colour)


def dump_alternatives(weeks: Sequence[PlannedRecord], end: End) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "format": 1,
        "scenario": weeks[0].scenario,
        "weeks": [week.model_dump(mode="json") for week in weeks],
        "end": end,
    }
