"""The plan that stands where one is to be written: it is gone on with, begun anew, or not lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import decode_text, name_source
from freshlegs.io.text import parse_json
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_record


class StoredPlan(NamedTuple):
    """What stands where a plan is to be written."""

    path: Path
    raw: bytes
    record: PlannedRecord | None  #: None where it can't be read, and is begun anew all the same
    anew: bool  #: Whether it is begun anew

    @property
    def name(self) -> str:
        """What messages call it."""
        return name_source(self.path)


def read_stored(target: Path, raw: bytes, *, restart: bool) -> StoredPlan | None:
    """Return the plan in the bytes that stand where one is to be written; None where they are none.

    What holds no plan, such as the clash of an impossible week, is written over. Raises InputError for a plan that
    can't be read whole, or is of a later version: what it knows would be lost.
    """
    name = name_source(target)
    try:
        text = decode_text(raw, target)
        record = parse_record(text, name)
    except InputError as error:
        if not _holds_plan(raw):
            return None
        if restart:
            return StoredPlan(target, raw, None, anew=True)
        first, *_ = error.faults
        allowed = "; ".join(filter(None, (first.allowed, "--restart writes over it")))
        raise InputError(name, Fault(first.place, first.found, allowed)) from None
    return StoredPlan(target, raw, record, restart) if isinstance(record, PlannedRecord) else None


def follow_stored(
    scenario: Scenario, stored: StoredPlan, today: datetime | None, clock: Callable[[], datetime]
) -> Scenario:
    """Return a scenario that goes on with the stored plan of it; as it is where that is begun anew.

    Raises InputError for the plan of another scenario, and for that of a replanned week, which would be lost.
    """
    record, own = stored.record, scenario.draft.scenario.id
    if record is None or stored.anew:
        return scenario
    if record.scenario != own:
        found = f"holds the plan of another scenario, {repr_for_user(record.scenario)}"
        allowed = f"this one is {repr_for_user(own)}: write to another file, or --restart writes over it"
        raise InputError(stored.name, Fault("", found, allowed))
    now = today.replace(tzinfo=record.zone) if today is not None else clock()
    going_on = scenario.continuing(record, now=now, name=stored.name)
    if record.told and not record.weeks and going_on.problem.clock.first == record.start:
        found = f"holds this week as it was replanned, with {format_count(len(record.told), 'thing')} told"
        allowed = f"freshlegs replan {stored.name} changes it; --restart plans it as if nothing had been told"
        raise InputError(stored.name, Fault("", found, allowed))
    return going_on


def find_way_to_scenario(scenario: Path, target: Path) -> str:
    """Return where a scenario is, seen from the folder that its plan is written to."""
    # The file keeps its name, which may be the scenario's id, where it is a link.
    there, folder = scenario.parent.resolve() / scenario.name, target.resolve().parent
    # Windows has no path from one drive to another.
    path = Path(os.path.relpath(there, folder)) if there.anchor == folder.anchor else there
    return path.as_posix()


def find_scenario_file(stored: PlannedRecord, plan: Path, usage: str = "freshlegs replan SCENARIO PLAN") -> Path:
    """Return the path of the scenario that a plan.json was planned from; raises InputError where it is not there.

    `usage` says how another one is named.
    """
    if str(plan) == "-" or not stored.scenario_file:
        raise InputError(name_source(plan), Fault("", "does not say where its scenario is", f"name it: {usage}"))
    folder = plan.resolve().parent
    there = Path(os.path.relpath(folder / stored.scenario_file))
    if not there.is_file():
        found = f"was planned from {name_source(there)}, which is not there"
        raise InputError(name_source(plan), Fault("scenario_file", found, f"where it is now: {usage}"))
    return there


def _holds_plan(raw: bytes) -> bool:
    """Whether a file that can't be read as one may hold a plan all the same: cut off, or of another version."""
    if not raw.strip():
        return False
    try:
        data = parse_json(raw.decode())
    except ValueError:
        return True
    return isinstance(data, dict) and (data.get("format") != 1 or data.get("status") == "planned")
