"""`freshlegs plan`: find the best week of a scenario."""

from freshlegs.cli import options
from freshlegs.cli.exits import Answer
from freshlegs.cli.meanwhile import load_for_solving


def plan(
    scenario: options.ScenarioFile,
    output: options.Output = None,
    ics: options.Ics = None,
    after: options.After = None,
    weeks: options.Weeks = None,
    log: options.Log = None,
    restart: options.Restart = False,
    best_effort: options.BestEffort = False,
    show_fix: options.ShowFix = None,
    apply_fix: options.ApplyFix = None,
    no_rest_days: options.NoRestDays = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best week, prove it, and say what it costs.

    Where -o holds a plan of the scenario already it goes on: weeks that have begun stay, the others are planned anew.
    """
    options.check_apart(
        inputs={"SCENARIO": scenario, "--after": after, "--log": log},
        outputs={"--output" if apply_fix is None else "--apply-fix": output, "--ics": ics},
        json=json,
    )
    options.say_unused({"--no-rest-days": no_rest_days and not ics}, "it goes with --ics")
    options.say_unused({"--restart": restart and output is None}, "it goes with -o FILE")
    options.check_apply_alone(apply_fix, output, others=bool(ics or json or show_fix))
    load_for_solving()
    from freshlegs.cli.plan_files import load_stored, say_other_exercises, take_fix, write_plan
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario

    stored = load_stored(output if apply_fix is None else None, restart=restart)
    loaded = read_scenario(scenario, today=today, after=after, best_effort=best_effort, weeks=weeks, stored=stored)
    limits = make_limits(seed=seed, time_limit=time_limit)
    answer = loaded.plan(limits=limits, log=log, display=ProgressBar())
    if loaded.draft.follows is not None:
        say_other_exercises(loaded.draft.follows, answer)
    if show_fix is None and apply_fix is None:
        rest_days = not no_rest_days
        return write_plan(
            answer, output, ics, json=json, rest_days=rest_days, scenario=scenario, today=today, over=stored
        )
    return take_fix(loaded, answer, scenario, show=show_fix, apply=apply_fix, target=output, json=json)
