"""Any record as text: a week, an impossible one, or no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord
from freshlegs.report.impossible_text import impossible_text, undecided_text
from freshlegs.report.week_text import week_text

if TYPE_CHECKING:
    from freshlegs.planfile import OutcomeRecord


def outcome_text(record: OutcomeRecord, *, width: int = 80, colour: bool = False) -> str:
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
            from freshlegs.report.programme_text import programme_text

            return programme_text(record, width=width, colour=colour)
        case PlannedRecord():
            return week_text(record, width=width, colour=colour)
        case ImpossibleRecord():
            return impossible_text(record, width=width, colour=colour)
        case UndecidedRecord():
            return undecided_text(record, width=width, colour=colour)
