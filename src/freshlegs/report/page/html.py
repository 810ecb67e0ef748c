"""A week as one HTML file that needs nothing else: no network, no script, no fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.report.page.plan_page import whole
from freshlegs.report.page.templating import from_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.planfile import PlannedRecord


def week_page(record: PlannedRecord) -> str:
    """Return a planned week, or the weeks of a programme, as an HTML page.

    What stands in the plan is text there, whatever it looks like. The page asks nothing of the network; all that
    it tells when something is pointed at stands in it in full too.
    """
    return from_template("week.html", plan=whole(record), record=record, changed=tuple(_changed(record)))


def _changed(record: PlannedRecord) -> Iterator[str]:
    """Yield how much replanning has changed, and what."""
    if record.replanned is not None:
        # Only a replanned week needs it.
        from freshlegs.report.replan_text import each, how_much

        yield how_much(record, record.replanned)
        yield from each(record, record.replanned)
