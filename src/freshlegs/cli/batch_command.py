"""`freshlegs batch`: plan all athletes of a folder."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit

if TYPE_CHECKING:
    from freshlegs.planning.athlete_journal import AthleteEntry


def batch(
    folder: Annotated[
        Path, Argument(metavar="FOLDER", help="A folder with a scenario file (*.toml) for each athlete.")
    ],
    output: Annotated[
        Path, Option("--output", "-o", metavar="DIR", help="Where NAME.json is written for each NAME.toml.")
    ],
    feeds: Annotated[bool, Option("--feeds", help="Also write NAME.ics for each, a calendar to subscribe to.")] = False,
    workers: options.WorkersOption = None,
    executor: options.ExecutorOption = None,
    best_effort: options.BestEffort = False,
    restart: Annotated[
        bool, Option("--restart", help="Plan everybody anew; NAME.json.before keeps what was there.")
    ] = False,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: Annotated[
        float | None, Option("--time-limit", metavar="SECONDS", min=0.001, help="Most time for one athlete.")
    ] = None,
) -> Answer:
    """Plan all athletes of a folder, and say who has no week.

    Who was planned from the same file is not planned again, so a run that was ended goes on where it stood.
    """
    options.check_one_place(workers, executor)
    from freshlegs.api.athlete_folder import BatchFolders, plan_folder
    from freshlegs.api.one_athlete import BatchOptions
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.output import encode_json, encode_rendered
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.planning.workplaces import count_cores, open_workers
    from freshlegs.report.batch_text import dump_batch, render_batch

    # What `main` spares a command of a second would pile up here: as often as Python does by itself.
    gc.set_threshold(700, 10, 10)
    asked = BatchOptions(read_clock(), today, seed, time_limit, best_effort, restart)
    with open_workers(workers or count_cores(), executor or "") as pool:
        found = plan_folder(BatchFolders(folder, output, feeds), asked, pool, ProgressBar())
    about = (found.already, str(output))
    rendered = (
        encode_json(dump_batch(found.entries(), *about))
        if json
        else encode_rendered(render_batch, found.entries(), *about)
    )
    return Answer(rendered, _choose_exit(found.entries()))


def _choose_exit(entries: Iterable[AthleteEntry]) -> Exit:
    """Return the exit code of the worst that came of an athlete."""
    there = {entry.status for entry in entries}
    if there & {"refused", "failed"}:
        return Exit.INPUT
    if "undecided" in there:
        return Exit.UNDECIDED
    return Exit.IMPOSSIBLE if "impossible" in there else Exit.DONE
