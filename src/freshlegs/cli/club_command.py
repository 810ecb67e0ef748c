"""`freshlegs club`: the weeks of many athletes who share racks, hours or a coach."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer, Exit

if TYPE_CHECKING:
    from freshlegs.api.club import ClubPlan
    from freshlegs.api.results import TrainingPlan
    from freshlegs.scenario.club.read_club import ClubDraft


class ClubQuestionName(StrEnum):
    """What may be asked about a club."""

    PLAN = "plan"
    REPLAN = "replan"


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
    question: Annotated[
        ClubQuestionName, Argument(metavar="plan|replan", help="Plan the weeks; or again, from those in FOLDER.")
    ],
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
    fair: Annotated[
        str | None,
        Option(
            metavar="POINTS",
            help='Nobody pays more than so many points beyond the best week alone; "worst": as few as can be.',
        ),
    ] = None,
    keep: Annotated[
        Path | None,
        Option(metavar="FOLDER", help="What was written before: as few athletes as can be get another week."),
    ] = None,
    advise: Annotated[
        bool,
        Option("--advise", help="Also plan what would save the club most: a place, half an hour, an athlete at noon."),
    ] = False,
    workers: Annotated[
        int | None, Option("--workers", min=1, max=512, metavar="N", help="Processes; default: 1.")
    ] = None,
    executor: options.ExecutorOption = None,
    today: options.Today = None,
    json: options.Json = False,
    seed: options.Seed = 0,
    time_limit: options.TimeLimit = None,
) -> Answer:
    """Plan the weeks of athletes who share racks, hours or a coach.

    They are the best for all of them together, proven. A scenario that can't be planned is named, and the others are
    planned all the same.
    """
    if question is ClubQuestionName.REPLAN:
        if output is None:
            raise BadParameter("replan needs -o FOLDER, in which the weeks are that were told")
        keep = keep or output
    options.check_one_place(workers, executor)
    from freshlegs.api.club import Club
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.output import say
    from freshlegs.cli.progress_bar import ProgressBar
    from freshlegs.cli.request import make_limits, respond
    from freshlegs.planning.workplaces import open_workers

    loaded = Club.load(file, today=(today or read_clock()).date())
    told = {} if keep is None else load_told(loaded.draft, keep)
    limits = make_limits(seed=seed, time_limit=time_limit)
    with open_workers(workers or 1, executor or "") as pool, ProgressBar().solving("planning the club"):
        answer = loaded.plan(limits=limits, gap=gap, fair=_read_fairness(fair), keep=told, advise=advise, workers=pool)
    for one in answer.record.athletes:
        if one.faults and json:
            say(f"{one.id}: {'; '.join(one.faults)}")
    if output is not None:
        from freshlegs.cli.club_files import write_club

        write_club(answer, loaded.draft, output, today, before=keep or output)
    return respond(answer, json=json, code=_choose_club_exit(answer))


def _read_fairness(written: str | None) -> int | Literal["worst"] | None:
    if written is None:
        return None
    if written == "worst":
        return "worst"
    if not written.isdecimal() or int(written) > 100_000:
        raise BadParameter(f'found "{written}"; write points such as 20, or worst', param_hint="--fair")
    return int(written)


def load_told(draft: ClubDraft, folder: Path) -> dict[str, TrainingPlan]:
    """Return the plans that a folder has of the athletes of a club; raises InputError where it has none."""
    from freshlegs.api.results import TrainingPlan
    from freshlegs.io.errors import Fault, InputError
    from freshlegs.io.files import name_source

    paths = {one.id: folder / one.id / "plan.json" for one in draft.members}
    found = {name: TrainingPlan.load(path) for name, path in paths.items() if path.is_file()}
    if not found:
        fault = Fault("", "holds no plan of an athlete of this club", "write them first: freshlegs club plan -o FOLDER")
        raise InputError(name_source(folder), fault)
    return found


def _choose_club_exit(answer: ClubPlan) -> Exit:
    """Return the exit code of the worst that happened."""
    if answer.record.status != "planned":
        return Exit.IMPOSSIBLE if answer.record.proven_short else Exit.UNDECIDED
    status = {one.status for one in answer.record.athletes}
    if "refused" in status:
        return Exit.INPUT
    return Exit.IMPOSSIBLE if "impossible" in status else Exit.UNDECIDED if "undecided" in status else Exit.DONE
