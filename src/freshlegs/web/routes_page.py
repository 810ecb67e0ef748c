"""The page itself, and what it is made of."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from freshlegs.web.open_page import render_open_page
from freshlegs.web.page_parts import send_part
from freshlegs.web.routes_state import read_week_number
from freshlegs.web.state import describe_state
from freshlegs.web.web_app import DeskCall, DeskRoute


async def show_page(call: DeskCall) -> Response:
    """Return the page of an athlete, which shows the week without a script too."""
    state = describe_state(call.desk, read_only=call.read_only, week=(week := read_week_number(call)))
    return HTMLResponse(render_open_page(state, call.desk.record, call.desk.draft, chosen=week is not None))


async def show_part(call: DeskCall) -> Response:
    """Return a module or the style sheet."""
    return send_part(call.request.path_params["name"], call.request.headers)


PAGE_ROUTES = [
    DeskRoute("GET", "", show_page),
    DeskRoute("GET", "static/{name}", show_part, asks=False),
]
