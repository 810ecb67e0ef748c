"""Templates and what they may say. Everything that is put into one is escaped."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from freshlegs.io.text import to_one_line
from freshlegs.model.availability import Interval
from freshlegs.model.clock import format_clock_time, format_date
from freshlegs.model.kinds import FAMILIES, KINDS
from freshlegs.model.wording import format_count, format_hours
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.way_text import describe_way
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.page.compiled_templates import CompiledTemplates
from freshlegs.report.page.day_columns import Block
from freshlegs.report.page.palette import DARK, FAMILY_PALETTE, LIGHT, PALETTE
from freshlegs.report.page.picture import LINE_HEIGHT, Picture
from freshlegs.report.page.recovery import Load, TrackPart
from freshlegs.report.phrases import (
    explain_place,
    format_moment,
    format_times,
    list_left_out,
    list_notes,
    list_titles,
    title_session,
)
from freshlegs.training.card import describe_content, summarize_content

_TOLD = 6


def render_template(template: str, **values: Any) -> str:
    """Return a template with its values filled in."""
    return load_templates().get_template(template).render(**values)


@cache
def load_templates(*others: tuple[str, str]) -> Environment:
    """Return the templates, and before them those in other packages and folders of these."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader(*place) for place in (*others, ("freshlegs.report.page", "templates"))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,
        bytecode_cache=CompiledTemplates(),
    )
    found.filters |= {
        "coded": _mark_code,
        "compact": _compact,
        "clock": format_clock_time,
        "headline": summarize_content,
        "joined": _join_lines,
        "lines": describe_content,
        "one_line": to_one_line,
    }
    found.globals |= {
        "along": _along,
        "at": _at,
        "day_state": _find_day_state,
        "state": _find_state,
        "beside": _beside,
        "stretches": _stretches,
        "count": format_count,
        "hours": format_hours,
        "day_name": format_date,
        "moment": format_moment,
        "left_out": list_left_out,
        "times": format_times,
        "week_line": LINE_HEIGHT,
        "kinds": KINDS,
        "families": FAMILIES,
        "title": title_session,
        "titles": list_titles,
        "places": explain_place,
        "way": describe_way,
        "notes": list_notes,
        "palette": PALETTE,
        "family_palette": FAMILY_PALETTE,
        "light": LIGHT,
        "dark": DARK,
    }
    return found


def _join_lines(html: str) -> str:
    """Return elements without the line ends between them, where no letters stand beside each other."""
    return re.sub(r">\n+(?=<)", ">", html)


def _compact(css: str) -> str:
    """Return a style sheet without the blanks that only people need."""
    return re.sub(r"(?<=[{};:,])\s+|\s+(?=[{}])", "", css)


def _at(week: Picture, begin: int, end: int) -> str:
    """Return where two wall-clock minutes of a day are, as CSS."""
    return f"top:{_trim(week.height(week.first, begin))}rem;height:{_trim(week.height(begin, end))}rem"


def _trim(number: float) -> str:
    """Return a number with two decimals at the most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _mark_code(text: str) -> Markup:
    """Return a sentence in which words of a scenario file stand between backticks, with those as code."""
    parts = (
        Markup("<code>{}</code>" if number % 2 else "{}").format(part) for number, part in enumerate(text.split("`"))
    )
    return Markup("").join(parts)


def _find_day_state(record: PlannedRecord, day: date) -> str:
    """Return what a day without a session is: "rest", "ill", "missed"."""
    state = DoneSoFar(record).find_day_state(day)
    return "rest" if state == "open" else state


def _find_state(record: PlannedRecord, session: SessionRecord) -> str:
    """Return what became of a session: "done", "missed", "ill"; "" where nobody tells."""
    state = DoneSoFar(record).sessions[session.id].state
    return "" if state == "open" else state


def _beside(block: Block) -> str:
    """Return which part of a day's width a block has, as CSS."""
    if block.lanes == 1:
        return ""
    return f";left:{100 * block.lane / block.lanes:.2f}%;width:{100 / block.lanes:.2f}%"


def _along(part: TrackPart | Load) -> str:
    """Return which part of the week's line it is, as CSS."""
    return f"left:{100 * part.begin:.3f}%;width:{100 * (part.end - part.begin):.3f}%"


def _stretches(times: Sequence[Interval]) -> str:
    """Return times of a day for people, not more of them than are read."""
    told = [f"{format_clock_time(begin)}\N{EN DASH}{format_clock_time(end)}" for begin, end in times[:_TOLD]]
    return ", ".join(told) + (" and more" if times[_TOLD:] else "")
