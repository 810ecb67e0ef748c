"""`freshlegs explain`: each rule, what it cost, which sessions, and who says so."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def explain(
    plan: options.Week,
    week: options.OneWeek = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Explain a week: each rule, what it cost here, which sessions, and its source."""
    from freshlegs.cli import output
    from freshlegs.cli.request import answer, stored_or_planned
    from freshlegs.io.files import source_name
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planfile.programme_week import week_of_programme
    from freshlegs.report.explain_text import explain_data, explain_text

    record, code = stored_or_planned(plan, today=today, seed=seed, time_limit=time_limit)
    if not isinstance(record, PlannedRecord):
        return Answer(answer(record, json=json).output, code)
    if week is not None:
        record = week_of_programme(record, week, source_name(plan))
    if json:
        return Answer(output.machine(explain_data(record)), code)
    return Answer(output.people(explain_text(record, width=output.width(), colour=output.colour())), code)
