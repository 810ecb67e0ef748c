"""From no scenario to the first planned week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from freshlegs.cli.exits import Answer
from freshlegs.cli.interview_prompts import Interview
from freshlegs.cli.output import STDOUT, deliver, encode_json, say
from freshlegs.cli.request import answer_record, choose_exit, load_request, make_limits, plan_request, read_clock
from freshlegs.cli.ways_out import apply_way_out, pick_way_out
from freshlegs.io.errors import OutputError, repr_for_user
from freshlegs.model.clock import find_local_zone
from freshlegs.planning.record_plan import record_outcome
from freshlegs.rules.outcome import Impossible, Unfillable
from freshlegs.scenario.day_and_time_text import NotUnderstoodError, is_nothing

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from freshlegs.cli.prompter import Prompter
    from freshlegs.cli.request import LoadedScenario
    from freshlegs.planning.fixes import Fix
    from freshlegs.scenario.interview.answers import Answers


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
        say("A few questions. Enter takes what stands in brackets; Ctrl-C stops, and nothing is written.\n")
    try:
        return Interview(ask, target, (today or read_clock()).date()).answers(find_local_zone())
    except typer.Abort:
        say("\nNothing is written.")
        raise


def plan_first(target: Path, ask: Prompter, *, today: datetime | None, json: bool, seed: int) -> Answer:
    """Plan a scenario that was just written; where it asks for too much, offer the ways out."""
    found = load_request(target, today=today)
    done = plan_request(found, make_limits(seed=seed, time_limit=None))
    record, fixes = record_outcome(done.problem, done.outcome, done.fixes), done.fixes
    if json:
        data = {"format": 1, "file": str(target), "plan": record.model_dump(mode="json")}
        return Answer(encode_json(data), choose_exit(record))
    if not isinstance(done.outcome, Impossible | Unfillable):
        return answer_record(record, json=False)
    say("You ask for more than this week can hold.")
    if not fixes:
        say(f"What fits all the same is shown by: freshlegs plan {target} --best-effort\n")
    if not (ask.somebody and fixes):
        return answer_record(record, json=False)
    deliver(answer_record(record, json=False).output)
    return _way_out_taken(ask, found, fixes, target) or Answer(code=choose_exit(record))


def _way_out_taken(ask: Prompter, found: LoadedScenario, fixes: tuple[Fix, ...], target: Path) -> Answer | None:
    """Ask which way out to take, write it into the scenario, and return its week; None where none is taken."""

    def understood(said: str) -> Fix | None:
        if is_nothing(said):
            return None
        if not said.strip().isdecimal() or not 1 <= int(said) <= len(fixes):
            allowed = f'allowed: 1 to {len(fixes)}, or "none"'
            raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", allowed)
        return pick_way_out(target, fixes, int(said))

    taken = ask("", "Which of them shall I write into the file?", "none", understood)
    if taken is None:
        return None
    apply_way_out(found, taken, target)
    return answer_record(record_outcome(taken.problem, taken.week), json=False)
