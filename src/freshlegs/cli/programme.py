"""Programmes for the commands that plan and check. The solver is loaded where something is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.cli import output
from freshlegs.cli.exits import Answer, Exit
from freshlegs.outcome import Impossible

if TYPE_CHECKING:
    from freshlegs.cli.planning import Asked
    from freshlegs.outcome import Fix
    from freshlegs.programme.planning import Stuck
    from freshlegs.record import OutcomeRecord, PlannedRecord
    from freshlegs.solve.search import Limits


def planned_programme(found: Asked, limits: Limits) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan all weeks; where one is impossible, look for what would make it possible."""
    from freshlegs.cli.progress import progress
    from freshlegs.programme.planning import Stuck, plan_programme
    from freshlegs.programme.recording import programme_recorded

    with progress("planning weeks", found.draft.weeks) as tick:
        result = plan_programme(found.draft, limits, tick)
    ways_out = _ways_out(result, limits) if isinstance(result, Stuck) else ()
    return programme_recorded(result, ways_out), ways_out


def checked_programme(found: Asked, record: PlannedRecord, source: str, *, json: bool) -> Answer:
    """Answer with what the rules say of each week of a stored programme."""
    from freshlegs.programme.checking import check_programme
    from freshlegs.show.checked import checked_data, checked_text

    reports = check_programme(found.draft, record, source)
    code = Exit.IMPOSSIBLE if any(report.broken for report in reports) else Exit.DONE
    if json:
        return Answer(output.machine(checked_data(reports)), code)
    text = checked_text(record, reports, width=output.width(), colour=output.colour())
    return Answer(output.people(text), code)


def _ways_out(stuck: Stuck, limits: Limits) -> tuple[Fix, ...]:
    if not isinstance(stuck.outcome, Impossible):
        return ()
    from freshlegs.whatif.coach import Impasse
    from freshlegs.whatif.fixes import fixes

    return fixes(Impasse(stuck.draft, stuck.problem, stuck.outcome.clash), limits)
