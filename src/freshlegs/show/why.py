"""The answer to "why": what a session would cost in other places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from freshlegs.outcome import Impossible, Planned
from freshlegs.show.entries import Entry, listing
from freshlegs.show.render import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from freshlegs.problem import Problem, Session
    from freshlegs.whatif.places import Place


def why_text(
    problem: Problem, best: Planned, session: Session, places: Sequence[Place], *, width: int = 80, colour: bool = False
) -> str:
    """Return where a session stands in the best week, and what it would cost elsewhere."""
    where = _where(problem, best, session)
    here = f"{session.name} stands on {where}" if where else f"{session.name} is left out"
    parts: list[RenderableType] = [
        Text(
            f"{here} in the best week{'' if best.proved_best else ' found'}, which costs {best.report.penalty}.",
            style="bold",
        ),
        listing(Entry(_lead(place), Text(_place_name(problem, place)), _told(place)) for place in places),
    ]
    return render(Group(*parts), width=width, colour=colour)


def why_data(problem: Problem, best: Planned, session: Session, places: Sequence[Place]) -> dict[str, Any]:
    """Return the same as plain data; points are differences to the best week."""
    start = next((p.start for p in best.plan.placements if p.session.id == session.id), None)
    return {
        "format": 1,
        "scenario": problem.id,
        "session": session.id,
        "start": None if start is None else problem.clock.moment(start).isoformat(),
        "penalty": best.report.penalty,
        "elsewhere": [_place_data(problem, place) for place in places],
    }


def _lead(place: Place) -> str:
    if place.difference is None:
        return "-"
    return f"{place.difference:+d}" if place.difference else "="


def _told(place: Place) -> tuple[Text, ...]:
    match place.outcome:
        case Planned() if place.changes:
            return (Text(", ".join(f"{rule} {points:+d}" for rule, points in place.changes)),)
        case Planned():
            return (Text("as good as the best week"),)
        case Impossible(clash):
            return (Text("impossible"), *(Text(rule.describe()) for rule in clash))
        case _:
            return (Text("not known in the time given"),)


def _place_name(problem: Problem, place: Place) -> str:
    if place.start is None:
        return problem.clock.day_name(place.day)
    return f"{problem.clock.moment_text(place.start)}"


def _where(problem: Problem, best: Planned, session: Session) -> str:
    start = next((p.start for p in best.plan.placements if p.session.id == session.id), None)
    return "" if start is None else problem.clock.moment_text(start)


def _place_data(problem: Problem, place: Place) -> dict[str, Any]:
    data: dict[str, Any] = {"day": problem.clock.date_of(place.day).isoformat()}
    if place.start is not None:
        data["start"] = problem.clock.moment(place.start).isoformat()
    match place.outcome:
        case Planned(_, report, _, _):
            rules = [{"rule": rule, "difference": points} for rule, points in place.changes]
            more = {"status": "planned", "penalty": report.penalty, "difference": place.difference, "rules": rules}
        case Impossible(clash):
            says = [{"rule": rule.name, "says": rule.describe_for(problem)} for rule in clash]
            more = {"status": "impossible", "clash": says}
        case _:
            more = {"status": "undecided"}
    return data | more
