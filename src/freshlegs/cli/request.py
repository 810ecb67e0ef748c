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
from freshlegs.cli.output import STDOUT, colour, people, say, stored, width
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import read_text, source_name, write_atomically
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan, record_of
from freshlegs.planning.record_plan import recorded
from freshlegs.rules.outcome import Impossible, Undecided, Unfillable
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.schema.load import parsed
from freshlegs.scenario.schema.rule_settings import slips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from freshlegs.model.problem import Problem
    from freshlegs.planfile import OutcomeRecord
    from freshlegs.planning.fixes import Fix
    from freshlegs.rules.outcome import Outcome
    from freshlegs.solver.search import Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scenario file asks for: its text, the draft that can be changed, and the problem."""

    text: str
    draft: Draft
    problem: Problem


def asked(
    path: Path,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
    stored: PlannedRecord | None = None,
) -> Asked:
    """Return what a scenario file asks for; a start that it leaves open is filled in and said.

    Parameters
    ----------
    weeks : int, optional
        So many weeks, whatever the file says.
    stored : PlannedRecord, optional
        The week that is looked at. What has happened in one that was replanned belongs to what is asked.
    """
    if stored is not None and stored.replanned is not None:
        from freshlegs.cli.replan_request import as_replanned

        return as_replanned(path, stored, "the plan")
    found = _asked(read_text(path), str(path), today=today, after=after, best_effort=best_effort, weeks=weeks)
    if stored is None or not found.draft.is_programme:
        return found
    from freshlegs.scenario.programme_weeks import week_stored

    draft = week_stored(found.draft, stored, stored, "the plan")
    return Asked(found.text, draft, draft.problem())


def _asked(
    text: str,
    source: str,
    *,
    today: datetime | None,
    after: Path | None = None,
    best_effort: bool = False,
    weeks: int | None = None,
) -> Asked:
    before = load_plan(after) if after is not None else None
    day = (today or clock()).date()
    draft = Draft(parsed(text, source), source, today=day, after=before, best_effort=best_effort)
    if weeks is not None:
        from freshlegs.scenario.edits import Put

        draft = draft.changed([Put(("week", "weeks"), weeks)])
    problem = draft.problem()
    say_notes(draft)
    if "start" not in draft.written.get("week", {}):
        say(f"Planning the week from {problem.clock.day_name(0)} {problem.clock.first.year}, the Monday after {day}.")
    return Asked(text, draft, problem)


def clock() -> datetime:
    """Return what the computer's clock shows: the one place where a command looks at it."""
    return datetime.now().astimezone()


def say_notes(draft: Draft) -> None:
    """Say what in [rules] reads like something else than it is, and what in calendars was ignored."""
    for slip in slips(draft.written.get("rules", {})):
        say(f"{source_name(draft.source)}: {slip}")
    for note in draft.busy.notes:
        say(note)


def say_one_week(found: Asked) -> None:
    """Say of what an answer is that is about one week, where a programme is asked for."""
    if found.draft.is_programme:
        say(f"This is about the week that repeats in a programme of {found.draft.weeks} weeks.")


def limits_of(*, seed: int, time_limit: float | None) -> Limits:
    """Return how much work a command may do; the seconds count from now."""
    from freshlegs.solver.search import Limits

    return Limits(seconds=time_limit, seed=seed, began=time.monotonic())


@dataclass(frozen=True, slots=True)
class Found:
    """What planning came to: the problem with the content of its sessions, the outcome, and what would help."""

    problem: Problem
    outcome: Outcome | Unfillable
    fixes: tuple[Fix, ...] = ()


def planned(asked: Asked, limits: Limits) -> Found:
    """Fill the sessions and plan; where there is no week, look for what would make it possible."""
    from freshlegs.cli.progress_bar import solving
    from freshlegs.solver.fill_sessions import filled
    from freshlegs.solver.plan_week import plan_week

    problem = filled(asked.problem, limits)
    if isinstance(problem, Unfillable):
        from freshlegs.planning.fixes import gym_fixes

        return Found(asked.problem, problem, gym_fixes(asked.draft, limits))
    if isinstance(problem, Undecided):
        return Found(asked.problem, problem)
    with solving("looking for the best week") as watch, loaded_meanwhile("freshlegs.report.outcome_text"):
        outcome = plan_week(problem, limits, watch=watch)
    if not isinstance(outcome, Impossible):
        return Found(problem, outcome)
    from freshlegs.planning.fixes import fixes
    from freshlegs.planning.single_changes import Impasse

    with solving("looking for what would help"):
        return Found(problem, outcome, fixes(Impasse(asked.draft, problem, outcome.clash), limits))


@contextmanager
def loaded_meanwhile(module: str) -> Iterator[None]:
    """Import what the answer will need while the solver works, which leaves Python free."""
    thread = threading.Thread(target=import_module, args=(module,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def planned_record(found: Asked, limits: Limits, log: Path | None = None) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan the week or the programme that is asked for; return its record, and what would make it possible.

    Parameters
    ----------
    log : Path, optional
        What was lifted so far, from which the lifts of a programme go on.
    """
    if found.draft.is_programme:
        from freshlegs.cli.programme_request import planned_programme

        return planned_programme(found, limits, log)
    if log is not None:
        raise InputError("--log", Fault("", "this is a single week", "a log is for programmes: --weeks or [programme]"))
    done = planned(found, limits)
    return recorded(done.problem, done.outcome, done.fixes), done.fixes


def stored_or_planned(
    path: Path, *, today: datetime | None, seed: int, time_limit: float | None
) -> tuple[OutcomeRecord, Exit]:
    """Return the record of a plan.json, or of planning the scenario file that it is, and the exit code."""
    text = read_text(path)
    if text.lstrip().startswith("{"):
        return record_of(text, source_name(path)), Exit.DONE
    found = _asked(text, str(path), today=today)
    record, _ = planned_record(found, limits_of(seed=seed, time_limit=time_limit))
    return record, exit_of(record)


def exit_of(record: OutcomeRecord) -> Exit:
    """Return the exit code of a planning."""
    return {"planned": Exit.DONE, "impossible": Exit.IMPOSSIBLE, "undecided": Exit.UNDECIDED}[record.status]


def written(
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
        return answer(record, json=json)
    piped = b""
    if target == STDOUT:
        piped = stored(record)
    elif target is not None:
        write_atomically(target, stored(record))
        say(f"{target}: the plan")
    if ics is not None:
        from freshlegs.cli.targets import write_ics

        piped += write_ics(record, ics, rest_days=rest_days, today=today)
    return Answer(piped) if piped and not json else answer(record, json=json)


def answer(record: OutcomeRecord, *, json: bool) -> Answer:
    """Return the answer that a record is by itself."""
    if json:
        return Answer(stored(record), exit_of(record))
    from freshlegs.report.outcome_text import outcome_text

    return Answer(people(outcome_text(record, width=width(), colour=colour())), exit_of(record))
