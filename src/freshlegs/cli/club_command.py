"""`freshlegs club`: the weeks of many athletes who share racks, hours or a coach."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit

if TYPE_CHECKING:
    from freshlegs.api.club import ClubPlan


class ClubQuestionName(StrEnum):
    """What may be asked about a club."""

    PLAN = "plan"


def _read_share(written: str) -> float:
    text = written.strip().removesuffix("%").strip()
    try:
        share = float(text) / 100
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise BadParameter(f'found "{written}"; write for example 1%')
    return share


def club(
    question: Annotated[ClubQuestionName, Argument(metavar="plan", help="What to do: plan the weeks of all.")],
    file: Annotated[Path, Argument(metavar="CLUB", help="The club file (TOML).")],
    output: Annotated[
        Path | None,
        Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write the coach's page and tables there, and a folder of their own for each athlete.",
        ),
    ] = None,
    gap: Annotated[
        float,
        Option("--gap", parser=_read_share, metavar="PERCENT", help="Stop when no weeks can be cheaper by more: 1%."),
    ] = "0",  # type: ignore[assignment]
    workers: Annotated[int, Option("--workers", min=1, max=256, help="Processes that plan the athletes.")] = 1,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Plan the weeks of athletes who share racks, hours or a coach.

    They are the best for all of them together, proven. A scenario that can't be planned is named, and the others are
    planned all the same.
    """
    del question
    from freshlegs.api.club import Club
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.output import say
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, respond
    from freshlegs.planning.workplaces import open_workers

    loaded = Club.load(file, today=(today or read_clock()).date())
    limits = make_limits(seed=seed, time_limit=time_limit)
    with open_workers(workers) as pool, ProgressBar().solving("planning the club"):
        answer = loaded.plan(limits=limits, gap=gap, workers=pool)
    for one in answer.record.athletes:
        if one.faults and json:
            say(f"{one.id}: {'; '.join(one.faults)}")
    if output is not None:
        from freshlegs.cli.club_files import write_club

        write_club(answer, loaded.draft, output, today)
    return respond(answer, json=json, code=_choose_club_exit(answer))


def _choose_club_exit(answer: ClubPlan) -> Exit:
    """Return the exit code of the worst that happened."""
    if answer.record.status != "planned":
        return Exit.IMPOSSIBLE if answer.record.proven_short else Exit.UNDECIDED
    status = {one.status for one in answer.record.athletes}
    if "refused" in status:
        return Exit.INPUT
    return Exit.IMPOSSIBLE if "impossible" in status else Exit.UNDECIDED if "undecided" in status else Exit.DONE
