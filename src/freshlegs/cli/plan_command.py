"""`freshlegs plan`: find the best week of a scenario."""

from __future__ import annotations

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def plan(
    scenario: options.ScenarioFile,
    output: options.Output = None,
    ics: options.Ics = None,
    after: options.After = None,
    weeks: options.Weeks = None,
    log: options.Log = None,
    best_effort: options.BestEffort = False,
    show_fix: options.ShowFix = None,
    apply_fix: options.ApplyFix = None,
    no_rest_days: options.NoRestDays = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best week, prove it, and say what it costs."""
    options.check_apart(
        inputs={"SCENARIO": scenario, "--after": after, "--log": log},
        outputs={"--output": output, "--ics": ics},
        json=json,
    )
    options.check_apply_alone(apply_fix, output, others=bool(ics or json or show_fix))
    from freshlegs.cli.request import load_request, make_limits, plan_to_record, write_answer
    from freshlegs.cli.ways_out import apply_way_out, check_applies, pick_way_out, show_way_out
    from freshlegs.planning.record_plan import record_outcome

    found = load_request(scenario, today=today, after=after, best_effort=best_effort, weeks=weeks)
    record, fixes = plan_to_record(found, make_limits(seed=seed, time_limit=time_limit), log)
    if output is not None and apply_fix is not None:
        check_applies(scenario, record)
        return apply_way_out(found, pick_way_out(scenario, fixes, apply_fix), output)
    if show_fix is not None:
        fix = pick_way_out(scenario, fixes, show_fix)
        return show_way_out(fix, record_outcome(fix.problem, fix.week), json=json)
    return write_answer(record, output, ics, json=json, rest_days=not no_rest_days, today=today)
