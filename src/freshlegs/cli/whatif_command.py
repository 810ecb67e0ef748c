"""`freshlegs whatif`: variants of a scenario beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.meanwhile import load_for_solving
from freshlegs.cli.output import say
from freshlegs.io.errors import ArgumentError, Fault, InputError, repr_for_user
from freshlegs.model.wording import format_count, suggest

if TYPE_CHECKING:
    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.variants import Variant

MANY_VARIANTS = 200
"""Most variants of sweeps that are planned without --yes."""


def whatif(
    scenario: options.ScenarioFile,
    changes: Annotated[
        list[str] | None,
        Option("-s", "--set", metavar='"NAME: PATH=VALUE"', help='A variant: "no Tuesday: availability.tue=[]".'),
    ] = None,
    overlays: Annotated[
        list[Path] | None, Option("--overlay", metavar="FILE", help="A variant: a TOML file laid over the scenario.")
    ] = None,
    sweeps: Annotated[
        list[str] | None,
        Option("--sweep", metavar="PATH=A..B", help="A variant for each value; two sweeps are crossed."),
    ] = None,
    policies: Annotated[
        bool, Option("--policies", help="Compare separate and consolidate, run first and lift first.")
    ] = False,
    keep: Annotated[str | None, Option(metavar="NAME", help="Write the plan of this variant to -o FILE.")] = None,
    output: Annotated[Path | None, Option("--output", "-o", metavar="FILE", help="Goes with --keep.")] = None,
    html: Annotated[Path | None, Option(metavar="FILE", help="Write the comparison as a page to look at.")] = None,
    jobs: Annotated[
        int | None, Option(min=1, max=64, metavar="N", help="Processes; default: one for each core.")
    ] = None,
    yes: Annotated[bool, Option("--yes", help=f"Plan more than {MANY_VARIANTS} variants.")] = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Change the scenario in several ways, and compare the weeks."""
    if (keep is None) != (output is None):
        raise BadParameter("--keep NAME goes with -o FILE")
    if not (changes or overlays or sweeps or policies):
        raise BadParameter('nothing to compare with: add -s "no Tuesday: availability.tue=[]" or --policies')
    laid = {f"--overlay {number}": path for number, path in enumerate(overlays or (), 1)}
    options.check_apart(inputs={"SCENARIO": scenario, **laid}, outputs={"--output": output, "--html": html}, json=json)
    load_for_solving()
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, read_scenario, respond, say_one_week

    loaded = read_scenario(scenario, today=today)
    say_one_week(loaded)
    at_most = None if yes else MANY_VARIANTS
    try:
        variants = loaded.variants(
            *(changes or ()), overlays=overlays or (), sweeps=sweeps or (), policies=policies, at_most=at_most
        )
    except ArgumentError as error:
        (fault, *_) = error.faults
        if fault.place != "at_most":
            raise
        raise InputError("--sweep", Fault("", fault.found, f"{fault.allowed}; --yes plans them all the same")) from None
    if keep is not None and output is not None:
        _check_kept(keep, variants)
        _check_no_loss(output)
    limits = make_limits(seed=seed, time_limit=time_limit)
    found = loaded.compare(variants, limits=limits, processes=jobs, display=ProgressBar())
    piped = _keep(keep, found.comparisons, output) if keep is not None and output is not None else b""
    if html is not None:
        from freshlegs.cli.export_targets import write_pages

        piped = write_pages({html: found.to_html().encode()})[0] or piped
    stopped = len(found.comparisons) < len(variants)
    if stopped:
        say(f"Stopped: {len(found.comparisons)} of {len(variants)} are shown.")
    code = Exit.STOPPED if stopped else Exit.DONE
    return Answer(piped, code) if piped and not json else respond(found, json=json, code=code)


def _check_kept(name: str, variants: Sequence[Variant]) -> None:
    names = [variant.name for variant in variants]
    if name not in names:
        allowed = f"{suggest(name, names, quote=True)} the variants are {', '.join(map(repr_for_user, names))}".lstrip()
        raise InputError("--keep", Fault("", f"found {repr_for_user(name)}", allowed))


def _check_no_loss(target: Path) -> None:
    """Refuse to write over a plan that knows more than a single week; raises InputError."""
    from freshlegs.io.files import name_source
    from freshlegs.planfile.json_text import load_plan

    if str(target) == "-" or not target.is_file():
        return
    try:
        there = load_plan(target)
    except InputError:
        return  # Whatever it is, it is no plan that is lived.
    if there.weeks or there.told or there.lifted:
        found = f"holds {format_count(len(there.weeks), 'week')}" if there.weeks else "holds what was told to replan"
        allowed = "a variant is a single week: write it to another file, or change the scenario and plan again"
        raise InputError(name_source(target), Fault("", found, allowed))


def _keep(name: str, comparisons: Sequence[Comparison], target: Path) -> bytes:
    """Store the plan of one variant; return its bytes where the target is standard output."""
    from freshlegs.cli.plan_files import store_plan
    from freshlegs.planning.batch import Tried
    from freshlegs.planning.record_plan import record_plan
    from freshlegs.rules.outcome import Planned

    kept = next((comparison.result for comparison in comparisons if comparison.variant.name == name), None)
    if not isinstance(kept, Tried) or not isinstance(kept.outcome, Planned):
        say(f"{target} is not written: there is no week.")
        return b""
    return store_plan(record_plan(kept.task, kept.outcome), target, f"the plan of {name}")
