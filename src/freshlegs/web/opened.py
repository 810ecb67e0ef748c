"""From what a person opens to the site that shows it: a scenario, a plan, or a folder of athletes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from freshlegs.api.stored_plan import find_scenario_file
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_bytes
from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.workplaces import count_cores
from freshlegs.web.athlete_list import choose_plan, find_athletes, find_club
from freshlegs.web.desk import Desk
from freshlegs.web.desk_files import locate_plan
from freshlegs.web.jobs import Seats
from freshlegs.web.site import Site


def open_site(
    what: Path | None, plan: Path | None, clock: Callable[[], datetime], *, seed: int = 0, read_only: bool = False
) -> Site:
    """Return the site of a scenario file, of a plan.json or of a folder; raises InputError for anything else."""
    path = what or Path()
    if path.is_dir():
        found = find_athletes(path, plan)
        if len(found) > 1 or what is not None:
            seats = Seats(count_cores())
            desks = {name: Desk(name, *files, clock, seed=seed, seats=seats) for name, files in found.items()}
            return Site(desks, clock, path, find_club(path, plan), read_only=read_only)
        ((path, _),) = found.values()
    if str(path) == "-":
        raise InputError("standard input", Fault("", "it can't be looked at again", "name a scenario file"))
    if read_bytes(path).lstrip().startswith(b"{"):
        usage = f"freshlegs open SCENARIO --plan {name_source(path)}"
        path, plan = find_scenario_file(load_plan(path), path, usage), path
    if plan is not None and plan.is_dir():
        plan = choose_plan(path, plan)
    desk = Desk("", path, plan or locate_plan(path, alone=True), clock, seed=seed)
    if plan is not None:
        desk.read()
        if desk.plan_error is not None:
            raise desk.plan_error
    if not desk.plan.path.exists():
        # While the rest is loaded the process that plans loads what it needs; else the stored plan is shown first.
        desk.jobs.worker.start()
    return Site({"": desk}, clock, read_only=read_only)
