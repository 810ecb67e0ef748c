"""`freshlegs explain`: each rule, what it cost, which sessions, and who says so."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Exit


def explain(
    plan: options.Week,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> int:
    """Explain a week: each rule, what it cost here, which sessions, and its source."""
    from freshlegs.cli import output
    from freshlegs.cli.planning import stored_or_planned
    from freshlegs.record import PlannedRecord
    from freshlegs.show.explain import explain_data, explain_text
    from freshlegs.show.outcome import outcome_text

    stored = stored_or_planned(plan, today=today, seed=seed, time_limit=time_limit)
    width, colour = output.width(), output.colour()
    if not isinstance(stored, PlannedRecord):
        output.write(output.record_json(stored) if json else outcome_text(stored, width=width, colour=colour))
        return Exit.IMPOSSIBLE if stored.status == "impossible" else Exit.UNDECIDED
    if json:
        output.as_json(explain_data(stored))
    else:
        output.text(explain_text(stored, width=width, colour=colour))
    return Exit.DONE
