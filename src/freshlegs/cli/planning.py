"""From a scenario file to a record, for the commands that plan."""

from __future__ import annotations

import time
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from freshlegs.cli.exits import Exit
from freshlegs.cli.options import exit_of
from freshlegs.cli.output import say
from freshlegs.files import read_text, source_name
from freshlegs.loading import load_scenario_file
from freshlegs.outcome import Impossible
from freshlegs.recording import recorded
from freshlegs.scenario import load_scenario, resolve, slips
from freshlegs.stored import load_plan, record_of

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.problem import Problem
    from freshlegs.record import OutcomeRecord, PlannedRecord
    from freshlegs.scenario import Scenario

MOST_FIXES = 6
"""Ways out of an impossible week that are shown."""


def problem_of(
    scenario: Scenario, *, today: datetime | None, after: PlannedRecord | None = None, best_effort: bool = False
) -> Problem:
    """Return the problem of a scenario; a start that it leaves open is filled in and said."""
    open_start = scenario.week.start is None
    day = None
    if open_start:
        # The one place where a command looks at the clock; --today takes its place.
        day = today.date() if today else datetime.now().astimezone().date()
    problem = resolve(scenario, today=day, after=after, best_effort=best_effort)
    for slip in slips(scenario.rules):
        say(f"{scenario.source}: {slip}")
    if open_start:
        say(f"Planning the week from {problem.clock.day_name(0)} {problem.clock.first.year}, the Monday after {day}.")
    return problem


def planned_record(
    path: Path,
    *,
    today: datetime | None = None,
    after: Path | None = None,
    best_effort: bool = False,
    seed: int = 0,
    time_limit: float | None = None,
) -> OutcomeRecord:
    """Plan a scenario file and return the record of the outcome."""
    before = load_plan(after) if after is not None else None
    problem = problem_of(load_scenario_file(path), today=today, after=before, best_effort=best_effort)
    return _record(problem, seed=seed, time_limit=time_limit)


def stored_or_planned(
    path: Path, *, today: datetime | None, seed: int, time_limit: float | None
) -> tuple[OutcomeRecord, Exit]:
    """Return the record of a plan.json, or of planning the scenario file that it is, and the exit code."""
    text = read_text(path)
    if text.lstrip().startswith("{"):
        return record_of(text, source_name(path)), Exit.DONE
    problem = problem_of(load_scenario(text, str(path)), today=today)
    record = _record(problem, seed=seed, time_limit=time_limit)
    return record, exit_of(record)


def _record(problem: Problem, *, seed: int, time_limit: float | None) -> OutcomeRecord:
    from freshlegs.solve.planning import plan_week
    from freshlegs.solve.search import Limits

    limits = Limits(seconds=time_limit, seed=seed, began=time.monotonic())
    outcome = plan_week(problem, limits)
    if not isinstance(outcome, Impossible):
        return recorded(problem, outcome)
    from freshlegs.whatif.fixes import fixes

    found = islice(fixes(problem, outcome.clash, limits), MOST_FIXES)
    return recorded(problem, outcome, [(fix.change, fix.week) for fix in found])
