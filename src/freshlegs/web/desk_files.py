"""The files of an opened athlete: read, watched, and written only where nobody else has written meanwhile."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from freshlegs.api.results import TrainingPlan
from freshlegs.api.stored_plan import find_way_to_scenario
from freshlegs.io.errors import Fault, InputError, OutputError, repr_for_user
from freshlegs.io.files import explain_os_error, name_source, read_bytes
from freshlegs.io.safe_writing import name_before, write_atomically, write_over_unchanged
from freshlegs.io.text import parse_json
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.followed_plan import follow_plan

Stat = tuple[int, int, int]
"""What tells that a file may have changed: when it was written, its size and its number."""


class WatchedFile:
    """A file that others may write too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stat: Stat | None = None
        self.raw: bytes | None = None  #: What was read last; None where there was no file

    def refresh(self) -> bool:
        """Read the file if it looks as if it had changed; return whether it has. Raises InputError as `read_bytes`."""
        stat = _stat(self.path)
        if stat == self._stat:
            return False
        before, self._stat = self.raw, stat
        self.raw = None if stat is None else read_bytes(self.path)
        return self.raw != before

    def check(self, expected: bytes | None) -> None:
        """Raise OutputError where the file holds something else, or can't be written."""
        try:
            there = self.path.read_bytes() if self.path.exists() else None
        except OSError as error:
            raise OutputError(f"can't read {name_source(self.path)}: {explain_os_error(error)}") from error
        if there != expected or self.raw != expected:
            changed = "it was changed by another program meanwhile; nothing is written"
            raise OutputError(f"can't write {name_source(self.path)}: {changed}")

    def write(self, data: bytes | None, *, keep: Path | None = None) -> None:
        """Write the file, or take it away for None, if it still holds what was read; raises OutputError.

        What it is written over is kept in the file `keep`.
        """
        if data == self.raw:
            return
        if data is None:
            self._remove()
        elif self.raw is None:
            if self.path.exists():
                raise OutputError(
                    f"can't write {name_source(self.path)}: another program has made it; look at it first"
                )
            write_atomically(self.path, data)
        else:
            write_over_unchanged(self.path, self.raw, data, keep=keep)
        self.raw, self._stat = data, _stat(self.path)

    @property
    def writable(self) -> bool:
        """Whether the file can be written, or made."""
        if self.path.exists():
            return os.access(self.path, os.W_OK) and os.access(self.path.resolve().parent, os.W_OK)
        return os.access(self.path.parent, os.W_OK)

    def _remove(self) -> None:
        try:
            if self.path.read_bytes() != self.raw:
                raise OutputError(f"{name_source(self.path)} was changed by another program, so it is not taken away")
            self.path.unlink()
        except OSError as error:
            raise OutputError(f"can't take {name_source(self.path)} away: {explain_os_error(error)}") from error


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the scenario file, the plan file and the log hold; None for a file that is not there."""

    scenario: bytes | None
    plan: bytes | None
    log: bytes | None


def write_snapshot(files: tuple[WatchedFile, WatchedFile, WatchedFile], wanted: Snapshot, expected: Snapshot) -> None:
    """Write a scenario, a plan and a log if they hold what is expected; raises OutputError, and writes none then.

    The plan that is written over is kept beside it, as by the command.
    What changes is the log, or the two others: the command may have logged since they were written.
    """
    scenario, plan, log = files
    if wanted.log != expected.log:
        log.check(expected.log)
        log.write(wanted.log)
        return
    scenario.check(expected.scenario)
    plan.check(expected.plan)
    scenario.write(wanted.scenario)
    plan.write(wanted.plan, keep=name_before(plan.path))


def _stat(path: Path) -> Stat | None:
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size, found.st_ino
    return None


def locate_plan(scenario: Path, *, alone: bool) -> Path:
    """Return where the plan of a scenario stands, or will: `plan.json` beside it, or a file that is called as it is.

    `alone` says whether no other athlete's files are in that folder.
    """
    own, common = scenario.with_suffix(".json"), scenario.with_name("plan.json")
    for path in (own, common) if not alone else (common, own):
        if _is_plan_of(path, scenario):
            return path
    return common if alone and not common.exists() else own


def _is_plan_of(path: Path, scenario: Path) -> bool:
    with suppress(OSError, ValueError):
        data = parse_json(path.read_text("utf-8"))
        if isinstance(data, dict) and data.get("status") == "planned":
            there = data.get("scenario_file")
            return not there or there == find_way_to_scenario(scenario, path)
    return False


def encode_plan(record: PlannedRecord, scenario: Path, plan: Path, over: bytes | None = None) -> bytes:
    """Return a plan as it is written: it says where its scenario is, as the one of `freshlegs plan -o` does.

    One that is written `over` another can be taken back by `freshlegs replan --undo`.
    """
    stored = record.model_copy(update={"scenario_file": find_way_to_scenario(scenario, plan)})
    stored = stored if over is None else follow_plan(stored, over)
    return TrainingPlan(stored).to_json().encode("utf-8", "backslashreplace")


def check_plan_of(record: PlannedRecord, plan: Path, own: str) -> None:
    """Raise InputError for the plan of another scenario than the one of an id."""
    if record.scenario != own:
        found = f"holds the plan of another scenario, {repr_for_user(record.scenario)}"
        raise InputError(name_source(plan), Fault("", found, f"this one is {repr_for_user(own)}: name its own plan"))
