"""Today's training: in words, and as plain data."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.model.clock import format_date
from freshlegs.model.wording import join_words
from freshlegs.planfile import SessionRecord
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.today import DayInPlan, TodaysTraining, TodaysWords
from freshlegs.report.layout import build_section, list_dashed, render_text
from freshlegs.report.phrases import (
    LIMITS,
    choose_title,
    describe_changes,
    format_moment,
    format_short_id,
    format_times,
    list_notes,
    title_session,
)
from freshlegs.report.session_card import build_session_card
from freshlegs.training.hurt_parts import is_plural
from freshlegs.training.tired import INSTEAD, describe_if_tired

_REST = f"{INSTEAD}; the plan does not count on it (our own choice)"
NOTHING_LEFT = "Nothing of today is left to change."


def render_today(
    today: TodaysTraining, *, command: str = "", name: str = "PLAN", width: int = 80, colour: bool = False
) -> str:
    """Return a day of a plan: its cards; after what the athlete says, the other cards and what it does to the week.

    `command` is what takes the change, and `name` what other commands call the plan.
    """
    before, after = today.before, today.after
    shown = before if after is None else after
    head = f"{format_date(before.day)} {before.day.year}, {before.now:%H:%M}"
    parts: list[RenderableType] = [Text(head, style="bold"), Text(choose_title(before.whole), style="dim")]
    if today.words:
        parts += ["", Text(" ".join(_describe_words(today.words)))]
        if after is None:
            parts.append(Text(NOTHING_LEFT))
    described = [*_describe_day(shown, today, name)]
    parts += ["", *described] if described else []
    for session in shown.ahead:
        parts += ["", *build_session_card(shown.week, session, width)]
        tired = "" if today.words.feel else describe_if_tired(session.kind, session.minutes, session.load)
        parts += ["", Text(tired)] if tired else []
    if shown.next is not None:
        parts += ["", Text(f"Next: {_name(shown, shown.next)}, {format_moment(shown.whole, shown.next.start)}.")]
    if after is not None:
        parts += build_section("What it does to the week", list_dashed(_list_effects(today)))
        parts += ["", Text(f"Nothing is written yet. To take it: {command}")] if command else []
    return render_text(*parts, "", Text(LIMITS, style="dim"), width=width, colour=colour)


def dump_today(today: TodaysTraining, *, command: str = "") -> dict[str, Any]:
    """Return the same as plain data."""
    data: dict[str, Any] = {"format": 1, "now": today.before.now.isoformat(), **_dump_day(today.before)}
    if not today.words:
        return data
    words = {"feel": today.words.feel, "minutes": today.words.minutes, "hurt": list(today.words.hurt)}
    data["said"] = {name: value for name, value in words.items() if value}
    data["change"] = None
    if today.after is not None and today.changes is not None:
        data["change"] = {
            **_dump_day(today.after),
            "penalty": today.after.week.penalty,
            "replanned": today.changes.model_dump(mode="json"),
            "notes": [*today.notes, *_list_new_notes(today)],
            "command": command,
        }
    return data


def _dump_day(day: DayInPlan) -> dict[str, Any]:
    states = DoneSoFar(day.whole).sessions
    begun = [_dump_session(one, "begun" if (state := states[one.id].state) == "open" else state) for one in day.begun]
    sessions = [*begun, *(_dump_session(one, "ahead") for one in day.ahead)]
    following = None if day.next is None else day.next.id
    return {"date": day.day.isoformat(), "phase": day.phase, "sessions": sessions, "next": following}


def _dump_session(session: SessionRecord, state: str) -> dict[str, Any]:
    tired = describe_if_tired(session.kind, session.minutes, session.load)
    more = {"if_tired": tired} if tired and state == "ahead" else {}
    return {**session.model_dump(mode="json"), "state": state, **more}


def _describe_words(words: TodaysWords) -> Iterator[str]:
    """Yield what the athlete said, a sentence each."""
    if words.feel:
        yield "You feel poor."
    if words.minutes:
        yield f"You have {words.minutes} min." if words.minutes.isdecimal() else f"You have {words.minutes}."
    if words.hurt:
        one = len(words.hurt) == 1 and not is_plural(words.hurt[0])
        verb = "hurts" if one else "hurt"
        yield f"Your {join_words(words.hurt)} {verb}."


def _describe_day(day: DayInPlan, today: TodaysTraining, plan: str) -> Iterator[RenderableType]:
    """Yield what the day is, and what of it has begun."""
    if day.phase == "before":
        yield Text(f"The plan begins on {format_date(day.whole.start)}.")
        return
    if day.phase == "after":
        yield Text(f"The plan ended on {format_date(day.whole.dates[-1])}.")
        yield Text(f"The next one: freshlegs plan SCENARIO {'' if day.whole.weeks else f'--after {plan} '}-o FILE")
        return
    for session in day.begun:
        yield Text(_describe_begun(day, session, plan))
    there = {one.id for one in (*day.ahead, *day.begun)}
    gone = [_name(today.before, one) for one in today.before.ahead if one.id not in there]
    if gone:
        yield Text(f"Not today: {join_words(gone)}.")
    if day.ahead and (len(day.ahead) > 1 or day.begun):
        yield Text(f"To come: {join_words([_name(day, one) for one in day.ahead])}.")
    if not day.ahead and day.begun:
        yield Text("That is all for today.")
    elif not day.ahead:
        yield Text("Rest day." if today.words.hurt or not gone else f"Rest day. If you like: {_REST}.")


def _describe_begun(day: DayInPlan, session: SessionRecord, plan: str) -> str:
    state = DoneSoFar(day.whole).sessions[session.id].state
    name, times = _name(day, session), format_times(day.week, session)
    if state != "open":
        return f"{name}, {times}: {state}."
    handle = format_short_id(session)
    if session.end > day.now:
        return f"{name}, {times}: has begun."
    return f"{name}, {times}: counts as done. If it was not: freshlegs replan {plan} --missed {handle}"


def _list_effects(today: TodaysTraining) -> Iterator[str]:
    """Yield the changes of the week, what they cost, and what is new to be said."""
    if today.after is None or today.changes is None:
        return
    changed = [*describe_changes(today.after.week, today.changes)]
    yield from changed or ["no session moves"]
    yield from today.notes
    yield from _list_new_notes(today)


def _list_new_notes(today: TodaysTraining) -> Sequence[str]:
    """Return the notes of the week that it did not have before."""
    if today.after is None:
        return ()
    known = list_notes(today.before.week)
    return [note for note in list_notes(today.after.week) if note not in known]


def _name(day: DayInPlan, session: SessionRecord) -> str:
    return title_session(day.week, session)
