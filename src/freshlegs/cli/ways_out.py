"""The ways out of an impossible week: one of them shown as a week, or put into the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.api.results import ImpossiblePlan
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.output import STDOUT, say
from freshlegs.cli.request import respond
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.api.results import PlanAnswer
    from freshlegs.api.scenario import Scenario
    from freshlegs.planning.fixes import Fix


def take_way_out(
    asked: Scenario,
    answer: PlanAnswer,
    path: Path,
    *,
    show: int | None,
    apply: int | None,
    target: Path | None,
    json: bool,
) -> Answer:
    """Show the week of a way out, or write the scenario with it to `target`; raises InputError where there is none."""
    fixes = answer.fixes if isinstance(answer, ImpossiblePlan) else ()
    if apply is not None and target is not None:
        return apply_way_out(asked, pick_way_out(path, fixes, apply), target)
    return show_way_out(asked, pick_way_out(path, fixes, show or 1), json=json)


def pick_way_out(scenario: Path, fixes: tuple[Fix, ...], number: int) -> Fix:
    """Return the way out of a number, counted from 1; raises InputError where there is none."""
    if not fixes:
        raise InputError(name_source(scenario), Fault("", f"there is no way out {number}", "none is needed, or known"))
    if number > len(fixes):
        raise InputError(name_source(scenario), Fault("", f"there is no way out {number}", f"there are {len(fixes)}"))
    return fixes[number - 1]


def check_applies(scenario: Path, answer: PlanAnswer) -> None:
    """Raise InputError where a way out is one of a single week of a programme: in the file it would change them all."""
    if isinstance(answer, ImpossiblePlan) and answer.record.week is not None:
        allowed = "change that week's dates under [availability.dates], or plan with --best-effort"
        found = f"the ways out are for week {answer.record.week} only, and the file is for all weeks"
        raise InputError(name_source(scenario), Fault("", found, allowed))


def show_way_out(asked: Scenario, fix: Fix, *, json: bool) -> Answer:
    """Answer with the week of a way out; the week that was asked for stays impossible."""
    shown = respond(asked.plan_fix(fix), json=json).output
    return Answer(shown if json else f"If: {fix.says}\n\n".encode() + shown, Exit.IMPOSSIBLE)


def apply_way_out(asked: Scenario, fix: Fix, target: Path) -> Answer:
    """Write the scenario with a way out in it."""
    text = (asked.apply(fix).text or "").encode()
    if target == STDOUT:
        return Answer(text)
    write_atomically(target, text)
    say(f"{target}: {fix.says} (penalty {fix.week.report.penalty})")
    return Answer()
