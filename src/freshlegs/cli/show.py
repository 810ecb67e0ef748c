"""`freshlegs show`: a stored plan."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def show(plan: options.Plan, json: options.Json = False, seed: options.Seed = 0) -> Answer:
    """Show a stored plan as a grid."""
    del seed
    from freshlegs.cli import output
    from freshlegs.stored import load_record

    record = load_record(plan)
    if json:
        return Answer(output.stored(record))
    from freshlegs.show.outcome import outcome_text

    return Answer(output.people(outcome_text(record, width=output.width(), colour=output.colour())))
