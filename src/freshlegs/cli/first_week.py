"""From no scenario to the first planned week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from freshlegs.api.results import ImpossiblePlan
from freshlegs.api.scenario import Scenario
from freshlegs.cli import prompter
from freshlegs.cli.clock_and_chance import draw_id, read_clock
from freshlegs.cli.exits import Answer
from freshlegs.cli.interview_prompts import Interview
from freshlegs.cli.output import STDOUT, deliver, encode_json, say
from freshlegs.cli.plan_files import apply_fix, pick_fix
from freshlegs.cli.progress_bar import ProgressBar
from freshlegs.cli.request import choose_exit, make_limits, read_scenario, respond
from freshlegs.io.errors import NotUnderstoodError, OutputError, repr_for_user
from freshlegs.model.clock import find_local_zone
from freshlegs.scenario.interview.answers import Answers
from freshlegs.written.day_text import is_nothing

if TYPE_CHECKING:
    from freshlegs.cli.prompter import Prompter
    from freshlegs.planning.fixes import Fix


def check_free(target: Path, *, force: bool) -> None:
    """Refuse a file that can't be written, before a person answers a dozen questions for nothing."""
    if target == STDOUT:
        return
    if target.exists() and not force:
        raise OutputError(f"{target} is there already. Choose another name, or --force to replace it.")
    if not target.absolute().parent.is_dir():
        raise OutputError(f"can't write {target}: there is no such folder")


def ask_answers(ask: Prompter, target: Path, today: datetime | None) -> Answers:
    """Return what a person answers, or what is said in advance; raises InputError for what can't be used."""
    if ask.somebody:
        say(
            "A few questions. Enter takes the answer in brackets; back asks the one before once more; "
            "Ctrl-C stops, and nothing is written.\n"
        )
    try:
        answers = Interview(ask, target, (today or read_clock()).date()).answers(find_local_zone())
    except typer.Abort:
        say("\nNothing was written.")
        raise
    return replace(answers, id=draw_id())


def plan_first(target: Path, ask: Prompter, *, today: datetime | None, json: bool, seed: int) -> Answer:
    """Plan a scenario that was just written; where it asks for too much, offer the fixes."""
    asked = read_scenario(target, today=today)
    answer = asked.plan(limits=make_limits(seed=seed, time_limit=None), display=ProgressBar())
    if json:
        data = {"format": 1, "file": str(target), "plan": answer.record.model_dump(mode="json")}
        return Answer(encode_json(data), choose_exit(answer))
    response = respond(answer, json=False)
    if not isinstance(answer, ImpossiblePlan):
        return response
    say("You ask for more than this week can hold.")
    if not answer.fixes:
        say(f"To see what still fits: freshlegs plan {target} --best-effort\n")
    if not (ask.somebody and prompter.is_interactive() and answer.fixes):
        return response
    deliver(response.output)
    return _apply_chosen_fix(ask, asked, answer.fixes, target) or Answer(code=response.code)


def _apply_chosen_fix(ask: Prompter, asked: Scenario, fixes: tuple[Fix, ...], target: Path) -> Answer | None:
    """Ask which fix to take, write it into the scenario, and return its week; None where none is taken."""

    def understood(said: str) -> Fix | None:
        if is_nothing(said):
            return None
        if not said.strip().isdecimal() or not 1 <= int(said) <= len(fixes):
            allowed = f'allowed: 1 to {len(fixes)}, or "none"'
            raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", allowed)
        return pick_fix(target, fixes, int(said))

    taken = ask("", "Which of them shall I write into the file?", "none", understood, may_go_back=False)
    if taken is None:
        return None
    apply_fix(asked, taken, target)
    return respond(asked.plan_fix(taken), json=False)
