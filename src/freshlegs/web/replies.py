"""Answers to calls: plain data as JSON, and what is wrong in the words of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from freshlegs.io.errors import Fault, FreshlegsError, InputError, OutputError, repr_for_user
from freshlegs.io.text import format_json, parse_json

if TYPE_CHECKING:
    from freshlegs.web.desk import Desk


CLOSING = {"Connection": "close"}
"""Of an answer after which nothing more is read."""


class JsonReply(Response):
    """Plain data as JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return the data as bytes."""
        return format_json(content).encode("utf-8", "backslashreplace")


def refuse_call(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer to a call that can't be answered."""
    error = {"faults": [{"source": "", "place": "", "found": text, "allowed": "", "line": None}], "text": text}
    return JsonReply({"error": error}, status, headers)


def refuse_error(error: FreshlegsError, desk: Desk | None = None) -> Response:
    """Return the answer to a call that was refused with an error for people."""
    from freshlegs.web.state import dump_faults

    status = 400 if isinstance(error, InputError) else 409 if isinstance(error, OutputError) else 500
    return JsonReply({"error": {"faults": dump_faults(error, desk), "text": str(error)}}, status)


async def read_call(request: Request) -> dict[str, Any]:
    """Return the table that was sent; raises InputError for anything else."""
    raw = await request.body()
    try:
        data = parse_json(raw.decode()) if raw else {}
    except ValueError as error:
        raise InputError("the call", Fault("", "not JSON")) from error
    if not isinstance(data, dict):
        raise InputError("the call", Fault("", f"found {repr_for_user(data)}", "a table is wanted"))
    return data


def take_text(data: dict[str, Any], key: str, *, default: str | None = None) -> str:
    """Return a text of a call; raises InputError where it has none."""
    value = data.get(key, default)
    if not isinstance(value, str) or len(value) > 10_000:
        found = "missing" if value is None else f"found {repr_for_user(value)}"
        raise InputError("the call", Fault(key, found, "a text is wanted"))
    return value
