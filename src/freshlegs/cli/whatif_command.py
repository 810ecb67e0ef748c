"""`freshlegs whatif`: variants of a scenario beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.variants import Variant

MANY_VARIANTS = 200
"""Variants of a sweep that are planned without asking twice."""


def whatif(
    scenario: options.ScenarioFile,
    changes: Annotated[
        list[str] | None,
        typer.Option("-s", "--set", metavar='"NAME: PATH=VALUE"', help='A variant: "no Tuesday: availability.tue=[]".'),
    ] = None,
    overlays: Annotated[
        list[Path] | None,
        typer.Option("--overlay", metavar="FILE", help="A variant: a TOML file laid over the scenario."),
    ] = None,
    sweeps: Annotated[
        list[str] | None,
        typer.Option("--sweep", metavar="PATH=A..B", help="A variant for each value; two sweeps are crossed."),
    ] = None,
    policies: Annotated[
        bool, typer.Option("--policies", help="Compare separate and consolidate, run first and lift first.")
    ] = False,
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="NAME", help="Store the plan of this variant to -o FILE.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Goes with --keep.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the comparison as a page to look at.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, max=64, metavar="N", help="Processes; default: one for each core.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=f"Plan more than {MANY_VARIANTS} variants.")] = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Change the scenario in one way or several, and compare what comes of it."""
    if (keep is None) != (output is None):
        raise typer.BadParameter("--keep NAME goes with -o FILE")
    if not (changes or overlays or sweeps or policies):
        raise typer.BadParameter('nothing to compare with: add -s "no Tuesday: availability.tue=[]" or --policies')
    laid = {f"--overlay {number}": path for number, path in enumerate(overlays or (), 1)}
    options.check_apart(inputs={"SCENARIO": scenario, **laid}, outputs={"--output": output, "--html": html}, json=json)
    from freshlegs.cli import output as out
    from freshlegs.cli.progress_bar import show_progress
    from freshlegs.cli.request import load_request, make_limits, say_one_week
    from freshlegs.io.files import read_text
    from freshlegs.planning.comparison import compare_variants
    from freshlegs.planning.variant_text import Question
    from freshlegs.report.whatif_text import dump_whatif, render_whatif
    from freshlegs.scenario.schema.load import parse_toml

    found = load_request(scenario, today=today)
    say_one_week(found)
    draft = found.draft
    files = [(path.stem, parse_toml(read_text(path), str(path))) for path in overlays or ()]
    question = Question(changes or (), files, sweeps or (), policies, None if yes else MANY_VARIANTS)
    variants = question.variants(draft)
    if keep is not None:
        _check_kept(keep, variants)
    with show_progress("planning variants", len(variants)) as tick:
        limits = make_limits(seed=seed, time_limit=time_limit)
        comparisons = compare_variants(draft, variants, limits, processes=jobs, tick=tick)
    kept = _keep(keep, comparisons, output) if keep is not None and output is not None else b""
    if html is not None:
        kept = _draw(comparisons, html) or kept
    stopped = len(comparisons) < len(variants)
    if stopped:
        out.say(f"Stopped: {len(comparisons)} of {len(variants)} are shown.")
    if json:
        shown = out.encode_json(dump_whatif(comparisons))
    else:
        shown = kept or out.encode_text(
            render_whatif(comparisons, width=out.measure_width(), colour=out.wants_colour())
        )
    return Answer(shown, Exit.STOPPED if stopped else Exit.DONE)


def _draw(comparisons: Sequence[Comparison], target: Path) -> bytes:
    """Write the comparison as a page; return what is meant for standard output."""
    from freshlegs.cli.pages import write_pages
    from freshlegs.report.page.compare_page import render_compare_page

    return write_pages({target: render_compare_page(comparisons).encode()})[0]


def _check_kept(name: str, variants: Sequence[Variant]) -> None:
    from freshlegs.io.errors import Fault, InputError, repr_for_user

    names = [variant.name for variant in variants]
    if name not in names:
        raise InputError(
            "--keep",
            Fault("", f"found {repr_for_user(name)}", f"the variants are {', '.join(map(repr_for_user, names))}"),
        )


def _keep(name: str, comparisons: Sequence[Comparison], target: Path) -> bytes:
    """Store the plan of one variant; return what is meant for standard output."""
    from freshlegs.cli import output as out
    from freshlegs.io.files import write_atomically
    from freshlegs.planning.batch import Tried
    from freshlegs.planning.record_plan import record_plan
    from freshlegs.rules.outcome import Planned

    kept = next((comparison.result for comparison in comparisons if comparison.variant.name == name), None)
    if not isinstance(kept, Tried) or not isinstance(kept.outcome, Planned):
        out.say(f"{target} is not written: there is no week.")
        return b""
    stored = out.encode_record(record_plan(kept.problem, kept.outcome))
    if target == out.STDOUT:
        return stored
    write_atomically(target, stored)
    out.say(f"{target}: the plan of {name}")
    return b""
