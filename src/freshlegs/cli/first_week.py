"""From no scenario to the first planned week."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.cli import prompter
from freshlegs.cli.clock_and_chance import find_user_name, read_clock
from freshlegs.cli.example_start import FirstScenario, begin_with_example
from freshlegs.cli.exits import Answer
from freshlegs.cli.interview_prompts import Interview
from freshlegs.cli.options import PLAN
from freshlegs.cli.output import STDOUT, deliver, encode_json, say
from freshlegs.cli.plan_files import apply_fix, note_scenario_file, pick_fix, store_anew, store_plan
from freshlegs.cli.progress_bar import ProgressBar
from freshlegs.cli.request import choose_exit, make_limits, read_scenario, respond
from freshlegs.io.errors import InputError, NotUnderstoodError, OutputError, repr_for_user
from freshlegs.io.safe_writing import write_atomically
from freshlegs.model.clock import find_local_zone
from freshlegs.planfile.json_text import load_plan
from freshlegs.scenario.interview.scenario_text import write_scenario
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


def begin_scenario(ask: Prompter, target: Path, today: datetime | None, example: str | None) -> FirstScenario:
    """Return a scenario of what a person answers, or is said in advance; it may begin with a shipped example.

    Raises InputError for what can't be used.
    """
    day, name, zone = (today or read_clock()).date(), find_user_name(), find_local_zone()
    if ask.somebody:
        say(
            "A few questions. Enter takes the answer in brackets; back asks the one before once more; "
            "Ctrl-C stops, and nothing is written.\n"
        )
    try:
        if example is not None:
            return begin_with_example(example, ask, target, today=day, athlete=name, timezone=zone)
        answers = Interview(ask, target, day).answers(name, zone)
    except typer.Abort:
        say("\nNothing was written.")
        raise
    return FirstScenario(write_scenario(answers), {}, answers.plan)


def write_first(first: FirstScenario, target: Path) -> None:
    """Write a scenario, and the calendars that it reads, and say what comes next."""
    for path, data in first.calendars.items():
        write_atomically(path, data)
    write_atomically(target, first.text.encode())
    plan = f"freshlegs plan {shlex.quote(str(target))} -o {shlex.quote(str(target.with_name(PLAN.name)))}"
    say(f"{target}: {'your week' if first.plan else f'change it to your week, then run: {plan}'}")


def plan_first(
    target: Path, ask: Prompter, *, today: datetime | None, json: bool, seed: int, force: bool = False
) -> Answer:
    """Plan a scenario that was just written, and store its plan beside it; where it asks for too much, offer fixes.

    With `force` it takes the place of the plan of the file that was there.
    """
    asked = read_scenario(target, today=today)
    answer = asked.plan(limits=make_limits(seed=seed, time_limit=None), display=ProgressBar())
    if json:
        stored = _store(answer, target, force=force)
        data = {"format": 1, "file": str(target), "plan": answer.record.model_dump(mode="json"), "stored": stored}
        return Answer(encode_json(data), choose_exit(answer))
    response = respond(answer, json=False)
    if not isinstance(answer, ImpossiblePlan):
        _store(answer, target, force=force)
        return response
    say("You ask for more than this week can hold.")
    if not answer.fixes:
        say(f"To see what still fits: freshlegs plan {target} --best-effort\n")
    # What helps in a single week of a programme would change all of them in the file.
    if not (ask.somebody and prompter.is_interactive() and answer.fixes) or answer.record.week is not None:
        return response
    deliver(response.output)
    if _apply_chosen_fix(ask, asked, answer.fixes, target):
        return plan_first(target, ask, today=today, json=json, seed=seed, force=force)
    return Answer(code=response.code)


def _apply_chosen_fix(ask: Prompter, asked: Scenario, fixes: tuple[Fix, ...], target: Path) -> bool:
    """Ask which fix to take, and write it into the scenario; return whether one is taken."""

    def understood(said: str) -> Fix | None:
        if is_nothing(said):
            return None
        if not said.strip().isdecimal() or not 1 <= int(said) <= len(fixes):
            allowed = f'allowed: 1 to {len(fixes)}, or "none"'
            raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", allowed)
        return pick_fix(target, fixes, int(said))

    taken = ask("", "Which of them shall I write into the file?", "none", understood, may_go_back=False)
    if taken is not None:
        apply_fix(asked, taken, target)
    return taken is not None


def _store(answer: PlanAnswer, target: Path, *, force: bool) -> str | None:
    """Store a plan beside its scenario, say what comes next, and return where it is; None where nothing is stored.

    A plan that is there already is another one's, or has weeks that are done: it stays; where its scenario is replaced
    by `force`, it is kept beside the new one.
    """
    there = target.with_name(PLAN.name)
    if not isinstance(answer, TrainingPlan):
        return None
    quoted, scenario = shlex.quote(str(there)), shlex.quote(str(target))
    own = _holds_plan_of(there, answer.record.scenario)
    if there.exists() and not (own and force):
        goes_on = f"{quoted} goes on with it, and with --restart begins anew"
        how = f"freshlegs plan {scenario} -o {goes_on if own else 'OTHER.json stores this one'}"
        say(f"These weeks are not stored: {there} is there already, and stays: {how}")
        return None
    record = note_scenario_file(answer.record, target, there)
    if own:
        store_anew(record, there)
    else:
        store_plan(record, there, "the plan")
    say(f"Next, for your phone: freshlegs export {quoted} --ics {shlex.quote(str(target.with_suffix('.ics')))}")
    say("Every Sunday evening: freshlegs docs weekly-loop")
    return str(there)


def _holds_plan_of(path: Path, scenario: str) -> bool:
    """Whether a file holds a plan of the scenario of an id."""
    try:
        return load_plan(path).scenario == scenario
    except InputError:
        return False
