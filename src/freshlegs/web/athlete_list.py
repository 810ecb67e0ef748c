"""The athletes of a coach's folder: scenario files with the plans beside them, or a club that was planned."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from freshlegs.api.stored_plan import find_scenario_file
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.planfile.json_text import load_plan
from freshlegs.web.desk_files import locate_plan

CLUB_FILE = "club.json"
"""What a club that was planned is called in its folder."""
_OTHERS = ("athletes", "project", "tool", "build-system")
"""Keys of files that are no scenarios."""


def find_athletes(folder: Path, plans: Path | None) -> dict[str, tuple[Path, Path]]:
    """Return the scenario and the plan of each athlete of a folder, by name; raises InputError where there is none.

    The folder holds scenario files, or is where a club was planned. The plans are beside the scenarios, or in `plans`.
    """
    found = {path.stem: (path, choose_plan(path, plans)) for path in _list_scenarios(folder)}
    found = found or dict(_list_members(folder))
    if not found:
        allowed = "name a scenario file; freshlegs init my-week.toml writes one"
        raise InputError(name_source(folder.resolve()), Fault("", "a folder without scenario files", allowed))
    return found


def choose_plan(scenario: Path, plans: Path | None) -> Path:
    """Return where the plan of an athlete stands: beside the scenario, or where `batch` or `club` has written it."""
    if plans is None:
        return locate_plan(scenario, alone=False)
    of_club = plans / scenario.stem / "plan.json"
    return of_club if of_club.exists() else plans / f"{scenario.stem}.json"


def find_club(folder: Path, plans: Path | None) -> Path | None:
    """Return where the club of a folder's athletes was planned; None where that is not known."""
    there = (place / CLUB_FILE for place in (folder, plans) if place is not None)
    return next((path for path in there if path.is_file()), None)


def _list_scenarios(folder: Path) -> Iterator[Path]:
    """Yield the scenario files of a folder, by name: what is neither hidden nor plainly something else."""
    for path in sorted(folder.glob("*.toml")):
        if not path.name.startswith(".") and not _is_other(path):
            yield path


def _is_other(path: Path) -> bool:
    """Whether a file is a club's or a program's; a broken one may be a scenario."""
    try:
        written = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    return not written.keys().isdisjoint(_OTHERS)


def _list_members(folder: Path) -> Iterator[tuple[str, tuple[Path, Path]]]:
    """Yield the athletes of a club that was planned in a folder."""
    for plan in sorted(folder.glob("*/plan.json")):
        with suppress(InputError):
            yield plan.parent.name, (find_scenario_file(load_plan(plan), plan), plan)
