"""Scenario files as drafts and as tasks, for tests of what lies below the Python API."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from freshlegs.api.scenario import Scenario
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft


def load_draft(path: Path | str, **circumstances: Any) -> Draft:
    """Return the draft of a scenario file; takes what `Scenario.load` takes."""
    return Scenario.load(path, **circumstances).draft


def load_task(path: Path | str, **circumstances: Any) -> Task:
    """Return the task of a scenario file."""
    return make_task(load_draft(path, **circumstances))


def make_task(draft: Draft) -> Task:
    """Return the task of a draft whose lifts can be filled."""
    task = task_of(draft)
    assert isinstance(task, Task)
    return task
