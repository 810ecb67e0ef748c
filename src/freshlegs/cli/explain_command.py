"""`freshlegs explain`: each rule, what it cost, which sessions, and who says so."""

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def explain(
    plan: options.WeekArgument = options.PLAN,
    week: options.OneWeek = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Explain a week: each rule, what it cost here, and its source."""
    from freshlegs.api.results import TrainingPlan
    from freshlegs.cli.request import load_or_plan, respond
    from freshlegs.io.files import name_source

    answer, code = load_or_plan(plan, today=today, seed=seed, time_limit=time_limit)
    if not isinstance(answer, TrainingPlan):
        return respond(answer, json=json, code=code)
    return respond((answer if week is None else answer.week(week, name_source(plan))).explain(), json=json)
