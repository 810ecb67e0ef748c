"""What if, why, and what is accepted, kept, undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.web.desk_changes import accept_edits, pick_fix_offer, undo_step
from freshlegs.web.hand import find_week_number
from freshlegs.web.jobs import Job
from freshlegs.web.move_words import say_price
from freshlegs.web.open_page import draw_looked_at, render_compare, render_nothing_compared
from freshlegs.web.questions import WhyOrder, explain_session
from freshlegs.web.replies import JsonReply, read_call, take_text
from freshlegs.web.state import describe_state
from freshlegs.web.tried_variants import TriedVariant, dump_tried
from freshlegs.web.web_app import DeskCall, DeskRoute

if TYPE_CHECKING:
    from freshlegs.planning.comparison import Comparison

_MOST_CHANGES = 50


def answer_job(job: Job) -> Response:
    """Return the answer to a question that is answered later."""
    return JsonReply({"job": job.id}, 202)


def answer_state(call: DeskCall) -> Response:
    """Return the state after a change."""
    return JsonReply(describe_state(call.desk, read_only=call.read_only))


async def list_variants(call: DeskCall) -> Response:
    """Return what is tried."""
    return JsonReply({"variants": [dump_tried(one) for one in call.desk.variants]})


async def add_variant(call: DeskCall) -> Response:
    """Try a change of the scenario."""
    data, variants = await read_call(call.request), call.desk.variants
    name, changes = take_text(data, "name", default="")[:200], data.get("changes")
    if (ids := data.get("together")) is not None:
        name, changes = variants.combine(ids if isinstance(ids, list) else [])
    if not isinstance(changes, list) or not all(isinstance(one, str) for one in changes) or not changes:
        raise InputError(
            "the call", Fault("changes", f"found {repr_for_user(changes)}", 'such as ["availability.tue=[]"]')
        )
    if len(changes) > _MOST_CHANGES:
        raise InputError("the call", Fault("changes", f"{len(changes)} changes", f"at most {_MOST_CHANGES}"))
    tried = variants.add(name, changes, tab=call.tab)
    return JsonReply({"job": tried.job.id if tried.job else None, "variant": dump_tried(tried)}, 202)


async def remove_variant(call: DeskCall) -> Response:
    """Take a variant away."""
    call.desk.variants.remove(call.request.path_params["variant"])
    return await list_variants(call)


async def show_variant(call: DeskCall) -> Response:
    """Return the week of a variant as a part of the page, beside the one that is shown."""
    tried = call.desk.variants.find(call.request.path_params["variant"])
    if tried.reply is None or tried.reply.week is None:
        raise InputError("the call", Fault("variant", "it has no week"))
    told = dump_tried(tried)
    week = "" if tried.reply.number is None else f", week {tried.reply.number}"
    price = "" if told["change"] is None else f": {say_price(told['change'])}"
    says, before = f"{told['name']}{week}{price}", tried.reply.before
    offer = told if call.desk.can_write and not call.read_only else None
    return HTMLResponse(draw_looked_at(tried.reply.week, says, before, variant=offer))


async def compare_two(call: DeskCall) -> Response:
    """Return two variants side by side with the scenario as it is, as a part of a page."""
    found = [call.desk.variants.find(call.request.path_params[key]) for key in ("one", "other")]
    return HTMLResponse(render_compare(_take_compared(found)))


async def show_compared(call: DeskCall) -> Response:
    """Return a page with variants side by side: those that are asked for, or all that have a week."""
    chosen = [call.desk.variants.find(name) for name in call.request.query_params.getlist("v")[:_MOST_CHANGES]]
    found = chosen or [one for one in call.desk.variants if one.reply is not None and one.reply.week is not None]
    title = describe_state(call.desk)["title"]
    if not found:
        return HTMLResponse(render_nothing_compared(title))
    return HTMLResponse(render_compare(_take_compared(found), title))


def _take_compared(tried: Sequence[TriedVariant]) -> list[Comparison]:
    """Return the scenario as it is and some variants; raises InputError where one has no answer yet, or none is."""
    replies = [one.reply for one in dict.fromkeys(tried) if one.reply is not None]
    if not replies or len(replies) < len(dict.fromkeys(tried)):
        raise InputError("the call", Fault("variant", "it is still being planned" if tried else "there is none"))
    return [replies[0].baseline, *(reply.comparison for reply in replies)]


async def ask_why(call: DeskCall) -> Response:
    """Ask what a session would cost elsewhere."""
    data = await read_call(call.request)
    at = take_text(data, "at") if data.get("at") is not None else None
    session, record = take_text(data, "session"), call.desk.record
    week = find_week_number(record, [session]) if record is not None and "/" in session else None
    order = WhyOrder(call.desk.list_files(), session, at, record, week)
    return answer_job(call.desk.jobs.add("why", explain_session, order, lambda found: found, tab=call.tab))


async def accept_change(call: DeskCall) -> Response:
    """Write a variant, or a fix of an impossible week, into the scenario file."""
    data = await read_call(call.request)
    if (number := data.get("fix")) is not None:
        offer = pick_fix_offer(call.desk, number if type(number) is int else 0)
        accept_edits(call.desk, offer.says, offer.edits)
        return answer_state(call)
    tried: TriedVariant = call.desk.variants.find(take_text(data, "variant"))
    accept_edits(call.desk, tried.variant.name, tried.variant.edits, variant=tried.id)
    return answer_state(call)


async def undo(call: DeskCall) -> Response:
    """Take the last change back."""
    undo_step(call.desk)
    return answer_state(call)


async def redo(call: DeskCall) -> Response:
    """Make the change again that was taken back last."""
    undo_step(call.desk, forth=True)
    return answer_state(call)


CHANGES_ROUTES = [
    DeskRoute("GET", "api/variants", list_variants),
    DeskRoute("POST", "api/variants", add_variant),
    DeskRoute("DELETE", "api/variants/{variant}", remove_variant),
    DeskRoute("GET", "api/variants/{variant}/week", show_variant),
    DeskRoute("GET", "api/compare/{one}/{other}", compare_two),
    DeskRoute("GET", "compare", show_compared),
    DeskRoute("POST", "api/why", ask_why),
    DeskRoute("POST", "api/accept", accept_change),
    DeskRoute("POST", "api/undo", undo),
    DeskRoute("POST", "api/redo", redo),
]
