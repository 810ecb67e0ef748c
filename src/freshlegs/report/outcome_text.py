"""Any record as text: a week, an impossible one, or no answer."""

from __future__ import annotations

from freshlegs.planfile import ImpossibleRecord, OutcomeRecord, PlannedRecord, UndecidedRecord
from freshlegs.report.impossible_text import render_impossible, render_undecided
from freshlegs.report.week_text import render_week


def render_outcome(record: OutcomeRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return what a planning came to, for the terminal.

    Parameters
    ----------
    width : int
        Columns.
    colour : bool
        Whether to use ANSI colours.
    """
    match record:
        case PlannedRecord(weeks=(_, *_)):
            # Only programmes need it, and showing a week is in a hurry.
            from freshlegs.report.programme_text import render_programme

            return render_programme(record, width=width, colour=colour)
        case PlannedRecord():
            return render_week(record, width=width, colour=colour)
        case ImpossibleRecord():
            return render_impossible(record, width=width, colour=colour)
        case UndecidedRecord():
            return render_undecided(record, width=width, colour=colour)
