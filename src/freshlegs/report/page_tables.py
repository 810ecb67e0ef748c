"""Tables of the pages that explain freshlegs, made from the code: `<!-- generated: NAME -->` in a page becomes one.

It is made while the page is read, so there is no copy that could grow old.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from freshlegs.model.kinds import KINDS, OWN_LOAD
from freshlegs.model.wording import join_words
from freshlegs.training.programme.easier_weeks import (
    CUT_BACK,
    DELOADS,
    LEGS_REST,
    LIFT_VOLUME,
    LONG_CUT_BACK,
    MARATHON_TAPER,
    SHARES,
    SHORT_TAPER,
    USUAL_TAPER,
    Deload,
    count_lifts_left,
)
from freshlegs.training.programme.outline import DELOAD_GAPS, WeekKind
from freshlegs.training.programme.races import RECOVERIES, count_hard_minutes, count_hard_rest, describe_lifts
from freshlegs.training.programme.time_line import IN_SEASON_LIFTS, START_SETS, STRESS_VOLUME
from freshlegs.training.sources import STRENGTH_TEXT

_MARK = re.compile(r"<!-- generated: (.+?) -->\n?")


def fill_page(text: str) -> str:
    """Return the text of a page with its tables; of one that only the web pages have it says so."""
    return _MARK.sub(lambda mark: TABLES[mark[1]]() if mark[1] in TABLES else _ELSEWHERE.format(mark[1]), text)


_ELSEWHERE = "(The table of {} is in the web pages: sphinx-build docs build/docs.)\n"


def format_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a cell may hold anything that fits into a line of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines) + "\n"


def format_code(text: object) -> str:
    """Return a text as code, or nothing for nothing."""
    return f"`{text}`" if f"{text}" else ""


def format_grades() -> str:
    """Return what the grades of strength mean."""
    return format_table(("grade", "what it is"), STRENGTH_TEXT.items())


def format_activities() -> str:
    """Return what is neither run nor lift, with what each asks of the body unless a scenario says otherwise."""
    rows = [
        (
            format_code(row.name), row.title, format_code(row.load.legs), format_code(row.load.upper),
            format_code(row.load.effort), str(row.minutes),
        )
        for row in KINDS.values()
        if row.family == "activity" and row.name != OWN_LOAD
    ]  # fmt: skip
    return format_table(("kind", "what it is", "legs", "upper", "effort", "minutes"), rows)


def format_week_kinds() -> str:
    """Return what each kind of week is for; raises KeyError for a kind that nobody describes."""
    usual, marathon = USUAL_TAPER // 7, MARATHON_TAPER // 7
    lifts_left = ", then ".join(str(count_lifts_left(week, "A") or "none") for week in (2, 1, 0))
    described = {
        "start": (
            f"the first {len(START_SETS)} weeks, at minimum dose",
            f"{', then '.join(map(str, START_SETS))} sets of each exercise",
            "",
        ),
        "build": ("all others", "weights and reps may go up", "the long run grows"),
        "in_season": ('with `phase = "in_season"`', f"{IN_SEASON_LIFTS} at the most, the same weight", "nothing grows"),
        "deload": (
            f"every {DELOAD_GAPS[0]} weeks, or every so many as `deload_every` says",
            "; ".join(f"{level}: {_left(deload)}" for level, deload in DELOADS.items()),
            f"{CUT_BACK} % of the minutes, the long run at {LONG_CUT_BACK} %",
        ),
        "stress": ("as told", f"the same weight, {STRESS_VOLUME} % of the sets x reps", "the long run stays"),
        "taper": (
            f"the last {usual} weeks, {marathon} for a marathon",
            f"{lifts_left}; {LIFT_VOLUME} % of the sets x reps",
            f"{_shares(usual)} of the usual minutes; for a marathon {_shares(marathon)}",
        ),
        "race": (
            "that of an A or a B race",
            f"none; before a B race {count_lifts_left(0, 'B')}",
            "the race stands for the long run, and for all hard runs but one",
        ),
        "recovery": ("the weeks after a race", "by its distance", "by its distance, easy ones first"),
    }
    rows = [(format_code(kind), *described[kind]) for kind in get_args(WeekKind)]
    return format_table(("kind", "when", "lifts", "runs"), rows)


def format_races() -> str:
    """Return what comes before and after a race, by its distance."""
    called = {3: "marathon and longer", 4: "the same, new to running or 50 and more"}
    rows = [
        (
            called.get(index, one.called),
            f"{count_hard_rest(one.kilometres)} days, {count_hard_minutes(one.kilometres)} hard minutes",
            f"{one.rest} days" if one.rest > 1 else "1 day",
            f"{one.legs} days",
            f"{one.hard} days",
            f"{join_words([str(share) for share in one.running])} %",
            describe_lifts(one),
        )
        for index, one in enumerate(RECOVERIES)
    ]
    head = (
        "race of up to", "the last hard run before it", "better no run after it",
        "no legs work, jumps, long run after it",
        "no tempo, intervals", "running of the weeks after, of the usual", "lifts",
    )  # fmt: skip
    return format_table(head, rows)


def format_race_priorities() -> str:
    """Return what each priority of a race means for the weeks before it."""
    rows = [
        (format_code("A"), f"{USUAL_TAPER} days, {MARATHON_TAPER} before a marathon", f"{LEGS_REST['A']} days"),
        (
            format_code("B"),
            f"{SHORT_TAPER} days, {SHARES[1][0]} % of each run; {USUAL_TAPER} days before a marathon",
            f"{LEGS_REST['B']} days",
        ),
        (format_code("C"), "none: it stands for a hard run", "as before any hardest run"),
    ]
    return format_table(("priority", "taper", "no lift for the legs before it"), rows)


def _left(deload: Deload) -> str:
    load = "the same weight" if deload.load == 100 else f"{deload.load} % of the weight"
    return f"{load}, {deload.volume} % of the sets x reps"


def _shares(weeks: int) -> str:
    return f"{join_words([str(share) for share in reversed(SHARES[weeks])])} %"


TABLES: Mapping[str, Callable[[], str]] = {
    "grades": format_grades,
    "activities": format_activities,
    "kinds of weeks": format_week_kinds,
    "races": format_races,
    "race priorities": format_race_priorities,
}
"""What makes each table, by its name in the pages."""
