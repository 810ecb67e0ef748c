"""`freshlegs plan`: find the best week of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

if TYPE_CHECKING:
    from freshlegs.cli.planning import Asked
    from freshlegs.outcome import Fix


def plan(
    scenario: options.Scenario,
    output: options.Output = None,
    ics: options.Ics = None,
    after: options.After = None,
    best_effort: options.BestEffort = False,
    show_fix: Annotated[
        int | None, typer.Option("--show-fix", metavar="N", min=1, help="Show the week of way out N, if impossible.")
    ] = None,
    apply_fix: Annotated[
        int | None,
        typer.Option("--apply-fix", metavar="N", min=1, help="Write the scenario with way out N to -o FILE."),
    ] = None,
    no_rest_days: options.NoRestDays = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Find the best week, prove it, and say what it costs."""
    options.apart(
        inputs={"SCENARIO": scenario, "--after": after}, outputs={"--output": output, "--ics": ics}, json=json
    )
    if apply_fix is not None and (output is None or ics or json or show_fix):
        raise typer.BadParameter("--apply-fix N goes with -o FILE, and with no other output")
    from freshlegs.cli.planning import answer, asked, limits_of, planned, written
    from freshlegs.recording import recorded

    found = asked(scenario, today=today, after=after, best_effort=best_effort)
    outcome, fixes = planned(found, limits_of(seed=seed, time_limit=time_limit))
    record = recorded(found.problem, outcome, fixes)
    if output is not None and apply_fix is not None:
        return _apply(found, _fix(scenario, fixes, apply_fix), output)
    if show_fix is not None:
        return _show(_fix(scenario, fixes, show_fix), answer(record, json=json), json=json)
    return written(record, output, ics, json=json, rest_days=not no_rest_days)


def _fix(scenario: Path, fixes: tuple[Fix, ...], number: int) -> Fix:
    from freshlegs.errors import Fault, InputError
    from freshlegs.files import source_name

    if not fixes:
        raise InputError(source_name(scenario), Fault("", f"there is no way out {number}", "none is needed, or known"))
    if number > len(fixes):
        raise InputError(source_name(scenario), Fault("", f"there is no way out {number}", f"there are {len(fixes)}"))
    return fixes[number - 1]


def _show(fix: Fix, impossible: Answer, *, json: bool) -> Answer:
    """Answer with the week of a fix; the week that was asked for stays impossible."""
    from freshlegs.cli.planning import answer
    from freshlegs.recording import recorded

    shown = answer(recorded(fix.problem, fix.week), json=json).output
    return Answer(shown if json else f"If: {fix.says}\n\n".encode() + shown, impossible.code)


def _apply(found: Asked, fix: Fix, target: Path) -> Answer:
    """Write the scenario with a fix in it."""
    from freshlegs.cli import output as out
    from freshlegs.files import write_atomically
    from freshlegs.scenario.edits import Drop, edited_text

    # What the file expected of the week as it was does not hold any more.
    text = edited_text(found.text, (*fix.edits, Drop(("expect",)))).encode()
    if target == out.STDOUT:
        return Answer(text)
    write_atomically(target, text)
    out.say(f"{target}: {fix.says} (penalty {fix.week.report.penalty})")
    return Answer()
