"""Advice on a week: what would help most, which lost days it survives, and what a spare slot is worth."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count, join_words
from freshlegs.planning.advice import Advice, AdvisedChange, LostDays
from freshlegs.report.layout import ListEntry, build_list, build_section, list_dashed, render_text
from freshlegs.report.phrases import format_difference, list_problem_titles
from freshlegs.written.session_text import use_titles

MOST_SHOWN = 8
"""Changes that are shown; the others are counted."""
_DAYS = {1: "any one lost day", 2: "any two lost days"}


def render_advice(advice: Advice, *, width: int = 80, colour: bool = False) -> str:
    """Return the advice for people, a screen at most: the changes that save something, best first."""
    week, titles = advice.planned.week, list_problem_titles(advice.planned.task)
    best = "" if week.proved_best else ", the best found"
    helpful = [change for change in advice.changes if (change.points or 0) > 0]
    parts: list[RenderableType] = [
        Text(f"{to_one_line(advice.planned.task.title)}: {format_count(week.report.penalty, 'point')}{best}.", "bold")
    ]
    if helpful:
        shown = [ListEntry(f"-{one.points}", Text(use_titles(one.says, titles))) for one in helpful[:MOST_SHOWN]]
        parts += ["", Text("What would save most, each by itself", style="bold"), build_list(shown)]
    parts += ["", *map(Text, _count_others(advice, helpful))]
    title = "Lost days, each week" if advice.planned.task.repeats else "Lost days"
    parts += build_section(title, list_dashed(use_titles(line, titles) for line in _describe_loss(advice)))
    parts += build_section("One spare slot", list_dashed(_describe_slots(advice.slots)))
    return render_text(*parts, width=width, colour=colour)


def dump_advice(advice: Advice) -> dict[str, Any]:
    """Return the same as plain data, with every change and every day."""
    return {
        "format": 1,
        "scenario": advice.planned.task.id,
        "penalty": advice.planned.week.report.penalty,
        "changes": [_dump_change(change) for change in advice.changes],
        "lost_days": {
            "survives": advice.survives,
            "fatal": None if advice.fatal is None else _dump_loss(advice, advice.fatal),
            "days": [_dump_loss(advice, one) for one in advice.days],
        },
        "slots": [_dump_change(slot) for slot in advice.slots],
    }


def _dump_change(change: AdvisedChange) -> dict[str, Any]:
    return {
        "change": change.says,
        "edits": [str(edit) for edit in change.edits],
        "status": change.status,
        "saves": change.points,
        "drops": change.asks_less,
    }


def _dump_loss(advice: Advice, lost: LostDays) -> dict[str, Any]:
    days = [advice.planned.task.day_key(day) for day in lost.days]
    return {
        "days": days,
        "status": lost.status,
        "costs": lost.points,
        "left_out": list(lost.left_out),
        "because": lost.because,
    }


def _count_others(advice: Advice, helpful: Sequence[AdvisedChange]) -> Iterator[str]:
    """Yield how many changes are not shown, and what points mean where a session is dropped."""
    more = len(helpful) - MOST_SHOWN
    if not helpful:
        unknown = any(one.status == "undecided" for one in advice.changes)
        yield "No change was found that saves anything." if unknown else "No single change saves anything."
    told = [
        (max(more, 0), "saves less", "save less"),
        (sum(one.points == 0 for one in advice.changes), "changes nothing", "change nothing"),
        (sum((one.points or 0) < 0 for one in advice.changes), "costs more", "cost more"),
        (sum(one.status == "impossible" for one in advice.changes), "leaves no week", "leave no week"),
        (sum(one.status == "undecided" for one in advice.changes), "took too long", "took too long"),
    ]
    counted = [f"{count} {does if count == 1 else do}" for count, does, do in told if count]
    if counted:
        yield f"Of the other changes {join_words(counted)}."
    if any(one.asks_less for one in helpful[:MOST_SHOWN]):
        yield "Points say how a week fits, not how well it trains: whatever is left out saves its own."


def _describe_loss(advice: Advice) -> Iterator[str]:
    """Yield how many lost days the week survives, and which hurts most."""
    fatal = advice.fatal
    if fatal is None:
        yield f"the week survives {_DAYS[advice.survives]}" if advice.survives else "there is no day to lose"
    elif fatal.status == "undecided":
        yield f"whether it survives the loss of {fatal.says} was not found in the time given"
    elif advice.survives:
        yield f"the week survives {_DAYS[advice.survives]}, but not every two: {_say_loss(fatal)}"
    else:
        yield f"the week does not survive every lost day: {_say_loss(fatal)}"
    if advice.days and (advice.survives or fatal is None):
        worst = advice.days[0]
        yield f"{worst.says} hurts most: {_say_points(worst.points)}" if worst.points else "no single day costs points"
    elif len(advice.days) > 1:
        safe = [one for one in advice.days if one.status == "planned" and not one.left_out]
        if safe:
            told = [f"{one.says} ({_say_points(one.points)})" for one in reversed(safe)]
            yield f"it survives the loss of {join_words(told)}"


def _say_loss(lost: LostDays) -> str:
    if lost.left_out:
        has = "has" if len(lost.left_out) == 1 else "have"
        return f"without {lost.says} {join_words(lost.left_out)} {has} no place"
    return f"without {lost.says}: {lost.because}" if lost.because else f"without {lost.says} there is no week"


def _say_points(points: int | None) -> str:
    return format_difference(points, "point") if points else "no points"


def _describe_slots(slots: Sequence[AdvisedChange]) -> Iterator[str]:
    """Yield what the best spare slot is worth."""
    useful = [slot for slot in slots if (slot.points or 0) > 0]
    if not useful:
        unknown = any(slot.status == "undecided" for slot in slots)
        yield (
            "none was found that is worth anything: the time given was too short to tell"
            if unknown
            else "none is worth anything: time is not what this week lacks"
        )
        return
    best = useful[0]
    yield f"{best.says} is worth most: it saves {format_count(best.points or 0, 'point')}"
    if others := [f"{slot.says} ({slot.points})" for slot in useful[1:3]]:
        yield f"then {join_words(others)}"
