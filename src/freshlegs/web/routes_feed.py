"""The calendar that phones subscribe to."""

from __future__ import annotations

from email.utils import format_datetime

from starlette.responses import Response

from freshlegs.web.replies import refuse_call
from freshlegs.web.web_app import DeskCall, DeskRoute

FRESH = 900
"""Seconds for which a calendar need not be asked for again."""


async def send_feed(call: DeskCall) -> Response:
    """Return the calendar, unless it is the one that the phone has; only the door leads here, with a secret."""
    if not call.request.scope.get("feed"):
        return refuse_call(404, "there is no such page")
    feed = call.desk.take_feed()
    if feed is None:
        return refuse_call(404, "no plan is saved yet: press Save this week on the page, then the calendar is here")
    headers = {
        "ETag": feed.tag,
        "Last-Modified": format_datetime(feed.changed, usegmt=True),
        "Cache-Control": f"private, max-age={FRESH}",
    }
    known = call.request.headers.get("if-none-match", "")
    if feed.tag in (part.strip().removeprefix("W/") for part in known.split(",")) or known == "*":
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="freshlegs.ics"'
    return Response(feed.data, media_type="text/calendar; charset=utf-8", headers=headers)


FEED_ROUTES = [DeskRoute("GET", "feed", send_feed, asks=False)]
