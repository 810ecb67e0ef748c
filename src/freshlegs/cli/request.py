"""From the options of a command to a scenario, and from an answer to the result of the command."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.results import ImpossiblePlan, PlanAnswer, Shown, UndecidedPlan, answer_of
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.options import say_unused
from freshlegs.cli.output import encode_rendered, encode_utf8, say
from freshlegs.cli.progress_bar import ProgressBar
from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan, parse_record

if TYPE_CHECKING:
    from freshlegs.api.scenario import Scenario
    from freshlegs.api.stored_plan import StoredPlan
    from freshlegs.calendars.reading.calendar_files import Calendar


def read_scenario(
    path: Path,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
    text: str | None = None,
    stored: StoredPlan | None = None,
) -> Scenario:
    """Return the scenario in a file, free of faults; say the notes about it, and a start that it leaves open.

    It has so many `weeks`, whatever the file says; of a file that is read already, `text` is what it holds. It goes on
    with the plan of it that is `stored`.
    """
    # Here, as a plan that is stored already is looked at without all that planning takes.
    from freshlegs.api.scenario import Scenario
    from freshlegs.api.stored_plan import follow_stored

    before = load_plan(after) if after is not None else None
    day = (today or read_clock()).date()
    text = read_text(path) if text is None else text
    scenario = Scenario.from_text(text, str(path), today=day, after=before, best_effort=best_effort)
    if weeks is not None:
        scenario = scenario.for_weeks(weeks)
    if stored is not None:
        scenario = follow_stored(scenario, stored, today, read_clock)
    clock = scenario.problem.clock
    say_notes(scenario)
    if "start" not in scenario.draft.written.get("week", {}):
        say(f"Planning the week from {clock.day_name(0)} {clock.first.year}, the Monday after {day}.")
    return scenario


def say_notes(scenario: Scenario) -> None:
    """Say the notes about suspicious settings and ignored parts of calendars."""
    for note in scenario.notes:
        say(note)


@contextmanager
def say_what_was_read(given: PlannedRecord | Calendar | None) -> Iterator[None]:
    """Say what of a week's calendar was not read as it stands there, also where it is then refused."""
    try:
        yield
    finally:
        if given is not None and not isinstance(given, PlannedRecord):
            for note in given.notes:
                say(f"{given.name}: {note}")


def say_one_week(scenario: Scenario) -> None:
    """Say which week of a programme an answer about one week is about."""
    if scenario.draft.is_programme:
        say(f"This is about the week that repeats in a programme of {scenario.weeks} weeks.")


def make_limits(*, seed: int, time_limit: float | None) -> Limits:
    """Return the limits of a command's work; the seconds count from now."""
    return Limits(seconds=time_limit, seed=seed, began=time.monotonic())


def load_or_plan(path: Path, *, today: datetime | None, seed: int, time_limit: float | None) -> tuple[PlanAnswer, Exit]:
    """Return the answer in a plan.json, which it is no failure to read, or plan the scenario file."""
    text = read_text(path)
    if text.lstrip().startswith("{"):
        given = {"--today": today, "--seed": seed, "--time-limit": time_limit}
        say_unused(given, f"{name_source(path)} is planned already")
        return answer_of(parse_record(text, name_source(path))), Exit.DONE
    scenario = read_scenario(path, today=today, text=text)
    answer = scenario.plan(limits=make_limits(seed=seed, time_limit=time_limit), display=ProgressBar())
    return answer, choose_exit(answer)


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
    """Return an answer's JSON, or its text in the width and colours of the terminal, with the exit code."""
    output = encode_utf8(answer.to_json()) if json else encode_rendered(answer.to_text)
    return Answer(output, choose_exit(answer) if code is None else code)
