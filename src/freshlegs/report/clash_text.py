"""The places of a clash in the week, as text and for --json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.text import Text

from freshlegs.report.layout import ListEntry, build_list, render_text
from freshlegs.report.phrases import list_problem_titles
from freshlegs.rules.task import Task
from freshlegs.written.session_text import use_titles

if TYPE_CHECKING:
    from freshlegs.planning.clash_places import ClashPlace


def render_clash_places(task: Task, places: Iterable[ClashPlace], *, width: int = 80, colour: bool = False) -> str:
    """Return where the sessions of a clash could be, a line for each stretch."""
    clock, titles = task.clock, list_problem_titles(task)
    head = Text("By themselves the sessions of this clash could be here:", style="bold")
    lines = (
        f"{clock.moment_text(one.begin)} to {clock.moment_text(one.end)[-5:]}: {use_titles(one.says, titles)}"
        for one in places
    )
    return render_text(head, build_list(ListEntry("-", Text(line)) for line in lines), width=width, colour=colour)


def dump_clash_places(task: Task, places: Iterable[ClashPlace]) -> dict[str, Any]:
    """Return the same as plain data."""
    return {"format": 1, "scenario": task.id, "places": list_clash_places(task, places)}


def list_clash_places(task: Task, places: Iterable[ClashPlace]) -> list[dict[str, Any]]:
    """Return the stretches with the ids of their sessions, and the sentence about them."""
    clock, titles = task.clock, list_problem_titles(task)
    return [
        {
            "from": clock.moment(one.begin).isoformat(),
            "to": clock.moment(one.end).isoformat(),
            "sessions": [session.id for session in one.sessions],
            "text": use_titles(one.says, titles),
        }
        for one in places
    ]
