"""From what a person opens to the site that shows it: a scenario, a plan, or a folder of athletes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from freshlegs.api.stored_plan import find_scenario_file
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_bytes
from freshlegs.planfile.json_text import load_plan
from freshlegs.web.desk import Desk
from freshlegs.web.desk_files import list_scenarios, locate_plan
from freshlegs.web.site import Site


def open_site(
    what: Path | None, plan: Path | None, clock: Callable[[], datetime], *, seed: int = 0, read_only: bool = False
) -> Site:
    """Return the site of a scenario file, of a plan.json or of a folder; raises InputError for anything else."""
    path = what or Path()
    if path.is_dir():
        found = list(list_scenarios(path))
        if not found:
            allowed = "name a scenario file; freshlegs init my-week.toml writes one"
            raise InputError(name_source(path.resolve()), Fault("", "a folder without scenario files", allowed))
        if len(found) > 1 or what is not None:
            desks = {one.stem: Desk(one.stem, one, locate_plan(one, alone=False), clock, seed=seed) for one in found}
            return Site(desks, clock, folder=path, read_only=read_only)
        path = found[0]
    if read_bytes(path).lstrip().startswith(b"{"):
        usage = f"freshlegs open SCENARIO --plan {name_source(path)}"
        path, plan = find_scenario_file(load_plan(path), path, usage), path
    desk = Desk("", path, plan or locate_plan(path, alone=True), clock, seed=seed)
    # While the rest is loaded the process loads what it needs.
    desk.jobs.worker.start()
    return Site({"": desk}, clock, read_only=read_only)
