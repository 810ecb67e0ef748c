"""What came of many athletes: how many are planned, who is not, and why."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count
from freshlegs.planning.athlete_journal import AthleteEntry
from freshlegs.report.layout import ListEntry, build_list, render_text

_WHY = {
    "impossible": "impossible",
    "undecided": "no answer in the time given",
    "refused": "a fault in the file",
    "failed": "not planned",
}
"""What the status of an athlete without a week is called."""


def render_batch(
    entries: Iterable[AthleteEntry], already: int, out: str, *, width: int = 80, colour: bool = False
) -> str:
    """Return how many athletes are planned, and each of the others with the reason."""
    total, unproven, others = 0, 0, []
    for entry in entries:
        total += 1
        if entry.status != "planned":
            others.append(entry)
        unproven += entry.proved_best is False
    planned = total - len(others)
    some = f"{planned} of {total}" if others else f"{total}"
    said = f"{some} {'athlete is' if planned == 1 and not others else 'athletes are'} planned, in {to_one_line(out)}."
    if already:
        said += f" {already} of the {total} {'was' if already == 1 else 'were'} done before."
    parts: list[RenderableType] = [Text(said)]
    if unproven:
        parts.append(Text(f"{format_count(unproven, 'plan')} may not be the best: give them more time."))
    if others:
        parts += ["", Text("No plan:", style="bold")]
        parts.append(build_list(ListEntry("-", _describe(entry)) for entry in others))
    return render_text(*parts, width=width, colour=colour)


def dump_batch(entries: Iterable[AthleteEntry], already: int, out: str) -> dict[str, Any]:
    """Return the same as plain data."""
    counted: Counter[str] = Counter()
    others = []
    for entry in entries:
        counted[entry.status] += 1
        if entry.status != "planned":
            others.append({"athlete": entry.athlete, "status": entry.status, "says": entry.says})
    return {
        "format": 1,
        "out": out,
        "athletes": counted.total(),
        "planned": counted["planned"],
        "already": already,
        "others": others,
    }


def _describe(entry: AthleteEntry) -> Text:
    return Text.assemble((to_one_line(entry.athlete), "bold"), f" ({_WHY[entry.status]}): {to_one_line(entry.says)}")
