"""The coach's pages: the athletes of a folder in a list, and their club where it was planned."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from freshlegs.io.errors import InputError
from freshlegs.io.files import name_source, read_text
from freshlegs.model.wording import format_count
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.planfile.parts import STORED
from freshlegs.report.page.templating import load_templates
from freshlegs.web.page_parts import send_part
from freshlegs.web.replies import refuse_call
from freshlegs.web.state import find_status

if TYPE_CHECKING:
    from freshlegs.web.desk import Desk
    from freshlegs.web.site import Site

_STYLED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'"
"""Of a page that brings its own style and nothing else."""
_SAYS = {
    "planning": "being planned",
    "impossible": "no week is possible",
    "undecided": "no week found in time",
    "faulty": "the file has a fault",
}
_FAULTS = (_SAYS["impossible"], _SAYS["faulty"])


def list_folder_routes(site: Site) -> list[Route]:
    """Return where the coach's pages are found."""

    async def show_folder(request: Request) -> Response:
        del request
        rows = [
            {"name": name, "link": f"a/{quote(name, safe='')}/", "says": says, "fault": says in _FAULTS}
            for name, desk in site.desks.items()
            for says in (_describe(desk),)
        ]
        page = load_templates(("freshlegs.web", "page")).get_template("folder.html")
        title, count = (site.folder or Path()).resolve().name, format_count(len(rows), "athlete")
        return HTMLResponse(page.render(title=title, count=count, rows=rows, club=site.club is not None))

    async def show_part(request: Request) -> Response:
        return send_part(request.path_params["name"], request.headers)

    async def show_club(request: Request) -> Response:
        del request
        return _render_club(site)

    async def open_member(request: Request) -> Response:
        return RedirectResponse(f"../../a/{quote(request.path_params['athlete'], safe='')}/")

    return [
        Route("/", show_folder),
        Route("/static/{name}", show_part),
        Route("/club/", show_club),
        Route("/club/{athlete}/{file}", open_member),
    ]


def _render_club(site: Site) -> Response:
    from freshlegs.report.page.club_page import render_club_page

    if site.club is None:
        return refuse_call(404, "there is no such page")
    try:
        record = ClubRecord.model_validate(json.loads(read_text(site.club)), context=STORED)
    except (InputError, ValueError):
        return refuse_call(404, f"{name_source(site.club)} holds no club that can be read")
    return HTMLResponse(render_club_page(record), headers={"Content-Security-Policy": _STYLED})


def _describe(desk: Desk) -> str:
    """Return in a few words how it stands with an athlete; who is not opened yet, by the plan file alone."""
    status = find_status(desk) if desk.is_read else _guess_status(desk.scenario.path)
    if status in _SAYS:
        return _SAYS[status]
    record: Any = desk.record
    if record is not None:
        return _count(record.penalty, len(record.weeks))
    with suppress(OSError, ValueError, KeyError, TypeError):
        stored = json.loads(desk.plan.path.read_bytes())
        return _count(stored["penalty"], len(stored.get("weeks", ())))
    return "not planned yet"


def _guess_status(scenario: Path) -> str:
    """Return how it stands with an athlete who was not looked at yet: whether the file can be read at all."""
    try:
        tomllib.loads(scenario.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return "faulty"
    return "stored"


def _count(penalty: int, weeks: int) -> str:
    points = format_count(penalty, "point") if penalty else "nothing to pay"
    return f"{format_count(weeks, 'week')}, {points}" if weeks else points
