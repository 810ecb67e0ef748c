"""From a scenario file to a record, for the commands that plan."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.output import STDOUT, encode_record, encode_text, measure_width, say, wants_colour
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_text, write_atomically
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan, parse_record
from freshlegs.planning.record_plan import record_outcome
from freshlegs.rules.outcome import Impossible, Undecided, Unfillable
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.scenario.schema.rule_settings import find_suspicious_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from freshlegs.planfile import OutcomeRecord
    from freshlegs.planning.fixes import Fix
    from freshlegs.rules.outcome import Outcome
    from freshlegs.rules.task import Task
    from freshlegs.solver.search import Limits


@dataclass(frozen=True, slots=True)
class LoadedScenario:
    """What a scenario file asks for: its text, the draft that can be changed, and the problem."""

    text: str
    draft: Draft
    problem: Task


def load_request(
    path: Path,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
    stored: PlannedRecord | None = None,
) -> LoadedScenario:
    """Return what a scenario file asks for; a start that it leaves open is filled in and said.

    Parameters
    ----------
    weeks : int, optional
        So many weeks, whatever the file says.
    stored : PlannedRecord, optional
        The week that is looked at. What has happened in one that was replanned belongs to what is asked.
    """
    if stored is not None and stored.replanned is not None:
        from freshlegs.cli.replan_request import load_as_replanned

        return load_as_replanned(path, stored, "the plan")
    found = _asked(read_text(path), str(path), today=today, after=after, best_effort=best_effort, weeks=weeks)
    if stored is None or not found.draft.is_programme:
        return found
    from freshlegs.scenario.programme_weeks import match_stored_week

    draft = match_stored_week(found.draft, stored, stored, "the plan")
    return LoadedScenario(found.text, draft, draft.problem())


def _asked(
    text: str,
    source: str,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
) -> LoadedScenario:
    before = load_plan(after) if after is not None else None
    day = (today or read_clock()).date()
    draft = Draft(parse_toml(text, source), source, today=day, after=before, best_effort=best_effort)
    if weeks is not None:
        from freshlegs.scenario.edits import Put

        draft = draft.changed([Put(("week", "weeks"), weeks)])
    problem = draft.problem()
    say_notes(draft)
    if "start" not in draft.written.get("week", {}):
        say(f"Planning the week from {problem.clock.day_name(0)} {problem.clock.first.year}, the Monday after {day}.")
    return LoadedScenario(text, draft, problem)


def read_clock() -> datetime:
    """Return what the computer's clock shows: the one place where a command looks at it."""
    return datetime.now().astimezone()


def say_notes(draft: Draft) -> None:
    """Say what in [rules] reads like something else than it is, and what in calendars was ignored."""
    for slip in find_suspicious_settings(draft.written.get("rules", {})):
        say(f"{name_source(draft.source)}: {slip}")
    for note in draft.busy.notes:
        say(note)


def say_one_week(found: LoadedScenario) -> None:
    """Say of what an answer is that is about one week, where a programme is asked for."""
    if found.draft.is_programme:
        say(f"This is about the week that repeats in a programme of {found.draft.weeks} weeks.")


def make_limits(*, seed: int, time_limit: float | None) -> Limits:
    """Return how much work a command may do; the seconds count from now."""
    from freshlegs.solver.search import Limits

    return Limits(seconds=time_limit, seed=seed, began=time.monotonic())


@dataclass(frozen=True, slots=True)
class PlanningResult:
    """What planning came to: the problem with the content of its sessions, the outcome, and what would help."""

    problem: Task
    outcome: Outcome | Unfillable
    fixes: tuple[Fix, ...] = ()


def plan_request(asked: LoadedScenario, limits: Limits) -> PlanningResult:
    """Fill the sessions and plan; where there is no week, look for what would make it possible."""
    from freshlegs.cli.progress_bar import show_solving
    from freshlegs.solver.fill_sessions import fill_sessions
    from freshlegs.solver.plan_week import plan_week

    problem = fill_sessions(asked.problem, limits)
    if isinstance(problem, Unfillable):
        from freshlegs.planning.fixes import find_lifting_fixes

        return PlanningResult(asked.problem, problem, find_lifting_fixes(asked.draft, limits))
    if isinstance(problem, Undecided):
        return PlanningResult(asked.problem, problem)
    with show_solving("looking for the best week") as watch, load_meanwhile("freshlegs.report.outcome_text"):
        outcome = plan_week(problem, limits, watch=watch)
    if not isinstance(outcome, Impossible):
        return PlanningResult(problem, outcome)
    from freshlegs.planning.fixes import find_fixes
    from freshlegs.planning.single_changes import Infeasible

    with show_solving("looking for what would help"):
        return PlanningResult(problem, outcome, find_fixes(Infeasible(asked.draft, problem, outcome.clash), limits))


@contextmanager
def load_meanwhile(module: str) -> Iterator[None]:
    """Import what the answer will need while the solver works, which leaves Python free."""
    thread = threading.Thread(target=import_module, args=(module,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def plan_to_record(
    found: LoadedScenario, limits: Limits, log: Path | None = None
) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan the week or the programme that is asked for; return its record, and what would make it possible.

    Parameters
    ----------
    log : Path, optional
        What was lifted so far, from which the lifts of a programme go on.
    """
    if found.draft.is_programme:
        from freshlegs.cli.programme_request import plan_to_programme_record

        return plan_to_programme_record(found, limits, log)
    if log is not None:
        raise InputError("--log", Fault("", "this is a single week", "a log is for programmes: --weeks or [programme]"))
    done = plan_request(found, limits)
    return record_outcome(done.problem, done.outcome, done.fixes), done.fixes


def load_or_plan(
    path: Path, *, today: datetime | None, seed: int, time_limit: float | None
) -> tuple[OutcomeRecord, Exit]:
    """Return the record of a plan.json, or of planning the scenario file that it is, and the exit code."""
    text = read_text(path)
    if text.lstrip().startswith("{"):
        return parse_record(text, name_source(path)), Exit.DONE
    found = _asked(text, str(path), today=today)
    record, _ = plan_to_record(found, make_limits(seed=seed, time_limit=time_limit))
    return record, choose_exit(record)


def choose_exit(record: OutcomeRecord) -> Exit:
    """Return the exit code of a planning."""
    return {"planned": Exit.DONE, "impossible": Exit.IMPOSSIBLE, "undecided": Exit.UNDECIDED}[record.status]


def write_answer(
    record: OutcomeRecord,
    target: Path | None,
    ics: Path | None,
    *,
    json: bool,
    rest_days: bool,
    today: datetime | None = None,
) -> Answer:
    """Write a week to the files that are asked for, and return the answer; what is no week is not written."""
    if not isinstance(record, PlannedRecord):
        for file in filter(None, (target, ics)):
            say(f"{file} is not written: there is no week.")
        return answer_record(record, json=json)
    piped = b""
    if target == STDOUT:
        piped = encode_record(record)
    elif target is not None:
        write_atomically(target, encode_record(record))
        say(f"{target}: the plan")
    if ics is not None:
        from freshlegs.cli.targets import write_ics

        piped += write_ics(record, ics, rest_days=rest_days, today=today)
    return Answer(piped) if piped and not json else answer_record(record, json=json)


def answer_record(record: OutcomeRecord, *, json: bool) -> Answer:
    """Return the answer that a record is by itself."""
    if json:
        return Answer(encode_record(record), choose_exit(record))
    from freshlegs.report.outcome_text import render_outcome

    return Answer(
        encode_text(render_outcome(record, width=measure_width(), colour=wants_colour())), choose_exit(record)
    )
