"""The page itself, and what it is made of."""

from __future__ import annotations

from functools import cache
from mimetypes import guess_type
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from freshlegs.io.files import hash_bytes
from freshlegs.web.open_page import render_open_page, render_stylesheet
from freshlegs.web.replies import refuse_call
from freshlegs.web.routes_state import read_week_number
from freshlegs.web.state import describe_state
from freshlegs.web.web_app import DeskCall, DeskRoute

_PARTS = Path(__file__).parent / "page"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def list_page_parts() -> dict[str, Path]:
    """Return what may be asked for, by its name: nothing else is looked for, whatever the name is."""
    return {path.name: path for path in _PARTS.iterdir() if path.suffix in _KINDS}


async def show_page(call: DeskCall) -> Response:
    """Return the page of an athlete, which shows the week without a script too."""
    state = describe_state(call.desk, read_only=call.read_only, week=read_week_number(call))
    return HTMLResponse(render_open_page(state, call.desk.record, call.desk.draft))


async def send_part(call: DeskCall) -> Response:
    """Return a module or a stylesheet; it is asked for each time, and sent where it has changed."""
    name = call.request.path_params["name"]
    if name == "page.css":
        return _send(call, render_stylesheet().encode(), "text/css")
    path = list_page_parts().get(name)
    if path is None:
        return refuse_call(404, "there is no such page")
    return _send(call, path.read_bytes(), _KINDS.get(path.suffix) or guess_type(name)[0] or "text/plain")


def _send(call: DeskCall, data: bytes, kind: str) -> Response:
    tag = f'"{hash_bytes(data)[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if call.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


PAGE_ROUTES = [
    DeskRoute("GET", "", show_page),
    DeskRoute("GET", "static/{name}", send_part),
]
