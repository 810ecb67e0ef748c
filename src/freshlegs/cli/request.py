"""From the options of a command to a scenario, and from an answer to what the command returns."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.api.results import ImpossiblePlan, UndecidedPlan, answer_of
from freshlegs.api.scenario import Scenario
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.output import encode_rendered, encode_utf8, say
from freshlegs.cli.progress_bar import ProgressBar
from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.planfile.json_text import load_plan, parse_record

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.api.results import PlanAnswer, Shown


def read_scenario(
    path: Path,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
) -> Scenario:
    """Return the scenario of a file, free of faults; what it leaves open or ignores is said.

    Parameters
    ----------
    weeks : int, optional
        So many weeks, whatever the file says.
    """
    return parse_scenario(read_text(path), path, today=today, after=after, best_effort=best_effort, weeks=weeks)


def parse_scenario(
    text: str,
    path: Path,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
) -> Scenario:
    """Return the scenario of a file as `read_scenario` does, of which the text is read already."""
    before = load_plan(after) if after is not None else None
    day = (today or read_clock()).date()
    scenario = Scenario.from_text(text, str(path), today=day, after=before, best_effort=best_effort)
    if weeks is not None:
        scenario = scenario.for_weeks(weeks)
    clock = scenario.problem.clock
    say_notes(scenario)
    if "start" not in scenario.draft.written.get("week", {}):
        say(f"Planning the week from {clock.day_name(0)} {clock.first.year}, the Monday after {day}.")
    return scenario


def read_clock() -> datetime:
    """Return what the computer's clock shows: the one place where a command looks at it."""
    return datetime.now().astimezone()


def say_notes(scenario: Scenario) -> None:
    """Say what in [rules] reads like something else than it is, and what in calendars was ignored."""
    for note in scenario.notes:
        say(note)


def say_one_week(scenario: Scenario) -> None:
    """Say of what an answer is that is about one week, where a programme is asked for."""
    if scenario.draft.is_programme:
        say(f"This is about the week that repeats in a programme of {scenario.weeks} weeks.")


def make_limits(*, seed: int, time_limit: float | None) -> Limits:
    """Return how much work a command may do; the seconds count from now."""
    return Limits(seconds=time_limit, seed=seed, began=time.monotonic())


def load_or_plan(path: Path, *, today: datetime | None, seed: int, time_limit: float | None) -> PlanAnswer:
    """Return the answer that a plan.json holds, or that of planning the scenario file that it is."""
    text = read_text(path)
    if text.lstrip().startswith("{"):
        return answer_of(parse_record(text, name_source(path)))
    scenario = parse_scenario(text, path, today=today)
    return scenario.plan(limits=make_limits(seed=seed, time_limit=time_limit), display=ProgressBar())


def choose_exit(answer: object) -> Exit:
    """Return the exit code of an answer."""
    match answer:
        case ImpossiblePlan():
            return Exit.IMPOSSIBLE
        case UndecidedPlan():
            return Exit.UNDECIDED
        case _:
            return Exit.DONE


def respond(answer: Shown, *, json: bool, code: Exit | None = None) -> Answer:
    """Return an answer as a command returns it: its JSON, or its text in the width and colours of the terminal."""
    code = choose_exit(answer) if code is None else code
    if json:
        return Answer(encode_utf8(answer.to_json()), code)
    return Answer(encode_rendered(answer.to_text), code)
