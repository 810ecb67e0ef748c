"""`freshlegs show`: a stored plan."""

from __future__ import annotations

from freshlegs.cli import options


def show(
    plan: options.Plan,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> None:
    """Show a stored plan as a grid."""
    del seed
    from freshlegs.cli import output
    from freshlegs.stored import load_record

    stored = load_record(plan)
    if json:
        output.write(output.record_json(stored))
        return
    from freshlegs.show.outcome import outcome_text

    output.text(outcome_text(stored, width=output.width(), colour=output.colour()))
