"""`freshlegs explain`: each rule, what it cost, which sessions, and who says so."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def explain(
    plan: options.Week,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Explain a week: each rule, what it cost here, which sessions, and its source."""
    from freshlegs.cli import output
    from freshlegs.cli.planning import stored_or_planned
    from freshlegs.record import PlannedRecord
    from freshlegs.show.explain import explain_data, explain_text
    from freshlegs.show.outcome import outcome_text

    record, code = stored_or_planned(plan, today=today, seed=seed, time_limit=time_limit)
    width, colour = output.width(), output.colour()
    match record:
        case PlannedRecord():
            if json:
                return Answer(output.machine(explain_data(record)), code)
            return Answer(output.people(explain_text(record, width=width, colour=colour)), code)
        case _:
            text = output.people(outcome_text(record, width=width, colour=colour))
            return Answer(output.stored(record) if json else text, code)
