"""The calls that the page of `freshlegs open` makes, from what answers them."""

from __future__ import annotations

from freshlegs.web.web_app import list_desk_routes


def page_calls() -> str:
    """Return a table of all calls: what each does, and whether who only looks may make it."""
    rows = [
        (f"`{route.method} {route.path}`", (route.answer.__doc__ or "").split("\n")[0].rstrip("."), route.for_all)
        for route in list_desk_routes()
        if route.path.startswith("api/")
    ]
    head = ["| call | what it does | read only |", "|---|---|---|"]
    lines = [f"| {call} | {says[0].lower()}{says[1:]} | {'yes' if allowed else 'no'} |" for call, says, allowed in rows]
    return "\n".join([*head, *lines]) + "\n"
