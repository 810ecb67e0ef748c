"""The answer to "why": what a session would cost in other places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.model.session import Session
from freshlegs.model.wording import format_count, join_words
from freshlegs.report.layout import ListEntry, build_list, build_section, format_rule_head, render_text
from freshlegs.report.phrases import format_difference, list_problem_titles
from freshlegs.report.stored_cost_text import dump_stored_cost, say_stored_cost
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.task import Task
from freshlegs.written.session_text import format_handle, use_titles

if TYPE_CHECKING:
    from freshlegs.planning.stored_cost import StoredCost
    from freshlegs.planning.why import OtherPlace


def render_why(
    problem: Task,
    best: Planned,
    session: Session,
    places: Sequence[OtherPlace],
    stored: StoredCost | None = None,
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return where a session stands in the best week, and what it would cost elsewhere.

    `stored` is what the plan of a week that has begun says of its cost.
    """
    start, titles = _find_start(best, session), list_problem_titles(problem)
    name = f"{titles[session.name]} ({format_handle(session.name)})"
    here = f"{name} is left out" if start is None else f"{name} is on {problem.clock.moment_text(start)}"
    if session.decided == "athlete":
        here += f", where you put it (--release {format_handle(session.name)} lets it go),"
    found = "" if best.proved_best else " found"
    title = f"{here} in the best week{found}, which costs {best.report.penalty}. Elsewhere the best week would cost:"
    parts: list[RenderableType] = [
        Text(title, style="bold"),
        build_list(_entry(problem, best, [*alike], titles) for _, alike in groupby(places, _verdict)),
    ]
    parts += build_section("Against the stored plan", say_stored_cost(stored))
    named = dict.fromkeys(rule for place in places for rule, _ in place.changes)
    says = (ListEntry("-", format_rule_head(name, _says(problem, name))) for name in named)
    parts += build_section("What these rules ask", says)
    return render_text(*parts, width=width, colour=colour)


def dump_why(
    problem: Task, best: Planned, session: Session, places: Sequence[OtherPlace], stored: StoredCost | None = None
) -> dict[str, Any]:
    """Return the same as plain data; points are differences to the best week."""
    start = _find_start(best, session)
    return {
        "format": 1,
        "scenario": problem.id,
        "session": session.id,
        "start": None if start is None else problem.clock.moment(start).isoformat(),
        "penalty": best.report.penalty,
        **dump_stored_cost(stored),
        "elsewhere": [_place_data(problem, place) for place in places],
    }


def _verdict(place: OtherPlace) -> tuple[object, ...]:
    """Return what places that can be told in one entry have in common: the rules that forbid them."""
    match place.outcome:
        case Impossible(clash):
            return tuple(rule.name for rule in clash)
        case _:
            return (place.day, place.start)


def _entry(problem: Task, best: Planned, places: list[OtherPlace], titles: Mapping[str, str]) -> ListEntry:
    names = join_words([_name(problem, place) for place in places])
    match places[0].outcome:
        case Planned(_, report, proved_best, _):
            head = Text(f"{names}: {report.penalty}{'' if proved_best else ', or less'}")
        case Impossible():
            head = Text.assemble(f"{names}: ", ("impossible", "red"))
        case _:
            head = Text(f"{names}: not known in the time given")
    difference = places[0].difference
    return ListEntry("-" if difference is None else format_difference(difference), head, _told(best, places[0], titles))


def _name(problem: Task, place: OtherPlace) -> str:
    return problem.clock.day_name(place.day) if place.start is None else problem.clock.moment_text(place.start)


def _told(best: Planned, place: OtherPlace, titles: Mapping[str, str]) -> tuple[Text, ...]:
    match place.outcome:
        case Planned(_, report, _, _):
            changed = ", ".join(f"{rule} {points:+d}" for rule, points in place.changes)
            uses = best.report.tolerance_uses, report.tolerance_uses
            return tuple(Text(line) for line in (changed, _say_tie(place, *uses)) if line)
        case Impossible(clash):
            alone = {name: use_titles(why, titles) for name, why in place.alone.items()}
            return tuple(format_rule_head(rule.name, alone.get(rule.name) or rule.describe()) for rule in clash)
        case _:
            return ()


def _say_tie(place: OtherPlace, here: int, there: int) -> str:
    """Return why a place that costs the same was not taken."""
    match place.tie:
        case "before":
            return "as good; it stays on the day that it had"
        case "tolerance":
            hold = format_count(there, "spacing there holds", "spacings there hold")
            return f"as good; {hold} only thanks to the tolerance, {here} in the best week"
        case "nothing":
            return "as good; the choice between them is free"
        case _:
            return ""


def _says(problem: Task, name: str) -> str:
    rule = problem.rule(name)
    return rule.describe_in_cycle(problem.clock.days) if rule is not None else ""


def _find_start(best: Planned, session: Session) -> int | None:
    return next((place.start for place in best.plan.placements if place.session.id == session.id), None)


def _place_data(problem: Task, place: OtherPlace) -> dict[str, Any]:
    data: dict[str, Any] = {"day": problem.clock.date_of(place.day).isoformat()}
    if place.start is not None:
        data["start"] = problem.clock.moment(place.start).isoformat()
    match place.outcome:
        case Planned(_, report, _, _):
            rules = [{"rule": rule, "difference": points} for rule, points in place.changes]
            more = {"status": "planned", "penalty": report.penalty, "difference": place.difference, "rules": rules}
            more |= {"tie": place.tie} if place.tie else {}
        case Impossible(clash):
            says = [
                {"rule": rule.name, "says": rule.describe_for(problem)}
                | ({"alone": place.alone[rule.name]} if rule.name in place.alone else {})
                for rule in clash
            ]
            more = {"status": "impossible", "clash": says}
        case _:
            more = {"status": "undecided"}
    return data | more
