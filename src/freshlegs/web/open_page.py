"""The page of one athlete: the week alive, and without scripts the week all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from freshlegs.model.clock import DAY, Clock, format_clock_time, format_date
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.page.palette import PALETTE
from freshlegs.report.page.plan_page import PlanPage, build_plan_page
from freshlegs.report.page.season_chart import SeasonChart, format_percent
from freshlegs.report.page.templating import load_templates
from freshlegs.report.season import build_season
from freshlegs.scenario.resolve import problem_of
from freshlegs.web.week_view import build_day_data, build_week

if TYPE_CHECKING:
    from freshlegs.model.problem import Problem
    from freshlegs.planning.comparison import Comparison
    from freshlegs.scenario.draft import Draft

_ASKED = {"net.js", "grid.js", "queue.js"}
"""Modules that others ask for."""
_VERDICTS = {
    "impossible": "No week keeps all of your musts.",
    "undecided": "No week was found in the time given, and no proof that there is none.",
    "planning": "Planning your week \N{HORIZONTAL ELLIPSIS}",
    "faulty": "Your file can't be read yet.",
}


def render_open_page(
    state: Mapping[str, Any], record: PlannedRecord | None = None, draft: Draft | None = None, *, chosen: bool = False
) -> str:
    """Return the page of an athlete.

    Parameters
    ----------
    state : mapping
        The state as the API has it; its `week` is of `web.week_view.build_week`.
    record : PlannedRecord, optional
        The plan; None where there is none: the free time of the draft is drawn then.
    draft : Draft, optional
        The scenario; None while it has faults.
    chosen : bool
        Whether the week of a programme was asked for: then the link to it has the focus.
    """
    plan = None if record is None else build_plan_page(_take_shown(record, state))
    picture = plan
    if plan is None and draft is not None:
        picture = build_plan_page(draw_empty_week(problem_of(draft)))
    days = state["week"]["days"] if plan is not None else []
    if plan is None and picture is not None:
        days = build_day_data(picture.record, draft)
    return _render(
        "open.html",
        state=state,
        title=state["title"],
        plan=plan,
        picture=picture,
        days=days,
        edit=state["can_write"] and not state["read_only"],
        verdict=_VERDICTS.get(state["status"], ""),
        places=list(_list_places(picture, (state.get("clash") or {}).get("places", ()))),
        modules=list_modules(),
        asked=sorted(_ASKED),
        chosen=chosen,
        chart=None if record is None or not record.weeks else SeasonChart(build_season(record)),
        across=format_percent,
        ink="var(--{})".format,
    )


def draw_looked_at(
    record: PlannedRecord,
    says: str,
    before: PlannedRecord | None = None,
    *,
    token: str = "",
    variant: Mapping[str, Any] | None = None,
) -> str:
    """Return what stands on the page while another week is looked at, its sessions outlined that stood elsewhere.

    It can be kept where it has a token, and accepted where it is one of a variant.
    """
    return _render(
        "looked_at.html",
        plan=build_plan_page(record),
        days=build_day_data(record, None),
        week=build_week(record),
        before=None if before is None else {session.id: session.start for session in before.sessions},
        says=says,
        token=token,
        variant=variant,
    )


def draw_drop(told: Mapping[str, Any], moves: Sequence[Mapping[str, str]], names: str) -> str:
    """Return what is told of sessions that were dropped, and what can be done with them."""
    return _render("drop.html", **told, moves=moves, names=names)


def render_compare(comparisons: Sequence[Comparison], title: str | None = None) -> str:
    """Return the baseline and its variants side by side: as a page where that has a title, else as part of one."""
    # Only what-if needs it.
    from freshlegs.report.page.compare_page import compare_weeks

    compared = compare_weeks(comparisons, plain=True)
    if title is None:
        return _render("compare_parts.html", **compared)
    return _render("compare_page.html", **{**compared, "title": title})


def render_nothing_compared(title: str) -> str:
    """Return the page of the weeks side by side where there is none beside the own."""
    says = "Nothing is tried yet that has a week. Go back, and try a change under What if …?: then it stands here."
    return _render("compare_page.html", title=title, columns=(), empty=says)


@cache
def render_stylesheet() -> str:
    """Return the style sheet of the page, with the colours of all kinds of sessions."""
    return _render("sheet.css", inks=PALETTE)


@cache
def list_modules() -> tuple[str, ...]:
    """Return the scripts that the page begins with, by name."""
    there = (one.name for one in files("freshlegs.web").joinpath("page").iterdir())
    return tuple(sorted(name for name in there if name.endswith(".js") and name not in _ASKED))


def draw_empty_week(problem: Problem) -> PlannedRecord:
    """Return a week without any session, for its free time to be drawn."""
    clock = problem.clock
    free, busy = (
        tuple((clock.moment(begin), clock.moment(end)) for begin, end in stretches)
        for stretches in (problem.free, problem.busy)
    )
    return PlannedRecord.model_construct(
        scenario=problem.id,
        title=problem.title,
        timezone=clock.zone.key,
        start=clock.first,
        days=clock.days,
        repeats=problem.repeats,
        proved_best=False,
        penalty=0,
        sessions=(),
        free=free,
        busy=busy,
    )


def _take_shown(record: PlannedRecord, state: Mapping[str, Any]) -> PlannedRecord:
    """Return the week of a programme that the state shows."""
    return take_week(record, state["week"]["number"], "the plan") if record.weeks else record


def _list_places(picture: PlanPage | None, places: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the places of a clash by their day, in wall-clock minutes."""
    if picture is None:
        return
    record = picture.record
    clock = Clock(record.zone, record.start, record.days)
    for place in places:
        begin, end = (clock.minute(datetime.fromisoformat(place[key])) for key in ("from", "to"))
        day = clock.day(begin)
        until = clock.wall(end) if clock.day(end) == day else DAY
        begins, several = clock.wall(begin), len(place["sessions"]) > 1
        yield {
            "date": clock.date_of(day).isoformat(),
            "begin": begins,
            "end": until,
            "text": place["text"],
            "short": f"{len(place['sessions'])} of these" if several else place["text"].split(":")[0],
            "when": f"{format_date(clock.date_of(day))} {format_clock_time(begins)} to {format_clock_time(until)}",
        }


def _render(template: str, **values: Any) -> str:
    templates = load_templates(("freshlegs.web", "page"))
    return templates.get_template(template).render(**values)
