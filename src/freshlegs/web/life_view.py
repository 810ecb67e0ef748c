"""What can be told of a week that is shown: of today, and of each session, as plain data for the page and the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import find_family
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.log_corrections import find_logged_lift, find_logged_sessions
from freshlegs.report.phrases import list_held, title_session
from freshlegs.training.card import format_amount, format_load, format_rest
from freshlegs.training.done_sets import find_asked
from freshlegs.training.hurt_parts import HURT_PARTS
from freshlegs.training.library import load_shipped
from freshlegs.training.log_text import LogText
from freshlegs.training.training_log import LogEntry

SHORT = 30
"""Minutes of the button for a day with little time (house)."""


def describe_life(record: PlannedRecord, now: datetime, log: str) -> dict[str, Any]:
    """Return what can be told of one week by a moment; `log` is the text of its training log."""
    today = record.local(now).date()
    text = LogText(log, "log.csv")
    logged = find_logged_sessions(record, text)
    return {
        "today": _describe_today(record, now) if today in record.dates else None,
        "ahead": [{"date": day.isoformat(), "name": format_date(day)} for day in record.dates if day >= today],
        "sessions": {one.id: _describe_session(record, one, now, logged, text) for one in record.sessions},
    }


def _describe_today(record: PlannedRecord, now: datetime) -> dict[str, Any]:
    """Return the day and what can be told of it: no more than there is still to come."""
    today = record.local(now).date()
    ahead = [one for one in record.on(today) if one.start >= now and not one.done]
    words = [("Ill today", {"ill": today.isoformat()})]
    if ahead:
        words = [(f"{SHORT} min today", {"today_only": f"{SHORT} min"}), ("Poor night", {"feel": "poor"}), *words]
    there = [{"id": one.id, "title": title_session(record, one)} for one in record.on(today)]
    name = format_date(today)
    found = {"date": today.isoformat(), "name": name, "sessions": there, "tell": _list_buttons(words)}
    return {**found, "parts": list(HURT_PARTS)}


def _describe_session(
    record: PlannedRecord, session: SessionRecord, now: datetime, logged: frozenset[str], log: LogText
) -> dict[str, Any]:
    begun = session.done or session.start < now
    words: list[tuple[str, dict[str, str]]] = []
    if begun and session.id not in logged:
        words.append(("Missed", {"missed": session.id}))
    elif not begun:
        words += [*_list_ways_done(record, session, now), ("Leave it out this week", {"drop": session.id})]
        if session in list_held(record):
            words.append(("Let it go where it likes", {"release": session.id}))
    content = session.content
    lift = content if isinstance(content, LiftContent) else None
    done = find_logged_lift(record, session.id, log) if session.id in logged else {}
    return {
        "begun": begun,
        "logged": session.id in logged,
        "tell": _list_buttons(words),
        "card": [_describe_exercise(one, _find_unit(lift), done.get(one.exercise)) for one in lift.exercises]
        if lift
        else [],
        "may_log": begun or record.local(session.start).date() == record.local(now).date(),
        "is_run": find_family(session.kind) == "run",
        "minutes": session.minutes,
    }


def _list_ways_done(
    record: PlannedRecord, session: SessionRecord, now: datetime
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield when a session ahead may have been done: just now; one that was missed, when it was planned first too.

    Of what was missed it has to be told when.
    """
    if session.id not in record.missed:
        yield "Done already", {"done": session.id}
        return
    yield "Done just now", {"done": f"{session.id}={_write(record, now - timedelta(minutes=session.minutes))}"}
    for place in record.planned_first:
        if place.session == session.id and place.start < now:
            day = format_date(record.local(place.start).date())
            yield f"Done on {day} after all", {"done": f"{session.id}={_write(record, place.start)}"}


def _write(record: PlannedRecord, moment: datetime) -> str:
    return f"{record.local(moment):%Y-%m-%d %H:%M}"


def _find_unit(content: LiftContent) -> str:
    """Return the unit of the weights of a lift: that of a known one, or kg."""
    return next((one.unit for one in content.exercises if one.unit is not None), "kg")


def _describe_exercise(entry: Prescribed, unit: str, done: LogEntry | None) -> dict[str, Any]:
    """Return an exercise as a card has it, with a number for each set, and what the log has of it."""
    reps, load, _ = find_asked(entry)
    sets = f"{format_count(entry.sets, 'set')} of {format_amount(entry)}"
    return {
        "exercise": entry.exercise,
        "name": entry.name,
        "asked": ", ".join(filter(None, (sets, format_load(entry), f"rest {format_rest(entry.rest)}"))),
        "effort": entry.effort,
        "each_hand": entry.exercise in _list_paired(),
        "reps": list(reps),
        "load": load,
        "done": None if done is None else {"reps": list(done.reps), "load": done.load},
        "unit": unit if load is not None or entry.exercise in _list_weighted() else None,
    }


@cache
def _list_weighted() -> frozenset[str]:
    """Return the ids of the exercises that are done with a weight."""
    return frozenset(one.id for one in load_shipped() if one.loaded)


@cache
def _list_paired() -> frozenset[str]:
    """Return the ids of the exercises whose weight is that of one dumbbell in each hand."""
    return frozenset(one.id for one in load_shipped() if one.load_step == "dumbbell_pair")


def _list_buttons(words: list[tuple[str, dict[str, str]]]) -> list[dict[str, Any]]:
    return [{"says": says, "reports": reports} for says, reports in words]
