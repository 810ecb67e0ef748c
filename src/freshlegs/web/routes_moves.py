"""Sessions moved on the page: every start priced, a drop rule by rule, what is kept, and the rest that follows."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.wording import format_count, join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.moves_text import dump_moves, dump_starts
from freshlegs.report.phrases import title_session
from freshlegs.web.desk import Desk
from freshlegs.web.desk_changes import keep_record
from freshlegs.web.hand import FollowOrder, FollowReply, find_hand, find_week_number, plan_around, read_moves
from freshlegs.web.move_words import name_moves, say_price, say_starts
from freshlegs.web.open_page import draw_drop, draw_looked_at
from freshlegs.web.replies import JsonReply, read_call, take_text
from freshlegs.web.routes_changes import answer_job, answer_state
from freshlegs.web.web_app import DeskCall, DeskRoute


async def price_session(call: DeskCall) -> Response:
    """Price every start of a session."""
    data = await read_call(call.request)
    session, moves = take_text(data, "session"), read_moves(data)
    week = find_hand(call.desk).find_week(call.desk, [session, *moves])
    found = week.price_starts(session, moves)
    return JsonReply(say_starts(dump_starts(found.task, found.plan, found.session, found.starts)))


async def price_drop(call: DeskCall) -> Response:
    """Tell rule by rule what moves do to the week."""
    moves, desk = read_moves(await read_call(call.request)), call.desk
    found = find_hand(desk).find_week(desk, [*moves]).price(moves)
    told = dump_moves(found.task, found.priced)
    written = [{"session": session, "start": start.isoformat()} for session, start in moves.items()]
    return JsonReply({**told, "html": draw_drop(told, written, name_moves(desk.record, moves))})


async def keep_week(call: DeskCall) -> Response:
    """Write the week with moves, or one that a solve has found, or the one that is shown, into the plan file."""
    data = await read_call(call.request)
    desk, moves = call.desk, read_moves(data)
    if data.get("token") is not None:
        keep_record(desk, "the week around your move", find_hand(desk).take_solved(take_text(data, "token")))
    elif moves:
        record = find_hand(desk).find_week(desk, [*moves]).keep(moves).record
        names = [title_session(record, one) for one in record.sessions if one.id in moves]
        keep_record(desk, f"{join_words(names)} moved", record)
    elif isinstance(desk.record, PlannedRecord):
        keep_record(desk, "the week kept", desk.record)
    else:
        raise InputError("the call", Fault("", "there is no week to keep"))
    return answer_state(call)


async def let_follow(call: DeskCall) -> Response:
    """Plan the rest of the week around moves."""
    moves, desk = read_moves(await read_call(call.request)), call.desk
    week = find_hand(desk).find_week(desk, [*moves])
    order = FollowOrder(desk.list_files(), week, moves)
    before = desk.record

    def finish(reply: FollowReply) -> dict[str, Any]:
        return _describe_week(desk, before, [*moves], reply)

    return answer_job(desk.jobs.add("solve", plan_around, order, finish, tab=call.tab))


def _describe_week(desk: Desk, before: PlannedRecord | None, moved: list[str], reply: FollowReply) -> dict[str, Any]:
    """Return what a solve has found, beside the week that was shown when it was asked."""
    if reply.record is None or before is None:
        return {"text": reply.text, "html": "", "token": None}
    number = find_week_number(reply.record, moved)
    was, now = (plan if number is None else take_week(plan, number, "the plan") for plan in (before, reply.record))
    starts = {one.id: one.start for one in was.sessions}
    others = [one for one in now.sessions if starts.get(one.id) != one.start and one.id not in moved]
    gone = [one for one in was.sessions if one.id not in {other.id for other in now.sessions}]
    names = join_words([title_session(now, one) for one in now.sessions if one.id in moved])
    parts = [f"{format_count(len(others), 'other session')} moved" if others else "nothing else moves"]
    parts += [f"{join_words([title_session(was, one) for one in gone])} left out"] if gone else []
    text, change = f"{names} where you want it, {', '.join(parts)}", now.penalty - was.penalty
    token = find_hand(desk).add_solved(reply.record)
    return {
        "text": text,
        "html": draw_looked_at(now, f"{text}: {say_price(change)}", was, token=token),
        "penalty": now.penalty,
        "change": change,
        "proved_best": now.proved_best,
        "token": token,
    }


MOVES_ROUTES = [
    DeskRoute("POST", "api/price", price_session, changes=False),
    DeskRoute("POST", "api/drop", price_drop, changes=False),
    DeskRoute("POST", "api/keep", keep_week),
    DeskRoute("POST", "api/solve", let_follow),
]
