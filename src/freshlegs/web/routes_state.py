"""How it stands with an athlete, what happens, and the questions that run."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from freshlegs.web.desk import Message
from freshlegs.web.jobs import Job
from freshlegs.web.replies import JsonReply, refuse_call
from freshlegs.web.state import describe_state, dump_faults
from freshlegs.web.web_app import DeskCall, DeskRoute

HEARTBEAT = 15.0
"""Seconds after which a page hears that the server is still there."""

_LAST_WORDS = 0.1
"""Seconds in which the answer that it ends is sent."""


def read_week_number(call: DeskCall) -> int | None:
    """Return the number of the week that is asked for; None where none is."""
    asked = call.request.query_params.get("week", "")
    return int(asked) if asked.isdecimal() and len(asked) < 4 else None


async def send_state(call: DeskCall) -> Response:
    """Return the state, unless it is the one that the page has."""
    week = read_week_number(call)
    tag = f'"{call.site.born}-{call.desk.version}-{week or ""}-{int(call.read_only)}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if call.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JsonReply(describe_state(call.desk, read_only=call.read_only, week=week), headers=headers)


async def stream_events(call: DeskCall) -> Response:
    """Return what happens, as server-sent events, until the page or the server goes."""
    tab = call.request.query_params.get("tab", "")[:100]
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_tell(call, tab), media_type="text/event-stream", headers=headers)


async def _tell(call: DeskCall, tab: str) -> AsyncIterator[str]:
    desk = call.desk
    messages = desk.listen(tab)
    try:
        yield _format(("state", {"version": desk.version}))
        if desk.jobs.running is not None:
            yield _format(("job", dump_job(desk.jobs.running)))
        while True:
            try:
                message = await asyncio.wait_for(messages.get(), HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if message is None:
                return
            yield _format(message)
    finally:
        desk.leave(messages)


def _format(message: Message) -> str:
    return f"event: {message[0]}\ndata: {json.dumps(message[1])}\n\n"


def dump_job(job: Job) -> dict[str, object]:
    """Return a job as plain data."""
    told: dict[str, object] = {"id": job.id, "kind": job.kind, "state": job.state}
    told |= {"best": job.best, "bound": job.bound, "text": str(job.error) if job.error else job.text}
    if job.result is not None:
        told["result"] = job.result
    if job.error is not None:
        told["error"] = {"faults": dump_faults(job.error), "text": str(job.error)}
    return told


async def send_job(call: DeskCall) -> Response:
    """Return how far a job is, or its result."""
    job = call.desk.jobs.find(call.request.path_params["job"])
    return refuse_call(404, "there is no such job") if job is None else JsonReply(dump_job(job))


async def cancel_job(call: DeskCall) -> Response:
    """Withdraw a job."""
    job = call.desk.jobs.find(call.request.path_params["job"])
    if job is None:
        return refuse_call(404, "there is no such job")
    call.desk.jobs.cancel(job)
    return JsonReply(dump_job(job))


async def end_server(call: DeskCall) -> Response:
    """End the server, as Ctrl-C does; only from this machine."""
    if "desk" in call.request.scope:
        return refuse_call(403, "only the computer on which it runs can end it")
    for end in call.site.closing:
        asyncio.get_running_loop().call_later(_LAST_WORDS, end)
    return JsonReply({"text": "freshlegs open ends."}, 202)


STATE_ROUTES = [
    DeskRoute("GET", "api/state", send_state),
    DeskRoute("GET", "api/events", stream_events),
    DeskRoute("GET", "api/jobs/{job}", send_job),
    DeskRoute("DELETE", "api/jobs/{job}", cancel_job),
    DeskRoute("POST", "api/end", end_server, asks=False),
]
