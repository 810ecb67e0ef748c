"""The modules and style sheets of the page, by their names: nothing else is looked for, whatever the name is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.responses import Response

from freshlegs.io.files import hash_bytes
from freshlegs.web.open_page import render_stylesheet
from freshlegs.web.replies import refuse_call

_FOLDER = Path(__file__).parent / "page"


def send_part(name: str, headers: Mapping[str, str]) -> Response:
    """Return a module or the style sheet; it is asked for each time, and sent where it has changed."""
    data, kind = _load(name)
    if data is None:
        return refuse_call(404, "there is no such page")
    tag = f'"{hash_bytes(data)[:20]}"'
    told = {"ETag": tag, "Cache-Control": "no-cache"}
    if headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=told)
    return Response(data, media_type=kind, headers=told)


@cache
def _load(name: str) -> tuple[bytes | None, str]:
    if name == "page.css":
        return render_stylesheet().encode(), "text/css"
    modules = {path.name: path for path in _FOLDER.glob("*.js")}
    return (modules[name].read_bytes() if name in modules else None), "text/javascript"
