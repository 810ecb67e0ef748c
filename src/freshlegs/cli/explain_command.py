"""`freshlegs explain`: each rule, what it cost, which sessions, and who says so."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def explain(
    plan: options.WeekArgument,
    week: options.OneWeek = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Explain a week: each rule, what it cost here, which sessions, and its source."""
    from freshlegs.cli import output
    from freshlegs.cli.request import answer_record, load_or_plan
    from freshlegs.io.files import name_source
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planfile.programme_week import take_week
    from freshlegs.report.explain_text import dump_explain, render_explain

    record, code = load_or_plan(plan, today=today, seed=seed, time_limit=time_limit)
    if not isinstance(record, PlannedRecord):
        return Answer(answer_record(record, json=json).output, code)
    if week is not None:
        record = take_week(record, week, name_source(plan))
    if json:
        return Answer(output.encode_json(dump_explain(record)), code)
    return Answer(
        output.encode_text(render_explain(record, width=output.measure_width(), colour=output.wants_colour())), code
    )
